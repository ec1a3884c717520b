//! `ask`: the interview of a pack in a terminal.

mod pages;
mod question;
mod terminal;
#[cfg(test)]
mod tests;
mod texts;

use std::{
    fs,
    io::{BufRead, Write},
    path::Path,
};

use interview::{
    Interview,
    field::{Field, FieldFault},
    page::Page,
};
use rules::{Instant, Lang, LoadedPack, pack::Question};
use words::{Wording, catalogue, fill, problems};

use self::{
    question::Asked,
    terminal::{Reply, Terminal},
    texts::{AskTexts, texts},
};
use crate::{
    Answer, claim, estimate,
    failure::Failure,
    files::{self, display_path},
    input,
};

/// What the interview is to be about.
#[derive(Debug)]
pub(crate) struct AskArgs<'a> {
    pub(crate) pack: &'a Path,
    pub(crate) output: Option<&'a Path>,
    pub(crate) now: Option<Instant>,
    pub(crate) lang: Option<Lang>,
}

/// Asks to the end: the claim is written, the estimate is said.
pub(crate) fn ask(
    args: &AskArgs<'_>,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    if files::is_standard_input(args.pack) {
        return Err(Failure::StandardInputTwice);
    }
    let loaded = input::pack(args.pack, err)?;
    let pack = loaded.pack();
    let lang = claim::language(pack, args.lang)?;
    let now = match args.now {
        Some(now) => now,
        None => claim::clock(pack.offset_minutes)?,
    };
    let terminal = Terminal { input, out };
    let mut session = Session::new(&loaded, lang, now, terminal);
    session.run()?;
    let Session {
        interview,
        wording,
        texts,
        mut terminal,
        ..
    } = session;
    terminal.blank()?;
    terminal.say(&estimate::text(&wording, interview.estimate()))?;
    if let Some(output) = args.output {
        let claim = rules::canonical_json(&**interview.claim())
            .map_err(|error| Failure::Unwritable(output.to_owned(), error))?;
        if files::is_standard_input(output) {
            terminal.say(&claim)?;
        } else {
            fs::write(output, claim + "\n")
                .map_err(|error| Failure::Write(output.to_owned(), error))?;
            terminal.say(&fill(texts.written, &[&display_path(output)]))?;
        }
    }
    Ok(Answer::Yes)
}

/// An interview under way.
struct Session<'a> {
    interview: Interview<'a>,
    wording: Wording<'a>,
    texts: &'static AskTexts,
    terminal: Terminal<'a>,
    now: Instant,
}

/// What to do after a page or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// To the next one.
    On,
    /// To the one before.
    Back,
    /// To what is in its place now.
    Stay,
}

impl<'a> Session<'a> {
    fn new(rules: &'a LoadedPack, lang: Lang, now: Instant, terminal: Terminal<'a>) -> Self {
        Self {
            // No submission is made of it, so no key is needed to tell it from others.
            interview: Interview::new(rules, now, String::new()),
            wording: Wording {
                pack: rules.pack(),
                words: catalogue(lang),
            },
            texts: texts(lang),
            terminal,
            now,
        }
    }

    /// Asks page after page, until the estimate is there.
    fn run(&mut self) -> Result<(), Failure> {
        let pack = self.wording.pack;
        self.terminal.say(self.wording.text(&pack.name))?;
        self.terminal.say(self.wording.text(&pack.summary))?;
        self.terminal.say(self.texts.how)?;
        loop {
            let turn = match self.interview.page().clone() {
                Page::Start | Page::Question(_) => match self.interview.question() {
                    Some(question) => self.question(question)?,
                    None => Turn::On,
                },
                Page::Windows => self.outages()?,
                Page::OtherLosses => self.losses()?,
                Page::Evidence => self.evidence()?,
                Page::Check | Page::Save => Turn::On,
                Page::Estimate | Page::Submit => return Ok(()),
            };
            match turn {
                Turn::On => {
                    if !self.interview.go_on(self.now) {
                        let faults = self.interview.faults().clone();
                        self.tell(&faults)?;
                    }
                }
                // Before the first page there is none, so it is asked again.
                Turn::Back => {
                    self.interview.go_back();
                }
                Turn::Stay => {}
            }
        }
    }

    fn question(&mut self, question: &'a Question) -> Result<Turn, Failure> {
        Asked::new(question).ask(self)
    }

    /// Says what is wrong.
    fn tell(&mut self, faults: &[FieldFault]) -> Result<(), Failure> {
        for fault in faults {
            let sentence = problems::sentence(&self.wording, &fault.field, fault.problem);
            self.terminal.say(&format!("! {sentence}"))?;
        }
        Ok(())
    }

    /// Says what is wrong in a number that was to choose one of `count`.
    fn one_of(&mut self, count: usize) -> Result<(), Failure> {
        let sentence = fill(self.texts.one_of, &[&count.to_string()]);
        self.terminal.say(&format!("! {sentence}"))
    }
}

/// What is wrong in a field, of all that is wrong where it stands.
fn faults_in(field: &Field, faults: Option<&[FieldFault]>) -> Vec<FieldFault> {
    let faults = faults.unwrap_or_default().iter();
    faults
        .filter(|fault| fault.field == *field)
        .cloned()
        .collect()
}

/// The numbers in a line, each from 1 to `count`; nothing where something else is in it.
fn numbers(text: &str, count: usize) -> Option<Vec<usize>> {
    let parts = text.split([' ', ',']).filter(|part| !part.is_empty());
    let number = |part: &str| {
        let number: usize = part.parse().ok()?;
        (1..=count).contains(&number).then(|| number - 1)
    };
    parts.map(number).collect()
}

/// The number in a line.
fn number(text: &str, count: usize) -> Option<usize> {
    match numbers(text, count)?.as_slice() {
        [number] => Some(*number),
        _ => None,
    }
}

/// The runs of digits and letters of a date or a moment, so many; nothing where there are others.
fn parts<const N: usize>(text: &str) -> Option<[String; N]> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    parts.try_into().ok()
}

/// Hours and minutes of `1:30`.
fn hours_and_minutes(text: &str) -> Option<[String; 2]> {
    let (hours, minutes) = text.split_once([':', '：'])?;
    Some([hours, minutes].map(|part| part.trim().to_owned()))
}

/// The two ends of `FROM ~ TO`.
fn ends(text: &str) -> Option<[[String; 5]; 2]> {
    let (from, to) = text.split_once(['~', '～'])?;
    Some([parts(from)?, parts(to)?])
}
