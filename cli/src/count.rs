//! What the commands share that count many claims: reading them, judging each, telling those that
//! are refused.

mod document;
mod place;
mod progress;
mod records;
mod refused;
mod scheme;
mod workers;

pub(crate) use self::{
    document::Document,
    place::Place,
    progress::Progress,
    refused::{Refusal, Refused, RefusedOnes},
    scheme::{Scheme, schemes},
    workers::{Counter, Input, count},
};
