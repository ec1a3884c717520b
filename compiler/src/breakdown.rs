//! How claims are parted for who counts many of them: `[breakdown.NAME]`.
//!
//! It stands beside the rules and is no part of the compiled pack: it changes nothing that anybody
//! is owed, so it changes no hash, and no claimant downloads it.

use rules::{
    Formula, Ref, Text,
    pack::{Citation, Question, QuestionKind},
};

use crate::{
    context::Context,
    diagnostic::{Code, Fault, Span},
    names::{Section, check_id},
    sections::required_text,
    table::{Item, Str, Table},
};

/// A way to part claims: each falls into one of its categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// Its name in the pack.
    pub id: String,
    /// What the claims are parted by, a short noun phrase.
    pub name: Text,
    /// The question whose options are the categories, where it is parted by an answer.
    pub by: Option<Ref<Question>>,
    /// The categories, in the order to look and to show. A claim is of the first that takes it.
    pub categories: Vec<Category>,
    /// Sources.
    pub citations: Vec<Ref<Citation>>,
}

/// Claims that are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its name in the breakdown.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Whether it takes a claim; of the last one always yes.
    pub when: Formula,
    /// Whether it takes a claim that names other losses as well.
    pub or_other_losses: bool,
}

impl Breakdown {
    /// The tests of the categories in order, for a claim that names other losses or none.
    ///
    /// They are what [`rules::evaluate::outcomes`] takes.
    pub fn tests(&self, has_other_losses: bool) -> Vec<Formula> {
        let categories = self.categories.iter();
        let test = |category: &Category| match category.or_other_losses && has_other_losses {
            true => Formula::Flag(true),
            false => category.when.clone(),
        };
        categories.map(test).collect()
    }
}

/// `[breakdown.NAME]` in the order of the file, nothing when one is at fault.
pub(crate) fn breakdowns(section: &Section<'_>, context: &Context<'_>) -> Option<Vec<Breakdown>> {
    let parts = section.parts.iter();
    let all: Vec<_> = parts
        .map(|(name, item)| breakdown(name, item.table("a table")?, context))
        .collect();
    all.into_iter().collect()
}

fn breakdown(name: &Str<'_>, mut table: Table<'_>, context: &Context<'_>) -> Option<Breakdown> {
    let title = required_text(&mut table, context.scope.terms, "name");
    let by = table.optional("by");
    let rows = table.optional("category");
    let citations = table.optional("cite").map_or(Some(Vec::new()), |item| {
        context.citations.resolve_all(&item)
    });
    let parted = match (&by, &rows) {
        (Some(by), None) => options(by, context).map(|(by, categories)| (Some(by), categories)),
        (None, Some(rows)) => categories(rows, context).map(|categories| (None, categories)),
        _ => {
            let found = if by.is_some() { "both" } else { "neither" };
            let message = format!(
                "expected `by` with a question, or tables `[[breakdown.{}.category]]`, found {found}",
                name.text
            );
            context.report(Code::Outcome, &table.span, message);
            None
        }
    };
    table.finish();
    let (by, categories) = parted?;
    Some(Breakdown {
        id: name.text.to_owned(),
        name: title?,
        by,
        categories,
        citations: citations?,
    })
}

/// A category for each option of a question.
fn options(item: &Item<'_>, context: &Context<'_>) -> Option<(Ref<Question>, Vec<Category>)> {
    let string = item.string("the name of a question")?;
    let questions = context.scope.questions;
    let at = questions.resolve(item.faults, string.text, &string.span)?;
    let asked = context.scope.asked.get(at.index())?;
    match asked.kind.as_ref()? {
        QuestionKind::Choice { options } if asked.item_of.is_none() => {
            let category = |option: &rules::pack::Choice| Category {
                id: option.id.to_string(),
                name: option.name.clone(),
                when: Formula::Is(at, vec![option.id.clone()]),
                or_other_losses: false,
            };
            Some((at, options.iter().map(category).collect()))
        }
        _ => {
            let message = format!(
                "expected the name of a question of kind `choice` that is asked once, found `{}`",
                string.text
            );
            context.report(Code::Units, &string.span, message);
            None
        }
    }
}

fn categories(item: &Item<'_>, context: &Context<'_>) -> Option<Vec<Category>> {
    let tables = item.tables("tables `[[breakdown.NAME.category]]`")?;
    if tables.len() < 2 {
        let message = format!("expected two categories or more, found {}", tables.len());
        context.report(Code::Empty, &item.key_span, message);
        return None;
    }
    let last = tables.len() - 1;
    let mut seen = Seen::default();
    let categories: Vec<_> = tables
        .into_iter()
        .enumerate()
        .map(|(place, table)| category(table, place == last, &mut seen, context))
        .collect();
    categories.into_iter().collect()
}

/// The categories above one.
#[derive(Default)]
struct Seen {
    ids: Vec<(String, Span)>,
    tests: Vec<(Formula, Span)>,
}

fn category(
    mut table: Table<'_>,
    is_last: bool,
    seen: &mut Seen,
    context: &Context<'_>,
) -> Option<Category> {
    let id = table.required("id").and_then(|item| {
        let id = item.string("a category's name")?;
        check_id(item.faults, &id, "category");
        if let Some((_, first)) = seen.ids.iter().find(|(known, _)| known == id.text) {
            let message = format!(
                "expected each category to have its own name, found `{}` again",
                id.text
            );
            let fault = Fault::new(Code::DuplicateName, &id.span, message);
            item.faults.report(fault.also(first, "first named here"));
        }
        seen.ids.push((id.text.to_owned(), id.span.clone()));
        Some(id.text.to_owned())
    });
    let name = required_text(&mut table, context.scope.terms, "name");
    let when = table.optional("when");
    let losses = table.optional("or_other_losses");
    match &when {
        Some(item) if is_last => {
            let message = "expected the last category without `when`, so that it takes every other claim, found a test";
            let help = "add a category without `when` for all others";
            let fault = Fault::new(Code::LastAlternative, &item.key_span, message);
            context.scope.faults.report(fault.help(help));
        }
        None if !is_last => {
            let message = "expected `when` in every category but the last, found none";
            context.report(Code::LastAlternative, &table.span, message);
        }
        _ => {}
    }
    if let (None, Some(item)) = (&when, &losses) {
        let message = "expected `or_other_losses` beside `when`, found it alone";
        context.report(Code::Outcome, &item.key_span, message);
    }
    let test = when.as_ref().map(|item| context.test(item));
    if let (Some(Some(test)), Some(item)) = (&test, &when) {
        if let Some((_, above)) = seen.tests.iter().find(|(above, _)| above == test) {
            let message = "expected a test of its own, found that of a category above, which always comes first";
            let fault = Fault::new(Code::Unreachable, &item.span(), message);
            let fault = fault.also(above, "the same test");
            context.scope.faults.report(fault);
        }
        seen.tests.push((test.clone(), item.span()));
    }
    let or_other_losses = losses.map_or(Some(false), |item| item.boolean());
    table.finish();
    Some(Category {
        id: id?,
        name: name?,
        when: test.unwrap_or(Some(Formula::Flag(true)))?,
        or_other_losses: or_other_losses?,
    })
}
