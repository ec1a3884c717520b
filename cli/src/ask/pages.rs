//! What is asked beside the questions of the pack: outages, other losses, papers.

use interview::{
    edit::Edit,
    field::{End, Field},
    flow,
};
use rules::{
    LossKind,
    id::{EvidenceId, ServiceId},
};
use words::i18n::papers::papers;

use super::{Reply, Session, Turn, ends, faults_in, number, numbers, parts};
use crate::failure::Failure;

impl Session<'_> {
    /// The published outages of the services used, each to be corrected.
    pub(super) fn outages(&mut self) -> Result<Turn, Failure> {
        let (wording, pack) = (self.wording, self.wording.pack);
        loop {
            let interview = &self.interview;
            let shown = flow::window_services(pack, interview.draft(), interview.estimate());
            let outages = interview.estimate().outages.iter();
            let outages: Vec<_> = outages
                .filter(|outage| shown.contains(&&outage.service))
                .cloned()
                .collect();
            self.heading(wording.words.windows_heading)?;
            let lines: Vec<String> = outages
                .iter()
                .map(|outage| {
                    let windows = outage.windows.windows().iter();
                    let spans: Vec<_> = windows.map(|window| wording.full_span(*window)).collect();
                    format!("{}: {}", wording.service(&outage.service), spans.join(", "))
                })
                .collect();
            let count = self.terminal.list(lines.iter().map(String::as_str))?;
            self.terminal.say(self.texts.correct)?;
            match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back => return Ok(Turn::Back),
                Reply::Text(text) => {
                    match number(&text, count).and_then(|place| outages.get(place)) {
                        Some(outage) => self.correct(&outage.service)?,
                        None => self.one_of(count)?,
                    }
                }
            }
        }
    }

    fn correct(&mut self, service: &ServiceId) -> Result<(), Failure> {
        self.terminal.say(self.texts.corrected)?;
        loop {
            let text = match self.terminal.reply()? {
                Reply::Blank | Reply::Back => return Ok(()),
                Reply::Text(text) => text,
            };
            if text == "-" {
                self.interview.edit(Edit::ResetWindow(service.clone()));
                return Ok(());
            }
            let Some(ends) = ends(&text) else {
                let line = format!("! {}", self.texts.corrected);
                self.terminal.say(&line)?;
                continue;
            };
            self.interview.edit(Edit::CorrectWindow(service.clone()));
            for (end, texts) in [End::From, End::To].into_iter().zip(ends) {
                for (part, text) in texts.into_iter().enumerate() {
                    let edit = Edit::TypeWindow(service.clone(), end, part, text);
                    self.interview.edit(edit);
                }
            }
            let meaning = self.interview.meanings().outage(service);
            let faults = meaning.map_or_else(Vec::new, |meaning| meaning.faults.clone());
            if faults.is_empty() {
                return Ok(());
            }
            self.tell(&faults)?;
        }
    }

    /// Losses that the scheme does not count, one after another.
    pub(super) fn losses(&mut self) -> Result<Turn, Failure> {
        let extra = papers(self.wording.words.lang);
        self.heading(self.wording.words.losses_heading)?;
        loop {
            let index = self.interview.draft().other_losses.len();
            self.terminal.say(self.texts.loss_what)?;
            let what = match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back if index == 0 => return Ok(Turn::Back),
                Reply::Back => {
                    self.interview.edit(Edit::RemoveLoss(index - 1));
                    continue;
                }
                Reply::Text(what) => what,
            };
            self.interview.edit(Edit::AddLoss);
            self.interview.edit(Edit::TypeLossWhat(index, what));
            self.terminal.say(self.texts.loss_amount)?;
            let amount = |text| vec![Edit::TypeLossAmount(index, text)];
            if !self.of_loss(index, &Field::LossAmount(index), true, amount)? {
                continue;
            }
            self.terminal.say(self.texts.loss_kind)?;
            let kinds = LossKind::ALL.map(|kind| extra.loss_kind(kind));
            let count = self.terminal.list(kinds)?;
            let kind = loop {
                match self.terminal.reply()? {
                    Reply::Text(text) => match number(&text, count) {
                        Some(place) => break LossKind::ALL.get(place).copied(),
                        None => self.one_of(count)?,
                    },
                    Reply::Blank | Reply::Back => break None,
                }
            };
            if let Some(kind) = kind {
                self.interview.edit(Edit::ChooseLossKind(index, kind));
            }
            self.terminal.say(self.texts.loss_date)?;
            let date = |text: String| {
                let parts =
                    parts::<3>(&text).unwrap_or_else(|| [text, String::new(), String::new()]);
                let parts = parts.into_iter().enumerate();
                parts
                    .map(|(part, text)| Edit::TypeLossDate(index, part, text))
                    .collect()
            };
            self.of_loss(index, &Field::LossDate(index), false, date)?;
        }
    }

    /// Asks for one thing about a loss until it is right; tells whether the loss is still there.
    fn of_loss(
        &mut self,
        index: usize,
        field: &Field,
        needed: bool,
        edits: impl Fn(String) -> Vec<Edit>,
    ) -> Result<bool, Failure> {
        loop {
            let text = match self.terminal.reply()? {
                Reply::Back => {
                    self.interview.edit(Edit::RemoveLoss(index));
                    return Ok(false);
                }
                Reply::Blank if !needed => return Ok(true),
                Reply::Blank => String::new(),
                Reply::Text(text) => text,
            };
            for edit in edits(text) {
                self.interview.edit(edit);
            }
            let meaning = self.interview.meanings().loss(index);
            let faults = faults_in(field, meaning.map(|meaning| &*meaning.faults));
            if faults.is_empty() {
                return Ok(true);
            }
            self.tell(&faults)?;
        }
    }

    /// The papers that are asked for, to be ticked.
    pub(super) fn evidence(&mut self) -> Result<Turn, Failure> {
        let wording = self.wording;
        self.heading(wording.words.evidence_heading)?;
        loop {
            let mut asked: Vec<EvidenceId> = Vec::new();
            for paper in flow::evidence_asked(self.interview.estimate()) {
                if !asked.contains(paper) {
                    asked.push(paper.clone());
                }
            }
            let held = &self.interview.draft().evidence;
            let lines: Vec<String> = asked
                .iter()
                .map(|paper| {
                    let mark = if held.contains(paper) { "[x]" } else { "[ ]" };
                    format!("{mark} {}", wording.evidence(paper))
                })
                .collect();
            let count = self.terminal.list(lines.iter().map(String::as_str))?;
            self.terminal.say(self.texts.papers)?;
            match self.terminal.reply()? {
                Reply::Blank => return Ok(Turn::On),
                Reply::Back => return Ok(Turn::Back),
                Reply::Text(text) => match numbers(&text, count) {
                    Some(places) => {
                        for paper in places.into_iter().filter_map(|place| asked.get(place)) {
                            self.interview.edit(Edit::ToggleEvidence(paper.clone()));
                        }
                    }
                    None => self.one_of(count)?,
                },
            }
        }
    }

    fn heading(&mut self, text: &str) -> Result<(), Failure> {
        self.terminal.blank()?;
        self.terminal.say(text)
    }
}
