//! What lists, structs, maps and variants hold, one after the other.

use serde::de::{
    DeserializeSeed, Deserializer as _, EnumAccess, IntoDeserializer as _, MapAccess, SeqAccess,
    VariantAccess, Visitor, value::U32Deserializer,
};

use super::{
    Json,
    never::Never,
    notes::{Notes, Step},
    reader::Reader,
};

static MISSING: Json = Json::Missing;
static LEFT_OUT: Json = Json::LeftOut;

/// The values of a list.
pub(super) struct Items<'a> {
    pub(super) values: &'a [Json],
    pub(super) at: usize,
    pub(super) depth: usize,
}

impl<'a> Items<'a> {
    #[inline(never)]
    pub(super) fn next(&mut self) -> Option<Reader<'a>> {
        let value = self.values.get(self.at)?;
        Notes::down(self.depth, Step::At(self.at));
        self.at += 1;
        Some(Reader(value))
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        match self.next() {
            Some(value) => seed.deserialize(value).map(Some),
            None => Ok(None),
        }
    }
}

/// The values that a struct or a tuple is made of, as many as it asks for.
#[derive(Default)]
pub(super) struct Parts<'a> {
    /// Those of a tuple.
    pub(super) values: &'a [Json],
    /// Those of a struct, with their names.
    pub(super) members: &'a [(String, Json)],
    /// The names in the struct's order.
    pub(super) fields: &'static [&'static str],
    /// Which of them are left out when they are empty.
    pub(super) left_out: &'static [&'static str],
    pub(super) at: usize,
    pub(super) depth: usize,
}

impl<'a> Parts<'a> {
    #[inline(never)]
    pub(super) fn next(&mut self) -> Reader<'a> {
        let at = self.at;
        self.at += 1;
        let Some(field) = self.fields.get(at) else {
            Notes::down(self.depth, Step::At(at));
            return Reader(self.values.get(at).unwrap_or(&MISSING));
        };
        Notes::down(self.depth, Step::Named((*field).to_owned()));
        let member = self.members.iter().find(|(name, _)| name == field);
        Reader(match member {
            Some((_, value)) => value,
            None if self.left_out.contains(field) => &LEFT_OUT,
            None => &MISSING,
        })
    }
}

impl<'de> SeqAccess<'de> for &mut Parts<'_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        seed.deserialize(self.next()).map(Some)
    }
}

pub(super) struct Members<'a> {
    pub(super) members: &'a [(String, Json)],
    pub(super) value: &'a Json,
    pub(super) depth: usize,
}

impl Members<'_> {
    #[inline(never)]
    pub(super) fn next(&mut self) -> Option<Json> {
        let ((name, value), rest) = self.members.split_first()?;
        self.members = rest;
        self.value = value;
        Notes::down(self.depth, Step::Named(name.clone()));
        Some(Json::Text(name.clone()))
    }
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Never;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Never> {
        let Some(name) = self.next() else {
            return Ok(None);
        };
        let key = seed.deserialize(Reader(&name))?;
        // What stands for a name that does not fit could stand in the map already.
        Ok((!Notes::is_faulty()).then_some(key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Never> {
        seed.deserialize(Reader(self.value))
    }
}

pub(super) struct Variant<'a> {
    pub(super) index: u32,
    pub(super) content: Reader<'a>,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Never;
    type Variant = Reader<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Reader<'a>), Never> {
        let index: U32Deserializer<Never> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self.content))
    }
}

/// What a variant holds.
impl<'de> VariantAccess<'de> for Reader<'_> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        if !matches!(self.0, Json::Null) {
            self.expected("nothing more");
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        self.deserialize_struct("", fields, visitor)
    }
}
