//! Hands a parsed document to a type.

use std::borrow::Cow;

use serde::{Deserializer, de::Visitor, forward_to_deserialize_any};

use super::{
    LEAST, MOST,
    access::{Content, Fields, Items, Members, Parts},
    left_out::LEFT_OUT,
    parse::Value,
    reader::{Place, Reader},
    unreadable::{Unreadable, Why},
};

impl<'d, 'j> Reader<'d, 'j> {
    fn items(self) -> Result<Items<'d, 'j>, Unreadable> {
        match (self.value(), self.place) {
            (Some(Value::List(count)), Place::At(place)) => Ok(Items {
                entries: self.entries,
                next: place + 1,
                left: *count,
            }),
            _ => Err(self.expected("a list")),
        }
    }

    fn members(self) -> Result<Members<'d, 'j>, Unreadable> {
        match (self.value(), self.place) {
            (Some(Value::Map(count)), Place::At(place)) => Ok(Members {
                entries: self.entries,
                next: place + 1,
                left: *count,
            }),
            _ => Err(self.expected("an object")),
        }
    }

    /// The values of a list of that length.
    fn parts(self, length: usize) -> Result<Parts<'d, 'j>, Unreadable> {
        let items = self.items()?;
        let count = items.left as usize;
        if count == length {
            Ok(Parts(items))
        } else if count < length {
            Err(self.fault(Why::TooShort))
        } else {
            Err(self.fault(Why::TooLong))
        }
    }

    /// The values of an object in the order of `names`.
    fn fields(self, names: &'static [&'static str]) -> Result<Fields<'d, 'j>, Unreadable> {
        Fields::new(self.members()?, names, self.at())
    }

    fn variant(self, names: &'static [&'static str]) -> Result<Content<'d, 'j>, Unreadable> {
        let (name, content) = match (self.value(), self.place) {
            (Some(Value::Text(_)), _) => (self, None),
            (Some(Value::Map(1)), Place::At(place)) => {
                let within = |place| Self {
                    place: Place::At(place),
                    ..self
                };
                (within(place + 1), Some(within(place + 2)))
            }
            (Some(_), _) => return Err(self.fault(Why::OneOf(names))),
            _ => return Err(self.expected("")),
        };
        let text = name.text()?;
        let index = names.iter().position(|known| known == text);
        let Some(index) = index.and_then(|index| u32::try_from(index).ok()) else {
            return Err(name.fault(Why::OneOf(names)));
        };
        Ok(Content {
            index,
            name,
            content,
        })
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $type:ty, $least:expr, $most:expr;)*) => {$(
        fn $method<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.$visit(self.whole($least, $most)? as $type)
        }
    )*};
}

impl<'j> Deserializer<'j> for Reader<'_, 'j> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.value() {
            None => Err(self.expected("")),
            Some(Value::Null) => visitor.visit_unit(),
            Some(Value::Flag(flag)) => visitor.visit_bool(*flag),
            Some(Value::Whole(whole)) => visitor.visit_i64(*whole),
            Some(Value::Beyond) => Err(self.fault(Why::OutOfRange)),
            Some(Value::Fraction) => Err(self.expected("a whole number")),
            Some(Value::Text(_)) => self.deserialize_str(visitor),
            Some(Value::List(_)) => self.deserialize_seq(visitor),
            Some(Value::Map(_)) => self.deserialize_map(visitor),
        }
    }

    forward_to_deserialize_any! {
        <V: Visitor<'j>>
        f32 f64 char bytes byte_buf unit unit_struct identifier
    }

    whole_numbers! {
        deserialize_i8 visit_i8 i8, i8::MIN.into(), i8::MAX.into();
        deserialize_i16 visit_i16 i16, i16::MIN.into(), i16::MAX.into();
        deserialize_i32 visit_i32 i32, i32::MIN.into(), i32::MAX.into();
        deserialize_i64 visit_i64 i64, LEAST, MOST;
        deserialize_u8 visit_u8 u8, 0, u8::MAX.into();
        deserialize_u16 visit_u16 u16, 0, u16::MAX.into();
        deserialize_u32 visit_u32 u32, 0, u32::MAX.into();
        deserialize_u64 visit_u64 u64, 0, MOST;
    }

    fn deserialize_bool<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.flag()?)
    }

    fn deserialize_str<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.text()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_str(text),
        }
    }

    fn deserialize_string<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.value() {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'j>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.place {
            Place::Missing(..) if name == LEFT_OUT => visitor.visit_unit(),
            _ => {
                let read = visitor.visit_newtype_struct(self);
                read.map_err(|unreadable| unreadable.within(self.at()).of_form(name))
            }
        }
    }

    fn deserialize_seq<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'j>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.parts(length)?)
    }

    fn deserialize_tuple_struct<V: Visitor<'j>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_map(self.members()?)
    }

    fn deserialize_struct<V: Visitor<'j>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.fields(names)?)
    }

    fn deserialize_enum<V: Visitor<'j>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(self.variant(names)?)
    }

    fn deserialize_ignored_any<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }
}
