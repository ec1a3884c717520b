use super::{
    page::{Parts, made},
    *,
};
use crate::packs::tests::{of, sample};

const PAGE: &str = "<!doctype html><html lang=ko><meta charset=utf-8>\
    <link href=./style-1.css rel=stylesheet><link href=./app-1.js id=glue rel=modulepreload>\
    <script src=./index-1.js></script></head><body><a href=\"rules/a/1.0.0.ko.html\">a</a></body>";

fn parts() -> Parts<'static> {
    Parts {
        program: "app-1_bg.wasm",
        style: "a{color:red}",
        icon: "aWNvbg==",
        script: "go()",
        app: "walk()",
        files: "ZmlsZXM=",
        endpoint: None,
    }
}

#[test]
fn it_sends_to_the_endpoint_alone_and_nowhere_without_one() {
    let silent = made(PAGE, &parts()).expect("a page");
    assert!(!silent.contains("connect-src"));
    let endpoint = Some("https://claims.example");
    let sends = made(
        PAGE,
        &Parts {
            endpoint,
            ..parts()
        },
    )
    .expect("a page");
    assert!(sends.contains("; connect-src https://claims.example; "));
}

#[test]
fn the_page_links_nothing_beside_it() {
    let page = made(PAGE, &parts()).expect("a page");
    assert!(
        crate::size::linked(&page)
            .iter()
            .all(|target| { target.starts_with("data:") || *target == "app-1_bg.wasm" })
    );
    assert!(!page.contains("src="));
    assert!(page.contains("href=\"?rules=a/1.0.0.ko\">a</a>"));
    assert!(page.contains("<script type=\"module\">go()</script></head>"));
}

#[test]
fn the_policy_allows_what_is_there_and_nothing_else() {
    let page = made(PAGE, &parts()).expect("a page");
    // By `openssl dgst -sha256 -binary | base64`.
    for hash in [
        "style-src 'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='",
        "script-src 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=' \
         'sha256-ZwJnMKf/+Tf43vO/Bm/nxgse9mA4DuKr/uLIz06uPMQ=' 'wasm-unsafe-eval'",
        "default-src 'none'",
    ] {
        assert!(page.contains(hash), "{page}");
    }
    assert!(!page.contains("unsafe-inline") && !page.contains("connect-src"));
}

#[test]
fn what_would_end_its_element_is_refused() {
    for broken in [
        Parts {
            script: "'</SCRIPT>'",
            ..parts()
        },
        Parts {
            style: "</style>",
            ..parts()
        },
    ] {
        assert!(made(PAGE, &broken).is_err());
    }
}

#[test]
fn what_is_packed_is_listed_and_comes_out_again() {
    let files = [("a.wasm", b"\0asm".to_vec()), ("b.json", vec![b'x'; 9_000])];
    let files = files.map(|(path, content)| (path.to_owned(), content));
    let archive = archive(&files).expect("an archive");
    let list = br#"[["a.wasm",4],["b.json",9000]]"#;
    assert_eq!(archive[..4], u32::to_le_bytes(30));
    assert_eq!(&archive[4..34], list);
    assert_eq!(&archive[34..38], b"\0asm");
    let packed = packed(&archive).expect("packed");
    assert!(packed.len() < 200);
    let mut unpacked = Vec::new();
    std::io::copy(
        &mut flate2::read::GzDecoder::new(packed.as_slice()),
        &mut unpacked,
    )
    .expect("gzip");
    assert_eq!(unpacked, archive);
}

#[test]
fn packs_are_chosen_by_name_in_their_current_version() {
    let schemes = of(vec![
        sample("a", "1.0.0", ""),
        sample("b", "1.0.0", ""),
        sample("b", "1.1.0", ""),
    ]);
    let ids = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let chosen = chosen(&schemes, &names)?;
        let id = |it: &Scheme| format!("{} {}", it.pack().id, it.versions().join(" "));
        anyhow::Ok(chosen.iter().map(id).collect::<Vec<_>>())
    };
    assert_eq!(ids(&[]).expect("all"), ["a 1.0.0", "b 1.1.0"]);
    assert_eq!(ids(&["b"]).expect("one"), ["b 1.1.0"]);
    let message = ids(&["c"]).expect_err("none of that name").to_string();
    assert!(message.contains("no pack `c`; there are a, b"), "{message}");
}
