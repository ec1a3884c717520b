use std::{fs, path::Path};

use super::*;

fn packs() -> Vec<&'static LoadedPack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let within = |folder: &Path| -> Vec<_> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect()
    };
    let sources = within(&folder).into_iter().flat_map(|pack| within(&pack));
    sources
        .map(|path| of(&fs::read_to_string(path).expect("a pack")))
        .collect()
}

fn of(source: &str) -> &'static LoadedPack {
    let (compiled, findings) = compiler::compile("pack.toml", source);
    let pack = compiled.unwrap_or_else(|| panic!("{findings:?}")).pack;
    Box::leak(Box::new(LoadedPack::new(pack).expect("a pack")))
}

fn now() -> Instant {
    "2026-11-30T12:00:00+09:00".parse().expect("an instant")
}

fn files() -> Files {
    Files {
        style: "style-1.css".into(),
        script: "opening-1.js".into(),
        glue: "app-1.js".into(),
        program: "app-1_bg.wasm".into(),
        program_bytes: 1_234_567,
        words: Lang::ALL
            .map(|lang| (lang, format!("words-{}-1.json", lang.tag())))
            .into(),
    }
}

#[test]
fn each_pack_opens_with_its_first_question_in_each_language() {
    for rules in packs() {
        let pack = rules.pack();
        let scheme = Scheme {
            rules,
            versions: &[&pack.version],
            served: &[pack.id.as_str()],
        };
        let made = pages(scheme, &files(), now()).expect("pages");
        assert_eq!(made.len(), pack.languages.len());
        for (page, lang) in made.iter().zip(&pack.languages) {
            let words = words::catalogue(*lang);
            let wording = words::Wording { pack, words };
            let first = pack.questions.first().expect("a question");
            let text = |text: &str| text.replace('&', "&amp;");
            for said in [wording.text(&pack.name), wording.text(&first.text)] {
                let said = text(said);
                assert!(
                    page.html.contains(&said),
                    "{}: {said}\n{}",
                    page.path,
                    page.html
                );
            }
            assert!(page.html.contains("<form"), "{}", page.path);
            assert!(
                page.html.len() < 16 * 1024,
                "{}: {}",
                page.path,
                page.html.len()
            );
        }
        let places: Vec<_> = made.iter().map(|page| page.path.clone()).collect();
        assert_eq!(places[0], format!("{}/index.html", pack.id));
        assert_eq!(
            places[1],
            format!("{}/{}/index.html", pack.id, pack.languages[1].tag())
        );
    }
}
