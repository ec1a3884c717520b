use std::collections::BTreeMap;

use interview::testing;
use rules::{Answer, Instant, LoadedPack, Submission, canonical_json};

use super::*;

const KEY: &str = "the page's own key";

fn now() -> Instant {
    "2022-12-30T12:00:00+09:00".parse().expect("a moment")
}

fn claim(json: &str) -> Claim {
    serde_json::from_str(json).expect("a claim")
}

/// A claim of every kind of answer under the made-up scheme.
fn of_lines() -> Claim {
    claim(
        r#"{
            "schema": 1, "pack": "lines", "version": "1.0.0",
            "answers": {
                "claimant": {"choice": "shop"},
                "when": {"windows": [
                    {"from": "2024-03-04T09:00:00+09:00", "to": "2024-03-04T12:00:00+09:00"},
                    {"from": "2024-03-05T00:00:00+09:00", "to": "2024-03-06T00:00:00+09:00"}
                ]},
                "sales": {"daily_money": {"2024-03-03": 1234567, "2024-03-04": null}},
                "lines": {"items": [{
                    "line_fee": {"money": 33000},
                    "line_phones": {"count": 1},
                    "line_since": {"date": "2020-01-31"},
                    "line_type": {"choice": "fibre"},
                    "line_waived": {"yes_no": false}
                }]}
            },
            "windows": {},
            "other_losses": [{"what": "Ice", "amount": 12000}],
            "evidence": {}
        }"#,
    )
}

fn written(claim: &Claim) -> Vec<u8> {
    canonical_json(claim).expect("JSON").into_bytes()
}

fn reopened(rules: &LoadedPack, json: &[u8]) -> Saved {
    read(json, rules, KEY).expect("a claim of this scheme")
}

#[test]
fn a_claim_of_every_kind_of_answer_comes_back_as_it_was() {
    let (rules, claim) = (testing::lines(), of_lines());
    let saved = reopened(rules, &written(&claim));
    assert_eq!(saved.refused, 0);
    assert_eq!(saved.answers, 4);
    assert_eq!(saved.draft.idempotency_key, KEY);
    assert_eq!(claim::whole(rules, &saved.draft), claim);
}

/// What every claim that the packs' own tests are made of says is kept.
#[test]
fn every_example_of_the_published_schemes_comes_back_as_it_was() {
    let (mut compared, mut refused, mut unshown) = (0, 0, Vec::new());
    for (rules, examples) in testing::published() {
        let id = &rules.pack().id;
        for compiler::Example { name, claim, .. } in &examples {
            let saved = match read(&written(claim), rules, KEY) {
                Err(SavedFault::Unshown) => {
                    unshown.push(name.clone());
                    continue;
                }
                saved => saved.expect("a claim of this scheme"),
            };
            let mut whole = claim::whole(rules, &saved.draft);
            // A window beyond the incident is none that a page takes, and the person is told.
            let beyond = claim.windows.iter().filter(|(service, windows)| {
                let mut services = rules.pack().services.iter();
                let published = services.find(|it| it.id == **service);
                let published = published.map(|it| WindowSet::of([it.window]));
                !whole.windows.contains_key(*service) && published.as_ref() != Some(*windows)
            });
            assert_eq!(saved.refused, beyond.count(), "{id}: {name}");
            refused += saved.refused;
            whole.windows.clone_from(&claim.windows);
            assert_eq!(whole, *claim, "{id}: {name}");
            compared += 1;
        }
    }
    // Those with seconds, which no page asks for.
    assert!(unshown.len() < 50, "{unshown:?}");
    assert!(refused < 10, "{refused} windows refused");
    assert!(compared > 300, "only {compared} examples");
}

#[test]
fn a_submission_keeps_its_key() {
    let rules = testing::kakao();
    let mut made = Claim::new(rules.pack());
    made.answers = BTreeMap::from([("claimant".into(), Answer::Choice("consumer".into()))]);
    let submission = Submission::new(rules, made.clone(), now(), "its own key".into());
    let json = canonical_json(&submission.expect("a submission")).expect("JSON");
    let saved = reopened(rules, json.as_bytes());
    assert_eq!(saved.draft.idempotency_key, "its own key");
    assert_eq!(claim::whole(rules, &saved.draft), made);
}

#[test]
fn fields_that_a_claim_may_leave_out_may_be_left_out() {
    let json = br#"{"schema":1,"pack":"lines","version":"1.0.0","answers":{"claimant":{"choice":"shop"}}}"#;
    assert_eq!(reopened(testing::lines(), json).answers, 1);
}

#[test]
fn answers_that_the_rules_do_not_take_are_counted() {
    let mut claim = of_lines();
    claim
        .answers
        .insert("claimant".into(), Answer::Choice("nobody".into()));
    claim.answers.insert("no_question".into(), Answer::Count(1));
    let saved = reopened(testing::lines(), &written(&claim));
    assert_eq!(saved.refused, 2);
    assert_eq!(saved.answers, 5);
}

#[test]
fn another_version_is_left_to_its_own_rules() {
    let mut claim = of_lines();
    claim.version = "0.9.0".into();
    let saved = reopened(testing::lines(), &written(&claim));
    assert_eq!(saved.draft.version, "0.9.0");
    assert_eq!(saved.refused, 0);
}

#[test]
fn what_is_no_claim_of_this_scheme_is_told_apart() {
    let rules = testing::lines();
    let refused = |json: &[u8]| read(json, rules, KEY).expect_err("no claim of this scheme");
    for json in [
        "",
        "{",
        "[]",
        "7",
        "{\"claim\": 7}",
        "{\"schema\": 2}",
        "\u{feff}ID,Name",
    ] {
        assert_eq!(refused(json.as_bytes()), SavedFault::NoClaim, "{json}");
    }
    let whole = written(&of_lines());
    for end in 0..whole.len() {
        let damaged = whole.get(..end).expect("a part");
        assert_eq!(refused(damaged), SavedFault::NoClaim);
    }
    let mut claim = of_lines();
    claim.schema = 2;
    assert_eq!(refused(&written(&claim)), SavedFault::NoClaim);
    let mut claim = of_lines();
    claim.pack = "another".into();
    assert_eq!(
        refused(&written(&claim)),
        SavedFault::Another("another".into())
    );
}

#[test]
fn seconds_and_several_windows_of_a_service_are_not_rounded_away() {
    let json = String::from_utf8(written(&of_lines())).expect("text");
    let json = json.replace("T12:00:00", "T12:00:30");
    let refused = read(json.as_bytes(), testing::lines(), KEY);
    assert_eq!(refused, Err(SavedFault::Unshown));

    let rules = testing::kakao();
    let service = rules.pack().services.first().expect("a service");
    let json = format!(
        r#"{{"schema":1,"pack":"{}","version":"{}","windows":{{"{}":[
            {{"from":"2022-10-15T16:00:00+09:00","to":"2022-10-15T17:00:00+09:00"}},
            {{"from":"2022-10-15T18:00:00+09:00","to":"2022-10-15T19:00:00+09:00"}}]}}}}"#,
        rules.pack().id,
        rules.pack().version,
        service.id
    );
    assert_eq!(read(json.as_bytes(), rules, KEY), Err(SavedFault::Unshown));
}
