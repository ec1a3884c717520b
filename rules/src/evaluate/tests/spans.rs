//! Windows that the claimant gives, measures of windows, and several weeks or days together.

use crate::{
    Answer, Formula, LoadedPack, Ratio, Rounding, WindowSet,
    estimate::{Amount, Certainty, ClaimFault, LineReason, Quantity, Source},
    pack::{
        Award, Bound, Gives, QuestionKind, RemedyKind,
        formula::{Fold, Measure, Spans},
    },
    testing::{
        Builder, any_date, at, bands, below, claim, correct, date, estimate,
        formulas::{answer, day, div, hours, krw, mul, number, round, sub},
        item, line, names, outcome, pays, up_to, weekly, window,
    },
    unit::Unit,
};

fn windows(windows: &[(&str, &str)]) -> Answer {
    Answer::Windows(WindowSet::of(
        windows.iter().map(|(from, to)| window(from, to)),
    ))
}

fn asked() -> QuestionKind {
    QuestionKind::Windows {
        earliest: date("2024-01-01"),
        latest: date("2024-12-31"),
        most: 3,
    }
}

/// Pays the minutes, one won each, of every measure that is a time.
fn measured() -> LoadedPack {
    let mut b = Builder::new();
    let when = b.question("when", asked());
    let spans = Spans::Answer(when);
    let minutes = |time| mul(div(time, div(hours(1), number(60))), krw(1));
    for (name, measure) in [
        ("total", Measure::Total),
        ("longest", Measure::Longest),
        ("in_a_day", Measure::MostInADay),
        ("in_a_month", Measure::MostInAMonth),
    ] {
        b.pays(name, minutes(Formula::Span(measure, spans)));
    }
    let times = Formula::Span(Measure::Number, spans);
    b.pays("times", mul(times, krw(1)));
    let days = sub(
        Formula::Span(Measure::Ended, spans),
        Formula::Span(Measure::Began, spans),
    );
    b.pays("days", mul(div(days, hours(24)), krw(1)));
    let march = Box::new([day("2024-03-01"), day("2024-03-31")]);
    b.pays("in_march", minutes(Formula::Within(spans, march)));
    b.load()
}

#[test]
fn windows_are_measured_as_sets() {
    let answer = windows(&[
        ("2024-02-29T22:00", "2024-03-01T01:00"),
        ("2024-03-01T00:30", "2024-03-01T03:00"),
        ("2024-03-01T12:00", "2024-03-01T13:00"),
    ]);
    let estimate = estimate(&measured(), &[("when", answer)]);
    assert_eq!(estimate.faults, []);
    for (remedy, amount) in [
        ("total", 360),
        ("longest", 300),
        ("in_a_day", 240),
        ("in_a_month", 240),
        ("times", 2),
        ("days", 1),
        ("in_march", 240),
    ] {
        let line = line(&estimate, remedy);
        assert_eq!(line.amount, Amount::Money(amount), "{remedy}");
    }
    let source = &line(&estimate, "longest").steps[0].inputs[0].source;
    assert_eq!(*source, Source::Span(Measure::Longest, "when".into()));
}

#[test]
fn windows_are_asked_for() {
    let estimate = estimate(&measured(), &[]);
    assert_eq!(names(&estimate.missing), ["when"]);
    assert_eq!(line(&estimate, "in_march").certainty, Certainty::Unknown);
}

#[test]
fn windows_that_the_question_does_not_take_are_told() {
    let faults = |answer| estimate(&measured(), &[("when", answer)]).faults;
    let out = [ClaimFault::OutOfBounds("when".into())];
    assert_eq!(faults(windows(&[])), out);
    assert_eq!(
        faults(windows(&[("2023-12-31T23:59", "2024-01-01T01:00")])),
        out
    );
    assert_eq!(
        faults(windows(&[("2024-12-31T23:59", "2025-01-01T00:01")])),
        out
    );
    let hour = |day: &str| (format!("{day}T01:00"), format!("{day}T02:00"));
    let four = ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04"].map(hour);
    let four: Vec<_> = four.iter().map(|(from, to)| (&**from, &**to)).collect();
    assert_eq!(faults(windows(&four)), [ClaimFault::TooMany("when".into())]);
    // To the very end of the last day is within it.
    let last = windows(&[("2024-12-31T23:00", "2025-01-01T00:00")]);
    assert_eq!(faults(last), []);
}

#[test]
fn a_services_windows_are_measured_the_same_way() {
    let mut b = Builder::new();
    let mail = b.service("mail", "2022-10-18T09:00");
    let spans = Spans::Service(mail);
    let hours_of = |measure| mul(div(Formula::Span(measure, spans), hours(1)), krw(1));
    b.pays("longest", hours_of(Measure::Longest));
    let one_day = Box::new([day("2022-10-16"), day("2022-10-16")]);
    let within = mul(div(Formula::Within(spans, one_day), hours(1)), krw(1));
    b.pays("within", within);
    let loaded = b.load();
    let mut claim = claim(&loaded, &[]);
    correct(
        &mut claim,
        "mail",
        &[
            ("2022-10-15T16:00", "2022-10-15T18:00"),
            ("2022-10-16T01:00", "2022-10-16T06:00"),
        ],
    );
    let corrected = crate::evaluate(&loaded, &claim, at(crate::testing::NOW));
    assert_eq!(line(&corrected, "longest").amount, Amount::Money(5));
    assert_eq!(line(&corrected, "within").amount, Amount::Money(5));
    let published = estimate(&loaded, &[]);
    assert_eq!(line(&published, "within").amount, Amount::Money(24));
}

#[test]
fn weeks_are_taken_together() {
    let weeks = ["2022-09-03", "2022-09-10", "2022-09-17", "2022-09-24"];
    let mut b = Builder::new();
    let sales = b.question(
        "sales",
        QuestionKind::WeeklyMoney {
            weeks: weeks.map(date).into(),
            outage_week: date("2022-09-24"),
        },
    );
    let before = |fold| Formula::Series(fold, sales, date("2022-09-03"), date("2022-09-17"));
    for (name, fold) in [
        ("sum", Fold::Sum),
        ("highest", Fold::Highest),
        ("lowest", Fold::Lowest),
        ("mean", Fold::Mean),
        ("median", Fold::Median),
    ] {
        b.pays(name, round(Rounding::Floor, 1, before(fold)));
    }
    b.pays("number", mul(before(Fold::Number), krw(1)));
    let loaded = b.load();
    // The week of the outage is not read, so it may lack.
    let answer = weekly(&[
        (weeks[0], Some(100)),
        (weeks[1], None),
        (weeks[2], Some(301)),
    ]);
    let some = estimate(&loaded, &[("sales", answer)]);
    for (remedy, amount) in [
        ("sum", 401),
        ("highest", 301),
        ("lowest", 100),
        ("mean", 200),
        ("median", 200),
        ("number", 2),
    ] {
        let line = line(&some, remedy);
        assert_eq!(line.amount, Amount::Money(amount), "{remedy}");
    }
    let none = weekly(&weeks.map(|week| (week, None)));
    let none = estimate(&loaded, &[("sales", none)]);
    assert_eq!(line(&none, "sum").amount, Amount::Money(0));
    for remedy in ["highest", "lowest", "mean", "median"] {
        assert_eq!(line(&none, remedy).reason, LineReason::PackFault);
    }
    let missing = estimate(&loaded, &[("sales", weekly(&[(weeks[0], Some(1))]))]);
    assert_eq!(line(&missing, "sum").certainty, Certainty::Unknown);
}

#[test]
fn days_are_taken_together() {
    let mut b = Builder::new();
    let sales = b.question(
        "sales",
        QuestionKind::DailyMoney {
            from: date("2024-03-01"),
            to: date("2024-03-04"),
            outage_from: date("2024-03-04"),
            outage_to: date("2024-03-04"),
        },
    );
    let before = Formula::Series(Fold::Median, sales, date("2024-03-01"), date("2024-03-03"));
    let lost = sub(before, Formula::Week(sales, date("2024-03-04")));
    b.pays("lost", lost);
    let loaded = b.load();
    let days = [
        ("2024-03-01", Some(500)),
        ("2024-03-02", Some(900)),
        ("2024-03-03", Some(600)),
        ("2024-03-04", Some(50)),
    ];
    let days = days.map(|(day, amount)| (date(day), amount));
    let answer = Answer::DailyMoney(days.into());
    let estimate = estimate(&loaded, &[("sales", answer)]);
    assert_eq!(line(&estimate, "lost").amount, Amount::Money(550));
}

#[test]
fn bands_may_be_of_dates_and_closed_at_both_ends() {
    let mut b = Builder::new();
    let on = b.question("on", any_date());
    let day_of = b.value("day_of", Unit::Date, answer(on));
    let outside = b.reason("outside");
    let day_number = |text| date(text).number();
    let mut award = bands(
        day_of,
        vec![
            below(day_number("2022-12-28"), pays(krw(6))),
            up_to(day_number("2030-12-31"), pays(krw(10))),
        ],
    );
    if let Award::Bands {
        lower,
        outside: why,
        ..
    } = &mut award
    {
        *lower = Some(Bound {
            at: Ratio::whole(day_number("2018-01-01")),
            inclusive: true,
        });
        *why = Some(outside);
    }
    b.remedy("it", RemedyKind::Cash, award);
    let loaded = b.load();
    let on = |day| estimate(&loaded, &[("on", Answer::Date(date(day)))]);
    for (day, amount) in [
        ("2018-01-01", 6),
        ("2022-12-27", 6),
        ("2022-12-28", 10),
        ("2030-12-31", 10),
    ] {
        let estimate = on(day);
        assert_eq!(line(&estimate, "it").amount, Amount::Money(amount), "{day}");
        // How much later the next band begins is nobody's gain.
        assert_eq!(line(&estimate, "it").next_bound, None);
    }
    for day in ["2017-12-31", "2031-01-01"] {
        let estimate = on(day);
        let line = line(&estimate, "it");
        assert_eq!(line.certainty, Certainty::Review);
        assert_eq!(line.reason, LineReason::Pack("outside".into()), "{day}");
    }
}

#[test]
fn more_time_has_a_new_end() {
    let mut b = Builder::new();
    let ends = b.question("ends", any_date());
    let more = |by| {
        let term_end = Some(answer(ends));
        Award::One(outcome(Gives::Time { by, term_end }))
    };
    b.remedy("days", RemedyKind::Extension, more(hours(72)));
    b.remedy("hours", RemedyKind::Extension, more(hours(15)));
    let loaded = b.load();
    let known = estimate(&loaded, &[("ends", Answer::Date(date("2024-02-27")))]);
    let until = |hours: i64, until: &str| Amount::Extended {
        seconds: hours * 3600,
        until: at(until),
    };
    let days = line(&known, "days");
    assert_eq!(days.amount, until(72, "2024-03-02T00:00"));
    assert_eq!(
        days.steps[1].result,
        Quantity::Moment(at("2024-03-02T00:00"))
    );
    let hours = &line(&known, "hours").amount;
    assert_eq!(*hours, until(15, "2024-02-28T15:00"));
    assert_eq!(known.totals.time_lines, 2);
    // The time itself does not wait for the end.
    let open = estimate(&loaded, &[]);
    let days = line(&open, "days");
    assert_eq!(days.amount, Amount::Time(72 * 3600));
    assert_eq!(days.certainty, Certainty::Due);
    assert_eq!(names(&days.waits_for), ["ends"]);
}

#[test]
fn a_later_decision_prolongs_a_thing() {
    use crate::{estimate::GivenValidity, pack::Validity};
    let mut b = Builder::new();
    let granted = b.question("granted", any_date());
    let (to, decided) = (date("2024-06-30"), date("2024-03-20"));
    let prolonged = Validity::Prolonged {
        until: date("2024-04-30"),
        to,
        decided,
    };
    let days = Validity::Days {
        days: 30,
        from: Some(granted),
        extended_on: Some(decided),
        extended_to: Some(to),
    };
    let items = Gives::Items([prolonged, days].map(item).into());
    b.remedy("it", RemedyKind::InKind, Award::One(outcome(items)));
    let loaded = b.load();
    let given = |day| {
        let estimate = estimate(&loaded, &[("granted", Answer::Date(date(day)))]);
        match &line(&estimate, "it").amount {
            Amount::Items(items) => items[1].validity,
            other => panic!("{other:?}"),
        }
    };
    let validity = |until: &str, to| GivenValidity::Prolonged {
        until: Some(date(until)),
        to,
        decided,
    };
    assert_eq!(given("2024-03-11"), validity("2024-04-10", to));
    // Who got it late keeps the days that were promised.
    let late = date("2024-07-20");
    assert_eq!(given("2024-06-20"), validity("2024-07-20", late));
}
