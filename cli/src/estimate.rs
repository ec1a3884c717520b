//! `estimate`: what a pack gives for a claim, in words.

use std::{fmt::Write as _, io::Write};

use rules::{
    Currency, Estimate, Lang, Pack,
    estimate::{
        Amount, Certainty, GivenItem, GivenValidity, IntakeStatus, Line, LineReason, MoneyTotal,
        NextBound,
    },
    id::QuestionId,
    pack::RemedyKind,
};

use crate::{
    Answer,
    args::ClaimArgs,
    catalogue::{Words, fill, words},
    claim::{self, Estimated},
    figures,
    input::Failure,
};

pub(crate) fn estimate(
    args: &ClaimArgs,
    json: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let Estimated {
        loaded,
        estimate,
        lang,
        answer,
    } = claim::estimate(args, err)?;
    if json {
        serde_json::to_writer_pretty(&mut *out, &estimate)
            .map_err(|error| Failure::Output(error.into()))?;
        writeln!(out)?;
    } else {
        out.write_all(told(loaded.pack(), &estimate, lang).as_bytes())?;
    }
    Ok(answer)
}

/// The whole estimate in words.
fn told(pack: &Pack, estimate: &Estimate, lang: Lang) -> String {
    let teller = Teller {
        pack,
        currency: estimate.currency,
        lang,
        words: words(lang),
    };
    let mut text = heading(pack, estimate, lang);
    for line in &estimate.lines {
        text.push('\n');
        teller.line(line, &mut text);
    }
    let _ = write!(text, "\n{}\n", teller.words.totals);
    teller.totals(estimate, &mut text);
    if !estimate.missing.is_empty() {
        let _ = write!(text, "\n{}\n", teller.words.missing);
        for question in &estimate.missing {
            let _ = writeln!(text, "  {}", teller.question(question));
        }
    }
    text
}

/// Which estimate it is, and by which rules.
pub(crate) fn heading(pack: &Pack, estimate: &Estimate, lang: Lang) -> String {
    let words = words(lang);
    let (hour, minute) = estimate.now.time_of_day();
    let now = format!("{} {hour:02}:{minute:02}", estimate.now.date());
    let title = fill(words.estimate_for, &[pack.name.get(lang), &now]);
    let hash = estimate.pack.hash.to_string();
    let rules = fill(words.rules, &[pack.id.as_str(), &pack.version, &hash]);
    format!("{title}\n{rules}\n")
}

/// Puts parts of an estimate in words.
pub(crate) struct Teller<'p> {
    pub(crate) pack: &'p Pack,
    pub(crate) currency: Currency,
    pub(crate) lang: Lang,
    pub(crate) words: &'static Words,
}

impl Teller<'_> {
    fn money(&self, minor: i64) -> String {
        figures::whole_money(minor, self.currency, self.lang)
    }

    /// A remedy's name.
    pub(crate) fn remedy(&self, line: &Line) -> String {
        let known = self
            .pack
            .remedies
            .iter()
            .find(|remedy| remedy.id == line.remedy);
        known.map_or(line.remedy.to_string(), |remedy| {
            remedy.name.get(self.lang).to_owned()
        })
    }

    pub(crate) fn question(&self, id: &QuestionId) -> String {
        let known = self
            .pack
            .questions
            .iter()
            .find(|question| question.id == *id);
        known.map_or(id.to_string(), |question| {
            question.label.get(self.lang).to_owned()
        })
    }

    fn line(&self, line: &Line, text: &mut String) {
        let words = self.words;
        let _ = writeln!(text, "{}", self.remedy(line));
        let _ = writeln!(text, "  {}", self.gist(&line.amount, line.certainty));
        if let Some(reason) = self.reason(&line.reason) {
            let _ = writeln!(text, "  {reason}");
        }
        if let Amount::Items(items) = &line.amount {
            for item in items {
                let _ = writeln!(text, "  - {}", self.item(item));
            }
        }
        if !line.waits_for.is_empty() {
            let labels: Vec<_> = line.waits_for.iter().map(|id| self.question(id)).collect();
            let _ = writeln!(text, "  {}", fill(words.waits_for, &[&labels.join(", ")]));
        }
        let lacking: Vec<_> = line.evidence.iter().filter(|state| !state.held).collect();
        if !lacking.is_empty() && line.certainty != Certainty::NotDue {
            let papers = &self.pack.evidence;
            let names = lacking.iter().filter_map(|state| {
                let paper = papers.iter().find(|paper| paper.id == state.evidence)?;
                Some(paper.name.get(self.lang))
            });
            let names: Vec<_> = names.collect();
            let _ = writeln!(
                text,
                "  {}",
                fill(words.evidence_lacking, &[&names.join(", ")])
            );
        }
        if let Some(intake) = line
            .intake
            .as_ref()
            .filter(|_| line.certainty != Certainty::NotDue)
        {
            let (template, date) = match intake.status {
                IntakeStatus::Opens(date) => (words.intake_opens, date),
                IntakeStatus::OpenUntil(date) => (words.intake_open_until, date),
                IntakeStatus::ClosedAfter(date) => (words.intake_closed, date),
            };
            let _ = writeln!(text, "  {}", fill(template, &[&date.to_string()]));
        }
        if let Some(next) = &line.next_bound {
            let _ = writeln!(text, "  {}", self.next(next));
        }
    }

    /// What is given and how sure that is.
    pub(crate) fn gist(&self, amount: &Amount, certainty: Certainty) -> String {
        let words = self.words;
        match certainty {
            Certainty::Due => fill(words.due, &[&self.amount(amount)]),
            Certainty::Range => fill(words.range, &[&self.amount(amount)]),
            Certainty::Review => words.review.to_owned(),
            Certainty::NotDue => words.not_due.to_owned(),
            Certainty::Unknown => words.unknown.to_owned(),
        }
    }

    fn amount(&self, amount: &Amount) -> String {
        match amount {
            Amount::None => self.words.nothing.to_owned(),
            Amount::Money(minor) => self.money(*minor),
            Amount::Range { low, high } => fill(
                self.words.amount_to,
                &[&self.money(*low), &self.money(*high)],
            ),
            Amount::Time(seconds) => figures::duration(rules::Ratio::whole(*seconds), self.lang),
            Amount::Items(items) => {
                let names: Vec<_> = items.iter().map(|item| item.name.get(self.lang)).collect();
                names.join(", ")
            }
        }
    }

    fn item(&self, item: &GivenItem) -> String {
        let words = self.words;
        let validity = match item.validity {
            GivenValidity::Unlimited => words.valid_unlimited.to_owned(),
            GivenValidity::Until(date) => fill(words.valid_until, &[&date.to_string()]),
            GivenValidity::Days(days) => fill(words.valid_days, &[&days.to_string()]),
            GivenValidity::Extended {
                until: None,
                days,
                decided,
            } => fill(
                words.valid_extended,
                &[&days.to_string(), &decided.to_string()],
            ),
            GivenValidity::Extended {
                until: Some(until),
                decided,
                ..
            } => {
                let until = fill(words.valid_until, &[&until.to_string()]);
                format!(
                    "{until}, {}",
                    fill(words.and_extended, &[&decided.to_string()])
                )
            }
            GivenValidity::Unstated => String::new(),
        };
        let count = if item.count == 1 {
            String::new()
        } else {
            format!(" × {}", item.count)
        };
        let separator = if validity.is_empty() { "" } else { ", " };
        format!("{}{count}{separator}{validity}", item.name.get(self.lang))
    }

    pub(crate) fn reason(&self, reason: &LineReason) -> Option<String> {
        let words = self.words;
        let text = match reason {
            LineReason::RuleApplies | LineReason::AnswersMissing => return None,
            LineReason::ServiceNotUsed => words.service_not_used,
            LineReason::NoOutage => words.no_outage,
            LineReason::TooLarge => words.too_large,
            LineReason::PackFault => words.pack_fault,
            LineReason::Pack(id) => {
                let reason = self.pack.reasons.iter().find(|reason| reason.id == *id)?;
                reason.text.get(self.lang)
            }
        };
        Some(text.to_owned())
    }

    fn next(&self, next: &NextBound) -> String {
        let value = self.pack.values.iter().find(|value| value.id == next.value);
        let label = value.map_or(next.value.as_str(), |value| value.label.get(self.lang));
        let more = figures::quantity(&next.more, self.currency, self.lang);
        let gist = self.gist(&next.amount, next.certainty);
        fill(self.words.next_bound, &[&more, label, &gist])
    }

    fn totals(&self, estimate: &Estimate, text: &mut String) {
        let (words, totals) = (self.words, &estimate.totals);
        let money = [
            (RemedyKind::Cash, totals.cash),
            (RemedyKind::Credit, totals.credit),
            (RemedyKind::Voucher, totals.voucher),
        ];
        let mut any = false;
        for (kind, total) in money.into_iter().filter(|(_, total)| total.lines > 0) {
            any = true;
            let _ = writeln!(text, "  {}: {}", (words.kinds)(kind), self.total(total));
        }
        let counts = [
            (words.time_lines, totals.time_lines),
            (words.item_lines, totals.item_lines),
            (words.review_lines, totals.review_lines),
            (words.unknown_lines, totals.unknown_lines),
        ];
        for (template, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            any = true;
            let _ = writeln!(text, "  {}", fill(template, &[&count.to_string()]));
        }
        if !any {
            let _ = writeln!(text, "  {}", words.nothing);
        }
    }

    fn total(&self, total: MoneyTotal) -> String {
        if total.low == total.high {
            self.money(total.low)
        } else {
            fill(
                self.words.amount_to,
                &[&self.money(total.low), &self.money(total.high)],
            )
        }
    }
}
