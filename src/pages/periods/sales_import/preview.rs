//! What was read, before it is used.

mod correct;
mod import_questions;

use std::{collections::BTreeMap, rc::Rc};

use interview::{daily::Join, field::part_id, period};
use rules::{Date, Lang};
use sales::{
    Column, Plan,
    account::{LeftRows, Place, UsedRow},
};
use words::{
    format,
    i18n::{fill, sales::SalesWords},
};
use yew::{prelude::*, props};

use super::{shown_name, table::Table};
use crate::components::{self as ui, ButtonKind, ChoiceOption};

pub(super) struct Preview<'a> {
    pub(super) id: &'a AttrValue,
    pub(super) lang: Lang,
    pub(super) words: &'static SalesWords,
    pub(super) weeks: &'a [Date],
    pub(super) table: &'a Rc<Table>,
    /// What becomes of days that are there already; nothing where there are none.
    pub(super) joining: Option<Joining>,
    /// What there will be by day when it is used.
    pub(super) days: &'a BTreeMap<Date, i64>,
    pub(super) onplan: Callback<Plan>,
    /// Reads what is hidden too, or no longer.
    pub(super) onhidden: Callback<()>,
    pub(super) onuse: Callback<()>,
    pub(super) onsee: Option<Callback<()>>,
    pub(super) onagain: Callback<()>,
}

/// Days that are there already.
pub(super) struct Joining {
    /// How many there are.
    pub(super) days: usize,
    /// Whether one of them is in the table too.
    pub(super) meets: bool,
    /// What becomes of them; nothing while that has to be said.
    pub(super) how: Option<Join>,
    pub(super) onchoose: Callback<Join>,
}

pub(super) fn section(preview: &Preview) -> Html {
    let (words, table) = (preview.words, preview.table);
    let undecided = |joining: &Joining| joining.how.is_none();
    let pressing = table.account.is_open || preview.joining.as_ref().is_some_and(undecided);
    let account = &table.account;
    let used = account.used;
    let number = |count: usize| format::grouped(i128::try_from(count).unwrap_or_default());
    let how = table
        .about
        .encoding
        .as_deref()
        .map_or_else(|| preview.sheet_names(), encoding_name);
    let source = fill(words.source, &[shown_name(words, &table.about.name), &how]);
    html! {
        <section key="preview" class="sales-import preview" aria-labelledby={preview.part("title")}>
            <h2 id={preview.part("title")}>{words.preview}</h2>
            <p class="hint source">{if how.is_empty() { shown_name(words, &table.about.name).to_owned() } else { source }}</p>
            <div role="status">
                <p>
                    if used == 0 {
                        {words.none_used}
                    } else {
                        {fill(words.summed, &[&number(used), &account.days.len().to_string()])}
                    }
                </p>
                if account.outside > 0 {
                    <p class="hint">{fill(words.outside, &[&number(account.outside)])}</p>
                }
            </div>
            {preview.hidden()}
            {preview.open_quotes()}
            {for account.asked.iter().map(|question| import_questions::ask(preview, question))}
            if used > 0 {
                {for preview.joining.as_ref().map(|joining| import_questions::join(preview, joining))}
                {preview.sums()}
            }
            {preview.left()}
            {preview.first_rows()}
            {correct::section(preview)}
            <div class="actions">
                if pressing || used == 0 {
                    if pressing {
                        <p class="hint">{words.answer_first}</p>
                    }
                } else {
                    {ui::button(&props!(ui::ButtonProps {
                        label: words.use_these,
                        kind: ButtonKind::Secondary,
                        onclick: preview.onuse.clone(),
                    }))}
                    if let Some(onsee) = preview.onsee.clone().filter(|_| preview.is_whole()) {
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.use_and_see,
                            kind: ButtonKind::Secondary,
                            onclick: onsee,
                        }))}
                    }
                }
                {ui::button(&props!(ui::ButtonProps {
                    label: words.another,
                    kind: ButtonKind::Quiet,
                    onclick: preview.onagain.clone(),
                }))}
            </div>
        </section>
    }
}

/// How a text is written, as people know it.
fn encoding_name(encoding: &str) -> String {
    match encoding {
        "euc-kr" => "CP949 (EUC-KR)".to_owned(),
        other => other.to_uppercase(),
    }
}

impl Preview<'_> {
    pub(super) fn part(&self, part: &str) -> AttrValue {
        part_id(self.id, part).into()
    }

    /// Changes the plan by what was chosen.
    pub(super) fn change(&self, change: impl Fn(&mut Plan, &str) + 'static) -> Callback<AttrValue> {
        let (onplan, plan) = (self.onplan.clone(), self.table.plan.clone());
        Callback::from(move |chosen: AttrValue| {
            let mut plan = plan.clone();
            change(&mut plan, &chosen);
            onplan.emit(plan);
        })
    }

    pub(super) fn radios(
        &self,
        part: &str,
        legend: &str,
        options: Rc<[ChoiceOption]>,
        chosen: Option<usize>,
        onchoose: Callback<AttrValue>,
    ) -> Html {
        ui::radios(&props!(ui::RadiosProps {
            id: self.part(part),
            legend: legend.to_owned(),
            options,
            chosen: chosen.map(|chosen| AttrValue::from(chosen.to_string())),
            onchoose,
        }))
    }

    pub(super) fn columns(&self, which: impl Fn(&Column) -> bool) -> Rc<[ChoiceOption]> {
        let columns = self
            .table
            .account
            .columns
            .iter()
            .filter(|column| which(column));
        columns
            .map(|column| ChoiceOption {
                value: column.index.to_string().into(),
                label: self.column_name(column.index).into(),
                hint: Some(fill(self.words.column_sample, &[&column.sample]).into()),
                icon: None,
            })
            .collect()
    }

    /// A column's heading, or its letter.
    pub(super) fn column_name(&self, index: usize) -> String {
        let known = self
            .table
            .account
            .columns
            .iter()
            .find(|it| it.index == index);
        match known {
            Some(column) if !column.label.is_empty() => column.label.clone(),
            _ => fill(self.words.column_unnamed, &[&letters(index)]),
        }
    }

    pub(super) fn sheet_name(&self, sheet: usize) -> String {
        match self.table.account.sheets.get(sheet) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => fill(self.words.sheet_unnamed, &[&(sheet + 1).to_string()]),
        }
    }

    /// The sheets that are read, of a workbook.
    fn sheet_names(&self) -> String {
        let table = self.table;
        if table.account.sheets.iter().all(String::is_empty) {
            return String::new();
        }
        let parts = table.plan.parts.iter();
        let names: Vec<String> = parts.map(|part| self.sheet_name(part.sheet)).collect();
        names.join(", ")
    }

    /// What its owner has hidden, and whether it is read too.
    fn hidden(&self) -> Html {
        let (words, about) = (self.words, &self.table.about);
        let sheets = about.hidden.sheets.iter();
        let sheets = sheets.map(|name| fill(words.hidden_sheets, &[name]));
        let rows = (about.hidden.rows > 0).then(|| words.hidden_rows.of(about.hidden.rows as u64));
        let hidden: Vec<String> = sheets.chain(rows).collect();
        if hidden.is_empty() {
            return Html::default();
        }
        let (told, press) = if about.with_hidden {
            (words.hidden_read, words.leave_hidden)
        } else {
            (words.hidden_left, words.read_hidden)
        };
        html! {
            <div class="hidden-parts">
                <p>{fill(told, &[&hidden.join(", ")])}</p>
                {ui::button(&props!(ui::ButtonProps {
                    label: press,
                    kind: ButtonKind::Quiet,
                    onclick: self.onhidden.clone(),
                }))}
            </div>
        }
    }

    /// Whether each day of the question has a row.
    fn is_whole(&self) -> bool {
        let period = self.table.period;
        period::days(period.from, period.to).all(|day| self.days.contains_key(&day))
    }

    /// What it comes to, by week or by month.
    fn sums(&self) -> Html {
        let (words, days) = (self.words, self.days);
        let periods: Vec<(String, Vec<Date>)> = if self.weeks.is_empty() {
            let mut months: Vec<(Date, Vec<Date>)> = Vec::new();
            for day in period::days(self.table.period.from, self.table.period.to) {
                match months.last_mut() {
                    Some((month, days)) if *month == day.month_start() => days.push(day),
                    _ => months.push((day.month_start(), vec![day])),
                }
            }
            let named = months.into_iter();
            named
                .map(|(month, days)| (format::month(self.lang, month), days))
                .collect()
        } else {
            let week = |first: &Date| {
                let last = first.plus_days(6).unwrap_or(*first);
                let days = period::days(*first, last).collect();
                (format::week(self.lang, *first), days)
            };
            self.weeks.iter().map(week).collect()
        };
        let row = |(name, of): &(String, Vec<Date>)| {
            let taken = of.iter().filter_map(|day| days.get(day));
            let sum = taken.fold(0_i64, |sum, minor| sum.saturating_add(*minor));
            let open = of.iter().filter(|day| !days.contains_key(day)).count();
            html! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td>
                        {format::money(self.lang, self.table.currency, sum)}
                        if open > 0 {
                            <span class="open-days">{fill(words.week_open, &[&open.to_string()])}</span>
                        }
                    </td>
                </tr>
            }
        };
        let caption = if self.weeks.is_empty() {
            words.by_month
        } else {
            words.by_week
        };
        html! {
            <table class="sums">
                <caption>{caption}</caption>
                <thead><tr>{for words.columns_of_sums.iter().map(|name| html! { <th scope="col">{*name}</th> })}</tr></thead>
                <tbody>{for periods.iter().map(row)}</tbody>
            </table>
        }
    }

    /// Rows by their numbers, and how many more there are than `first`.
    fn named(&self, first: &[Place], count: usize) -> String {
        let several = self.table.plan.parts.len() > 1;
        let row = |Place { part, row }: &Place| {
            let number = (row + 1).to_string();
            match self.table.plan.parts.get(*part) {
                Some(part) if several => [&self.sheet_name(part.sheet), " ", &number].concat(),
                _ => number,
            }
        };
        let named: Vec<String> = first.iter().map(row).collect();
        let named = named.join(", ");
        match count.saturating_sub(first.len()) {
            0 => named,
            more => fill(self.words.and_more, &[&named, &more.to_string()]),
        }
    }

    /// Rows with a quote that is none.
    fn open_quotes(&self) -> Html {
        let rows = &self.table.account.open_quotes;
        if rows.count == 0 {
            return Html::default();
        }
        let told = [
            &rows.count.to_string(),
            &*self.named(&rows.first, rows.count),
        ];
        html! { <p>{fill(self.words.open_quotes, &told)}</p> }
    }

    /// The rows left out, by their reasons.
    fn left(&self) -> Html {
        let words = self.words;
        let left = &self.table.account.left;
        let count: usize = left.iter().map(|rows| rows.count).sum();
        if count == 0 {
            return Html::default();
        }
        let reason = |rows: &LeftRows| {
            let named = self.named(&rows.first, rows.count);
            let why = words.left_reasons.get(rows.reason as usize).copied();
            let rows = fill(words.left_rows, &[&rows.count.to_string(), &named]);
            html! { <li><strong>{why.unwrap_or_default()}</strong>{" "}{rows}</li> }
        };
        ui::disclosure(&props!(ui::DisclosureProps {
            summary: fill(words.left, &[&count.to_string()]),
            children: html! { <ul class="left-out">{for left.iter().map(reason)}</ul> },
        }))
    }

    /// The first rows that count, as they were read.
    fn first_rows(&self) -> Html {
        let words = self.words;
        let row = |UsedRow { row, day, minor }: &UsedRow| {
            html! {
                <tr>
                    <th scope="row">{row + 1}</th>
                    <td>{format::day(self.lang, *day)}</td>
                    <td>{format::money(self.lang, self.table.currency, *minor)}</td>
                </tr>
            }
        };
        let first = &self.table.account.first_rows;
        if first.is_empty() {
            return Html::default();
        }
        ui::disclosure(&props!(ui::DisclosureProps {
            summary: words.first_rows,
            children: html! {
                <table class="sums">
                    <caption class="unseen">{words.first_rows}</caption>
                    <thead><tr>{for words.first_columns.iter().map(|name| html! { <th scope="col">{*name}</th> })}</tr></thead>
                    <tbody>{for first.iter().map(row)}</tbody>
                </table>
            },
        }))
    }
}

/// A column as spreadsheets call it: A to Z, AA and on.
fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        let at = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(at).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_in_spreadsheets() {
        let called = [0, 1, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(called, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
