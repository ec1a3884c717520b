//! `POST /submissions`: reads, verifies, stores, answers with the receipt.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use axum::{
    Json,
    body::Body,
    extract::State,
    http::{
        HeaderMap, StatusCode,
        header::{CONTENT_ENCODING, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use rules::{
    Instant, LoadedPack, Submission, Verdict, canonical_json, json::by_serde_json, verify,
};
use serde_json::json;
use tokio::{sync::Semaphore, task, time};

use crate::{
    body,
    cors::IDEMPOTENCY_KEY,
    problem::{Code, Problem},
    store::{Kept, Receipt, Store},
};

/// The longest key that is taken.
pub(crate) const MAX_KEY: usize = 200;

/// How long a request waits for its turn before it is told to come again.
const TURN: Duration = Duration::from_secs(10);

/// What every request draws on.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) packs: Vec<LoadedPack>,
    pub(crate) store: Mutex<Store>,
    /// How many may be verified at a time: as many as there are cores.
    pub(crate) turns: Arc<Semaphore>,
    /// How long a body may take to arrive.
    pub(crate) body_time: Duration,
}

impl Desk {
    /// Does work that takes a core or a disk, away from the threads that talk to clients.
    pub(crate) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = time::timeout(TURN, Arc::clone(&self.turns).acquire_owned());
        let Ok(Ok(turn)) = turn.await else {
            return Err(busy());
        };
        let desk = Arc::clone(self);
        let done = task::spawn_blocking(move || {
            // Held to the end of the work, even when nobody waits for it any more.
            let _turn = turn;
            work(&desk)
        });
        done.await.unwrap_or_else(|_| Err(not_stored()))
    }

    /// What `ask` gets from the database.
    pub(crate) fn stored<T>(
        &self,
        ask: impl FnOnce(&mut Store) -> rusqlite::Result<T>,
    ) -> Result<T, Problem> {
        // A transaction that was under way when a thread panicked was rolled back with it.
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        ask(&mut store).map_err(|error| {
            log(&format!("the database: {error}"));
            match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::DatabaseBusy) => busy(),
                _ => not_stored(),
            }
        })
    }
}

fn busy() -> Problem {
    Problem::new(Code::Busy, "Send the same again in a few seconds.")
}

fn not_stored() -> Problem {
    let detail =
        "It could not be stored. Send the same again in a minute; nothing is stored twice.";
    Problem::new(Code::NotStored, detail)
}

/// Answers a request, and says in the log how it went: never by whom, nor what was said.
pub(crate) async fn receive(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let answer = answer(&desk, &headers, body).await;
    match answer {
        Ok((status, receipt)) => {
            log(&format!("POST /submissions {}", status.as_u16()));
            (status, Json(json!({ "receipt": receipt }))).into_response()
        }
        Err(problem) => {
            let (status, code) = (problem.code.status(), problem.code.name());
            log(&format!("POST /submissions {} {code}", status.as_u16()));
            problem.into_response()
        }
    }
}

/// Nobody is left to tell when standard error is closed.
fn log(line: &str) {
    let now = now(0).map_or_else(String::new, |now| now.to_string());
    let _ = writeln!(io::stderr(), "{now} {line}");
}

async fn answer(
    desk: &Arc<Desk>,
    headers: &HeaderMap,
    body: Body,
) -> Result<(StatusCode, Receipt), Problem> {
    // The body is read first: who is still writing does not read an answer.
    let body = body::read(body, desk.body_time).await?;
    is_plain_json(headers)?;
    let key = key(headers)?;
    desk.work(move |desk| file(desk, &key, &body)).await
}

/// The type is asked for so that a form on a page of any origin cannot send: with this one a
/// browser asks first.
fn is_plain_json(headers: &HeaderMap) -> Result<(), Problem> {
    let refused = |detail| Err(Problem::new(Code::UnsupportedType, detail));
    let types: Vec<_> = headers.get_all(CONTENT_TYPE).iter().collect();
    let [only] = types.as_slice() else {
        return refused("Send one header `content-type: application/json`.");
    };
    let named = only.to_str().unwrap_or_default().split(';').next();
    let named = named.unwrap_or_default().trim();
    if !named.eq_ignore_ascii_case("application/json") {
        return refused("Send the header `content-type: application/json`.");
    }
    match headers.get(CONTENT_ENCODING) {
        Some(coding) if !coding.as_bytes().eq_ignore_ascii_case(b"identity") => {
            refused("Send the body as it is, without `content-encoding`.")
        }
        _ => Ok(()),
    }
}

fn key(headers: &HeaderMap) -> Result<String, Problem> {
    let keys: Vec<_> = headers.get_all(IDEMPOTENCY_KEY).iter().collect();
    let usable = match keys.as_slice() {
        [key] => key.to_str().ok().filter(|key| is_key(key)),
        _ => None,
    };
    usable.map(ToOwned::to_owned).ok_or_else(|| {
        let detail = format!(
            "Send one header `idempotency-key` with the submission's `idempotency_key`: 1 to \
             {MAX_KEY} letters, digits and signs of ASCII, without spaces."
        );
        Problem::new(Code::BadKey, detail)
    })
}

fn is_key(key: &str) -> bool {
    (1..=MAX_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Verifies a submission and stores it.
fn file(desk: &Desk, key: &str, body: &[u8]) -> Result<(StatusCode, Receipt), Problem> {
    let submission: Submission = by_serde_json::from_slice(body).map_err(|error| {
        let detail = format!("The body is no submission that is read here: {error}.");
        Problem::new(Code::Malformed, detail)
    })?;
    if submission.idempotency_key != key {
        let detail = "The header `idempotency-key` is not the submission's `idempotency_key`. Send \
                      the submission's.";
        return Err(Problem::new(Code::KeyDiffers, detail));
    }
    let Ok(true) = submission
        .content_digest()
        .map(|digest| digest == submission.digest)
    else {
        return Err(tampered());
    };
    // What was stored stays received, even when its rules were taken away since.
    let before = desk.stored(|store| store.receipt(key, &submission.digest))?;
    if let Some(receipt) = before {
        return Ok((StatusCode::OK, receipt));
    }
    check(&submission, &desk.packs)?;
    let Ok(canonical) = canonical_json(&submission) else {
        return Err(tampered());
    };
    let offset = offset(&submission, &desk.packs);
    let received = now(offset).ok_or_else(not_stored)?;
    match desk.stored(|store| store.keep(&submission, &canonical, received))? {
        Kept::Now(receipt) => Ok((StatusCode::CREATED, receipt)),
        Kept::Before(receipt) => Ok((StatusCode::OK, receipt)),
        Kept::OtherContent => {
            let detail = "Another content was received under this key and stays as it is. If the \
                          claim was changed since, make a submission with a new key.";
            Err(Problem::new(Code::OtherContent, detail))
        }
    }
}

fn tampered() -> Problem {
    let detail = "The digest is not that of the content. Make the submission again from the claim.";
    Problem::new(Code::Tampered, detail)
}

/// Recomputes a submission.
fn check(submission: &Submission, packs: &[LoadedPack]) -> Result<(), Problem> {
    match verify(submission, packs) {
        Verdict::Equal => Ok(()),
        Verdict::Tampered => Err(tampered()),
        Verdict::UnknownPack(_) => {
            let detail = "None of the rules here has the submission's pack id, version and hash. \
                          Open the operator's calculator anew and make the submission again.";
            Err(Problem::new(Code::UnknownPack, detail))
        }
        Verdict::Different(difference) => {
            let detail = "Recomputing the claim gives something else at `pointer`. Make the \
                          submission again with the operator's calculator.";
            Err(Problem::new(Code::Different, detail).at(difference.pointer))
        }
    }
}

/// Times are told as those of the scheme are.
fn offset(submission: &Submission, packs: &[LoadedPack]) -> i32 {
    let mut packs = packs.iter().map(LoadedPack::pack);
    let pack =
        packs.find(|pack| pack.id == submission.pack.id && pack.version == submission.pack.version);
    pack.map_or(0, |pack| pack.offset_minutes)
}

fn now(offset_minutes: i32) -> Option<Instant> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seconds = i64::try_from(since.ok()?.as_secs()).ok()?;
    Instant::from_seconds(seconds, offset_minutes)
}
