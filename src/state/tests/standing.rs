//! Schemes for any outage: windows of time, lists of items, amounts by day, other currencies.

use interview::{
    draft::{Entry, windows_in},
    period,
};
use rules::{
    Answer, LoadedPack,
    claim::ItemAnswers,
    estimate::{Amount, Line},
};
use words::problems;

use super::*;
use crate::{browser::storage, json};

/// A person at a page for `rules`.
fn arrives(rules: &'static LoadedPack) -> Person {
    let state = State::new(
        rules,
        Lang::En,
        at("2024-04-01T12:00:00+09:00"),
        "key".into(),
    );
    Person {
        state,
        seen: Vec::new(),
    }
}

fn id(question: &str) -> QuestionId {
    question.into()
}

impl Person {
    fn visits(&mut self, question: &str) {
        self.act(Action::Visit(Some(Page::Question(id(question))), now()));
        assert_eq!(self.path(), format!("q/{question}"));
    }

    /// Types both ends of a window.
    fn types_window(&mut self, question: &str, index: usize, window: [&str; 2]) {
        for edit in typed(question, index, window) {
            self.edit(edit);
        }
    }

    fn in_item(&mut self, index: usize, edit: AnswerEdit) {
        self.edit(AnswerEdit::InItem(id("lines"), index, Box::new(edit)));
    }

    /// Fills in a whole line of the list.
    fn types_line(&mut self, index: usize, fee: &str) {
        self.in_item(index, AnswerEdit::Type(id("line_fee"), fee.into()));
        self.in_item(index, AnswerEdit::Type(id("line_phones"), "1".into()));
        for (part, text) in ["2020", "1", "31"].into_iter().enumerate() {
            self.in_item(
                index,
                AnswerEdit::TypeDate(id("line_since"), part, text.into()),
            );
        }
        self.in_item(index, AnswerEdit::Choose(id("line_type"), "fibre".into()));
        self.in_item(index, AnswerEdit::YesNo(id("line_waived"), false));
        for edit in typed("line_cut", 0, MORNING) {
            self.in_item(index, edit);
        }
    }

    /// What is told to be wrong.
    fn sentences(&self) -> Vec<String> {
        let wording = words::wording::Wording {
            pack: self.state.pack(),
            words: words::i18n::catalogue(self.state.lang),
        };
        let faults = self.state.interview.faults().iter();
        faults
            .map(|fault| problems::sentence(&wording, &fault.field, fault.problem))
            .collect()
    }

    fn line(&self, remedy: &str) -> &Line {
        let mut lines = self.state.interview.estimate().lines.iter();
        let found = lines.find(|line| line.remedy.as_str() == remedy);
        found.expect("a remedy of the pack")
    }

    fn answer(&self, question: &str) -> Option<&Answer> {
        self.state.interview.claim().answers.get(question)
    }
}

/// The typing of both ends of a window, written `2024-3-4 9:00`.
fn typed(question: &str, index: usize, window: [&str; 2]) -> Vec<AnswerEdit> {
    let end = |(end, text): (End, &str)| {
        let parts: Vec<String> = text.split(['-', ' ', ':']).map(str::to_owned).collect();
        let question = id(question);
        parts
            .into_iter()
            .enumerate()
            .map(move |(part, text)| AnswerEdit::TypeSpan(question.clone(), index, end, part, text))
    };
    let [from, to] = window;
    [(End::From, from), (End::To, to)]
        .into_iter()
        .flat_map(end)
        .collect()
}

const MORNING: [&str; 2] = ["2024-3-4 9:00", "2024-3-4 12:00"];

/// At the question about windows.
fn asked_for_windows() -> Person {
    let mut person = arrives(testing::lines());
    person.goes_on();
    person.edit(AnswerEdit::Choose(id("claimant"), "shop".into()));
    person.goes_on();
    assert_eq!(person.path(), "q/when");
    person
}

/// At the question about lines.
fn asked_for_lines() -> Person {
    let mut person = asked_for_windows();
    person.types_window("when", 0, MORNING);
    person.goes_on();
    assert_eq!(person.path(), "q/lines");
    person
}

#[test]
fn every_kind_of_page_is_passed_on_the_way_to_an_estimate() {
    let mut person = asked_for_lines();
    person.types_line(0, "30,000");
    person.goes_on();
    assert_eq!(person.sentences(), [""; 0]);
    assert_eq!(person.path(), "q/sales");
    for day in period::days(date("2024-02-26"), date("2024-03-05")) {
        let sales = if day == date("2024-03-04") {
            "40만"
        } else {
            "100만"
        };
        person.edit(AnswerEdit::TypeWeek(id("sales"), day, sales.into()));
    }
    person.goes_on();
    assert_eq!(person.path(), "other-losses");
    person.goes_on();
    assert_eq!(person.path(), "check");
    assert_eq!(person.line("fees").amount, Amount::Money(1_250));
    assert_eq!(person.line("sales").amount, Amount::Money(600_000));
    person.goes_on();
    person.goes_on();
    let made = person.state.interview.submission().expect("a submission");
    assert!(made.estimate.faults.is_empty());
    assert_eq!(made.claim.answers.len(), 4, "fields stay within their list");
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

#[test]
fn windows_that_overlap_are_taken_together() {
    let mut person = asked_for_windows();
    person.types_window("when", 0, MORNING);
    person.edit(AnswerEdit::AddSpan(id("when")));
    person.types_window("when", 1, ["2024-3-4 11:00", "2024-3-4 13:00"]);
    let Some(Answer::Windows(time)) = person.answer("when") else {
        panic!("an answer");
    };
    assert_eq!(time.windows().len(), 1);
    assert_eq!(time.seconds(), 4 * 3_600);
    person.edit(AnswerEdit::AddSpan(id("when")));
    person.goes_on();
    assert_eq!(person.path(), "q/lines", "a window left blank is no window");
}

#[test]
fn half_a_window_is_not_passed_over() {
    let mut person = asked_for_windows();
    person.types_window("when", 0, MORNING);
    person.edit(AnswerEdit::AddSpan(id("when")));
    let part = |part, text: &str| AnswerEdit::TypeSpan(id("when"), 1, End::From, part, text.into());
    person.edit(part(0, "2024"));
    assert!(person.answer("when").is_none());
    person.goes_on();
    assert_eq!(
        person.sentences(),
        [
            "Outage 2: Fill in this part too: Month",
            "Outage 2: Enter when it worked again"
        ]
    );
    // A message goes when its field is right, and none is there for what was taken away.
    person.edit(AnswerEdit::RemoveSpan(id("when"), 1));
    assert!(person.state.interview.faults().is_empty());
    person.goes_on();
    assert_eq!(person.path(), "q/lines");
}

#[test]
fn each_end_of_a_window_is_told_what_is_wrong_in_it() {
    let mut person = asked_for_windows();
    person.goes_on();
    assert_eq!(
        person.sentences(),
        [
            "Outage 1: Enter when it stopped",
            "Outage 1: Enter when it worked again"
        ]
    );
    for (window, sentences) in [
        (
            ["2024-3-4 12:00", "2024-3-4 12:00"],
            "It must have worked again after it stopped",
        ),
        (
            ["2023-12-31 23:59", "2024-1-1 1:00"],
            "Enter a date from Mon 1 January 2024 on",
        ),
        (
            ["2025-1-1 0:00", "2025-1-1 1:00"],
            "Enter a date up to Tue 31 December 2024",
        ),
        (
            ["2024-12-31 22:00", "2025-1-1 0:01"],
            "Enter a date up to Tue 31 December 2024",
        ),
    ] {
        person.types_window("when", 0, window);
        assert!(person.answer("when").is_none(), "{window:?}");
        person.goes_on();
        assert_eq!(
            person.sentences(),
            [format!("Outage 1: {sentences}")],
            "{window:?}"
        );
    }
    person.types_window("when", 0, ["2024-12-31 20:00", "2024-12-31 24:00"]);
    person.goes_on();
    assert_eq!(
        person.path(),
        "q/lines",
        "to the last second of the last day"
    );
}

#[test]
fn one_window_stays_to_be_filled_in() {
    let mut person = asked_for_windows();
    person.edit(AnswerEdit::RemoveSpan(id("when"), 0));
    person.edit(AnswerEdit::RemoveSpan(id("when"), 7));
    person.edit(AnswerEdit::TypeSpan(id("when"), 9, End::To, 9, "5".into()));
    assert_eq!(
        windows_in(person.state.interview.draft().entries.get(&id("when"))).len(),
        1
    );
    for _ in 0..4 {
        person.edit(AnswerEdit::AddSpan(id("when")));
    }
    person.goes_on();
    assert_eq!(person.sentences(), ["Keep 3 at most and remove the others"]);
}

#[test]
fn an_item_is_named_with_what_is_wrong_in_it() {
    let mut person = asked_for_lines();
    person.types_line(0, "30,000");
    person.edit(AnswerEdit::AddItem(id("lines")));
    assert!(person.state.interview.is_missing(&id("lines")));
    person.goes_on();
    assert_eq!(
        person.sentences(),
        [
            "Line 2, Monthly fee: Enter an amount",
            "Line 2, Telephones: Enter a number",
            "Line 2, In use since: Enter a date",
            "Line 2, Type: Choose one",
            "Line 2, Already reduced: Choose one",
            "Line 2, Time cut, Outage 1: Enter when it stopped",
            "Line 2, Time cut, Outage 1: Enter when it worked again",
        ]
    );
    let fields: Vec<String> = person
        .state
        .interview
        .faults()
        .iter()
        .map(|fault| fault.field.element_id())
        .collect();
    assert_eq!(fields[0], "q-lines-1-q-line_fee");
    assert_eq!(fields[5], "q-lines-1-q-line_cut-0-from");

    person.types_line(1, "20,000");
    assert!(person.state.interview.faults().is_empty());
    person.goes_on();
    assert_eq!(person.path(), "q/sales");
    // 20,000 × 10 × 3 hours / 30 days is 833.33.
    assert_eq!(person.line("fees").amount, Amount::Money(1_250 + 833));
}

#[test]
fn items_go_and_the_others_keep_what_was_typed() {
    let mut person = asked_for_lines();
    person.types_line(0, "30,000");
    person.edit(AnswerEdit::AddItem(id("lines")));
    person.types_line(1, "2만");
    person.edit(AnswerEdit::RemoveItem(id("lines"), 0));
    let Some(Answer::Items(items)) = person.answer("lines") else {
        panic!("an answer");
    };
    let [ItemAnswers(line)] = items.as_slice() else {
        panic!("one line: {items:?}");
    };
    assert_eq!(line["line_fee"], Answer::Money(20_000));
    assert_eq!(line.len(), 6);
    person.edit(AnswerEdit::RemoveItem(id("lines"), 0));
    assert!(person.answer("lines").is_some(), "one always stays");
    for _ in 0..3 {
        person.edit(AnswerEdit::AddItem(id("lines")));
    }
    person.goes_on();
    assert_eq!(person.sentences(), ["Keep 3 at most and remove the others"]);
}

#[test]
fn a_list_left_blank_is_no_answer() {
    let mut person = asked_for_lines();
    person.in_item(0, AnswerEdit::Type(id("line_fee"), " ".into()));
    assert!(person.answer("lines").is_none());
    person.in_item(5, AnswerEdit::Type(id("line_fee"), "5".into()));
    person.edit(AnswerEdit::InItem(
        id("lines"),
        0,
        Box::new(AnswerEdit::InItem(
            id("lines"),
            0,
            Box::new(AnswerEdit::AddItem(id("lines"))),
        )),
    ));
    person.goes_on();
    assert_eq!(person.path(), "q/lines");
}

#[test]
fn a_field_of_an_item_has_no_page_of_its_own() {
    let mut person = asked_for_lines();
    person.act(Action::Visit(Some(Page::Question(id("line_fee"))), now()));
    assert_eq!(
        person.path(),
        "q/lines",
        "the first page that wants an answer"
    );
    assert!(person.state.interview.is_redirected());
    person.visits("when");
}

#[test]
fn days_are_looked_at_one_by_one() {
    let mut person = asked_for_lines();
    person.types_line(0, "30,000");
    person.goes_on();
    let sales = id("sales");
    for day in period::days(date("2024-02-27"), date("2024-03-05")) {
        person.edit(AnswerEdit::ToggleNoRecord(sales.clone(), day));
    }
    person.edit(AnswerEdit::ToggleNoRecord(
        sales.clone(),
        date("2024-03-05"),
    ));
    person.edit(AnswerEdit::TypeWeek(
        sales.clone(),
        date("2024-03-05"),
        "many".into(),
    ));
    person.goes_on();
    assert_eq!(
        person.sentences(),
        [
            "Mon 26 February: Enter the amount, or choose ‘I have no record’",
            "Tue 5 March: Enter an amount like 1,234,000",
        ]
    );
    let Some(Answer::DailyMoney(amounts)) = person.answer("sales") else {
        panic!("an answer");
    };
    assert_eq!(amounts.len(), 7, "the days that read as an amount");
}

#[test]
fn a_draft_of_every_kind_is_kept_and_read_again() {
    let mut person = asked_for_lines();
    person.types_line(0, "30,000");
    person.edit(AnswerEdit::AddItem(id("lines")));
    person.goes_on();
    let draft = Draft::clone(person.state.interview.draft());
    let kept = serde_json::to_string(&draft).expect("JSON");
    assert_eq!(storage::restore(&kept, &draft.pack), Some(draft));
    // As drafts were written before there were any of these.
    let old: Entry = json::read(br#"{"weekly":[["2022-09-03",{"text":"5","no_record":false}]]}"#)
        .expect("an entry");
    assert!(matches!(old, Entry::Weekly(_)));
}

#[test]
fn pounds_and_pence() {
    let mut person = arrives(testing::broadband());
    person.goes_on();
    person.edit(AnswerEdit::YesNo(id("home"), true));
    person.goes_on();
    person.goes_on();
    assert_eq!(
        person.sentences(),
        ["Enter when it stopped", "Enter when it worked again"],
        "only one outage is asked for, so it has no number"
    );
    person.types_window("when", 0, ["2024-3-4 9:00", "2024-3-7 9:00"]);
    person.goes_on();
    for (typed, sentences) in [
        ("lots", "Enter an amount like £1,234.56"),
        (
            "8.065",
            "Enter two figures after the point at most, like £1,234.56",
        ),
        ("0.49", "Enter £0.50 or more"),
        ("1000.01", "Enter £1,000.00 or less"),
    ] {
        person.edit(AnswerEdit::Type(id("fee"), typed.into()));
        person.goes_on();
        assert_eq!(person.sentences(), [sentences], "{typed}");
    }
    for typed in ["£8.06", "8.06", "8.06 pounds", "GBP 8.06", "8.06파운드"] {
        person.edit(AnswerEdit::Type(id("fee"), typed.into()));
        assert_eq!(person.answer("fee"), Some(&Answer::Money(806)), "{typed}");
    }
    person.edit(AnswerEdit::Type(id("fee"), "8".into()));
    assert_eq!(person.answer("fee"), Some(&Answer::Money(800)));
    person.goes_on();
    for (part, text) in ["2024", "12", "31"].into_iter().enumerate() {
        person.edit(AnswerEdit::TypeDate(id("term"), part, text.into()));
    }
    person.goes_on();
    assert_eq!(person.path(), "check");
    assert_eq!(person.line("repair").amount, Amount::Money(800));
    let wording = words::wording::Wording {
        pack: person.state.pack(),
        words: words::i18n::catalogue(Lang::En),
    };
    let term = person.line("term");
    assert_eq!(
        wording.amount(&term.amount, term.certainty),
        "3 days (72 hours) more, until Fri 3 January 2025"
    );
}
