//! What pages draw from: the state, the words, and the way to act.

use std::rc::Rc;

use interview::{
    edit::Edit,
    field::{Field, FieldFault, Parts},
    flow,
    input::Problem,
    page::Page,
};
use rules::{
    Estimate, Lang, Pack, Text,
    id::{PackId, QuestionId},
    pack::{Question, QuestionKind},
};
use words::{
    i18n::{self, Catalogue, fill},
    problems,
    wording::Wording,
};
use yew::prelude::*;

use crate::{
    bridge::catalogues,
    browser::{clock, locale},
    components::Fault,
    state::{Action, State, address::HERE},
};

/// What is wrong is told in a list of so many lines.
const MOST_FAULTS: usize = 16;

/// The state as a page sees it.
#[derive(Clone, Debug)]
pub struct View {
    handle: UseReducerHandle<State>,
    /// The words of the language shown.
    pub words: &'static Catalogue,
}

impl PartialEq for View {
    /// A handle shows the state as it is now, so two of them do not tell whether it has changed: a
    /// component that is given a view draws whenever the page does.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl View {
    /// A view of the state behind `handle`.
    pub fn new(handle: UseReducerHandle<State>) -> Self {
        let words = i18n::catalogue(locale::language_for(&handle.pack().languages, handle.lang));
        Self { handle, words }
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.handle
    }

    /// The pack's data.
    pub fn pack(&self) -> &'static Pack {
        self.handle.pack()
    }

    /// The estimate.
    pub fn estimate(&self) -> &Estimate {
        self.handle.interview.estimate()
    }

    /// The pack in the language shown.
    pub fn wording(&self) -> Wording<'_> {
        Wording {
            pack: self.pack(),
            words: self.words,
        }
    }

    /// Where the rules stand as a document, beside the app.
    pub fn document(&self) -> String {
        let Pack { id, version, .. } = self.pack();
        let (id, lang) = (id.as_str(), self.words.lang.tag());
        let root = self.root();
        [root, "rules/", id, "/", version, ".", lang, ".html"].concat()
    }

    /// Where another scheme is opened.
    pub fn scheme(&self, id: &PackId) -> String {
        [self.root(), id.as_str(), "/"].concat()
    }

    /// What paths from the folder of the deployment begin with. In one file they are led by what
    /// they are there.
    fn root(&self) -> &str {
        let root = &*self.state().root;
        root.strip_prefix(HERE).unwrap_or(root)
    }

    /// A text of the pack, when it says anything.
    pub fn hint(&self, text: &Text) -> Option<AttrValue> {
        let hint = self.wording().hint(text)?;
        Some(hint.to_owned().into())
    }

    /// The question with that id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        flow::question(self.pack(), id)
    }

    /// The way to act later, from an effect or after waiting.
    pub fn dispatcher(&self) -> UseReducerDispatcher<State> {
        self.handle.dispatcher()
    }

    /// Shows the page in a language when called with it, once its catalogue is here.
    pub fn speak(&self) -> Callback<Lang> {
        let dispatcher = self.dispatcher();
        Callback::from(move |lang| {
            if i18n::is_loaded(lang) {
                dispatcher.dispatch(Action::Speak(lang));
            } else {
                catalogues::load(lang);
            }
        })
    }

    /// Acts when called.
    pub fn act(&self, action: impl Fn() -> Action + 'static) -> Callback<()> {
        let dispatcher = self.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(action()))
    }

    /// Edits when called with what was typed or chosen.
    pub fn edit<T: 'static, E: Into<Edit>>(&self, edit: impl Fn(T) -> E + 'static) -> Callback<T> {
        let dispatcher = self.dispatcher();
        Callback::from(move |input| dispatcher.dispatch(Action::Edit(edit(input).into())))
    }

    /// Goes on from the page.
    pub fn go_on(&self) -> Callback<()> {
        let now = self.state().interview.now();
        self.act(move || Action::Continue(clock::now(now)))
    }

    /// Goes to `page`.
    pub fn go_to(&self, page: Page) -> Callback<()> {
        let now = self.state().interview.now();
        self.act(move || Action::Visit(Some(page.clone()), clock::now(now)))
    }

    /// The sentence for what is wrong in a field, if something is.
    pub fn fault(&self, field: &Field) -> Option<AttrValue> {
        let problem = self.state().interview.problem(field)?;
        Some(self.problem(field, problem))
    }

    /// What is wrong on the page, in the order of its fields. Of very much, the first, and how
    /// much more there is: a hundred days without an amount are no list to read.
    pub fn faults(&self) -> Rc<[Fault]> {
        let faults = &self.state().interview.faults();
        let fault = |(index, fault): (usize, &FieldFault)| Fault {
            field: fault.focus_id(self.parts(&fault.field)).into(),
            text: if index + 1 == MOST_FAULTS && faults.len() > MOST_FAULTS {
                let more = faults.len() - index;
                fill(self.words.check_more, &[&more.to_string()]).into()
            } else {
                self.problem(&fault.field, fault.problem)
            },
        };
        let first = faults.iter().enumerate().take(MOST_FAULTS);
        first.map(fault).collect()
    }

    fn problem(&self, field: &Field, problem: Problem) -> AttrValue {
        problems::sentence(&self.wording(), field, problem).into()
    }

    fn parts(&self, field: &Field) -> Parts {
        match field {
            Field::Window(..) | Field::Span(..) | Field::LossDate(_) => Parts::Date,
            Field::OfItem(_, _, field) => self.parts(field),
            Field::Answer(id) => match self.question(id).map(|question| &question.kind) {
                Some(QuestionKind::Date { .. }) => Parts::Date,
                Some(QuestionKind::Duration { .. }) => Parts::Duration,
                Some(
                    QuestionKind::Services
                    | QuestionKind::Choice { .. }
                    | QuestionKind::YesNo
                    | QuestionKind::Money { .. }
                    | QuestionKind::Count { .. }
                    | QuestionKind::Number { .. }
                    | QuestionKind::WeeklyMoney { .. }
                    | QuestionKind::DailyMoney { .. }
                    | QuestionKind::Windows { .. }
                    | QuestionKind::Items { .. },
                )
                | None => Parts::None,
            },
            Field::Week(..) | Field::LossWhat(_) | Field::LossAmount(_) => Parts::None,
        }
    }
}
