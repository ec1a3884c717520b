//! Sources that are made to keep the compiler busy. Each is refused or compiled within a bound.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::{
    fmt::Write,
    fs,
    time::{Duration, Instant},
};

use compiler::{Code, Compiled, Diagnostic, MAX_SOURCE_BYTES, compile};
use rules::{Claim, LoadedPack, evaluate};

const BASE: &str = include_str!("base.toml");

/// Far more than it takes; of a debug build too.
const MOST: Duration = Duration::from_secs(8);

/// How long this thread has worked, where the system tells: what else goes on does not count.
fn worked() -> Option<Duration> {
    let schedule = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = schedule.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// The work of a thread since it was made.
struct Watch {
    worked: Option<Duration>,
    start: Instant,
}

impl Watch {
    fn new() -> Self {
        Self {
            worked: worked(),
            start: Instant::now(),
        }
    }

    fn elapsed(&self) -> Duration {
        let worked = self.worked.zip(worked());
        worked.map_or_else(|| self.start.elapsed(), |(before, now)| now - before)
    }
}

/// Compiles, and shows every finding as a terminal would, within the bound.
fn run(name: &str, source: &str) -> (Option<Compiled>, Vec<Diagnostic>) {
    let start = Watch::new();
    let (compiled, findings) = compile(name, source);
    let compiling = start.elapsed();
    let shown: usize = findings
        .iter()
        .map(|finding| finding.to_string().len())
        .sum();
    let all = start.elapsed();
    let figures = format!(
        "{name}: {} bytes, {compiling:.2?} and {:.2?} to show {} findings in {shown} bytes",
        source.len(),
        all - compiling,
        findings.len()
    );
    // The test's own output, for who asks for it.
    println!("{figures}");
    assert!(all < MOST, "{figures}");
    assert!(compiled.is_some() || !findings.is_empty());
    (compiled, findings)
}

fn has(findings: &[Diagnostic], code: Code) -> bool {
    findings.iter().any(|finding| finding.code == code)
}

fn refused(name: &str, source: &str, code: Code) {
    let (compiled, findings) = run(name, source);
    assert!(compiled.is_none(), "{name} compiles");
    let codes: Vec<_> = findings
        .iter()
        .map(|finding| finding.code)
        .take(9)
        .collect();
    assert!(has(&findings, code), "{name}: {codes:?}");
}

/// The base pack and as much of `part` as fits beside it; each has its number.
fn filled(part: impl Fn(usize) -> String) -> String {
    up_to(usize::MAX, part)
}

/// The same with as many parts of a kind as there may be, beside those of the base pack.
fn most(part: impl Fn(usize) -> String) -> String {
    up_to(4_080, part)
}

fn up_to(most: usize, part: impl Fn(usize) -> String) -> String {
    let mut source = BASE.to_owned();
    for at in 0..most {
        let part = part(at);
        if source.len() + part.len() > MAX_SOURCE_BYTES {
            break;
        }
        source.push_str(&part);
    }
    source
}

/// The base pack with another amount of its refund.
fn amount(formula: &str) -> String {
    BASE.replace("fee * share * lines", formula)
}

const LABEL: &str = "label={ko=\"값\",en=\"V\"}\ncite=\"release\"\n";

#[test]
fn too_large() {
    let source = filled(|_| "# comment\n".to_owned()) + &"#".repeat(99);
    refused("a source too large", &source, Code::SourceTooLarge);
}

#[test]
fn many_rows() {
    let head = format!("\n[table.t]\noutside=\"by_hand\"\nto=\"9\"\n{LABEL}row=[\n");
    let rows = |count: usize| {
        let mut source = BASE.to_owned() + &head;
        for at in 0..count {
            let _ = write!(source, "{{from=\"{at}\",value=\"1\"}},");
        }
        source + "]\n"
    };
    refused("100,000 rows", &rows(100_000), Code::SourceTooLarge);
    refused("35,000 rows", &rows(35_000), Code::TooMany);
    let bands = filled(|at| {
        let header = if at == 0 {
            "\n[remedy.b]\nkind=\"cash\"\nbands_on=\"lost_sales\"\nname={ko=\"값\",en=\"V\"}\ncite=\"release\"\n"
        } else {
            ""
        };
        format!("{header}[[remedy.b.band]]\nup_to=\"{at} KRW\"\namount=\"{at} KRW\"\n")
    });
    refused("bands", &bands, Code::TooMany);
}

#[test]
fn deep_formulas() {
    let deep = 10_000;
    for (name, open, close) in [
        ("parentheses", "(", ")"),
        ("functions", "min(fee, ", ")"),
        ("choices", "if renewed then fee else ", ""),
        ("negations", "not ", ""),
        ("differences", "fee - (", ")"),
    ] {
        let formula = format!("{}fee{}", open.repeat(deep), close.repeat(deep));
        refused(name, &amount(&formula), Code::FormulaTooDeep);
    }
    let sum = "fee + ".repeat(100_000) + "fee";
    refused("a long sum", &amount(&sum), Code::FormulaTooDeep);
    let minus = "-".repeat(900_000);
    refused("minus signs", &amount(&minus), Code::FormulaSyntax);
    let arguments = format!("min({}fee)", "fee, ".repeat(150_000));
    refused("arguments", &amount(&arguments), Code::Arguments);
    let options = format!(
        "if claimant is one of ({}shop) then fee else fee",
        "consumer, ".repeat(80_000)
    );
    run("options of a test", &amount(&options));
}

#[test]
fn deep_tables() {
    let deep = 10_000;
    for (name, source) in [
        ("a deep header", format!("[{}a]\n", "a.".repeat(deep))),
        ("a deep key", format!("{}a = 1\n", "a.".repeat(deep))),
        (
            "deep lists",
            format!("a = {}{}\n", "[".repeat(deep), "]".repeat(deep)),
        ),
        (
            "deep tables",
            format!("a = {}1{}\n", "{a=".repeat(deep), "}".repeat(deep)),
        ),
        ("open lists", format!("a = {}", "[".repeat(500_000))),
        ("open tables", format!("a = {}", "{a=".repeat(300_000))),
        (
            "deep in a text",
            BASE.replace(
                "{ ko = \"예시 장애\"",
                &format!("{{ ko.{}a = \"예시 장애\"", "a.".repeat(deep)),
            ),
        ),
        (
            "deep lists of tables",
            format!("[[{}a]]\n", "a.".repeat(deep)).repeat(20),
        ),
    ] {
        let (compiled, _) = run(name, &source);
        assert!(compiled.is_none(), "{name}");
    }
}

#[test]
fn huge_numbers() {
    let nines = "9".repeat(400_000);
    refused(
        "digits",
        &amount(&format!("{nines} KRW")),
        Code::NumberTooLarge,
    );
    refused(
        "decimals",
        &amount(&format!("fee * 0.{nines}")),
        Code::NumberTooLarge,
    );
    refused(
        "a count",
        &BASE.replace("max = 99", &format!("max = {nines}")),
        Code::OutOfBounds,
    );
    refused(
        "a decimal count",
        &BASE.replace("max = 99", &format!("max = 1.{nines}")),
        Code::WrongType,
    );
    refused(
        "an amount",
        &BASE.replace("1_000_000 KRW", &format!("{nines} KRW")),
        Code::NumberTooLarge,
    );
    refused(
        "a version",
        &BASE.replace("1.0.0", &format!("1.0.{nines}")),
        Code::BadHeader,
    );
    let date = BASE.replace("earliest = 2022-11-18", "earliest = 9999-12-31");
    refused("the last day", &date, Code::OrderOfTimes);
    run(
        "far days",
        &amount("if granted_on + 999_999_999_999_999 days > 2022-10-15 then fee else fee"),
    );
}

#[test]
fn long_strings() {
    let long = "가".repeat(330_000);
    let one = BASE.replace("en = \"A sample.\"", &format!("en = \"{long}\""));
    let (compiled, _) = run("a long text", &one);
    assert!(compiled.is_some());
    refused(
        "a long name",
        &BASE.replace("[value.share]", &format!("[value.{}]", "a".repeat(900_000))),
        Code::BadId,
    );
    refused(
        "a long word",
        &amount(&"a".repeat(900_000)),
        Code::UnknownName,
    );
    refused(
        "a long key",
        &format!("{BASE}\n[remedy.refund.\"{long}\"]\n"),
        Code::UnknownKey,
    );
    refused(
        "a long icon",
        &BASE.replace("icon = \"mail\"", &format!("icon = \"{long}\"")),
        Code::UnknownWord,
    );
    refused(
        "a long time",
        &BASE.replace("2022-10-20T23:00", &long),
        Code::BadTime,
    );
    refused(
        "a long source",
        &BASE.replace("cite = [\"release\"]", &format!("cite = [\"{long}\"]")),
        Code::UnknownName,
    );
    refused("a long line", &"[".repeat(1_000_000), Code::TomlSyntax);
}

#[test]
fn repetition() {
    refused(
        "tables of one name",
        &filled(|_| "\n[value.share]\n".to_owned()),
        Code::TomlSyntax,
    );
    refused(
        "keys of one name",
        &filled(|_| "a = 1\n".to_owned()),
        Code::TomlSyntax,
    );
    refused(
        "unknown keys",
        &filled(|at| format!("a{at} = 1\n")),
        Code::UnknownKey,
    );
    refused(
        "fields of one name",
        &filled(|at| {
            let header = if at == 0 {
                "\n[question.l]\nsection=\"you\"\ntext={ko=\"값\",en=\"V\"}\nlabel={ko=\"값\",en=\"V\"}\nkind=\"items\"\nmost=5\nitem={ko=\"값\",en=\"V\"}\n"
            } else {
                ""
            };
            format!(
                "{header}[[question.l.field]]\nid=\"f\"\ntext={{ko=\"값\",en=\"V\"}}\nlabel={{ko=\"값\",en=\"V\"}}\nkind=\"yes_no\"\n"
            )
        }),
        Code::TooMany,
    );
    refused(
        "options of one name",
        &BASE.replace(
            "[question.services]",
            &format!(
                "{}[question.services]",
                "[[question.claimant.option]]\nid=\"shop\"\nname={ko=\"값\",en=\"V\"}\n"
                    .repeat(4_000)
            ),
        ),
        Code::DuplicateName,
    );
    refused(
        "sources named again",
        &BASE.replace(
            "cite = [\"release\"]",
            &format!("cite = [{}]", "\"release\",".repeat(80_000)),
        ),
        Code::DuplicateName,
    );
    refused(
        "languages",
        &BASE.replace(
            "languages = [\"ko\", \"en\"]",
            &format!("languages = [{}]", "\"ko\",".repeat(100_000)),
        ),
        Code::DuplicateName,
    );
    refused(
        "holidays",
        &format!(
            "{BASE}\n[calendar.c]\nname={{ko=\"값\",en=\"V\"}}\nweekend=[]\nfrom=2024-01-01\nto=2024-12-31\noutside=\"by_hand\"\ncite=\"release\"\nholidays=[{}]\n",
            "2024-01-02,".repeat(80_000)
        ),
        Code::DuplicateName,
    );
}

#[test]
fn names_that_are_not_there() {
    // Each is compared with every name there is, for what it may have been.
    let values =
        filled(|at| format!("[value.some_value_{at}]\nformula=\"other_value_{at}\"\n{LABEL}"));
    refused("unknown names", &values, Code::UnknownName);
    let cited = filled(|at| {
        format!(
            "[citation.some_source_{at}]\ntitle={{ko=\"값\",en=\"V\"}}\npublisher=\"a\"\nreference=\"b\"\n[value.v{at}]\nformula=\"fee\"\nlabel={{ko=\"값\",en=\"V\"}}\ncite=\"other_source_{at}\"\n"
        )
    });
    refused("unknown sources", &cited, Code::UnknownName);
    let words = "fee_of_somebody + ".repeat(47) + "fee";
    let many = filled(|at| format!("[value.value_of_{at}]\nformula=\"{words}\"\n{LABEL}"));
    refused("unknown words", &many, Code::UnknownName);
}

#[test]
fn values_that_read_themselves() {
    let ring = filled(|at| {
        let next = (at + 1) % 4_000;
        format!("[value.v{at}]\nformula=\"v{next}\"\n{LABEL}")
    });
    refused("a ring", &ring, Code::Cycle);
    // Each reads forty of those before it and the one behind.
    let knot = filled(|at| {
        let back: Vec<_> = (1..40)
            .map(|by| format!("v{}", at.saturating_sub(by * 7)))
            .collect();
        format!(
            "[value.v{at}]\nformula=\"v{}+{}\"\n{LABEL}",
            at + 1,
            back.join("+")
        )
    });
    refused("a knot", &knot, Code::Cycle);
}

/// As many parts as there may be, with formulas as deep as they may be.
#[test]
fn whole_packs() {
    let mut chain = BASE.to_owned();
    for at in 0..4_000 {
        let before = if at == 0 {
            "fee".to_owned()
        } else {
            format!("w{}", at - 1)
        };
        let _ = write!(chain, "[value.w{at}]\nformula=\"{before} + fee\"\n{LABEL}");
    }
    let (compiled, findings) = run("a chain of values", &chain);
    assert!(compiled.is_some(), "{}", findings[0]);

    let deep = format!("{}fee{}", "min(fee,".repeat(46), ")".repeat(46));
    let values = most(|at| format!("[value.w{at}]\nformula=\"{deep}\"\n{LABEL}"));
    let (compiled, findings) = run("deep values", &values);
    assert!(compiled.is_some(), "{}", findings[0]);

    let remedies = most(|at| {
        format!(
            "[remedy.r{at}]\nname={{ko=\"값\",en=\"V\"}}\nkind=\"cash\"\ncite=\"release\"\namount=\"fee*2+lost_sales\"\n[[remedy.r{at}.condition]]\nif=\"renewed and lines>{}\"\nelse=\"review\"\nreason=\"by_hand\"\n",
            at % 90
        )
    });
    let (compiled, findings) = run("remedies", &remedies);
    let compiled = compiled.unwrap_or_else(|| panic!("{}", findings[0]));
    let loaded = LoadedPack::new(compiled.pack).unwrap();
    let start = Watch::new();
    let now = "2023-01-01T00:00:00+09:00".parse().unwrap();
    let estimate = evaluate(&loaded, &Claim::new(loaded.pack()), now);
    assert_eq!(estimate.lines.len(), loaded.pack().remedies.len());
    assert!(start.elapsed() < MOST);

    let questions = most(|at| {
        format!(
            "[question.q{at}]\nsection=\"you\"\nkind=\"yes_no\"\ntext={{ko=\"값\",en=\"V\"}}\nlabel={{ko=\"값\",en=\"V\"}}\n"
        )
    });
    run("questions", &questions);
    let services = most(|at| {
        format!(
            "[service.s{at}]\nname={{ko=\"값\",en=\"V\"}}\ngroup=\"talk\"\nicon=\"mail\"\nto=2022-10-16T01:31:00\ncite=\"release\"\n"
        )
    });
    run("services", &services);
    let reasons = filled(|at| format!("[reason.s{at}]\ntext={{ko=\"값\",en=\"V\"}}\n"));
    refused("reasons", &reasons, Code::TooMany);
    let cases = filled(|at| {
        let header = if at == 0 {
            "\n[remedy.b]\nkind=\"cash\"\nname={ko=\"값\",en=\"V\"}\ncite=\"release\"\n"
        } else {
            ""
        };
        format!(
            "{header}[[remedy.b.case]]\nwhen=\"lines={at} and fee>{at} KRW\"\namount=\"{at} KRW\"\n"
        )
    });
    refused("cases", &cases, Code::TooMany);
}

#[test]
fn whole_examples() {
    let chain = filled(|at| {
        let like = if at == 0 {
            "a shop that lost 300,000".to_owned()
        } else {
            format!("e{}", at - 1)
        };
        format!("[[example]]\nname=\"e{at}\"\nlike=\"{like}\"\nmissing=[]\n")
    });
    run("a chain of examples", &chain);
    let many = filled(|at| format!("[[example]]\nname=\"e{at}\"\nmissing=[]\n"));
    run("examples", &many);
    let windows = format!(
        "[[example]]\nname=\"w\"\nmissing=[]\nwindows={{mail=[{}]}}\n",
        "[\"2022-10-16T01:00\",\"2022-10-16T02:00\"],".repeat(20_000)
    );
    run("windows", &(BASE.to_owned() + &windows));
}

/// What an editor does not show, or shows where it does not stand.
#[test]
fn hidden_characters() {
    for hidden in [
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{3164}",
        "\u{feff}",
        "a\u{200d}b",
        "\\u202e",
        "\\u001b",
    ] {
        let text = BASE.replace("A sample.", &format!("A{hidden} sample."));
        refused(hidden, &text, Code::HiddenCharacter);
        let source = BASE.replace("\"Ministry\"", &format!("\"Ministry{hidden}\""));
        refused(hidden, &source, Code::HiddenCharacter);
        let option = BASE.replace("id = \"shop\"", &format!("id = \"shop{hidden}\""));
        refused(hidden, &option, Code::HiddenCharacter);
        let key = BASE.replace("[reason.by_hand]", &format!("[reason.\"by_hand{hidden}\"]"));
        refused(hidden, &key, Code::HiddenCharacter);
        if !hidden.starts_with('\\') {
            let comment = format!("# {hidden} a comment\n{BASE}");
            refused(hidden, &comment, Code::HiddenCharacter);
        }
    }
    let (compiled, findings) = run("emoji", &BASE.replace("A sample.", "👩‍👩‍👧 🏳️‍🌈 1️⃣ A sample.\\n"));
    assert!(compiled.is_some(), "{}", findings[0]);
    let (_, findings) = run(
        "nothing but",
        &format!("{BASE}# {}", "\u{200b}".repeat(340_000)),
    );
    assert!(findings.len() <= 1_001);
}
