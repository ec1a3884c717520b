//! Amounts by week.

use std::rc::Rc;

use rules::Date;
use yew::{prelude::*, props};

use super::question::{Asked, echo};
use crate::{
    claim,
    components::{self as ui, Heading, InputMode, WeekBar, WeekKind},
    draft::{Entry, WeekEntry},
    field::Field,
    format,
    i18n::fill,
    state::Edit,
    view::View,
};

pub(super) fn fields(asked: &Asked, weeks: &[Date], outage_week: Date) -> Html {
    let view = asked.view;
    let weeks: Vec<Week> = weeks
        .iter()
        .map(|first| Week::new(asked, *first, outage_week))
        .collect();
    html! {
        <>
            <Heading text={asked.text()} focus=true />
            if let Some(hint) = asked.hint() {
                <p class="hint">{hint}</p>
            }
            <p class="hint">{view.words.amount_hint}</p>
            {for weeks.iter().map(|week| week.fields(asked))}
            {chart(view, &weeks)}
        </>
    }
}

struct Week {
    first: Date,
    is_outage: bool,
    name: String,
    entry: WeekEntry,
    amount: Option<i64>,
}

impl Week {
    fn new(asked: &Asked, first: Date, outage_week: Date) -> Self {
        let entry = match asked.entry {
            Some(Entry::Weekly(weeks)) => weeks.get(&first).cloned().unwrap_or_default(),
            _ => WeekEntry::default(),
        };
        let words = asked.view.words;
        let is_outage = first == outage_week;
        let mut name = format::week(words.lang, first);
        if is_outage {
            name = fill(words.week_of_outage, &[&name]);
        }
        let amount = claim::weekly(&entry.text, asked.view.pack().currency)
            .ok()
            .filter(|_| !entry.no_record);
        Self {
            first,
            is_outage,
            name,
            entry,
            amount,
        }
    }

    fn fields(&self, asked: &Asked) -> Html {
        let (view, first) = (asked.view, self.first);
        let field = Field::Week(asked.question.id.clone(), first);
        let id = field.element_id();
        let box_id = [&id, "-no-record"].concat();
        let question = asked.question.id.clone();
        let oninput = view.edit(move |text: AttrValue| {
            Edit::TypeWeek(question.clone(), first, text.as_str().into())
        });
        let question = asked.question.id.clone();
        let toggle = view.edit(move |_: Event| Edit::ToggleNoRecord(question.clone(), first));
        html! {
            <div
                class={if self.entry.no_record { "week no-record" } else { "week" }}
                key={id.clone()}
            >
                {ui::text_field(&props!(ui::TextFieldProps {
                    id,
                    label: self.name.clone(),
                    fault: view.fault(&field),
                    value: self.entry.text.clone(),
                    oninput,
                    mode: InputMode::Amount,
                    echo: self.amount.map(|minor| echo(view, minor)),
                }))}
                <div class="option">
                    <input
                        type="checkbox"
                        id={box_id.clone()}
                        checked={self.entry.no_record}
                        aria-describedby={[&box_id, "-of"].concat()}
                        onchange={toggle}
                    />
                    <label for={box_id.clone()}>{view.words.no_record}</label>
                    <span id={[&box_id, "-of"].concat()} class="unseen">{self.name.clone()}</span>
                </div>
            </div>
        }
    }
}

/// The amounts as bars. They stand there before there are any, so that nothing moves when the
/// first is typed.
fn chart(view: &View, weeks: &[Week]) -> Html {
    let words = view.words;
    let amounts = weeks.iter().filter_map(|week| week.amount);
    let highest = amounts.max().unwrap_or_default();
    let first_highest = weeks.iter().position(|week| week.amount == Some(highest));
    let bar = |(index, week): (usize, &Week)| WeekBar {
        label: format::tick(week.first).into(),
        height: week.amount.map(|amount| share(amount, highest)),
        text: match week.amount {
            Some(amount) => view.wording().money(amount),
            None if week.entry.no_record => words.no_record.into(),
            None => words.not_answered.into(),
        }
        .into(),
        kind: if week.is_outage {
            WeekKind::Outage
        } else if first_highest == Some(index) {
            WeekKind::Highest
        } else {
            WeekKind::Ordinary
        },
    };
    let bars: Rc<[WeekBar]> = weeks.iter().enumerate().map(bar).collect();
    html! {
        {ui::week_chart(&props!(ui::WeekChartProps {
            title: words.weeks_title,
            bars,
            columns: words.weeks_columns.map(AttrValue::from),
            table_label: words.as_table,
            legend: words.weeks_legend.map(AttrValue::from),
        }))}
    }
}

/// `part` of `whole` as a length in a picture, which need not be exact.
pub(super) fn share(part: i64, whole: i64) -> f32 {
    if whole > 0 {
        part as f32 / whole as f32
    } else {
        0.0
    }
}
