//! The times that a claimant gave for a scheme without an incident.

use std::{collections::BTreeMap, rc::Rc};

use interview::{flow, meaning::Meaning};
use rules::{Answer, ItemAnswers, Window, WindowSet, id::QuestionId, pack::QuestionKind};
use words::{
    format,
    i18n::{estimate::estimate as words_of, fill},
};
use yew::{prelude::*, props};

use super::{
    axis::{place, ticks, whole_days},
    label, notes,
};
use crate::{
    components::{self as ui, IconName, Stripes, TimelineRow},
    pages::{is_korean_time, view::View},
};

/// Windows as a claimant gave them, and the time that they make.
struct OwnWindows {
    name: String,
    given: Vec<Window>,
    counted: WindowSet,
}

/// The claimant's own windows, of a question or of each item of a list.
pub(super) fn own(view: &View, stripes: Stripes) -> Option<Html> {
    let (words, rest) = (words_of(view.words.lang), view.words);
    let wording = view.wording();
    let own = own_windows(view);
    let bounds = || own.iter().flat_map(|own| own.counted.windows());
    let earliest = bounds()
        .map(|window| window.from)
        .min_by_key(|at| at.seconds())?;
    let latest = bounds()
        .map(|window| window.to)
        .max_by_key(|at| at.seconds())?;
    let axis = whole_days(earliest, latest)?;
    let row = |own: &OwnWindows| {
        let length = format::duration(view.words.lang, own.counted.seconds());
        let counted = fill(words.outages_counted, &[&length]);
        let spans = |windows: &[Window]| windows.iter().map(|it| place(axis, *it)).collect();
        TimelineRow {
            name: own.name.clone().into(),
            icon: IconName::Clock,
            published: spans(&own.given),
            counted: spans(own.counted.windows()),
            text: [&wording.spans(own.counted.windows()), ". ", &counted]
                .concat()
                .into(),
            uncertain_end: false,
            corrected: false,
        }
    };
    let changed = own
        .iter()
        .flat_map(|own| wording.united(&own.given, &own.counted));
    let title = if is_korean_time(view) {
        words.outages_own_title
    } else {
        words.outages_own_title_local
    };
    Some(html! {
        <>
            if stripes != Stripes::Paper {
                <p>{words.outages_own}</p>
            }
            {ui::timeline(&props!(ui::TimelineProps {
                title,
                rows: own.iter().map(row).collect::<Rc<[_]>>(),
                ticks: ticks(axis),
                columns: rest.windows_columns.map(AttrValue::from),
                table_label: label(view, stripes),
                legend: words.outages_own_legend.map(AttrValue::from),
                stripes,
                uncertain: rest.windows_legend[2],
            }))}
            {notes(changed.collect())}
        </>
    })
}

fn own_windows(view: &View) -> Vec<OwnWindows> {
    let (wording, interview) = (view.wording(), &view.state().interview);
    let mut own = Vec::new();
    for (id, answer) in &interview.claim().answers {
        let Some(meaning) = interview.meaning(id) else {
            continue;
        };
        match answer {
            Answer::Windows(counted) => own.push(OwnWindows {
                name: wording.label(id).to_owned(),
                given: meaning.windows().collect(),
                counted: counted.clone(),
            }),
            Answer::Items(items) => {
                for (index, ItemAnswers(answers)) in items.iter().enumerate() {
                    own.extend(windows_of_item(view, id, index, answers, meaning));
                }
            }
            Answer::Services(_)
            | Answer::Choice(_)
            | Answer::YesNo(_)
            | Answer::Money(_)
            | Answer::Count(_)
            | Answer::Number(_)
            | Answer::Duration(_)
            | Answer::Date(_)
            | Answer::WeeklyMoney(_)
            | Answer::DailyMoney(_) => {}
        }
    }
    own
}

fn windows_of_item(
    view: &View,
    list: &QuestionId,
    index: usize,
    answers: &BTreeMap<QuestionId, Answer>,
    meaning: &Meaning,
) -> Vec<OwnWindows> {
    let (pack, wording) = (view.pack(), view.wording());
    let asked = flow::questions_of(pack, list);
    let asked = asked.filter(|asked| matches!(asked.kind, QuestionKind::Windows { .. }));
    asked
        .filter_map(|asked| match answers.get(&asked.id)? {
            Answer::Windows(counted) => Some(OwnWindows {
                name: [
                    &wording.item_name(list, index),
                    ": ",
                    wording.label(&asked.id),
                ]
                .concat(),
                given: meaning.of_item(index, &asked.id)?.windows().collect(),
                counted: counted.clone(),
            }),
            _ => None,
        })
        .collect()
}
