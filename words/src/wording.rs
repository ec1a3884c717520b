//! Turns what the rules say in codes and figures into words of one language.

mod bounds;
mod names;
mod outages;
mod set_aside;
mod steps;
mod summary;
mod sums;
#[cfg(test)]
mod tests;

use rules::{
    Date, Pack, Text, Window,
    estimate::{
        Amount, Certainty, GivenItem, GivenValidity, IntakeState, IntakeStatus, LineReason,
    },
    id::{CitationId, EvidenceId, OptionId, QuestionId, ServiceId, ValueId},
    pack::{Citation, Question, QuestionKind, Ref, RemedyKind, WindowEnd},
};

use crate::{
    format,
    i18n::{Catalogue, fill},
};

pub use self::{
    set_aside::working,
    steps::{StepText, steps},
    summary::Summary,
    sums::sorted,
};

/// A published source, as it is named to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// What it says and who published it.
    pub text: String,
    /// Where it can be read, if that is known.
    pub url: Option<String>,
}

/// A pack and the language to speak of it in.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// What is spoken of.
    pub pack: &'a Pack,
    /// The words.
    pub words: &'static Catalogue,
}

impl<'a> Wording<'a> {
    /// A text of the pack.
    pub fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.words.lang)
    }

    /// A text of the pack, when it says anything.
    pub fn hint(&self, text: &'a Text) -> Option<&'a str> {
        Some(self.text(text)).filter(|text| !text.is_empty())
    }

    /// The question with that id.
    fn question(&self, id: &QuestionId) -> Option<&'a Question> {
        self.pack
            .questions
            .iter()
            .find(|question| question.id == *id)
    }

    /// An amount as it is said.
    pub fn money(&self, minor: i64) -> String {
        format::money_said(self.words.lang, self.pack.currency, minor)
    }

    /// An amount as one types it, for an example.
    fn example(&self) -> String {
        format::money(self.words.lang, self.pack.currency, 123_456)
    }

    /// How amounts can be typed.
    pub fn amount_hint(&self) -> String {
        if self.pack.currency.digits() == 0 {
            self.words.amount_hint.into()
        } else {
            fill(self.words.amount_hint_decimal, &[&self.example()])
        }
    }

    /// What to do about a text that is no amount.
    pub fn not_an_amount(&self) -> String {
        if self.pack.currency.digits() == 0 {
            self.words.not_an_amount.into()
        } else {
            fill(self.words.not_an_amount_decimal, &[&self.example()])
        }
    }

    /// What to do about an amount with a part smaller than the currency's smallest unit.
    pub fn fraction(&self) -> String {
        if self.pack.currency.digits() == 0 {
            self.words.fraction.into()
        } else {
            fill(self.words.fraction_decimal, &[&self.example()])
        }
    }

    /// A date with its weekday.
    pub fn date(&self, date: Date) -> String {
        format::date(self.words.lang, date)
    }

    /// The name of a service.
    pub fn service(&self, id: &ServiceId) -> &'a str {
        let service = self.pack.services.iter().find(|known| known.id == *id);
        service.map_or("", |service| self.text(&service.name))
    }

    /// The name of a paper.
    pub fn evidence(&self, id: &EvidenceId) -> &'a str {
        let evidence = self.pack.evidence.iter().find(|known| known.id == *id);
        evidence.map_or("", |evidence| self.text(&evidence.name))
    }

    /// The short name of a question.
    pub fn label(&self, id: &QuestionId) -> &'a str {
        self.question(id)
            .map_or("", |question| self.text(&question.label))
    }

    /// The name of a value.
    pub fn value(&self, id: &ValueId) -> &'a str {
        let value = self.pack.values.iter().find(|known| known.id == *id);
        value.map_or("", |value| self.text(&value.label))
    }

    /// The name of an option.
    pub fn option(&self, question: &'a Question, id: &OptionId) -> &'a str {
        let QuestionKind::Choice { options } = &question.kind else {
            return "";
        };
        let option = options.iter().find(|option| option.id == *id);
        option.map_or("", |option| self.text(&option.name))
    }

    /// Yes or no.
    pub fn flag(&self, yes: bool) -> &'static str {
        if yes { self.words.yes } else { self.words.no }
    }

    /// How sure a line is.
    pub fn certainty(&self, certainty: Certainty) -> &'static str {
        let [due, range, review, not_due, unknown] = self.words.certainties;
        match certainty {
            Certainty::Due => due,
            Certainty::Range => range,
            Certainty::Review => review,
            Certainty::NotDue => not_due,
            Certainty::Unknown => unknown,
        }
    }

    /// What kind of thing a remedy gives.
    pub fn kind(&self, kind: RemedyKind) -> &'static str {
        let [cash, credit, extension, voucher, in_kind] = self.words.kinds;
        match kind {
            RemedyKind::Cash => cash,
            RemedyKind::Credit => credit,
            RemedyKind::Extension => extension,
            RemedyKind::Voucher => voucher,
            RemedyKind::InKind => in_kind,
        }
    }

    /// What is given; where nothing is, why by how sure that is.
    pub fn amount(&self, amount: &Amount, certainty: Certainty) -> String {
        let (words, lang) = (self.words, self.words.lang);
        match amount {
            Amount::Money(minor) => self.money(*minor),
            Amount::Range { low, high } => {
                format::money_range(lang, self.pack.currency, *low, *high)
            }
            Amount::Time(seconds) => fill(words.amount_time, &[&format::days(lang, *seconds)]),
            Amount::Extended { seconds, until } => fill(
                words.amount_extended,
                &[&format::days(lang, *seconds), &self.last_moment(*until)],
            ),
            Amount::Items(items) => fill(words.amount_items, &[&items.len().to_string()]),
            Amount::None => match certainty {
                Certainty::Review => words.amount_review,
                Certainty::Unknown => words.amount_unknown,
                _ => words.amount_none,
            }
            .into(),
        }
    }

    /// A thing given, and for how long it can be used.
    pub fn item(&self, item: &GivenItem) -> (String, Option<String>) {
        let words = self.words;
        // The item's text stands in the estimate, in each language of the pack.
        let name = item.name.get(words.lang);
        let name = if item.count == 1 {
            name.to_owned()
        } else {
            let count = format::grouped(item.count.into());
            fill(words.item_count, &[name, &count])
        };
        let validity = match item.validity {
            GivenValidity::Unlimited => Some(words.valid_unlimited.to_owned()),
            GivenValidity::Until(date) => Some(fill(words.valid_until, &[&self.date(date)])),
            GivenValidity::Days(days) => Some(fill(words.valid_days, &[&days.to_string()])),
            GivenValidity::Extended {
                until,
                days,
                decided,
            } => {
                let decided = self.date(decided);
                Some(match until {
                    Some(until) => fill(words.valid_extended, &[&self.date(until), &decided]),
                    None => fill(words.valid_extended_days, &[&days.to_string(), &decided]),
                })
            }
            GivenValidity::Prolonged { until, to, decided } => {
                let (to, decided) = (self.date(to), self.date(decided));
                Some(match until {
                    Some(until) => fill(words.valid_prolonged, &[&self.date(until), &to, &decided]),
                    None => fill(words.valid_prolonged_to, &[&to, &decided]),
                })
            }
            GivenValidity::Unstated => None,
        };
        (name, validity)
    }

    /// Why a line is what it is.
    pub fn reason(&self, reason: &LineReason) -> &'a str {
        let words = self.words;
        match reason {
            LineReason::RuleApplies => words.reason_applies,
            LineReason::ServiceNotUsed => words.reason_service_not_used,
            LineReason::NoOutage => words.reason_no_outage,
            LineReason::AnswersMissing => words.reason_answers_missing,
            LineReason::TooLarge => words.reason_too_large,
            LineReason::PackFault => words.reason_pack_fault,
            LineReason::OtherRemedy => words.reason_other_remedy,
            LineReason::Pack(id) => {
                let reason = self.pack.reasons.iter().find(|known| known.id == *id);
                reason.map_or("", |reason| self.text(&reason.text))
            }
        }
    }

    /// Whether claims for a line are taken.
    pub fn intake(&self, intake: &IntakeState) -> String {
        let words = self.words;
        let (template, date) = match intake.status {
            IntakeStatus::Opens(date) => (words.intake_opens, date),
            IntakeStatus::OpenUntil(date) => (words.intake_open, date),
            IntakeStatus::ClosedAfter(date) => (words.intake_closed, date),
        };
        fill(template, &[&self.date(date)])
    }

    /// When a service was down, as published, and how sure its end is.
    pub fn published(&self, window: Window, end: WindowEnd) -> (String, Option<&'static str>) {
        let sure = match end {
            WindowEnd::Exact => None,
            WindowEnd::About => Some(self.words.window_about),
            WindowEnd::WorkingBy => Some(self.words.window_working_by),
        };
        (self.span(window), sure)
    }

    /// From when to when.
    pub fn span(&self, window: Window) -> String {
        let moment = |at| format::moment(self.words.lang, at);
        fill(
            self.words.window_span,
            &[&moment(window.from), &moment(window.to)],
        )
    }

    /// From when to when, where the year is not known, and how long that is.
    pub fn full_span(&self, window: Window) -> String {
        let lang = self.words.lang;
        let from = format::full_moment(lang, window.from);
        let to = if window.from.date() == window.to.date() {
            format::clock(window.to)
        } else {
            format::full_moment(lang, window.to)
        };
        let span = fill(self.words.window_span, &[&from, &to]);
        let length = format::duration(lang, window.seconds());
        [&span, " (", &length, ")"].concat()
    }

    /// What one of a list's items is called.
    pub fn item_word(&self, list: &QuestionId) -> &'a str {
        match self.question(list).map(|list| &list.kind) {
            Some(QuestionKind::Items { item, .. }) => self.text(item),
            _ => "",
        }
    }

    /// What a certain item of a list is called: `Line 2` for the one at index 1.
    pub fn item_name(&self, list: &QuestionId, index: usize) -> String {
        let number = index.saturating_add(1).to_string();
        fill(self.words.item_number, &[self.item_word(list), &number])
    }

    /// The sources with these ids.
    pub fn sources(&self, ids: &[CitationId]) -> Vec<SourceText> {
        let known = |id: &CitationId| self.pack.citations.iter().find(|known| known.id == *id);
        ids.iter()
            .filter_map(known)
            .map(|source| self.source(source))
            .collect()
    }

    /// The sources that these references lead to.
    pub fn cited(&self, citations: &[Ref<Citation>]) -> Vec<SourceText> {
        let sources = citations
            .iter()
            .filter_map(|at| at.of(&self.pack.citations));
        sources.map(|source| self.source(source)).collect()
    }

    fn source(&self, citation: &'a Citation) -> SourceText {
        let mut text = self.text(&citation.title).to_owned();
        text.push_str(" (");
        text.push_str(&citation.publisher);
        if let Some(date) = citation.date {
            text.push_str(", ");
            text.push_str(&date.to_string());
        }
        text.push_str(", ");
        text.push_str(&citation.reference);
        text.push(')');
        SourceText {
            text,
            url: citation.url.clone(),
        }
    }
}
