//! The grammar of JSON (RFC 8259).

use std::borrow::Cow;

use super::{
    LEAST, MAX_DEPTH, MOST,
    unreadable::{Unreadable, Why},
};
use crate::order;

/// One value of a document, or the name of a member, in the order in which they stand there: what
/// a list or an object holds follows it, and a name is followed by its value.
#[derive(Debug)]
pub(super) struct Entry<'j> {
    pub(super) value: Value<'j>,
    /// The byte where it begins.
    pub(super) at: u32,
    /// The place of the first entry that is not within it; not set while it is being read.
    pub(super) next: u32,
}

#[derive(Debug)]
pub(super) enum Value<'j> {
    Null,
    Flag(bool),
    Whole(i64),
    /// A whole number of more than [`MOST`], either way.
    Beyond,
    /// A number with a fraction or an exponent, or `-0`, which is one to who keeps its sign.
    Fraction,
    Text(Cow<'j, str>),
    /// With how many values it holds.
    List(u32),
    /// With how many members it has.
    Map(u32),
}

/// Parses a whole document. What was read until a fault stays in `entries`.
pub(super) fn document<'j>(json: &'j [u8], entries: &mut Vec<Entry<'j>>) -> Result<(), Unreadable> {
    let text = super::without_mark(json);
    let skipped = json.len() - text.len();
    if u32::try_from(json.len()).is_err() {
        return Err(Unreadable::new(Why::TooLarge, 0));
    }
    let text = match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => {
            return Err(Unreadable::new(
                Why::NotUtf8,
                (skipped + error.valid_up_to()) as u32,
            ));
        }
    };
    let mut parser = Parser {
        text,
        at: 0,
        skipped,
        entries,
    };
    parser.value(0)?;
    match parser.peek() {
        None => Ok(()),
        Some(_) => Err(parser.fault(Why::NotJson)),
    }
}

struct Parser<'e, 'j> {
    text: &'j str,
    at: usize,
    /// How many bytes stand before the text.
    skipped: usize,
    entries: &'e mut Vec<Entry<'j>>,
}

impl<'j> Parser<'_, 'j> {
    /// Where this is in the document, which has no more bytes than 32 bits count.
    fn here(&self) -> u32 {
        (self.skipped + self.at) as u32
    }

    #[cold]
    fn fault(&self, why: Why) -> Unreadable {
        Unreadable::new(why, self.here())
    }

    fn bytes(&self) -> &'j [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn first(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.first() {
            self.at += 1;
        }
        self.first()
    }

    fn eat(&mut self, byte: u8) -> Result<(), Unreadable> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.fault(Why::NotJson))
        }
    }

    /// Takes note of a value that begins at `at`, and gives its place.
    fn push(&mut self, value: Value<'j>, at: u32) -> usize {
        let place = self.entries.len();
        self.entries.push(Entry {
            value,
            at,
            // There are no more values than bytes.
            next: place as u32 + 1,
        });
        place
    }

    fn value(&mut self, depth: usize) -> Result<(), Unreadable> {
        let first = self.peek();
        let at = self.here();
        let value = match first {
            Some(b'{') => return self.map(depth + 1),
            Some(b'[') => return self.list(depth + 1),
            Some(b'"') => Value::Text(self.string()?),
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b't') => self.word("true", Value::Flag(true))?,
            Some(b'f') => self.word("false", Value::Flag(false))?,
            _ => self.number()?,
        };
        self.push(value, at);
        Ok(())
    }

    /// Begins a list or an object.
    fn open(&mut self, value: Value<'j>, depth: usize) -> Result<usize, Unreadable> {
        if depth > MAX_DEPTH {
            return Err(self.fault(Why::TooDeep));
        }
        let place = self.push(value, self.here());
        if let Some(entry) = self.entries.get_mut(place) {
            entry.next = 0;
        }
        self.at += 1;
        Ok(place)
    }

    fn close(&mut self, place: usize, value: Value<'j>) {
        let next = self.entries.len() as u32;
        if let Some(entry) = self.entries.get_mut(place) {
            entry.value = value;
            entry.next = next;
        }
    }

    /// Whether one more stands here, after the comma that has to be before it.
    fn one_more(&mut self, close: u8, is_first: bool) -> Result<bool, Unreadable> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                return Ok(false);
            }
            Some(b',') if !is_first => {
                self.at += 1;
                // None may stand behind the last.
                if self.peek() == Some(close) {
                    return Err(self.fault(Why::NotJson));
                }
            }
            _ if !is_first => return Err(self.fault(Why::NotJson)),
            _ => {}
        }
        Ok(true)
    }

    fn list(&mut self, depth: usize) -> Result<(), Unreadable> {
        let place = self.open(Value::List(0), depth)?;
        let mut count = 0;
        while self.one_more(b']', count == 0)? {
            self.value(depth)?;
            count += 1;
        }
        self.close(place, Value::List(count));
        Ok(())
    }

    fn map(&mut self, depth: usize) -> Result<(), Unreadable> {
        let place = self.open(Value::Map(0), depth)?;
        let mut count = 0;
        let mut last = None;
        let mut is_sorted = true;
        while self.one_more(b'}', count == 0)? {
            self.peek();
            let at = self.here();
            let name = self.string()?;
            let name = self.push(Value::Text(name), at);
            is_sorted = is_sorted && last.is_none_or(|last| self.name(last) < self.name(name));
            last = Some(name);
            self.eat(b':')?;
            self.value(depth)?;
            count += 1;
        }
        self.close(place, Value::Map(count));
        if is_sorted {
            return Ok(());
        }
        self.once(place)
    }

    fn name(&self, place: usize) -> &str {
        match self.entries.get(place) {
            Some(Entry {
                value: Value::Text(name),
                ..
            }) => name,
            _ => "",
        }
    }

    /// Refuses a name that stands twice: which of the two counts is open in JSON, so two programs
    /// would differ.
    fn once(&self, map: usize) -> Result<(), Unreadable> {
        let mut names = Vec::new();
        let mut place = map + 1;
        while let Some(value) = self.entries.get(place + 1) {
            names.push(place);
            place = value.next as usize;
        }
        let name = |at: usize| names.get(at).map(|place| self.name(*place));
        let sorted = order::places(names.len(), &|one, other| name(one).cmp(&name(other)));
        let mut twice = sorted
            .iter()
            .zip(sorted.iter().skip(1))
            .filter(|(one, next)| name(**one) == name(**next));
        let Some((_, second)) = twice.next() else {
            return Ok(());
        };
        let entry = names
            .get(*second)
            .and_then(|place| self.entries.get(*place));
        let at = entry.map_or(0, |entry| entry.at);
        Err(Unreadable::new(Why::Twice, at))
    }

    fn word(&mut self, word: &str, value: Value<'j>) -> Result<Value<'j>, Unreadable> {
        if self.bytes().starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.fault(Why::NotJson))
        }
    }

    fn digits(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.first() {
            self.at += 1;
        }
        if self.at > start {
            Ok(())
        } else {
            Err(self.fault(Why::NotJson))
        }
    }

    fn number(&mut self) -> Result<Value<'j>, Unreadable> {
        let start = self.at;
        if self.first() == Some(b'-') {
            self.at += 1;
        }
        if self.first() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        let end = self.at;
        if self.first() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.first() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.first() {
                self.at += 1;
            }
            self.digits()?;
        }
        let written = self.text.get(start..end).unwrap_or_default();
        if self.at > end || written == "-0" {
            return Ok(Value::Fraction);
        }
        Ok(match written.parse() {
            Ok(whole @ LEAST..=MOST) => Value::Whole(whole),
            _ => Value::Beyond,
        })
    }

    fn string(&mut self) -> Result<Cow<'j, str>, Unreadable> {
        if self.first() != Some(b'"') {
            return Err(self.fault(Why::NotJson));
        }
        self.at += 1;
        let plain = self.plain();
        if self.first() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        loop {
            match self.first() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                // The end of the document, or a control character.
                _ => return Err(self.fault(Why::NotJson)),
            }
            text.push_str(self.plain());
        }
    }

    /// What stands up to the next quotation mark, escape or control character.
    fn plain(&mut self) -> &'j str {
        let start = self.at;
        let bytes = self.bytes();
        let plain = bytes
            .iter()
            .position(|byte| *byte < b' ' || *byte == b'"' || *byte == b'\\');
        self.at += plain.unwrap_or(bytes.len());
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn escape(&mut self) -> Result<char, Unreadable> {
        let character = match self.first() {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(mark @ (b'"' | b'\\' | b'/')) => char::from(mark),
            Some(b'u') => return self.coded(),
            _ => return Err(self.fault(Why::NotJson)),
        };
        self.at += 1;
        Ok(character)
    }

    /// A character by its code units of UTF-16. Half of a pair is none.
    fn coded(&mut self) -> Result<char, Unreadable> {
        let first = self.code_unit()?;
        let code = match first {
            0xd800..=0xdbff if self.bytes().starts_with(b"\\u") => {
                self.at += 1;
                match self.code_unit()? {
                    second @ 0xdc00..=0xdfff => {
                        0x1_0000 + (first - 0xd800) * 0x400 + (second - 0xdc00)
                    }
                    _ => return Err(self.fault(Why::NotJson)),
                }
            }
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| self.fault(Why::NotJson))
    }

    /// The four digits after a `u`.
    fn code_unit(&mut self) -> Result<u32, Unreadable> {
        let digits = self.bytes().get(1..5);
        let digits = digits.ok_or_else(|| self.fault(Why::NotJson))?;
        let mut unit = 0;
        for digit in digits {
            let digit = char::from(*digit).to_digit(16);
            unit = unit * 16 + digit.ok_or_else(|| self.fault(Why::NotJson))?;
        }
        self.at += 5;
        Ok(unit)
    }
}
