//! Sales by day.

use std::{collections::BTreeMap, rc::Rc};

use rules::{Currency, Date, order, pack::Question};

use crate::{
    daily::{DailySales, Day},
    period,
};

/// What was said day by day, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct DaysMeaning {
    /// As typed.
    sales: DailySales,
    /// How it stands with each day that the question asks about.
    days: BTreeMap<Date, Day>,
}

impl DaysMeaning {
    /// Understands sales, but for the days of which `known` has the same text.
    pub(super) fn of(
        question: &Question,
        sales: &DailySales,
        currency: Currency,
        known: Option<&Rc<Self>>,
    ) -> Rc<Self> {
        if let Some(known) = known
            && known.sales == *sales
        {
            return known.clone();
        }
        let same = |day: &Date| {
            let known = known?;
            let same = known.sales.days.get(day) == sales.days.get(day);
            known.days.get(day).copied().filter(|_| same)
        };
        let days = period::days_of(question).map(|day| {
            let stands = same(&day).unwrap_or_else(|| sales.day(day, currency));
            (day, stands)
        });
        Rc::new(Self {
            days: order::map(days),
            sales: sales.clone(),
        })
    }

    /// How it stands with a day.
    pub fn day(&self, day: Date) -> Day {
        self.days.get(&day).copied().unwrap_or(Day::Missing)
    }

    /// What goes into the claim: the days that are known.
    pub fn record(&self) -> BTreeMap<Date, Option<i64>> {
        let known = self.days.iter().filter_map(|(day, stands)| {
            let taken = match stands {
                Day::Taken(minor) => Some(*minor),
                Day::Closed => Some(0),
                Day::NoRecord => None,
                Day::Missing => return None,
            };
            Some((*day, taken))
        });
        order::map(known)
    }
}
