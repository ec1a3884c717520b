//! One question of the pack.

use std::rc::Rc;

use interview::{draft::Entry, edit::AnswerEdit};
use rules::{
    Answer, Text,
    id::QuestionId,
    pack::{Choice, Question, QuestionKind, Service, WindowEnd},
};
use words::{format, i18n::fill};
use yew::{prelude::*, props};

use super::{
    asked::{Asked, amount_mode, decimal_mode, echo},
    form, items, periods, spans,
};
use crate::{
    components::{
        self as ui, ChoiceOption, IconName, InputMode, PickerGroup, PickerService, ServicePicker,
    },
    pages::view::View,
};

pub(super) fn page(view: &View, id: &QuestionId) -> Html {
    let Some(question) = view.question(id) else {
        return Html::default();
    };
    let asked = Asked::new(view, question);
    form(view, view.words.continue_, asked.fields())
}

/// The fields of a question that stands on a page with a heading of its own.
pub(super) fn opening(view: &View, question: &Question) -> Html {
    Asked::under_heading(view, question).fields()
}

/// What the question is answered with, whichever kind it is of.
fn input(asked: &Asked<'_>) -> Html {
    match &asked.question.kind {
        QuestionKind::Services => asked.services(),
        QuestionKind::Choice { options } => asked.choice(options),
        QuestionKind::YesNo => asked.yes_no(),
        QuestionKind::Money { .. } => asked.money(),
        QuestionKind::Count { .. } => asked.count(),
        QuestionKind::Number { unit, decimals, .. } => asked.number(unit, *decimals),
        QuestionKind::Duration { .. } => asked.duration(),
        QuestionKind::Date { .. } => asked.date(),
        QuestionKind::WeeklyMoney { weeks, outage_week } => {
            periods::weeks(asked, weeks, *outage_week)
        }
        QuestionKind::DailyMoney {
            from,
            to,
            outage_from,
            outage_to,
        } => periods::days(asked, (*from, *to), (*outage_from, *outage_to)),
        QuestionKind::Windows {
            earliest,
            latest,
            most,
        } => spans::fields(asked, (*earliest, *latest), (*most).into()),
        QuestionKind::Items { most, .. } => items::fields(asked, (*most).into(), input),
    }
}

impl Asked<'_> {
    fn fields(&self) -> Html {
        html! { <>{self.about()}{input(self)}</> }
    }

    /// The service that the question is about.
    fn about(&self) -> Html {
        let services = &self.view.pack().services;
        let service = self.question.about.and_then(|at| at.of(services));
        service.map_or_else(Html::default, |service| {
            html! {
                <p class="about">
                    {ui::icon(IconName::from(service.icon))}
                    {self.view.wording().text(&service.name).to_owned()}
                </p>
            }
        })
    }

    fn typed(&self) -> &str {
        match self.entry {
            Some(Entry::Text(text)) => text,
            _ => "",
        }
    }

    fn choice(&self, options: &[Choice]) -> Html {
        let wording = self.view.wording();
        let option = |option: &Choice| ChoiceOption {
            value: option.id.to_string().into(),
            label: wording.text(&option.name).to_owned().into(),
            hint: self.view.hint(&option.hint),
            icon: None,
        };
        let chosen = match self.entry {
            Some(Entry::Choice(chosen)) => Some(chosen.to_string().into()),
            _ => None,
        };
        let question = self.question.id.clone();
        self.radios(
            options.iter().map(option).collect(),
            chosen,
            self.edit(move |value: AttrValue| {
                AnswerEdit::Choose(question.clone(), value.as_str().into())
            }),
        )
    }

    fn yes_no(&self) -> Html {
        let words = self.view.words;
        let option = |(value, label): (&'static str, &'static str)| ChoiceOption {
            value: value.into(),
            label: label.into(),
            hint: None,
            icon: None,
        };
        let chosen = match self.entry {
            Some(Entry::YesNo(yes)) => Some(if *yes { "yes" } else { "no" }.into()),
            _ => None,
        };
        let question = self.question.id.clone();
        self.radios(
            [("yes", words.yes), ("no", words.no)].map(option).into(),
            chosen,
            self.edit(move |value: AttrValue| AnswerEdit::YesNo(question.clone(), value == "yes")),
        )
    }

    fn radios(
        &self,
        options: Rc<[ChoiceOption]>,
        chosen: Option<AttrValue>,
        onchoose: Callback<AttrValue>,
    ) -> Html {
        html! {
            {ui::radios(&props!(ui::RadiosProps {
                id: self.element_id(),
                legend: self.text(),
                hint: self.hint(),
                fault: self.fault(),
                options,
                chosen,
                onchoose,
                heading: self.is_heading(),
            }))}
        }
    }

    fn money(&self) -> Html {
        let view = self.view;
        let understood = match self.meaning.and_then(|meaning| meaning.answer.as_ref()) {
            Some(Answer::Money(minor)) => Some(*minor),
            _ => None,
        };
        let hint = self
            .hint()
            .unwrap_or_else(|| view.wording().amount_hint().into());
        self.text_field(
            amount_mode(view),
            hint,
            understood.map(|minor| echo(view, minor)),
            None,
        )
    }

    fn count(&self) -> Html {
        let hint = self.hint().unwrap_or_default();
        self.text_field(InputMode::Number, hint, None, None)
    }

    fn number(&self, unit: &Text, decimals: u8) -> Html {
        let mode = decimal_mode(decimals);
        let unit = self.view.wording().text(unit).to_owned();
        self.text_field(
            mode,
            self.hint().unwrap_or_default(),
            None,
            Some(unit.into()),
        )
    }

    fn duration(&self) -> Html {
        let value = match self.entry {
            Some(Entry::Duration(parts)) => parts.clone().map(AttrValue::from),
            _ => Default::default(),
        };
        let question = self.question.id.clone();
        html! {
            {ui::duration_field(&props!(ui::DateFieldProps<2> {
                id: self.element_id(),
                legend: self.text(),
                hint: self.hint(),
                fault: self.fault(),
                value,
                labels: self.view.words.duration_parts.map(AttrValue::from),
                oninput: self.edit(move |(part, text): (usize, AttrValue)| {
                    AnswerEdit::TypeDuration(question.clone(), part, text.as_str().into())
                }),
                heading: self.is_heading(),
            }))}
        }
    }

    fn text_field(
        &self,
        mode: InputMode,
        hint: AttrValue,
        echo: Option<AttrValue>,
        suffix: Option<AttrValue>,
    ) -> Html {
        let question = self.question.id.clone();
        html! {
            {ui::text_field(&props!(ui::TextFieldProps {
                id: self.element_id(),
                label: self.text(),
                hint: (!hint.is_empty()).then_some(hint),
                fault: self.fault(),
                value: self.typed().to_owned(),
                oninput: self.edit(move |text: AttrValue| {
                    AnswerEdit::Type(question.clone(), text.as_str().into())
                }),
                mode,
                echo,
                suffix,
                heading: self.is_heading(),
            }))}
        }
    }

    fn date(&self) -> Html {
        let value = match self.entry {
            Some(Entry::Date(parts)) => parts.clone().map(AttrValue::from),
            _ => Default::default(),
        };
        let [year, month, day, ..] = self.view.words.date_parts;
        let question = self.question.id.clone();
        html! {
            {ui::date_field(&props!(ui::DateFieldProps<3> {
                id: self.element_id(),
                legend: self.text(),
                hint: self.hint(),
                fault: self.fault(),
                value,
                labels: [year, month, day].map(AttrValue::from),
                oninput: self.edit(move |(part, text): (usize, AttrValue)| {
                    AnswerEdit::TypeDate(question.clone(), part, text.as_str().into())
                }),
                heading: self.is_heading(),
            }))}
        }
    }

    fn services(&self) -> Html {
        let (view, words) = (self.view, self.view.words);
        let (chosen, none_chosen): (Rc<[AttrValue]>, bool) = match self.entry {
            Some(Entry::Services {
                chosen,
                none: false,
            }) => {
                let ids = chosen.iter().map(|id| id.to_string().into());
                (ids.collect(), false)
            }
            Some(Entry::Services { none: true, .. }) => (Rc::default(), true),
            _ => (Rc::default(), false),
        };
        let chosen_text = if chosen.is_empty() {
            words.services_none_yet.to_owned()
        } else {
            fill(words.services_chosen, &[&chosen.len().to_string()])
        };
        let question = self.question.id.clone();
        let ontoggle = view.edit(move |value: AttrValue| {
            AnswerEdit::ToggleService(question.clone(), value.as_str().into())
        });
        let question = self.question.id.clone();
        html! {
            <ServicePicker
                id={self.element_id()}
                legend={self.text()}
                hint={self.hint()}
                fault={self.fault()}
                search_label={words.service_search}
                nothing_found={words.service_none_found}
                {chosen_text}
                groups={groups(view)}
                {chosen}
                {ontoggle}
                none_label={words.services_none}
                {none_chosen}
                onnone={view.edit(move |()| AnswerEdit::ToggleNoService(question.clone()))}
                heading={self.is_heading()}
            />
        }
    }
}

fn groups(view: &View) -> Rc<[PickerGroup]> {
    let wording = view.wording();
    let pack = view.pack();
    let service = |service: &Service| PickerService {
        value: service.id.to_string().into(),
        name: wording.text(&service.name).to_owned().into(),
        keywords: wording.text(&service.keywords).to_owned().into(),
        icon: service.icon.into(),
        note: Some(back_note(view, service)),
    };
    let group = |(index, group): (usize, &rules::pack::Group)| {
        let members = pack.services.iter();
        PickerGroup {
            name: wording.text(&group.name).to_owned().into(),
            services: members
                .filter(|member| member.group.index() == index)
                .map(service)
                .collect(),
        }
    };
    pack.groups.iter().enumerate().map(group).collect()
}

/// When a service came back, as far as that is published.
fn back_note(view: &View, service: &Service) -> AttrValue {
    let words = view.words;
    let template = match service.end {
        WindowEnd::Exact => words.back_exact,
        WindowEnd::About => words.back_about,
        WindowEnd::WorkingBy => words.back_working_by,
    };
    let at = format::moment(words.lang, service.window.to);
    fill(template, &[&at]).into()
}
