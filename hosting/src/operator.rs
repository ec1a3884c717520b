//! The operator's configuration, read with every fault told.

mod json;
mod reader;
#[cfg(test)]
mod tests;

use std::fmt;

use rules::{Lang, Text, id::PackId};
use serde::Serialize;

use self::reader::Reader;

/// The version of the configuration's form that this crate reads.
pub const FORMAT: u32 = 1;

/// What an operator says of the calculator on their own server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Operator {
    /// The version of this file's form.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub format: u32,
    /// The packs offered, by id; without it every pack is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packs: Option<Vec<PackId>>,
    /// The language for those whose browser asks for none that there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Lang>,
    /// Whom a claimant may ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Where a submission is sent by POST: an address with https, or one of this machine.
    /// Without it nothing is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub endpoint: Option<String>,
    /// The origins of pages that may embed the calculator and speak with it, such as
    /// `https://help.example`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<Vec<String>>"))]
    pub hosts: Vec<String>,
}

/// Whom a claimant may ask: one way at least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Contact {
    /// Who answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Their page, with http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub url: Option<String>,
    /// Their address for e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "email")))]
    pub email: Option<String>,
    /// Their telephone number, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Something in the file that is not as it has to be, and what is done without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: `hosts[1]`; empty for the file as a whole.
    pub at: String,
    /// What is wrong and what to write.
    pub why: String,
    /// What the parser says of a file that cannot be read; another reader has another parser.
    pub parser: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.at.is_empty() {
            write!(f, "`{}` ", self.at)?;
        }
        f.write_str(&self.why)?;
        match &self.parser {
            Some(parser) => write!(f, " ({parser})"),
            None => Ok(()),
        }
    }
}

impl Operator {
    /// The configuration of who says nothing: every pack, nothing sent, no other site.
    #[must_use]
    pub fn silent() -> Self {
        Self {
            format: FORMAT,
            ..Self::default()
        }
    }

    /// Reads the file. `served` are the ids of the packs that there are.
    ///
    /// What is faulty is left out, so that a claimant always has a calculator: a pack that there is
    /// not is not offered, an address that cannot be is not sent to, a site that is not named
    /// rightly may not embed. A file that cannot be read, or that names a member twice, says nothing.
    ///
    /// ```
    /// use hosting::Operator;
    ///
    /// let file = br#"{"format": 1, "hosts": ["https://help.example", "https://help.example/faq"]}"#;
    /// let (operator, faults) = Operator::read(file, &["kakao-2022-10-15"]);
    /// assert_eq!(operator.hosts, ["https://help.example"]);
    /// assert_eq!(faults[0].at, "hosts[1]");
    /// ```
    #[must_use]
    pub fn read(file: &[u8], served: &[&str]) -> (Self, Vec<Fault>) {
        let mut reader = Reader::default();
        let operator = reader.operator(file, served);
        (operator, reader.into_faults())
    }

    /// The origin that a submission is sent to.
    #[must_use]
    pub fn endpoint_origin(&self) -> Option<String> {
        let url = url::Url::parse(self.endpoint.as_deref()?).ok()?;
        Some(url.origin().ascii_serialization())
    }
}
