//! Every catalogue is complete, and each text of it asks for what its twins in other languages ask
//! for.

use std::collections::BTreeMap;

use rules::Lang;
use serde_json::Value;

use super::{
    Catalogue, catalogue, counting,
    file::{self, Fault, File},
    plural::Category,
};

/// Sections that others read, and test.
const ELSEWHERE: [&str; 4] = ["counting", "ask", "rules_document", "finder"];

#[test]
fn every_language_has_every_text_and_no_other() {
    for lang in Lang::ALL {
        let file = File::of(lang);
        assert_eq!(file.faults(), [], "{lang:?}");
        assert_eq!(file.faults_of::<Catalogue>(""), [], "{lang:?}");
        assert_eq!(counting::SECTION.faults(lang), [], "{lang:?}");
        for name in file.names() {
            assert!(
                file.asks_for::<Catalogue>(name) || ELSEWHERE.contains(&name),
                "{lang:?}: `{name}` is asked for by nothing"
            );
        }
    }
}

/// Every text of a file by its path; the forms of a count are one text.
fn texts(value: &Value, path: &str, into: &mut BTreeMap<String, Vec<String>>) {
    let plural = |members: &serde_json::Map<String, Value>| {
        members.contains_key(Category::Other.name())
            && members
                .keys()
                .all(|name| Category::ALL.iter().any(|one| one.name() == name))
    };
    match value {
        Value::String(text) => into.entry(path.into()).or_default().push(text.clone()),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                texts(item, &format!("{path}.{at}"), into);
            }
        }
        Value::Object(members) if plural(members) => {
            for form in members.values() {
                texts(form, path, into);
            }
        }
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != "plurals") {
                texts(member, &format!("{path}.{name}"), into);
            }
        }
        other => panic!("{path} is {other}"),
    }
}

fn all_texts(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let file = serde_json::from_str(file::source(lang)).expect("JSON");
    let mut found = BTreeMap::new();
    texts(&file, "", &mut found);
    found
}

/// The places of a text, in order and each once: `{0:을}` is place 0.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|place| place.split(['}', ':']).next())
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[test]
fn each_text_asks_for_the_same_values_in_every_language() {
    /// How a figure stands by its unit may leave the unit to another place.
    const MAY_DIFFER: [&str; 1] = [".format."];
    let [first, others @ ..] = Lang::ALL;
    let expected = all_texts(first);
    for lang in others {
        for (path, forms) in all_texts(lang) {
            if MAY_DIFFER.iter().any(|part| path.contains(part)) {
                continue;
            }
            let twin = expected.get(&path).unwrap_or_else(|| panic!("{path}"));
            for form in &forms {
                assert_eq!(places(form), places(&twin[0]), "{path}: {form}");
            }
        }
    }
}

#[test]
fn no_text_is_empty_or_scolds() {
    for lang in Lang::ALL {
        for (path, forms) in all_texts(lang) {
            for text in forms {
                assert!(!text.trim().is_empty(), "{path}");
                for word in [
                    "error", "invalid", "null", "Error", "Invalid", "오류", "에러",
                ] {
                    assert!(!text.contains(word), "{path}: {word}");
                }
            }
        }
    }
}

#[test]
fn the_page_loads_what_the_file_has() {
    for lang in Lang::ALL {
        let loaded = file::loaded(lang).expect("JSON");
        assert_eq!(super::load(loaded.as_bytes()), Ok(lang));
        let other = loaded.replacen("\"fingerprint\":", "\"fingerprint\":1", 1);
        assert_eq!(super::load(other.as_bytes()), Err(super::OtherCatalogue));
        assert_eq!(super::own_name(lang), catalogue(lang).own_name);
        let read: super::Loaded = rules::json::read(loaded.as_bytes()).expect("what was written");
        let mut texts = read.texts().expect("plural rules");
        let taken = <Catalogue as super::Part>::take(&mut texts);
        assert_eq!(format!("{taken:?}"), format!("{:?}", catalogue(lang)));
        assert!(texts.is_at_end());
    }
}

#[test]
fn what_lacks_and_what_is_too_much_is_told_at_once() {
    let mut file: Value = serde_json::from_str(file::source(Lang::En)).expect("JSON");
    file["lang"] = "fr".into();
    file["plurals"]["few"] = "n is 2".into();
    let members = file["sending"].as_object_mut().expect("a section");
    members.remove("button");
    members.insert("knob".into(), "Turn".into());
    file["stages"] = "one".into();
    file["format"]["days"] = serde_json::json!({ "one": "{0} day" });
    let read = File::read(Lang::En, &file.to_string());
    assert_eq!(read.faults().len(), 2, "{:?}", read.faults());
    let faults = read.faults_of::<Catalogue>("");
    for expected in [
        Fault::Missing("sending.button".into()),
        Fault::Unknown("sending.knob".into()),
        Fault::Missing("format.days.other".into()),
        Fault::OtherShape {
            name: "stages".into(),
            expected: "a list of texts",
        },
    ] {
        assert!(faults.contains(&expected), "{expected}: {faults:?}");
    }
}
