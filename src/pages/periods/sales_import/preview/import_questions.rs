//! What a table leaves open, asked of the owner.

use std::rc::Rc;

use interview::daily::Join;
use sales::{Cancelled, Order, Part, Question, account::Channel};
use words::{format, i18n::fill};
use yew::{prelude::*, props};

use super::{Joining, Preview};
use crate::components::{self as ui, ChoiceOption, NoticeKind};

/// A question of the table.
pub(super) fn ask(preview: &Preview, question: &Question) -> Html {
    let (words, plan) = (preview.words, &preview.table.plan);
    match question {
        Question::Order(orders) => order(preview, orders),
        Question::Carry => preview.radios(
            "carry",
            words.ask_carry,
            pair(words.carry),
            plan.carry.map(|yes| usize::from(!yes)),
            preview.change(|plan, yes| plan.carry = Some(yes == "0")),
        ),
        Question::Refunds => preview.radios(
            "refunds",
            words.ask_refunds,
            pair(words.refunds),
            plan.subtract.map(|yes| usize::from(!yes)),
            preview.change(|plan, yes| plan.subtract = Some(yes == "0")),
        ),
        Question::Cancelled => {
            let rows = preview.table.account.cancelled_rows;
            preview.radios(
                "cancelled",
                &fill(words.ask_cancelled, &[&rows.to_string()]),
                pair(words.cancelled),
                plan.cancelled
                    .map(|chosen| usize::from(chosen == Cancelled::Subtract)),
                preview.change(|plan, chosen| {
                    plan.cancelled = Some(if chosen == "0" {
                        Cancelled::LeaveOut
                    } else {
                        Cancelled::Subtract
                    });
                }),
            )
        }
        Question::Status(status, rows) => {
            let answered = plan.counts_status(status);
            let of = status.clone();
            preview.radios(
                &["status-", &key_of(status)].concat(),
                &fill(words.ask_status, &[status, &rows.to_string()]),
                pair(words.status),
                answered.map(|counts| usize::from(!counts)),
                preview.change(move |plan, chosen| plan.answer_status(&of, chosen == "0")),
            )
        }
        Question::Copies(parts) => copies(preview, parts),
        Question::Unit(power) => {
            let money = |power: u32| {
                let minor =
                    10_i64.checked_pow(power.saturating_add(preview.table.currency.digits()));
                format::money(
                    preview.lang,
                    preview.table.currency,
                    minor.unwrap_or_default(),
                )
            };
            let power = *power;
            let options = [power, 0].map(|power| option(&power.to_string(), &money(power), None));
            preview.radios(
                "unit",
                words.ask_unit,
                Rc::new(options),
                usize::try_from(plan.power).ok(),
                preview.change(|plan, chosen| {
                    if let Ok(power) = chosen.parse() {
                        plan.power = power;
                    }
                }),
            )
        }
        Question::DateColumn => preview.radios(
            "date",
            words.ask_date,
            preview.columns(|column| column.is_date),
            plan.date,
            preview.change(|plan, column| plan.date = column.parse().ok()),
        ),
        Question::AmountColumn => preview.radios(
            "amounts",
            words.ask_amounts,
            preview.columns(|column| column.is_amount),
            plan.counted().next(),
            preview.change(|plan, column| {
                if let Ok(column) = column.parse() {
                    plan.amounts.clear();
                    plan.toggle_amount(column);
                }
            }),
        ),
        Question::Channels => channels(preview),
        Question::PayoutDates => ui::notice(&props!(ui::NoticeProps {
            kind: NoticeKind::Warning,
            children: html! { <p>{words.payout_dates}</p> },
        })),
    }
}

/// Which of the sheets count that say the same days.
fn copies(preview: &Preview, parts: &[Part]) -> Html {
    let (words, plan) = (preview.words, &preview.table.plan);
    let all = option("0", words.copies_all, None);
    let only = parts.iter().enumerate().map(|(at, part)| {
        let name = preview.sheet_name(part.sheet);
        option(
            &(at + 1).to_string(),
            &fill(words.copies_one, &[&name]),
            None,
        )
    });
    let chosen = plan
        .together
        .and_then(|together| match plan.parts.as_slice() {
            [only] if !together => parts.iter().position(|part| part == only).map(|at| at + 1),
            _ => Some(0),
        });
    let parts = parts.to_vec();
    preview.radios(
        "copies",
        words.ask_copies,
        [all].into_iter().chain(only).collect(),
        chosen,
        preview.change(move |plan, chosen| {
            let at: Option<usize> = chosen.parse().ok();
            let only = at.and_then(|at| parts.get(at.checked_sub(1)?));
            plan.parts = only.map_or_else(|| parts.clone(), |part| vec![part.clone()]);
            plan.together = Some(only.is_none());
        }),
    )
}

/// What an id may have of a text: each character by its number, since an id has no space.
fn key_of(text: &str) -> String {
    let numbers = text.chars().map(|c| u32::from(c).to_string());
    numbers.collect::<Vec<_>>().join("-")
}

/// What becomes of the days that are there already.
pub(super) fn join(preview: &Preview, joining: &Joining) -> Html {
    let words = preview.words;
    let [over, over_met, sum, anew] = words.join_hints;
    let mut ways = vec![(Join::Over, if joining.meets { over_met } else { over })];
    if joining.meets {
        ways.push((Join::Sum, sum));
    }
    ways.push((Join::Anew, anew));
    let options = ways.iter().enumerate().map(|(at, (how, hint))| {
        let label = words.joins.get(*how as usize).copied().unwrap_or_default();
        option(&at.to_string(), label, Some((*hint).to_owned()))
    });
    let options: Rc<[ChoiceOption]> = options.collect();
    let chosen = joining
        .how
        .and_then(|chosen| ways.iter().position(|(how, _)| *how == chosen));
    let onchoose = joining.onchoose.clone();
    preview.radios(
        "join",
        &fill(words.ask_join, &[&joining.days.to_string()]),
        options,
        chosen,
        Callback::from(move |at: AttrValue| {
            let at: Option<usize> = at.parse().ok();
            if let Some((how, _)) = at.and_then(|at| ways.get(at)) {
                onchoose.emit(*how);
            }
        }),
    )
}

fn option(value: &str, label: &str, hint: Option<String>) -> ChoiceOption {
    ChoiceOption {
        value: value.to_owned().into(),
        label: label.to_owned().into(),
        hint: hint.map(Into::into),
        icon: None,
    }
}

fn pair(labels: [&'static str; 2]) -> Rc<[ChoiceOption]> {
    let [first, second] = labels;
    Rc::new([option("0", first, None), option("1", second, None)])
}

fn order(preview: &Preview, orders: &[Order]) -> Html {
    let (words, table) = (preview.words, preview.table);
    let options = orders.iter().filter_map(|order| {
        let at = Order::ALL.iter().position(|known| known == order)?;
        let hint = table.account.first_date.get(at).copied().flatten();
        let hint = hint.map(|day| {
            let day = [
                &day.year().to_string(),
                ". ",
                &format::day(preview.lang, day),
            ]
            .concat();
            fill(words.order_read, &[&day])
        });
        Some(option(&at.to_string(), words.orders.get(at)?, hint))
    });
    preview.radios(
        "order",
        &[words.ask_order, " ", words.ask_order_hint].concat(),
        options.collect(),
        table
            .plan
            .order
            .and_then(|order| Order::ALL.iter().position(|known| *known == order)),
        preview.change(|plan, chosen| {
            let at: Option<usize> = chosen.parse().ok();
            plan.order = at.and_then(|at| Order::ALL.get(at).copied());
        }),
    )
}

/// Which columns, or which ways of paying, count.
fn channels(preview: &Preview) -> Html {
    let (words, table) = (preview.words, preview.table);
    let plan = &table.plan;
    let names: Vec<Channel> = table.account.channels.clone();
    let (options, chosen): (Rc<[ChoiceOption]>, Rc<[AttrValue]>) = if names.is_empty() {
        let columns = plan.amounts.iter();
        let options = columns.clone().map(|amount| {
            let name = preview.column_name(amount.column);
            option(&amount.column.to_string(), &name, None)
        });
        let counted = columns.filter(|amount| amount.counts);
        (
            options.collect(),
            counted.map(|it| it.column.to_string().into()).collect(),
        )
    } else {
        // By their places: a name may have a space, and an id has none.
        let named = names.iter().enumerate();
        let options = named.clone().map(|(at, Channel { name, rows })| {
            let rows = fill(words.channel_rows, &[&rows.to_string()]);
            option(&at.to_string(), name, Some(rows))
        });
        let counted = named.filter(|(_, channel)| !plan.leaves_out(&channel.name));
        (
            options.collect(),
            counted.map(|(at, _)| at.to_string().into()).collect(),
        )
    };
    ui::checkboxes(&props!(ui::CheckboxesProps {
        id: preview.part("channels"),
        legend: words.ask_channels,
        hint: Some(AttrValue::from(words.ask_channels_hint)),
        options,
        chosen,
        ontoggle: preview.change(move |plan, toggled| {
            let Ok(at) = toggled.parse::<usize>() else {
                return;
            };
            match names.get(at) {
                Some(channel) => plan.toggle_channel(&channel.name),
                None => plan.toggle_amount(at),
            }
        }),
    }))
}
