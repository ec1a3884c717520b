//! The contract of `docs/receiving.md`, held against the built program over real sockets, with
//! submissions of the Kakao pack's own examples.
#![allow(clippy::unwrap_used, clippy::panic)]

mod browsers;
mod corpus;
mod lasting;
mod openapi;
mod program;
mod received;
mod refused;
mod shelf;
mod submissions;
mod wire;
