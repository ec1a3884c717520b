//! Sales by day that stand behind the amounts: the picture, one day at a time, and the days of
//! which nothing is said.

use std::rc::Rc;

use interview::{
    daily::{DailySales, Day, Mark},
    edit::Edit,
    field::part_id,
    period, summed,
};
use rules::{Date, Instant, pack::QuestionKind};
use words::{
    format,
    i18n::{
        fill,
        sales::{SalesWords, sales},
    },
};
use yew::{prelude::*, props};

use super::{sales_import::shown_name, share};
use crate::{
    components::{self as ui, ButtonKind, ChoiceOption, DayBar, DayChart, DayKind, NoticeKind},
    pages::asked::{Asked, amount_mode, echo},
};

/// Room for so many dates under the bars.
const TICKS: usize = 5;

/// So many days are named.
const NAMED: usize = 14;

pub(super) fn section(asked: &Asked, daily: &DailySales, best: Option<Date>) -> Html {
    let (view, question) = (asked.view, asked.question);
    let words = sales(view.words.lang);
    let days: Rc<[Date]> = period::days_of(question).collect();
    let bars = bars(asked, &days, best);
    let down = bars.iter().position(|bar| bar.down);
    let about = {
        let (view, question) = (view.clone(), question.clone());
        let (daily, days, bars) = (daily.clone(), days.clone(), bars.clone());
        Callback::from(move |at: usize| match (days.get(at), bars.get(at)) {
            (Some(day), Some(bar)) => {
                let asked = Asked::new(&view, &question);
                one_day(&asked, &daily, *day, bar)
            }
            _ => Html::default(),
        })
    };
    let id = question.id.clone();
    html! {
        <section class="by-day">
            <DayChart
                id={part_id(&asked.element_id(), "days")}
                title={words.days_title}
                every={days.len().div_ceil(TICKS)}
                days={bars}
                pick_label={words.days_pick}
                columns={words.days_columns.map(AttrValue::from)}
                table_label={view.words.as_table}
                legend={words.days_legend.map(AttrValue::from)}
                first={down.unwrap_or_default()}
                {about}
            />
            {gaps(asked, daily, words)}
            <p class="hint">
                if !daily.days.is_empty() {
                    {fill(words.days_from, &[shown_name(words, &daily.source)])}{" "}
                }
                {ui::button(&props!(ui::ButtonProps {
                    label: words.forget,
                    kind: ButtonKind::Quiet,
                    onclick: view.edit(move |()| Edit::UseSales(id.clone(), None)),
                }))}
            </p>
        </section>
    }
}

fn bars(asked: &Asked, days: &[Date], best: Option<Date>) -> Rc<[DayBar]> {
    let lang = asked.view.words.lang;
    let words = sales(lang);
    let days_meant = asked
        .view
        .state()
        .interview
        .meanings()
        .days(&asked.question.id);
    let stands = |day: Date| days_meant.map_or(Day::Missing, |meaning| meaning.day(day));
    let taken = |day: Date| match stands(day) {
        Day::Taken(minor) => Some(minor),
        Day::Closed => Some(0),
        Day::NoRecord | Day::Missing => None,
    };
    let highest = days.iter().filter_map(|day| taken(*day)).max();
    let within = |first: Option<Date>, day: Date| {
        first.is_some_and(|first| (0..7).contains(&day.days_since(first)))
    };
    let outage_week = match asked.question.kind {
        QuestionKind::WeeklyMoney { outage_week, .. } => Some(outage_week),
        _ => None,
    };
    let down = down(asked);
    let bar = |day: &Date| {
        let kind = if within(outage_week, *day) {
            DayKind::OutageWeek
        } else if within(best, *day) {
            DayKind::Best
        } else {
            DayKind::Ordinary
        };
        let is_down = down.is_some_and(|(from, to)| (from..=to).contains(day));
        let name = format::day(lang, *day);
        let name = match kind {
            _ if is_down => fill(words.day_of_outage, &[&name]),
            DayKind::OutageWeek => fill(words.day_of_outage_week, &[&name]),
            DayKind::Best => fill(words.day_of_best, &[&name]),
            DayKind::Ordinary => name,
        };
        DayBar {
            tick: format::tick(*day).into(),
            name: name.into(),
            height: taken(*day).map(|minor| share(minor.max(0), highest.unwrap_or_default())),
            text: said(asked, stands(*day), words).into(),
            kind,
            down: is_down,
        }
    };
    days.iter().map(bar).collect()
}

/// The days on which something was down, by the clock of the scheme.
fn down(asked: &Asked) -> Option<(Date, Date)> {
    if let QuestionKind::DailyMoney {
        outage_from,
        outage_to,
        ..
    } = asked.question.kind
    {
        return Some((outage_from, outage_to));
    }
    let pack = asked.view.pack();
    let window = pack.incident.as_ref()?.window;
    let day = |seconds| Some(Instant::from_seconds(seconds, pack.offset_minutes)?.date());
    // A window that ends at midnight ends with the day before.
    Some((
        day(window.from.seconds())?,
        day(window.to.seconds().saturating_sub(1))?,
    ))
}

fn said(asked: &Asked, day: Day, words: &SalesWords) -> String {
    match day {
        Day::Taken(minor) => asked.view.wording().money(minor),
        Day::Closed => words.day_closed.to_owned(),
        Day::NoRecord => words.day_no_record.to_owned(),
        Day::Missing => words.day_missing.to_owned(),
    }
}

/// What is said of the day chosen, to be changed.
fn one_day(asked: &Asked, daily: &DailySales, day: Date, bar: &DayBar) -> Html {
    let view = asked.view;
    let words = sales(view.words.lang);
    let name = format::day(view.words.lang, day);
    let entry = daily.days.get(&day).cloned().unwrap_or_default();
    let meaning = view.state().interview.meanings().days(&asked.question.id);
    let read = match meaning.map_or(Day::Missing, |meaning| meaning.day(day)) {
        Day::Taken(minor) => Some(minor),
        _ => None,
    };
    let id = part_id(&asked.element_id(), "day");
    let question = asked.question.id.clone();
    let oninput = view
        .edit(move |text: AttrValue| Edit::TypeDay(question.clone(), day, text.as_str().into()));
    let question = asked.question.id.clone();
    let onchoose = view.edit(move |mark: AttrValue| {
        let mark = match mark.as_str() {
            "0" => Some(Mark::Closed),
            "1" => Some(Mark::NoRecord),
            _ => None,
        };
        Edit::MarkDay(question.clone(), day, mark)
    });
    let chosen = match entry.mark {
        Some(Mark::Closed) => "0",
        Some(Mark::NoRecord) => "1",
        None => "2",
    };
    let labels = words.day_marks.iter().enumerate();
    let options: Rc<[ChoiceOption]> = labels
        .map(|(index, label)| ChoiceOption {
            value: index.to_string().into(),
            label: AttrValue::from(*label),
            hint: None,
            icon: None,
        })
        .collect();
    html! {
        <div key={day.to_string()}>
            <p class="says">{fill(words.day_says, &[&bar.name, &bar.text])}</p>
            {ui::text_field(&props!(ui::TextFieldProps {
                id: part_id(&id, "amount"),
                label: fill(words.day_amount, &[&name]),
                value: if entry.mark.is_some() { String::new() } else { entry.text },
                oninput,
                mode: amount_mode(view),
                echo: read.map(|minor| echo(view, minor)),
            }))}
            {ui::radios(&props!(ui::RadiosProps {
                id: part_id(&id, "mark"),
                legend: words.day_mark,
                options,
                chosen: Some(AttrValue::from(chosen)),
                onchoose,
            }))}
        </div>
    }
}

/// The days of which nothing is said, and one word for all of them.
fn gaps(asked: &Asked, daily: &DailySales, words: &'static SalesWords) -> Html {
    let view = asked.view;
    let typed = view
        .state()
        .interview
        .draft()
        .entries
        .get(&asked.question.id);
    let missing = summed::missing(daily, asked.question, view.pack().currency, typed);
    if missing.is_empty() {
        return Html::default();
    }
    let named = missing.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|day| format::day(view.words.lang, *day))
        .collect();
    let mut named = named.join(", ");
    if missing.len() > NAMED {
        let more = (missing.len() - NAMED).to_string();
        named = fill(words.and_more, &[&named, &more]);
    }
    let mark = |(label, mark): (&'static str, Mark)| {
        let question = asked.question.id.clone();
        ui::button(&props!(ui::ButtonProps {
            label,
            kind: ButtonKind::Secondary,
            onclick: view.edit(move |()| Edit::MarkMissing(question.clone(), mark)),
        }))
    };
    let marks = words
        .gaps_marks
        .into_iter()
        .zip([Mark::Closed, Mark::NoRecord]);
    ui::notice(&props!(ui::NoticeProps {
        kind: NoticeKind::Warning,
        heading: fill(words.gaps, &[&missing.len().to_string()]),
        children: html! {
            <>
                <p>{fill(words.gaps_days, &[&named])}</p>
                <p class="hint">{words.gaps_hint}</p>
                <div class="actions">{for marks.map(mark)}</div>
            </>
        },
    }))
}
