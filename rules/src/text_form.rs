//! Types whose one form in JSON is a short text.

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
                        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                        text.parse().map_err(serde::de::Error::custom)
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
