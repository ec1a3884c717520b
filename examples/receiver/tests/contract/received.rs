//! What is received, and what the claimant gets for it.

use std::fs;

use rules::Instant;

use crate::{
    program::Receiver,
    submissions::{SOURCE, examples, folder, json, packs, submission},
    wire::{Reply, ask, exchange, post, send},
};

/// Every example of the pack is received, with the number that the calculator shows.
#[test]
fn each_example_is_stored_and_gets_its_receipt() {
    let receiver = Receiver::new("received-each", &[]);
    for example in 0..examples() {
        let key = format!("example-{example}");
        let submission = submission(example, &key);
        let reply = send(receiver.address, &key, &json(&submission));
        assert_eq!(reply.status, 201, "{reply:?}");
        let receipt = reply.receipt();
        let number = words::format::receipt(&submission.digest);
        assert_eq!(receipt["number"], number);
        assert_eq!(receipt["digest"], submission.digest.to_string());
        assert_eq!(receipt["idempotency_key"], key);
        let received: Instant = receipt["received"].as_str().unwrap().parse().unwrap();
        assert_eq!(received.offset_minutes(), 9 * 60, "the scheme's own time");
        let now = std::time::SystemTime::UNIX_EPOCH
            .elapsed()
            .unwrap()
            .as_secs();
        let age = i64::try_from(now).unwrap() - received.seconds();
        assert!((0..60).contains(&age), "{age}");
    }
    assert!(examples() >= 10);
    assert_eq!(receiver.stored().len(), examples());
}

#[test]
fn sent_again_it_gets_the_very_same_receipt() {
    let receiver = Receiver::new("received-again", &[]);
    let body = json(&submission(0, "again"));
    let first = send(receiver.address, "again", &body);
    // A receipt made anew would be of a later second.
    let date = |reply: &Reply| reply.header("date").unwrap().to_owned();
    while date(&ask(receiver.address, "GET", "/health", &[])) == date(&first) {}
    let second = send(receiver.address, "again", &body);
    assert_eq!((first.status, second.status), (201, 200));
    assert_eq!(first.receipt(), second.receipt());
    assert_eq!(first.body, second.body);
    assert_eq!(receiver.stored().len(), 1);
}

/// A receipt holds, whatever becomes of the rules: who did not hear the answer asks again.
#[test]
fn what_was_stored_stays_received_when_its_rules_are_gone() {
    let mut receiver = Receiver::new("received-gone", &[]);
    let body = json(&submission(0, "kept"));
    let first = send(receiver.address, "kept", &body);
    assert_eq!(first.status, 201);
    receiver.signal("TERM");
    receiver.ended();
    let other = folder("received-gone-packs");
    let newer = fs::read_to_string(SOURCE).unwrap();
    let newer = newer.replace("version = \"1.0.0\"", "version = \"1.0.1\"");
    fs::write(other.join("1.0.1.toml"), newer).unwrap();
    let database = receiver.database.clone();
    let receiver = Receiver::under(&other, &database, &[]);
    let again = send(receiver.address, "kept", &body);
    assert_eq!((again.status, again.body), (200, first.body));
    let new = json(&submission(0, "new"));
    send(receiver.address, "new", &new).is_problem(422, "unknown_pack");
    // It is compared to the byte of its content, not by what it says its digest is.
    let mut raised = submission(0, "kept");
    raised.estimate.totals.cash.high += 1;
    send(receiver.address, "kept", &json(&raised)).is_problem(422, "tampered");
}

/// White space and the order of members are not content.
#[test]
fn another_spelling_is_the_same_submission() {
    let receiver = Receiver::new("received-spelling", &[]);
    let submission = submission(1, "spelled");
    let pretty = serde_json::to_string_pretty(&submission).unwrap();
    assert_eq!(send(receiver.address, "spelled", &pretty).status, 201);
    let canonical = json(&submission);
    assert_eq!(send(receiver.address, "spelled", &canonical).status, 200);
    let database = receiver.database.to_str().unwrap();
    let number = words::format::receipt(&submission.digest);
    let shown = crate::program::run(&["show", "--database", database, &number]);
    assert_eq!(
        String::from_utf8(shown.stdout).unwrap(),
        format!("{canonical}\n")
    );
}

#[test]
fn a_body_may_come_in_chunks_and_its_type_with_parameters() {
    let receiver = Receiver::new("received-chunks", &[]);
    let body = json(&submission(2, "chunks"));
    let half = body.len() / 2;
    let chunk = |part: &str| format!("{:x}\r\n{part}\r\n", part.len());
    let chunked = chunk(&body[..half]) + &chunk(&body[half..]) + "0\r\n\r\n";
    let head = "POST /submissions HTTP/1.1\r\ntransfer-encoding: chunked\r\n\
                Content-Type: Application/JSON; charset=utf-8\r\nIdempotency-Key: chunks";
    let reply = exchange(receiver.address, head, chunked.as_bytes());
    assert_eq!(reply.status, 201, "{reply:?}");
}

/// The largest body is taken, and one byte more is not.
#[test]
fn four_mebibytes_are_taken() {
    let receiver = Receiver::new("received-large", &[]);
    let body = json(&submission(0, "large"));
    let padded = body + &" ".repeat(4 << 20);
    let headers = ["content-type: application/json", "idempotency-key: large"];
    let largest = &padded.as_bytes()[..4 << 20];
    assert_eq!(post(receiver.address, &headers, largest).status, 201);
    let larger = &padded.as_bytes()[..(4 << 20) + 1];
    post(receiver.address, &headers, larger).is_problem(413, "too_large");
}

#[test]
fn sources_are_as_good_as_compiled_packs() {
    let database = folder("received-sources").join("received.sqlite");
    let receiver = Receiver::under(SOURCE.as_ref(), &database, &[]);
    let body = json(&submission(0, "source"));
    assert_eq!(send(receiver.address, "source", &body).status, 201);
}

#[test]
fn it_tells_that_it_is_well() {
    let receiver = Receiver::new("received-health", &[]);
    let reply = ask(receiver.address, "GET", "/health", &[]);
    assert_eq!(
        (reply.status, reply.body.as_str()),
        (200, r#"{"status":"ok"}"#)
    );
    crate::openapi::holds(&reply, "/health", "get");
    assert_eq!(ask(receiver.address, "HEAD", "/health", &[]).status, 200);
}

/// Neither what claimants said nor what leads to them.
#[test]
fn the_log_tells_how_it_went_and_nothing_of_anybody() {
    let mut receiver = Receiver::new("received-log", &[]);
    let submission = submission(0, "key-of-somebody");
    let body = json(&submission);
    send(receiver.address, "key-of-somebody", &body);
    send(receiver.address, "key-of-somebody", "{\"somebody\": 1}");
    ask(receiver.address, "GET", "/somebody?name=somebody", &[]);
    receiver.signal("TERM");
    let (well, log) = receiver.ended();
    assert!(well);
    let lines: Vec<_> = log
        .lines()
        .map(|line| line.split_once(' ').unwrap().1)
        .collect();
    assert_eq!(
        lines,
        ["POST /submissions 201", "POST /submissions 400 malformed"]
    );
    assert!(!log.contains("somebody") && !log.contains(&submission.digest.to_string()));
}

/// Compiled and source side by side, as after a build in place.
#[test]
fn the_same_rules_twice_are_no_fault() {
    let twice = folder("received-twice");
    fs::copy(packs().join("kakao.json"), twice.join("kakao.json")).unwrap();
    fs::copy(SOURCE, twice.join("kakao.toml")).unwrap();
    let database = twice.join("received.sqlite");
    let receiver = Receiver::under(&twice, &database, &[]);
    let body = json(&submission(0, "twice"));
    assert_eq!(send(receiver.address, "twice", &body).status, 201);
}
