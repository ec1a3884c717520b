//! What the document of a scheme says.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use document::{Place, Site, page};
use maud::html;
use rules::{Lang, LoadedPack, Pack, Text};

fn compiled(name: &str, source: &str) -> Pack {
    let (compiled, findings) = compiler::compile(name, source);
    compiled.unwrap_or_else(|| panic!("{findings:?}")).pack
}

fn sample() -> LoadedPack {
    let source = include_str!("../../compiler/tests/base.toml");
    LoadedPack::new(compiled("base.toml", source)).unwrap()
}

/// Every pack of the workspace.
fn packs() -> Vec<LoadedPack> {
    let mut sources = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs"),
        &mut sources,
    );
    assert!(!sources.is_empty());
    let load = |path: &PathBuf| {
        let source = fs::read_to_string(path).unwrap();
        LoadedPack::new(compiled(&path.to_string_lossy(), &source)).unwrap()
    };
    sources.iter().map(load).collect()
}

fn collect(folder: &Path, sources: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            sources.push(path);
        }
    }
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

/// A reader can check every figure: nothing that decides one is left out.
#[test]
fn the_document_says_everything_that_decides() {
    for loaded in packs() {
        let pack = loaded.pack();
        for lang in pack.languages.iter().copied() {
            let page = page(&loaded, [], lang, Place::Alone);
            let conditions = pack.remedies.iter().flat_map(|it| &it.conditions);
            let reasons = conditions
                .filter_map(|it| it.reason.of(&pack.reasons))
                .map(|it| &it.text);
            let texts = reasons
                .chain(pack.remedies.iter().flat_map(|it| [&it.name, &it.note]))
                .chain(pack.services.iter().map(|it| &it.name))
                .chain(pack.questions.iter().flat_map(|it| [&it.label, &it.text]))
                .chain(pack.values.iter().map(|it| &it.label))
                .chain(pack.intakes.iter().map(|it| &it.name))
                .chain(pack.evidence.iter().flat_map(|it| [&it.name, &it.hint]))
                .chain(pack.citations.iter().map(|it| &it.title));
            for text in texts {
                let text = text.get(lang);
                assert!(page.contains(&escaped(text)), "{} lacks {text}", lang.tag());
            }
            for source in &pack.citations {
                assert!(page.contains(&escaped(&source.reference)), "{source:?}");
            }
            assert!(page.contains(&loaded.hash().to_string()));
        }
    }
}

#[test]
fn bands_begin_where_the_one_before_ends() {
    let packs = packs();
    let kakao = packs
        .iter()
        .find(|loaded| loaded.pack().id.as_str() == "kakao-2022-10-15");
    let page = page(kakao.unwrap(), [], Lang::En, Place::Alone);
    let rows = [
        ("up to 300,000 won", "30,000 won"),
        ("over 300,000 won up to 500,000 won", "50,000 won"),
        ("over 500,000 won", "A person"),
    ];
    for (band, gives) in rows {
        let row = format!(
            "<th scope=\"row\" data-head=\"Lost sales\">{band}</th><td data-head=\"Gives\">{gives}"
        );
        assert!(page.contains(&row), "{row}");
    }
}

/// The pack's text is others' work: none of it is markup, in the page or in its style.
#[test]
fn markup_in_a_pack_stays_text() {
    let mut pack = sample().pack().clone();
    let evil = "</style><script>\"\\";
    pack.name = Text(Lang::ALL.map(|lang| (lang, evil.to_owned())).into());
    let loaded = LoadedPack::new(pack).unwrap();
    let page = page(&loaded, [], Lang::Ko, Place::Alone);
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
    assert_eq!(page.matches("</style").count(), 1);
    assert!(
        page.contains(r#"content: "\3c /style\3e \3c script\3e \22 \5c  · sample"#),
        "{page}"
    );
}

/// A page by itself asks for nothing; one beside the calculator has no style of its own.
#[test]
fn a_page_links_what_its_place_allows() {
    let alone = page(&sample(), [], Lang::Ko, Place::Alone);
    assert!(!alone.contains("<link") && alone.contains("<style>"));
    let site = Site {
        style: "rules/document.css",
        icon: "icon.svg",
        calculator: "./?pack=sample&",
        other: Some((Lang::En, "rules.en.html")),
    };
    let beside = page(&sample(), [], Lang::Ko, Place::Site(site));
    assert!(!beside.contains("<style") && !beside.contains("style="));
    assert!(beside.contains(r#"href="rules/document.css""#));
    assert!(beside.contains(r#"<a href="./?pack=sample&amp;lang=ko" target="_top">"#));
    assert!(beside.contains(r#"<a href="rules.en.html" lang="en">Read in English</a>"#));
}

/// The whole of it, a tag a line.
#[test]
fn the_sample() {
    for lang in Lang::ALL {
        let page = page(&sample(), [], lang, Place::Alone);
        let (_, body) = page.split_once("<body>").unwrap();
        insta::assert_snapshot!(lang.tag(), body.replace("><", ">\n<"));
    }
}
