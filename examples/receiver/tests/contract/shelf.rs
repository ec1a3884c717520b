//! `list` and `show`.

use std::fs;

use crate::{
    program::{Receiver, run},
    submissions::{folder, json, submission},
    wire::send,
};

#[test]
fn what_was_received_is_listed_and_shown() {
    let receiver = Receiver::new("shelf", &[]);
    let submissions = [0, 1].map(|example| submission(example, &format!("key-{example}")));
    let receipts = submissions.each_ref().map(|submission| {
        send(
            receiver.address,
            &submission.idempotency_key,
            &json(submission),
        )
        .receipt()
    });
    let listed = receiver.stored();
    assert_eq!(listed.len(), 2);
    for ((line, receipt), submission) in listed.iter().zip(&receipts).zip(&submissions) {
        for (name, value) in receipt.as_object().unwrap() {
            assert_eq!(&line[name], value, "{name}");
        }
        assert_eq!(line["made"], submission.created.to_string());
        assert_eq!(line["pack"]["id"], "kakao-2022-10-15");
        assert_eq!(
            line.as_object().unwrap().len(),
            6,
            "nothing of what was said"
        );
    }
    let database = receiver.database.to_str().unwrap();
    let text = run(&["list", "--database", database]);
    let text = String::from_utf8(text.stdout).unwrap();
    let number = receipts[1]["number"].as_str().unwrap();
    let received = receipts[1]["received"].as_str().unwrap();
    let made = submissions[1].created;
    let line = format!("{number}  received {received}  made {made}  kakao-2022-10-15 1.0.0");
    assert_eq!(text.lines().nth(1), Some(line.as_str()));

    let typed = number.to_lowercase().replace('-', " ");
    let shown = run(&["show", "--database", database, &typed]);
    assert_eq!(shown.status.code(), Some(0));
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert_eq!(shown, json(&submissions[1]) + "\n");
    let none = run(&["show", "--database", database, "0000-0000-0000"]);
    assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0));
}

/// Looking makes no database, and what is none is told.
#[test]
fn a_database_that_is_not_there_is_told() {
    let folder = folder("shelf-absent");
    let absent = folder.join("absent.sqlite");
    let path = absent.to_str().unwrap();
    for arguments in [
        vec!["list", "--database", path],
        vec!["show", "--database", path, "1"],
    ] {
        let ran = run(&arguments);
        assert_eq!((ran.status.code(), ran.stdout.len()), (Some(2), 0));
        let message = String::from_utf8(ran.stderr).unwrap();
        assert!(
            message.contains("absent.sqlite cannot be used"),
            "{message}"
        );
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
