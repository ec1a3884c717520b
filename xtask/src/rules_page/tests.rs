use maud::html;

use super::*;
use crate::packs;

fn kakao() -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let schemes = packs::compile_all(&root).expect("packs without faults");
    let mut packs = schemes.iter().map(Scheme::pack);
    let kakao = packs.find(|pack| pack.id.as_str() == "kakao-2022-10-15");
    kakao.expect("the pack of the outage").clone()
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

/// A reader of the page can check every figure: nothing that decides one is left out.
#[test]
fn the_page_says_everything_that_decides() {
    let pack = kakao();
    for lang in Lang::ALL {
        let page = Page::of(&pack, lang);
        let page = page.article().expect("a pack is JSON").into_string();
        let remedies = pack.remedies.iter().map(|it| &it.name);
        let notes = pack.remedies.iter().map(|it| &it.note);
        let conditions = pack.remedies.iter().flat_map(|it| &it.conditions);
        let reasons = conditions
            .filter_map(|it| it.reason.of(&pack.reasons))
            .map(|it| &it.text);
        let texts = remedies
            .chain(notes)
            .chain(reasons)
            .chain(pack.services.iter().map(|it| &it.name))
            .chain(pack.values.iter().map(|it| &it.label))
            .chain(pack.intakes.iter().map(|it| &it.name))
            .chain(pack.citations.iter().map(|it| &it.title));
        for text in texts {
            let text = text.get(lang);
            assert!(page.contains(&escaped(text)), "{} lacks {text}", lang.tag());
        }
        for source in &pack.citations {
            assert!(
                page.contains(&escaped(&source.reference)),
                "{}",
                source.reference
            );
        }
    }
}

#[test]
fn bands_begin_where_the_one_before_ends() {
    let pack = kakao();
    let page = Page::of(&pack, Lang::En);
    let page = page.article().expect("a pack is JSON").into_string();
    let rows = [
        ("up to 300,000 won", "30,000 won"),
        ("over 300,000 won up to 500,000 won", "50,000 won"),
        ("over 500,000 won", "A person"),
    ];
    for (band, gives) in rows {
        let row = format!("<th scope=\"row\">{band}</th><td>{gives}");
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn markup_in_a_pack_stays_text() {
    let mut pack = kakao();
    pack.name = Text(Lang::ALL.map(|lang| (lang, "<script>".to_owned())).into());
    let page = Page::of(&pack, Lang::Ko);
    let page = page.article().expect("a pack is JSON").into_string();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
}
