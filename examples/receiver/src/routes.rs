//! What is at which address.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::json;

use crate::{
    cors,
    problem::{Code, Problem},
    store::Store,
    submissions::{self, Desk},
};

pub(crate) fn router(desk: Arc<Desk>, origins: Vec<HeaderValue>) -> Router {
    Router::new()
        .route("/submissions", post(submissions::receive))
        .route("/health", get(health))
        .method_not_allowed_fallback(wrong_method)
        .fallback(not_found)
        .layer(cors::layer(origins))
        .layer(middleware::from_fn(for_one))
        .with_state(desk)
}

async fn health(State(desk): State<Arc<Desk>>) -> Response {
    let well = desk.work(|desk| desk.stored(Store::is_writable));
    match well.await {
        Ok(()) => Json(json!({ "status": "ok" })).into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn wrong_method() -> Problem {
    let detail = "The header `allow` names the methods that are taken here.";
    Problem::new(Code::WrongMethod, detail)
}

async fn not_found() -> Problem {
    Problem::new(Code::NotFound, "Send submissions to /submissions.")
}

/// An answer is for one claimant: nothing on the way keeps it, and no browser guesses its type.
async fn for_one(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let plain = HeaderValue::from_static("nosniff");
    headers.insert(X_CONTENT_TYPE_OPTIONS, plain);
    response
}
