//! Places in a document as JSON Pointers (RFC 6901).

use super::{
    document::{children, text_at},
    parse::{self, Value},
    unreadable::{Code, Unreadable, Why},
};

impl Unreadable {
    /// Where in `json`, the document that was read, as a JSON Pointer (RFC 6901); empty for the
    /// document itself, and where it is no JSON, which tells its byte.
    pub fn path(&self, json: &[u8]) -> String {
        if self.code() == Code::NotJson {
            return String::new();
        }
        let mut path = path(json, self.at);
        if let Why::Missing(name) = self.why {
            step_down(&mut path, name);
        }
        path
    }
}

/// The path of the innermost value that begins at that byte or before it.
fn path(json: &[u8], at: u32) -> String {
    let mut entries = Vec::new();
    // As far as it can be read: names that stand twice, and depth, are found on the way.
    let _ = parse::document(json, &mut entries);
    let mut path = String::new();
    let mut place = 0;
    let begins = |place: usize| entries.get(place).is_some_and(|entry| entry.at <= at);
    loop {
        match entries.get(place).map(|entry| &entry.value) {
            Some(Value::Map(_)) => {
                let names = children(&entries, place, 2);
                let Some(name) = names.take_while(|name| begins(*name)).last() else {
                    return path;
                };
                step_down(&mut path, text_at(&entries, name).unwrap_or_default());
                if !begins(name + 1) {
                    return path;
                }
                place = name + 1;
            }
            Some(Value::List(_)) => {
                let items = children(&entries, place, 1).enumerate();
                let Some((at, item)) = items.take_while(|(_, item)| begins(*item)).last() else {
                    return path;
                };
                step_down(&mut path, &at.to_string());
                place = item;
            }
            _ => return path,
        }
    }
}

/// Adds a step to a JSON Pointer.
fn step_down(path: &mut String, name: &str) {
    path.push('/');
    path.push_str(&name.replace('~', "~0").replace('/', "~1"));
}
