//! Once each, on the disk, whatever happens at the same time.

use std::{
    io::{Read, Write},
    sync::{Arc, Barrier, mpsc},
    thread,
    time::{Duration, Instant},
};

use rusqlite::{Connection, TransactionBehavior};
use serde_json::Value;

use crate::{
    program::Receiver,
    submissions::{folder, json, submission},
    wire::{Reply, ask, connect, heard, send},
};

/// Sends all of them at the same instant, each over a connection of its own, and gives the answers
/// in their order.
fn at_once(requests: Vec<(std::net::SocketAddr, String, String)>) -> Vec<Reply> {
    let gate = Arc::new(Barrier::new(requests.len()));
    let senders: Vec<_> = requests
        .into_iter()
        .map(|(address, key, body)| {
            let gate = Arc::clone(&gate);
            thread::spawn(move || {
                let mut stream = connect(address);
                let head = format!(
                    "POST /submissions HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
                     content-type: application/json\r\nidempotency-key: {key}\r\n\
                     content-length: {}\r\n\r\n",
                    body.len()
                );
                // Everything but the last byte, so that they come to their end together.
                let (rest, last) = body.as_bytes().split_at(body.len() - 1);
                stream.write_all(&[head.as_bytes(), rest].concat()).unwrap();
                gate.wait();
                stream.write_all(last).unwrap();
                Reply::parse(&heard(stream))
            })
        })
        .collect();
    senders
        .into_iter()
        .map(|sender| sender.join().unwrap())
        .collect()
}

/// Requires that one answer stored it and all have one receipt.
fn is_one(replies: &[Reply]) {
    let stored = replies.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(stored, 1, "{replies:?}");
    for reply in replies {
        assert_eq!(reply.receipt(), replies[0].receipt());
    }
}

#[test]
fn of_equal_ones_at_the_same_instant_one_is_stored() {
    let receiver = Receiver::new("lasting-equal", &[]);
    for round in 0..5 {
        let key = format!("round-{round}");
        let body = json(&submission(round, &key));
        let requests = vec![(receiver.address, key, body); 32];
        is_one(&at_once(requests));
    }
    assert_eq!(receiver.stored().len(), 5);
}

/// Two programs on one file, as while a new release takes over from the old one.
#[test]
fn two_receivers_on_one_database_store_it_once_too() {
    let database = folder("lasting-two").join("received.sqlite");
    let both = [Receiver::at(&database, &[]), Receiver::at(&database, &[])];
    for round in 0..5 {
        let key = format!("round-{round}");
        let body = json(&submission(round, &key));
        let address = |at: usize| both[at % 2].address;
        let requests = (0..16).map(|at| (address(at), key.clone(), body.clone()));
        is_one(&at_once(requests.collect()));
    }
    assert_eq!(both[0].stored().len(), 5);
}

#[test]
fn of_two_contents_at_the_same_instant_one_holds_the_key() {
    let receiver = Receiver::new("lasting-race", &[]);
    for round in 0..5 {
        let key = format!("round-{round}");
        let bodies = [0, 1].map(|example| json(&submission(example, &key)));
        let requests = (0..16).map(|at| (receiver.address, key.clone(), bodies[at % 2].clone()));
        let replies = at_once(requests.collect());
        let won = replies
            .iter()
            .position(|reply| reply.status == 201)
            .unwrap();
        for (at, reply) in replies.iter().enumerate() {
            if at % 2 == won % 2 {
                assert_eq!(reply.receipt(), replies[won].receipt());
            } else {
                reply.is_problem(409, "other_content");
            }
        }
    }
    assert_eq!(receiver.stored().len(), 5);
}

#[test]
fn different_ones_at_the_same_instant_are_all_stored() {
    let receiver = Receiver::new("lasting-many", &[]);
    let requests = (0..64).map(|at| {
        let key = format!("many-{at}");
        let body = json(&submission(at % 4, &key));
        (receiver.address, key, body)
    });
    let replies = at_once(requests.collect());
    assert!(
        replies.iter().all(|reply| reply.status == 201),
        "{replies:?}"
    );
    assert_eq!(receiver.stored().len(), 64);
}

/// Killed in the middle of everything, it has what it gave a receipt for.
#[test]
fn what_has_a_receipt_outlives_the_program() {
    let mut receiver = Receiver::new("lasting-killed", &[]);
    let address = receiver.address;
    let (told, receipts) = mpsc::channel();
    let sender = thread::spawn(move || {
        for at in 0.. {
            let key = format!("killed-{at}");
            let body = json(&submission(0, &key));
            let Ok(reply) = std::panic::catch_unwind(|| send(address, &key, &body)) else {
                return;
            };
            told.send(reply.receipt()).unwrap();
        }
    });
    let mut first: Vec<Value> = receipts.iter().take(20).collect();
    receiver.signal("KILL");
    receiver.ended();
    sender.join().unwrap();
    first.extend(receipts);
    let receipts = first;
    assert!(receipts.len() >= 20, "{}", receipts.len());
    let stored = receiver.stored();
    // One more may be stored whose answer was not heard.
    assert!((0..=1).contains(&(stored.len() - receipts.len())));
    for (receipt, stored) in receipts.iter().zip(&stored) {
        assert_eq!(receipt["number"], stored["number"]);
    }
    let again = Receiver::at(&receiver.database, &[]);
    let key = "killed-0";
    let reply = send(again.address, key, &json(&submission(0, key)));
    assert_eq!((reply.status, reply.receipt()), (200, receipts[0].clone()));
}

/// What has begun is finished, and nothing new is begun.
#[test]
fn told_to_end_it_answers_who_is_still_sending() {
    let mut receiver = Receiver::new("lasting-end", &[]);
    let body = json(&submission(0, "last"));
    let mut stream = connect(receiver.address);
    let head = format!(
        "POST /submissions HTTP/1.1\r\nhost: it\r\ncontent-type: application/json\r\n\
         idempotency-key: last\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        body.len()
    );
    let idle = connect(receiver.address);
    stream.write_all(head.as_bytes()).unwrap();
    // It says so once it reads the content: what is sent has begun.
    let mut go_on = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(&body.as_bytes()[..10]).unwrap();
    receiver.signal("TERM");
    let began = Instant::now();
    while std::net::TcpStream::connect(receiver.address).is_ok() {
        assert!(began.elapsed() < Duration::from_secs(5), "it still listens");
        thread::sleep(Duration::from_millis(10));
    }
    stream.write_all(&body.as_bytes()[10..]).unwrap();
    let reply = Reply::parse(&heard(stream));
    assert_eq!(reply.status, 201, "{reply:?}");
    let (well, _) = receiver.ended();
    assert!(
        well && began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    drop(idle);
    assert_eq!(receiver.stored().len(), 1);
}

/// Somebody else writes for longer than is waited.
#[test]
fn a_database_that_is_held_makes_it_say_when_to_come_again() {
    let receiver = Receiver::new("lasting-held", &[]);
    let mut other = Connection::open(&receiver.database).unwrap();
    let held = other.transaction_with_behavior(TransactionBehavior::Immediate);
    let held = held.unwrap();
    let body = json(&submission(0, "held"));
    send(receiver.address, "held", &body).is_problem(503, "busy");
    ask(receiver.address, "GET", "/health", &[]).is_problem(503, "busy");
    drop(held);
    assert_eq!(send(receiver.address, "held", &body).status, 201);
}

/// As when the disk is full or gone.
#[test]
fn a_database_that_cannot_be_written_is_told_and_mends() {
    let mut receiver = Receiver::new("lasting-broken", &[]);
    let other = Connection::open(&receiver.database).unwrap();
    let rename = |from: &str, to: &str| {
        other
            .execute_batch(&format!("ALTER TABLE {from} RENAME TO {to}"))
            .unwrap();
    };
    rename("submission", "away");
    let body = json(&submission(0, "broken"));
    send(receiver.address, "broken", &body).is_problem(503, "not_stored");
    ask(receiver.address, "GET", "/health", &[]).is_problem(503, "not_stored");
    rename("away", "submission");
    assert_eq!(send(receiver.address, "broken", &body).status, 201);
    receiver.signal("TERM");
    let (_, log) = receiver.ended();
    assert!(log.contains("the database: no such table"), "{log}");
}
