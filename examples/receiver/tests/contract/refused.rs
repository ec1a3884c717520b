//! What is refused, with which code, and that nothing of it is stored.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use crate::{
    program::Receiver,
    submissions::{forged, json, submission},
    wire::{Reply, ask, connect, exchange, hang_up, heard, post, send},
};

const JSON: &str = "content-type: application/json";

#[test]
fn what_is_no_submission_is_malformed() {
    let receiver = Receiver::new("refused-malformed", &[]);
    let whole = json(&submission(0, "key"));
    let twice = whole.replacen("{\"claim\"", "{\"schema\":1,\"claim\"", 1);
    assert_ne!(twice, whole);
    let unknown = whole.replacen("{\"claim\"", "{\"address\":\"\",\"claim\"", 1);
    let deep = "[".repeat(100_000);
    for body in [
        "",
        "null",
        "{}",
        &whole[..whole.len() - 1],
        &twice,
        &unknown,
        &deep,
    ] {
        send(receiver.address, "key", body).is_problem(400, "malformed");
    }
    let latin = [whole.as_bytes(), b"\xe9"].concat();
    post(receiver.address, &[JSON, "idempotency-key: key"], &latin).is_problem(400, "malformed");
    assert_eq!(receiver.stored().len(), 0);
}

#[test]
fn the_header_has_to_be_the_submissions_key() {
    let receiver = Receiver::new("refused-key", &[]);
    let body = json(&submission(0, "key"));
    for other in ["yek", "KEY", "key2"] {
        send(receiver.address, other, &body).is_problem(400, "key_differs");
    }
    let long = format!("idempotency-key: {}", "k".repeat(201));
    for headers in [
        vec![JSON],
        vec![JSON, "idempotency-key:"],
        vec![JSON, "idempotency-key: a key"],
        vec![JSON, "idempotency-key: 열쇠"],
        vec![JSON, &long],
        vec![JSON, "idempotency-key: key", "idempotency-key: key"],
    ] {
        post(receiver.address, &headers, body.as_bytes()).is_problem(400, "bad_key");
    }
    assert_eq!(receiver.stored().len(), 0);
    let longest = "k".repeat(200);
    let body = json(&submission(0, &longest));
    assert_eq!(send(receiver.address, &longest, &body).status, 201);
}

/// A claimant who corrected the claim: the first stays, and the calculator makes a new key.
#[test]
fn a_key_holds_one_content() {
    let receiver = Receiver::new("refused-content", &[]);
    let (first, other) = (submission(0, "key"), submission(1, "key"));
    assert_ne!(first.digest, other.digest);
    let receipt = send(receiver.address, "key", &json(&first)).receipt();
    send(receiver.address, "key", &json(&other)).is_problem(409, "other_content");
    assert_eq!(
        send(receiver.address, "key", &json(&first)).receipt(),
        receipt
    );
    let stored = receiver.stored();
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0]["digest"], first.digest.to_string());
}

#[test]
fn what_does_not_verify_is_told_why() {
    let receiver = Receiver::new("refused-wrong", &[]);
    let refused = |submission: &rules::Submission, code: &str| -> Reply {
        let reply = send(
            receiver.address,
            &submission.idempotency_key,
            &json(submission),
        );
        reply.is_problem(422, code);
        reply
    };
    let mut tampered = submission(0, "forged");
    tampered.estimate.totals.cash.high += 1;
    refused(&tampered, "tampered");
    let raised = forged(|it| it.estimate.totals.cash.high += 1);
    let reply = refused(&raised, "different");
    assert_eq!(reply.json()["pointer"], "/estimate/totals/cash/high");
    let version = forged(|it| it.pack.version = "9.9.9".to_owned());
    refused(&version, "unknown_pack");
    let rules = forged(|it| it.pack.hash = rules::Digest::of(b"other rules"));
    refused(&rules, "unknown_pack");
    let format = forged(|it| it.schema = 2);
    let reply = refused(&format, "different");
    assert_eq!(reply.json()["pointer"], "/schema");
    assert_eq!(receiver.stored().len(), 0);
}

/// With this type a browser asks before it sends, so no form on another's page can hand one in.
#[test]
fn only_plain_json_is_taken() {
    let receiver = Receiver::new("refused-type", &[]);
    let body = json(&submission(0, "key"));
    let key = "idempotency-key: key";
    for headers in [
        vec![key],
        vec![key, "content-type: text/plain"],
        vec![key, "content-type: application/x-www-form-urlencoded"],
        vec![key, "content-type: text/plain; application/json"],
        vec![key, "content-type: application/json-seq"],
        vec![key, JSON, JSON],
        vec![key, JSON, "content-encoding: gzip"],
    ] {
        let reply = post(receiver.address, &headers, body.as_bytes());
        reply.is_problem(415, "unsupported_type");
    }
    assert_eq!(receiver.stored().len(), 0);
    let plain = [key, JSON, "content-encoding: identity"];
    assert_eq!(post(receiver.address, &plain, body.as_bytes()).status, 201);
}

/// The whole of it is heard first: hung up on in the middle, a client would take the network to be
/// broken and try for ever.
#[test]
fn what_is_too_large_is_told_so_to_who_writes_first() {
    let receiver = Receiver::new("refused-large", &[]);
    let headers = [JSON, "idempotency-key: key"];
    let body = vec![b' '; 15 << 20];
    post(receiver.address, &headers, &body).is_problem(413, "too_large");
    let text = ["content-type: text/plain", "idempotency-key: key"];
    post(receiver.address, &text, &body).is_problem(413, "too_large");
    // No end is no way round it.
    let mut stream = connect(receiver.address);
    let head = format!(
        "POST /submissions HTTP/1.1\r\nhost: it\r\nconnection: close\r\n{JSON}\r\n\
         idempotency-key: key\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = [b"100000\r\n".as_slice(), &vec![b' '; 1 << 20], b"\r\n"].concat();
    let written = (0..64).take_while(|_| stream.write_all(&chunk).is_ok());
    assert!(written.count() < 64, "it was heard to the end");
    assert_eq!(receiver.stored().len(), 0);
}

#[test]
fn what_takes_too_long_is_given_up_and_holds_nobody_up() {
    let receiver = Receiver::new("refused-slow", &["--body-time", "2"]);
    let body = json(&submission(0, "slow"));
    let head = format!(
        "POST /submissions HTTP/1.1\r\nhost: it\r\n{JSON}\r\nidempotency-key: slow\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    );
    let began = Instant::now();
    let slow: Vec<_> = (0..50)
        .map(|_| {
            let mut stream = connect(receiver.address);
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(&body.as_bytes()[..100]).unwrap();
            stream
        })
        .collect();
    let quick = send(receiver.address, "slow", &body);
    assert_eq!(quick.status, 201);
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "{:?}",
        began.elapsed()
    );
    for stream in slow {
        Reply::parse(&heard(stream)).is_problem(408, "too_slow");
    }
    assert!(began.elapsed() >= Duration::from_secs(2));
    assert_eq!(receiver.stored().len(), 1);
}

/// One that never ends its head costs a place, not for ever.
#[test]
fn a_head_that_does_not_come_is_given_up() {
    let receiver = Receiver::new("refused-head", &[]);
    let mut slow = connect(receiver.address);
    slow.write_all(b"POST /submissions HTTP/1.1\r\nhost:")
        .unwrap();
    let silent = connect(receiver.address);
    let began = Instant::now();
    for stream in [slow, silent] {
        // Told or not, it is over.
        heard(stream);
    }
    let took = began.elapsed();
    assert!((10..25).contains(&took.as_secs()), "{took:?}");
}

#[test]
fn who_hangs_up_in_the_middle_has_handed_in_nothing() {
    let receiver = Receiver::new("refused-half", &[]);
    let body = json(&submission(0, "half"));
    let mut stream = connect(receiver.address);
    let head = format!(
        "POST /submissions HTTP/1.1\r\nhost: it\r\n{JSON}\r\nidempotency-key: half\r\n\
         content-length: {}\r\n\r\n",
        body.len() + 1
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body.as_bytes()).unwrap();
    hang_up(stream);
    assert_eq!(receiver.stored().len(), 0);
    assert_eq!(send(receiver.address, "half", &body).status, 201);
}

#[test]
fn other_addresses_and_methods_are_told_what_there_is() {
    let receiver = Receiver::new("refused-address", &[]);
    for path in [
        "/",
        "/submissions/",
        "/submissions/3F2A-91BC-04DE",
        "/health/x",
    ] {
        ask(receiver.address, "GET", path, &[]).is_problem(404, "not_found");
    }
    for method in ["GET", "PUT", "DELETE", "PATCH"] {
        let reply = ask(receiver.address, method, "/submissions", &[]);
        reply.is_problem(405, "wrong_method");
        assert_eq!(reply.header("allow"), Some("POST"));
    }
    let reply = ask(receiver.address, "POST", "/health", &["content-length: 0"]);
    reply.is_problem(405, "wrong_method");
    assert_eq!(reply.header("allow"), Some("GET,HEAD"));
}

/// What is no HTTP never comes to anything that could be told of it.
#[test]
fn what_is_no_request_is_turned_away() {
    let receiver = Receiver::new("refused-http", &[]);
    let reply = exchange(receiver.address, "PO ST /submissions HTTP/1.1", b"");
    assert_eq!(reply.status, 400);
    let two = ["content-length: 5", "content-length: 6"];
    let reply = ask(receiver.address, "POST", "/submissions", &two);
    assert_eq!(reply.status, 400);
}
