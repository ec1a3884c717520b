//! What went wrong, as RFC 9457 has it said: a closed list of codes for programs, a title and what
//! to do for people.

use axum::{
    Json,
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};
use serde_json::json;

/// How a problem is said to be one.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong. Clients decide by this, so a code that is there stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The body is no submission.
    Malformed,
    /// The header with the key lacks, is there twice or cannot be a key.
    BadKey,
    /// The header's key is not that of the submission.
    KeyDiffers,
    /// There is nothing at that address.
    NotFound,
    /// The address does not take that method.
    WrongMethod,
    /// The body did not arrive in time.
    TooSlow,
    /// The key is that of a stored submission with another content.
    OtherContent,
    /// The body is larger than any submission.
    TooLarge,
    /// The body is not said to be plain JSON.
    UnsupportedType,
    /// The submission was changed after it was made.
    Tampered,
    /// The figures are not those that the rules give.
    Different,
    /// The rules it was made by are not here.
    UnknownPack,
    /// Too many requests of one client. What stands in front says it, never this program.
    TooMany,
    /// Too much to do at this moment.
    Busy,
    /// It could not be stored.
    NotStored,
}

impl Code {
    pub(crate) const ALL: [Self; 15] = [
        Self::Malformed,
        Self::BadKey,
        Self::KeyDiffers,
        Self::NotFound,
        Self::WrongMethod,
        Self::TooSlow,
        Self::OtherContent,
        Self::TooLarge,
        Self::UnsupportedType,
        Self::Tampered,
        Self::Different,
        Self::UnknownPack,
        Self::TooMany,
        Self::Busy,
        Self::NotStored,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::BadKey => "bad_key",
            Self::KeyDiffers => "key_differs",
            Self::NotFound => "not_found",
            Self::WrongMethod => "wrong_method",
            Self::TooSlow => "too_slow",
            Self::OtherContent => "other_content",
            Self::TooLarge => "too_large",
            Self::UnsupportedType => "unsupported_type",
            Self::Tampered => "tampered",
            Self::Different => "different",
            Self::UnknownPack => "unknown_pack",
            Self::TooMany => "too_many",
            Self::Busy => "busy",
            Self::NotStored => "not_stored",
        }
    }

    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::BadKey | Self::KeyDiffers => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::OtherContent => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Tampered | Self::Different | Self::UnknownPack => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::NotStored => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Malformed => "Not a submission",
            Self::BadKey => "No usable idempotency key",
            Self::KeyDiffers => "Two idempotency keys",
            Self::NotFound => "Nothing here",
            Self::WrongMethod => "Another method is needed",
            Self::TooSlow => "The request took too long to arrive",
            Self::OtherContent => "The key is taken by another content",
            Self::TooLarge => "Larger than any submission",
            Self::UnsupportedType => "Not plain JSON",
            Self::Tampered => "Changed after it was made",
            Self::Different => "Not what the rules give",
            Self::UnknownPack => "Rules that are not here",
            Self::TooMany => "Too many requests",
            Self::Busy => "Too much to do",
            Self::NotStored => "Not stored",
        }
    }

    /// After how many seconds the same request may come again, where that helps.
    pub(crate) fn retry_after(self) -> Option<u16> {
        match self {
            Self::TooSlow | Self::TooMany | Self::Busy => Some(5),
            Self::NotStored => Some(60),
            _ => None,
        }
    }
}

/// A code with what there is to say about this one request.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    /// What to do, in a sentence or two.
    detail: String,
    /// Where a submission first differs from its recomputation.
    pointer: Option<String>,
}

impl Problem {
    pub(crate) fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            pointer: None,
        }
    }

    pub(crate) fn at(self, pointer: String) -> Self {
        Self {
            pointer: Some(pointer),
            ..self
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self {
            code,
            detail,
            pointer,
        } = self;
        let mut body = json!({
            "type": format!("urn:bosang:problem:{}", code.name()),
            "code": code.name(),
            "status": code.status().as_u16(),
            "title": code.title(),
            "detail": detail,
        });
        if let Some(pointer) = pointer {
            body["pointer"] = json!(pointer);
        }
        let mut response = (code.status(), Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(seconds) = code.retry_after() {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}
