//! Turns a pack, a claim and a point in time into an estimate.
