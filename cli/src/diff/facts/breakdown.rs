//! How claims are counted: it stands beside the rules.

use ::words::Wording;
use compiler::{Breakdown, Category};
use rules::Formula;

use super::{Describer, Line, Part, fact, part};

/// Every way in which claims are parted.
pub(crate) fn breakdowns(wording: &Wording<'_>, breakdowns: &[Breakdown]) -> Vec<Part> {
    let describer = Describer { wording };
    let breakdowns = breakdowns.iter();
    breakdowns.map(|it| describer.breakdown(it)).collect()
}

impl Describer<'_> {
    fn breakdown(&self, breakdown: &Breakdown) -> Part {
        let Breakdown {
            id,
            name,
            by,
            categories,
            citations,
        } = breakdown;
        let by = by.and_then(|by| by.of(&self.wording.pack.questions));
        let mut facts = self.text("name", name);
        facts.push(fact("by", by.map(|it| Line::plain(it.id.as_str()))));
        let categories = categories.iter().map(|it| self.category(it));
        facts.push(fact("categories", categories));
        facts.push(self.cited(citations));
        part("breakdown", id, facts)
    }

    fn category(&self, category: &Category) -> Line {
        let Category {
            id,
            name,
            when,
            or_other_losses,
        } = category;
        let when = match when {
            Formula::Flag(true) => Line::plain("every other claim"),
            when => self.formula(when),
        };
        let more = if *or_other_losses {
            ", or names other losses"
        } else {
            ""
        };
        Line {
            text: format!("{id}: {}: {}{more}", self.wording.text(name), when.text),
            meaning: format!("{id} {name:?} {} {more}", when.meaning),
        }
    }
}
