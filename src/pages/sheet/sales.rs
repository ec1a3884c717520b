//! The sales of the claim as a picture.

use std::collections::BTreeMap;

use rules::{
    Answer, Date,
    pack::{Question, QuestionKind},
};
use yew::{prelude::*, props};

use crate::{
    claim,
    components::{self as ui, WeekBar, WeekKind},
    flow, format,
    pages::periods::share,
    view::View,
};

/// More than these are no picture.
const MOST: usize = 92;

/// Room for so many dates under the bars.
const TICKS: usize = 8;

/// A picture for each answer by week or by day.
pub(super) fn pictures(view: &View) -> Html {
    let answers = view.state().claim.answers.iter();
    let pictures = answers.filter_map(|(id, answer)| {
        let question = flow::question(view.pack(), id)?;
        match answer {
            Answer::WeeklyMoney(amounts) | Answer::DailyMoney(amounts) => {
                picture(view, question, amounts)
            }
            _ => None,
        }
    });
    html! { <>{for pictures}</> }
}

fn picture(
    view: &View,
    question: &Question,
    amounts: &BTreeMap<Date, Option<i64>>,
) -> Option<Html> {
    let words = view.words.rest();
    let (periods, outage): (Vec<Date>, _) = match &question.kind {
        QuestionKind::WeeklyMoney { weeks, outage_week } => {
            (weeks.clone(), *outage_week..=*outage_week)
        }
        QuestionKind::DailyMoney {
            from,
            to,
            outage_from,
            outage_to,
        } => (claim::days(*from, *to).collect(), *outage_from..=*outage_to),
        _ => return None,
    };
    if periods.len() > MOST {
        return None;
    }
    let amount = |period: &Date| amounts.get(period).copied().flatten();
    let highest = periods.iter().filter_map(amount).max()?;
    let best = periods
        .iter()
        .find(|period| amount(period) == Some(highest));
    let bar = |period: &Date| WeekBar {
        label: format::tick(*period).into(),
        height: amount(period).map(|amount| share(amount, highest)),
        text: AttrValue::default(),
        kind: if outage.contains(period) {
            WeekKind::Outage
        } else if best == Some(period) {
            WeekKind::Highest
        } else {
            WeekKind::Ordinary
        },
    };
    let weekly = matches!(question.kind, QuestionKind::WeeklyMoney { .. });
    let (columns, legend) = if weekly {
        (words.weeks_columns, words.weeks_legend)
    } else {
        (words.days_columns, words.days_legend)
    };
    Some(html! {
        {ui::week_chart(&props!(ui::WeekChartProps {
            title: view.wording().label(&question.id).to_owned(),
            bars: periods.iter().map(bar).collect::<std::rc::Rc<[_]>>(),
            every: periods.len().div_ceil(TICKS),
            columns: columns.map(AttrValue::from),
            // The amounts stand among the answers.
            table_label: "",
            legend: legend.map(AttrValue::from),
        }))}
    })
}
