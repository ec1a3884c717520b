//! Takes what is right out of the file, and notes what is not.

use rules::{Lang, Text, id::PackId};
use serde_json::{Map, Value};
use url::Url;

use super::{
    Contact, FORMAT, Fault, Operator,
    json::{self, Refusal},
};

const FIELDS: [&str; 6] = [
    "format", "packs", "language", "contact", "endpoint", "hosts",
];
const CONTACT_FIELDS: [&str; 4] = ["name", "url", "email", "phone"];

/// What is wrong so far.
#[derive(Debug, Default)]
pub(super) struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    fn fault(&mut self, at: impl Into<String>, why: impl Into<String>) {
        self.faults.push(Fault {
            at: at.into(),
            why: why.into(),
            parser: None,
        });
    }

    pub(super) fn operator(&mut self, file: &[u8], served: &[&str]) -> Operator {
        let silent = Operator::silent();
        let Some(file) = self.map(file) else {
            return silent;
        };
        self.known(&file, "", &FIELDS);
        // As a browser counts, and JSON Schema: 1.0 is 1.
        if file.get("format").and_then(Value::as_f64) != Some(FORMAT.into()) {
            self.fault("format", format!("has to be {FORMAT}."));
        }
        Operator {
            packs: self.packs(file.get("packs"), served),
            language: self.language(file.get("language")),
            contact: self.contact(file.get("contact")),
            endpoint: self.endpoint(file.get("endpoint")),
            hosts: self.hosts(file.get("hosts")),
            ..silent
        }
    }

    /// The map that the file is, after the mark that some editors begin one with.
    fn map(&mut self, file: &[u8]) -> Option<Map<String, Value>> {
        let (why, parser) = match str::from_utf8(file) {
            Ok(text) => match json::read(text.strip_prefix('\u{feff}').unwrap_or(text)) {
                Ok(Value::Object(map)) => return Some(map),
                Ok(_) => ("it has to be a map like {\"format\": 1}".to_owned(), None),
                Err(Refusal::NotJson(error)) => {
                    ("it is not JSON".to_owned(), Some(error.to_string()))
                }
                Err(Refusal::NamedTwice(name)) => (format!("it names `{name}` twice"), None),
            },
            Err(error) => ("it is not UTF-8".to_owned(), Some(error.to_string())),
        };
        self.faults.push(Fault {
            at: String::new(),
            why: format!("The file cannot be read: {why}."),
            parser,
        });
        None
    }

    fn known(&mut self, map: &Map<String, Value>, place: &str, known: &[&str]) {
        for name in map.keys().filter(|name| !known.contains(&name.as_str())) {
            let there_are = known.join(", ");
            self.fault(
                format!("{place}{name}"),
                format!("is unknown. There are {there_are}."),
            );
        }
    }

    fn packs(&mut self, said: Option<&Value>, served: &[&str]) -> Option<Vec<PackId>> {
        let list = self.list(present(said)?, "packs", "of pack ids")?;
        let mut packs: Vec<PackId> = Vec::new();
        for (index, pack) in list.iter().enumerate() {
            match pack.as_str() {
                Some(id) if served.contains(&id) => packs.push(id.into()),
                _ => self.fault(
                    format!("packs[{index}]"),
                    format!(
                        "is no pack that is served. There are {}.",
                        served.join(", ")
                    ),
                ),
            }
        }
        if packs.is_empty() {
            self.fault("packs", "offers nothing, so every pack is offered.");
            return None;
        }
        Some(packs)
    }

    fn language(&mut self, said: Option<&Value>) -> Option<Lang> {
        let said = present(said)?;
        let known = Lang::ALL
            .into_iter()
            .find(|lang| Some(lang.tag()) == said.as_str());
        if known.is_none() {
            self.fault("language", "has to be \"ko\" or \"en\".");
        }
        known
    }

    fn contact(&mut self, said: Option<&Value>) -> Option<Contact> {
        let Value::Object(said) = present(said)? else {
            self.fault("contact", "has to be a map with url, email or phone.");
            return None;
        };
        self.known(said, "contact.", &CONTACT_FIELDS);
        let contact = Contact {
            name: self.name(said.get("name")),
            url: self.text(
                said.get("url"),
                "contact.url",
                is_page,
                "an address with http or https",
            ),
            email: self.text(
                said.get("email"),
                "contact.email",
                is_email,
                "an address for e-mail",
            ),
            phone: self.text(
                said.get("phone"),
                "contact.phone",
                is_phone,
                "a telephone number",
            ),
        };
        if contact.url.is_none() && contact.email.is_none() && contact.phone.is_none() {
            self.fault("contact", "has no way to ask: say url, email or phone.");
            return None;
        }
        Some(contact)
    }

    fn name(&mut self, said: Option<&Value>) -> Option<Text> {
        let said = present(said)?;
        let name: Option<Text> = serde_json::from_value(said.clone()).ok();
        let name = name.filter(|name| {
            let mut words = name.0.values();
            !name.0.is_empty() && words.all(|words| !words.trim().is_empty())
        });
        if name.is_none() {
            self.fault(
                "contact.name",
                "has to be a map: {\"ko\": \"…\", \"en\": \"…\"}.",
            );
        }
        name
    }

    fn endpoint(&mut self, said: Option<&Value>) -> Option<String> {
        self.text(
            said,
            "endpoint",
            is_endpoint,
            "an address with https (http only on this machine), without user, password or #",
        )
    }

    fn hosts(&mut self, said: Option<&Value>) -> Vec<String> {
        let list = present(said).and_then(|said| self.list(said, "hosts", "of origins"));
        let mut hosts = Vec::new();
        for (index, host) in list.into_iter().flatten().enumerate() {
            match host.as_str().filter(|host| is_origin(host)) {
                Some(host) => hosts.push(host.to_owned()),
                None => self.fault(
                    format!("hosts[{index}]"),
                    "has to be an origin like \"https://help.example\": https (http only on this \
                     machine), no path, no *.",
                ),
            }
        }
        hosts
    }

    fn list<'a>(&mut self, said: &'a Value, at: &str, of: &str) -> Option<&'a Vec<Value>> {
        let list = said.as_array();
        if list.is_none() {
            self.fault(at, format!("has to be a list {of}."));
        }
        list
    }

    fn text(
        &mut self,
        said: Option<&Value>,
        at: &str,
        fits: fn(&str) -> bool,
        what: &str,
    ) -> Option<String> {
        let text = present(said)?.as_str().filter(|text| fits(text));
        if text.is_none() {
            self.fault(at, format!("has to be {what}."));
        }
        text.map(str::to_owned)
    }
}

/// What is said; null says nothing.
fn present(said: Option<&Value>) -> Option<&Value> {
    said.filter(|said| !said.is_null())
}

/// The address that a text is, absolute and in one piece: a browser would take out line breaks in
/// it, and understand `https:x` by the page's own address.
fn address(text: &str) -> Option<Url> {
    let is_whole = text.starts_with("https://") || text.starts_with("http://");
    let url = Url::parse(text)
        .ok()
        .filter(|_| is_whole && !text.contains(is_odd))?;
    // `;` and quotes may stand in a host's name, and would end what a server is told.
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_[:]".contains(letter);
    url.host_str()
        .is_some_and(|host| host.chars().all(plain))
        .then_some(url)
}

/// Whether an address cannot have the letter as it stands.
fn is_odd(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

fn is_page(text: &str) -> bool {
    address(text).is_some()
}

fn is_email(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.contains(is_odd) && !part.contains('@');
    text.split_once('@')
        .is_some_and(|(who, place)| plain(who) && plain(place))
}

fn is_phone(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_digit() || "+-() ".contains(letter);
    text.chars().all(fits) && text.contains(|letter: char| letter.is_ascii_digit())
}

fn is_endpoint(text: &str) -> bool {
    let open = |url: &Url| url.username().is_empty() && url.password().is_none();
    address(text).is_some_and(|url| is_safe(&url) && open(&url) && url.fragment().is_none())
}

/// Whether a text is an origin, and written as browsers write it.
fn is_origin(text: &str) -> bool {
    address(text).is_some_and(|url| is_safe(&url) && url.origin().ascii_serialization() == text)
}

/// Whether nobody between can read along.
fn is_safe(url: &Url) -> bool {
    let on_this_machine = || matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    url.scheme() == "https" || on_this_machine()
}
