//! Fills in sales from a file or a pasted table: what was read is shown first, and can be put right.

mod preview;
mod table;

use std::rc::Rc;

use interview::{
    daily::{DailySales, Join},
    field::part_id,
};
use rules::{Currency, Date, Lang};
use sales::{Period, Plan, Refusal, account::Wanted};
use web_sys::{FileList as Picked, HtmlTextAreaElement};
use words::i18n::{
    fill,
    sales::{SalesWords, sales},
};
use yew::{prelude::*, props};

use self::{
    preview::Joining,
    table::{About, Table},
};
use crate::{
    bridge::spreadsheet::{self, Answer, Unread, Why},
    components::{self as ui, ButtonKind, NoticeKind},
};

#[derive(Debug, PartialEq, Properties)]
pub(super) struct SalesImportProps {
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
#[derive(Clone, PartialEq)]
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

/// What is to be done with a table once it is read as it is to be.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Use,
    UseAndSee,
}

#[component]
pub(super) fn SalesImport(props: &SalesImportProps) -> Html {
    let stage = use_state(|| Stage::Nothing);
    let chosen = use_state(|| None::<Join>);
    let wish = use_state(|| None::<Wish>);
    let with_hidden = use_state(|| false);
    let pasted = use_node_ref();
    // The number of what was asked for last: an answer to anything before it is late.
    let asked = use_mut_ref(|| 0_u32);
    let words = sales(props.lang);
    let currency = props.currency;
    let wanted = Wanted {
        period: props.period,
        currency,
    };
    {
        let asked = asked.clone();
        let now = (props.lang, stage.clone(), *with_hidden);
        use_effect_with(now, move |(lang, stage, with_hidden)| {
            let (words, with_hidden) = (sales(*lang), *with_hidden);
            let stage = stage.clone();
            let listener = spreadsheet::listen(move |answer| {
                if answer.id == *asked.borrow() {
                    stage.set(answered(words, &stage, answer, wanted, with_hidden));
                }
            });
            move || drop(listener)
        });
    }
    let ask = {
        let asked = asked.clone();
        move || {
            let mut last = asked.borrow_mut();
            *last += 1;
            *last
        }
    };
    let onpick = {
        let (stage, ask, with_hidden) = (stage.clone(), ask.clone(), with_hidden.clone());
        move |picked: Picked| {
            if let Some(file) = picked.get(0) {
                with_hidden.set(false);
                stage.set(Stage::Reading(file.name()));
                spreadsheet::open(ask(), &file, &wanted);
            }
        }
    };
    let onpaste = {
        let (stage, ask, pasted) = (stage.clone(), ask.clone(), pasted.clone());
        move |()| {
            let Some(area) = pasted.cast::<HtmlTextAreaElement>() else {
                return;
            };
            stage.set(Stage::Reading(String::new()));
            spreadsheet::open_text(ask(), &area.value(), &wanted);
        }
    };
    let again = {
        let (stage, chosen, ask) = (stage.clone(), chosen.clone(), ask.clone());
        move |()| {
            ask();
            stage.set(Stage::Nothing);
            chosen.set(None);
        }
    };
    let there = props.there.as_ref().filter(|there| !there.days.is_empty());
    let coming = match &*stage {
        Stage::Open(table) => Some(DailySales::of(
            table.about.name.clone(),
            &table.account.days,
            currency,
        )),
        Stage::Nothing | Stage::Reading(_) | Stage::Refused(..) => None,
    };
    let joining = there.zip(coming.as_ref()).map(|(there, coming)| {
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
    let joined = coming.map(|coming| match (there, how) {
        (Some(there), Some(how)) => there.joined(coming, how, currency),
        _ => coming,
    });
    {
        // Only what is told of the table as it is to be read now.
        let is_current = matches!(&*stage, Stage::Open(table) if table.is_current());
        let ready = joined.clone().filter(|_| is_current);
        let (onuse, onsee) = (props.onuse.clone(), props.onsee.clone());
        let (wish, again) = (wish.clone(), again.clone());
        use_effect_with((*wish, ready), move |(wished, ready)| {
            let Some((wished, ready)) = wished.zip(ready.clone()) else {
                return;
            };
            wish.set(None);
            again(());
            match (wished, onsee) {
                (Wish::UseAndSee, Some(onsee)) => onsee.emit(ready),
                (Wish::UseAndSee | Wish::Use, _) => onuse.emit(ready),
            }
        });
    }
    if let (Stage::Open(table), Some(joined)) = (&*stage, joined) {
        let onhidden = {
            let (stage, ask, with_hidden) = (stage.clone(), ask.clone(), with_hidden.clone());
            let name = table.about.name.clone();
            move |()| {
                let wished = !*with_hidden;
                with_hidden.set(wished);
                stage.set(Stage::Reading(name.clone()));
                spreadsheet::open_again(ask(), &wanted, wished);
            }
        };
        let onplan = {
            let (stage, table) = (stage.clone(), table.clone());
            move |plan: Plan| {
                spreadsheet::read_by(ask(), &plan);
                let table = Table {
                    plan,
                    ..(*table).clone()
                };
                stage.set(Stage::Open(table.into()));
            }
        };
        let wished = |wished: Wish| {
            let wish = wish.clone();
            Callback::from(move |()| wish.set(Some(wished)))
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
            onhidden: onhidden.into(),
            onuse: wished(Wish::Use),
            onsee: props.onsee.as_ref().map(|_| wished(Wish::UseAndSee)),
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
        <section key="choose" class="sales-import">
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

/// What comes of an answer.
fn answered(
    words: &'static SalesWords,
    before: &Stage,
    answer: Answer,
    wanted: Wanted,
    with_hidden: bool,
) -> Stage {
    match (answer.outcome, before) {
        // The same table, read in another way.
        (Ok(account), Stage::Open(table)) => {
            let table = Table {
                plan: account.plan.clone(),
                account,
                ..(**table).clone()
            };
            Stage::Open(table.into())
        }
        (Ok(account), _) => {
            let about = About {
                name: answer.name,
                encoding: answer.encoding,
                hidden: answer.hidden,
                with_hidden,
            };
            Stage::Open(Table::of(about, wanted, account).into())
        }
        (Err(unread), before) => {
            let name = match before {
                Stage::Open(table) => table.about.name.clone(),
                Stage::Reading(name) => name.clone(),
                Stage::Nothing | Stage::Refused(..) => answer.name,
            };
            Stage::Refused(name, refusal(words, unread))
        }
    }
}

fn refusal(words: &'static SalesWords, unread: Unread) -> &'static str {
    let why = match unread {
        Unread::File(why) => why,
        Unread::Sales(Refusal::Empty) => return words.refused_empty,
        Unread::Sales(Refusal::TooManyRows) => return words.refused_rows,
        Unread::Sales(Refusal::NoDates) => return words.refused_no_dates,
        Unread::Sales(Refusal::NoAmounts) => return words.refused_no_amounts,
    };
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
        Why::Formulas => words.refused_formulas,
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
