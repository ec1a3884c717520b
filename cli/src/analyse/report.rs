//! What was counted, as tables and for programs.

use ::words::{fill, format, i18n::counting::CountWords, wording::Wording};
use compiler::{Breakdown, plain};
use rules::{Lang, LoadedPack, Text, pack::QuestionKind};
use serde_json::{Value, json};

use super::{
    sheet::{Cell, Row, Sheet},
    tally::{RemedyTally, Sum, Tally},
};
use crate::count::{Refusal, RefusedOnes};

/// A tally with what its figures are called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side<'a> {
    pub(crate) loaded: &'a LoadedPack,
    pub(crate) breakdowns: &'a [Breakdown],
    pub(crate) tally: &'a Tally,
    pub(crate) words: &'static CountWords,
}

impl<'a> Side<'a> {
    /// A text in the language of the tables, or in the pack's own where it lacks that.
    pub(crate) fn text(&self, text: &'a Text) -> &'a str {
        let own = self.loaded.pack().languages.first();
        match text.get(self.words.lang) {
            "" => text.get(own.copied().unwrap_or(Lang::En)),
            other => other,
        }
    }

    fn wording(&self) -> Wording<'a> {
        Wording {
            pack: self.loaded.pack(),
            words: ::words::catalogue(self.words.lang),
        }
    }

    /// `kakao-2022-10-15 1.0.0`.
    pub(crate) fn pack(&self) -> String {
        format!("{} {}", self.loaded.pack().id, self.loaded.pack().version)
    }

    fn sheet(&self, id: &str, title: &str, columns: Vec<(&'static str, &'static str)>) -> Sheet {
        Sheet {
            pack: self.pack(),
            id: id.to_owned(),
            title: title.to_owned(),
            columns,
            rows: Vec::new(),
            note: None,
        }
    }

    fn row(&self, id: &str, name: &str, cells: Vec<Cell>) -> Row {
        Row {
            id: id.to_owned(),
            name: plain(name),
            cells,
        }
    }

    /// Every table of it.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let parted = self.breakdowns.iter().zip(&self.tally.parted);
        let mut sheets: Vec<_> = parted.map(|(it, counts)| self.parted(it, counts)).collect();
        sheets.extend(self.services());
        sheets.push(self.remedies());
        sheets.push(self.totals());
        sheets
    }

    fn parted(&self, breakdown: &Breakdown, counts: &[u64]) -> Sheet {
        let (words, all) = (self.words, self.tally.all());
        let columns = vec![("claims", words.claims), ("share", words.share)];
        let id = format!("breakdown.{}", breakdown.id);
        let mut sheet = self.sheet(&id, self.text(&breakdown.name), columns);
        let cells = |count| vec![Cell::Count(count), Cell::Share(count, all)];
        for (category, count) in breakdown.categories.iter().zip(counts) {
            let name = self.text(&category.name);
            sheet.rows.push(self.row(&category.id, name, cells(*count)));
        }
        if let Some(count) = counts.last().copied().filter(|count| *count > 0) {
            sheet.rows.push(self.row("", words.not_known, cells(count)));
        }
        sheet
    }

    /// Nothing where a pack does not ask for them.
    fn services(&self) -> Option<Sheet> {
        let pack = self.loaded.pack();
        let mut questions = pack.questions.iter();
        questions.find(|question| question.kind == QuestionKind::Services)?;
        let (words, all) = (self.words, self.tally.all());
        let columns = vec![("claims", words.claims), ("share", words.share)];
        let mut sheet = self.sheet("services", words.services, columns);
        let cells = |count| vec![Cell::Count(count), Cell::Share(count, all)];
        for (service, count) in pack.services.iter().zip(&self.tally.services) {
            let name = self.text(&service.name);
            sheet
                .rows
                .push(self.row(service.id.as_str(), name, cells(*count)));
        }
        sheet
            .rows
            .push(self.row("", words.no_service, cells(self.tally.no_service)));
        Some(sheet)
    }

    fn remedies(&self) -> Sheet {
        let (words, pack) = (self.words, self.loaded.pack());
        let columns = vec![
            ("due", words.due),
            ("range", words.range),
            ("review", words.review),
            ("not_due", words.not_due),
            ("out_of_scope", words.out_of_scope),
            ("unknown", words.unknown),
            ("least", words.least),
            ("most", words.most),
        ];
        let mut sheet = self.sheet("remedies", words.remedies, columns);
        for (remedy, tally) in pack.remedies.iter().zip(&self.tally.remedies) {
            let mut cells: Vec<_> = tally.counts().map(Cell::Count).into();
            // A remedy that gave no money in any claim has no amount to show.
            let is_money = tally.high > 0;
            for amount in [tally.low, tally.high] {
                cells.push(match is_money {
                    true => Cell::Money(amount, pack.currency),
                    false => Cell::Nothing,
                });
            }
            let name = self.text(&remedy.name);
            sheet.rows.push(self.row(remedy.id.as_str(), name, cells));
        }
        sheet
    }

    fn totals(&self) -> Sheet {
        let (words, tally) = (self.words, self.tally);
        let columns = vec![
            ("claims", words.claims),
            ("lines", words.lines),
            ("least", words.least),
            ("most", words.most),
        ];
        let mut sheet = self.sheet("totals", words.totals, columns);
        let currency = self.loaded.pack().currency;
        for (id, kind, sum) in self.sums() {
            let cells = vec![
                Cell::Count(sum.claims),
                Cell::Nothing,
                Cell::Money(sum.low, currency),
                Cell::Money(sum.high, currency),
            ];
            sheet.rows.push(self.row(id, kind, cells));
        }
        for (id, name, lines) in [
            ("time", words.time, tally.time_lines),
            ("items", words.items, tally.item_lines),
            ("review", words.reviews, tally.review_lines),
            ("unknown", words.unknowns, tally.unknown_lines),
        ] {
            let cells = vec![
                Cell::Nothing,
                Cell::Count(lines),
                Cell::Nothing,
                Cell::Nothing,
            ];
            sheet.rows.push(self.row(id, name, cells));
        }
        sheet
    }

    /// The kinds of money, each with its sum.
    pub(crate) fn sums(&self) -> [(&'static str, &'static str, Sum); 3] {
        let (wording, tally) = (self.wording(), self.tally);
        let kind = |kind| wording.kind(kind);
        [
            ("cash", kind(rules::pack::RemedyKind::Cash), tally.cash),
            (
                "credit",
                kind(rules::pack::RemedyKind::Credit),
                tally.credit,
            ),
            (
                "voucher",
                kind(rules::pack::RemedyKind::Voucher),
                tally.voucher,
            ),
        ]
    }

    /// The same for programs.
    pub(crate) fn json(&self) -> Value {
        let (pack, tally) = (self.loaded.pack(), self.tally);
        let parted = self.breakdowns.iter().zip(&tally.parted);
        let parted = parted.map(|(breakdown, counts)| {
            let categories = breakdown.categories.iter().zip(counts);
            let categories: Vec<_> = categories
                .map(|(category, count)| {
                    json!({ "id": category.id, "name": self.text(&category.name), "claims": count })
                })
                .collect();
            json!({
                "id": breakdown.id,
                "name": self.text(&breakdown.name),
                "categories": categories,
                "not_known": counts.last(),
            })
        });
        let services = pack.services.iter().zip(&tally.services).map(|(service, count)| {
            json!({ "id": service.id, "name": self.text(&service.name), "claims": count })
        });
        let remedies = pack
            .remedies
            .iter()
            .zip(&tally.remedies)
            .map(|(remedy, tally)| {
                let mut counts = json!({
                    "id": remedy.id,
                    "name": self.text(&remedy.name),
                    "kind": remedy.kind,
                    "least": tally.low,
                    "most": tally.high,
                });
                for (certainty, count) in RemedyTally::CODES.into_iter().zip(tally.counts()) {
                    counts[certainty] = json!(count);
                }
                counts
            });
        let mut totals = json!({
            "time_lines": tally.time_lines,
            "item_lines": tally.item_lines,
            "review_lines": tally.review_lines,
            "unknown_lines": tally.unknown_lines,
        });
        for (id, _, sum) in self.sums() {
            totals[id] = json!({ "claims": sum.claims, "least": sum.low, "most": sum.high });
        }
        json!({
            "pack": self.loaded.reference(),
            "name": self.text(&pack.name),
            "currency": pack.currency,
            "submissions": tally.submissions,
            "claims": tally.claims,
            "with_faults": tally.with_faults,
            "breakdowns": parted.collect::<Vec<_>>(),
            "services": services.collect::<Vec<_>>(),
            "no_service": tally.no_service,
            "remedies": remedies.collect::<Vec<_>>(),
            "totals": totals,
        })
    }

    /// What was counted, in sentences.
    pub(crate) fn heading(&self, now: rules::Instant) -> String {
        let (words, tally) = (self.words, self.tally);
        let grouped = |count: u64| format::grouped(count.into());
        let mut text = format!(
            "{}\n{}, sha256 {}\n",
            plain(self.text(&self.loaded.pack().name)),
            self.pack(),
            self.loaded.hash()
        );
        let counts = [tally.all(), tally.submissions, tally.claims].map(grouped);
        let [all, submissions, claims] = &counts;
        text.push_str(&fill(words.counted, &[all, submissions, claims]));
        text.push('\n');
        text + &evaluated(words, tally, now)
    }
}

/// For which moment claims were evaluated, and how many with faults, where there were any.
pub(crate) fn evaluated(words: &CountWords, tally: &Tally, now: rules::Instant) -> String {
    let mut text = String::new();
    if tally.claims > 0 {
        let now = format::full_moment(words.lang, now);
        text.push_str(&fill(words.evaluated_for, &[&now]));
        text.push('\n');
    }
    if tally.with_faults > 0 {
        let faults = format::grouped(tally.with_faults.into());
        text.push_str(&fill(words.with_faults, &[&faults]));
        text.push('\n');
    }
    text
}

/// The word for a reason to refuse.
fn refusal(words: &CountWords, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Tampered => words.tampered,
        Refusal::Different => words.different,
        Refusal::UnknownPack => words.unknown_pack,
        Refusal::NotWhole => words.not_whole,
        Refusal::NotReadable => words.not_readable,
        Refusal::Unread => words.unread,
    }
}

/// Those that are refused: how many for which reason, then the first of them by name.
pub(crate) fn refused_text(refused: &mut RefusedOnes, words: &'static CountWords) -> String {
    let all = refused.all();
    if all == 0 {
        return String::new();
    }
    let grouped = |count: u64| format::grouped(count.into());
    let mut text = format!("\n{}\n", fill(words.refused, &[&grouped(all)]));
    for kind in Refusal::ALL {
        let count = refused.count(kind);
        if count > 0 {
            text.push_str(&format!("  {}: {}\n", refusal(words, kind), grouped(count)));
        }
    }
    let first = refused.first();
    for one in first {
        let line = format!("{}: {}", one.place.location(), one.because);
        text.push_str(&format!("  {}\n", plain(&line)));
    }
    let more = all - first.len() as u64;
    if more > 0 && !first.is_empty() {
        text.push_str(&format!(
            "  {}\n",
            fill(words.more_refused, &[&grouped(more)])
        ));
    }
    text
}

/// The same as rows of CSV: counts, then the first by name.
pub(crate) fn refused_sheet(refused: &mut RefusedOnes, words: &'static CountWords) -> Sheet {
    let mut rows: Vec<Row> = Vec::new();
    for kind in Refusal::ALL {
        rows.push(Row {
            id: kind.code().to_owned(),
            name: refusal(words, kind).to_owned(),
            cells: vec![Cell::Count(refused.count(kind))],
        });
    }
    for one in refused.first() {
        rows.push(Row {
            id: one.refusal.code().to_owned(),
            name: plain(&format!("{}: {}", one.place.location(), one.because)),
            cells: vec![Cell::Count(1)],
        });
    }
    Sheet {
        pack: String::new(),
        id: "refused".to_owned(),
        title: String::new(),
        columns: vec![("records", words.claims)],
        rows,
        note: None,
    }
}

/// The same for programs.
pub(crate) fn refused_json(refused: &mut RefusedOnes) -> Value {
    let mut counts = json!({});
    for kind in Refusal::ALL {
        counts[kind.code()] = json!(refused.count(kind));
    }
    let all = refused.all();
    let first = refused.first().iter().map(|one| {
        json!({
            "place": one.place.location(),
            "reason": one.refusal.code(),
            "because": one.because,
        })
    });
    let first: Vec<_> = first.collect();
    json!({ "all": all, "counts": counts, "first": first })
}
