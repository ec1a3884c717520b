//! Tables, calendars, months, today, intakes and what earlier remedies give.

use crate::{
    Answer, Formula, LoadedPack, Ratio, Ref,
    estimate::{Amount, Certainty, LineReason, Quantity, Source},
    evaluate,
    pack::{
        Award, Bound, Calendar, Gives, Otherwise, QuestionKind, RemedyKind, Row, Table,
        formula::MonthPart,
    },
    testing::{
        ANY_MONEY, Builder, any_date, at, because, claim, condition, date, estimate,
        formulas::{answer, day, div, hours, krw, max, min, mul, number, sub, when},
        line, names, outcome, text,
    },
    time::Weekday,
    unit::Unit,
};

/// 8 a day from 2019-04-01, 9 from 2020-04-01, to 2021-03-31.
fn rates(b: &mut Builder) -> Ref<Table> {
    let outside = b.reason("no_rate");
    let row = |from: &str, value: i64| Row {
        from: Ratio::whole(date(from).number()),
        value: Ratio::whole(value),
        citations: vec![Ref::new(1)],
    };
    b.0.citations.push(crate::pack::Citation {
        id: "rates".into(),
        ..b.0.citations[0].clone()
    });
    b.0.tables.push(Table {
        id: "rate".into(),
        label: text("Rate"),
        key: Unit::Date,
        unit: Unit::Money,
        rows: vec![row("2019-04-01", 8), row("2020-04-01", 9)],
        end: Bound {
            at: Ratio::whole(date("2021-03-31").number()),
            inclusive: true,
        },
        outside,
        citations: vec![Ref::new(0)],
    });
    Ref::new(0)
}

fn by_date() -> LoadedPack {
    let mut b = Builder::new();
    let on = b.question("on", any_date());
    let table = rates(&mut b);
    let key = Box::new(answer(on));
    b.pays("it", mul(Formula::Lookup(table, key), number(2)));
    b.load()
}

#[test]
fn a_date_finds_its_rate_and_says_which() {
    let loaded = by_date();
    let on = |day| estimate(&loaded, &[("on", Answer::Date(date(day)))]);
    for (day, amount, row) in [
        ("2019-04-01", 16, 0),
        ("2020-03-31", 16, 0),
        ("2020-04-01", 18, 1),
        ("2021-03-31", 18, 1),
    ] {
        let estimate = on(day);
        let line = line(&estimate, "it");
        assert_eq!(line.amount, Amount::Money(amount), "{day}");
        let step = &line.steps[0];
        assert_eq!(step.inputs[1].source, Source::Row("rate".into(), row));
        // The row's own source stands with the step.
        assert_eq!(names(&step.citations), ["plan", "rates"]);
    }
}

#[test]
fn a_date_outside_the_table_is_never_the_last_row() {
    let loaded = by_date();
    for day in ["2019-03-31", "2021-04-01"] {
        let estimate = estimate(&loaded, &[("on", Answer::Date(date(day)))]);
        let line = line(&estimate, "it");
        assert_eq!(line.certainty, Certainty::Review);
        assert_eq!(line.reason, LineReason::Pack("no_rate".into()));
        assert_eq!(line.amount, Amount::None);
    }
}

#[test]
fn working_days_follow_the_packs_calendar() {
    let mut b = Builder::new();
    let outside = b.reason("not_in_calendar");
    b.0.calendars.push(Calendar {
        id: "uk".into(),
        name: text("Bank holidays"),
        weekend: vec![Weekday::Saturday, Weekday::Sunday],
        from: date("2022-01-01"),
        to: date("2023-12-31"),
        holidays: vec![date("2022-12-26"), date("2022-12-27")],
        outside,
        citations: vec![Ref::new(0)],
    });
    let reported = b.question("reported", any_date());
    let uk: Ref<Calendar> = Ref::new(0);
    let second = Formula::AfterWorked(uk, Box::new([answer(reported), number(2)]));
    let days = div(sub(day("2022-12-31"), second), hours(24));
    b.pays("days", mul(max(days, number(0)), krw(10)));
    let is_worked = Formula::IsWorked(uk, Box::new(answer(reported)));
    b.pays("is_worked", when(is_worked, krw(1), krw(0)));
    let between = Formula::WorkedBetween(uk, Box::new([answer(reported), day("2022-12-31")]));
    b.pays("between", mul(max(between, number(0)), krw(1)));
    let loaded = b.load();
    let on = |day| estimate(&loaded, &[("reported", Answer::Date(date(day)))]);
    // Friday before Christmas: the two days are the 28th and the 29th.
    let friday = on("2022-12-23");
    assert_eq!(line(&friday, "days").amount, Amount::Money(20));
    assert_eq!(line(&friday, "is_worked").amount, Amount::Money(1));
    assert_eq!(line(&friday, "between").amount, Amount::Money(4));
    assert_eq!(
        line(&on("2022-12-26"), "is_worked").amount,
        Amount::Money(0)
    );
    let outside = on("2024-01-02");
    for remedy in ["days", "is_worked", "between"] {
        let line = line(&outside, remedy);
        assert_eq!(line.reason, LineReason::Pack("not_in_calendar".into()));
    }
}

#[test]
fn months_have_their_real_length() {
    let mut b = Builder::new();
    let on = b.question("on", any_date());
    let part = |part| Formula::Month(part, Box::new(answer(on)));
    let days = div(part(MonthPart::Length), hours(24));
    b.pays("length", mul(days, krw(1)));
    let from_start = sub(answer(on), part(MonthPart::Start));
    b.pays("from_start", mul(div(from_start, hours(24)), krw(1)));
    let to_end = sub(part(MonthPart::End), answer(on));
    b.pays("to_end", mul(div(to_end, hours(24)), krw(1)));
    let loaded = b.load();
    let estimate = estimate(&loaded, &[("on", Answer::Date(date("2024-02-10")))]);
    assert_eq!(line(&estimate, "length").amount, Amount::Money(29));
    assert_eq!(line(&estimate, "from_start").amount, Amount::Money(9));
    assert_eq!(line(&estimate, "to_end").amount, Amount::Money(19));
}

#[test]
fn months_later_is_the_same_day_or_the_last() {
    let mut b = Builder::new();
    let on = b.question("on", any_date());
    let after = Formula::AfterMonths(Box::new([answer(on), number(3)]));
    let days = div(sub(after, day("2024-01-01")), hours(24));
    b.pays("it", mul(days, krw(1)));
    let loaded = b.load();
    for (from, days) in [("2024-01-10", 100), ("2023-11-30", 59), ("2024-01-31", 120)] {
        let estimate = estimate(&loaded, &[("on", Answer::Date(date(from)))]);
        assert_eq!(line(&estimate, "it").amount, Amount::Money(days), "{from}");
    }
}

#[test]
fn today_is_the_packs_own_day() {
    let mut b = Builder::new();
    let intake = b.intake("2023-02-01", &["2023-02-10"]);
    let late = b.reason("late");
    b.pays("it", krw(1)).conditions = vec![condition(
        Formula::IntakeOpen(intake),
        Otherwise::NotDue,
        late,
    )];
    let since = div(sub(Formula::Today, day("2023-01-31")), hours(24));
    b.pays("since", mul(since, krw(1)));
    let loaded = b.load();
    let now = |text: &str| evaluate(&loaded, &claim(&loaded, &[]), text.parse().unwrap());
    // In Seoul it is the first of February already.
    let first = now("2023-01-31T15:00:00+00:00");
    assert_eq!(line(&first, "it").amount, Amount::Money(1));
    assert_eq!(line(&first, "since").amount, Amount::Money(1));
    let closed = evaluate(&loaded, &claim(&loaded, &[]), at("2023-02-11T00:00"));
    assert_eq!(line(&closed, "it").reason, LineReason::Pack("late".into()));
}

#[test]
fn what_one_remedy_gave_is_taken_off_the_next() {
    let mut b = Builder::new();
    let loss = b.question("loss", ANY_MONEY);
    let first = b.pays("first", min(answer(loss), krw(30_000)));
    first.conditions = Vec::new();
    let rest = max(sub(answer(loss), Formula::Given(Ref::new(0))), krw(0));
    b.pays("rest", rest);
    let loaded = b.load();
    let estimate = estimate(&loaded, &[("loss", Answer::Money(50_000))]);
    let rest = line(&estimate, "rest");
    assert_eq!(rest.amount, Amount::Money(20_000));
    let given = &rest.steps[0].inputs[1];
    assert_eq!(given.source, Source::Given("first".into()));
    assert_eq!(given.quantity, Quantity::Money(Ratio::whole(30_000)));
    assert_eq!(estimate.totals.cash.high, 50_000);
}

#[test]
fn a_remedy_waits_for_the_one_that_it_reads() {
    let mut b = Builder::new();
    let loss = b.question("loss", ANY_MONEY);
    let way = b.question("way", QuestionKind::YesNo);
    let why = b.reason("why");
    b.pays("asked", answer(loss)).conditions = vec![condition(answer(way), Otherwise::NotDue, why)];
    let by_hand = Award::One(because(why, Gives::Review));
    b.remedy("by_hand", RemedyKind::Cash, by_hand);
    let between = Gives::Range {
        low: krw(1),
        high: krw(2),
    };
    b.remedy("between", RemedyKind::Cash, Award::One(outcome(between)));
    for at in 0..3 {
        b.pays(
            ["a", "b", "c"][usize::from(at)],
            Formula::Given(Ref::new(at)),
        );
    }
    b.pays("forward", Formula::Given(Ref::new(9)));
    let loaded = b.load();
    let waiting = estimate(&loaded, &[]);
    assert_eq!(line(&waiting, "a").certainty, Certainty::Unknown);
    assert_eq!(names(&line(&waiting, "a").waits_for), ["way"]);
    for remedy in ["b", "c"] {
        let line = line(&waiting, remedy);
        assert_eq!(line.certainty, Certainty::Review);
        assert_eq!(line.reason, LineReason::OtherRemedy);
    }
    assert_eq!(line(&waiting, "forward").reason, LineReason::PackFault);
    let none = estimate(&loaded, &[("way", Answer::YesNo(false))]);
    assert_eq!(line(&none, "a").amount, Amount::Money(0));
}

/// Or a page that keeps only the answers that are asked for would lose the one that led to a
/// person, and ask for it again.
#[test]
fn an_answer_that_cannot_be_used_is_asked_for_all_the_same() {
    let mut b = Builder::new();
    let weeks: Vec<_> = ["2022-10-01", "2022-10-08"].map(date).into();
    let outage_week = weeks[0];
    let sales = b.question("sales", QuestionKind::WeeklyMoney { weeks, outage_week });
    b.pays("it", Formula::Highest(sales));
    let loaded = b.load();
    let nothing = crate::testing::weekly(&[("2022-10-01", None), ("2022-10-08", None)]);
    let estimate = estimate(&loaded, &[("sales", nothing)]);
    assert_eq!(line(&estimate, "it").reason, LineReason::PackFault);
    assert_eq!(names(&estimate.asked), ["sales"]);
    assert_eq!(names(&estimate.missing), [""; 0]);
}
