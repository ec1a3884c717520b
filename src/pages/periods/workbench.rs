//! Fills in sales from a file or a pasted table: what was read is shown first, and can be put right.

mod asks;
mod preview;
mod table;

use std::rc::Rc;

use interview::{
    daily::{DailySales, Join},
    field::part_id,
};
use rules::{Currency, Date, Lang};
use sales::{Period, Refusal};
use web_sys::{FileList as Picked, HtmlTextAreaElement};
use words::i18n::{
    fill,
    sales::{SalesWords, sales},
};
use yew::{prelude::*, props};

use self::{preview::Joining, table::Table};
use crate::{
    bridge::spreadsheet::{self, Opened, Unread, Why},
    components::{self as ui, ButtonKind, NoticeKind},
};

#[derive(Debug, PartialEq, Properties)]
pub(super) struct WorkbenchProps {
    pub(super) id: AttrValue,
    pub(super) lang: Lang,
    pub(super) currency: Currency,
    /// The days that the question asks about.
    pub(super) period: Period,
    /// The weeks that it asks about by their first days; none where it asks by day.
    pub(super) weeks: Rc<[Date]>,
    /// The days that are there already.
    pub(super) there: Option<DailySales>,
    pub(super) onuse: Callback<DailySales>,
    /// Goes on to the estimate with them, where nothing else is wanted for one.
    pub(super) onsee: Option<Callback<DailySales>>,
}

/// How far it is.
#[derive(Clone)]
enum Stage {
    /// Nothing was chosen.
    Nothing,
    /// A file is being read, or what was pasted.
    Reading(String),
    /// It was not read, and what to do then.
    Refused(String, &'static str),
    /// It was read.
    Open(Rc<Table>),
}

#[component]
pub(super) fn Workbench(props: &WorkbenchProps) -> Html {
    let stage = use_state(|| Stage::Nothing);
    let chosen = use_state(|| None::<Join>);
    let pasted = use_node_ref();
    let words = sales(props.lang);
    let (period, currency) = (props.period, props.currency);
    let heard = stage.clone();
    use_effect_with(props.lang, move |lang| {
        let words = sales(*lang);
        let listener = spreadsheet::listen(move |read| match read {
            Ok(opened) => heard.set(open(words, opened, period, currency)),
            Err(Unread { name, why }) => heard.set(Stage::Refused(name, refusal(words, why))),
        });
        move || drop(listener)
    });
    let onpick = {
        let stage = stage.clone();
        move |picked: Picked| {
            if let Some(file) = picked.get(0) {
                stage.set(Stage::Reading(file.name()));
                spreadsheet::read(&file);
            }
        }
    };
    let onpaste = {
        let (stage, pasted) = (stage.clone(), pasted.clone());
        move |()| {
            let Some(area) = pasted.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let opened = Opened::pasted(area.value());
            stage.set(open(words, opened, period, currency));
        }
    };
    let again = {
        let (stage, chosen) = (stage.clone(), chosen.clone());
        move |()| {
            stage.set(Stage::Nothing);
            chosen.set(None);
        }
    };
    if let Stage::Open(table) = &*stage {
        let onplan = {
            let (stage, table) = (stage.clone(), table.clone());
            move |plan| stage.set(Stage::Open(table.read_by(plan).into()))
        };
        let coming = DailySales::of(table.name.clone(), &table.reading.days, currency);
        let there = props.there.as_ref().filter(|there| !there.days.is_empty());
        let joining = there.map(|there| {
            let mut days = there.days.iter();
            let meets = days.any(|(day, _)| coming.days.contains(day));
            Joining {
                days: there.days.iter().count(),
                meets,
                // Where no day is in both, to put them together takes nothing away.
                how: chosen.or((!meets).then_some(Join::Over)),
                onchoose: {
                    let chosen = chosen.clone();
                    Callback::from(move |how| chosen.set(Some(how)))
                },
            }
        });
        let how = joining.as_ref().and_then(|joining| joining.how);
        let joined = match (there, how) {
            (Some(there), Some(how)) => there.joined(coming, how, currency),
            _ => coming,
        };
        let taken = |taken: &Callback<DailySales>| {
            let (again, joined, taken) = (again.clone(), joined.clone(), taken.clone());
            Callback::from(move |()| {
                taken.emit(joined.clone());
                again(());
            })
        };
        return preview::section(&preview::Preview {
            id: &props.id,
            lang: props.lang,
            words,
            weeks: &props.weeks,
            table,
            joining,
            days: &joined.taken(currency),
            onplan: onplan.into(),
            onuse: taken(&props.onuse),
            onsee: props.onsee.as_ref().map(taken),
            onagain: again.into(),
        });
    }
    let file_id = part_id(&props.id, "file");
    let hint_id = part_id(&props.id, "file-hint");
    let paste_id = part_id(&props.id, "paste");
    let reading = match &*stage {
        Stage::Reading(name) => {
            let name = shown_name(words, name);
            Some(AttrValue::from(fill(words.reading, &[name])))
        }
        _ => None,
    };
    let by_day = {
        let onuse = props.onuse.clone();
        move |()| onuse.emit(DailySales::default())
    };
    html! {
        <section key="choose" class="workbench">
            <h2>{words.heading}</h2>
            <p class="hint" id={hint_id.clone()}>{words.text}</p>
            if let Stage::Refused(name, text) = &*stage {
                <div role="alert">
                    {ui::notice(&props!(ui::NoticeProps {
                        kind: NoticeKind::Warning,
                        heading: fill(words.refused, &[shown_name(words, name)]),
                        children: html! { <p>{*text}</p> },
                    }))}
                </div>
            }
            {ui::file_picker(&props!(ui::FilePickerProps {
                id: file_id,
                label: words.pick,
                onpick,
                several: false,
                hint: hint_id,
                busy: reading,
            }))}
            {ui::disclosure(&props!(ui::DisclosureProps {
                summary: words.paste,
                children: html! {
                    <>
                        <label class="label" for={paste_id.clone()}>{words.paste_label}</label>
                        <p class="hint" id={[&paste_id, "-hint"].concat()}>{words.paste_hint}</p>
                        <textarea
                            ref={pasted}
                            class="input paste"
                            rows="6"
                            id={paste_id.clone()}
                            aria-describedby={[&paste_id, "-hint"].concat()}
                            spellcheck="false"
                        />
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.paste_read,
                            kind: ButtonKind::Secondary,
                            onclick: onpaste,
                        }))}
                    </>
                },
            }))}
            if props.there.is_none() {
                {ui::disclosure(&props!(ui::DisclosureProps {
                    summary: words.by_day,
                    children: ui::button(&props!(ui::ButtonProps {
                        label: words.by_day_start,
                        kind: ButtonKind::Secondary,
                        onclick: by_day,
                    })),
                }))}
            }
        </section>
    }
}

/// Finds the sales in what was opened.
fn open(words: &'static SalesWords, opened: Opened, period: Period, currency: Currency) -> Stage {
    match Table::of(&opened, period, currency) {
        Ok(table) => Stage::Open(table.into()),
        Err(refusal) => Stage::Refused(
            opened.name,
            match refusal {
                Refusal::Empty => words.refused_empty,
                Refusal::TooManyRows => words.refused_rows,
                Refusal::NoDates => words.refused_no_dates,
                Refusal::NoAmounts => words.refused_no_amounts,
            },
        ),
    }
}

fn refusal(words: &'static SalesWords, why: Why) -> &'static str {
    match why {
        Why::Size => words.refused_size,
        Why::Empty => words.refused_empty,
        Why::Pdf => words.refused_pdf,
        Why::Old => words.refused_old,
        Why::Locked => words.refused_locked,
        Why::Html => words.refused_html,
        Why::Kind => words.refused_kind,
        Why::Encoding => words.refused_encoding,
        Why::Damaged => words.refused_damaged,
        Why::Unpacked => words.refused_unpacked,
        Why::Rows => words.refused_rows,
        Why::Unreadable => words.refused_unreadable,
        Why::Reader => words.refused_reader,
    }
}

/// A file's name, or that it was pasted.
pub(super) fn shown_name<'a>(words: &SalesWords, name: &'a str) -> &'a str {
    if name.is_empty() { words.pasted } else { name }
}
