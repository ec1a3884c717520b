//! How many steps a part of a formula takes.

use super::{Facts, Trace};
use crate::{
    evaluate::{budget::ENTRIES, figure::Stop},
    pack::formula::{Formula, Measure, Spans},
    window::WindowSet,
};

impl Facts<'_> {
    /// Takes the steps of a part of a formula, the parts within it apart.
    pub(super) fn spend_on(&self, formula: &Formula, trace: &Trace) -> Result<(), Stop> {
        let looked_through = match formula {
            Formula::Is(_, options) => options.len(),
            Formula::Highest(question)
            | Formula::Week(question, _)
            | Formula::HasWeek(question, _)
            | Formula::Recorded(question)
            | Formula::Series(_, question, ..) => self.answers.periods(*question),
            Formula::Span(measure, spans) => self.windows_of(*spans, trace).map_or(0, |windows| {
                let months = match measure {
                    Measure::MostInAMonth => windows.months(),
                    _ => 1,
                };
                windows.windows().len().saturating_mul(months)
            }),
            Formula::Within(spans, _) => {
                let windows = self.windows_of(*spans, trace);
                windows.map_or(0, |windows| windows.windows().len())
            }
            _ => 0,
        };
        let known = trace.reads.len() + trace.missing.len();
        self.budget.spend(1 + known / ENTRIES + looked_through)
    }

    fn windows_of(&self, spans: Spans, trace: &Trace) -> Option<&WindowSet> {
        match spans {
            Spans::Answer(question) => self.answers.spans(question, trace.item).ok(),
            Spans::Service(service) => self.outages.windows(service).ok(),
        }
    }
}
