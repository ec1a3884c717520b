//! Types whose one form in JSON is a short text.

use std::{fmt, marker::PhantomData, str::FromStr, sync::Arc};

use serde::{
    Deserializer,
    de::{Error, Visitor},
};

/// Reads a text and makes a value of it, without a copy of the text between.
fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    of: fn(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    struct Of<T>(fn(&str) -> Result<T, String>, PhantomData<T>);

    impl<T> Visitor<'_> for Of<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            (self.0)(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Of(of, PhantomData))
}

/// Reads a text in its one form.
#[doc(hidden)]
pub fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    read(deserializer, |text| {
        text.parse().map_err(|error: T::Err| error.to_string())
    })
}

/// Reads a text that is to be shared.
pub(crate) fn shared<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
    read(deserializer, |text| Ok(text.into()))
}

/// Gives `$type` a serde form through `Display` and `FromStr`, and a schema with that pattern.
#[macro_export]
#[doc(hidden)]
macro_rules! text_form {
    ($type:ty, $title:literal, $pattern:literal, $example:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Form;

                impl<'de> serde::de::Visitor<'de> for Form {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($title)
                    }

                    fn visit_newtype_struct<D: serde::Deserializer<'de>>(
                        self,
                        deserializer: D,
                    ) -> Result<Self::Value, D::Error> {
                        $crate::text_form::parsed(deserializer)
                    }
                }

                // So a reader knows of which form the text has to be.
                deserializer.deserialize_newtype_struct($title, Form)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $title.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "examples": [$example] })
            }
        }
    };
}
