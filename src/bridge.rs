//! The bridges to the scripts in `static/`, one module for each: what is said to it, and what it
//! tells, as types of the bridge's own.

pub mod catalogues;
pub mod claim_file;
pub mod evidence;
pub mod host;
pub mod opening;
pub mod operator;
pub mod outbox;
pub mod spreadsheet;
pub mod tabs;
pub mod update;
