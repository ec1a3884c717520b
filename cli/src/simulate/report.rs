//! Both packs side by side, as tables and for programs.

use std::io::Write;

use ::words::{fill, format, i18n::counting::CountWords};
use compiler::plain;
use rules::{Currency, Text};
use serde_json::{Value, json};

use super::{
    Counted,
    movement::{Movements, Pair},
};
use crate::{
    analyse::{self, Cell, RemedyTally, Row, Sheet, Side as Report},
    args::Format,
    failure::Failure,
};

/// So much of a hash tells two drafts apart.
const HASH_SHOWN: usize = 12;

/// Names of the movements for programs.
const MOVEMENTS: [&str; 5] = ["gain", "lose", "both", "otherwise", "same"];

pub(super) fn write(
    counted: &mut Counted<'_>,
    format: Format,
    words: &'static CountWords,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let both = Both {
        current: report(&counted.judge.current, &counted.current, words),
        draft: report(&counted.judge.draft, &counted.draft, words),
        counted,
        words,
    };
    match format {
        Format::Table => {
            let mut text = both.heading();
            text.push_str(&analyse::text(&both.sheets(true), words.lang));
            text.push_str(&analyse::refused_text(&mut counted.refused, words));
            out.write_all(text.as_bytes())?;
        }
        Format::Csv => {
            let mut sheets = both.sheets(false);
            sheets.push(analyse::refused_sheet(&mut counted.refused, words));
            analyse::csv(&sheets, out)?;
        }
        Format::Json => {
            let mut report = both.json();
            report["refused"] = analyse::refused_json(&mut counted.refused);
            serde_json::to_writer_pretty(&mut *out, &report)
                .map_err(|error| Failure::Output(error.into()))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn report<'a>(
    side: &'a super::Side,
    tally: &'a analyse::Tally,
    words: &'static CountWords,
) -> Report<'a> {
    Report {
        loaded: &side.loaded,
        breakdowns: side.breakdowns(),
        tally,
        words,
    }
}

struct Both<'a> {
    counted: &'a Counted<'a>,
    current: Report<'a>,
    draft: Report<'a>,
    words: &'static CountWords,
}

impl Both<'_> {
    fn currency(&self) -> Currency {
        self.draft.loaded.pack().currency
    }

    fn text<'t>(&'t self, text: &'t Text) -> &'t str {
        self.draft.text(text)
    }

    fn heading(&self) -> String {
        let words = self.words;
        let name = plain(self.text(&self.draft.loaded.pack().name));
        let mut packs = [self.current.pack(), self.draft.pack()];
        if packs[0] == packs[1] {
            // A draft that has no version of its own yet is told by its content.
            for (label, side) in packs.iter_mut().zip([&self.current, &self.draft]) {
                let hash = side.loaded.hash().to_string();
                *label = format!("{label} ({})", hash.get(..HASH_SHOWN).unwrap_or(&hash));
            }
        }
        let simulated = fill(words.simulated, &[&packs[0], &packs[1]]);
        let tally = self.draft.tally;
        let count = |count: u64| format::grouped(count.into());
        let mut text = format!("{name}\n{simulated}\n");
        text.push_str(&format!("{}: {}\n", words.all, count(tally.all())));
        text + &analyse::evaluated(words, tally, self.counted.judge.now)
    }

    /// The tables; of remedies those that come to something else, or all.
    fn sheets(&self, only_differing: bool) -> Vec<Sheet> {
        let mut sheets = vec![self.who()];
        let counts = self.counted.counts.parted.iter();
        let parted = self.draft.breakdowns.iter().zip(counts);
        sheets.extend(parted.map(|(breakdown, counts)| {
            let mut rows: Vec<Row> = Vec::new();
            for (category, counts) in breakdown.categories.iter().zip(counts) {
                rows.push(row(
                    &category.id,
                    self.text(&category.name),
                    movements(*counts),
                ));
            }
            if let Some(counts) = counts.last().filter(|it| **it != Movements::default()) {
                rows.push(row("", self.words.not_known, movements(*counts)));
            }
            let id = format!("who.{}", breakdown.id);
            self.sheet(
                &id,
                self.text(&breakdown.name),
                self.movement_columns(),
                rows,
            )
        }));
        sheets.push(self.remedies(only_differing));
        sheets.push(self.totals());
        sheets
    }

    fn sheet(
        &self,
        id: &str,
        title: &str,
        columns: Vec<(&'static str, &'static str)>,
        rows: Vec<Row>,
    ) -> Sheet {
        Sheet {
            pack: self.draft.pack(),
            id: id.to_owned(),
            title: title.to_owned(),
            columns,
            rows,
            note: None,
        }
    }

    fn movement_columns(&self) -> Vec<(&'static str, &'static str)> {
        let words = self.words;
        let headings = [
            words.gain,
            words.lose,
            words.both,
            words.otherwise,
            words.same,
        ];
        MOVEMENTS.into_iter().zip(headings).collect()
    }

    fn who(&self) -> Sheet {
        let words = self.words;
        let rows = vec![row("all", words.all, movements(self.counted.counts.all))];
        let mut sheet = self.sheet("who", words.who, self.movement_columns(), rows);
        sheet.note = Some(words.who_note.to_owned());
        sheet
    }

    fn remedies(&self, only_differing: bool) -> Sheet {
        let words = self.words;
        let headings = [
            words.due,
            words.range,
            words.review,
            words.not_due,
            words.out_of_scope,
            words.unknown,
        ];
        let mut columns = vec![("changed", words.changed)];
        columns.extend(RemedyTally::CODES.into_iter().zip(headings));
        columns.extend([("least", words.least), ("most", words.most)]);
        let mut rows = Vec::new();
        let changed = &self.counted.counts.changed;
        for (pair, changed) in self.counted.judge.pairs.iter().zip(changed) {
            let (id, name, [current, draft]) = self.pair(*pair);
            if only_differing && *changed == 0 && current.is_some() == draft.is_some() {
                continue;
            }
            // A remedy that gave no money in any claim has no amount to show.
            let is_money = current.into_iter().chain(draft).any(|tally| tally.high > 0);
            let cells = |mut cells: Vec<Cell>, changed| {
                if !is_money {
                    cells.truncate(RemedyTally::CODES.len());
                    cells.extend([Cell::Nothing; 2]);
                }
                cells.insert(0, changed);
                cells
            };
            let sides = [
                ("now", words.now, current.map(|it| self.counts(it))),
                ("draft", words.draft, draft.map(|it| self.counts(it))),
            ];
            for (side, label, counts) in sides {
                let title = match &counts {
                    Some(_) => format!("{name}: {label}"),
                    None => format!("{name}: {label}: {}", words.no_such_remedy),
                };
                let counts = counts.unwrap_or_else(|| vec![Cell::Nothing; columns.len() - 1]);
                let cells = cells(counts, Cell::Nothing);
                rows.push(row(&format!("{id}.{side}"), &title, cells));
            }
            if let (Some(current), Some(draft)) = (current, draft) {
                let cells = cells(self.changes(current, draft), Cell::Count(*changed));
                let title = format!("{name}: {}", words.difference);
                rows.push(row(&format!("{id}.difference"), &title, cells));
            }
        }
        self.sheet("remedies", words.remedy_differences, columns, rows)
    }

    /// A remedy's id, name and tallies.
    fn pair(&self, pair: Pair) -> (&str, &str, [Option<RemedyTally>; 2]) {
        let side = |report: &Report<'_>, at: Option<usize>| {
            at.and_then(|at| report.tally.remedies.get(at).copied())
        };
        let tallies = [
            side(&self.current, pair.current),
            side(&self.draft, pair.draft),
        ];
        let remedy = match pair {
            Pair {
                draft: Some(at), ..
            } => self.draft.loaded.pack().remedies.get(at),
            Pair {
                current: Some(at), ..
            } => self.current.loaded.pack().remedies.get(at),
            Pair { .. } => None,
        };
        let named = remedy.map_or(("", ""), |remedy| {
            (remedy.id.as_str(), self.text(&remedy.name))
        });
        (named.0, named.1, tallies)
    }

    fn counts(&self, tally: RemedyTally) -> Vec<Cell> {
        let mut cells: Vec<_> = tally.counts().map(Cell::Count).into();
        cells.extend([tally.low, tally.high].map(|it| Cell::Money(it, self.currency())));
        cells
    }

    fn changes(&self, current: RemedyTally, draft: RemedyTally) -> Vec<Cell> {
        let counts = current.counts().into_iter().zip(draft.counts());
        let counts = counts.map(|(one, other)| i128::from(other) - i128::from(one));
        let mut cells: Vec<_> = counts.map(Cell::Change).collect();
        for change in [draft.low - current.low, draft.high - current.high] {
            cells.push(Cell::MoneyChange(change, self.currency()));
        }
        cells
    }

    fn totals(&self) -> Sheet {
        let words = self.words;
        let columns = vec![
            ("least", words.least),
            ("most", words.most),
            ("gain", words.gain),
            ("lose", words.lose),
            ("both", words.both),
        ];
        let currency = self.currency();
        let mut rows = Vec::new();
        let kinds = self.current.sums().into_iter().zip(self.draft.sums());
        for (((id, name, current), (.., draft)), moved) in kinds.zip(self.counted.counts.kinds) {
            for (side, label, sum) in [("now", words.now, current), ("draft", words.draft, draft)] {
                let cells = [sum.low, sum.high].map(|it| Cell::Money(it, currency));
                let title = format!("{name}: {label}");
                rows.push(row(&format!("{id}.{side}"), &title, cells.into()));
            }
            let cells = vec![
                Cell::MoneyChange(draft.low - current.low, currency),
                Cell::MoneyChange(draft.high - current.high, currency),
                Cell::Count(moved.gain),
                Cell::Count(moved.lose),
                Cell::Count(moved.both),
            ];
            let title = format!("{name}: {}", words.difference);
            rows.push(row(&format!("{id}.difference"), &title, cells));
        }
        self.sheet("totals", words.totals, columns, rows)
    }

    fn json(&self) -> Value {
        let counts = &self.counted.counts;
        let parted = self.draft.breakdowns.iter().zip(&counts.parted);
        let parted = parted.map(|(breakdown, counts)| {
            let categories = breakdown.categories.iter().zip(counts);
            let categories: Vec<_> = categories
                .map(|(category, counts)| {
                    json!({ "id": category.id, "name": self.text(&category.name), "claims": counts })
                })
                .collect();
            json!({ "id": breakdown.id, "categories": categories, "not_known": counts.last() })
        });
        let [cash, credit, voucher] = counts.kinds;
        let pairs = self.counted.judge.pairs.iter().zip(&counts.changed);
        let changed =
            pairs.map(|(pair, claims)| json!({ "id": self.pair(*pair).0, "claims": claims }));
        json!({
            "now": self.current.json(),
            "draft": self.draft.json(),
            "changed": changed.collect::<Vec<_>>(),
            "who": {
                "all": counts.all,
                "kinds": { "cash": cash, "credit": credit, "voucher": voucher },
                "breakdowns": parted.collect::<Vec<_>>(),
            },
        })
    }
}

fn movements(counts: Movements) -> Vec<Cell> {
    let Movements {
        gain,
        lose,
        both,
        otherwise,
        same,
    } = counts;
    [gain, lose, both, otherwise, same].map(Cell::Count).into()
}

fn row(id: &str, name: &str, cells: Vec<Cell>) -> Row {
    Row {
        id: id.to_owned(),
        name: plain(name),
        cells,
    }
}
