//! Pages of other origins.

use crate::{
    program::Receiver,
    submissions::{json, submission},
    wire::{Reply, ask, post},
};

const HELP: &str = "https://help.example.com";

fn preflight(receiver: &Receiver, origin: &str) -> Reply {
    let origin = format!("origin: {origin}");
    let asked = [
        origin.as_str(),
        "access-control-request-method: POST",
        "access-control-request-headers: content-type,idempotency-key",
    ];
    ask(receiver.address, "OPTIONS", "/submissions", &asked)
}

fn sent(receiver: &Receiver, origin: &str, body: &str) -> Reply {
    let origin = format!("origin: {origin}");
    let headers = [
        "content-type: application/json",
        "idempotency-key: key",
        &origin,
    ];
    post(receiver.address, &headers, body.as_bytes())
}

fn allowed(reply: &Reply) -> Option<&str> {
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    assert!(
        reply.header("vary").unwrap().contains("origin"),
        "{reply:?}"
    );
    reply.header("access-control-allow-origin")
}

#[test]
fn named_origins_may_send_and_hear_the_answer() {
    let named = [
        "--allow-origin",
        HELP,
        "--allow-origin",
        "http://localhost:8080",
    ];
    let receiver = Receiver::new("browsers-named", &named);
    let body = json(&submission(0, "key"));
    for origin in [HELP, "http://localhost:8080"] {
        let reply = preflight(&receiver, origin);
        assert_eq!((reply.status, allowed(&reply)), (200, Some(origin)));
        assert_eq!(reply.header("access-control-allow-methods"), Some("POST"));
        let headers = reply.header("access-control-allow-headers");
        assert_eq!(headers, Some("content-type,idempotency-key"));
        assert!(reply.header("access-control-max-age").is_some());

        // Good news and bad.
        let reply = sent(&receiver, origin, &body);
        assert!(matches!(reply.status, 200 | 201));
        assert_eq!(allowed(&reply), Some(origin));
        let reply = sent(&receiver, origin, "{}");
        reply.is_problem(400, "malformed");
        assert_eq!(allowed(&reply), Some(origin));
        assert_eq!(
            reply.header("access-control-expose-headers"),
            Some("retry-after")
        );
    }
}

#[test]
fn other_origins_are_not_named_in_the_answer() {
    let receiver = Receiver::new("browsers-others", &["--allow-origin", HELP]);
    for origin in [
        "https://evil.example.com",
        "http://help.example.com",
        "https://help.example.com.evil.example",
        "https://help.example.com:8443",
        "null",
    ] {
        assert_eq!(allowed(&preflight(&receiver, origin)), None, "{origin}");
        assert_eq!(allowed(&sent(&receiver, origin, "{}")), None, "{origin}");
    }
}

#[test]
fn nobody_is_named_when_none_was() {
    let receiver = Receiver::new("browsers-none", &[]);
    for origin in [HELP, "null"] {
        assert_eq!(allowed(&preflight(&receiver, origin)), None, "{origin}");
    }
}

/// A file from a disk and a sandboxed frame have no origin of their own.
#[test]
fn pages_without_an_origin_may_send_when_that_was_said() {
    let receiver = Receiver::new("browsers-null", &["--allow-origin", "null"]);
    assert_eq!(allowed(&preflight(&receiver, "null")), Some("null"));
    let body = json(&submission(0, "key"));
    assert_eq!(allowed(&sent(&receiver, "null", &body)), Some("null"));
    assert_eq!(allowed(&preflight(&receiver, HELP)), None);
}
