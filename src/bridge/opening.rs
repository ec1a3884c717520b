//! What the script of the opening hands over.

pub use interview::opening::Opening;

use crate::json;

/// Reads it; nothing where it is of another version than this program.
pub(crate) fn read(json: &str) -> Opening {
    json::read(json.as_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_another_version_is_nothing() {
        for odd in [
            "",
            "{}",
            "[]",
            r#"{"ticked":[1],"typed":[],"goes_on":true}"#,
        ] {
            assert_eq!(read(odd), Opening::default(), "{odd}");
        }
        assert!(read(r#"{"ticked":["a"],"typed":[["b","c"]],"goes_on":true}"#).goes_on);
    }
}
