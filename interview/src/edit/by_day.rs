//! Changes to sales by day, and with them to the amounts that are added up from them.

use rules::{Date, LoadedPack, id::QuestionId};

use crate::{
    daily::{DailySales, DayEntry, Mark},
    draft::Draft,
    flow, summed,
};

impl Draft {
    /// Takes up sales by day, and the amounts that they make.
    pub(super) fn take_daily(
        &mut self,
        pack: &LoadedPack,
        question: QuestionId,
        daily: DailySales,
    ) {
        let pack = pack.pack();
        if let Some(asked) = flow::question(pack, &question) {
            let before = self.daily.remove(&question);
            let typed = self.entries.get(&question);
            let entry = summed::entry(&daily, asked, pack.currency, before.as_ref(), typed);
            self.entries.insert(question.clone(), entry);
            self.daily.insert(question, daily);
        }
    }

    /// Changes what is said of one day.
    pub(super) fn edit_day(
        &mut self,
        pack: &LoadedPack,
        question: QuestionId,
        day: Date,
        edit: impl FnOnce(&mut DayEntry),
    ) {
        let mut daily = self.daily.get(&question).cloned().unwrap_or_default();
        let mut entry = daily.days.remove(&day).unwrap_or_default();
        edit(&mut entry);
        if entry != DayEntry::default() {
            daily.days.insert(day, entry);
        }
        self.take_daily(pack, question, daily);
    }

    /// Says the same of every day of which nothing is said.
    pub(super) fn mark_missing(&mut self, pack: &LoadedPack, question: QuestionId, mark: Mark) {
        let currency = pack.pack().currency;
        let Some(asked) = flow::question(pack.pack(), &question) else {
            return;
        };
        let mut daily = self.daily.get(&question).cloned().unwrap_or_default();
        for day in summed::missing(&daily, asked, currency, self.entries.get(&question)) {
            let mut entry = daily.days.remove(&day).unwrap_or_default();
            entry.mark = Some(mark);
            daily.days.insert(day, entry);
        }
        self.take_daily(pack, question, daily);
    }
}
