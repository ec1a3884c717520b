//! Remedies: their conditions, and how they come to an outcome.

use rules::{
    Formula,
    id::RemedyId,
    pack::{Award, Case, Condition, Gives, Otherwise, Outcome, Remedy, RemedyKind},
};

use crate::{
    bands::bands,
    context::Context,
    diagnostic::{Code, Fault, Span},
    names::Section,
    outcome::{self, outcome},
    sections::{cited, optional_text, required_text},
    table::{Item, Str, Table},
};

const KINDS: [(&str, RemedyKind); 5] = [
    ("cash", RemedyKind::Cash),
    ("credit", RemedyKind::Credit),
    ("extension", RemedyKind::Extension),
    ("voucher", RemedyKind::Voucher),
    ("in_kind", RemedyKind::InKind),
];

/// `[remedy.NAME]` in the order of the file, nothing when one is at fault; and those that no
/// longer outage lowers.
pub(crate) fn remedies(
    section: &Section<'_>,
    context: &mut Context<'_>,
) -> (Option<Vec<Remedy>>, Vec<RemedyId>) {
    let mut all = Vec::with_capacity(section.parts.len());
    let mut rising = Vec::new();
    context.scope.above = Some(Vec::with_capacity(section.parts.len()));
    for (name, item) in &section.parts {
        let remedy = item
            .table("a table")
            .and_then(|table| remedy(name, table, &mut rising, context));
        let gives = remedy
            .as_ref()
            .map(|remedy| gives_money_only(&remedy.award));
        // The next remedies may read this one.
        context.scope.above.get_or_insert_default().push(gives);
        all.push(remedy);
    }
    (all.into_iter().collect(), rising)
}

/// Every outcome of an award.
fn outcomes(award: &Award) -> Vec<&Outcome> {
    match award {
        Award::One(outcome) => vec![outcome],
        Award::Bands { rows, .. } => rows.iter().map(|band| &band.outcome).collect(),
        Award::Cases(cases) => cases.iter().map(|case| &case.outcome).collect(),
    }
}

fn gives_money_only(award: &Award) -> bool {
    outcomes(award).into_iter().all(|outcome| {
        matches!(
            outcome.gives,
            Gives::Money { .. } | Gives::Range { .. } | Gives::Review | Gives::Nothing
        )
    })
}

fn remedy(
    name: &Str<'_>,
    mut table: Table<'_>,
    rising: &mut Vec<RemedyId>,
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
            .scope
            .intakes
            .resolve(item.faults, string.text, &string.span)
    });
    let note = optional_text(&mut table, terms, "note");
    if let Some(item) = table.optional("rising")
        && item.boolean() == Some(true)
    {
        rising.push(name.text.into());
        report_nothing_rises(&item, award.as_ref(), context);
    }
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

/// Only an amount or a time can be lower than another.
fn report_nothing_rises(item: &Item<'_>, award: Option<&Award>, context: &Context<'_>) {
    let measured =
        |outcome: &&Outcome| matches!(outcome.gives, Gives::Money { .. } | Gives::Time { .. });
    if award.is_some_and(|award| !outcomes(award).iter().any(measured)) {
        let message = "expected `rising` in a remedy that gives an amount or a time, found it in one that gives neither";
        context.report(Code::Outcome, &item.key_span, message);
    }
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
        for key in outcome::KEYS.into_iter().chain(["outside"]) {
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
        let outside = table.optional("outside");
        return bands(&on?, &rows?, outside.as_ref(), kind, context);
    }
    outcome(table, kind, context).map(Award::One)
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
