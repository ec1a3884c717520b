//! What lists, objects and variants hold, one after the other.

use serde::de::{
    DeserializeSeed, Deserializer as _, EnumAccess, IntoDeserializer as _, MapAccess, SeqAccess,
    VariantAccess, Visitor, value::U32Deserializer,
};

use super::{
    document::text_at,
    parse::{Entry, Value},
    reader::{Place, Reader},
    unreadable::{Unreadable, Why},
};

/// The values of a list.
pub(super) struct Items<'d, 'j> {
    pub(super) entries: &'d [Entry<'j>],
    /// The place of the next one.
    pub(super) next: usize,
    pub(super) left: u32,
}

impl<'d, 'j> Items<'d, 'j> {
    fn take(&mut self) -> Option<Reader<'d, 'j>> {
        self.left = self.left.checked_sub(1)?;
        let value = Reader {
            entries: self.entries,
            place: Place::At(self.next),
        };
        self.next = self.entries.get(self.next)?.next as usize;
        Some(value)
    }
}

impl<'j> SeqAccess<'j> for Items<'_, 'j> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'j>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        match self.take() {
            Some(value) => seed.deserialize(value).map(Some),
            None => Ok(None),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left as usize)
    }
}

/// The values of a list that are as many as a tuple has.
pub(super) struct Parts<'d, 'j>(pub(super) Items<'d, 'j>);

impl<'j> SeqAccess<'j> for Parts<'_, 'j> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'j>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        self.0.next_element_seed(seed)
    }
}

/// The members of an object.
#[derive(Clone, Copy)]
pub(super) struct Members<'d, 'j> {
    pub(super) entries: &'d [Entry<'j>],
    /// The place of the next one's name; its value stands behind it.
    pub(super) next: usize,
    pub(super) left: u32,
}

impl<'d, 'j> Members<'d, 'j> {
    fn reader(&self, place: usize) -> Reader<'d, 'j> {
        Reader {
            entries: self.entries,
            place: Place::At(place),
        }
    }

    /// Goes on to the next member, and gives the place of the name of this one.
    fn take(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let name = self.next;
        self.next = self.entries.get(name + 1)?.next as usize;
        Some(name)
    }
}

impl<'j> MapAccess<'j> for Members<'_, 'j> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'j>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        if self.left == 0 {
            return Ok(None);
        }
        seed.deserialize(self.reader(self.next)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'j>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        let name = self.take().unwrap_or_default();
        seed.deserialize(self.reader(name + 1))
    }
}

/// The values of an object in the order in which a struct declares them.
pub(super) struct Fields<'d, 'j> {
    members: Members<'d, 'j>,
    names: &'static [&'static str],
    /// How many of them were asked for.
    asked: usize,
    /// How many of them were found.
    found: u32,
    /// Whether every member is known to be one of them.
    is_known: bool,
    /// Where the object begins.
    at: u32,
}

impl<'d, 'j> Fields<'d, 'j> {
    pub(super) fn new(
        members: Members<'d, 'j>,
        names: &'static [&'static str],
        at: u32,
    ) -> Result<Self, Unreadable> {
        let mut fields = Self {
            members,
            names,
            asked: 0,
            found: 0,
            is_known: false,
            at,
        };
        // Of a struct without any, none will be asked for.
        if names.is_empty() {
            fields.refuse_unknown()?;
        }
        Ok(fields)
    }

    /// The value that is asked for next; nothing behind the last.
    fn take(&mut self) -> Result<Option<Reader<'d, 'j>>, Unreadable> {
        let Some(name) = self.names.get(self.asked) else {
            return Ok(None);
        };
        self.asked += 1;
        let value = self.find(name);
        match value.place {
            Place::At(_) => self.found += 1,
            // Perhaps it is there under a name that is misspelt, which says more.
            Place::Missing(..) => self.refuse_unknown()?,
        }
        if self.asked == self.names.len() && self.found < self.members.left {
            self.refuse_unknown()?;
        }
        Ok(Some(value))
    }

    fn find(&self, name: &'static str) -> Reader<'d, 'j> {
        let mut members = self.members;
        while let Some(place) = members.take() {
            if text_at(members.entries, place) == Some(name) {
                return members.reader(place + 1);
            }
        }
        Reader {
            entries: members.entries,
            place: Place::Missing(self.at, name),
        }
    }

    fn refuse_unknown(&mut self) -> Result<(), Unreadable> {
        if self.is_known {
            return Ok(());
        }
        self.is_known = true;
        let mut members = self.members;
        while let Some(place) = members.take() {
            let name = text_at(members.entries, place);
            if !self.names.iter().any(|known| Some(*known) == name) {
                return Err(members.reader(place).fault(Why::Unknown));
            }
        }
        Ok(())
    }
}

impl<'j> SeqAccess<'j> for Fields<'_, 'j> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'j>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        match self.take()? {
            Some(value) => seed.deserialize(value).map(Some),
            None => Ok(None),
        }
    }
}

/// The variant of an enum, and what it holds, if anything.
pub(super) struct Content<'d, 'j> {
    pub(super) index: u32,
    pub(super) name: Reader<'d, 'j>,
    pub(super) content: Option<Reader<'d, 'j>>,
}

impl<'d, 'j> Content<'d, 'j> {
    fn some(self) -> Result<Reader<'d, 'j>, Unreadable> {
        let lacking = || self.name.expected("what belongs to it");
        self.content.ok_or_else(lacking)
    }
}

impl<'j> EnumAccess<'j> for Content<'_, 'j> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'j>>(self, seed: V) -> Result<(V::Value, Self), Unreadable> {
        let index: U32Deserializer<Unreadable> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self))
    }
}

impl<'j> VariantAccess<'j> for Content<'_, 'j> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        let Some(content) = self.content else {
            return Ok(());
        };
        let Place::At(place) = content.place else {
            return Ok(());
        };
        match content.entries.get(place).map(|entry| &entry.value) {
            Some(Value::Null) => Ok(()),
            _ => Err(content.expected("nothing more")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'j>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(self.some()?)
    }

    fn tuple_variant<V: Visitor<'j>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.some()?.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'j>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.some()?.deserialize_struct("", names, visitor)
    }
}
