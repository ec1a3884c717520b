//! Forged packs and claims that would keep a reader busy. Each ends, and says why.

use std::{collections::BTreeMap, time::Instant};

use crate::{
    Answer, Claim, Estimate, Formula, LoadedPack, Ratio, Ref, Window, WindowSet,
    claim::ItemAnswers,
    estimate::{Certainty, LineReason},
    evaluate,
    pack::{
        Award, QuestionKind, RemedyKind, Row, Table,
        formula::{Fold, Measure, Spans},
    },
    testing::{
        ANY_MONEY, Builder, at, bands, claim, date, estimate,
        formulas::{answer, krw, value},
        line, outcome, pays, services, text, up_to,
    },
    unit::Unit,
};

/// The sum of figures, nested no deeper than it has to be.
fn sum(mut figures: Vec<Formula>) -> Formula {
    while figures.len() > 1 {
        let mut pairs = figures.into_iter();
        let mut halved = Vec::new();
        while let Some(left) = pairs.next() {
            halved.push(match pairs.next() {
                Some(right) => Formula::Add(Box::new([left, right])),
                None => left,
            });
        }
        figures = halved;
    }
    figures.pop().unwrap_or(Formula::Money(Ratio::ZERO))
}

fn many(count: usize, figure: impl Fn(usize) -> Formula) -> Formula {
    sum((0..count).map(figure).collect())
}

/// Evaluates within the time that a reader has, far more than it takes when it is optimised.
fn ends(loaded: &LoadedPack, claim: &Claim) -> Estimate {
    let start = Instant::now();
    let estimate = evaluate(loaded, claim, at("2022-11-01T12:00"));
    let seconds = start.elapsed().as_secs_f32();
    let most = if cfg!(debug_assertions) { 60.0 } else { 2.0 };
    assert!(seconds < most, "{seconds} s");
    assert_eq!(estimate.lines.len(), loaded.pack().remedies.len());
    estimate
}

fn is_too_large(estimate: &Estimate, remedy: &str) {
    let line = line(estimate, remedy);
    assert_eq!(line.certainty, Certainty::Review);
    assert_eq!(line.reason, LineReason::TooLarge);
}

fn items(b: &mut Builder) -> Ref<crate::pack::Question> {
    let kind = QuestionKind::Items {
        most: u16::MAX,
        item: text("Line"),
    };
    b.question("list", kind)
}

fn item_answers(count: usize) -> Answer {
    let item = ItemAnswers(BTreeMap::from([("fee".into(), Answer::Money(7))]));
    Answer::Items(vec![item; count])
}

#[test]
fn more_items_than_any_pack_asks_for_are_not_taken() {
    let mut b = Builder::new();
    let list = items(&mut b);
    b.field(list, "fee", ANY_MONEY);
    b.pays("it", Formula::Items(list));
    let loaded = b.load();
    let estimate = estimate(&loaded, &[("list", item_answers(1_001))]);
    assert_eq!(estimate.faults.len(), 1);
}

/// A formula of each item, for the most items.
fn items_times_formulas(parts: usize) -> (LoadedPack, Claim) {
    let mut b = Builder::new();
    let list = items(&mut b);
    let fee = b.field(list, "fee", ANY_MONEY);
    let of_item = b.each(list, "of_item", Unit::Money, many(parts, |_| answer(fee)));
    b.pays("it", Formula::Over(Fold::Sum, of_item));
    let loaded = b.load();
    let claim = claim(&loaded, &[("list", item_answers(1_000))]);
    (loaded, claim)
}

#[test]
fn formulas_of_many_items_come_to_an_end() {
    let (loaded, claim) = items_times_formulas(60_000);
    is_too_large(&ends(&loaded, &claim), "it");
    // What a pack of a usual size asks for does not.
    let (loaded, claim) = items_times_formulas(200);
    assert_eq!(line(&ends(&loaded, &claim), "it").certainty, Certainty::Due);
}

#[test]
fn what_is_missing_time_and_again_comes_to_an_end() {
    let mut b = Builder::new();
    let mut before = None;
    for at in 0..4_000 {
        let asked = b.question(&format!("q{at}"), ANY_MONEY);
        let figure = match before {
            None => answer(asked),
            Some(before) => sum(vec![value(before), answer(asked)]),
        };
        before = Some(b.value(&format!("v{at}"), Unit::Money, figure));
    }
    for at in 0..4_000 {
        b.pays(&format!("r{at}"), value(before.expect("a value")));
    }
    let loaded = b.load();
    ends(&loaded, &Claim::new(loaded.pack()));
}

#[test]
#[ignore = "for an optimised build"]
fn lists_taken_together_time_and_again_come_to_an_end() {
    let mut b = Builder::new();
    let list = items(&mut b);
    let fee = b.field(list, "fee", ANY_MONEY);
    let of_item = b.each(list, "of_item", Unit::Money, answer(fee));
    b.pays(
        "it",
        many(100_000, |_| Formula::Over(Fold::Median, of_item)),
    );
    let loaded = b.load();
    let claim = claim(&loaded, &[("list", item_answers(1_000))]);
    is_too_large(&ends(&loaded, &claim), "it");
}

fn weeks(count: i64) -> QuestionKind {
    let first = date("2000-01-01");
    let weeks: Vec<_> = (0..count)
        .map(|week| first.plus_days(7 * week).expect("a date"))
        .collect();
    QuestionKind::WeeklyMoney {
        outage_week: weeks[0],
        weeks,
    }
}

fn takings(kind: &QuestionKind) -> Answer {
    match kind {
        QuestionKind::WeeklyMoney { weeks, .. } => {
            Answer::WeeklyMoney(weeks.iter().map(|week| (*week, Some(1))).collect())
        }
        _ => Answer::YesNo(false),
    }
}

#[test]
#[ignore = "for an optimised build"]
fn long_series_come_to_an_end() {
    let kind = weeks(4_096);
    let QuestionKind::WeeklyMoney { weeks, .. } = &kind else {
        panic!()
    };
    let (first, last) = (weeks[0], weeks[4_095]);
    let mut b = Builder::new();
    let sales = b.question("sales", kind.clone());
    b.pays(
        "folds",
        many(40_000, |_| {
            Formula::Series(Fold::Median, sales, first, last)
        }),
    );
    let loaded = b.load();
    let answers = claim(&loaded, &[("sales", takings(&kind))]);
    is_too_large(&ends(&loaded, &answers), "folds");

    let mut b = Builder::new();
    let sales = b.question("sales", kind.clone());
    let each = |at: usize| Formula::Series(Fold::Sum, sales, weeks[at % 4_096], weeks[at % 4_095]);
    b.pays("distinct", many(20_000, each));
    b.pays(
        "weeks",
        many(40_000, |at| Formula::Week(sales, weeks[at % 4_096])),
    );
    let loaded = b.load();
    is_too_large(&ends(&loaded, &answers), "distinct");
}

#[test]
#[ignore = "for an optimised build"]
fn long_windows_come_to_an_end() {
    let mut b = Builder::new();
    let kind = QuestionKind::Windows {
        earliest: date("1900-01-01"),
        latest: date("2099-12-31"),
        most: u16::MAX,
    };
    let when = b.question("when", kind);
    let measures = [Measure::MostInAMonth, Measure::MostInADay, Measure::Longest];
    for (at, measure) in measures.into_iter().enumerate() {
        let figure = many(15_000, |_| Formula::Span(measure, Spans::Answer(when)));
        let length = b.value(&format!("v{at}"), Unit::Duration, figure);
        let award = bands(
            length,
            vec![up_to(9, pays(krw(1))), crate::testing::above(pays(krw(2)))],
        );
        b.remedy(&format!("r{at}"), RemedyKind::Cash, award);
    }
    let loaded = b.load();
    let first = at("1900-01-01T12:00").seconds();
    let windows = (0..1_000).map(|at| {
        let moment = |seconds| crate::Instant::from_seconds(seconds, 540).expect("a time");
        let from = first + at * 6_000_000;
        Window {
            from: moment(from),
            to: moment(from + 60),
        }
    });
    let windows = Answer::Windows(WindowSet::of(windows));
    is_too_large(&ends(&loaded, &claim(&loaded, &[("when", windows)])), "r0");
}

#[test]
#[ignore = "for an optimised build"]
fn long_accounts_come_to_an_end() {
    let mut b = Builder::new();
    b.question("services", QuestionKind::Services);
    let names: Vec<_> = (0..4_096).map(|at| format!("s{at}")).collect();
    let all: Vec<_> = names
        .iter()
        .map(|name| b.service(name, "2022-10-18T09:00"))
        .collect();
    for at in 0..100 {
        b.pays(&format!("r{at}"), krw(1)).services = all.clone();
    }
    let loaded = b.load();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let used = claim(&loaded, &[("services", services(&names))]);
    let estimate = ends(&loaded, &used);
    is_too_large(&estimate, "r99");
}

#[test]
#[ignore = "for an optimised build"]
fn sources_of_many_rows_come_to_an_end() {
    let mut b = Builder::new();
    let outside = b.reason("outside");
    let citation = b.0.citations[0].clone();
    b.0.citations = (0..4_096)
        .map(|at| crate::pack::Citation {
            id: format!("c{at}").as_str().into(),
            ..citation.clone()
        })
        .collect();
    let cited: Vec<_> = Ref::all(&b.0.citations).collect();
    let row = |from| Row {
        from: Ratio::whole(from),
        value: Ratio::whole(1),
        citations: cited.clone(),
    };
    b.0.tables.push(Table {
        id: "table".into(),
        label: text("Figure"),
        key: Unit::Money,
        unit: Unit::Money,
        rows: (0..50).map(row).collect(),
        end: crate::pack::Bound {
            at: Ratio::whole(50),
            inclusive: true,
        },
        outside,
        citations: cited,
    });
    for at in 0..1_500 {
        b.pays(
            &format!("r{at}"),
            many(20, |row| {
                let key = Box::new(krw(i64::try_from(row).expect("small")));
                Formula::Lookup(Ref::new(0), key)
            }),
        );
    }
    let loaded = b.load();
    ends(&loaded, &Claim::new(loaded.pack()));
}

#[test]
#[ignore = "for an optimised build"]
fn bands_over_much_that_is_read_come_to_an_end() {
    let mut b = Builder::new();
    let kind = weeks(4_096);
    let QuestionKind::WeeklyMoney { weeks, .. } = &kind else {
        panic!()
    };
    let sales = b.question("sales", kind.clone());
    let asked: Vec<_> = (0..3_000)
        .map(|at| b.question(&format!("q{at}"), ANY_MONEY))
        .collect();
    let figure = many(3_000, |at| answer(asked[at]));
    let on = b.value("on", Unit::Money, figure);
    let other = b.value(
        "other",
        Unit::Money,
        many(9, |at| Formula::Week(sales, weeks[at])),
    );
    for at in 0..3_000 {
        let rows = vec![
            up_to(i64::MAX / 2, pays(krw(1))),
            crate::testing::above(pays(value(other))),
        ];
        b.remedy(&format!("r{at}"), RemedyKind::Cash, bands(on, rows));
    }
    let loaded = b.load();
    let names: Vec<_> = (0..3_000).map(|at| format!("q{at}")).collect();
    let mut answers: Vec<_> = names
        .iter()
        .map(|name| (name.as_str(), Answer::Money(1)))
        .collect();
    answers.push(("sales", takings(&kind)));
    ends(&loaded, &claim(&loaded, &answers));
}

#[test]
fn a_claim_of_many_papers_comes_to_an_end() {
    let mut b = Builder::new();
    for at in 0..4_096 {
        b.evidence(&format!("paper{at}"));
    }
    let award = Award::One(outcome(crate::pack::Gives::Items(vec![])));
    b.remedy("it", RemedyKind::InKind, award);
    let loaded = b.load();
    let mut hostile = Claim::new(loaded.pack());
    let papers = (0..200_000).map(|at| (format!("p{at}").as_str().into(), Default::default()));
    hostile.evidence = papers.collect();
    assert_eq!(ends(&loaded, &hostile).faults.len(), 200_000);
}
