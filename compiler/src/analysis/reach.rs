//! Finds tests that always come out the same, and rows and remedies that no claim reaches.

use rules::{
    Currency, Formula, Pack, Ratio,
    pack::{Award, Band, Bound, Case, Gives, Outcome, Remedy},
    unit::Unit,
};

use super::{
    Finding,
    interval::{End, Interval},
    place::Place,
    possible::{Knowledge, Possible},
};
use crate::{Breakdown, diagnostic::Code, expectation::shown_quantity};

/// Every finding of that kind in a pack.
pub(super) fn findings(pack: &Pack, breakdowns: &[Breakdown]) -> Vec<Finding> {
    let mut reach = Reach {
        pack,
        findings: Vec::new(),
    };
    let knowledge = Knowledge::of(pack);
    for value in &pack.values {
        let place = Place::part("value", value.id.as_str()).then("formula");
        reach.formula(&knowledge, &value.formula, &place);
    }
    for remedy in &pack.remedies {
        reach.remedy(&knowledge, remedy);
    }
    for breakdown in breakdowns.iter().filter(|it| it.by.is_none()) {
        reach.categories(knowledge.clone(), breakdown);
    }
    reach.findings
}

struct Reach<'p> {
    pack: &'p Pack,
    findings: Vec<Finding>,
}

impl Reach<'_> {
    fn report(&mut self, code: Code, place: Place, message: String, help: &str) {
        self.findings.push(Finding {
            code,
            place,
            message,
            help: help.to_owned(),
        });
    }

    fn remedy(&mut self, knowledge: &Knowledge<'_>, remedy: &Remedy) {
        let place = Place::part("remedy", remedy.id.as_str());
        let mut known = knowledge.clone();
        for (at, condition) in remedy.conditions.iter().enumerate() {
            let place = place.then("condition").then(at).then("if");
            match known.possible(&condition.test).truth() {
                (false, _) => {
                    let (name, why) = (&remedy.id, self.why(&known, &condition.test));
                    let message = format!(
                        "expected a condition that some claim meets, found one that none does{why}, so that no claim reaches what `{name}` gives"
                    );
                    let help = "look at the bounds of the question, and at the conditions before";
                    self.report(Code::NeverReached, place, message, help);
                    // What follows would be told of over and over.
                    return;
                }
                (true, false) => {
                    let why = self.why(&known, &condition.test);
                    let message = format!(
                        "expected a condition that some claim does not meet, found one that each does{why}"
                    );
                    let help = "take it out, or look at the bounds of the question";
                    self.report(Code::AlwaysSame, place, message, help);
                }
                (true, true) => self.formula(&known, &condition.test, &place),
            }
            known = known.after(&condition.test, true);
        }
        match &remedy.award {
            Award::One(outcome) => self.outcome(&known, outcome, &place),
            Award::Bands {
                on, lower, rows, ..
            } => {
                let on = Formula::Value(*on);
                self.bands(&known, &on, *lower, rows, &place);
            }
            Award::Cases(cases) => self.cases(known, cases, &place),
        }
    }

    fn bands(
        &mut self,
        known: &Knowledge<'_>,
        on: &Formula,
        lower: Option<Bound>,
        rows: &[Band],
        place: &Place,
    ) {
        let Possible::Figure(unit, measured) = known.possible(on) else {
            return;
        };
        let end = |bound: Bound, closed| End {
            at: bound.at,
            closed,
        };
        let mut low = lower.map(|bound| end(bound, bound.inclusive));
        for (at, row) in rows.iter().enumerate() {
            let high = row.upper.map(|bound| end(bound, bound.inclusive));
            let band = Interval { low, high };
            let place = place.then("band").then(at);
            if band.intersection(measured).is_empty() {
                let shown = self.range(unit, measured);
                let message = format!(
                    "expected a band that some figure falls into, found one that none does: the value is {shown} here"
                );
                let help = "take it out, or look at the conditions before and at the bounds of the questions";
                self.report(Code::NeverReached, place, message, help);
            } else {
                self.outcome(known, &row.outcome, &place);
            }
            low = row.upper.map(|bound| end(bound, !bound.inclusive));
        }
    }

    fn cases(&mut self, mut known: Knowledge<'_>, cases: &[Case], place: &Place) {
        for (at, case) in cases.iter().enumerate() {
            let place = place.then("case").then(at);
            let (may_hold, may_fail) = known.possible(&case.when).truth();
            if !may_hold {
                let why = self.why(&known, &case.when);
                let message = format!(
                    "expected a case that some claim reaches, found one that none does{why}"
                );
                let help = "take it out, or look at the cases before";
                self.report(Code::NeverReached, place.then("when"), message, help);
                continue;
            }
            if !may_fail && at + 1 < cases.len() {
                let why = self.why(&known, &case.when);
                let message = format!(
                    "expected a case that some claim does not reach, as others stand behind it, found one that each does{why}"
                );
                let help = "make it the last, without `when`, or look at the cases before";
                self.report(Code::AlwaysSame, place.then("when"), message, help);
                return;
            }
            self.formula(&known, &case.when, &place.then("when"));
            let here = known.clone().after(&case.when, true);
            self.outcome(&here, &case.outcome, &place);
            known = known.after(&case.when, false);
        }
    }

    fn categories(&mut self, mut known: Knowledge<'_>, breakdown: &Breakdown) {
        let place = Place::part("breakdown", breakdown.id.as_str());
        let last = breakdown.categories.len().saturating_sub(1);
        for (at, category) in breakdown.categories.iter().enumerate().take(last) {
            let place = place.then("category").then(at).then("when");
            let why = self.why(&known, &category.when);
            match known.possible(&category.when).truth() {
                // One that names other losses may be all that it is for.
                (false, _) if category.or_other_losses => {}
                (false, _) => {
                    let message = format!(
                        "expected a category that some claim falls into, found one that none does{why}"
                    );
                    let help = "take it out, or look at the categories before";
                    self.report(Code::NeverReached, place, message, help);
                }
                (true, false) => {
                    let message = format!(
                        "expected a category that some claim does not fall into, as others stand behind it, found one that each does{why}"
                    );
                    let help = "make it the last, without `when`, or look at the categories before";
                    self.report(Code::AlwaysSame, place, message, help);
                    return;
                }
                (true, true) => self.formula(&known, &category.when, &place),
            }
            known = known.after(&category.when, false);
        }
    }

    fn outcome(&mut self, known: &Knowledge<'_>, outcome: &Outcome, place: &Place) {
        match &outcome.gives {
            Gives::Money { amount, .. } => self.amount(known, amount, &place.then("amount")),
            Gives::Range { low, high } => {
                self.amount(known, low, &place.then("low"));
                self.amount(known, high, &place.then("high"));
            }
            Gives::Time { by, term_end } => {
                self.amount(known, by, &place.then("time"));
                if let Some(term_end) = term_end {
                    self.formula(known, term_end, &place.then("term_end"));
                }
            }
            Gives::Items(_) | Gives::Review | Gives::Nothing => {}
        }
    }

    /// What is given is not below zero.
    fn amount(&mut self, known: &Knowledge<'_>, formula: &Formula, place: &Place) {
        self.formula(known, formula, place);
        let Possible::Figure(unit, interval) = known.possible(formula) else {
            return;
        };
        let zero = Interval::whole(0, 0);
        let (may_hold, _) = interval.compared(rules::pack::formula::Comparison::AtLeast, zero);
        if !may_hold {
            let shown = self.range(unit, interval);
            let message = format!("expected what is given to be zero or more, found {shown}");
            let help = "the line would go to a person for each claim; turn the difference round";
            self.report(Code::NeverReached, place.clone(), message, help);
        }
    }

    /// Tests within a formula.
    fn formula(&mut self, known: &Knowledge<'_>, formula: &Formula, place: &Place) {
        let mut same: Vec<(String, bool)> = Vec::new();
        tests_in(known, formula, &mut |known, test| {
            let (may_hold, may_fail) = known.possible(test).truth();
            if may_hold != may_fail {
                same.push((self.why(known, test), may_hold));
            }
        });
        for (why, holds) in same {
            let found = if holds {
                "one that always holds"
            } else {
                "one that never holds"
            };
            let message =
                format!("expected comparisons that depend on the claim, found {found}{why}");
            let help = "look at the bounds of the questions, or take the comparison out";
            self.report(Code::AlwaysSame, place.clone(), message, help);
        }
    }

    /// Why a test always comes out the same: the figures of its first comparison that does.
    fn why(&self, known: &Knowledge<'_>, test: &Formula) -> String {
        let mut why = String::new();
        tests_in(known, test, &mut |known, test| {
            let (may_hold, may_fail) = known.possible(test).truth();
            let Formula::Compare(_, sides) = test else {
                return;
            };
            if may_hold == may_fail || !why.is_empty() {
                return;
            }
            let sides = sides.each_ref();
            let read = sides.into_iter().find(|side| !is_literal(side));
            if let Some(read) = read
                && let Possible::Figure(unit, interval) = known.possible(read)
            {
                let what = self.name(read);
                why = format!(": {what} is {}", self.range(unit, interval));
            }
        });
        why
    }

    /// What a formula reads, by its name in the source.
    fn name(&self, formula: &Formula) -> String {
        let name = match formula {
            Formula::Answer(question) => question
                .of(&self.pack.questions)
                .map(|question| question.id.to_string()),
            Formula::Value(value) => value
                .of(&self.pack.values)
                .map(|value| value.id.to_string()),
            _ => None,
        };
        name.map_or("the figure".to_owned(), |name| format!("`{name}`"))
    }

    fn range(&self, unit: Unit, interval: Interval) -> String {
        let currency = self.pack.currency;
        let text = |at: Ratio| figure_text(unit, at, currency);
        match (interval.low, interval.high) {
            (Some(low), Some(high)) if low.at == high.at => text(low.at),
            (Some(low), Some(high)) => format!(
                "{} {} to {}{}",
                if low.closed { "from" } else { "above" },
                text(low.at),
                if high.closed { "" } else { "below " },
                text(high.at)
            ),
            (Some(low), None) if low.closed => format!("{} or more", text(low.at)),
            (Some(low), None) => format!("above {}", text(low.at)),
            (None, Some(high)) if high.closed => format!("{} or less", text(high.at)),
            (None, Some(high)) => format!("below {}", text(high.at)),
            (None, None) => "anything".to_owned(),
        }
    }
}

fn figure_text(unit: Unit, at: Ratio, currency: Currency) -> String {
    shown_quantity(&rules::explain::quantity(unit, at), currency)
}

fn is_literal(formula: &Formula) -> bool {
    matches!(
        formula,
        Formula::Money(_)
            | Formula::Number(_)
            | Formula::Duration(_)
            | Formula::Date(_)
            | Formula::Flag(_)
    )
}

/// Visits each comparison, with what is known where it stands.
fn tests_in(
    known: &Knowledge<'_>,
    formula: &Formula,
    visit: &mut dyn FnMut(&Knowledge<'_>, &Formula),
) {
    match formula {
        Formula::Compare(_, sides) => {
            visit(known, formula);
            sides.iter().for_each(|side| tests_in(known, side, visit));
        }
        Formula::And(sides) | Formula::Or(sides) => {
            let [left, right] = &**sides;
            tests_in(known, left, visit);
            let holds = matches!(formula, Formula::And(_));
            tests_in(&known.clone().after(left, holds), right, visit);
        }
        Formula::If(parts) => {
            let [test, then, otherwise] = &**parts;
            tests_in(known, test, visit);
            tests_in(&known.clone().after(test, true), then, visit);
            tests_in(&known.clone().after(test, false), otherwise, visit);
        }
        Formula::Not(inner)
        | Formula::Round(_, _, inner)
        | Formula::Lookup(_, inner)
        | Formula::Month(_, inner)
        | Formula::IsWorked(_, inner) => tests_in(known, inner, visit),
        Formula::Add(sides)
        | Formula::Sub(sides)
        | Formula::Mul(sides)
        | Formula::Div(sides)
        | Formula::Min(sides)
        | Formula::Max(sides)
        | Formula::Within(_, sides)
        | Formula::AfterMonths(sides)
        | Formula::AfterWorked(_, sides)
        | Formula::WorkedBetween(_, sides) => {
            sides.iter().for_each(|side| tests_in(known, side, visit));
        }
        Formula::Money(_)
        | Formula::Number(_)
        | Formula::Duration(_)
        | Formula::Date(_)
        | Formula::Flag(_)
        | Formula::Answer(_)
        | Formula::Value(_)
        | Formula::Is(..)
        | Formula::Used(_)
        | Formula::Outage(_)
        | Formula::Highest(_)
        | Formula::Week(..)
        | Formula::Recorded(_)
        | Formula::HasWeek(..)
        | Formula::Today
        | Formula::IntakeOpen(_)
        | Formula::Given(_)
        | Formula::Series(..)
        | Formula::Items(_)
        | Formula::Over(..)
        | Formula::Span(..) => {}
    }
}
