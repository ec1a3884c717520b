//! Amounts by week or by day.

mod baseline;
mod by_day;
mod sales_import;

use std::rc::Rc;

use interview::{
    draft::{Entry, WeekEntry},
    edit::{AnswerEdit, Edit},
    field::Field,
    page::Page,
    period,
};
use rules::{
    Date,
    pack::{Question, QuestionKind},
};
use words::{
    format,
    i18n::{fill, sales::sales},
};
use yew::{prelude::*, props};

use self::sales_import::SalesImport;
use super::asked::{Asked, amount_mode, echo};
use crate::{
    components::{self as ui, Heading, WeekBar, WeekKind},
    pages::view::View,
};

/// More days than this are no picture.
const MAX_BARS: usize = 92;

/// Room for so many dates under the bars.
const TICKS: usize = 8;

pub(super) fn weeks(asked: &Asked, firsts: &[Date], outage_week: Date) -> Html {
    let words = asked.view.words;
    let weeks = Period::weeks(asked, firsts, outage_week);
    html! {
        <>
            {intro(asked)}
            {fill_in(asked, firsts, baseline::best(&weeks))}
            {for weeks.iter().map(|week| week.fields(asked))}
            {chart(asked.view, &weeks, &Picture {
                title: words.weeks_title,
                columns: words.weeks_columns,
                table_label: words.as_table,
                legend: words.weeks_legend,
            })}
            {baseline::section(asked, &weeks)}
        </>
    }
}

pub(super) fn days(asked: &Asked, (from, to): (Date, Date), outage: (Date, Date)) -> Html {
    let (words, wording) = (asked.view.words, asked.view.wording());
    let days = Period::days(asked, (from, to), outage);
    let count = days.len().to_string();
    let range = [&*wording.date(from), &wording.date(to), &count];
    let months = from.month_start() != to.month_start();
    let row = |(index, day): (usize, &Period)| {
        let begins = index == 0 || day.first == day.first.month_start();
        html! {
            <>
                if months && begins {
                    <h2>{format::month(words.lang, day.first)}</h2>
                }
                {day.fields(asked)}
            </>
        }
    };
    html! {
        <>
            {intro(asked)}
            {fill_in(asked, &[], None)}
            <p class="hint">{fill(words.days_count, &range)}</p>
            {for days.iter().enumerate().map(row)}
            if days.len() <= MAX_BARS {
                {chart(asked.view, &days, &Picture {
                    title: wording.label(&asked.question.id),
                    columns: words.days_columns,
                    table_label: words.as_table,
                    legend: words.days_legend,
                })}
            }
        </>
    }
}

/// The picture on paper, where the amounts stand among the answers; nothing where there are none, or
/// more than make a picture.
pub(super) fn on_paper(view: &View, question: &Question) -> Option<Html> {
    let (asked, words) = (Asked::new(view, question), view.words);
    let (periods, columns, legend) = match &question.kind {
        QuestionKind::WeeklyMoney { weeks, outage_week } => (
            Period::weeks(&asked, weeks, *outage_week),
            words.weeks_columns,
            words.weeks_legend,
        ),
        QuestionKind::DailyMoney {
            from,
            to,
            outage_from,
            outage_to,
        } => (
            Period::days(&asked, (*from, *to), (*outage_from, *outage_to)),
            words.days_columns,
            words.days_legend,
        ),
        QuestionKind::Services
        | QuestionKind::Choice { .. }
        | QuestionKind::YesNo
        | QuestionKind::Money { .. }
        | QuestionKind::Count { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Duration { .. }
        | QuestionKind::Date { .. }
        | QuestionKind::Windows { .. }
        | QuestionKind::Items { .. } => return None,
    };
    let known = periods.iter().any(|period| period.amount.is_some());
    let picture = Picture {
        title: view.wording().label(&question.id),
        columns,
        table_label: "",
        legend,
    };
    (known && periods.len() <= MAX_BARS).then(|| chart(view, &periods, &picture))
}

/// The ways to have the amounts added up: from a file, a pasted table, or day by day.
fn fill_in(asked: &Asked, weeks: &[Date], best: Option<Date>) -> Html {
    let view = asked.view;
    let question = &asked.question.id;
    // Of an item of a list each has its own, and nothing could be kept apart here.
    let Some((from, to)) = period::span(asked.question).filter(|_| !asked.is_of_item()) else {
        return Html::default();
    };
    let period = ::sales::Period::new(from, to).at(view.pack().offset_minutes);
    let words = sales(view.words.lang);
    let id = question.clone();
    let daily = view.state().interview.draft().daily.get(question);
    let nothing_else = view
        .estimate()
        .missing
        .iter()
        .all(|missing| missing == question);
    let onsee = nothing_else.then(|| {
        let (id, see) = (question.clone(), view.go_to(Page::Estimate));
        let take = view.edit(move |daily| Edit::UseSales(id.clone(), Some(daily)));
        Callback::from(move |daily| {
            take.emit(daily);
            see.emit(());
        })
    });
    html! {
        <>
            <SalesImport
                id={asked.element_id()}
                lang={view.words.lang}
                currency={view.pack().currency}
                {period}
                weeks={Rc::<[Date]>::from(weeks)}
                there={daily.cloned()}
                onuse={view.edit(move |daily| Edit::UseSales(id.clone(), Some(daily)))}
                {onsee}
            />
            if let Some(daily) = daily {
                {by_day::section(asked, daily, best)}
            }
            <h2>{words.by_hand}</h2>
        </>
    }
}

/// The question, and how amounts can be typed.
fn intro(asked: &Asked) -> Html {
    html! {
        <>
            <Heading text={asked.text()} focus=true />
            if let Some(hint) = asked.hint() {
                <p class="hint">{hint}</p>
            }
            <p class="hint">{asked.view.wording().amount_hint()}</p>
        </>
    }
}

struct Period {
    first: Date,
    is_outage: bool,
    name: String,
    entry: WeekEntry,
    amount: Option<i64>,
    /// Whether it is set aside, with a reason.
    is_aside: bool,
}

impl Period {
    fn weeks(asked: &Asked, firsts: &[Date], outage_week: Date) -> Vec<Self> {
        let words = asked.view.words;
        let week = |first: &Date| {
            let name = format::week(words.lang, *first);
            let outage = (*first == outage_week).then_some(words.week_of_outage);
            Self::new(asked, *first, name, outage)
        };
        firsts.iter().map(week).collect()
    }

    fn days(asked: &Asked, (from, to): (Date, Date), outage: (Date, Date)) -> Vec<Self> {
        let words = asked.view.words;
        let day = |day: Date| {
            let name = format::day(words.lang, day);
            let of_outage = (outage.0..=outage.1).contains(&day);
            let outage = of_outage.then_some(words.day_of_outage);
            Self::new(asked, day, name, outage)
        };
        period::days(from, to).map(day).collect()
    }

    /// `outage` says that the outage fell in it, where it did.
    fn new(asked: &Asked, first: Date, name: String, outage: Option<&str>) -> Self {
        let entry = match asked.entry {
            Some(Entry::Weekly(periods)) => periods.get(&first).cloned().unwrap_or_default(),
            _ => WeekEntry::default(),
        };
        let amount = asked.meaning.and_then(|meaning| meaning.amount(first));
        let aside = asked
            .view
            .state()
            .interview
            .draft()
            .set_aside
            .get(&asked.question.id);
        let reason = aside.and_then(|aside| aside.get(&first));
        Self {
            first,
            is_aside: reason.is_some_and(|reason| !reason.trim().is_empty()),
            is_outage: outage.is_some(),
            name: match outage {
                Some(outage) => fill(outage, &[&name]),
                None => name,
            },
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
            AnswerEdit::TypeWeek(question.clone(), first, text.as_str().into())
        });
        let question = asked.question.id.clone();
        let toggle = view.edit(move |_: Event| AnswerEdit::ToggleNoRecord(question.clone(), first));
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
                    mode: amount_mode(view),
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

/// The words around the bars.
struct Picture<'a> {
    title: &'a str,
    columns: [&'static str; 2],
    table_label: &'static str,
    legend: [&'static str; 3],
}

/// The amounts as bars. They stand there before there are any, so that nothing moves when the
/// first is typed.
fn chart(view: &View, periods: &[Period], picture: &Picture) -> Html {
    let words = view.words;
    let amounts = periods.iter().filter_map(|period| period.amount);
    let highest = amounts.max().unwrap_or_default();
    // What is set aside is no measure for the others.
    let compared = |period: &Period| period.amount.filter(|_| !period.is_aside);
    let most = periods.iter().filter_map(compared).max();
    let first_highest = periods
        .iter()
        .position(|period| most.is_some() && compared(period) == most);
    let bar = |(index, period): (usize, &Period)| WeekBar {
        label: format::tick(period.first).into(),
        height: period.amount.map(|amount| share(amount, highest)),
        text: match period.amount {
            Some(amount) => view.wording().money(amount),
            None if period.entry.no_record => words.no_record.into(),
            None => words.not_answered.into(),
        }
        .into(),
        kind: if period.is_outage {
            WeekKind::Outage
        } else if first_highest == Some(index) {
            WeekKind::Highest
        } else {
            WeekKind::Ordinary
        },
    };
    let bars: Rc<[WeekBar]> = periods.iter().enumerate().map(bar).collect();
    html! {
        {ui::week_chart(&props!(ui::WeekChartProps {
            title: picture.title.to_owned(),
            every: bars.len().div_ceil(TICKS),
            bars,
            columns: picture.columns.map(AttrValue::from),
            table_label: picture.table_label,
            legend: picture.legend.map(AttrValue::from),
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
