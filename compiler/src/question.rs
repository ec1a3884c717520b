//! Questions and the answers that they take.

mod kind;

use rules::{
    LoadedPack, Ref,
    pack::{Question, QuestionKind, Section as Part, Service},
};

use crate::{
    diagnostic::{Code, Fault, Faults},
    names::{Names, Section, check_id},
    sections::{optional_text, required_text},
    table::{Str, Table},
    terms::Terms,
};

use kind::{FIELD_FORMS, FORMS, Form, kind};
pub(crate) use kind::{minutes, money, money_in, number_of};

/// What is known of a question before the rest of the pack is read.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Nothing where the question is at fault.
    pub(crate) kind: Option<QuestionKind>,
    /// The list of whose items it is asked.
    pub(crate) item_of: Option<Ref<Question>>,
}

/// The questions of a pack, those of a list's items right after their list.
#[derive(Debug, Default)]
pub(crate) struct Questions<'s> {
    pub(crate) names: Vec<Str<'s>>,
    pub(crate) asked: Vec<Asked>,
    /// Nothing where a question is at fault.
    pub(crate) questions: Vec<Option<Question>>,
}

/// `[question.NAME]`, each with its fields.
pub(crate) fn read<'s>(
    faults: &Faults,
    section: &Section<'s>,
    terms: &Terms,
    services: &Names<Service>,
) -> Questions<'s> {
    let mut all = Questions::default();
    for (name, item) in &section.parts {
        let Some(mut table) = item.table("a table") else {
            all.push(name.clone(), None, None, None);
            continue;
        };
        let place = all.names.len();
        let (question, form, kind) = question(name, &mut table, terms, services);
        let is_list = form == Some(Form::Items);
        let part = question.as_ref().map(|question| question.section);
        all.push(name.clone(), question, kind, None);
        if is_list {
            let list = u16::try_from(place).ok().map(Ref::new);
            all.fields(&mut table, terms, list, part);
        }
        table.finish();
    }
    if let Some(name) = all.names.get(LoadedPack::MAX_LIST)
        && section.parts.len() <= LoadedPack::MAX_LIST
    {
        let message = format!(
            "expected at most {} questions and fields, found more",
            LoadedPack::MAX_LIST
        );
        faults.report(Fault::new(Code::TooMany, &name.span, message));
    }
    report_windows(faults, &all, services);
    all
}

impl<'s> Questions<'s> {
    fn push(
        &mut self,
        name: Str<'s>,
        question: Option<Question>,
        kind: Option<QuestionKind>,
        item_of: Option<Ref<Question>>,
    ) {
        self.names.push(name);
        self.questions.push(question);
        self.asked.push(Asked { kind, item_of });
    }

    /// `[[question.NAME.field]]`.
    fn fields(
        &mut self,
        table: &mut Table<'s>,
        terms: &Terms,
        list: Option<Ref<Question>>,
        part: Option<Part>,
    ) {
        let Some(item) = table.required("field") else {
            return;
        };
        let Some(tables) = item.tables("tables `[[question.NAME.field]]`") else {
            return;
        };
        if tables.is_empty() {
            let message = "expected a field that is asked of each item, found none";
            item.faults
                .report(Fault::new(Code::Empty, &item.key_span, message));
        }
        for mut table in tables {
            let name = table
                .required("id")
                .and_then(|item| item.string("the field's name"));
            if let Some(name) = &name {
                check_id(table.faults, name, "field");
            }
            let text = required_text(&mut table, terms, "text");
            let label = required_text(&mut table, terms, "label");
            let hint = optional_text(&mut table, terms, "hint");
            let kind = kind(&mut table, terms, FIELD_FORMS).and_then(|(_, kind)| kind);
            table.finish();
            let Some(name) = name else {
                continue;
            };
            let question = (|| {
                Some(Question {
                    id: name.text.into(),
                    section: part?,
                    text: text?,
                    label: label?,
                    hint: hint?,
                    about: None,
                    optional: false,
                    item_of: Some(list?),
                    kind: kind.clone()?,
                })
            })();
            self.push(name, question, kind, list);
        }
    }
}

fn question(
    name: &Str<'_>,
    table: &mut Table<'_>,
    terms: &Terms,
    services: &Names<Service>,
) -> (Option<Question>, Option<Form>, Option<QuestionKind>) {
    let sections = [
        ("you", Part::You),
        ("services", Part::Services),
        ("details", Part::Details),
        ("losses", Part::Losses),
    ];
    let section = table
        .required("section")
        .and_then(|item| item.word(&sections));
    let text = required_text(table, terms, "text");
    let label = required_text(table, terms, "label");
    let hint = optional_text(table, terms, "hint");
    let about = table.optional("about").map(|item| {
        let string = item.string("the name of a service")?;
        services.resolve(item.faults, string.text, &string.span)
    });
    let optional = table.optional("optional").map(|item| item.boolean());
    let (form, kind) = match kind(table, terms, FORMS) {
        Some((form, kind)) => (Some(form), kind),
        None => (None, None),
    };
    let question = (|| {
        Some(Question {
            id: name.text.into(),
            section: section?,
            text: text?,
            label: label?,
            hint: hint?,
            about: about.unwrap_or_default(),
            optional: optional.unwrap_or(Some(false))?,
            item_of: None,
            kind: kind.clone()?,
        })
    })();
    (question, form, kind)
}

/// `outage(mail)` reads a service or a question of windows, so one name cannot be both.
fn report_windows(faults: &Faults, questions: &Questions<'_>, services: &Names<Service>) {
    for (name, asked) in questions.names.iter().zip(&questions.asked) {
        let Some(service) = services.span(name.text) else {
            continue;
        };
        if matches!(asked.kind, Some(QuestionKind::Windows { .. })) {
            let message = format!(
                "expected a name that no service has, found `{}` for a question of windows too",
                name.text
            );
            let fault = Fault::new(Code::DuplicateName, &name.span, message);
            faults.report(fault.also(service, "the service of that name"));
        }
    }
}
