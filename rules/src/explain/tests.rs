use super::*;
use crate::{
    Answer, LoadedPack, Ratio, Rounding, evaluate,
    explain::tokens::formula,
    pack::{Gives, QuestionKind, RemedyKind, RoundTo, Validity, formula::Comparison},
    testing::{
        ANY_MONEY, Builder, above, any_date, bands, choice, date, estimate,
        formulas::{
            add, and, answer, compare, day, div, has_week, highest, hours, is, krw, max, min, more,
            mul, no, not, number, or, outage, recorded, round, sub, used, value, week, when,
        },
        item, line as find, outcome, pays, sample, services, up_to, weekly,
    },
};

fn figure(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Money(amount) => format!("{amount} KRW"),
        Quantity::Number(number) => number.to_string(),
        Quantity::Duration(seconds) => format!("{seconds} s"),
        Quantity::Date(date) => date.to_string(),
        Quantity::Moment(at) => at.to_string(),
        Quantity::Flag(flag) => flag.to_string(),
        Quantity::Choice(option) => option.to_string(),
    }
}

fn name(source: &Source) -> String {
    match source {
        Source::Answer(id) => id.to_string(),
        Source::HighestWeek(id, week) => format!("highest {id} ({week})"),
        Source::Week(id, week) => format!("{id} of {week}"),
        Source::RecordedWeeks(id) => format!("weeks of {id}"),
        Source::Used(id) => format!("used {id}"),
        Source::Outage(id) => format!("outage of {id}"),
        Source::Value(id) => id.to_string(),
        Source::ItemValue(id, item) => format!("{id}[{item}]"),
        other => format!("{other:?}"),
    }
}

/// As a page might print it.
fn words(tokens: &[Token]) -> String {
    let word = |token: &Token| match token {
        Token::Literal(quantity) | Token::Previous(quantity) => figure(quantity),
        Token::Name(source, None) => name(source),
        Token::Name(source, Some(quantity)) => format!("{} {}", name(source), figure(quantity)),
        Token::Choice(_, option) => option.to_string(),
        Token::Function(function) => format!("{function:?}"),
        Token::Operator(operator) => match operator {
            Operator::Add => "+".into(),
            Operator::Subtract => "-".into(),
            Operator::Multiply => "*".into(),
            Operator::Divide => "/".into(),
            Operator::Compare(Comparison::More) => ">".into(),
            other => format!("{other:?}"),
        },
        Token::Open => "(".into(),
        Token::Close => ")".into(),
        Token::Comma => ",".into(),
    };
    let words: Vec<_> = tokens.iter().map(word).collect();
    words
        .join(" ")
        .replace("( ", "(")
        .replace(" )", ")")
        .replace(" ,", ",")
}

/// Everything of a line as text.
fn written(loaded: &LoadedPack, estimate: &Estimate, remedy: &str) -> Vec<String> {
    let steps = line(loaded.pack(), estimate, find(estimate, remedy));
    let write = |step: &Explained<'_>| {
        let subject = match step.subject {
            Subject::Value(id) => id.to_string(),
            Subject::ItemValue(id, item) => format!("{id}[{item}]"),
            Subject::Action(action) => format!("{action:?}"),
        };
        let result = step.result.map_or("?".into(), figure);
        format!("{subject}: {} = {result}", words(&step.formula))
    };
    steps.iter().map(write).collect()
}

#[test]
fn a_line_reads_like_arithmetic_on_paper() {
    let loaded = sample::pack();
    let estimate = evaluate(&loaded, &sample::full_claim(&loaded), sample::now());
    assert_eq!(
        written(&loaded, &estimate, "sales_loss"),
        [
            "Outage(talk):  = 36060 s",
            "Outage(taxi):  = 9000 s",
            "Outage(music):  = 235800 s",
            "Condition(0): claimant small_business Is small_business = true",
            "Condition(1): HasWeek (sales of 2022-10-15 true) And weeks of sales 3 > 1 = true",
            "best_week: highest sales (2022-09-03) 1500000 KRW = 1500000 KRW",
            "lost_sales: Max (best_week 1500000 KRW - sales of 2022-10-15 1150000 KRW, 0 KRW) \
             = 350000 KRW",
            "Band(2): lost_sales 350000 KRW = 350000 KRW",
            "Amount: 50000 KRW = 50000 KRW",
        ]
    );
    assert_eq!(
        written(&loaded, &estimate, "fee_refund"),
        [
            "Outage(music):  = 235800 s",
            "hours_out: outage of music 235800 s / 3600 s = 131/2",
            "Amount: fee 10900 KRW * 10 * hours_out 131/2 / 720 = 713950/72 KRW",
            "Round(RoundTo { rounding: Floor, unit: 10 }): \
             Round(Floor) (713950/72 KRW, 10 KRW) = 9910 KRW",
        ]
        .map(|text| text.replace("713950/72", "356975/36"))
    );
    assert_eq!(
        written(&loaded, &estimate, "drivers")[1..],
        [
            "Condition(0): rides 4 Compare(AtLeast) 3 = true",
            "Low: 25000 KRW = 25000 KRW",
            "High: Min (rides 4 * 10000 KRW, 50000 KRW) = 40000 KRW",
        ]
    );
    assert_eq!(
        written(&loaded, &estimate, "stickers"),
        ["Validity(15): granted 2022-11-18 + 1296000 s = 2022-12-03"]
    );
    assert_eq!(
        written(&loaded, &estimate, "music_pass")[1..],
        ["Case(1): true = true", "Time: 259200 s = 259200 s"]
    );
}

#[test]
fn a_band_shows_where_it_begins_and_ends() {
    let loaded = sample::pack();
    let estimate = evaluate(&loaded, &sample::full_claim(&loaded), sample::now());
    let steps = line(loaded.pack(), &estimate, find(&estimate, "sales_loss"));
    let bands: Vec<_> = steps.iter().filter_map(|step| step.band.clone()).collect();
    let edge = |at, inclusive| {
        Some(Edge {
            at: Quantity::Money(Ratio::whole(at)),
            inclusive,
        })
    };
    let expected = BandRange {
        lower: edge(300_000, false),
        upper: edge(500_000, true),
    };
    assert_eq!(bands, [expected]);
}

#[test]
fn values_stand_before_their_reader_and_once() {
    let mut b = Builder::new();
    let fee = b.question("fee", ANY_MONEY);
    let base = b.value("base", Unit::Money, answer(fee));
    let twice = b.value("twice", Unit::Money, add(value(base), value(base)));
    let rows = vec![up_to(100, pays(value(base))), above(pays(value(twice)))];
    b.remedy("first", RemedyKind::Cash, bands(twice, rows));
    b.pays("second", value(base));
    let loaded = b.load();
    let estimate = estimate(&loaded, &[("fee", Answer::Money(7))]);
    assert_eq!(
        written(&loaded, &estimate, "first"),
        [
            "base: fee 7 KRW = 7 KRW",
            "twice: base 7 KRW + base 7 KRW = 14 KRW",
            "Band(0): twice 14 KRW = 14 KRW",
            "Amount: base 7 KRW = 7 KRW",
        ]
    );
    assert_eq!(
        written(&loaded, &estimate, "second"),
        ["base: fee 7 KRW = 7 KRW", "Amount: base 7 KRW = 7 KRW"]
    );
}

#[test]
fn what_was_not_read_has_no_figure() {
    let mut b = Builder::new();
    let who = b.question("who", choice(&["consumer", "enterprise"]));
    let fee = b.question("fee", ANY_MONEY);
    let sales = b.question(
        "sales",
        QuestionKind::WeeklyMoney {
            weeks: vec![date("2022-10-15")],
            outage_week: date("2022-10-15"),
        },
    );
    let test = and(
        is(who, &["consumer", "enterprise"]),
        or(is(who, &["enterprise"]), more(highest(sales), answer(fee))),
    );
    b.pays("it", when(test, krw(1), answer(fee)));
    let loaded = b.load();
    let answers = [
        ("who", Answer::Choice("enterprise".into())),
        ("fee", Answer::Money(5)),
        ("sales", weekly(&[("2022-10-15", Some(3))])),
    ];
    let estimate = estimate(&loaded, &answers);
    assert_eq!(
        written(&loaded, &estimate, "it"),
        [
            "Amount: If who enterprise IsOneOf (consumer Or enterprise) And \
          (who enterprise Is enterprise Or HighestWeek (sales) > fee) \
          Then 1 KRW Else fee = 1 KRW"
        ]
    );
}

#[test]
fn parentheses_stand_only_where_they_are_needed() {
    let loaded = Builder::new().load();
    let write = |rule: Formula| words(&formula(loaded.pack(), &rule, &[]));
    let n = number;
    for (rule, expected) in [
        (add(add(n(1), n(2)), n(3)), "1 + 2 + 3"),
        (add(n(1), add(n(2), n(3))), "1 + 2 + 3"),
        (sub(sub(n(1), n(2)), n(3)), "1 - 2 - 3"),
        (sub(n(1), sub(n(2), n(3))), "1 - (2 - 3)"),
        (sub(n(1), mul(n(2), n(3))), "1 - 2 * 3"),
        (mul(add(n(1), n(2)), n(3)), "(1 + 2) * 3"),
        (mul(n(1), div(n(2), n(3))), "1 * 2 / 3"),
        (div(n(1), mul(n(2), n(3))), "1 / (2 * 3)"),
        (div(n(1), div(n(2), n(3))), "1 / (2 / 3)"),
        (div(div(n(1), n(2)), n(3)), "1 / 2 / 3"),
        (more(add(n(1), n(2)), n(3)), "1 + 2 > 3"),
        (and(or(no(), no()), no()), "(false Or false) And false"),
        (or(and(no(), no()), no()), "(false And false) Or false"),
        (or(or(no(), no()), no()), "false Or false Or false"),
        (not(more(n(1), n(2))), "Not (1 > 2)"),
        (not(no()), "Not false"),
        (
            add(when(no(), n(1), n(2)), n(3)),
            "(If false Then 1 Else 2) + 3",
        ),
        (min(add(n(1), n(2)), n(3)), "Min (1 + 2, 3)"),
        (
            max(n(1), when(no(), n(1), n(2))),
            "Max (1, If false Then 1 Else 2)",
        ),
        (
            mul(round(Rounding::HalfEven, 10, div(krw(1), n(2))), n(3)),
            "Round(HalfEven) (1 KRW / 2, 10 KRW) * 3",
        ),
        (
            round(Rounding::Ceil, 60, add(hours(1), hours(2))),
            "Round(Ceil) (3600 s + 7200 s, 60 s)",
        ),
        (
            round(Rounding::Ceil, 1, div(krw(1), krw(2))),
            "Round(Ceil) (1 KRW / 2 KRW, 1)",
        ),
        (
            round(Rounding::Floor, 1, mul(n(2), when(no(), krw(1), krw(2)))),
            "Round(Floor) (2 * (If false Then 1 KRW Else 2 KRW), 1 KRW)",
        ),
        (
            round(
                Rounding::Floor,
                1,
                sub(day("2022-01-02"), day("2022-01-01")),
            ),
            "Round(Floor) (2022-01-02 - 2022-01-01, 1 s)",
        ),
    ] {
        assert_eq!(write(rule.clone()), expected, "{rule:?}");
    }
}

#[test]
fn every_name_is_written() {
    let mut b = Builder::new();
    let talk = b.service("talk", "2022-10-16T01:31");
    b.question("services", QuestionKind::Services);
    let granted = b.question("granted", any_date());
    let sales = b.question(
        "sales",
        QuestionKind::WeeklyMoney {
            weeks: vec![date("2022-10-15")],
            outage_week: date("2022-10-15"),
        },
    );
    let test = and(
        and(used(talk), has_week(sales, "2022-10-15")),
        and(
            more(outage(talk), hours(1)),
            and(
                compare(Comparison::NotEqual, answer(granted), day("2022-01-01")),
                more(mul(recorded(sales), week(sales, "2022-10-15")), krw(0)),
            ),
        ),
    );
    b.pays("it", when(test, krw(1), krw(0)));
    let loaded = b.load();
    let answers = [
        ("services", services(&["talk"])),
        ("granted", Answer::Date(date("2022-11-18"))),
        ("sales", weekly(&[("2022-10-15", Some(3))])),
    ];
    let estimate = estimate(&loaded, &answers);
    assert_eq!(
        written(&loaded, &estimate, "it"),
        [
            "Amount: If used talk true And HasWeek (sales of 2022-10-15 true) And \
          outage of talk 36060 s > 3600 s And \
          granted 2022-11-18 Compare(NotEqual) 2022-01-01 And \
          weeks of sales 1 * sales of 2022-10-15 3 KRW > 0 KRW \
          Then 1 KRW Else 0 KRW = 1 KRW"
        ]
    );
}

/// An estimate of another pack, or a forged one, is explained as far as it goes.
#[test]
fn what_the_pack_does_not_have_is_left_out() {
    let loaded = sample::pack();
    let mut estimate = evaluate(&loaded, &sample::full_claim(&loaded), sample::now());
    let other = Builder::new().load();
    for remedy in ["sales_loss", "fee_refund", "drivers", "music_pass"] {
        let steps = line(other.pack(), &estimate, find(&estimate, remedy));
        assert!(steps.iter().all(|step| step.formula.is_empty()));
    }
    // Values that read each other in a circle, and steps out of every list.
    let circle = Input {
        source: Source::Value("best_week".into()),
        quantity: Quantity::Flag(true),
    };
    for value in &mut estimate.values {
        value.inputs.push(circle.clone());
    }
    let nowhere = [
        Action::Condition(99),
        Action::Band(99),
        Action::Case(99),
        Action::Time,
    ];
    let steps = &mut estimate.lines[0].steps;
    for (step, action) in steps.iter_mut().zip(nowhere) {
        step.action = action;
    }
    let steps = line(loaded.pack(), &estimate, &estimate.lines[0]);
    assert_eq!(steps.len(), estimate.lines[0].steps.len() + 2);
}

#[test]
fn a_rounded_amount_shows_what_was_rounded() {
    let mut b = Builder::new();
    b.question("fee", ANY_MONEY);
    let gives = Gives::Money {
        amount: div(krw(100), number(3)),
        rounding: Some(RoundTo {
            rounding: Rounding::Floor,
            unit: Ratio::whole(1),
        }),
    };
    b.remedy("it", RemedyKind::Cash, Award::One(outcome(gives)));
    b.remedy(
        "things",
        RemedyKind::InKind,
        Award::One(outcome(Gives::Items(vec![item(Validity::Unlimited)]))),
    );
    let loaded = b.load();
    let estimate = estimate(&loaded, &[]);
    let steps = line(loaded.pack(), &estimate, find(&estimate, "it"));
    let third = Ratio::new(100, 3).expect("a fraction");
    assert_eq!(steps[1].formula[2], Token::Previous(Quantity::Money(third)));
    assert!(line(loaded.pack(), &estimate, find(&estimate, "things")).is_empty());
}
