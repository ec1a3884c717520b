//! Tables, calendars, months and windows of time.

use super::{Facts, Read, Trace, asked};
use crate::{
    evaluate::{
        answers::Item,
        figure::{Figure, Stop},
    },
    pack::{
        Calendar, Question, Reason, Ref, Table,
        formula::{Fold, Formula, Measure, MonthPart, Spans},
    },
    ratio::Ratio,
    time::Date,
    window::WindowSet,
};

impl Facts<'_> {
    pub(super) fn lookup(
        &self,
        at: Ref<Table>,
        key: Figure,
        trace: &mut Trace,
    ) -> Result<Figure, Stop> {
        let table = at.of(&self.loaded.pack().tables).ok_or(Stop::PackFault)?;
        let (unit, key) = key.measured()?;
        if unit != table.key {
            return Err(Stop::PackFault);
        }
        let place = table.row(key).ok_or(Stop::Outside(table.outside))?;
        let row = table.rows.get(place).ok_or(Stop::PackFault)?;
        let place = u16::try_from(place).map_err(|_| Stop::PackFault)?;
        trace.read(Read::Row(at, place));
        Figure::of_unit(table.unit, row.value)
    }

    fn calendar(
        &self,
        at: Ref<Calendar>,
        trace: &mut Trace,
    ) -> Result<(&Calendar, Ref<Reason>), Stop> {
        let calendar = at.of(&self.loaded.pack().calendars);
        let calendar = calendar.ok_or(Stop::PackFault)?;
        trace.read(Read::Calendar(at));
        Ok((calendar, calendar.outside))
    }

    pub(super) fn is_worked(
        &self,
        at: Ref<Calendar>,
        date: Figure,
        trace: &mut Trace,
    ) -> Result<Figure, Stop> {
        let (calendar, outside) = self.calendar(at, trace)?;
        let worked = calendar.is_worked(date.date()?);
        worked.map(Figure::Flag).map_err(|_| Stop::Outside(outside))
    }

    pub(super) fn after_worked(
        &self,
        at: Ref<Calendar>,
        [from, days]: [Figure; 2],
        trace: &mut Trace,
    ) -> Result<Figure, Stop> {
        let (calendar, outside) = self.calendar(at, trace)?;
        let days = days.scalar(crate::unit::Unit::Number)?;
        let days = days.to_i64().ok_or(Stop::PackFault)?;
        let after = calendar.after_worked(from.date()?, days);
        after.map(Figure::Date).map_err(|_| Stop::Outside(outside))
    }

    pub(super) fn worked_between(
        &self,
        at: Ref<Calendar>,
        [from, to]: [Figure; 2],
        trace: &mut Trace,
    ) -> Result<Figure, Stop> {
        let (calendar, outside) = self.calendar(at, trace)?;
        let days = calendar.worked_between(from.date()?, to.date()?);
        days.map(Figure::number).map_err(|_| Stop::Outside(outside))
    }

    pub(super) fn month(part: MonthPart, date: Figure) -> Result<Figure, Stop> {
        let date = date.date()?;
        Ok(match part {
            MonthPart::Start => Figure::Date(date.month_start()),
            MonthPart::End => Figure::Date(date.month_end()),
            MonthPart::Length => Figure::days(i64::from(date.month_end().day())),
        })
    }

    pub(super) fn after_months(date: Figure, months: Figure) -> Result<Figure, Stop> {
        let months = months.scalar(crate::unit::Unit::Number)?;
        let months = months.to_i64().ok_or(Stop::PackFault)?;
        let after = date.date()?.plus_months(months);
        after.map(Figure::Date).ok_or(Stop::TooLarge)
    }

    pub(super) fn series(
        &self,
        fold: Fold,
        question: Ref<Question>,
        from: Date,
        to: Date,
    ) -> Result<Figure, Stop> {
        let size = self.answers.folded(fold, question, from, to)?;
        Ok(match fold {
            Fold::Number => Figure::Scalar(crate::unit::Unit::Number, size),
            _ => Figure::Scalar(crate::unit::Unit::Money, size),
        })
    }

    fn spans(&self, spans: Spans, item: Item) -> Result<&WindowSet, Stop> {
        match spans {
            Spans::Answer(question) => self.answers.spans(question, item),
            Spans::Service(service) => self.outages.windows(service),
        }
    }

    /// A measure of windows; it is read as a whole, and the windows stand in the claim.
    pub(super) fn measure(
        &self,
        measure: Measure,
        spans: Spans,
        item: Item,
    ) -> Result<Figure, Stop> {
        let windows = self.spans(spans, item)?;
        let offset = self.loaded.pack().offset_minutes;
        let date = |at: Option<crate::Instant>| {
            let at = at.and_then(|at| at.at_offset(offset));
            at.map(|at| Figure::Date(at.date())).ok_or(Stop::PackFault)
        };
        let all = windows.windows();
        Ok(match measure {
            Measure::Total => Figure::duration(windows.seconds()),
            Measure::Longest => Figure::duration(windows.longest()),
            Measure::MostInADay => Figure::duration(windows.most_in_a_day(offset)),
            Measure::MostInAMonth => {
                Figure::duration(windows.most_in_a_month(offset).ok_or(Stop::TooLarge)?)
            }
            Measure::Number => {
                Figure::number(i64::try_from(all.len()).map_err(|_| Stop::TooLarge)?)
            }
            Measure::Began => date(all.first().map(|first| first.from))?,
            Measure::Ended => {
                let last = all.last().map(|last| last.to.seconds() - 1);
                date(last.and_then(|last| crate::Instant::from_seconds(last, offset)))?
            }
        })
    }

    pub(super) fn within(
        &self,
        spans: Spans,
        from: Date,
        to: Date,
        item: Item,
    ) -> Result<Figure, Stop> {
        let offset = self.loaded.pack().offset_minutes;
        let inside = self.spans(spans, item)?.within(from, to, offset);
        let inside = inside.ok_or(Stop::TooLarge)?;
        Ok(Figure::duration(inside.seconds()))
    }

    /// The question whose answer windows are, when they are one's.
    pub(super) fn asked_for(spans: Spans) -> Option<Ref<Question>> {
        match spans {
            Spans::Answer(question) => Some(question),
            Spans::Service(_) => None,
        }
    }

    pub(super) fn within_dates(
        &self,
        spans: Spans,
        dates: &[Formula; 2],
        trace: &mut Trace,
        depth: u32,
    ) -> Result<Figure, Stop> {
        let [from, to] = self.pair(dates, trace, depth)?;
        let (from, to) = (from.date()?, to.date()?);
        let inside = self.within(spans, from, to, trace.item);
        let question = Self::asked_for(spans);
        asked(self, trace, Read::Within(spans, from, to), question, inside)
    }
}

impl Figure {
    /// A figure of that unit; a date is counted by its number.
    pub(super) fn of_unit(unit: crate::unit::Unit, size: Ratio) -> Result<Self, Stop> {
        use crate::unit::Unit;
        match unit {
            Unit::Money | Unit::Number | Unit::Duration => Ok(Self::Scalar(unit, size)),
            Unit::Date => {
                let date = size.to_i64().and_then(Date::of_number);
                date.map(Self::Date).ok_or(Stop::PackFault)
            }
            Unit::Flag => Err(Stop::PackFault),
        }
    }
}
