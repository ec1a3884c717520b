//! The Bosang web app.

pub mod components;
