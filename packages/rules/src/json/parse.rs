//! The syntax of JSON (RFC 8259).

use super::{
    Json,
    notes::{Notes, Step},
};

/// How deep lists and maps may lie in each other.
const MAX_DEPTH: usize = 127;

/// Parsing stops; the notes say why.
#[derive(Debug)]
pub(super) struct Stop;

impl Stop {
    fn at(what: &str) -> Self {
        Notes::fault(what);
        Self
    }
}

/// Parses a whole document.
pub(super) fn document(json: &[u8]) -> Result<Json, Stop> {
    let Ok(text) = std::str::from_utf8(json) else {
        return Err(Stop::at("it is not UTF-8 text"));
    };
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.fault()),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    /// That something else stands here than JSON allows.
    #[inline(never)]
    fn fault(&self) -> Stop {
        Stop::at(&format!("it is not JSON from byte {} on", self.at))
    }

    fn bytes(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn first(&self) -> Option<u8> {
        self.bytes().first().copied()
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.first() {
            self.at += 1;
        }
        self.first()
    }

    fn eat(&mut self, byte: u8) -> Result<(), Stop> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.fault())
        }
    }

    fn value(&mut self, depth: usize) -> Result<Json, Stop> {
        if depth > MAX_DEPTH {
            return Err(Stop::at("lists lie too deep in each other"));
        }
        match self.peek() {
            Some(b'{') => self.map(depth + 1),
            Some(b'[') => self.list(depth + 1),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'n') => self.word("null", Json::Null),
            Some(b't') => self.word("true", Json::Flag(true)),
            Some(b'f') => self.word("false", Json::Flag(false)),
            _ => self.number(),
        }
    }

    fn map(&mut self, depth: usize) -> Result<Json, Stop> {
        let mut members: Vec<(String, Json)> = Vec::new();
        self.at += 1;
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Map(members));
        }
        loop {
            self.peek();
            let name = self.string()?;
            Notes::down(depth - 1, Step::Named(name.clone()));
            // Which of two would count is open in JSON, so two readers could differ.
            if members.iter().any(|(known, _)| *known == name) {
                return Err(Stop::at("the same name stands twice"));
            }
            self.eat(b':')?;
            members.push((name, self.value(depth)?));
            Notes::up(depth - 1);
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                self.eat(b'}')?;
                return Ok(Json::Map(members));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, Stop> {
        let mut values = Vec::new();
        self.at += 1;
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Json::List(values));
        }
        loop {
            Notes::down(depth - 1, Step::At(values.len()));
            values.push(self.value(depth)?);
            Notes::up(depth - 1);
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                self.eat(b']')?;
                return Ok(Json::List(values));
            }
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Stop> {
        if self.bytes().starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.fault())
        }
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.first() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Result<Json, Stop> {
        let start = self.at;
        let negative = self.first() == Some(b'-');
        self.at += usize::from(negative);
        let leads_with_zero = self.first() == Some(b'0');
        let digits = self.digits();
        if digits == 0 || (leads_with_zero && digits > 1) {
            return Err(self.fault());
        }
        let end = self.at;
        if self.first() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.fault());
            }
        }
        if let Some(b'e' | b'E') = self.first() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.first() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(self.fault());
            }
        }
        let whole = self.text.get(start..end).filter(|_| self.at == end);
        // `-0` is a number with a fraction to those who keep its sign.
        let whole = whole.filter(|whole| *whole != "-0");
        let whole = whole.and_then(|whole| whole.parse().ok());
        Ok(whole.map_or(Json::OtherNumber, Json::Whole))
    }

    fn string(&mut self) -> Result<String, Stop> {
        if self.first() != Some(b'"') {
            return Err(self.fault());
        }
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest
                .bytes()
                .position(|byte| byte < b' ' || byte == b'"' || byte == b'\\');
            let plain = plain.ok_or_else(|| self.fault())?;
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.first() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return Err(self.fault()),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let escape = self.first();
        self.at += 1;
        Ok(match escape {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(mark @ (b'"' | b'\\' | b'/')) => char::from(mark),
            Some(b'u') => {
                let first = self.code_unit()?;
                let code = match first {
                    0xd800..=0xdbff if self.bytes().starts_with(b"\\u") => {
                        self.at += 2;
                        let second = self.code_unit()?;
                        if !(0xdc00..=0xdfff).contains(&second) {
                            return Err(self.fault());
                        }
                        0x1_0000 + (first - 0xd800) * 0x400 + (second - 0xdc00)
                    }
                    _ => first,
                };
                char::from_u32(code).ok_or_else(|| self.fault())?
            }
            _ => return Err(self.fault()),
        })
    }

    fn code_unit(&mut self) -> Result<u32, Stop> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.fault())?;
        self.at += 4;
        Ok(unit)
    }
}
