//! The edges to what every browser has, one module each, with failures of their own. They know the
//! rules' and the interview's types at most, no state and no script of ours.

pub mod clipboard;
pub mod clock;
pub mod download;
pub mod events;
pub mod files;
pub mod history;
pub mod locale;
pub mod print;
pub mod random;
pub mod storage;
