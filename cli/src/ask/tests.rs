//! The interview by piped lines, over every example of every pack.

use interview::{
    claim::needed,
    draft::{Draft, Entries, Entry, WindowEntry},
    flow, period, retyped, testing,
};
use rules::{
    Claim, LossKind, evaluate,
    id::QuestionId,
    pack::{Pack, QuestionKind},
};

use super::*;

/// The lines that answer an interview as `wanted` has it, and the interview that they make.
struct Script<'a> {
    rules: &'a LoadedPack,
    wanted: &'a Draft,
    interview: Interview<'a>,
    lines: Vec<String>,
}

impl<'a> Script<'a> {
    /// Nothing where the answers do not lead to an estimate.
    fn of(rules: &'a LoadedPack, wanted: &'a Draft, now: Instant) -> Option<Self> {
        let mut script = Self {
            rules,
            wanted,
            interview: Interview::new(rules, now, String::new()),
            lines: Vec::new(),
        };
        for _ in 0..60 {
            match script.interview.page().clone() {
                Page::Start | Page::Question(_) => script.answer()?,
                Page::Windows => script.correct(),
                Page::OtherLosses => script.losses(),
                Page::Evidence => script.papers(),
                Page::Check | Page::Save => {}
                Page::Estimate | Page::Submit => return Some(script),
            }
            if !script.interview.go_on(now) {
                return None;
            }
        }
        None
    }

    fn say(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    fn change(&mut self, change: impl FnOnce(&mut Draft)) {
        let mut draft = Draft::clone(self.interview.draft());
        change(&mut draft);
        self.interview.take_up(draft);
    }

    fn answer(&mut self) -> Option<()> {
        let question = self.interview.question()?;
        let wanted = self.wanted;
        let entry = wanted.entries.get(&question.id);
        if entry.is_none() && !question.optional {
            return None;
        }
        self.entry(question, entry);
        if let Some(entry) = entry {
            let (id, entry) = (question.id.clone(), entry.clone());
            let aside = wanted.set_aside.get(&question.id);
            if aside.is_some() {
                return None;
            }
            self.change(|draft| draft.entries.insert(id, entry));
        }
        Some(())
    }

    fn entry(&mut self, question: &Question, entry: Option<&Entry>) {
        let pack = self.rules.pack();
        match (&question.kind, entry) {
            (QuestionKind::WeeklyMoney { .. } | QuestionKind::DailyMoney { .. }, entry) => {
                for (first, _) in period::periods(question) {
                    let typed = match entry {
                        Some(Entry::Weekly(periods)) => periods.get(&first),
                        _ => None,
                    };
                    self.say(match typed {
                        Some(typed) if typed.no_record => "-",
                        Some(typed) => &typed.text,
                        None => "",
                    });
                }
            }
            (QuestionKind::Windows { most, .. }, entry) => {
                let windows = match entry {
                    Some(Entry::Windows(windows)) => windows.as_slice(),
                    _ => &[],
                };
                for window in windows {
                    self.say(span(window));
                }
                if windows.len() < usize::from(*most) {
                    self.say("");
                }
            }
            (QuestionKind::Items { most, .. }, Some(Entry::Items(items))) => {
                for (index, item) in items.iter().enumerate() {
                    self.item(&question.id, item);
                    if index + 1 < usize::from(*most) {
                        self.say(if index + 1 < items.len() { "1" } else { "2" });
                    }
                }
            }
            (_, entry) => {
                let line = entry.map_or_else(String::new, |entry| one_line(pack, question, entry));
                self.say(line);
            }
        }
    }

    fn item(&mut self, list: &QuestionId, item: &Entries) {
        for asked in flow::questions_of(self.rules.pack(), list) {
            self.entry(asked, item.get(&asked.id));
        }
    }

    fn correct(&mut self) {
        let shown = flow::window_services(
            self.rules.pack(),
            self.interview.draft(),
            self.interview.estimate(),
        );
        let shown: Vec<_> = shown.into_iter().cloned().collect();
        for (place, service) in shown.into_iter().enumerate() {
            if let Some(window) = self.wanted.windows.get(&service) {
                self.say((place + 1).to_string());
                self.say(span(window));
                let window = window.clone();
                self.change(|draft| draft.windows.insert(service, window));
            }
        }
        self.say("");
    }

    fn losses(&mut self) {
        let wanted = self.wanted;
        for loss in &wanted.other_losses {
            self.say(&loss.what);
            self.say(&loss.amount);
            let kind = LossKind::ALL
                .iter()
                .position(|kind| Some(*kind) == loss.kind);
            self.say(kind.map_or_else(String::new, |place| (place + 1).to_string()));
            self.say(
                loss.date
                    .as_ref()
                    .map_or_else(String::new, |date| date.join("-")),
            );
            self.change(|draft| draft.other_losses.push(loss.clone()));
        }
        self.say("");
    }

    fn papers(&mut self) {
        let mut asked = Vec::new();
        for paper in flow::evidence_asked(self.interview.estimate()) {
            if !asked.contains(paper) {
                asked.push(paper.clone());
            }
        }
        let held = asked.into_iter().enumerate();
        let held: Vec<_> = held
            .filter(|(_, paper)| self.wanted.evidence.contains(paper))
            .collect();
        if !held.is_empty() {
            let numbers: Vec<_> = held.iter().map(|(at, _)| (at + 1).to_string()).collect();
            self.say(numbers.join(" "));
        }
        for (_, paper) in held {
            self.change(|draft| draft.evidence.insert(paper, Default::default()));
        }
        self.say("");
    }
}

fn span(window: &WindowEntry) -> String {
    let [from, to] = [&window.from, &window.to]
        .map(|[year, month, day, hour, minute]| format!("{year}-{month}-{day} {hour}:{minute}"));
    format!("{from} ~ {to}")
}

fn one_line(pack: &Pack, question: &Question, entry: &Entry) -> String {
    let number = |place: Option<usize>| place.map_or(0, |place| place + 1).to_string();
    match (&question.kind, entry) {
        (QuestionKind::Choice { options }, Entry::Choice(chosen)) => {
            number(options.iter().position(|option| option.id == *chosen))
        }
        (_, Entry::YesNo(yes)) => if *yes { "1" } else { "2" }.into(),
        (_, Entry::Text(text)) => text.clone(),
        (_, Entry::Date(parts)) => parts.join("-"),
        (_, Entry::Duration(parts)) => parts.join(":"),
        (_, Entry::Services { none: true, .. }) => "0".into(),
        (_, Entry::Services { chosen, .. }) => {
            let places = chosen.iter().map(|chosen| {
                let mut services = pack.services.iter();
                number(services.position(|service| service.id == *chosen))
            });
            places.collect::<Vec<_>>().join(" ")
        }
        (kind, entry) => panic!("{kind:?} and {entry:?}"),
    }
}

/// What an interview by those lines comes to, and what it said.
fn asked(
    rules: &LoadedPack,
    lang: Lang,
    now: Instant,
    lines: &[String],
) -> (Result<(), Failure>, Claim, String) {
    let input = lines.join("\n") + "\n";
    let (mut input, mut out) = (input.as_bytes(), Vec::new());
    let terminal = Terminal {
        input: &mut input,
        out: &mut out,
    };
    let mut session = Session::new(rules, lang, now, terminal);
    let done = session.run();
    let claim = Claim::clone(session.interview.claim());
    drop(session);
    (done, claim, String::from_utf8(out).expect("text"))
}

#[test]
fn every_example_can_be_answered_in_a_terminal() {
    let mut packs = Vec::new();
    for (rules, examples) in testing::published() {
        let pack = rules.pack();
        let mut count = 0;
        for example in &examples {
            // What has seconds, or leaves something open, no interview comes to.
            let Some(wanted) = retyped::draft(pack, &example.claim, String::new()) else {
                continue;
            };
            let Some(script) = Script::of(rules, &wanted, example.now) else {
                continue;
            };
            let mut likewise = example.claim.clone();
            likewise.by_day.clear();
            let estimate = evaluate(rules, &likewise, example.now);
            let likewise = needed(rules, likewise, &estimate);
            for lang in &pack.languages {
                let (done, claim, said) = asked(rules, *lang, example.now, &script.lines);
                let name = &example.name;
                assert!(done.is_ok(), "{}: {name}: {done:?}\n{said}", pack.id);
                assert_eq!(claim.answers, likewise.answers, "{}: {name}", pack.id);
                assert_eq!(claim, **script.interview.claim(), "{}: {name}", pack.id);
                assert!(!said.contains("! "), "{}: {name}:\n{said}", pack.id);
            }
            count += 1;
        }
        packs.push((pack.id.to_string(), count));
    }
    assert_eq!(packs.len(), 5, "{packs:?}");
    assert!(packs.iter().all(|(_, count)| *count >= 5), "{packs:?}");
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn one_goes_back_and_mends_what_is_wrong() {
    let rules = testing::lines();
    let now = "2024-04-01T12:00:00+09:00".parse().expect("a moment");
    // A number that is none, then the first option; back from the next question, and another one.
    let (done, claim, said) = asked(rules, Lang::En, now, &lines(&["9", "1", "<", "2"]));
    assert!(matches!(done, Err(Failure::Unfinished)));
    assert_eq!(said.matches("! ").count(), 1, "{said}");
    let first = &rules.pack().questions[0];
    let QuestionKind::Choice { options } = &first.kind else {
        panic!("{:?}", first.kind);
    };
    let chosen = claim.answers.get(&first.id);
    assert_eq!(chosen, Some(&rules::Answer::Choice(options[1].id.clone())));
}

#[test]
fn dates_numbers_and_times_are_taken_as_they_are_written() {
    assert_eq!(parts::<3>("2022. 10. 15."), parts::<3>("2022-10-15"));
    assert_eq!(parts::<3>("2022-10"), None);
    assert_eq!(ends("2022-10-15 15:30"), None);
    let written = ends("2022-10-15 15:30 ~ 2022-10-15T18:00").is_some();
    assert!(!written, "a T parts no time here");
    assert_eq!(numbers("1, 3 2", 3), Some(vec![0, 2, 1]));
    assert_eq!(numbers("0", 3), None);
    assert_eq!(number("1 2", 3), None);
}
