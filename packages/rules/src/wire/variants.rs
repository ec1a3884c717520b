//! The variants of enums by their places, as the types themselves have them: serde knows each by its
//! place and its name. So a number and what it stands for are written down nowhere.

use std::fmt;

use rules::{
    Rounding,
    estimate::{
        Action, Amount, Certainty, GivenValidity, IntakeStatus, LineReason, Quantity, Source,
    },
    pack::{
        RemedyKind,
        formula::{Fold, Measure},
    },
};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::Visitor,
    forward_to_deserialize_any,
    ser::{Impossible, Serializer},
};

/// The names of the variants of each enum that crosses, by the place of each.
#[derive(Debug, Serialize)]
pub(crate) struct Variants {
    action: Names,
    amount: Names,
    certainty: Names,
    fold: Names,
    intake: Names,
    kind: Names,
    measure: Names,
    quantity: Names,
    reason: Names,
    rounding: Names,
    source: Names,
    validity: Names,
}

type Names = &'static [&'static str];

impl Variants {
    /// All of them.
    pub(crate) fn all() -> Self {
        Self {
            action: names::<Action>(),
            amount: names::<Amount>(),
            certainty: names::<Certainty>(),
            fold: names::<Fold>(),
            intake: names::<IntakeStatus>(),
            kind: names::<RemedyKind>(),
            measure: names::<Measure>(),
            quantity: names::<Quantity>(),
            reason: names::<LineReason>(),
            rounding: names::<Rounding>(),
            source: names::<Source>(),
            validity: names::<GivenValidity>(),
        }
    }
}

/// The place of the variant.
#[inline]
pub(crate) fn place_of<T: Serialize>(value: &T) -> u32 {
    match value.serialize(Found) {
        Err(Variant { place, .. }) => place,
        Ok(()) => 0,
    }
}

/// The name of the variant.
pub(crate) fn name_of<T: Serialize>(value: &T) -> &'static str {
    match value.serialize(Found) {
        Err(Variant { name, .. }) => name,
        Ok(()) => "",
    }
}

/// The names of an enum's variants.
fn names<T: for<'de> Deserialize<'de>>() -> Names {
    match T::deserialize(Asked) {
        Err(Declared(names)) => names,
        Ok(_) => &[],
    }
}

/// What writing an enum stops with: the variant that it is.
#[derive(Debug)]
struct Variant {
    place: u32,
    name: &'static str,
}

/// What reading an enum stops with: the names of its variants.
#[derive(Debug)]
struct Declared(Names);

macro_rules! error {
    ($($type:ident $trait:path, $else:expr;)*) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("it stopped at a variant")
            }
        }

        impl std::error::Error for $type {}

        impl $trait for $type {
            fn custom<T: fmt::Display>(_: T) -> Self {
                $else
            }
        }
    )*};
}

error! {
    Variant serde::ser::Error, Self { place: 0, name: "" };
    Declared serde::de::Error, Self(&[]);
}

/// Finds the variant of what is written. What is no enum has none.
struct Found;

type No = Impossible<(), Variant>;

const NONE: Variant = Variant { place: 0, name: "" };

macro_rules! no_variant {
    ($($method:ident($($type:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$ok, Variant> {
            Err(NONE)
        }
    )*};
}

impl Serializer for Found {
    type Ok = ();
    type Error = Variant;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = No;
    type SerializeStructVariant = No;

    no_variant! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_seq(Option<usize>) -> No;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct(&'static str, usize) -> No;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), Variant> {
        Err(NONE)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), Variant> {
        Err(NONE)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        place: u32,
        name: &'static str,
    ) -> Result<(), Variant> {
        Err(Variant { place, name })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        place: u32,
        name: &'static str,
        _: &T,
    ) -> Result<(), Variant> {
        Err(Variant { place, name })
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        place: u32,
        name: &'static str,
        _: usize,
    ) -> Result<No, Variant> {
        Err(Variant { place, name })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        place: u32,
        name: &'static str,
        _: usize,
    ) -> Result<No, Variant> {
        Err(Variant { place, name })
    }
}

/// Asks a type which variants it has.
struct Asked;

impl<'de> Deserializer<'de> for Asked {
    type Error = Declared;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Declared> {
        Err(Declared(&[]))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: Names,
        _: V,
    ) -> Result<V::Value, Declared> {
        Err(Declared(names))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_names_are_those_of_the_type() {
        assert_eq!(names::<RemedyKind>().first(), Some(&"cash"));
        for certainty in [Certainty::Due, Certainty::NotDue, Certainty::Unknown] {
            let place = place_of(&certainty) as usize;
            assert_eq!(names::<Certainty>().get(place), Some(&name_of(&certainty)));
        }
        let range = Amount::Range { low: 1, high: 2 };
        for (amount, name) in [
            (Amount::None, "none"),
            (Amount::Money(1), "money"),
            (range, "range"),
        ] {
            assert_eq!(name_of(&amount), name);
            assert_eq!(
                names::<Amount>().get(place_of(&amount) as usize),
                Some(&name)
            );
        }
        // Every enum that is told has variants.
        let json = rules::canonical_json(&Variants::all()).expect("JSON");
        assert!(!json.contains("[]"), "{json}");
    }
}
