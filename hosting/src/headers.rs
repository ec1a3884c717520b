//! The response headers: the one place where they stand, for our server and for others.

use std::fmt::Write as _;

use crate::{Operator, SINGLE_FILE};

/// The headers of every response.
#[must_use]
pub fn everywhere(operator: &Operator) -> Vec<(&'static str, String)> {
    let mut headers = vec![("content-security-policy", policy(operator))];
    headers.extend(FIXED.map(|(name, value)| (name, value.to_owned())));
    headers
}

/// What the pages may load, where they may send, and who may frame them.
fn policy(operator: &Operator) -> String {
    let with_own = |others: &[String]| {
        let own = ["'self'".to_owned()].into_iter();
        own.chain(others.iter().cloned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let endpoint = Vec::from_iter(operator.endpoint_origin());
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        // Photos that the claimant attached, shown small.
        "img-src 'self' blob:",
        &format!("connect-src {}", with_own(&endpoint)),
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        &format!("frame-ancestors {}", with_own(&operator.hosts)),
        "require-trusted-types-for 'script'",
        // static/offline.js names the service worker's address by the first, static/spreadsheet.js
        // those of the workers which read tables by the second; static/webtable.js parses web tables
        // into documents that are never shown by the third.
        "trusted-types bosang bosang-workbook bosang-webtable",
    ]
    .join("; ")
}

const FIXED: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        concat!(
            // Chromium warns of a name that it does not know, like `bluetooth`.
            "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), ",
            "display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), ",
            "magnetometer=(), microphone=(), midi=(), payment=(), ",
            "publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), ",
            "xr-spatial-tracking=()",
        ),
    ),
    ("cross-origin-opener-policy", "same-origin"),
    // Every file is public and the same for all. A help-center page loads the embed script from
    // here, and a sandboxed frame, whose origin is none, everything.
    ("cross-origin-resource-policy", "cross-origin"),
    ("access-control-allow-origin", "*"),
];

/// How long a file may be kept without asking again. A name that holds a hash of the content never
/// means another content.
#[must_use]
pub fn cache_control(path: &str) -> &'static str {
    if has_hash(path) { FOR_GOOD } else { ASK_AGAIN }
}

/// What to do with a file that a browser should not open here: the app in one file is for a disk,
/// and the policy of the site would keep its script from running.
#[must_use]
pub fn content_disposition(path: &str) -> Option<&'static str> {
    (path.rsplit('/').next() == Some(SINGLE_FILE)).then_some(TAKE_AWAY)
}

pub(crate) const TAKE_AWAY: &str = "attachment";

pub(crate) const FOR_GOOD: &str = "public, max-age=31536000, immutable";
pub(crate) const ASK_AGAIN: &str = "no-cache";

/// Whether Trunk put its hash into the file's name: a number of 64 bits in hexadecimal digits,
/// without the zeros that it begins with. One in a million has fewer than 12 digits; it is asked
/// for again at each visit, and no date in a name is mistaken for a hash.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split(['-', '_', '.']).any(|part| {
        (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The headers in the form that static hosts read from a file `_headers`; `files` are paths in the
/// folder.
pub fn file<'a>(operator: &Operator, files: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in everywhere(operator) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
    for path in files {
        if has_hash(path) {
            let _ = writeln!(text, "/{path}\n  cache-control: {}", cache_control(path));
        }
        if let Some(disposition) = content_disposition(path) {
            let _ = writeln!(text, "/{path}\n  content-disposition: {disposition}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        for hashed in [
            "/app-0123456789abcdef_bg.wasm",
            "/opening-fedcba9876543210.js",
            // A zero dropped, and four.
            "/style-123456789abcdef.css",
            "/app-456789abcdef.js",
        ] {
            assert!(cache_control(hashed).contains("immutable"), "{hashed}");
        }
        for named in [
            "/",
            "/index.html",
            "/packs/kakao-2022-10-15/1.0.0.json",
            "/packs/kakao-20221015.json",
            "/app.js",
            "/app-0123456789abcdefg.js",
            "/app-00123456789abcdef.js",
        ] {
            assert_eq!(cache_control(named), "no-cache", "{named}");
        }
    }

    fn value(operator: &Operator, wanted: &str) -> String {
        let mut headers = everywhere(operator).into_iter();
        let found = headers.find(|(name, _)| *name == wanted);
        found.expect("the header").1
    }

    #[test]
    fn hosts_are_told_every_header_and_what_to_keep() {
        let operator = Operator::silent();
        let text = file(
            &operator,
            ["index.html", "app-0123456789abcdef.js", SINGLE_FILE],
        );
        for (name, value) in everywhere(&operator) {
            assert!(text.contains(&format!("  {name}: {value}\n")), "{name}");
        }
        assert!(text.contains("/app-0123456789abcdef.js\n  cache-control: public"));
        assert!(!text.contains("/index.html"));
        assert!(text.contains("/bosang.html\n  content-disposition: attachment\n"));
    }

    #[test]
    fn no_feature_is_named_that_chromium_warns_of() {
        let policy = value(&Operator::silent(), "permissions-policy");
        assert!(!policy.contains("bluetooth"));
        let closes = |feature: &str| feature.trim().ends_with("=()");
        assert!(
            policy.split(',').all(closes),
            "each is named with no origin"
        );
    }

    #[test]
    fn no_inline_script_or_style_is_allowed() {
        let policy = value(&Operator::silent(), "content-security-policy");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn the_pages_send_to_the_endpoint_alone_and_are_framed_by_hosts_alone() {
        let silent = value(&Operator::silent(), "content-security-policy");
        assert!(silent.contains("; connect-src 'self'; "), "{silent}");
        assert!(silent.contains("; frame-ancestors 'self'; "), "{silent}");
        let operator = Operator {
            endpoint: Some("https://claims.example/submissions?a=b".into()),
            hosts: vec!["https://help.example".into(), "http://localhost:1".into()],
            ..Operator::silent()
        };
        let policy = value(&operator, "content-security-policy");
        assert!(policy.contains("; connect-src 'self' https://claims.example; "));
        assert!(
            policy.contains("; frame-ancestors 'self' https://help.example http://localhost:1; ")
        );
    }
}
