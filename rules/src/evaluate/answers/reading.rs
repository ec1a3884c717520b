//! What formulas ask of the answers. A question of a list is asked of one of its items.

use super::{Answers, Series, Slot};
use crate::{
    WindowSet,
    evaluate::figure::{Figure, Stop},
    id::OptionId,
    pack::{Question, Ref, Service, formula::Fold},
    ratio::Ratio,
    time::Date,
};

/// The place of the item that is computed, when one is.
pub(in crate::evaluate) type Item = Option<u16>;

impl<'a> Answers<'a> {
    fn slot(&self, question: Ref<Question>, item: Item) -> Result<Slot<'a>, Stop> {
        let asked = question.of(&self.pack.questions).ok_or(Stop::PackFault)?;
        let slot = match asked.item_of {
            None => self.slots.get(question.index()).copied(),
            Some(list) => {
                let item = item.ok_or(Stop::PackFault)?;
                let row = self.list(list)?.get(usize::from(item));
                let answers = row.ok_or(Stop::PackFault)?;
                let at = |(at, _): &(Ref<Question>, Slot<'_>)| at.index();
                let found = answers.binary_search_by_key(&question.index(), at).ok();
                let found = found.and_then(|at| answers.get(at));
                Some(found.map_or(Slot::Unanswered, |(_, slot)| *slot))
            }
        };
        match slot {
            Some(Slot::Unanswered) => Err(Stop::Missing),
            Some(slot) => Ok(slot),
            None => Err(Stop::PackFault),
        }
    }

    fn list(&self, list: Ref<Question>) -> Result<&super::List<'a>, Stop> {
        match self.slots.get(list.index()) {
            Some(Slot::Items(at)) => self.lists.get(*at).ok_or(Stop::PackFault),
            Some(Slot::Unanswered) => Err(Stop::Missing),
            _ => Err(Stop::PackFault),
        }
    }

    /// How many items a list has.
    pub(in crate::evaluate) fn items(&self, list: Ref<Question>) -> Result<u16, Stop> {
        u16::try_from(self.list(list)?.len()).map_err(|_| Stop::TooLarge)
    }

    /// The answer to a money, count, number, duration, date or yes-no question.
    pub(in crate::evaluate) fn figure(
        &self,
        question: Ref<Question>,
        item: Item,
    ) -> Result<Figure, Stop> {
        match self.slot(question, item)? {
            Slot::Figure(figure) => Ok(figure),
            _ => Err(Stop::PackFault),
        }
    }

    /// The answer to a choice question.
    pub(in crate::evaluate) fn choice(
        &self,
        question: Ref<Question>,
        item: Item,
    ) -> Result<&'a OptionId, Stop> {
        match self.slot(question, item)? {
            Slot::Choice(option) => Ok(option),
            _ => Err(Stop::PackFault),
        }
    }

    /// The answer to a question about windows.
    pub(in crate::evaluate) fn spans(
        &self,
        question: Ref<Question>,
        item: Item,
    ) -> Result<&WindowSet, Stop> {
        match self.slot(question, item)? {
            Slot::Windows(at) => self.windows.get(at).ok_or(Stop::PackFault),
            _ => Err(Stop::PackFault),
        }
    }

    fn series(&self, question: Ref<Question>) -> Result<Series<'a>, Stop> {
        match self.slot(question, None)? {
            Slot::Series(series) => Ok(series),
            _ => Err(Stop::PackFault),
        }
    }

    /// How many periods a question asks about.
    pub(in crate::evaluate) fn periods(&self, question: Ref<Question>) -> usize {
        self.series(question)
            .map_or(0, |series| series.periods.count())
    }

    /// The highest week. A pack asks for it only where `recorded` is not zero.
    pub(in crate::evaluate) fn highest(
        &self,
        question: Ref<Question>,
    ) -> Result<(Date, i64), Stop> {
        let (_, highest) = self.series(question)?.recorded()?;
        highest.ok_or(Stop::PackFault)
    }

    /// For how many periods there is an amount.
    pub(in crate::evaluate) fn recorded(&self, question: Ref<Question>) -> Result<i64, Stop> {
        let (count, _) = self.series(question)?.recorded()?;
        Ok(count)
    }

    /// The amount of a period. A pack asks for it only where `has_period` holds.
    pub(in crate::evaluate) fn period(
        &self,
        question: Ref<Question>,
        date: Date,
    ) -> Result<i64, Stop> {
        self.series(question)?.period(date)?.ok_or(Stop::PackFault)
    }

    /// Whether there is an amount for a period.
    pub(in crate::evaluate) fn has_period(
        &self,
        question: Ref<Question>,
        date: Date,
    ) -> Result<bool, Stop> {
        Ok(self.series(question)?.period(date)?.is_some())
    }

    /// Periods taken together.
    pub(in crate::evaluate) fn folded(
        &self,
        fold: Fold,
        question: Ref<Question>,
        from: Date,
        to: Date,
    ) -> Result<Ratio, Stop> {
        self.series(question)?.folded(fold, from, to)
    }

    /// Whether a service was used.
    pub(in crate::evaluate) fn used(&self, service: Ref<Service>) -> Result<bool, Stop> {
        let used = self.used.as_ref().ok_or(Stop::Missing)?;
        used.get(service.index()).copied().ok_or(Stop::PackFault)
    }
}
