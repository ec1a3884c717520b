//! Exports with something special each (`fixtures/cases/`): each gives the sums that a careful
//! bookkeeper would find, and where that one would ask first, it is asked.

use std::{collections::BTreeMap, fs, path::Path};

use rules::Date;
use sales::{
    Period, Plan, Question, Reader,
    account::{Account, Request, Response, TextSheet, Wanted},
};

/// Answers a question in a plan.
type Answer = fn(&Question, &mut Plan);

/// What is asked of which file, and the sensible answer.
const ASKED: [(&str, Answer); 5] = [
    ("13-partial-cancel.csv", |_, plan| {
        plan.subtract = Some(true);
    }),
    ("13b-cancel-withdrawn.csv", |question, plan| {
        if let Question::Status(status, _) = question {
            plan.answer_status(status, true);
        }
    }),
    ("53-failed-declined.csv", |question, plan| {
        if let Question::Status(status, _) = question {
            plan.answer_status(status, false);
        }
    }),
    // Told and read; the owner may say otherwise.
    ("27-unit-thousand.csv", |_, _| {}),
    ("27b-heading-unit.csv", |_, _| {}),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases")
}

/// The text of a file as `static/spreadsheet.js` makes it.
fn text(bytes: &[u8]) -> String {
    let end = bytes
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |at| at + 1);
    let unpadded = &bytes[..end];
    if bytes.starts_with(&[0xff, 0xfe]) {
        return encoding_rs::UTF_16LE.decode(bytes).0.into_owned();
    }
    if bytes
        .iter()
        .skip(1)
        .step_by(2)
        .filter(|byte| **byte == 0)
        .count()
        > bytes.len() / 8
    {
        return encoding_rs::UTF_16LE
            .decode_without_bom_handling(bytes)
            .0
            .into_owned();
    }
    match std::str::from_utf8(unpadded) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::EUC_KR.decode(unpadded).0.into_owned(),
    }
}

fn opened(reader: &mut Reader, text: String) -> Account {
    let day = |text: &str| text.parse::<Date>().expect("a date");
    let wanted = Wanted {
        period: Period::new(day("2022-09-01"), day("2022-10-31")).at(540),
        currency: "KRW".parse().expect("a currency"),
    };
    let sheets = vec![TextSheet {
        name: String::new(),
        text,
    }];
    match reader.answer(Request::Open { sheets, wanted }) {
        Some(Response::Account(account)) => *account,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_file_gives_the_sums_of_a_careful_bookkeeper() {
    let expected = fs::read_to_string(folder().join("expected.json")).expect("the sums");
    let expected: BTreeMap<String, BTreeMap<Date, i64>> =
        serde_json::from_str(&expected).expect("weeks by file");
    let mut wrong = Vec::new();
    for (name, weeks) in &expected {
        let bytes = fs::read(folder().join(name)).expect(name);
        let mut reader = Reader::default();
        let mut account = opened(&mut reader, text(&bytes));
        let answer = ASKED.iter().find(|(file, _)| file == name);
        if answer.is_none() && !account.asked.is_empty() {
            wrong.push(format!("{name} asks {:?}", account.asked));
        }
        if let Some((_, answer)) = answer {
            assert!(!account.asked.is_empty(), "{name} asks nothing");
            let mut plan = account.plan.clone();
            for question in &account.asked {
                answer(question, &mut plan);
            }
            match reader.answer(Request::Read(plan)) {
                Some(Response::Account(read)) => account = *read,
                other => panic!("{name}: {other:?}"),
            }
        }
        if account.is_open {
            wrong.push(format!("{name} is open: {:?}", account.asked));
        }
        for (first, sum) in weeks {
            let days = (0..7).filter_map(|day| first.plus_days(day));
            let read: i64 = days.filter_map(|day| account.days.get(&day)).sum();
            if read != *sum {
                wrong.push(format!("{name}, {first}: {read} for {sum}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
