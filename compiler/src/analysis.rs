//! What can be said of a whole pack once it compiles: what no claim reaches, what no example shows.

mod bounds;
mod coverage;
mod interval;
mod place;
mod possible;
mod reach;

use rules::{Estimate, Pack};
use toml::de::DeTable;

pub use self::bounds::possible;
pub(crate) use self::place::Place;
use crate::{
    Breakdown,
    diagnostic::{Code, Fault, Faults},
};

/// Something found, at a place of the source.
#[derive(Clone, Debug)]
struct Finding {
    code: Code,
    place: Place,
    message: String,
    help: String,
}

/// Reports what no claim of the pack can reach.
pub(crate) fn report_reach(
    faults: &Faults,
    document: &DeTable<'_>,
    pack: &Pack,
    breakdowns: &[Breakdown],
) {
    report(faults, document, reach::findings(pack, breakdowns));
}

/// Reports what none of the examples' estimates reaches.
pub(crate) fn report_coverage(
    faults: &Faults,
    document: &DeTable<'_>,
    pack: &Pack,
    estimates: &[Estimate],
) {
    report(faults, document, coverage::findings(pack, estimates));
}

fn report(faults: &Faults, document: &DeTable<'_>, findings: Vec<Finding>) {
    for finding in findings {
        let span = finding.place.span(document);
        let fault = Fault::new(finding.code, &span, finding.message);
        faults.report(fault.help(finding.help));
    }
}
