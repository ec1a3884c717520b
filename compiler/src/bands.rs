//! Bands: what is given by where a value falls.

use rules::{
    Ratio, Ref,
    pack::{Award, Band, Bound, RemedyKind, Value},
};

use crate::{
    context::Context,
    diagnostic::{Code, Fault},
    figure::{figure, shown_at},
    formula::Kind,
    outcome::outcome,
    table::{Item, Str, Table},
};

/// What bands are set over.
#[derive(Clone, Copy, Debug)]
struct Measured {
    kind: Kind,
    /// Whether no figure falls between two neighbouring whole ones.
    whole: bool,
}

/// A bound with where it stands.
#[derive(Clone, Debug)]
struct Edge<'s> {
    bound: Bound,
    item: Item<'s>,
}

pub(crate) fn bands(
    on: &Item<'_>,
    rows: &Item<'_>,
    outside: Option<&Item<'_>>,
    kind: Option<RemedyKind>,
    context: &Context<'_>,
) -> Option<Award> {
    let name = on.string("the name of a value")?;
    let value = context
        .scope
        .values
        .resolve(on.faults, name.text, &name.span);
    let measured = measured(context, value, &name);
    let reason = outside.map(|item| context.reason(item));
    let tables = rows.tables("tables `[[remedy.NAME.band]]`")?;
    if tables.is_empty() {
        context.report(Code::Empty, &rows.key_span, "expected a band, found none");
    }
    let last = tables.len().saturating_sub(1);
    let mut complete = true;
    let mut is_closed = false;
    let mut before: Option<Edge<'_>> = None;
    let mut lowest = None;
    let mut bands = Vec::with_capacity(tables.len());
    for (place, mut table) in tables.into_iter().enumerate() {
        let lower = edge(&mut table, LOWER, measured, context);
        let upper = edge(&mut table, UPPER, measured, context);
        is_closed |= (place == 0 && lower.is_some()) || (place == last && upper.is_some());
        report_end(&table, place == last, upper.as_ref(), outside, context);
        if place == 0 {
            report_start(lower.as_ref(), outside, context);
        }
        let (lower, upper) = (lower.and_then(Found::edge), upper.and_then(Found::edge));
        match (&before, &lower) {
            (Some(before), Some(lower)) => {
                report_meeting(context, measured, before, lower);
            }
            (None, Some(lower)) if place == 0 => {
                lowest = Some(lower.bound);
            }
            _ => {}
        }
        if let Some(upper) = &upper {
            let start = match (&before, &lower) {
                (Some(before), _) => Some((Cut::above(before.bound), before)),
                (None, Some(lower)) => Some((Cut::below(lower.bound), lower)),
                (None, None) => None,
            };
            report_fall(context, start, upper);
            before = Some(upper.clone());
        }
        let outcome = outcome(&mut table, kind, context);
        table.finish();
        complete &= outcome.is_some();
        bands.extend(outcome.map(|outcome| Band {
            upper: upper.map(|upper| upper.bound),
            outcome,
        }));
    }
    if let Some(item) = outside.filter(|_| !is_closed) {
        let message = "expected bands with a first or a last bound beside `outside`, found none that a figure falls outside of";
        let help = "leave `outside` out, or say where the first band begins or the last one ends";
        let fault = Fault::new(Code::LastAlternative, &item.key_span, message);
        context.scope.faults.report(fault.help(help));
    }
    complete.then_some(Award::Bands {
        on: value?,
        lower: lowest,
        rows: bands,
        outside: match reason {
            Some(reason) => Some(reason?),
            None => None,
        },
    })
}

/// What is known of the value that bands are set over.
fn measured(context: &Context<'_>, value: Option<Ref<Value>>, name: &Str<'_>) -> Measured {
    let unknown = Measured {
        kind: Kind::Unknown,
        whole: false,
    };
    let Some(value) = value else {
        return unknown;
    };
    let known = context.scope.value_kind(value);
    if known.each.is_some() {
        let message = format!(
            "expected a value that is worked out once, found `{}`, which is worked out for each item",
            name.text
        );
        let help = "set bands over a value that takes them together, like `sum(…)`";
        let fault = Fault::new(Code::Units, &name.span, message);
        context.scope.faults.report(fault.help(help));
        return unknown;
    }
    let kind = known.kind;
    if !kind.is_scalar() && kind != Kind::Date {
        let message =
            format!("expected a value of money, a number, a duration or a date, found {kind}");
        context.report(Code::Units, &name.span, message);
        return unknown;
    }
    Measured {
        kind,
        whole: known.whole && kind != Kind::Unknown,
    }
}

/// The key of a bound that belongs to the band, and of one that does not.
type Keys = [&'static str; 2];

const LOWER: Keys = ["from", "above"];
const UPPER: Keys = ["up_to", "below"];

/// A bound as it was found; the bound itself is nothing when it is at fault.
#[derive(Debug)]
struct Found<'s> {
    bound: Option<Bound>,
    item: Item<'s>,
}

impl<'s> Found<'s> {
    fn edge(self) -> Option<Edge<'s>> {
        Some(Edge {
            bound: self.bound?,
            item: self.item,
        })
    }
}

fn edge<'s>(
    table: &mut Table<'s>,
    keys: Keys,
    measured: Measured,
    context: &Context<'_>,
) -> Option<Found<'s>> {
    let [belongs, does_not] = keys.map(|key| table.optional(key));
    if let (Some(other), Some(item)) = (&belongs, &does_not) {
        let [first, second] = keys;
        let message = format!("expected either `{first}` or `{second}`, found both");
        let fault = Fault::new(Code::BandOrder, &item.key_span, message);
        let fault = fault.also(&other.key_span, "the other bound");
        context.scope.faults.report(fault);
    }
    let inclusive = belongs.is_some();
    let is_clear = !(belongs.is_some() && does_not.is_some());
    let item = belongs.or(does_not)?;
    let at = bound(&item, measured.kind, context).filter(|_| is_clear);
    let bound = at.map(|at| Bound { at, inclusive });
    Some(Found { bound, item })
}

fn bound(item: &Item<'_>, kind: Kind, context: &Context<'_>) -> Option<Ratio> {
    let scope = &context.scope;
    let found = figure(item, scope.terms, "a figure like \"300_000 KRW\"")?;
    if !found.kind.agrees(kind) {
        let message = format!(
            "expected {kind}, as the value that bands are set over, found {}",
            found.kind
        );
        context.report(Code::Units, &found.span, message);
        return None;
    }
    Some(found.at)
}

/// A last band with a bound leaves figures outside, and any other without one leaves no next band.
fn report_end(
    table: &Table<'_>,
    is_last: bool,
    upper: Option<&Found<'_>>,
    outside: Option<&Item<'_>>,
    context: &Context<'_>,
) {
    match upper {
        Some(upper) if is_last && outside.is_none() => {
            let fault = Fault::new(
                Code::LastAlternative,
                &upper.item.key_span,
                "expected the last band to be open, so that no figure falls outside, found a bound",
            );
            let help = "add a band without `up_to` and `below`, with what it gives; or say in the remedy's table with `outside = \"REASON\"` that a person decides there";
            context.scope.faults.report(fault.help(help));
        }
        None if !is_last => {
            let message = "expected `up_to` or `below` in every band but the last, found neither";
            context.report(Code::LastAlternative, &table.span, message);
        }
        _ => {}
    }
}

fn report_start(lower: Option<&Found<'_>>, outside: Option<&Item<'_>>, context: &Context<'_>) {
    if let Some(lower) = lower.filter(|_| outside.is_none()) {
        let fault = Fault::new(
            Code::LastAlternative,
            &lower.item.key_span,
            "expected the first band to be open, so that no figure falls outside, found a bound",
        );
        let help = "leave it out; or say in the remedy's table with `outside = \"REASON\"` that a person decides there";
        context.scope.faults.report(fault.help(help));
    }
}

/// A place between figures: right before one, or right after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    at: Ratio,
    after: bool,
}

impl Cut {
    /// Where a band with that upper bound ends.
    fn above(bound: Bound) -> Self {
        Self {
            at: bound.at,
            after: bound.inclusive,
        }
    }

    /// Where a band with that lower bound begins.
    fn below(bound: Bound) -> Self {
        Self {
            at: bound.at,
            after: !bound.inclusive,
        }
    }

    /// The first whole figure after it, with which it cuts whole figures alike.
    fn whole(self) -> Option<Self> {
        let one = Ratio::whole(1);
        let first = self.at.round(rules::Rounding::Ceil, one).ok()?;
        let at = if self.after && first == self.at {
            first.add(one).ok()?
        } else {
            first
        };
        Some(Self { at, after: false })
    }

    /// A figure between this cut and a later one.
    fn witness(self, later: Self) -> Ratio {
        if !self.after {
            return self.at;
        }
        if later.after && later.at > self.at {
            return later.at;
        }
        let next = self.at.add(Ratio::whole(1)).ok();
        let middle = || {
            let sum = self.at.add(later.at).ok()?;
            sum.div(Ratio::whole(2)).ok()
        };
        let next = next.filter(|next| *next < later.at);
        next.or_else(middle).unwrap_or(self.at)
    }
}

/// Reports a band that does not begin where the one before it ends.
fn report_meeting(context: &Context<'_>, measured: Measured, before: &Edge<'_>, lower: &Edge<'_>) {
    let (mut end, mut start) = (Cut::above(before.bound), Cut::below(lower.bound));
    if measured.whole
        && let (Some(whole_end), Some(whole_start)) = (end.whole(), start.whole())
    {
        (end, start) = (whole_end, whole_start);
    }
    let shown = |at| shown_at(at, measured.kind, context.scope.terms);
    let (code, message) = match start.cmp(&end) {
        std::cmp::Ordering::Equal => return,
        std::cmp::Ordering::Greater => {
            let witness = shown(end.witness(start));
            let message = format!(
                "expected the band to begin where the one before it ends, found a gap: {witness} falls in no band"
            );
            (Code::Gap, message)
        }
        std::cmp::Ordering::Less => {
            let witness = shown(start.witness(end));
            let message = format!(
                "expected the band to begin where the one before it ends, found an overlap: {witness} falls in two"
            );
            (Code::Overlap, message)
        }
    };
    let key = if before.bound.inclusive {
        "above"
    } else {
        "from"
    };
    let help = format!(
        "write `{key} = \"{}\"`, or leave it out: a band begins where the one before it ends",
        shown(before.bound.at)
    );
    let fault = Fault::new(code, &lower.item.span(), message).help(help);
    let fault = fault.also(&before.item.span(), "the end of the band before");
    context.scope.faults.report(fault);
}

/// Reports a band that ends where it begins or before.
fn report_fall(context: &Context<'_>, start: Option<(Cut, &Edge<'_>)>, upper: &Edge<'_>) {
    // `below 5` then `up_to 5` leaves the band of 5 alone.
    let Some((start, other)) = start else {
        return;
    };
    if Cut::above(upper.bound) <= start {
        let message =
            "expected bounds that rise from band to band, found one that no figure reaches";
        let fault = Fault::new(Code::BandOrder, &upper.item.span(), message);
        let fault = fault.also(&other.item.span(), "the bound before it");
        context.scope.faults.report(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(at: i64, after: bool) -> Cut {
        Cut {
            at: Ratio::whole(at),
            after,
        }
    }

    #[test]
    fn a_witness_lies_between_the_cuts() {
        let ends = [
            (1, false),
            (1, true),
            (2, false),
            (2, true),
            (5, false),
            (5, true),
        ];
        let cuts: Vec<_> = ends.map(|(at, after)| cut(at, after)).into();
        for first in &cuts {
            for second in cuts.iter().filter(|second| *second > first) {
                let figure = first.witness(*second);
                let is_above = |cut: &Cut| figure > cut.at || (figure == cut.at && !cut.after);
                assert!(is_above(first) && !is_above(second), "{first:?} {second:?}");
            }
        }
    }

    #[test]
    fn whole_figures_have_no_parts_between() {
        assert_eq!(cut(5, true).whole(), cut(6, false).whole());
        assert_eq!(cut(5, false).whole(), Some(cut(5, false)));
        assert_ne!(cut(5, true).whole(), cut(7, false).whole());
        let half = Cut {
            at: Ratio::new(11, 2).unwrap(),
            after: true,
        };
        assert_eq!(half.whole(), cut(6, false).whole());
    }
}
