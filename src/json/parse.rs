//! The syntax of JSON (RFC 8259), without fractions and exponents.

use super::{Json, Unreadable};

/// How deep lists and maps may lie in each other.
const MAX_DEPTH: u32 = 128;

/// Parses a whole document.
pub(super) fn document(json: &[u8]) -> Result<Json, Unreadable> {
    let text = std::str::from_utf8(json).map_err(|_| Unreadable)?;
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(Unreadable),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn bytes(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes().first() {
            self.at += 1;
        }
        self.bytes().first().copied()
    }

    fn eat(&mut self, byte: u8) -> Result<(), Unreadable> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(Unreadable)
        }
    }

    fn value(&mut self, depth: u32) -> Result<Json, Unreadable> {
        if depth > MAX_DEPTH {
            return Err(Unreadable);
        }
        match self.peek().ok_or(Unreadable)? {
            b'{' => {
                let mut entries = Vec::new();
                self.items(b'}', |parser| {
                    parser.peek();
                    let name = parser.string()?;
                    parser.eat(b':')?;
                    entries.push((name, parser.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Json::Map(entries))
            }
            b'[' => {
                let mut values = Vec::new();
                self.items(b']', |parser| {
                    values.push(parser.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::List(values))
            }
            b'"' => self.string().map(Json::Text),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Flag(true)),
            b'f' => self.word("false", Json::Flag(false)),
            _ => self.number(),
        }
    }

    /// What stands between an opening bracket and its closing one, with commas between.
    fn items(
        &mut self,
        close: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                return self.eat(close);
            }
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Unreadable> {
        if self.bytes().starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(Unreadable)
        }
    }

    fn number(&mut self) -> Result<Json, Unreadable> {
        let start = self.at;
        while let Some(b'-' | b'0'..=b'9') = self.bytes().first() {
            self.at += 1;
        }
        let digits = self.text.get(start..self.at).unwrap_or_default();
        digits.parse().map(Json::Whole).map_err(|_| Unreadable)
    }

    fn string(&mut self) -> Result<String, Unreadable> {
        if self.bytes().first() != Some(&b'"') {
            return Err(Unreadable);
        }
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..).ok_or(Unreadable)?;
            let plain = rest.find(['"', '\\']).ok_or(Unreadable)?;
            text.push_str(rest.get(..plain).ok_or(Unreadable)?);
            self.at += plain + 1;
            if rest.as_bytes().get(plain) == Some(&b'"') {
                return Ok(text);
            }
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, Unreadable> {
        let escape = self.bytes().first().copied();
        self.at += 1;
        Ok(match escape.ok_or(Unreadable)? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            mark @ (b'"' | b'\\' | b'/') => char::from(mark),
            b'u' => {
                let first = self.code_unit()?;
                let units = match first {
                    0xd800..=0xdbff if self.bytes().starts_with(b"\\u") => {
                        self.at += 2;
                        vec![first, self.code_unit()?]
                    }
                    _ => vec![first],
                };
                let mut characters = char::decode_utf16(units);
                let character = characters.next().and_then(Result::ok);
                character.ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    fn code_unit(&mut self) -> Result<u16, Unreadable> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
        self.at += 4;
        u16::from_str_radix(digits, 16).map_err(|_| Unreadable)
    }
}
