//! What the Kakao pack says where its examples cannot: times, intakes, validities. The figures are
//! those of the sources that the pack cites.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use compiler::{Compiled, compile, examples};
use rules::{
    Claim, Estimate, LoadedPack,
    estimate::{Amount, GivenItem, GivenValidity, IntakeStatus, Line},
    evaluate,
    pack::{Citation, Ref, WindowEnd},
};

use crate::passing;

fn compiled() -> Compiled {
    let source = include_str!("../../packs/kakao-2022-10-15/1.0.0.toml");
    let (compiled, findings) = compile("kakao-2022-10-15.toml", source);
    assert!(findings.is_empty(), "{findings:?}");
    compiled.unwrap()
}

/// The claim of an example.
fn claim(compiled: &Compiled, name: &str) -> Claim {
    let example = compiled.examples.iter().find(|other| other.name == name);
    example.unwrap().claim.clone()
}

fn line<'e>(estimate: &'e Estimate, remedy: &str) -> &'e Line {
    let mut lines = estimate.lines.iter();
    lines.find(|line| line.remedy.as_str() == remedy).unwrap()
}

#[test]
fn each_service_came_back_as_published() {
    use WindowEnd::{About, Exact, WorkingBy};
    let published = [
        ("talk_text", "10-16T01:31:00", Exact),
        ("talk_files", "10-18T09:00:00", WorkingBy),
        ("talk_pc", "10-16T14:30:00", WorkingBy),
        ("talk_drawer", "10-20T23:00:00", WorkingBy),
        // No end of its own is published for it.
        ("emoticon_plus", "10-20T23:00:00", WorkingBy),
        ("melon", "10-18T09:00:00", WorkingBy),
        ("webtoon", "10-18T09:00:00", WorkingBy),
        ("page", "10-18T09:00:00", WorkingBy),
        ("tv", "10-18T09:00:00", WorkingBy),
        // 14 h 30 min, 28 h 30 min, 29 h 30 min, 14 h 25 min.
        ("odin_mobile", "10-16T06:00:00", About),
        ("odin_pc", "10-16T20:00:00", About),
        ("pubg", "10-16T21:00:00", About),
        ("uma", "10-16T05:55:00", About),
        ("taxi", "10-16T14:00:00", About),
        ("venti_black", "10-20T23:00:00", WorkingBy),
        ("proxy_driver", "10-20T23:00:00", WorkingBy),
        ("bike", "10-18T09:00:00", WorkingBy),
        ("parking", "10-18T09:00:00", WorkingBy),
        ("map", "10-18T09:00:00", WorkingBy),
        ("pay", "10-16T08:00:00", WorkingBy),
        ("kakao_mail", "10-18T09:00:00", WorkingBy),
        ("daum_mail", "10-19T12:00:00", WorkingBy),
        ("talk_channel", "10-20T23:00:00", WorkingBy),
    ];
    let pack = compiled().pack;
    let window = pack.incident.as_ref().unwrap().window;
    assert_eq!(window.from.to_string(), "2022-10-15T15:30:00+09:00");
    assert_eq!(window.to.to_string(), "2022-10-20T23:00:00+09:00");
    assert_eq!(window.seconds(), (127 * 60 + 30) * 60);
    let mut services = pack.services.iter();
    for (id, back, end) in published {
        let service = services.next().unwrap();
        assert_eq!(service.id.as_str(), id);
        assert_eq!(service.window.from, window.from, "{id}");
        assert_eq!(
            service.window.to.to_string(),
            format!("2022-{back}+09:00"),
            "{id}"
        );
        assert_eq!(service.end, end, "{id}");
    }
    assert_eq!(services.next(), None);
}

#[test]
fn intakes_open_and_close_as_published() {
    let compiled = compiled();
    let loaded = LoadedPack::new(compiled.pack.clone()).unwrap();
    let at = |name: &str, remedy: &str, now: &str| {
        let now = format!("{now}+09:00").parse().unwrap();
        let estimate = evaluate(&loaded, &claim(&compiled, name), now);
        line(&estimate, remedy).intake.as_ref().unwrap().status
    };
    let day = |text: &str| text.parse().unwrap();
    let opens = |date| IntakeStatus::Opens(day(date));
    let open = |date| IntakeStatus::OpenUntil(day(date));
    let closed = |date| IntakeStatus::ClosedAfter(day(date));

    let shop = |now| at("sales fell by 300,000", "sales_loss", now);
    assert_eq!(shop("2023-01-29T23:59:59"), opens("2023-01-30"));
    // The last extension counts, whenever it was decided.
    assert_eq!(shop("2023-01-30T00:00:00"), open("2023-05-31"));
    assert_eq!(shop("2023-05-31T23:59:59"), open("2023-05-31"));
    assert_eq!(shop("2023-06-01T00:00:00"), closed("2023-05-31"));

    let person = |now| at("a person who used nothing", "emoticons", now);
    assert_eq!(person("2023-01-04T23:59:59"), opens("2023-01-05"));
    assert_eq!(person("2023-01-20T23:59:59"), open("2023-01-20"));
    assert_eq!(person("2023-01-21T00:00:00"), closed("2023-01-20"));

    let company = |now| at("a larger company", "enterprise_loss", now);
    assert_eq!(company("2022-10-18T23:59:59"), opens("2022-10-19"));
    assert_eq!(company("2022-11-06T23:59:59"), open("2022-11-06"));
    assert_eq!(company("2022-11-07T00:00:00"), closed("2022-11-06"));

    let small_business = &compiled.pack.intakes[1];
    assert_eq!(small_business.closes, day("2023-02-27"));
    let extensions = small_business.extensions.iter();
    let extensions: Vec<_> = extensions.map(|later| later.closes).collect();
    assert_eq!(extensions, [day("2023-04-14"), day("2023-05-31")]);
}

#[test]
fn things_are_given_in_the_published_number_and_for_the_published_time() {
    let compiled = compiled();
    let loaded = LoadedPack::new(compiled.pack.clone()).unwrap();
    let all = compiled.examples.iter();
    let estimates: Vec<_> = all
        .map(|example| examples::run(&loaded, example).estimate)
        .collect();
    let given = |remedy: &str| {
        let items = |estimate: &Estimate| match &line(estimate, remedy).amount {
            Amount::Items(items) => Some(items.clone()),
            _ => None,
        };
        let items: Vec<Vec<GivenItem>> = estimates.iter().filter_map(items).collect();
        let items: Vec<Vec<_>> = items
            .iter()
            .map(|items| {
                let items = items.iter();
                items.map(|item| (item.count, item.validity)).collect()
            })
            .collect();
        assert!(!items.is_empty(), "{remedy}");
        items
    };
    let unstated = GivenValidity::Unstated;
    for items in given("emoticons") {
        let days = GivenValidity::Days(90);
        assert_eq!(items, [(1, GivenValidity::Unlimited), (2, days)]);
    }
    for items in given("pubg_items") {
        assert_eq!(items, [(1, unstated), (40_000, unstated)]);
    }
    for items in given("uma_items") {
        assert_eq!(
            items,
            [300, 26, 5_000, 10_000].map(|count| (count, unstated))
        );
    }
    for remedy in ["drawer_month", "emoticon_plus_credit"] {
        for items in given(remedy) {
            assert_eq!(items, [(1, unstated)]);
        }
    }

    let extended = |until: Option<&str>| GivenValidity::Extended {
        until: until.map(|date| date.parse().unwrap()),
        days: 15,
        decided: "2022-12-05".parse().unwrap(),
    };
    let emoticon = |name: &str| {
        let claim = claim(&compiled, name);
        let estimate = evaluate(
            &loaded,
            &claim,
            compiled.pack.incident.as_ref().unwrap().window.to,
        );
        match &line(&estimate, "worldcup_emoticon").amount {
            Amount::Items(items) => items[0].validity,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        emoticon("the World Cup emoticon on its first day"),
        extended(Some("2022-12-03"))
    );
    assert_eq!(
        emoticon("the World Cup emoticon, day of the grant not told"),
        extended(None)
    );
}

/// Nothing is cited that names no source, and only what was not found is the pack's own word.
#[test]
fn figures_are_cited_to_those_who_published_them() {
    let pack = compiled().pack;
    let cited = |citations: &[Ref<Citation>]| -> BTreeSet<String> {
        let sources = citations.iter().map(|at| at.of(&pack.citations).unwrap());
        sources.map(|source| source.id.to_string()).collect()
    };
    for remedy in &pack.remedies {
        let sources = cited(&remedy.citations);
        let is_unpublished = ["odin_items", "venti_black"].contains(&remedy.id.as_str());
        assert_eq!(
            sources.contains("own_reading"),
            is_unpublished,
            "{}",
            remedy.id
        );
    }
    let games = ["inews24_games", "news1_pubg", "newspim_games"].map(String::from);
    for service in &pack.services {
        let sources = cited(&service.citations);
        assert!(!sources.contains("own_reading"), "{}", service.id);
        if ["odin_mobile", "odin_pc", "pubg", "uma"].contains(&service.id.as_str()) {
            assert_eq!(sources, BTreeSet::from(games.clone()), "{}", service.id);
        }
    }
}

/// Every example holds, and every reason that the pack can give is given by one.
#[test]
fn examples_leave_nothing_out() {
    let compiled = compiled();
    assert!(compiled.examples.len() >= 60);
    let mut reasons = BTreeSet::new();
    for outcome in passing::outcomes(&compiled) {
        for line in outcome.estimate.lines {
            reasons.insert(format!("{:?}", line.reason));
        }
    }
    for reason in &compiled.pack.reasons {
        let given = format!("Pack({:?})", reason.id);
        assert!(reasons.contains(&given), "no example gives {}", reason.id);
    }
}
