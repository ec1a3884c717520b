//! Remedies: their conditions, and how they come to an outcome.

use rules::{
    Formula, Ratio, Ref,
    pack::{
        Award, Band, Bound, Case, Citation, Condition, Evidence, Intake, Otherwise, Reason, Remedy,
        RemedyKind, Value,
    },
};

use crate::{
    diagnostic::{Code, Fault, Span},
    formula::{Expr, Kind, Scope, literal, parse},
    names::Names,
    outcome::{self, outcome},
    sections::{cited, optional_text, required_text},
    table::{Item, Str, Table},
};

/// What a remedy may name.
#[derive(Debug)]
pub(crate) struct Context<'p> {
    pub(crate) scope: Scope<'p>,
    pub(crate) citations: &'p Names<Citation>,
    pub(crate) evidence: &'p Names<Evidence>,
    pub(crate) intakes: &'p Names<Intake>,
    pub(crate) reasons: &'p Names<Reason>,
}

impl Context<'_> {
    pub(crate) fn report(&self, code: Code, span: &Span, message: impl Into<String>) {
        self.scope.faults.report(Fault::new(code, span, message));
    }

    /// A formula as it is written.
    pub(crate) fn formula<'s>(&self, item: &Item<'s>) -> Option<Expr<'s>> {
        let string = item.string("a formula")?;
        parse(&string)
            .map_err(|fault| self.scope.faults.report(fault))
            .ok()
    }

    fn test(&self, item: &Item<'_>) -> Option<Formula> {
        self.formula(item)
            .map(|expr| self.scope.check_test(&expr).formula)
    }

    pub(crate) fn reason(&self, item: &Item<'_>) -> Option<Ref<Reason>> {
        let string = item.string("the name of a reason")?;
        self.reasons.resolve(item.faults, string.text, &string.span)
    }
}

const KINDS: [(&str, RemedyKind); 5] = [
    ("cash", RemedyKind::Cash),
    ("credit", RemedyKind::Credit),
    ("extension", RemedyKind::Extension),
    ("voucher", RemedyKind::Voucher),
    ("in_kind", RemedyKind::InKind),
];

pub(crate) fn remedy(
    name: &Str<'_>,
    mut table: Table<'_>,
    context: &Context<'_>,
) -> Option<Remedy> {
    let terms = context.scope.terms;
    let title = required_text(&mut table, terms, "name");
    let kind = table.required("kind").and_then(|item| item.word(&KINDS));
    let services = table.optional("services").map_or(Some(Vec::new()), |item| {
        context.scope.services.resolve_all(&item)
    });
    let conditions: Option<Vec<_>> = table
        .optional("condition")
        .and_then(|item| item.tables("tables `[[remedy.NAME.condition]]`"))
        .unwrap_or_default()
        .into_iter()
        .map(|table| condition(table, context))
        .collect();
    let award = award(&mut table, kind, context);
    let evidence = table
        .optional("evidence")
        .map_or(Some(Vec::new()), |item| context.evidence.resolve_all(&item));
    let intake = table.optional("intake").map(|item| {
        let string = item.string("the name of an intake")?;
        context
            .intakes
            .resolve(item.faults, string.text, &string.span)
    });
    let note = optional_text(&mut table, terms, "note");
    let citations = cited(&mut table, context.citations);
    table.finish();
    Some(Remedy {
        id: name.text.into(),
        name: title?,
        kind: kind?,
        services: services?,
        conditions: conditions?,
        award: award?,
        evidence: evidence?,
        intake: intake.unwrap_or_default(),
        note: note?,
        citations: citations?,
    })
}

fn condition(mut table: Table<'_>, context: &Context<'_>) -> Option<Condition> {
    let ways = [
        ("out_of_scope", Otherwise::OutOfScope),
        ("not_due", Otherwise::NotDue),
        ("review", Otherwise::Review),
    ];
    let test = table.required("if").and_then(|item| context.test(&item));
    let otherwise = table.required("else").and_then(|item| item.word(&ways));
    let reason = table
        .required("reason")
        .and_then(|item| context.reason(&item));
    let citations = table.optional("cite").map_or(Some(Vec::new()), |item| {
        context.citations.resolve_all(&item)
    });
    table.finish();
    Some(Condition {
        test: test?,
        otherwise: otherwise?,
        reason: reason?,
        citations: citations?,
    })
}

fn award(table: &mut Table<'_>, kind: Option<RemedyKind>, context: &Context<'_>) -> Option<Award> {
    let on = table.optional("bands_on");
    let rows = table.optional("band");
    let cases = table.optional("case");
    let own = outcome::KEYS.into_iter().find(|key| table.has(key));
    let banded = on.is_some() || rows.is_some();
    if usize::from(banded) + usize::from(cases.is_some()) + usize::from(own.is_some()) > 1 {
        for key in outcome::KEYS {
            table.optional(key);
        }
        let message = "expected one award: an outcome, or `bands_on` with bands, or cases; found more than one";
        context.report(Code::Outcome, &table.span, message);
        return None;
    }
    if let Some(cases) = cases {
        return self::cases(&cases, kind, context).map(Award::Cases);
    }
    if banded {
        let on = on.or_else(|| table.required("bands_on"));
        let rows = rows.or_else(|| table.required("band"));
        return bands(&on?, &rows?, kind, context);
    }
    outcome(table, kind, context).map(Award::One)
}

fn bands(
    on: &Item<'_>,
    rows: &Item<'_>,
    kind: Option<RemedyKind>,
    context: &Context<'_>,
) -> Option<Award> {
    let name = on.string("the name of a value")?;
    let value = context
        .scope
        .values
        .resolve(on.faults, name.text, &name.span);
    let unit = measured(context, value, &name);
    let tables = rows.tables("tables `[[remedy.NAME.band]]`")?;
    if tables.is_empty() {
        context.report(Code::Empty, &rows.key_span, "expected a band, found none");
    }
    let last = tables.len().saturating_sub(1);
    let mut complete = true;
    let mut before: Option<(Bound, Span)> = None;
    let mut bands = Vec::with_capacity(tables.len());
    for (place, mut table) in tables.into_iter().enumerate() {
        let upper = upper(&mut table, unit, context);
        match &upper {
            Some((_, item)) if place == last => {
                let fault = Fault::new(
                    Code::LastAlternative,
                    &item.key_span,
                    "expected the last band to be open, so that no figure falls outside, found a bound",
                );
                let help = "add a band without `up_to` and `below`, with what it gives";
                context.scope.faults.report(fault.help(help));
            }
            None if place != last => {
                let message =
                    "expected `up_to` or `below` in every band but the last, found neither";
                context.report(Code::LastAlternative, &table.span, message);
            }
            _ => {}
        }
        let upper = upper.and_then(|(bound, item)| Some((bound?, item)));
        if let Some((bound, item)) = &upper {
            check_ascent(context, before.as_ref(), *bound, item);
            before = Some((*bound, item.span()));
        }
        let outcome = outcome(&mut table, kind, context);
        table.finish();
        complete &= outcome.is_some();
        bands.extend(outcome.map(|outcome| Band {
            upper: upper.map(|(bound, _)| bound),
            outcome,
        }));
    }
    complete.then_some(Award::Bands {
        on: value?,
        rows: bands,
    })
}

/// The kind of figure that bands are set over.
fn measured(context: &Context<'_>, value: Option<Ref<Value>>, name: &Str<'_>) -> Kind {
    let known = value.and_then(|value| context.scope.value_kinds.get(value.index()));
    let kind = known.map_or(Kind::Unknown, |known| known.kind);
    if !kind.is_scalar() {
        let message = format!("expected a value of money, a number or a duration, found {kind}");
        context.report(Code::Units, &name.span, message);
        return Kind::Unknown;
    }
    kind
}

/// A band's bound with where it stands; the bound itself is nothing when it is at fault.
fn upper<'s>(
    table: &mut Table<'s>,
    unit: Kind,
    context: &Context<'_>,
) -> Option<(Option<Bound>, Item<'s>)> {
    let (up_to, below) = (table.optional("up_to"), table.optional("below"));
    if let (Some(_), Some(below)) = (&up_to, &below) {
        let message = "expected either `up_to` or `below`, found both";
        let fault = Fault::new(Code::BandOrder, &below.key_span, message);
        let first = up_to.as_ref().map_or(&below.key_span, |it| &it.key_span);
        let fault = fault.also(first, "the other bound");
        context.scope.faults.report(fault);
    }
    let inclusive = up_to.is_some();
    let item = up_to.or(below)?;
    let bound = bound(&item, unit, context).map(|at| Bound { at, inclusive });
    Some((bound, item))
}

fn bound(item: &Item<'_>, unit: Kind, context: &Context<'_>) -> Option<Ratio> {
    let string = item.string("a figure like \"300_000 KRW\"")?;
    let read = literal(&string).and_then(|literal| {
        if !literal.kind().agrees(unit) {
            let message = format!(
                "expected {unit}, as the value that bands are set over, found {}",
                literal.kind()
            );
            return Err(Fault::new(Code::Units, &string.span, message));
        }
        literal.ratio(context.scope.terms, &string.span)
    });
    read.unwrap_or_else(|fault| {
        context.scope.faults.report(fault);
        None
    })
}

fn check_ascent(
    context: &Context<'_>,
    before: Option<&(Bound, Span)>,
    bound: Bound,
    item: &Item<'_>,
) {
    let Some((before, place)) = before else {
        return;
    };
    // `below 5` then `up_to 5` leaves the band of 5 alone.
    let ascends =
        before.at < bound.at || (before.at == bound.at && !before.inclusive && bound.inclusive);
    if !ascends {
        let message =
            "expected bounds that rise from band to band, found one that no figure reaches";
        let fault = Fault::new(Code::BandOrder, &item.span(), message);
        let fault = fault.also(place, "the bound of the band before");
        context.scope.faults.report(fault);
    }
}

fn cases(item: &Item<'_>, kind: Option<RemedyKind>, context: &Context<'_>) -> Option<Vec<Case>> {
    let tables = item.tables("tables `[[remedy.NAME.case]]`")?;
    if tables.is_empty() {
        context.report(Code::Empty, &item.key_span, "expected a case, found none");
    }
    let last = tables.len().saturating_sub(1);
    let mut complete = true;
    let mut cases: Vec<Case> = Vec::with_capacity(tables.len());
    let mut tests: Vec<(Formula, Span)> = Vec::new();
    for (place, mut table) in tables.into_iter().enumerate() {
        let when = table.optional("when");
        match &when {
            Some(item) if place == last => {
                let message = "expected the last case without `when`, so that one always applies, found a test";
                let help = "add a case without `when`, with what it gives";
                let fault = Fault::new(Code::LastAlternative, &item.key_span, message);
                context.scope.faults.report(fault.help(help));
            }
            None if place != last => {
                let message = "expected `when` in every case but the last, found none";
                context.report(Code::LastAlternative, &table.span, message);
            }
            _ => {}
        }
        let test = when.as_ref().map(|item| context.test(item));
        if let (Some(Some(test)), Some(item)) = (&test, &when)
            && let Some((_, above)) = tests.iter().find(|(above, _)| above == test)
        {
            let message =
                "expected a test of its own, found that of a case above, which always comes first";
            let fault = Fault::new(Code::Unreachable, &item.span(), message);
            let fault = fault.also(above, "the same test");
            context.scope.faults.report(fault);
        }
        if let (Some(Some(test)), Some(item)) = (&test, &when) {
            tests.push((test.clone(), item.span()));
        }
        let outcome = outcome(&mut table, kind, context);
        table.finish();
        let case = test
            .unwrap_or(Some(Formula::Flag(true)))
            .zip(outcome)
            .map(|(when, outcome)| Case { when, outcome });
        complete &= case.is_some();
        cases.extend(case);
    }
    complete.then_some(cases)
}
