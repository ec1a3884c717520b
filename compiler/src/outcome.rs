//! What a remedy, a band or a case gives.

use rules::{
    Formula, Ratio,
    pack::{Gives, Item as Thing, Outcome, RemedyKind, RoundTo},
};

use crate::{
    context::Context,
    diagnostic::{Code, Fault, Span},
    formula::{Kind, literal, rounding},
    sections::required_text,
    table::{Item, Str, Table},
    validity::validity,
};

/// The keys that make an outcome.
pub(crate) const KEYS: [&str; 10] = [
    "amount", "round", "low", "high", "time", "term_end", "item", "review", "nothing", "reason",
];

pub(crate) fn outcome(
    table: &mut Table<'_>,
    kind: Option<RemedyKind>,
    context: &Context<'_>,
) -> Option<Outcome> {
    let [
        amount,
        round,
        low,
        high,
        time,
        term_end,
        things,
        review,
        nothing,
        reason,
    ] = KEYS.map(|key| table.optional(key));
    let span = table.span.clone();
    let forms = [
        ("`amount`", amount.is_some()),
        ("`low` and `high`", low.is_some() || high.is_some()),
        ("`time`", time.is_some()),
        ("`item`", things.is_some()),
        ("`review`", review.is_some()),
        ("`nothing`", nothing.is_some()),
    ];
    let given: Vec<_> = forms
        .iter()
        .filter(|(_, there)| *there)
        .map(|(form, _)| *form)
        .collect();
    if given.len() != 1 {
        let found = if given.is_empty() {
            "none".to_owned()
        } else {
            given.join(" beside ")
        };
        let all = forms.map(|(form, _)| form).join(", ");
        context.report(
            Code::Outcome,
            &span,
            format!("expected one outcome out of {all}, found {found}"),
        );
        return None;
    }
    if let Some(round) = round.as_ref().filter(|_| amount.is_none()) {
        let message = "expected `round` beside `amount` only, found it without";
        context.report(Code::Outcome, &round.key_span, message);
    }
    if let Some(term_end) = term_end.as_ref().filter(|_| time.is_none()) {
        let message = "expected `term_end` beside `time` only, found it without";
        context.report(Code::Outcome, &term_end.key_span, message);
    }
    let takes_reason = low.is_some() || high.is_some() || things.is_some();
    if let Some(reason) = reason.as_ref().filter(|_| !takes_reason) {
        let message = "expected `reason` beside `low` and `high` or items only, found it elsewhere";
        let help = "say why a person decides with `review = \"REASON\"`, why nothing is due with `nothing = \"REASON\"`";
        let fault = Fault::new(Code::Outcome, &reason.key_span, message);
        context.scope.faults.report(fault.help(help));
    }
    let mut reason = reason.map(|item| context.reason(&item));
    let gives = if let Some(item) = &amount {
        check_kind(item, kind, Form::Money, context);
        money(item, round.as_ref(), context)
    } else if low.is_some() || high.is_some() {
        let low = low.or_else(|| table.required("low"));
        let high = high.or_else(|| table.required("high"));
        range(&low?, &high?, kind, context)
    } else if let Some(item) = &time {
        check_kind(item, kind, Form::Time, context);
        time_given(item, term_end.as_ref(), context)
    } else if let Some(item) = &things {
        check_kind(item, kind, Form::Things, context);
        items(item, context).map(Gives::Items)
    } else {
        let gives = if review.is_some() {
            Gives::Review
        } else {
            Gives::Nothing
        };
        reason = review.or(nothing).map(|item| context.reason(&item));
        Some(gives)
    };
    let reason = match reason {
        Some(reason) => Some(reason?),
        None => None,
    };
    Some(Outcome {
        gives: gives?,
        reason,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Money,
    Time,
    Things,
}

/// Totals count money by kind, so money is given under a kind that is an amount.
fn check_kind(item: &Item<'_>, kind: Option<RemedyKind>, form: Form, context: &Context<'_>) {
    let (expected, found) = match (kind, form) {
        (Some(RemedyKind::Extension), Form::Money) => ("time or items under `extension`", "money"),
        (Some(RemedyKind::InKind), Form::Money) => ("items under `in_kind`", "money"),
        (Some(RemedyKind::InKind), Form::Time) => ("items under `in_kind`", "time"),
        (Some(RemedyKind::Cash), Form::Time) => ("money under `cash`", "time"),
        (Some(RemedyKind::Cash), Form::Things) => ("money under `cash`", "items"),
        (Some(RemedyKind::Cash | RemedyKind::Credit | RemedyKind::Voucher), Form::Money)
        | (Some(RemedyKind::Credit | RemedyKind::Extension | RemedyKind::Voucher), Form::Time)
        | (
            Some(
                RemedyKind::Credit
                | RemedyKind::Extension
                | RemedyKind::Voucher
                | RemedyKind::InKind,
            ),
            Form::Things,
        )
        | (None, _) => return,
    };
    let message = format!("expected {expected}, found {found}");
    let fault = Fault::new(Code::Kind, &item.key_span, message);
    let help = "money is `cash`, `credit` or `voucher`; time is `extension` or `credit`; items are `voucher`, `credit` or `in_kind`";
    context.scope.faults.report(fault.help(help));
}

/// An amount that ends in whole minor units.
fn money(item: &Item<'_>, round: Option<&Item<'_>>, context: &Context<'_>) -> Option<Gives> {
    let rounding = round.map(|item| round_to(item, context));
    let amount = if round.is_some() {
        checked(item, Kind::Money, context).map(|(formula, _)| formula)
    } else {
        figure(item, Kind::Money, context)
    };
    let rounding = match rounding {
        Some(rounding) => Some(rounding?),
        None => None,
    };
    Some(Gives::Money {
        amount: amount?,
        rounding,
    })
}

fn time_given(
    item: &Item<'_>,
    term_end: Option<&Item<'_>>,
    context: &Context<'_>,
) -> Option<Gives> {
    let by = figure(item, Kind::Duration, context);
    let term_end = term_end.map(|item| checked(item, Kind::Date, context));
    Some(Gives::Time {
        by: by?,
        term_end: match term_end {
            Some(term_end) => Some(term_end?.0),
            None => None,
        },
    })
}

fn range(
    low: &Item<'_>,
    high: &Item<'_>,
    kind: Option<RemedyKind>,
    context: &Context<'_>,
) -> Option<Gives> {
    check_kind(low, kind, Form::Money, context);
    let least = figure(low, Kind::Money, context);
    let most = figure(high, Kind::Money, context);
    if let (Some(Formula::Money(least)), Some(Formula::Money(most))) = (&least, &most)
        && least > most
    {
        let message = "expected `high` to be `low` or more, found less";
        context.report(Code::OutOfBounds, &high.span(), message);
    }
    Some(Gives::Range {
        low: least?,
        high: most?,
    })
}

/// A formula of that kind whose figure is always whole.
fn figure(item: &Item<'_>, kind: Kind, context: &Context<'_>) -> Option<Formula> {
    let (formula, parts_from) = checked(item, kind, context)?;
    if let Some(span) = parts_from {
        let (message, help) = match (kind, item.path.ends_with(".amount")) {
            (Kind::Money, true) => (
                "expected a rounding where an amount may have parts of a minor unit, found none",
                "say how it is rounded, like `round = \"floor to 1 KRW\"`",
            ),
            (Kind::Money, false) => (
                "expected a rounding where an amount may have parts of a minor unit, found none",
                "round it in the formula, like `floor(…, 1 KRW)`",
            ),
            _ => (
                "expected a rounding where a duration may have parts of a second, found none",
                "round it in the formula, like `floor(…, 1 min)`",
            ),
        };
        context
            .scope
            .faults
            .report(Fault::new(Code::RoundingMissing, &span, message).help(help));
    }
    Some(formula)
}

/// A formula of that kind, with what may leave parts in its figure.
fn checked(item: &Item<'_>, kind: Kind, context: &Context<'_>) -> Option<(Formula, Option<Span>)> {
    let expr = context.formula(item)?;
    let typed = context.scope.check(&expr);
    if !typed.kind.agrees(kind) {
        let message = format!("expected {kind} for `{}`, found {}", item.path, typed.kind);
        context.report(Code::Units, &expr.span, message);
        return Some((typed.formula, None));
    }
    if let Formula::Money(ratio) | Formula::Duration(ratio) = &typed.formula
        && ratio.numerator() < 0
    {
        let message = format!("expected zero or more for `{}`, found less", item.path);
        context.report(Code::OutOfBounds, &expr.span, message);
    }
    Some((typed.formula, typed.parts_from))
}

/// `floor to 10 KRW`.
fn round_to(item: &Item<'_>, context: &Context<'_>) -> Option<RoundTo> {
    let string = item.string("a rounding like \"floor to 10 KRW\"")?;
    let parts = string.text.split_once(" to ");
    let named = parts.and_then(|(name, unit)| Some((rounding(name.trim())?, unit)));
    let Some((rounding, unit)) = named else {
        let message = format!(
            "expected `floor`, `half_up`, `half_even` or `ceil` and a unit, like `floor to 10 KRW`, found `{}`",
            string.text
        );
        context.report(Code::BadRounding, &string.span, message);
        return None;
    };
    let start = string.text.len() - unit.len();
    let unit = Str {
        text: unit,
        span: string.part(start..string.text.len()),
        base: string.base.map(|base| base + start),
    };
    let read = literal(&unit).and_then(|literal| {
        let ratio = literal.ratio(context.scope.terms, &unit.span)?;
        let positive = ratio.filter(|ratio| literal.kind() == Kind::Money && *ratio > Ratio::ZERO);
        positive.ok_or_else(|| {
            let message = format!(
                "expected an amount above zero to round to, found `{}`",
                unit.text.trim()
            );
            Fault::new(Code::BadRounding, &unit.span, message)
        })
    });
    let unit = read
        .map_err(|fault| context.scope.faults.report(fault))
        .ok()?;
    Some(RoundTo { rounding, unit })
}

fn items(item: &Item<'_>, context: &Context<'_>) -> Option<Vec<Thing>> {
    let tables = item.tables("tables `[[….item]]`")?;
    if tables.is_empty() {
        context.report(Code::Empty, &item.key_span, "expected an item, found none");
    }
    let things: Vec<_> = tables
        .into_iter()
        .map(|table| thing(table, context))
        .collect();
    things.into_iter().collect()
}

fn thing(mut table: Table<'_>, context: &Context<'_>) -> Option<Thing> {
    let name = required_text(&mut table, context.scope.terms, "name");
    let count = table
        .optional("count")
        .map(|item| item.integer(1, u32::MAX.into()));
    let validity = validity(&mut table, context);
    table.finish();
    let count = count.unwrap_or(Some(1))?;
    Some(Thing {
        name: name?,
        count: count.try_into().ok()?,
        validity: validity?,
    })
}
