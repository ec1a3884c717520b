//! The built command, as people and programs call it. One program for all of it: linking is what takes long.
#![allow(clippy::unwrap_used)]

mod analyse;
mod archive;
mod claims;
mod common;
mod corpus;
mod diff;
mod earlier;
mod new;
mod operator;
mod packs;
mod sample;
mod schemas;
mod simulate;
mod source_schema;
mod verify;
