//! What sums, differences, products and quotients may come to.

use rules::{pack::formula::Formula, ratio::Ratio};

use super::{DAY, End, Interval, Knowledge, Possible, Unit};

impl Knowledge<'_> {
    pub(super) fn both(
        &self,
        sides: &[Formula; 2],
        join: impl Fn(Interval, Interval) -> Interval,
    ) -> Possible {
        let [left, right] = sides.each_ref().map(|side| self.possible(side));
        Possible::Figure(left.unit(), join(left.interval(), right.interval()))
    }

    pub(super) fn sum(&self, sides: &[Formula; 2]) -> Possible {
        let [left, right] = sides.each_ref().map(|side| self.possible(side));
        match (left.unit(), right.unit()) {
            (Unit::Date, Unit::Duration) => moved(left, right, Interval::add),
            (Unit::Duration, Unit::Date) => moved(right, left, Interval::add),
            (unit, _) => Possible::Figure(unit, left.interval().add(right.interval())),
        }
    }

    pub(super) fn difference(&self, sides: &[Formula; 2]) -> Possible {
        let [left, right] = sides.each_ref().map(|side| self.possible(side));
        match (left.unit(), right.unit()) {
            (Unit::Date, Unit::Duration) => moved(left, right, Interval::sub),
            (Unit::Date, Unit::Date) => {
                let days = left.interval().sub(right.interval());
                let length = days.mul_days();
                Possible::Figure(Unit::Duration, length)
            }
            (unit, _) => Possible::Figure(unit, left.interval().sub(right.interval())),
        }
    }

    pub(super) fn product(&self, sides: &[Formula; 2]) -> Possible {
        let [left, right] = sides.each_ref().map(|side| self.possible(side));
        let unit = match (left.unit(), right.unit()) {
            (Unit::Number, other) | (other, _) => other,
        };
        Possible::Figure(unit, left.interval().mul(right.interval()))
    }

    pub(super) fn quotient(&self, sides: &[Formula; 2]) -> Possible {
        let [left, right] = sides.each_ref().map(|side| self.possible(side));
        let unit = if left.unit() == right.unit() {
            Unit::Number
        } else {
            left.unit()
        };
        Possible::Figure(unit, left.interval().div(right.interval()))
    }
}

impl Interval {
    /// Days as seconds.
    fn mul_days(self) -> Self {
        let end = |end: Option<End>| {
            let end = end?;
            let at = end.at.mul(Ratio::whole(DAY)).ok()?;
            Some(End { at, ..end })
        };
        Self {
            low: end(self.low),
            high: end(self.high),
        }
    }

    /// Seconds as days.
    fn div_days(self) -> Self {
        let end = |end: Option<End>| {
            let end = end?;
            let at = end.at.div(Ratio::whole(DAY)).ok()?;
            Some(End { at, ..end })
        };
        Self {
            low: end(self.low),
            high: end(self.high),
        }
    }
}

fn moved(date: Possible, by: Possible, join: impl Fn(Interval, Interval) -> Interval) -> Possible {
    Possible::Figure(Unit::Date, join(date.interval(), by.interval().div_days()))
}
