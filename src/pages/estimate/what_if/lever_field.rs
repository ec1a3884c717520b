//! A field for an answer that can be varied, with the answer as it is beside it.

use std::rc::Rc;

use interview::{
    draft::{Draft, Entries, Entry},
    edit::AnswerEdit,
    field::Field,
    flow,
    input::{self, Problem},
    what_if::{self, FigureFault, Lever, Suppose, WhatIf},
};
use rules::{
    Answer, Date, Estimate,
    estimate::{Quantity, Source},
    id::{QuestionId, ValueId},
    pack::{Choice, QuestionKind},
};
use words::{
    format,
    i18n::{estimate::EstimateWords, fill},
    problems,
};
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind, ChoiceOption, InputMode},
    pages::{
        asked::{amount_mode, decimal_mode},
        view::View,
    },
    state::Action,
};

/// A lever with what is supposed of it.
pub(super) struct LeverField<'a> {
    pub(super) view: &'a View,
    pub(super) words: &'static EstimateWords,
    pub(super) lever: &'a Lever,
}

impl LeverField<'_> {
    pub(super) fn field(&self) -> Html {
        match (&self.lever.field, &self.lever.by_value) {
            (Field::Week(question, week), Some(value)) => self.figure(question, *week, value),
            (Field::Week(question, week), None) => self.week(question, *week),
            (Field::OfItem(list, index, field), _) => match &**field {
                Field::Answer(question) => self.answer(question, Some((list, *index))),
                Field::Week(..)
                | Field::Span(..)
                | Field::OfItem(..)
                | Field::Window(..)
                | Field::LossWhat(_)
                | Field::LossAmount(_)
                | Field::LossDate(_) => Html::default(),
            },
            (Field::Answer(question), _) => self.answer(question, None),
            (
                Field::Span(..)
                | Field::Window(..)
                | Field::LossWhat(_)
                | Field::LossAmount(_)
                | Field::LossDate(_),
                _,
            ) => Html::default(),
        }
    }

    /// The answers as they are supposed.
    fn draft(&self) -> &Draft {
        let interview = &self.view.state().interview;
        match interview.what_if() {
            WhatIf::Other(supposed) => supposed.draft(),
            WhatIf::Mine | WhatIf::TakenUp => interview.draft(),
        }
    }

    /// What the person's own answer is.
    fn answered(&self, id: &QuestionId, within: Option<(&QuestionId, usize)>) -> Option<&Answer> {
        let meanings = self.view.state().interview.meanings();
        let meaning = match within {
            Some((list, index)) => meanings.answer(list)?.of_item(index, id),
            None => meanings.answer(id),
        };
        meaning?.answer.as_ref()
    }

    fn element_id(&self) -> String {
        ["if-", &self.lever.field.element_id()].concat()
    }

    fn mine(&self, answer: &str) -> AttrValue {
        fill(self.words.what_if_mine, &[answer]).into()
    }

    /// What is wrong with what was typed; not that nothing is yet.
    fn fault(&self) -> Option<AttrValue> {
        let WhatIf::Other(supposed) = self.view.state().interview.what_if() else {
            return None;
        };
        let mut faults = supposed.faults.iter();
        let fault = faults.find(|fault| fault.field == self.lever.field)?;
        self.problem(&self.lever.field, fault.problem)
    }

    fn problem(&self, field: &Field, problem: Problem) -> Option<AttrValue> {
        if matches!(problem, Problem::Empty | Problem::PartEmpty(_)) {
            return None;
        }
        let sentence = problems::sentence(&self.view.wording(), field, problem);
        Some(sentence.into())
    }

    /// Supposes when called with what was typed or chosen.
    fn suppose<T: 'static>(&self, edit: impl Fn(T) -> AnswerEdit + 'static) -> Callback<T> {
        let dispatcher = self.view.dispatcher();
        let within = match &self.lever.field {
            Field::OfItem(list, index, _) => Some((list.clone(), *index)),
            _ => None,
        };
        Callback::from(move |input| {
            let edit = edit(input);
            let edit = match &within {
                Some((list, index)) => AnswerEdit::InItem(list.clone(), *index, Box::new(edit)),
                None => edit,
            };
            dispatcher.dispatch(Action::Suppose(Suppose::Edit(edit.into())));
        })
    }

    /// The loss, which the week's sales make.
    fn figure(&self, question: &QuestionId, week: Date, value: &ValueId) -> Html {
        let (view, words, wording) = (self.view, self.words, self.view.wording());
        let currency = view.pack().currency;
        let name = wording.name(&Source::Week(question.clone(), week));
        let mine = what_if::amount_of(view.estimate(), value).unwrap_or_default();
        let (mut text, mut fault, mut echo) = (input::amount_text(currency, mine), None, None);
        if let WhatIf::Other(supposed) = view.state().interview.what_if() {
            let typed = supposed.figure.as_ref();
            if let Some(typed) = typed.filter(|typed| typed.lever == *self.lever) {
                text.clone_from(&typed.text);
                fault = typed.fault.and_then(|fault| match fault {
                    // It is the loss that was typed, and no week has a field here.
                    FigureFault::Unread(problem) => {
                        self.problem(&Field::Answer(question.clone()), problem)
                    }
                    FigureFault::OutOfReach => {
                        Some(fill(words.what_if_out_of_reach, &[&name]).into())
                    }
                });
                let meaning = supposed.meanings().answer(question);
                let sales = meaning.and_then(|meaning| meaning.amount(week));
                echo = sales.filter(|_| typed.fault.is_none()).map(|sales| {
                    AttrValue::from(fill(words.what_if_week, &[&name, &self.money(sales)]))
                });
            } else if let Some(figure) = supposed
                .estimate()
                .and_then(|estimate| what_if::amount_of(estimate, value))
            {
                text = input::amount_text(currency, figure);
            }
        }
        let tell = |lever: Lever| {
            let dispatcher = view.dispatcher();
            Callback::from(move |text: AttrValue| {
                let tell = Suppose::Tell(lever.clone(), text.as_str().into());
                dispatcher.dispatch(Action::Suppose(tell));
            })
        };
        html! {
            <>
                {ui::text_field(&props!(ui::TextFieldProps {
                    id: self.element_id(),
                    label: wording.value(value).to_owned(),
                    hint: self.mine(&self.money(mine)),
                    fault,
                    value: text,
                    oninput: tell(self.lever.clone()),
                    mode: amount_mode(view),
                }))}
                if let Some(echo) = echo {
                    <p class="hint">{echo}</p>
                }
                if let Some(beyond) = bound(view.estimate(), value, mine) {
                    {ui::button(&props!(ui::ButtonProps {
                        label: fill(words.what_if_bound, &[&self.money(beyond)]),
                        kind: ButtonKind::Quiet,
                        onclick: tell(self.lever.clone()).reform({
                            let text = input::amount_text(currency, beyond);
                            move |()| AttrValue::from(text.clone())
                        }),
                    }))}
                }
            </>
        }
    }

    fn week(&self, question: &QuestionId, week: Date) -> Html {
        let name = self
            .view
            .wording()
            .name(&Source::Week(question.clone(), week));
        let of = |draft: &Draft| match draft.entries.get(question) {
            Some(Entry::Weekly(weeks)) => weeks.get(&week).map(|week| week.text.clone()),
            _ => None,
        };
        let mine = of(self.view.state().interview.draft()).unwrap_or_default();
        let question = question.clone();
        self.text_field(
            name,
            self.mine(&mine),
            of(self.draft()).unwrap_or_default(),
            amount_mode(self.view),
            self.suppose(move |text: AttrValue| {
                AnswerEdit::TypeWeek(question.clone(), week, text.as_str().into())
            }),
        )
    }

    fn answer(&self, id: &QuestionId, within: Option<(&QuestionId, usize)>) -> Html {
        let (view, wording) = (self.view, self.view.wording());
        let Some(question) = flow::question(view.pack(), id) else {
            return Html::default();
        };
        let name = wording.label(id);
        let name = match within {
            Some((list, index)) => [&wording.item_name(list, index), ": ", name].concat(),
            None => name.to_owned(),
        };
        let mine = entry(&view.state().interview.draft().entries, id, within);
        let supposed = entry(&self.draft().entries, id, within);
        let id = id.clone();
        match (&question.kind, mine, supposed) {
            (
                QuestionKind::Choice { options },
                Some(Entry::Choice(mine)),
                Some(Entry::Choice(supposed)),
            ) => {
                let mine = self.mine(wording.option(question, mine));
                self.choice(name, mine, options, supposed.as_str(), id)
            }
            (QuestionKind::Date { .. }, Some(Entry::Date(_)), Some(Entry::Date(supposed))) => {
                let mine = match self.answered(&id, within) {
                    Some(Answer::Date(date)) => wording.date(*date),
                    _ => String::new(),
                };
                self.date(name, self.mine(&mine), supposed, id)
            }
            (
                QuestionKind::Duration { .. },
                Some(Entry::Duration(_)),
                Some(Entry::Duration(supposed)),
            ) => {
                let mine = match self.answered(&id, within) {
                    Some(Answer::Duration(seconds)) => format::duration(view.words.lang, *seconds),
                    _ => String::new(),
                };
                self.duration(name, self.mine(&mine), supposed, id)
            }
            (kind, Some(Entry::Text(mine)), Some(Entry::Text(supposed))) => {
                let mode = match kind {
                    QuestionKind::Count { .. } => InputMode::Number,
                    QuestionKind::Number { decimals, .. } => decimal_mode(*decimals),
                    QuestionKind::Services
                    | QuestionKind::Choice { .. }
                    | QuestionKind::YesNo
                    | QuestionKind::Money { .. }
                    | QuestionKind::Duration { .. }
                    | QuestionKind::Date { .. }
                    | QuestionKind::WeeklyMoney { .. }
                    | QuestionKind::DailyMoney { .. }
                    | QuestionKind::Windows { .. }
                    | QuestionKind::Items { .. } => amount_mode(view),
                };
                self.text_field(
                    name,
                    self.mine(mine),
                    supposed.clone(),
                    mode,
                    self.suppose(move |text: AttrValue| {
                        AnswerEdit::Type(id.clone(), text.as_str().into())
                    }),
                )
            }
            _ => Html::default(),
        }
    }

    fn text_field(
        &self,
        label: String,
        hint: AttrValue,
        value: String,
        mode: InputMode,
        oninput: Callback<AttrValue>,
    ) -> Html {
        html! {
            {ui::text_field(&props!(ui::TextFieldProps {
                id: self.element_id(),
                label,
                hint,
                fault: self.fault(),
                value,
                oninput,
                mode,
            }))}
        }
    }

    fn duration(
        &self,
        legend: String,
        hint: AttrValue,
        value: &[String; 2],
        id: QuestionId,
    ) -> Html {
        html! {
            {ui::duration_field(&props!(ui::DateFieldProps<2> {
                id: self.element_id(),
                legend,
                hint,
                fault: self.fault(),
                value: value.clone().map(AttrValue::from),
                labels: self.view.words.duration_parts.map(AttrValue::from),
                oninput: self.suppose(move |(part, text): (usize, AttrValue)| {
                    AnswerEdit::TypeDuration(id.clone(), part, text.as_str().into())
                }),
            }))}
        }
    }

    fn date(&self, legend: String, hint: AttrValue, value: &[String; 3], id: QuestionId) -> Html {
        let [year, month, day, ..] = self.view.words.date_parts;
        html! {
            {ui::date_field(&props!(ui::DateFieldProps<3> {
                id: self.element_id(),
                legend,
                hint,
                fault: self.fault(),
                value: value.clone().map(AttrValue::from),
                labels: [year, month, day].map(AttrValue::from),
                oninput: self.suppose(move |(part, text): (usize, AttrValue)| {
                    AnswerEdit::TypeDate(id.clone(), part, text.as_str().into())
                }),
            }))}
        }
    }

    fn choice(
        &self,
        legend: String,
        hint: AttrValue,
        options: &[Choice],
        chosen: &str,
        id: QuestionId,
    ) -> Html {
        let wording = self.view.wording();
        let option = |option: &Choice| ChoiceOption {
            value: option.id.to_string().into(),
            label: wording.text(&option.name).to_owned().into(),
            hint: None,
            icon: None,
        };
        html! {
            {ui::radios(&props!(ui::RadiosProps {
                id: self.element_id(),
                legend,
                hint,
                options: options.iter().map(option).collect::<Rc<[_]>>(),
                chosen: AttrValue::from(chosen.to_owned()),
                onchoose: self.suppose(move |value: AttrValue| {
                    AnswerEdit::Choose(id.clone(), value.as_str().into())
                }),
            }))}
        }
    }

    fn money(&self, minor: i64) -> String {
        format::money(self.view.words.lang, self.view.pack().currency, minor)
    }
}

/// What was entered for a question, or for one of an item's.
fn entry<'a>(
    entries: &'a Entries,
    id: &QuestionId,
    within: Option<(&QuestionId, usize)>,
) -> Option<&'a Entry> {
    let Some((list, index)) = within else {
        return entries.get(id);
    };
    match entries.get(list)? {
        Entry::Items(items) => items.get(index)?.get(id),
        _ => None,
    }
}

/// Where the next band of a line that looks at `value` begins.
fn bound(estimate: &Estimate, value: &ValueId, mine: i64) -> Option<i64> {
    let next = estimate
        .lines
        .iter()
        .filter_map(|line| line.next_bound.as_ref());
    let more = next
        .filter(|next| next.value == *value)
        .find_map(|next| match next.more {
            Quantity::Money(more) => more.to_i64(),
            _ => None,
        })?;
    mine.checked_add(more)
}
