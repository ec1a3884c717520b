//! Hands a parsed document to a type.
//!
//! What does not fit is noted, and something that fits is handed over in its place: the type is
//! read to its end, and then thrown away. So no type has code to stop half way and to drop what it
//! has by then, which was half of what reading took.

use rules::{Currency, Date, Digest, Instant, Ratio};
use serde::{
    Deserializer,
    de::{IntoDeserializer as _, Visitor, value::StrDeserializer},
    forward_to_deserialize_any,
};

use super::{
    Json, LEFT_OUT,
    access::{Items, Members, Parts, Variant},
    never::{Never, never},
    notes::{Notes, Step},
};

static MISSING: Json = Json::Missing;

type Form = (&'static str, fn(&str) -> bool, &'static str);

/// The types that are written as text of one form, by the name in their schema; each with how to
/// tell whether a text is of it, and one that is.
const FORMS: [Form; 5] = [
    ("ratio", |text| text.parse::<Ratio>().is_ok(), "0"),
    ("date", |text| text.parse::<Date>().is_ok(), "1970-01-01"),
    (
        "instant",
        |text| text.parse::<Instant>().is_ok(),
        "1970-01-01T00:00:00+00:00",
    ),
    ("currency", |text| text.parse::<Currency>().is_ok(), "KRW"),
    (
        "sha256",
        |text| text.parse::<Digest>().is_ok(),
        "0000000000000000000000000000000000000000000000000000000000000000",
    ),
];

/// A value for a type to read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(pub(super) &'a Json);

impl<'a> Reader<'a> {
    #[inline(never)]
    pub(super) fn expected(self, what: &str) {
        match self.0 {
            // The parent's place says more than that of what is not there.
            Json::Missing => Notes::fault("it is missing"),
            _ => Notes::fault(&["expected ", what].concat()),
        }
    }

    #[inline(never)]
    fn whole(self, least: i64, most: i64) -> i64 {
        match self.0 {
            Json::Whole(number) if (least..=most).contains(number) => return *number,
            Json::Whole(_) => Notes::fault("it is out of range"),
            _ => self.expected("a whole number"),
        }
        0
    }

    #[inline(never)]
    fn flag(self) -> bool {
        match self.0 {
            Json::Flag(flag) => return *flag,
            _ => self.expected("true or false"),
        }
        false
    }

    #[inline(never)]
    fn text(self) -> &'a str {
        match self.0 {
            Json::Text(text) => return text,
            _ => self.expected("text"),
        }
        ""
    }

    /// The text of a type that has that form.
    #[inline(never)]
    fn text_of_form(self, form: &str) -> &'a str {
        let text = self.text();
        match FORMS.iter().find(|(name, ..)| *name == form) {
            Some((_, fits, _)) if fits(text) => text,
            Some((_, _, instead)) => {
                Notes::fault(&["it is no ", form].concat());
                instead
            }
            None => text,
        }
    }

    #[inline(never)]
    fn list(self) -> Items<'a> {
        let values = match self.0 {
            Json::List(values) => values.as_slice(),
            Json::LeftOut => &[],
            _ => {
                self.expected("a list");
                &[]
            }
        };
        Items {
            values,
            at: 0,
            depth: Notes::depth(),
        }
    }

    /// The values of a list of that length.
    #[inline(never)]
    fn tuple(self, length: usize) -> Parts<'a> {
        let Items { values, depth, .. } = self.list();
        if values.len() < length {
            Notes::fault("the list is too short");
        } else if values.len() > length {
            Notes::fault("the list is too long");
        }
        Parts {
            values,
            at: 0,
            depth,
            ..Parts::default()
        }
    }

    #[inline(never)]
    fn members(self) -> &'a [(String, Json)] {
        match self.0 {
            Json::Map(members) => return members,
            Json::LeftOut => {}
            _ => self.expected("an object"),
        }
        &[]
    }

    /// The values of a map in the order of `fields`.
    #[inline(never)]
    fn fields(self, name: &str, fields: &'static [&'static str]) -> Parts<'a> {
        let members = self.members();
        let depth = Notes::depth();
        let strange = members.iter().find(|(name, _)| !fields.contains(&&**name));
        if let Some((name, _)) = strange {
            Notes::down(depth, Step::Named(name.clone()));
            Notes::fault("there is no such member; leave it out");
        }
        let left_out = LEFT_OUT.iter().find(|(of, _)| *of == name);
        Parts {
            members,
            fields,
            left_out: left_out.map_or(&[], |(_, fields)| fields),
            depth,
            ..Parts::default()
        }
    }

    #[inline(never)]
    fn variant(self, variants: &'static [&'static str]) -> Variant<'a> {
        let (name, value, is_inside) = match self.0 {
            Json::Text(name) => (name.as_str(), &Json::Null, false),
            Json::Map(members) => match members.as_slice() {
                [(name, value)] => (name.as_str(), value, true),
                _ => ("", &MISSING, false),
            },
            _ => ("", &MISSING, false),
        };
        let place = variants.iter().position(|variant| *variant == name);
        if is_inside {
            Notes::down(Notes::depth(), Step::Named(name.to_owned()));
        }
        let (index, value) = match place {
            Some(place) => (place, value),
            None => {
                self.expected(&["one of ", &variants.join(", ")].concat());
                // No type's first variant holds one of the type itself.
                (0, &MISSING)
            }
        };
        Variant {
            index: index as u32,
            content: Reader(value),
        }
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $type:ty, $least:expr, $most:expr;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
            visitor.$visit(self.whole($least, $most) as $type)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Never;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        // No type of ours asks what there is; each says what it wants.
        never()
    }

    forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct identifier ignored_any
    }

    whole_numbers! {
        deserialize_i8 visit_i8 i8, i8::MIN.into(), i8::MAX.into();
        deserialize_i16 visit_i16 i16, i16::MIN.into(), i16::MAX.into();
        deserialize_i32 visit_i32 i32, i32::MIN.into(), i32::MAX.into();
        deserialize_i64 visit_i64 i64, i64::MIN, i64::MAX;
        deserialize_u8 visit_u8 u8, 0, u8::MAX.into();
        deserialize_u16 visit_u16 u16, 0, u16::MAX.into();
        deserialize_u32 visit_u32 u32, 0, u32::MAX.into();
        deserialize_u64 visit_u64 u64, 0, i64::MAX;
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.flag())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.0 {
            Json::Null | Json::Missing | Json::LeftOut => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Never> {
        let text: StrDeserializer<'_, Never> = self.text_of_form(name).into_deserializer();
        visitor.visit_newtype_struct(text)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(&mut self.list())
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(&mut self.tuple(length))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_map(Members {
            members: self.members(),
            value: &MISSING,
            depth: Notes::depth(),
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(&mut self.fields(name, fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_enum(self.variant(variants))
    }
}
