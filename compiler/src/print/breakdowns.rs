//! How claims are parted for who counts them.

use super::page::{Page, id_of};
use crate::Breakdown;

impl Page<'_> {
    pub(super) fn breakdowns(&mut self, breakdowns: &[Breakdown]) {
        for breakdown in breakdowns {
            self.table("breakdown", &breakdown.id);
            self.text("name", &breakdown.name);
            if let Some(by) = breakdown.by {
                let question = id_of(by, &self.pack.questions, |it| it.id.as_str());
                self.string("by", question);
            }
            self.cite(&breakdown.citations);
            if breakdown.by.is_none() {
                self.categories(breakdown);
            }
        }
    }

    fn categories(&mut self, breakdown: &Breakdown) {
        let last = breakdown.categories.len().saturating_sub(1);
        for (place, category) in breakdown.categories.iter().enumerate() {
            self.row(format_args!("breakdown.{}.category", breakdown.id));
            self.string("id", &category.id);
            self.text("name", &category.name);
            if place < last {
                self.formula("when", &category.when);
            }
            if category.or_other_losses {
                self.key("or_other_losses", true);
            }
        }
    }
}
