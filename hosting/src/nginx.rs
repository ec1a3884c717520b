//! A configuration of nginx for the folder that `cargo xtask dist` builds.

use std::fmt::Write as _;

use crate::{
    Operator, SINGLE_FILE,
    headers::{self, ASK_AGAIN, FOR_GOOD, TAKE_AWAY},
};

/// Where the configuration says that the folder lies and what it listens on; both are for the one
/// who deploys to change.
pub const ROOT: &str = "/srv/bosang";
/// See [`ROOT`].
pub const LISTEN: &str = "8080";

/// Names that hold a hash, as [`headers::cache_control`] knows them: the last part of the path has
/// 12 to 16 hexadecimal digits between two of `-`, `_` and `.`, or its ends.
const HASHED: &str = r"(^|[-_./])[0-9a-fA-F]{12,16}([-_.][^/]*)?$";

/// What the files are, by ending. nginx 1.22 does not know them all, and a browser does not start
/// a program of another type while it still downloads.
const TYPES: [(&str, &str); 10] = [
    ("application/javascript", "js mjs"),
    ("application/json", "json"),
    ("application/manifest+json", "webmanifest"),
    ("application/wasm", "wasm"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("text/css", "css"),
    ("text/html", "html"),
    ("text/plain", "txt ts"),
    ("application/xml", "xml"),
];

/// The server block, to be put among nginx's sites.
#[must_use]
pub fn site(operator: &Operator) -> String {
    let mut text = format!(
        r#"# The calculator, by nginx. Made by `cargo xtask dist` or `bosang operator --nginx` from
# operator.json: the sites that may embed it and where a submission goes stand in the policy below.
# Change the two lines marked with HERE; docs/deploying.md says the rest.

# A name that holds a hash of the content never means another content.
map $uri $bosang_keep {{
    default "{ASK_AGAIN}";
    "~{HASHED}" "{FOR_GOOD}";
}}

# The app in one file is for a disk: a browser saves it.
map $uri $bosang_take {{
    default "";
    "~/{SINGLE_FILE}$" "{TAKE_AWAY}";
}}

server {{
    listen {LISTEN};  # HERE: with TLS, `listen 443 ssl http2;` and your certificate
    root {ROOT};  # HERE: where the folder dist/ was copied to
    index index.html;
    server_tokens off;

    types {{
"#
    );
    // Writing to a String cannot fail.
    for (kind, endings) in TYPES {
        let _ = writeln!(text, "        {kind} {endings};");
    }
    text.push_str(
        r#"    }
    default_type application/octet-stream;
    charset utf-8;
    charset_types text/css text/plain application/javascript application/json
        application/manifest+json;

    # Each file lies there compressed as well. On Debian `brotli_static` comes with the package
    # libnginx-mod-http-brotli-static; without it take the line out, and gzip is sent.
    brotli_static on;
    gzip_static on;
    gzip_vary on;

    # Not `always`: what is not there, in the middle of a deployment, is not kept for good.
    add_header cache-control $bosang_keep;
    add_header content-disposition $bosang_take;
"#,
    );
    for (name, value) in headers::everywhere(operator) {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    text.push_str(
        r#"
    # What static hosts read, and what is for the server alone. A page that came unpacked, as through
    # some proxies, asks for the `.gz` files itself.
    location = /_headers {
        return 404;
    }
    location ~ "\.br$" {
        return 404;
    }
}
"#,
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_header_is_added_once_and_nothing_breaks_out_of_its_quotes() {
        let operator = Operator {
            hosts: vec!["https://help.example".into()],
            ..Operator::silent()
        };
        let site = site(&operator);
        for (name, value) in headers::everywhere(&operator) {
            assert!(!value.contains(['"', '$', '\\', '\n']), "{name}");
            assert_eq!(site.matches(&format!("add_header {name} ")).count(), 1);
        }
        assert!(site.contains("frame-ancestors 'self' https://help.example; "));
    }

    #[test]
    fn what_is_to_be_changed_stands_there_once() {
        let site = site(&Operator::silent());
        for line in [format!("listen {LISTEN};"), format!("root {ROOT};")] {
            assert_eq!(site.matches(&line).count(), 1, "{line}");
        }
    }
}
