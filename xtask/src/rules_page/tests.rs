use super::*;
use crate::packs;

fn written(versions: &[Compiled], name: &str) -> std::path::PathBuf {
    let dist = std::env::temp_dir().join(format!("bosang-{name}-{}", std::process::id()));
    fs::create_dir_all(&dist).expect("a folder to write into");
    let versions: Vec<&Compiled> = versions.iter().collect();
    write_all(&versions, &versions, &dist).expect("pages");
    dist
}

fn all() -> Vec<Compiled> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let schemes = packs::compile_all(&root).expect("packs without faults");
    schemes.iter().map(Scheme::current).cloned().collect()
}

#[test]
fn each_pack_has_a_page_in_each_of_its_languages() {
    let packs = all();
    let dist = written(&packs, "pages");
    for Compiled { pack, listing, .. } in &packs {
        for lang in &pack.languages {
            let page = fs::read_to_string(dist.join(address(pack, *lang))).expect("its page");
            assert!(page.contains(r#"<link rel="stylesheet" href="../../rules/document.css">"#));
            let calculator = format!("../../?pack={}&amp;lang={}", pack.id, lang.tag());
            assert!(page.contains(&calculator), "{calculator}");
            for change in &listing.changes {
                assert!(
                    page.contains(change.text.get(*lang)),
                    "what {} changed",
                    pack.id
                );
            }
            assert!(
                !page.contains("<style"),
                "the policy allows no style in a page"
            );
        }
    }
    fs::remove_dir_all(dist).expect("the folder that was made");
}

#[test]
fn of_one_scheme_the_first_page_is_its_document_and_of_several_the_way_to_each() {
    let pack = all().into_iter().next().expect("a pack");
    let mut other = pack.clone();
    other.pack.version = "9.0.0".to_owned();
    let dist = written(std::slice::from_ref(&pack), "one");
    let page = fs::read_to_string(dist.join("rules.ko.html")).expect("the first page");
    assert!(page.contains("href=\"rules/document.css\"") && page.contains("id=\"remedies\""));
    let two = written(&[pack.clone(), other], "two");
    let page = fs::read_to_string(two.join("rules.ko.html")).expect("the first page");
    for version in [&pack.pack.version, "9.0.0"] {
        let link = format!("href=\"rules/{}/{version}.ko.html\"", pack.pack.id);
        assert!(page.contains(&link), "{link}");
    }
    for folder in [dist, two] {
        fs::remove_dir_all(folder).expect("the folder that was made");
    }
}
