use super::*;
use crate::packs::tests::{of, sample};

const PAGE: &str = "<meta name=\"versions\" content=\"%versions%\"><main>%finder%</main>\
    <script src=\"%script%\"></script>";

const LISTED: &str = r#"
[listing]
country = "GB"
keywords = { ko = "먹통", en = "<blackout>" }
"#;

fn schemes() -> Vec<Scheme> {
    of(vec![
        sample("everywhere", "1.0.0", ""),
        sample("listed", "1.0.0", LISTED),
        sample("listed", "1.2.0", LISTED),
    ])
}

#[test]
fn the_page_names_every_version_the_current_first() {
    let page = filled(PAGE, &schemes(), "index-1.js").expect("a page");
    assert!(page.contains("content=\"everywhere 1.0.0,listed 1.2.0 1.0.0\""));
    let minified =
        "<meta content=%versions% name=versions><main>%finder%</main><script src=%script%>";
    let page = filled(minified, &schemes(), "index-1.js").expect("a page");
    assert!(page.contains("content=\"everywhere 1.0.0,listed 1.2.0 1.0.0\""));
}

#[test]
fn each_scheme_is_in_each_language_with_what_one_finds_it_by() {
    let page = filled(PAGE, &schemes(), "index-1.js").expect("a page");
    for (lang, when, place) in [
        ("ko", "2022년 10월 15일(토)~10월 20일(목)", "영국"),
        (
            "en",
            "Sat 15 October to Thu 20 October 2022",
            "United Kingdom",
        ),
    ] {
        let begins = format!("<section lang=\"{lang}\">");
        let (_, section) = page.split_once(&begins).expect("a section");
        for (id, version) in [("everywhere", "1.0.0"), ("listed", "1.2.0")] {
            let page = match lang {
                "ko" => format!("{id}/"),
                _ => format!("{id}/{lang}/"),
            };
            let link = format!(
                "data-pack=\"{id}\" data-page=\"{page}\" href=\"rules/{id}/{version}.{lang}.html\""
            );
            assert!(section.contains(&link), "{link}");
        }
        assert!(section.contains(&format!("{when} · {place}")), "{when}");
    }
    assert!(page.contains("data-country=\"GB\" data-from=\"2022-10-15\" data-to=\"2022-10-20\""));
    assert!(page.contains("<option value=\"GB\">영국</option>"));
    // What is searched for in one language is found in the other, and stays text.
    assert!(page.contains("data-words=\"Sample outage Sample company 먹통 &lt;blackout&gt;\""));
}

#[test]
fn a_day_is_said_once_and_midnight_ends_the_day_before() {
    let schemes = schemes();
    let finder = Finder::new(&schemes, Lang::En).expect("a finder");
    let day = |text: &str| text.parse().expect("a date");
    let days = |from, to| format::days_between(finder.lang, [day(from), day(to)]);
    assert_eq!(days("2021-10-25", "2021-10-25"), "Mon 25 October 2021");
    assert_eq!(
        days("2021-12-31", "2022-01-01"),
        "Fri 31 December 2021 to Sat 1 January 2022"
    );
}

#[test]
fn a_page_without_a_place_for_them_is_told() {
    let error = filled("<main>%finder%</main>", &schemes(), "index-1.js").expect_err("no versions");
    assert!(error.to_string().contains("%versions%"), "{error}");
    let unnamed = of(vec![sample("a", "1.0.0", &LISTED.replace("GB", "ZZ"))]);
    let error = filled(PAGE, &unnamed, "index-1.js").expect_err("no name");
    assert!(error.to_string().contains("Add it there"), "{error}");
}
