mod awards;
mod claims;
mod exact;
mod formulas;
mod hostile;
mod items;
mod lines;
mod lookups;
mod next_bound;
mod outcomes;
mod properties;
mod spans;
mod totals;

use crate::{evaluate, testing::sample};

#[test]
fn sample_estimate() {
    let loaded = sample::pack();
    let estimate = evaluate(&loaded, &sample::full_claim(&loaded), sample::now());
    insta::assert_json_snapshot!(estimate);
}
