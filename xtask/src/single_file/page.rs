//! The page with everything in it that it links on a server.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use rules::Lang;
use sha2::{Digest as _, Sha256};

/// What goes into the page.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// The name of the program, which static/single/main.js looks for by the element `wasm`.
    pub(super) program: &'a str,
    pub(super) style: &'a str,
    /// The icon, in base 64.
    pub(super) icon: &'a str,
    pub(super) script: &'a str,
    /// The script that this one runs, which is among the packed files.
    pub(super) app: &'a str,
    /// The packed files, as text.
    pub(super) files: &'a str,
    /// The origin that submissions are sent to, if any.
    pub(super) endpoint: Option<&'a str>,
}

const HEAD_ENDS: &str = "</head>";
const BODY_ENDS: &str = "</body>";

/// The page, which needs no other file; `page` has the schemes in it.
pub(super) fn made(page: &str, parts: &Parts<'_>) -> Result<String> {
    let page = without_links(page);
    if page.matches(HEAD_ENDS).count() != 1 {
        bail!("index.html should hold `{HEAD_ENDS}` once, for what one file needs to go before it");
    }
    for (what, text, end) in [
        ("script", parts.script, "</script"),
        ("style", parts.style, "</style"),
    ] {
        if text.to_ascii_lowercase().contains(end) {
            bail!("The {what} holds `{end}`, which would end it within a page.");
        }
    }
    let Parts {
        program,
        style,
        icon,
        script,
        app,
        files,
        endpoint,
    } = parts;
    let policy = policy(style, &[script, app], *endpoint);
    let head = format!(
        "<meta http-equiv=\"content-security-policy\" content=\"{policy}\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\
         <link id=\"wasm\" href=\"{program}\">\
         <style>{style}</style>\
         <script type=\"text/plain\" id=\"files\">{files}</script>\
         <script type=\"module\">{script}</script>{HEAD_ENDS}"
    );
    let page = within(&page).replacen(HEAD_ENDS, &head, 1);
    // Here the program is as near as any markup: there are no openings, only what is said of it.
    let coming = opening::without_opening(&Lang::ALL);
    Ok(page.replacen(BODY_ENDS, &[&coming, BODY_ENDS].concat(), 1))
}

/// Nothing but what is in the file, and nothing out of it but to the endpoint.
fn policy(style: &str, scripts: &[&str], endpoint: Option<&str>) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)));
    let mut policy = String::from("default-src 'none'; img-src data: blob:; ");
    // Writing to a String cannot fail.
    if let Some(endpoint) = endpoint {
        let _ = write!(policy, "connect-src {endpoint}; ");
    }
    let _ = write!(
        policy,
        "style-src {}; script-src {} 'wasm-unsafe-eval'; ",
        hash(style),
        scripts
            .iter()
            .map(|script| hash(script))
            .collect::<Vec<_>>()
            .join(" ")
    );
    policy.push_str(
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types bosang bosang-open",
    );
    policy
}

/// `page` without links to files beside it and scripts from there.
fn without_links(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        kept.push_str(before);
        let end = if tag.starts_with("<link ") {
            tag.find('>').map(|end| end + 1)
        } else if tag.starts_with("<script ") {
            tag.find("</script>").map(|end| end + "</script>".len())
        } else {
            None
        };
        rest = match end {
            Some(end) => &tag[end..],
            None => {
                kept.push('<');
                &tag[1..]
            }
        };
    }
    kept.push_str(rest);
    kept
}

/// `page` with its links to documents leading into itself, as static/single/rules.js writes them:
/// there is no file beside it to lead to.
fn within(page: &str) -> String {
    const OPENS: &str = "href=\"rules/";
    const ENDS: &str = ".html\"";
    let mut parts = page.split(OPENS);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let led = part.split_once(ENDS);
        let _ = match led {
            Some((name, after)) => write!(whole, "href=\"?rules={name}\"{after}"),
            None => write!(whole, "{OPENS}{part}"),
        };
    }
    whole
}
