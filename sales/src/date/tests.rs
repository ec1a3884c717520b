use super::*;

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

fn period() -> Period {
    Period::new(day("2022-09-01"), day("2022-10-31"))
}

#[test]
fn dates_that_can_only_be_one() {
    for text in [
        "2022-10-15",
        "2022.10.15",
        "2022. 10. 15.",
        "2022/10/15",
        "2022년 10월 15일",
        "2022년10월15일 토요일",
        "22년 10월 15일",
        "2022-10-15 (토)",
        "2022-10-15(토)",
        "2022-10-15 15:30",
        "2022-10-15 15:30:59.123",
        "2022-10-15T15:30:00",
        "2022.10.15 오후 3:30",
        "2022-10-15 3:30 PM",
        "2022년 10월 15일 15시 30분",
        "２０２２-１０-１５",
        "15 Oct 2022",
        "15-Oct-22",
        "Oct 15, 2022",
        "Sat, 15 October 2022",
        "=\"2022-10-15\"",
    ] {
        assert_eq!(
            Spelled::read(text),
            Some(Spelled::Date(day("2022-10-15"))),
            "{text}"
        );
    }
}

#[test]
fn dates_of_digits_alone() {
    for text in [
        "20221015",
        "221015",
        "44849",
        "44849.5833",
        "20221015 15:30",
        "20221015153000",
        "202210151530",
    ] {
        assert_eq!(
            Spelled::read(text),
            Some(Spelled::Digits(day("2022-10-15"))),
            "{text}"
        );
    }
}

#[test]
fn dates_that_want_an_order_or_a_year() {
    for (text, spelled) in [
        ("22/10/15", Spelled::Parts([22, 10, 15])),
        ("22.10.15.", Spelled::Parts([22, 10, 15])),
        ("03/04/2022 11:20", Spelled::Parts([3, 4, 2022])),
        ("10월 15일(토)", Spelled::MonthDay(10, 15)),
        ("10월15일", Spelled::MonthDay(10, 15)),
        ("10/15", Spelled::Two(10, 15)),
        ("10-15 (토)", Spelled::Two(10, 15)),
        ("10.15.", Spelled::Two(10, 15)),
    ] {
        assert_eq!(Spelled::read(text), Some(spelled), "{text}");
    }
    let spelled = Spelled::read("22/10/15").unwrap();
    let date = |order| spelled.date(Some(order), period());
    assert_eq!(date(Order::YearMonthDay), Some(day("2022-10-15")));
    assert_eq!(date(Order::DayMonthYear), Some(day("2015-10-22")));
    assert_eq!(date(Order::MonthDayYear), None);
    assert_eq!(spelled.date(None, period()), None);
}

#[test]
fn a_year_that_is_not_written_is_the_periods() {
    let spelled = Spelled::MonthDay(10, 15);
    assert_eq!(spelled.date(None, period()), Some(day("2022-10-15")));
    assert_eq!(Spelled::MonthDay(3, 1).date(None, period()), None);
    let two_years = Period::new(day("2021-01-01"), day("2022-12-31"));
    assert_eq!(spelled.date(None, two_years), None);
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        "합계",
        "2022-10",
        "2022년 10월",
        "2022-13-01",
        "2022-02-30",
        "2022-10-15 ~ 2022-10-21",
        "2022-10-15 36:00",
        "2022-10-15 3건",
        "12,000",
        "1234",
        "30012345",
        "123-45-67890",
        "010-1234-5678",
        "5",
        "10월",
        "15일",
        "31월 1일",
        "10-15-2022-1",
    ] {
        assert_eq!(Spelled::read(text), None, "{text}");
    }
}

#[test]
fn a_moment_with_its_offset_is_of_the_day_by_the_schemes_clock() {
    let korea = Period::new(day("2022-10-01"), day("2022-10-31")).at(540);
    for (text, of) in [
        ("2022-10-15T18:30:00+09:00", "2022-10-15"),
        ("2022-10-15T03:30:00.000Z", "2022-10-15"),
        ("2022-10-14T15:30:00Z", "2022-10-15"),
        ("2022-10-15 00:30:00 +0000", "2022-10-15"),
        ("2022-10-14T23:30:00-05:00", "2022-10-15"),
        ("2022-10-16T08:00:00+14:00", "2022-10-16"),
    ] {
        let spelled = Spelled::read(text).expect(text);
        assert_eq!(spelled.date(None, korea), Some(day(of)), "{text}");
    }
}

#[test]
fn times_of_day_are_passed_over_however_written() {
    for text in [
        "2022-10-15 25:30",
        "2022-10-15-18.30.05",
        "2022-10-15 18:30:05.123456",
        "44849.395833333333333",
        "\u{200e}2022\u{200e}-10-15",
        "'2022-10-15",
    ] {
        let spelled = Spelled::read(text).expect(text);
        let none = Period::new(day("2022-10-01"), day("2022-10-31"));
        assert_eq!(spelled.date(None, none), Some(day("2022-10-15")), "{text}");
    }
    assert_eq!(Spelled::read("2022-10-15 99:30"), None);
}
