//! What the operator says of the calculator on their server, beside it in `operator.json`.
//!
//! `static/operator.js` has read and checked it, and took out what is faulty.

use rules::Text;
use serde::Deserialize;

use crate::json;

/// What bears on the interview of all that the operator says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Operator {
    /// Whom a claimant may ask.
    pub contact: Option<Contact>,
    /// Where a submission is sent; nothing where it is only taken away.
    pub endpoint: Option<String>,
}

/// Whom a claimant may ask, in one way at least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Contact {
    /// Who answers.
    pub name: Option<Text>,
    /// Their page.
    pub url: Option<String>,
    /// Their address for e-mail.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
}

impl Operator {
    /// One who says nothing.
    pub const SILENT: Self = Self {
        contact: None,
        endpoint: None,
    };

    /// Reads what `static/program.js` hands over; an operator who says nothing where that is of
    /// another version than this program.
    pub(crate) fn read(json: &str) -> Self {
        json::read(json.as_bytes()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_handed_over_is_read() {
        let whole = Operator::read(
            r#"{"contact":{"name":{"ko":"고객센터"},"phone":"1577-0000"},"endpoint":"https://a.example/"}"#,
        );
        let contact = whole.contact.expect("a contact");
        assert_eq!(contact.phone.as_deref(), Some("1577-0000"));
        assert_eq!((contact.url, contact.email), (None, None));
        assert_eq!(whole.endpoint.as_deref(), Some("https://a.example/"));
        for silent in ["{}", "", r#"{"endpoint":1}"#] {
            assert_eq!(Operator::read(silent), Operator::default());
        }
    }
}
