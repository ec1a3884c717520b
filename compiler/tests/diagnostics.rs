//! Every kind of finding, as authors of packs read it.
//!
//! Each case mends a sound pack into a faulty one. After a change of wording:
//! `INSTA_UPDATE=always cargo test -p compiler --test tests diagnostics`, then read what changed.
#![allow(clippy::unwrap_used)]

mod standing;

use std::{cell::RefCell, collections::BTreeSet, fmt::Write};

use compiler::{Code, compile};

const BASE: &str = include_str!("base.toml");

thread_local! {
    static SEEN: RefCell<BTreeSet<Code>> = const { RefCell::new(BTreeSet::new()) };
}

/// The base pack with `from` replaced by `to`.
fn with(from: &str, to: &str) -> String {
    assert!(BASE.contains(from), "the base pack has no {from:?}");
    BASE.replacen(from, to, 1)
}

/// The base pack with an amount of the refund.
fn amount(formula: &str) -> String {
    with("fee * share * lines", formula)
}

fn test(formula: &str) -> String {
    with("\"claimant is shop\"", &format!("\"{formula}\""))
}

/// What is found in each source, under its title.
fn findings(cases: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (title, source) in cases {
        let (compiled, findings) = compile("pack.toml", source);
        let _ = writeln!(text, "## {title}\n");
        assert!(!findings.is_empty(), "nothing found: {title}");
        for finding in &findings {
            let _ = writeln!(text, "{finding}\n");
        }
        let is_sound = findings
            .iter()
            .all(|finding| finding.severity == compiler::Severity::Warning);
        assert_eq!(compiled.is_some(), is_sound, "{title}");
        SEEN.with_borrow_mut(|seen| seen.extend(findings.iter().map(|finding| finding.code)));
    }
    text
}

#[test]
fn the_base_pack_is_sound() {
    let (compiled, findings) = compile("pack.toml", BASE);
    assert_eq!(findings, []);
    assert_eq!(compiled.unwrap().examples.len(), 5);
}

fn toml() -> Vec<(&'static str, String)> {
    vec![
        (
            "a string that is not closed",
            with("id = \"sample\"", "id = \"sample"),
        ),
        (
            "a character that turns the text round",
            with("en = \"Messages\"", "en = \"Messages\u{202e}ko\""),
        ),
        (
            "an escape that makes one without a width",
            with("en = \"Messages\"", "en = \"Mess\\u200Bages\""),
        ),
        (
            "a key written twice",
            with(
                "currency = \"KRW\"",
                "currency = \"KRW\"\ncurrency = \"KRW\"",
            ),
        ),
        (
            "two faults of syntax",
            with("id = \"sample\"", "id = sample").replace("min = 1\n", "min =\n"),
        ),
        ("an unknown key", with("publisher =", "publishr =")),
        ("an unknown table", with("[incident]", "[incidents]")),
        (
            "a key that is nowhere near",
            with("kind = \"extension\"", "kind = \"extension\"\nzzzz = 1"),
        ),
        (
            "a number for a string",
            with("publisher = \"Ministry\"", "publisher = 12"),
        ),
        (
            "a string for a table",
            with(
                "name = { ko = \"메시지\", en = \"Messages\" }",
                "name = \"메시지\"",
            ),
        ),
        (
            "a table for a list",
            with("[[intake.claims.extension]]", "[intake.claims.extension]"),
        ),
        (
            "a string for yes or no",
            with("optional = true", "optional = \"yes\""),
        ),
        (
            "an unknown word",
            with("end = \"about\"", "end = \"abuot\""),
        ),
        (
            "an unknown icon",
            with("icon = \"mail\"", "icon = \"letterbox\""),
        ),
    ]
}

fn head() -> Vec<(&'static str, String)> {
    vec![
        ("another schema", with("schema = 1", "schema = 2")),
        (
            "a name with capitals",
            with("id = \"sample\"", "id = \"Sample_1\""),
        ),
        ("a version of two numbers", with("1.0.0", "1.0")),
        (
            "an unknown language",
            with(
                "languages = [\"ko\", \"en\"]",
                "languages = [\"ko\", \"eng\"]",
            ),
        ),
        (
            "no language",
            with("languages = [\"ko\", \"en\"]", "languages = []"),
        ),
        (
            "an unknown currency",
            with("currency = \"KRW\"", "currency = \"EUR\""),
        ),
        ("an offset without a sign", with("+09:00", "9:00")),
        (
            "a language that lacks",
            with("{ ko = \"채팅\", en = \"Chat\" }", "{ ko = \"채팅\" }"),
        ),
        (
            "a language too many",
            with(
                "{ ko = \"채팅\", en = \"Chat\" }",
                "{ ko = \"채팅\", en = \"Chat\", ja = \"チャット\" }",
            ),
        ),
        ("a blank text", with("en = \"Chat\"", "en = \" \"")),
        (
            "an empty list of sources",
            with("cite = [\"release\"]", "cite = []"),
        ),
        (
            "a source that is not there",
            with("cite = [\"release\"]", "cite = [\"relaese\"]"),
        ),
        ("no source", with("cite = [\"release\"]\n", "")),
        (
            "an address that is none",
            with("https://example.org/release", "javascript:alert(1)"),
        ),
        (
            "a source twice",
            with("cite = [\"release\"]", "cite = [\"release\", \"release\"]"),
        ),
    ]
}

fn times() -> Vec<(&'static str, String)> {
    vec![
        (
            "a date for a time",
            with("to = 2022-10-18T09:00:00", "to = 2022-10-18"),
        ),
        (
            "a time with an offset",
            with("to = 2022-10-18T09:00:00", "to = 2022-10-18T09:00:00+09:00"),
        ),
        (
            "a day that the calendar lacks",
            with("opens = 2023-01-30", "opens = \"2023-02-30\""),
        ),
        (
            "parts of a second",
            with("to = 2022-10-18T09:00:00", "to = 2022-10-18T09:00:00.5"),
        ),
        (
            "a window backwards",
            with("to = 2022-10-16T01:31:00", "to = 2022-10-15T15:00:00"),
        ),
        (
            "a window before the incident",
            with("from = 2022-10-15T16:00:00", "from = 2022-10-15T12:00:00"),
        ),
        (
            "a window after the incident",
            with("to = 2022-10-18T09:00:00", "to = 2022-10-21T09:00:00"),
        ),
        (
            "an intake that closes before it opens",
            with("closes = 2023-02-27", "closes = 2023-01-27"),
        ),
        (
            "an extension that is none",
            with("closes = 2023-04-14", "closes = 2023-02-27"),
        ),
        (
            "dates out of order",
            with("latest = 2022-12-31", "latest = 2022-10-31"),
        ),
        (
            "weeks that are not whole",
            with("to = 2022-10-21\n", "to = 2022-10-20\n"),
        ),
        (
            "an outage week that is none",
            with("outage_week = 2022-10-15", "outage_week = 2022-10-17"),
        ),
    ]
}

fn names() -> Vec<(&'static str, String)> {
    vec![
        ("an id with a capital", with("[group.talk]", "[group.Talk]")),
        (
            "a word of formulas",
            with("[question.lines]", "[question.days]"),
        ),
        (
            "a built-in reason",
            with("[reason.by_hand]", "[reason.no_outage]"),
        ),
        (
            "a value named as a question",
            with("[value.share]", "[value.fee]"),
        ),
        (
            "an option twice",
            with("id = \"shop\"", "id = \"consumer\""),
        ),
        (
            "a group that is not there",
            with("group = \"talk\"", "group = \"tlak\""),
        ),
        (
            "a service that is not there",
            with("services = [\"chat\"]", "services = [\"chta\"]"),
        ),
        (
            "a paper that is not there",
            with(
                "evidence = [\"bank_book\"]",
                "evidence = [\"bank_account\"]",
            ),
        ),
        (
            "an intake that is not there",
            with("intake = \"claims\"", "intake = \"claim\""),
        ),
        (
            "a value that is not there",
            with("bands_on = \"lost_sales\"", "bands_on = \"sales_lost\""),
        ),
        (
            "two questions of services",
            with("kind = \"yes_no\"", "kind = \"services\""),
        ),
        (
            "one option",
            with(
                "[[question.claimant.option]]\nid = \"shop\"\nname = { ko = \"가게\", en = \"A shop\" }\n",
                "",
            ),
        ),
        (
            "a count above what there is",
            with("max = 99", "max = 99_999_999_999_999_999"),
        ),
        ("bounds out of order", with("max = 99", "max = 0")),
        (
            "nothing reads them",
            with("fee * share * lines", "fee")
                .replace("intake = \"claims\"\n", "")
                .replace("group = \"talk\"", "group = \"other\"")
                .replace(
                    "[group.talk]",
                    "[group.other]\nname = { ko = \"다른\", en = \"Other\" }\n[group.talk]",
                ),
        ),
        ("more parts than fit", {
            let groups = (0..4097)
                .map(|n| format!("[group.g{n}]\nname = {{ ko = \"{n}\", en = \"{n}\" }}\n"));
            with(
                "[group.talk]",
                &(groups.collect::<String>() + "[group.talk]"),
            )
        }),
    ]
}

fn syntax() -> Vec<(&'static str, String)> {
    vec![
        ("a comma between digits", amount("30,000 KRW")),
        ("no operator", amount("fee lines")),
        ("an unknown unit", amount("fee * 3 weeks / 30 days")),
        ("an unknown currency", amount("30_000 WON")),
        (
            "a symbol of other languages",
            test("claimant is shop && renewed"),
        ),
        ("equality of other languages", test("lines == 2")),
        ("negation of other languages", test("!renewed")),
        ("a letter that is none", amount("요금 * 2")),
        ("a parenthesis that is not closed", amount("(fee + 1 KRW")),
        ("nothing", amount("")),
        ("nothing after an operator", amount("fee *")),
        ("two comparisons", test("1 < lines < 5")),
        ("is without a question", test("lines + 1 is shop")),
        ("is not", test("claimant is not shop")),
        ("a minus sign before a name", amount("-fee")),
        ("a number with two points", amount("1.2.3 KRW")),
        ("underscores in a row", amount("1__000 KRW")),
        (
            "a day that the calendar lacks",
            test("granted_on > 2022-02-30"),
        ),
        (
            "a test inside a sum",
            amount("fee + if renewed then fee else fee"),
        ),
        (
            "a number too long",
            amount("99_999_999_999_999_999_999 KRW"),
        ),
        (
            "a string with escapes",
            amount("fee * \\u0073hare2 * lines"),
        ),
        (
            "a formula too deep",
            amount(&format!("{}fee{}", "(".repeat(150), ")".repeat(150))),
        ),
        ("a sum too long", amount(&vec!["fee"; 60].join(" + "))),
    ]
}

fn units() -> Vec<(&'static str, String)> {
    vec![
        ("a name that is not there", amount("fees * share * lines")),
        ("a service as a figure", amount("mail")),
        ("a choice as a figure", test("claimant = 2")),
        ("weeks as a figure", amount("sales")),
        ("services as a figure", amount("services")),
        ("an option that is not there", test("claimant is shpo")),
        ("is after a question of another kind", test("lines is shop")),
        ("money and a number", amount("fee + 100")),
        ("a duration and a number", test("outage(mail) > 3")),
        ("money and a duration", test("fee > outage(mail)")),
        ("money by money", amount("fee * fee")),
        ("a duration of money", amount("outage(mail)")),
        ("a test for an amount", amount("renewed")),
        ("an amount for a test", test("fee")),
        ("tests compared by size", test("renewed > renewed")),
        ("money times a duration", amount("fee * outage(mail)")),
        ("money per duration", amount("fee / outage(mail)")),
        ("branches of two kinds", amount("if renewed then fee else 0")),
        ("a date moved by hours", test("granted_on + 36 h > 2022-12-01")),
        ("a date that is doubled", test("granted_on * 2 > 2022-12-01")),
        ("another currency", amount("10 GBP")),
        ("a part of a won", amount("10.5 KRW")),
        ("a negative amount", amount("-10 KRW")),
        ("an unknown function", amount("maximum(fee, 10 KRW)")),
        ("a function that takes more", amount("min(fee)")),
        ("a function of a service", test("used(lines)")),
        ("a figure for a service", test("outage(1 + 2) > 3 h")),
        ("a function of weeks", amount("highest(lines)")),
        ("a week that is none", amount("week(sales, 2022-10-16)")),
        ("a week that is computed", amount("week(sales, granted_on)")),
        ("the smaller of two kinds", amount("min(fee, 10)")),
        ("rounding to another unit", amount("floor(fee, 10)")),
        ("rounding to nothing", amount("floor(fee, 0 KRW)")),
        ("rounding to what is computed", amount("floor(fee, fee)")),
        ("rounding a date", test("floor(granted_on, 1 days) > 2022-12-01")),
        ("division by zero", amount("fee / 0")),
        ("values that read each other", with("outage(mail) / 30 days", "other / 2").replace("[value.share]", "[value.other]\nlabel = { ko = \"값\", en = \"Value\" }\nformula = \"share * 2\"\ncite = \"release\"\n\n[value.share]")),
        ("a value that is on the way to a unit", with("outage(mail) / 30 days", "fee * outage(mail)")),
    ]
}

fn remedies() -> Vec<(&'static str, String)> {
    vec![
        (
            "a division without rounding",
            with("round = \"floor to 10 KRW\"\n", ""),
        ),
        (
            "a percentage without rounding",
            amount("12.5 % * fee").replace("round = \"floor to 10 KRW\"\n", ""),
        ),
        (
            "a range without rounding",
            with(
                "amount = \"fee * share * lines\"\nround = \"floor to 10 KRW\"",
                "low = \"fee / 3\"\nhigh = \"fee\"",
            ),
        ),
        (
            "a time without rounding",
            with("time = \"3 days\"", "time = \"outage(mail) / 7\""),
        ),
        (
            "an unknown rounding",
            with("floor to 10 KRW", "round to 10 KRW"),
        ),
        (
            "rounding to a number",
            with("floor to 10 KRW", "floor to 10"),
        ),
        (
            "rounding to nothing",
            with("floor to 10 KRW", "floor to 0 KRW"),
        ),
        (
            "bands that fall",
            with("up_to = \"500_000 KRW\"", "up_to = \"200_000 KRW\""),
        ),
        (
            "a band that is reached by nothing",
            with("up_to = \"500_000 KRW\"", "below = \"300_000 KRW\""),
        ),
        (
            "a band with two bounds",
            with(
                "up_to = \"500_000 KRW\"",
                "up_to = \"500_000 KRW\"\nbelow = \"500_000 KRW\"",
            ),
        ),
        (
            "a band without a bound",
            with("up_to = \"300_000 KRW\"\n", ""),
        ),
        (
            "a last band with a bound",
            with(
                "review = \"by_hand\"",
                "up_to = \"900_000 KRW\"\nreview = \"by_hand\"",
            ),
        ),
        (
            "a bound of another unit",
            with("up_to = \"300_000 KRW\"", "up_to = \"300_000\""),
        ),
        (
            "bands over a test",
            with("highest(sales) - week(sales, 2022-10-15)", "renewed"),
        ),
        (
            "a last case with a test",
            with(
                "nothing = \"shops_only\"",
                "when = \"not renewed\"\nnothing = \"shops_only\"",
            ),
        ),
        ("a case without a test", with("when = \"renewed\"\n", "")),
        (
            "a case that never comes",
            with(
                "[[remedy.days.case]]\nnothing",
                "[[remedy.days.case]]\nwhen = \"renewed\"\ntime = \"1 days\"\n[[remedy.days.case]]\nnothing",
            ),
        ),
        ("a test that is always the same", test("3 > 2")),
        (
            "no outcome",
            with(
                "amount = \"fee * share * lines\"\nround = \"floor to 10 KRW\"\n",
                "",
            ),
        ),
        (
            "two outcomes",
            with(
                "time = \"3 days\"",
                "time = \"3 days\"\nreview = \"by_hand\"",
            ),
        ),
        (
            "two awards",
            with(
                "bands_on = \"lost_sales\"",
                "bands_on = \"lost_sales\"\namount = \"1 KRW\"",
            ),
        ),
        ("bands on nothing", with("bands_on = \"lost_sales\"\n", "")),
        (
            "a rounding beside time",
            with(
                "time = \"3 days\"",
                "time = \"3 days\"\nround = \"floor to 10 KRW\"",
            ),
        ),
        (
            "a reason beside an amount",
            with(
                "amount = \"30_000 KRW\"",
                "amount = \"30_000 KRW\"\nreason = \"by_hand\"",
            ),
        ),
        (
            "a low end without a high",
            with("amount = \"30_000 KRW\"", "low = \"30_000 KRW\""),
        ),
        (
            "ends out of order",
            with(
                "amount = \"30_000 KRW\"",
                "low = \"30_000 KRW\"\nhigh = \"20_000 KRW\"",
            ),
        ),
        (
            "money in kind",
            with("kind = \"credit\"", "kind = \"in_kind\""),
        ),
        (
            "two validities",
            with("days = 15", "days = 15\nuntil = 2022-12-31"),
        ),
        ("a start without days", with("days = 15\n", "")),
        (
            "no validity said as such",
            with("days = 15\nfrom = \"granted_on\"", "unlimited = false"),
        ),
        (
            "days from what is no date",
            with("from = \"granted_on\"", "from = \"fee\""),
        ),
        (
            "no remedy",
            BASE[..BASE.find("[remedy.loss]").unwrap()].to_owned(),
        ),
    ]
}

fn examples() -> Vec<(&'static str, String)> {
    let answers = |answers: &str| {
        with(
            "answers = { sales = { 2022-10-15 = \"199_999 KRW\" } }",
            &format!("answers = {{ {answers} }}"),
        )
    };
    let expect = |expect: &str| {
        with(
            "expect = { loss = \"due 50_000 KRW\" }",
            &format!("expect = {{ {expect} }}"),
        )
    };
    vec![
        (
            "a name twice",
            with("a shop that lost one more", "a shop that lost 300,000"),
        ),
        (
            "like one below",
            with(
                "name = \"a shop that lost 300,000\"",
                "name = \"a shop that lost 300,000\"\nlike = \"a shop that lost one more\"",
            ),
        ),
        ("an unknown question", answers("claimnat = \"shop\"")),
        ("an unknown option", answers("claimant = \"shpo\"")),
        ("an answer of another kind", answers("renewed = \"yes\"")),
        ("an unknown service", answers("services = [\"chta\"]")),
        ("an amount without its currency", answers("fee = \"5000\"")),
        (
            "an amount out of bounds",
            answers("fee = \"1_000_001 KRW\""),
        ),
        ("a count out of bounds", answers("lines = 0")),
        ("a date out of bounds", answers("granted_on = 2022-11-17")),
        (
            "a day within a week",
            answers("sales = { 2022-10-16 = \"1 KRW\" }"),
        ),
        (
            "sales below zero",
            answers("sales = { 2022-10-15 = \"-1 KRW\" }"),
        ),
        ("an unknown remedy", expect("lost = \"unknown\"")),
        ("an unknown outcome", expect("loss = \"paid 30_000 KRW\"")),
        ("an outcome without its figure", expect("loss = \"due\"")),
        ("an unknown reason", expect("loss = \"not_due shop_only\"")),
        (
            "a total of things",
            with(
                "totals = { cash = \"30_000 KRW\" }",
                "totals = { in_kind = \"1\" }",
            ),
        ),
        (
            "a total that is none",
            with(
                "totals = { cash = \"30_000 KRW\" }",
                "totals = { cash = \"30_000\" }",
            ),
        ),
        (
            "a step to a date",
            with(
                "next = { loss = \"1 KRW\" }",
                "next = { loss = \"2022-10-15\" }",
            ),
        ),
        (
            "nothing to check",
            expect("").replace("expect = {  }\n", ""),
        ),
        (
            "a window of one end",
            with(
                "like = \"a shop",
                "windows = { chat = [[\"2022-10-15T15:30\"]] }\nlike = \"a shop",
            ),
        ),
        (
            "a window backwards",
            with(
                "like = \"a shop",
                "windows = { chat = [[\"2022-10-15T15:30\", \"2022-10-15T15:00\"]] }\nlike = \"a shop",
            ),
        ),
        (
            "unknown evidence",
            with(
                "like = \"a shop",
                "evidence = [\"bankbook\"]\nlike = \"a shop",
            ),
        ),
        (
            "unknown missing",
            with("like = \"a shop", "missing = [\"sale\"]\nlike = \"a shop"),
        ),
    ]
}

fn whole() -> Vec<(&'static str, String)> {
    vec![
        ("an empty file", String::new()),
        (
            "many faults at once, in order",
            with("icon = \"message\"", "icon = \"mesage\"")
                .replace("renewed\"\ntime", "renew\"\ntime")
                .replace("en = \"Fee\"", "en = 3"),
        ),
    ]
}

macro_rules! snapshots {
    ($($group:ident),+; $($of_standing:ident),+ $(,)?) => {
        $(mod $group {
            #[test]
            fn reads_well() {
                insta::assert_snapshot!(stringify!($group), super::findings(&super::$group()));
            }
        })+

        mod any_outage {
            $(#[test]
            fn $of_standing() {
                let found = super::findings(&super::standing::$of_standing());
                insta::assert_snapshot!(stringify!($of_standing), found);
            })+
        }

        #[test]
        fn every_code_has_a_case() {
            $(findings(&$group());)+
            $(findings(&standing::$of_standing());)+
            let too_large = " ".repeat(compiler::MAX_SOURCE_BYTES + 1);
            findings(&[("a file that is too large", too_large)]);
            let seen = SEEN.with_borrow(Clone::clone);
            // What only a check finds has its cases in `checks.rs`.
            let checked = [
                Code::NeverReached,
                Code::AlwaysSame,
                Code::ExampleFails,
                Code::Untested,
            ];
            let cases = |code: &&Code| seen.contains(code) || checked.contains(code);
            let unseen: Vec<_> = Code::ALL.iter().filter(|code| !cases(code)).collect();
            assert!(unseen.is_empty(), "no case has {unseen:?}");
        }
    };
}

snapshots!(
    toml, head, times, names, syntax, units, remedies, examples, whole;
    head, tables, calendars, questions, lists, forms, bands, gives, answers,
);
