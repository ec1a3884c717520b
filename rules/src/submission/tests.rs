use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    Answer, canonical_json,
    estimate::Amount,
    testing::{Builder, formulas::krw, sample},
};

fn submit(loaded: &LoadedPack) -> Submission {
    let claim = sample::full_claim(loaded);
    Submission::new(loaded, claim, sample::now(), "key-1".into()).expect("serialisable")
}

/// Makes the digest right again, as one who forges would.
fn reseal(submission: &mut Submission) {
    submission.digest = submission.content_digest().expect("serialisable");
}

fn difference(verdict: Verdict) -> (String, Option<String>, Option<String>) {
    match verdict {
        Verdict::Different(found) => (found.pointer, found.submitted, found.recomputed),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_submission_verifies_after_a_journey_as_json() {
    let loaded = sample::pack();
    let submission = submit(&loaded);
    let json = canonical_json(&submission).expect("serialisable");
    let read: Submission = serde_json::from_str(&json).expect("a submission");
    assert_eq!(read, submission);
    let pretty = serde_json::to_string_pretty(&submission).expect("serialisable");
    let read: Submission = serde_json::from_str(&pretty).expect("a submission");
    let other = Builder::new().load();
    assert_eq!(verify(&read, &[other, loaded]), Verdict::Equal);
}

#[test]
fn what_was_changed_afterwards_is_tampered() {
    let loaded = [sample::pack()];
    let submission = submit(&loaded[0]);
    let mut changed = submission.clone();
    changed.estimate.totals.cash.high += 1;
    assert_eq!(verify(&changed, &loaded), Verdict::Tampered);
    let mut changed = submission.clone();
    changed.idempotency_key.push('x');
    assert_eq!(verify(&changed, &loaded), Verdict::Tampered);
    let mut changed = submission.clone();
    let second = changed.created.seconds() + 1;
    changed.created = Instant::from_seconds(second, 540).expect("an instant");
    assert_eq!(verify(&changed, &loaded), Verdict::Tampered);
    let mut changed = submission.clone();
    changed.evidence_manifest[0].file.bytes += 1;
    assert_eq!(verify(&changed, &loaded), Verdict::Tampered);
    let mut changed = submission;
    changed.digest = Digest::of(b"");
    assert_eq!(verify(&changed, &loaded), Verdict::Tampered);
}

/// What `leaf` might be changed into; much of it is no longer what has to stand there.
fn forgeries(leaf: &Value) -> Vec<Value> {
    match leaf {
        Value::Number(number) => {
            let number = number.as_i64().expect("a whole number");
            vec![json!(number + 1)]
        }
        Value::Bool(flag) => vec![json!(!flag)],
        Value::String(text) => {
            // Figures, dates and digests are text too: another digit in each place.
            let mut changed = vec![json!(format!("{text}0")), json!("none")];
            for (at, char) in text.char_indices() {
                let other = if char == '1' { "2" } else { "1" };
                let mut text = text.clone();
                if char.is_ascii_digit() {
                    text.replace_range(at..=at, other);
                    changed.push(Value::String(text));
                }
            }
            changed
        }
        Value::Null => vec![json!("0"), json!(0)],
        Value::Array(_) => vec![json!([0]), json!(["talk"])],
        Value::Object(_) => Vec::new(),
    }
}

#[test]
fn no_place_of_what_is_recomputed_can_be_forged() {
    let loaded = [sample::pack()];
    let honest = submit(&loaded[0]);
    let document = serde_json::to_value(&honest).expect("serialisable");
    let mut places = Vec::new();
    leaves(&document, "", &mut places);
    let recomputed = [
        "/created",
        "/estimate/",
        "/evidence_manifest/",
        "/pack/",
        "/schema",
    ];
    places.retain(|place| recomputed.iter().any(|start| place.starts_with(start)));
    let mut forged = 0;
    for place in &places {
        let leaf = document.pointer(place).expect("a leaf");
        // The first that can stand there is enough: each one serialises two whole submissions.
        let changed = forgeries(leaf).into_iter().find_map(|forgery| {
            let mut json = document.clone();
            *json.pointer_mut(place).expect("a leaf") = forgery;
            let changed = serde_json::from_value::<Submission>(json).ok()?;
            (changed != honest).then_some(changed)
        });
        let Some(mut changed) = changed else {
            continue;
        };
        reseal(&mut changed);
        let verdict = verify(&changed, &loaded);
        let found = matches!(verdict, Verdict::Different(_) | Verdict::UnknownPack(_));
        assert!(found, "{place}: {verdict:?}");
        forged += 1;
    }
    // Else the forgeries were refused before they were compared.
    let few = places.len() / 2;
    assert!(forged > few, "{forged} in {} places", places.len());
}

#[test]
fn a_file_cannot_be_added_to_the_manifest_or_the_claim_alone() {
    let loaded = [sample::pack()];
    let mut forged = submit(&loaded[0]);
    forged.evidence_manifest.clear();
    reseal(&mut forged);
    let (pointer, submitted, _) = difference(verify(&forged, &loaded));
    assert_eq!((&*pointer, submitted), ("/evidence_manifest/0", None));

    let mut forged = submit(&loaded[0]);
    for held in forged.claim.evidence.values_mut() {
        held.files.clear();
    }
    for loss in &mut forged.claim.other_losses {
        loss.files.clear();
    }
    reseal(&mut forged);
    let (pointer, _, recomputed) = difference(verify(&forged, &loaded));
    assert_eq!((&*pointer, recomputed), ("/evidence_manifest/0", None));
}

#[test]
fn another_version_of_the_pack_is_not_taken_for_it() {
    let later = |version: &str| {
        let mut pack = sample::pack().pack().clone();
        pack.version = version.into();
        LoadedPack::new(pack).expect("a pack")
    };
    let packs = [later("1.0.1"), sample::pack(), later("2.0.0")];
    assert_eq!(verify(&submit(&packs[0]), &packs), Verdict::Equal);
    assert_eq!(verify(&submit(&packs[2]), &packs), Verdict::Equal);
    // Named by a version that is there, with the hash of another.
    let mut mixed = submit(&packs[1]);
    mixed.pack.version = "2.0.0".into();
    reseal(&mut mixed);
    let expected = Verdict::UnknownPack(mixed.pack.clone());
    assert_eq!(verify(&mixed, &packs), expected);
    // Figures by one version under the name of another.
    let mut moved = submit(&packs[1]);
    moved.pack = packs[2].reference();
    reseal(&mut moved);
    let (pointer, ..) = difference(verify(&moved, &packs));
    assert_eq!(pointer, "/claim/version");
}

#[test]
fn what_says_two_things_under_one_name_is_refused() {
    let json = canonical_json(&submit(&sample::pack())).expect("serialisable");
    let twice = |once: &str, more: &str| {
        assert!(json.contains(once), "{once}");
        let read = json.replacen(once, &format!("{once}{more}"), 1);
        let read = serde_json::from_str::<Submission>(&read);
        let error = read.expect_err("two of one name").to_string();
        assert!(
            error.contains("twice") || error.contains("duplicate"),
            "{error}"
        );
    };
    twice("\"answers\":{", "\"claimant\":{\"choice\":\"consumer\"},");
    twice("\"weekly_money\":{", "\"2022-10-15\":1,");
    twice("\"evidence\":{", "\"certificate\":{\"files\":[]},");
    twice("\"name\":{", "\"en\":\"Another thing\",");
    twice("\"claim\":{", "\"version\":\"1.0.0\",");
}

#[test]
fn a_forged_won_with_a_right_digest_is_found() {
    let loaded = [sample::pack()];
    let mut forged = submit(&loaded[0]);
    forged.estimate.lines[0].amount = Amount::Money(50_001);
    reseal(&mut forged);
    let expected = (
        "/estimate/lines/0/amount/money".into(),
        Some("50001".into()),
        Some("50000".into()),
    );
    assert_eq!(difference(verify(&forged, &loaded)), expected);
}

#[test]
fn a_forged_claim_is_found_by_what_it_leads_to() {
    let loaded = [sample::pack()];
    let mut forged = submit(&loaded[0]);
    let claimant = Answer::Choice("consumer".into());
    forged.claim.answers.insert("claimant".into(), claimant);
    reseal(&mut forged);
    let (pointer, ..) = difference(verify(&forged, &loaded));
    assert!(pointer.starts_with("/estimate/"), "{pointer}");
}

#[test]
fn what_is_there_on_one_side_only_is_a_difference() {
    let loaded = [sample::pack()];
    let submission = submit(&loaded[0]);

    let mut more = submission.clone();
    let extra = more.evidence_manifest[0].clone();
    more.evidence_manifest.push(extra);
    reseal(&mut more);
    let (pointer, submitted, recomputed) = difference(verify(&more, &loaded));
    assert_eq!((&*pointer, recomputed), ("/evidence_manifest/2", None));
    assert!(submitted.is_some_and(|json| json.contains("certificate.pdf")));

    let mut fewer = submission;
    fewer.estimate.faults = Vec::new();
    fewer.estimate.lines[3].amount = Amount::None;
    reseal(&mut fewer);
    let (pointer, submitted, recomputed) = difference(verify(&fewer, &loaded));
    assert_eq!(pointer, "/estimate/lines/3/amount");
    assert_eq!(submitted.as_deref(), Some("\"none\""));
    assert!(recomputed.is_some());
}

#[test]
fn the_pack_is_looked_up_by_id_version_and_hash() {
    let submission = submit(&sample::pack());
    assert_eq!(
        verify(&submission, &[]),
        Verdict::UnknownPack(submission.pack.clone())
    );
    let mut b = Builder::new();
    b.pays("it", krw(1));
    // The same id and version, other content.
    let other = [b.load()];
    assert_eq!(other[0].pack().id, submission.pack.id);
    assert_eq!(
        verify(&submission, &other),
        Verdict::UnknownPack(submission.pack)
    );
}

#[test]
fn the_claim_is_bound_to_the_same_pack() {
    let loaded = [sample::pack()];
    let quoted = |text: &str| Some(format!("\"{text}\""));

    let mut claim = sample::full_claim(&loaded[0]);
    claim.version = "9.9.9".into();
    let submission = Submission::new(&loaded[0], claim, sample::now(), "key".into());
    let found = difference(verify(&submission.expect("serialisable"), &loaded));
    assert_eq!(
        found,
        ("/claim/version".into(), quoted("9.9.9"), quoted("1.0.0"))
    );

    let mut claim = sample::full_claim(&loaded[0]);
    claim.pack = "other".into();
    let submission = Submission::new(&loaded[0], claim, sample::now(), "key".into());
    let found = difference(verify(&submission.expect("serialisable"), &loaded));
    assert_eq!(
        found,
        ("/claim/pack".into(), quoted("other"), quoted("test-2022"))
    );
}

#[test]
fn other_versions_of_the_formats_are_differences() {
    let loaded = [sample::pack()];
    let mut claim = sample::full_claim(&loaded[0]);
    claim.schema = 2;
    let submission = Submission::new(&loaded[0], claim, sample::now(), "key".into());
    let found = difference(verify(&submission.expect("serialisable"), &loaded));
    assert_eq!(
        found,
        ("/claim/schema".into(), Some("2".into()), Some("1".into()))
    );

    let mut submission = submit(&loaded[0]);
    submission.schema = 2;
    reseal(&mut submission);
    let found = difference(verify(&submission, &loaded));
    assert_eq!(
        found,
        ("/schema".into(), Some("2".into()), Some("1".into()))
    );
}

#[test]
fn the_estimate_is_for_the_moment_of_submission() {
    let loaded = [sample::pack()];
    let mut submission = submit(&loaded[0]);
    assert_eq!(submission.estimate.now, submission.created);
    submission.created = crate::testing::at("2024-01-01T00:00");
    reseal(&mut submission);
    let (pointer, ..) = difference(verify(&submission, &loaded));
    assert_eq!(pointer, "/estimate/lines/0/intake/status/closed_after");
}

#[test]
fn unknown_members_are_refused() {
    let mut json = serde_json::to_value(submit(&sample::pack())).expect("serialisable");
    json["discount"] = json!(1);
    let read = serde_json::from_value::<Submission>(json);
    assert!(read.is_err_and(|error| error.to_string().contains("discount")));
}

fn first(left: &Value, right: &Value) -> Option<Difference> {
    let tree = |document| Tree::of(document).expect("a document");
    difference::first(&tree(left), &tree(right))
}

#[test]
fn pointers_escape_what_json_pointer_reserves() {
    let left = json!({ "a/b": { "c~d": [1, 2] } });
    let right = json!({ "a/b": { "c~d": [1, 3, 4] } });
    let found = first(&left, &right).expect("a difference");
    assert_eq!(found.pointer, "/a~1b/c~0d/1");
    assert_eq!(left.pointer(&found.pointer), Some(&json!(2)));
    assert_eq!(first(&left, &left), None);
    let nothing = first(&json!({ "a": null }), &json!({}));
    let nothing = nothing.expect("a difference");
    assert_eq!(
        (nothing.submitted, nothing.recomputed),
        (Some("null".into()), None)
    );
}

/// Every place in a document that holds no other.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, member) in members {
                leaves(member, &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                leaves(item, &format!("{pointer}/{at}"), found);
            }
        }
        _ => found.push(pointer.to_owned()),
    }
}

proptest! {
    // Each case serialises two whole submissions.
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever leaf of the document is changed, it is no longer accepted as it stands.
    #[test]
    fn any_change_changes_the_digest(which in 0..100_000_usize) {
        static LOADED: LazyLock<[LoadedPack; 1]> = LazyLock::new(|| [sample::pack()]);
        static SUBMISSION: LazyLock<Value> =
            LazyLock::new(|| serde_json::to_value(submit(&LOADED[0])).unwrap());
        let mut json = SUBMISSION.clone();
        let mut places = Vec::new();
        leaves(&json, "", &mut places);
        let place = &places[which % places.len()];
        let leaf = json.pointer_mut(place).unwrap();
        *leaf = match leaf {
            Value::Number(number) => json!(number.as_i64().unwrap() + 1),
            Value::Bool(flag) => json!(!*flag),
            Value::String(text) => json!(format!("{text}0")),
            Value::Null => json!("0"),
            Value::Array(_) => json!([0]),
            Value::Object(_) => json!({ "0": 0 }),
        };
        // Much of what is changed is no longer a submission at all.
        if let Ok(changed) = serde_json::from_value::<Submission>(json) {
            prop_assert_eq!(verify(&changed, &*LOADED), Verdict::Tampered, "{}", place);
            let mut resealed = changed;
            reseal(&mut resealed);
            let verdict = verify(&resealed, &*LOADED);
            // The key and what the claim says of losses and files lead to no figure.
            let free = ["/idempotency_key", "/digest", "/claim/", "/created", "/estimate/now"];
            if !free.iter().any(|start| place.starts_with(start)) {
                let refused = matches!(verdict, Verdict::Different(_) | Verdict::UnknownPack(_));
                prop_assert!(refused, "{}: {:?}", place, verdict);
            }
        }
    }
}
