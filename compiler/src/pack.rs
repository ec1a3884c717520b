//! A whole pack out of its parts.

use std::collections::BTreeSet;

use rules::{
    LoadedPack, Pack,
    pack::{PACK_SCHEMA, Question, QuestionKind, Value},
};

use crate::{
    Compiled,
    breakdown::breakdowns,
    context::Context,
    diagnostic::{Code, Fault, Faults},
    example::{self, Known},
    formula::{RESERVED, Scope},
    listing,
    lookup::{self, Sources},
    names::{Names, Section},
    question::{self, Asked, Questions},
    remedy, sections,
    table::{Str, Table},
    terms::{self, Terms},
    value::{self, Lists},
};

/// Reads every part of a pack. Nothing is made when a part is at fault; all faults are reported
/// either way.
pub(crate) fn compile(mut root: Table<'_>) -> Option<Compiled> {
    let faults = root.faults;
    schema(&mut root);
    let id = root.required("id").and_then(|item| terms::pack_id(&item));
    let version = root
        .required("version")
        .and_then(|item| terms::version(&item));
    let terms = Terms {
        languages: root
            .required("languages")
            .and_then(|item| terms::languages(&item)),
        currency: root.required("currency").and_then(|item| currency(&item)),
        offset_minutes: root
            .required("offset")
            .and_then(|item| terms::offset(&item)),
    };
    let name = sections::required_text(&mut root, &terms, "name");
    let operator = sections::required_text(&mut root, &terms, "operator");
    let summary = sections::required_text(&mut root, &terms, "summary");

    let kinds = [
        "citation",
        "group",
        "service",
        "question",
        "table",
        "calendar",
        "value",
        "intake",
        "evidence",
        "reason",
        "remedy",
        "breakdown",
    ];
    let [
        citations,
        groups,
        services,
        questions,
        tables,
        calendars,
        values,
        intakes,
        evidence,
        reasons,
        remedies,
        parted,
    ] = kinds.map(|kind| Section::read(&mut root, kind));
    let citation_names = Names::of("citation", &citations);
    let group_names = Names::of("group", &groups);
    let service_names = Names::of("service", &services);
    let question_section = question::read(faults, &questions, &terms, &service_names);
    let question_names: Names<Question> = Names::new("question", &question_section.names);
    let table_names = Names::of("table", &tables);
    let calendar_names = Names::of("calendar", &calendars);
    let intake_names = Names::of("intake", &intakes);
    let evidence_names = Names::of("evidence", &evidence);
    let reason_names = Names::of("reason", &reasons);
    let remedy_names = Names::of("remedy", &remedies);
    for section in [&services, &tables, &calendars, &values] {
        report_reserved(faults, section.parts.iter().map(|(name, _)| name));
    }
    report_reserved(faults, &question_section.names);
    report_repeated(faults, &question_section.names);
    report_shared(faults, &values, &question_names);

    let incident = sections::incident(&mut root, &terms, &citation_names);
    let is_standing = !root.has("incident") && services.parts.is_empty();
    if !root.has("incident") {
        report_services(faults, &services);
    }
    let citations = collect(&citations, |name, table| {
        sections::citation(name, table, &terms)
    });
    let groups = collect(&groups, |name, table| sections::group(name, table, &terms));
    let window = incident
        .as_ref()
        .and_then(|incident| Some(incident.as_ref()?.window));
    let services = collect(&services, |name, table| {
        sections::service(name, table, &terms, window, &group_names, &citation_names)
    });
    let intakes = collect(&intakes, |name, table| {
        sections::intake(name, table, &terms, &citation_names)
    });
    let evidence = collect(&evidence, |name, table| {
        sections::evidence(name, table, &terms)
    });
    let reasons = collect(&reasons, |name, table| {
        sections::reason(name, table, &terms)
    });

    report_services_questions(faults, &question_section, &question_names, is_standing);

    let sources = Sources {
        terms: &terms,
        citations: &citation_names,
        reasons: &reason_names,
    };
    let tables = each(&tables, |name, table| lookup::rows(name, table, sources));
    let calendars = collect(&calendars, |name, table| {
        lookup::calendar(name, table, sources)
    });

    let lists = Lists {
        questions: &question_names,
        asked: &question_section.asked,
    };
    let drafts = value::read(values, &terms, &citation_names, lists);
    let mut context = Context {
        scope: Scope {
            faults,
            terms: &terms,
            services: &service_names,
            questions: &question_names,
            asked: &question_section.asked,
            values: &drafts.names,
            value_kinds: Vec::new(),
            tables: &table_names,
            table_rows: &tables,
            calendars: &calendar_names,
            intakes: &intake_names,
            remedies: &remedy_names,
            each: None,
            above: None,
        },
        citations: &citation_names,
        evidence: &evidence_names,
        reasons: &reason_names,
    };
    let values: Option<Vec<Value>> = drafts.check(&mut context.scope).into_iter().collect();
    let (remedies, rising) = remedy::remedies(&remedies, &mut context);
    if remedies.as_ref().is_some_and(Vec::is_empty) {
        let message = "expected a remedy, found none";
        faults.report(Fault::new(Code::Empty, &root.span, message).help("add `[remedy.NAME]`"));
    }
    let questions: Option<Vec<Question>> = question_section.questions.into_iter().collect();

    let known = Known {
        terms: &terms,
        pack: id.as_ref(),
        version: version.as_deref(),
        incident: window,
        is_standing,
        services: &service_names,
        questions: &question_names,
        asked: &question_section.asked,
        evidence: &evidence_names,
        reasons: &reason_names,
        remedies: &remedy_names,
        rising: &rising,
    };
    let examples = example::examples(&mut root, &known);

    let listing = listing::listing(&mut root, &terms, version.as_deref());

    group_names.report_unused(faults, "put a service in it, or take it out");
    question_names.report_unused(faults, "read it in a formula, or do not ask it");
    table_names.report_unused(faults, "look a figure up in it, or take it out");
    calendar_names.report_unused(faults, "count days by it, or take it out");
    drafts
        .names
        .report_unused(faults, "read it in a formula, or take it out");
    intake_names.report_unused(
        faults,
        "name it in a remedy's `intake`, read it in a formula, or take it out",
    );
    evidence_names.report_unused(
        faults,
        "ask for it in a remedy's `evidence`, or take it out",
    );
    reason_names.report_unused(faults, "give it for an outcome, or take it out");
    // What only the counting of claims reads is read by no claim's rules, so it is looked at last.
    let breakdowns = breakdowns(&parted, &context);
    let tables: Option<Vec<_>> = tables.into_iter().collect();
    citation_names.report_unused(faults, "cite it, or take it out");
    root.finish();

    let pack = Pack {
        schema: PACK_SCHEMA,
        id: id?,
        version: version?,
        languages: terms.languages?,
        currency: terms.currency?,
        offset_minutes: terms.offset_minutes?,
        name: name?,
        operator: operator?,
        summary: summary?,
        incident: incident?,
        groups: groups?,
        services: services?,
        questions: questions?,
        tables: tables?,
        calendars: calendars?,
        values: values?,
        intakes: intakes?,
        evidence: evidence?,
        reasons: reasons?,
        remedies: remedies?,
        citations: citations?,
    };
    Some(Compiled {
        pack,
        examples: examples?,
        rising,
        breakdowns: breakdowns?,
        listing: listing?,
    })
}

/// Every part of a section, or nothing when one is at fault.
fn collect<'s, T>(
    section: &Section<'s>,
    read: impl FnMut(&Str<'s>, Table<'s>) -> Option<T>,
) -> Option<Vec<T>> {
    each(section, read).into_iter().collect()
}

/// Every part of a section; nothing in place of one that is at fault.
fn each<'s, T>(
    section: &Section<'s>,
    mut read: impl FnMut(&Str<'s>, Table<'s>) -> Option<T>,
) -> Vec<Option<T>> {
    let parts = section.parts.iter();
    parts
        .map(|(name, item)| read(name, item.table("a table")?))
        .collect()
}

fn schema(root: &mut Table<'_>) {
    if let Some(item) = root.required("schema") {
        let known = i64::from(PACK_SCHEMA);
        let other = item.integer(0, i64::MAX).filter(|schema| *schema != known);
        if let Some(other) = other {
            let message =
                format!("expected schema {known}, the one that this program reads, found {other}");
            terms::report_header(&item, &item.span(), &message);
        }
    }
}

fn currency(item: &crate::table::Item<'_>) -> Option<rules::Currency> {
    let string = item.string("a currency like \"KRW\"")?;
    let currency = string.text.parse();
    if let Err(error) = &currency {
        let message = format!("{error}, found `{}`", string.text);
        terms::report_header(item, &string.span, &message);
    }
    currency.ok()
}

/// Formulas could not tell a name from a word of their own.
fn report_reserved<'n, 's: 'n>(faults: &Faults, names: impl IntoIterator<Item = &'n Str<'s>>) {
    let names = names.into_iter();
    for name in names.filter(|name| RESERVED.contains(&name.text)) {
        let message = format!(
            "expected a name, found `{}`, which is a word of formulas",
            name.text
        );
        faults.report(Fault::new(Code::ReservedWord, &name.span, message));
    }
}

/// Questions and fields of lists are read by their names alone.
fn report_repeated(faults: &Faults, names: &[Str<'_>]) {
    let mut seen = BTreeSet::new();
    for name in names.iter().filter(|name| !seen.insert(name.text)) {
        let message = format!(
            "expected each question and field to have its own name, found `{}` again",
            name.text
        );
        let fault = Fault::new(Code::DuplicateName, &name.span, message);
        let first = names.iter().find(|first| first.text == name.text);
        let first = first.map_or(&name.span, |first| &first.span);
        faults.report(fault.also(first, "first named here"));
    }
}

/// A service is out within the incident; a standing scheme asks for the times.
fn report_services(faults: &Faults, services: &Section<'_>) {
    if let Some((name, _)) = services.parts.first() {
        let message = "expected `[incident]` in a pack with services, found none";
        let help = "say in `[incident]` what happened and when; a scheme for any outage has no services and asks for the times with a question of kind `windows`";
        faults.report(Fault::new(Code::MissingKey, &name.span, message).help(help));
    }
}

/// A name in a formula stands for a value or for a question, never for both.
fn report_shared(faults: &Faults, values: &Section<'_>, questions: &Names<Question>) {
    for (name, _) in values
        .parts
        .iter()
        .filter(|(name, _)| questions.contains(name.text))
    {
        let message = format!(
            "expected a name that no question has, found `{}` for a value too",
            name.text
        );
        let fault = Fault::new(Code::DuplicateName, &name.span, message);
        let question = questions.span(name.text).unwrap_or(&name.span);
        faults.report(fault.also(question, "the question of that name"));
    }
}

/// The services used are asked for once; that answer is read by every estimate.
fn report_services_questions(
    faults: &Faults,
    questions: &Questions<'_>,
    names: &Names<Question>,
    is_standing: bool,
) {
    let asks = |asked: &Asked| asked.kind == Some(QuestionKind::Services);
    let all = questions.names.iter().zip(&questions.asked);
    let found: Vec<_> = all.filter(|(_, asked)| asks(asked)).collect();
    let first = found.first().map(|(name, _)| name.span.clone());
    for (place, (name, _)) in found.into_iter().enumerate() {
        names.find(name.text);
        if place > 0 {
            let message = "expected at most one question of kind `services`, found another";
            let fault = Fault::new(Code::ServicesQuestion, &name.span, message);
            let first = first.as_ref().unwrap_or(&name.span);
            faults.report(fault.also(first, "the first one"));
        } else if is_standing {
            let message =
                "expected no question of kind `services` in a pack without `[incident]`, found one";
            let help = "a scheme for any outage has no services: ask for the times with a question of kind `windows`";
            faults.report(Fault::new(Code::ServicesQuestion, &name.span, message).help(help));
        }
    }
}

// A section never holds more than a reference or a reader of compiled packs can reach.
const _: () = assert!(LoadedPack::MAX_LIST <= u16::MAX as usize);
