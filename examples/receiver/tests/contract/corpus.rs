//! The corpus of all readers: what is read and what is refused.

use ::corpus::Kind;

use crate::{program::Receiver, wire::post};

#[test]
fn each_submission_is_read_or_malformed() {
    let receiver = Receiver::new("corpus", &[]);
    let headers = ["content-type: application/json", "idempotency-key: key"];
    let mut read = 0;
    for case in ::corpus::documents() {
        // All that is sent here is taken for a submission, and no claim or draft is one.
        if case.kind == Kind::Pack || case.kind == Kind::Operator {
            continue;
        }
        let reply = post(receiver.address, &headers, &case.bytes);
        let is_read = case.kind == Kind::Submission && case.answer.is_read();
        if is_read {
            // Some of it is content, which was digested as it was.
            let is_whole = reply.status == 201 || reply.status == 200;
            assert_eq!(
                is_whole,
                !case.name.contains("a text"),
                "{}: {reply:?}",
                case.name
            );
            if !is_whole {
                reply.is_problem(422, "tampered");
            }
            read += 1;
        } else {
            assert_eq!(reply.status, 400, "{}: {reply:?}", case.name);
            reply.is_problem(400, "malformed");
        }
    }
    assert!(read > 5, "{read}");
    assert_eq!(receiver.stored().len(), 1);
}
