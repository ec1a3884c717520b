//! A whole pack out of its parts.

use rules::{
    LoadedPack, Pack,
    pack::{PACK_SCHEMA, Question, QuestionKind, Value},
};

use crate::{
    Compiled,
    diagnostic::{Code, Fault, Faults},
    example::{self, Known},
    formula::{RESERVED, Scope},
    listing,
    names::{Names, Section},
    question::question,
    remedy::{self, Context},
    sections,
    table::Table,
    terms::{self, Terms},
    value,
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
        "citation", "group", "service", "question", "value", "intake", "evidence", "reason",
        "remedy",
    ];
    let [
        citations,
        groups,
        services,
        questions,
        values,
        intakes,
        evidence,
        reasons,
        remedies,
    ] = kinds.map(|kind| Section::read(&mut root, kind));
    let citation_names = Names::of("citation", &citations);
    let group_names = Names::of("group", &groups);
    let service_names = Names::of("service", &services);
    let question_names: Names<Question> = Names::of("question", &questions);
    let intake_names = Names::of("intake", &intakes);
    let evidence_names = Names::of("evidence", &evidence);
    let reason_names = Names::of("reason", &reasons);
    let remedy_names = Names::of("remedy", &remedies);
    report_reserved(faults, [&services, &questions, &values]);
    report_shared(faults, &values, &question_names);

    let incident = sections::incident(&mut root, &terms, &citation_names);
    let citations = collect(&citations, |name, table| {
        sections::citation(name, table, &terms)
    });
    let groups = collect(&groups, |name, table| sections::group(name, table, &terms));
    let window = incident.as_ref().map(|incident| incident.window);
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

    let read: Vec<_> = questions
        .parts
        .iter()
        .map(|(name, item)| question(name, item.table("a table")?, &terms, &service_names))
        .collect();
    report_services_questions(faults, &questions, &read, &question_names);
    let question_kinds: Vec<_> = read
        .iter()
        .map(|question| question.as_ref().map(|question| question.kind.clone()))
        .collect();

    let drafts = value::read(values, &terms, &citation_names);
    let mut context = Context {
        scope: Scope {
            faults,
            terms: &terms,
            services: &service_names,
            questions: &question_names,
            question_kinds: &question_kinds,
            values: &drafts.names,
            value_kinds: Vec::new(),
        },
        citations: &citation_names,
        evidence: &evidence_names,
        intakes: &intake_names,
        reasons: &reason_names,
    };
    let values: Option<Vec<Value>> = drafts.check(&mut context.scope).into_iter().collect();
    let remedies = collect(&remedies, |name, table| {
        remedy::remedy(name, table, &context)
    });
    if remedies.as_ref().is_some_and(Vec::is_empty) {
        let message = "expected a remedy, found none";
        faults.report(Fault::new(Code::Empty, &root.span, message).help("add `[remedy.NAME]`"));
    }
    let questions: Option<Vec<Question>> = read.into_iter().collect();

    let known = Known {
        terms: &terms,
        pack: id.as_ref(),
        version: version.as_deref(),
        incident: window,
        services: &service_names,
        questions: &question_names,
        question_kinds: &question_kinds,
        evidence: &evidence_names,
        reasons: &reason_names,
        remedies: &remedy_names,
    };
    let examples = example::examples(&mut root, &known);

    let listing = listing::listing(&mut root, &terms, version.as_deref());

    citation_names.report_unused(faults, "cite it, or take it out");
    group_names.report_unused(faults, "put a service in it, or take it out");
    question_names.report_unused(faults, "read it in a formula, or do not ask it");
    drafts
        .names
        .report_unused(faults, "read it in a formula, or take it out");
    intake_names.report_unused(faults, "name it in a remedy's `intake`, or take it out");
    evidence_names.report_unused(
        faults,
        "ask for it in a remedy's `evidence`, or take it out",
    );
    reason_names.report_unused(faults, "give it for an outcome, or take it out");
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
        listing: listing?,
    })
}

/// Every part of a section, or nothing when one is at fault.
fn collect<'s, T>(
    section: &Section<'s>,
    mut read: impl FnMut(&crate::table::Str<'s>, Table<'s>) -> Option<T>,
) -> Option<Vec<T>> {
    let parts = section.parts.iter();
    let parts: Vec<_> = parts
        .map(|(name, item)| read(name, item.table("a table")?))
        .collect();
    parts.into_iter().collect()
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
fn report_reserved(faults: &Faults, sections: [&Section<'_>; 3]) {
    let names = sections.into_iter().flat_map(|section| &section.parts);
    for (name, _) in names.filter(|(name, _)| RESERVED.contains(&name.text)) {
        let message = format!(
            "expected a name, found `{}`, which is a word of formulas",
            name.text
        );
        faults.report(Fault::new(Code::ReservedWord, &name.span, message));
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
        faults.report(Fault::new(Code::DuplicateName, &name.span, message));
    }
}

/// The services used are asked for once; that answer is read by every estimate.
fn report_services_questions(
    faults: &Faults,
    section: &Section<'_>,
    questions: &[Option<Question>],
    names: &Names<Question>,
) {
    let asks = |question: &Option<Question>| {
        question
            .as_ref()
            .is_some_and(|question| question.kind == QuestionKind::Services)
    };
    let found: Vec<_> = section
        .parts
        .iter()
        .zip(questions)
        .filter(|(_, question)| asks(question))
        .collect();
    for (place, ((name, _), _)) in found.into_iter().enumerate() {
        names.find(name.text);
        if place > 0 {
            let message = "expected at most one question of kind `services`, found another";
            faults.report(Fault::new(Code::ServicesQuestion, &name.span, message));
        }
    }
}

// A section never holds more than a reference or a reader of compiled packs can reach.
const _: () = assert!(LoadedPack::MAX_LIST <= u16::MAX as usize);
