//! Whole tables, as programs write them. One program for all of it: linking is what takes long.

mod cases;
mod fixtures;
mod generated;
