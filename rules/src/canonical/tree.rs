//! A document on its way to its one spelling.
//!
//! serde_json's own tree would do, and takes three times the code in the browser: it keeps members
//! in a search tree, knows numbers that no document of ours has, and takes what it has apart again
//! wherever writing could stop.

use std::fmt;

use serde::{
    Serialize,
    ser::{
        Error, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant, Serializer,
    },
};

/// A document, its members in the order of their names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    /// A number, `true`, `false` or `null` as it is written.
    Plain(String),
    Text(String),
    /// The names are empty.
    List(Parts),
    Map(Parts),
}

/// What a list or a map holds.
type Parts = Vec<(String, Tree)>;

impl Tree {
    /// The tree of a document.
    pub(crate) fn of<T: Serialize + ?Sized>(document: &T) -> Result<Self, Unwritable> {
        let mut writer = Writer(Vec::new());
        document.serialize(&mut writer)?;
        writer.0.pop().map(|(_, tree)| tree).ok_or(Unwritable)
    }
}

/// Something that a document of ours cannot hold: a number with a fraction or of more than 64 bits,
/// or a map whose names are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("documents hold whole numbers of 64 bits, and names that are text")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The trees that are made and not yet part of another, the last one made at the end.
struct Writer(Parts);

impl Writer {
    #[inline(never)]
    fn push(&mut self, tree: Tree) -> Result<(), Unwritable> {
        self.0.push((String::new(), tree));
        Ok(())
    }

    fn plain(&mut self, text: &str) -> Result<(), Unwritable> {
        self.push(Tree::Plain(text.to_owned()))
    }

    /// Gives the last tree a name, and its place among those from `start` on.
    #[inline(never)]
    fn name(&mut self, start: usize, name: String) {
        if let (Some((_, tree)), Some(before)) = (self.0.pop(), self.0.get(start..)) {
            let place = before.partition_point(|(other, _)| *other < name);
            self.0.insert(start + place, (name, tree));
        }
    }

    /// Makes a member of the last two trees, of which the first has to be its name.
    #[inline(never)]
    fn entry(&mut self, start: usize) -> Result<(), Unwritable> {
        let (Some(value), Some((_, Tree::Text(name)))) = (self.0.pop(), self.0.pop()) else {
            return Err(Unwritable);
        };
        self.0.push(value);
        self.name(start, name);
        Ok(())
    }

    #[inline(never)]
    fn end(
        &mut self,
        start: usize,
        branch: fn(Parts) -> Tree,
        variant: Option<&str>,
    ) -> Result<(), Unwritable> {
        let parts = self.0.split_off(start);
        self.push(branch(parts))?;
        match variant {
            Some(variant) => self.wrap(variant),
            None => Ok(()),
        }
    }

    /// Puts the last tree into a map of its own.
    #[inline(never)]
    fn wrap(&mut self, name: &str) -> Result<(), Unwritable> {
        if let Some((_, tree)) = self.0.pop() {
            self.push(Tree::Map(vec![(name.to_owned(), tree)]))?;
        }
        Ok(())
    }

    fn begin(&mut self, variant: Option<&'static str>) -> Branch<'_> {
        Branch {
            start: self.0.len(),
            variant,
            writer: self,
        }
    }
}

/// A list or a map that is being written.
struct Branch<'w> {
    writer: &'w mut Writer,
    /// Where its parts start.
    start: usize,
    /// The variant whose content it is.
    variant: Option<&'static str>,
}

impl Branch<'_> {
    fn end(self, branch: fn(Parts) -> Tree) -> Result<(), Unwritable> {
        self.writer.end(self.start, branch, self.variant)
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        value.serialize(&mut *self.writer)
    }

    fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(&mut *self.writer)?;
        self.writer.name(self.start, name.to_owned());
        Ok(())
    }
}

macro_rules! plain {
    ($($method:ident: $type:ty),+) => {$(
        fn $method(self, value: $type) -> Result<(), Unwritable> {
            self.push(Tree::Plain(value.to_string()))
        }
    )+};
}

macro_rules! refused {
    ($($method:ident: $type:ty),+) => {$(
        fn $method(self, _: $type) -> Result<(), Unwritable> {
            Err(Unwritable)
        }
    )+};
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Branch<'w>;
    type SerializeTuple = Branch<'w>;
    type SerializeTupleStruct = Branch<'w>;
    type SerializeTupleVariant = Branch<'w>;
    type SerializeMap = Branch<'w>;
    type SerializeStruct = Branch<'w>;
    type SerializeStructVariant = Branch<'w>;

    plain!(serialize_i64: i64, serialize_u64: u64);
    refused!(serialize_f32: f32, serialize_f64: f64, serialize_bytes: &[u8]);

    fn serialize_i8(self, value: i8) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.plain(if value { "true" } else { "false" })
    }

    fn serialize_char(self, value: char) -> Result<(), Unwritable> {
        self.push(Tree::Text(value.into()))
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        self.push(Tree::Text(value.to_owned()))
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unwritable> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(&mut *self)?;
        self.wrap(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Branch<'w>, Unwritable> {
        Ok(self.begin(None))
    }

    // Most lists come this way, so it is the short one.
    fn collect_seq<I: IntoIterator<Item: Serialize>>(self, items: I) -> Result<(), Unwritable> {
        let start = self.0.len();
        for item in items {
            item.serialize(&mut *self)?;
        }
        self.end(start, Tree::List, None)
    }

    fn serialize_tuple(self, _: usize) -> Result<Branch<'w>, Unwritable> {
        Ok(self.begin(None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Branch<'w>, Unwritable> {
        Ok(self.begin(None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Branch<'w>, Unwritable> {
        Ok(self.begin(Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Branch<'w>, Unwritable> {
        Ok(self.begin(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Branch<'w>, Unwritable> {
        Ok(self.begin(None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Branch<'w>, Unwritable> {
        Ok(self.begin(Some(variant)))
    }
}

macro_rules! lists {
    ($($trait:ident $method:ident),+) => {$(
        impl $trait for Branch<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
                self.item(value)
            }

            fn end(self) -> Result<(), Unwritable> {
                Branch::end(self, Tree::List)
            }
        }
    )+};
}

lists!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

macro_rules! maps {
    ($($trait:ident),+) => {$(
        impl $trait for Branch<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Unwritable> {
                self.member(name, value)
            }

            fn end(self) -> Result<(), Unwritable> {
                Branch::end(self, Tree::Map)
            }
        }
    )+};
}

maps!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Branch<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Unwritable> {
        // It stays there until its value is.
        self.item(name)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.item(value)?;
        self.writer.entry(self.start)
    }

    fn end(self) -> Result<(), Unwritable> {
        Branch::end(self, Tree::Map)
    }
}
