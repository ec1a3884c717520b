//! Hands a parsed document to a type.

use std::vec;

use serde::{
    Deserializer,
    de::{
        DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
        Visitor, value::U32Deserializer,
    },
    forward_to_deserialize_any,
};

use super::{
    Json, LEFT_OUT,
    notes::{Notes, Step, Stop},
};

/// A value for a type to read.
pub(super) struct Reader(pub(super) Json);

impl Reader {
    #[inline(never)]
    fn expected(self, what: &str) -> Stop {
        match self.0 {
            // The parent's place says more than that of what is not there.
            Json::Missing => Notes::note("it is missing".into()),
            _ => Notes::note(format!("expected {what}")),
        }
    }

    #[inline(never)]
    fn list(self) -> Result<List, Stop> {
        match self.0 {
            Json::List(values) => Ok(List::of(values)),
            Json::LeftOut => Ok(List::of(Vec::new())),
            _ => Err(self.expected("a list")),
        }
    }

    /// The values of a map in the order of `fields`.
    #[inline(never)]
    fn fields(self, name: &str, fields: &'static [&'static str]) -> Result<List, Stop> {
        let Json::Map(mut members) = self.0 else {
            return Err(self.expected("an object"));
        };
        let left_out = LEFT_OUT.iter().find(|(of, _)| *of == name);
        let left_out = left_out.map_or(&[] as &[&str], |(_, fields)| fields);
        let mut values = Vec::with_capacity(fields.len());
        for field in fields {
            let place = members.iter().position(|(name, _)| name == field);
            values.push(match place {
                Some(place) => members.swap_remove(place).1,
                None if left_out.contains(field) => Json::LeftOut,
                None => Json::Missing,
            });
        }
        if let Some((name, _)) = members.pop() {
            Notes::down(Step::Named(name));
            return Err(Notes::note("there is no such member; leave it out".into()));
        }
        let mut list = List::of(values);
        list.names = Some(fields);
        Ok(list)
    }

    #[inline(never)]
    fn variant(self, variants: &'static [&'static str]) -> Result<Variant, Stop> {
        let (name, value, is_inside) = match self.0 {
            Json::Text(name) => (name, Json::Null, false),
            Json::Map(mut members) if members.len() == 1 => match members.pop() {
                Some((name, value)) => (name, value, true),
                None => return Err(Stop),
            },
            other => return Err(Self(other).expected(&one_of(variants))),
        };
        let place = variants.iter().position(|variant| *variant == name);
        if is_inside {
            Notes::down(Step::Named(name));
        }
        let index = place.and_then(|place| u32::try_from(place).ok());
        match index {
            Some(index) => Ok(Variant {
                index,
                content: Content { value, is_inside },
            }),
            None => Err(Notes::note(format!("expected {}", one_of(variants)))),
        }
    }
}

#[inline(never)]
fn one_of(variants: &[&str]) -> String {
    ["one of ", &variants.join(", ")].concat()
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            match self.0 {
                Json::Whole(number) => visitor.visit_i64(number),
                _ => Err(self.expected("a whole number")),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Stop> {
        // No type of ours asks what there is; each says what it wants.
        Err(Stop)
    }

    forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct identifier ignored_any
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.0 {
            Json::Flag(flag) => visitor.visit_bool(flag),
            _ => Err(self.expected("true or false")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.0 {
            Json::Text(text) => visitor.visit_string(text),
            _ => Err(self.expected("text")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.0 {
            Json::Null | Json::Missing | Json::LeftOut => visitor.visit_none(),
            some => visitor.visit_some(Self(some)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        whole_list(self.list()?, |list| visitor.visit_seq(list))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let members = match self.0 {
            Json::Map(members) => members,
            Json::LeftOut => Vec::new(),
            _ => return Err(self.expected("an object")),
        };
        visitor.visit_map(Members {
            members: members.into_iter(),
            value: Json::Missing,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_seq(&mut self.fields(name, fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_enum(self.variant(variants)?)
    }
}

/// Reads a list of which nothing may be left.
fn whole_list<T>(
    mut list: List,
    read: impl FnOnce(&mut List) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let value = read(&mut list)?;
    if list.values.as_slice().is_empty() {
        Ok(value)
    } else {
        Err(Notes::note("the list is too long".into()))
    }
}

struct List {
    values: vec::IntoIter<Json>,
    at: usize,
    /// What the values are called, when they are members.
    names: Option<&'static [&'static str]>,
}

impl List {
    fn of(values: Vec<Json>) -> Self {
        Self {
            values: values.into_iter(),
            at: 0,
            names: None,
        }
    }

    #[inline(never)]
    fn next(&mut self) -> Option<Reader> {
        let value = self.values.next()?;
        let name = self.names.and_then(|names| names.get(self.at));
        Notes::down(match name {
            Some(name) => Step::Named((*name).to_owned()),
            None => Step::At(self.at),
        });
        self.at += 1;
        Some(Reader(value))
    }
}

impl<'de> SeqAccess<'de> for &mut List {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Stop> {
        let Some(value) = self.next() else {
            return Ok(None);
        };
        let value = seed.deserialize(value)?;
        Notes::up();
        Ok(Some(value))
    }
}

struct Members {
    members: vec::IntoIter<(String, Json)>,
    value: Json,
}

impl<'de> MapAccess<'de> for Members {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Stop> {
        let Some((name, value)) = self.members.next() else {
            return Ok(None);
        };
        self.value = value;
        Notes::down(Step::Named(name.clone()));
        seed.deserialize(Reader(Json::Text(name))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        let value = std::mem::replace(&mut self.value, Json::Missing);
        let value = seed.deserialize(Reader(value))?;
        Notes::up();
        Ok(value)
    }
}

struct Variant {
    index: u32,
    content: Content,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Stop;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content), Stop> {
        let index: U32Deserializer<Stop> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self.content))
    }
}

/// What a variant holds.
struct Content {
    value: Json,
    /// Whether it stands a step further down than its variant.
    is_inside: bool,
}

impl Content {
    fn read<T>(self, read: impl FnOnce(Reader) -> Result<T, Stop>) -> Result<T, Stop> {
        let Self { value, is_inside } = self;
        let value = read(Reader(value))?;
        if is_inside {
            Notes::up();
        }
        Ok(value)
    }
}

impl<'de> VariantAccess<'de> for Content {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        self.read(|reader| match reader.0 {
            Json::Null => Ok(()),
            _ => Err(reader.expected("nothing more")),
        })
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Stop> {
        self.read(|reader| seed.deserialize(reader))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stop> {
        self.read(|reader| reader.deserialize_seq(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.read(|reader| visitor.visit_seq(&mut reader.fields("", fields)?))
    }
}
