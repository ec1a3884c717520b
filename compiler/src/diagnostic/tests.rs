use proptest::prelude::*;

use super::{Code, Diagnostic, Fault, Faults};

/// What is drawn for faults at these pieces of the source, each after those before.
fn drawn(source: &str, marked: &str, also: &[&str]) -> Diagnostic {
    let span = |piece: &str| {
        let start = source.find(piece).unwrap();
        start..start + piece.len()
    };
    let fault = Fault::new(Code::DuplicateName, &span(marked), "expected one of them");
    let fault = also.iter().fold(fault, |fault, piece| {
        fault.also(&span(piece), "the other one")
    });
    let faults = Faults::default();
    faults.report(fault.help("take one away"));
    faults
        .into_diagnostics("pack.toml", source)
        .into_iter()
        .next()
        .unwrap()
}

#[test]
fn wide_characters_take_two_columns() {
    let drawn = drawn("text = { ko = \"요금\", en = 3 }\n", "en", &["요금"]);
    assert_eq!((drawn.line, drawn.column, drawn.end.column), (1, 21, 23));
    insta::assert_snapshot!(drawn);
}

/// TOML that a program wrote may be one line.
#[test]
fn a_very_long_line_is_cut_around_what_is_marked() {
    let parts: String = (0..2_000)
        .map(|at| format!("\"가나다{at:04}\", "))
        .collect();
    let source = format!("names = [{parts}]");
    let drawn = drawn(
        &source,
        "\"가나다1234\"",
        &["\"가나다0007\"", "\"가나다1230\""],
    );
    let text = drawn.to_string();
    assert!(
        text.lines().all(|line| line.chars().count() < 600),
        "{text}"
    );
    insta::assert_snapshot!(text);
}

#[test]
fn a_mark_longer_than_the_cut_is_cut_too() {
    let source = format!("note = \"{}\"\n", "long ".repeat(1_000));
    let marked = source.split_once("= ").unwrap().1.trim();
    insta::assert_snapshot!(drawn(&source, marked, &[]));
}

#[test]
fn what_stands_far_apart_is_drawn_without_what_is_between() {
    let between = "a = 1\n".repeat(500);
    let source = format!("one = 1\n{between}two = 2\n\nthree = 3\n");
    insta::assert_snapshot!(drawn(&source, "three", &["one", "two"]));
}

/// Whoever wrote a pack does not write to the terminal.
#[test]
fn nothing_in_a_source_reaches_the_terminal_as_a_command() {
    let source = "\ta = \"\u{1b}[31m\u{202e}\u{7}\"\r\n";
    let drawn = drawn(source, "a =", &["\u{202e}"]);
    let text = drawn.to_string();
    assert!(text.chars().all(|char| char == '\n' || !char.is_control()));
    insta::assert_snapshot!(text);
}

#[test]
fn colours_say_nothing_that_the_text_does_not() {
    let drawn = drawn("one = 1\ntwo = 2\n", "two", &["one"]);
    let coloured = drawn.in_colour().to_string();
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert!(coloured.len() > plain.len());
    assert_eq!(plain, drawn.to_string());
}

#[test]
fn an_empty_source_has_a_place_too() {
    insta::assert_snapshot!(drawn("", "", &[]));
    insta::assert_snapshot!(drawn("one", "", &["one"]));
}

fn source() -> impl Strategy<Value = String> {
    let chars = [
        'a', '가', '\t', '\n', '\r', '\u{1b}', '\u{200b}', '\u{301}', '\u{202e}', '🙂', '"',
    ];
    prop::collection::vec((prop::sample::select(chars.to_vec()), 1_usize..120), 0..12).prop_map(
        |runs| {
            let runs = runs.into_iter();
            runs.map(|(char, count)| char.to_string().repeat(count))
                .collect()
        },
    )
}

proptest! {
    /// Spans come from several readers; whatever they are, drawing them goes well.
    #[test]
    fn any_places_can_be_drawn(source in source(), spans in prop::collection::vec((0_usize..2_000, 0_usize..300), 1..5)) {
        let spans = spans.into_iter().map(|(start, length)| {
            let start = start.min(source.len());
            start..(start + length).min(source.len())
        });
        let mut spans: Vec<_> = spans.collect();
        let own = spans.pop().unwrap();
        let fault = Fault::new(Code::Outcome, &own, "expected it");
        let faults = Faults::default();
        faults.report(spans.iter().fold(fault, |fault, span| fault.also(span, "there")));
        let found = faults.into_diagnostics("pack.toml", &source);
        let drawn = found[0].to_string();
        prop_assert!(drawn.chars().all(|char| char == '\n' || !char.is_control()));
        prop_assert!(drawn.lines().all(|line| line.chars().count() < 2_000));
        prop_assert!(found[0].in_colour().to_string().len() > drawn.len());
    }
}
