//! Which pages of other origins may send.

use std::time::Duration;

use axum::http::{
    HeaderName, HeaderValue, Method, Uri,
    header::{CONTENT_TYPE, RETRY_AFTER},
};
use tower_http::cors::{AllowOrigin, CorsLayer};

/// Where a request says which key it is stored under.
pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// How long a browser may remember what it may send.
const REMEMBERED: Duration = Duration::from_secs(600);

/// Answers for pages of these origins. No cookies are allowed: none are read.
pub(crate) fn layer(origins: Vec<HeaderValue>) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::POST])
        .allow_headers([CONTENT_TYPE, IDEMPOTENCY_KEY])
        .expose_headers([RETRY_AFTER])
        .max_age(REMEMBERED)
}

/// An origin as browsers send it, or `null`. Anything else would never match, silently.
pub(crate) fn origin(text: &str) -> Result<HeaderValue, String> {
    let message = "expected an origin as browsers send it, like https://help.example.com or \
                http://localhost:8080: in lower case, with a port where it is not the usual one, \
                and nothing behind it; or `null`";
    let is_origin = || {
        let uri: Uri = text.parse().ok()?;
        let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
        let usual = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return None,
        };
        let unusual = authority.port_u16() != Some(usual);
        let spelled = format!("{scheme}://{authority}");
        (unusual && !authority.host().is_empty() && spelled == text).then_some(())?;
        let plain = |char: char| !char.is_ascii_uppercase() && !matches!(char, '@' | '*' | '%');
        text.chars().all(plain).then_some(())
    };
    if text != "null" && is_origin().is_none() {
        return Err(message.to_owned());
    }
    HeaderValue::from_str(text).map_err(|_| message.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_sends_is_an_origin() {
        for good in [
            "https://help.example.com",
            "https://help.example.com:8443",
            "http://localhost:8080",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "null",
        ] {
            assert!(origin(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "*",
            "NULL",
            "help.example.com",
            "https://",
            "https://*.example.com",
            "https://help.example.com/",
            "https://help.example.com/claims",
            "https://help.example.com?x",
            "https://Help.example.com",
            "HTTPS://help.example.com",
            "https://help.example.com:443",
            "http://localhost:80",
            "https://user@help.example.com",
            "file:///claims",
            "https://a.example, https://b.example",
        ] {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }
}
