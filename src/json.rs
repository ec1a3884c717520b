//! Reads JSON of this project's own making.
//!
//! serde_json's reader takes fields in any order and says in words what is wrong and where, which
//! costs a visitor a type. Here both sides are ours and the only answer to a bad document is not
//! to use it, so this reader hands each type its fields in the order in which it declares them.
//! In the wasm that is a fraction of the code.

mod parse;
#[cfg(test)]
mod tests;

use std::{fmt, marker::PhantomData, vec};

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
        Visitor, value::U32Deserializer,
    },
    forward_to_deserialize_any,
};

/// A document that came with this program, or a part of one, read by field.
///
/// One that cannot be read belongs to another version of the program, and there is nothing to go
/// on with: it throws, for the script that started the program to tell. Every field then has one
/// way on only, which is a third of the code of one that may fail. What is not asked for is not
/// read.
#[derive(Debug)]
pub struct Own(Json);

impl Own {
    /// Parses a document.
    pub fn parse(json: &[u8]) -> Self {
        Self(parse::document(json).unwrap_or_else(|_| throw()))
    }

    /// Takes the field out as a value.
    pub fn field<T: for<'de> Deserialize<'de>>(&mut self, name: &str) -> T {
        match T::deserialize(Reader::<Impossible>::new(self.take(name))) {
            Ok(value) => value,
            Err(impossible) => match impossible {},
        }
    }

    /// Takes the field out as a part.
    pub fn part(&mut self, name: &str) -> Self {
        Self(self.take(name))
    }

    /// Takes the field out as a list of parts.
    pub fn list(&mut self, name: &str) -> Vec<Self> {
        match self.take(name) {
            Json::List(values) => values.into_iter().map(Self).collect(),
            _ => throw(),
        }
    }

    /// Whether this is a map that has the field, with something in it.
    pub fn has(&self, name: &str) -> bool {
        let Json::Map(entries) = &self.0 else {
            return false;
        };
        let mut entries = entries.iter();
        entries.any(|(known, value)| known == name && !matches!(value, Json::Null))
    }

    /// Whether this is that text.
    pub fn is_text(&self, text: &str) -> bool {
        matches!(&self.0, Json::Text(own) if own == text)
    }

    /// The field of a map, null where there is none.
    fn take(&mut self, name: &str) -> Json {
        let Json::Map(entries) = &mut self.0 else {
            throw();
        };
        let place = entries.iter().position(|(known, _)| known == name);
        place.map_or(Json::Null, |place| entries.swap_remove(place).1)
    }
}

/// Reads a document.
///
/// # Errors
/// [`Unreadable`] when `json` is not JSON or not of this type; fields that the type does not have
/// and numbers that are not whole are not read.
pub fn read<T: for<'de> Deserialize<'de>>(json: &[u8]) -> Result<T, Unreadable> {
    T::deserialize(Reader::new(parse::document(json)?))
}

/// Gives up on a document that came with this program.
#[cold]
pub(crate) fn throw() -> ! {
    wasm_bindgen::throw_str("the rules are not those that this program reads")
}

/// Not a document of the type that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the document is not of the form expected")
    }
}

impl std::error::Error for Unreadable {}

impl serde::de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// What becomes of a document that cannot be read.
trait Fault: serde::de::Error {
    fn unreadable() -> Self;
}

impl Fault for Unreadable {
    fn unreadable() -> Self {
        Self
    }
}

/// A fault of which there is none, since reading throws instead.
#[derive(Debug)]
enum Impossible {}

impl Fault for Impossible {
    fn unreadable() -> Self {
        throw()
    }
}

impl fmt::Display for Impossible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Impossible {}

impl serde::de::Error for Impossible {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::unreadable()
    }
}

/// A parsed document.
#[derive(Debug)]
enum Json {
    Null,
    Flag(bool),
    Whole(i64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    /// The values of a map in the order of `fields`, null where there is none.
    fn into_fields(self, fields: &[&str]) -> Option<vec::IntoIter<Self>> {
        let Self::Map(mut entries) = self else {
            return None;
        };
        let mut values = Vec::with_capacity(fields.len());
        for field in fields {
            let place = entries.iter().position(|(name, _)| name == field);
            values.push(place.map_or(Self::Null, |place| entries.swap_remove(place).1));
        }
        entries.is_empty().then(|| values.into_iter())
    }
}

/// Reads a type of a parsed document.
struct Reader<F> {
    json: Json,
    fault: PhantomData<F>,
}

impl<F: Fault> Reader<F> {
    fn new(json: Json) -> Self {
        Self {
            json,
            fault: PhantomData,
        }
    }

    fn list(self) -> Result<List<F>, F> {
        match self.json {
            Json::List(values) => Ok(List::new(values.into_iter())),
            _ => Err(F::unreadable()),
        }
    }

    fn fields(self, fields: &[&str]) -> Result<List<F>, F> {
        let fields = self.json.into_fields(fields);
        fields.map(List::new).ok_or_else(F::unreadable)
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, F> {
            match self.json {
                Json::Whole(number) => visitor.visit_i64(number),
                _ => Err(F::unreadable()),
            }
        }
    )*};
}

impl<'de, F: Fault> Deserializer<'de> for Reader<F> {
    type Error = F;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, F> {
        // No type of ours asks what there is; each says what it wants.
        Err(F::unreadable())
    }

    forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct identifier ignored_any
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, F> {
        match self.json {
            Json::Flag(flag) => visitor.visit_bool(flag),
            _ => Err(F::unreadable()),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, F> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, F> {
        match self.json {
            Json::Text(text) => visitor.visit_string(text),
            _ => Err(F::unreadable()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, F> {
        match self.json {
            Json::Null => visitor.visit_none(),
            some => visitor.visit_some(Self::new(some)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, F> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, F> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, F> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, F> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, F> {
        match self.json {
            Json::Map(entries) => visitor.visit_map(Entries {
                entries: entries.into_iter(),
                value: None,
                fault: PhantomData,
            }),
            _ => Err(F::unreadable()),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, F> {
        visitor.visit_seq(self.fields(fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, F> {
        let (name, value) = match self.json {
            Json::Text(name) => (name, Json::Null),
            Json::Map(mut entries) if entries.len() == 1 => {
                entries.pop().ok_or_else(F::unreadable)?
            }
            _ => return Err(F::unreadable()),
        };
        let index = variants.iter().position(|variant| *variant == name);
        let index = index.and_then(|index| u32::try_from(index).ok());
        visitor.visit_enum(Variant {
            index: index.ok_or_else(F::unreadable)?,
            value: Self::new(value),
        })
    }
}

struct List<F> {
    values: vec::IntoIter<Json>,
    fault: PhantomData<F>,
}

impl<F> List<F> {
    fn new(values: vec::IntoIter<Json>) -> Self {
        Self {
            values,
            fault: PhantomData,
        }
    }
}

impl<'de, F: Fault> SeqAccess<'de> for List<F> {
    type Error = F;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, F> {
        match self.values.next() {
            Some(value) => seed.deserialize(Reader::new(value)).map(Some),
            None => Ok(None),
        }
    }
}

struct Entries<F> {
    entries: vec::IntoIter<(String, Json)>,
    value: Option<Json>,
    fault: PhantomData<F>,
}

impl<'de, F: Fault> MapAccess<'de> for Entries<F> {
    type Error = F;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, F> {
        let Some((name, value)) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(Reader::new(Json::Text(name))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, F> {
        seed.deserialize(Reader::new(self.value.take().ok_or_else(F::unreadable)?))
    }
}

struct Variant<F> {
    index: u32,
    value: Reader<F>,
}

impl<'de, F: Fault> EnumAccess<'de> for Variant<F> {
    type Error = F;
    type Variant = Reader<F>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Reader<F>), F> {
        let index: U32Deserializer<F> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self.value))
    }
}

impl<'de, F: Fault> VariantAccess<'de> for Reader<F> {
    type Error = F;

    fn unit_variant(self) -> Result<(), F> {
        match self.json {
            Json::Null => Ok(()),
            _ => Err(F::unreadable()),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, F> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, F> {
        visitor.visit_seq(self.list()?)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, F> {
        visitor.visit_seq(self.fields(fields)?)
    }
}
