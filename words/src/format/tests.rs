use super::*;

fn krw(minor: i64) -> [String; 2] {
    Lang::ALL.map(|lang| money_said(lang, Currency::KRW, minor))
}

#[test]
fn amounts_are_said_and_written() {
    assert_eq!(krw(50_000), ["5만 원 (50,000원)", "50,000 won"]);
    assert_eq!(krw(1_500), ["1,500원", "1,500 won"]);
    assert_eq!(krw(0), ["0원", "0 won"]);
    assert_eq!(
        krw(1_234_000),
        ["123만 4,000원 (1,234,000원)", "1,234,000 won"]
    );
    assert_eq!(krw(120_000_000)[0], "1억 2,000만 원 (120,000,000원)");
    assert_eq!(
        said(Lang::Ko, Currency::KRW, 1_000_000_050_001).as_deref(),
        Some("1조 5만 1원")
    );
    assert_eq!(money(Lang::En, Currency::GBP, 806), "£8.06");
    assert_eq!(money(Lang::En, Currency::GBP, -5), "£-0.05");
    assert_eq!(
        money_range(Lang::Ko, Currency::KRW, 25_000, 50_000),
        "25,000원~50,000원"
    );
    assert_eq!(
        money_range(Lang::En, Currency::KRW, 25_000, 50_000),
        "25,000 to 50,000 won"
    );
}

#[test]
fn exact_figures_show_what_was_computed() {
    let ratio = |n, d| Ratio::new(n, d).expect("a fraction");
    assert_eq!(number(ratio(1, 4)), "0.25");
    assert_eq!(number(ratio(-1, 4)), "-0.25");
    assert_eq!(number(ratio(7150, 3)), "2,383 1/3");
    assert_eq!(number(ratio(-7150, 3)), "-2,383 1/3");
    assert_eq!(number(ratio(13, 144)), "13/144");
    assert_eq!(number(ratio(-13, 144)), "-13/144");
    assert_eq!(number(Ratio::whole(-1200)), "-1,200");
    assert_eq!(
        exact_money(Lang::Ko, Currency::KRW, ratio(7150, 3)),
        "2,383 1/3원"
    );
    assert_eq!(
        exact_money(Lang::En, Currency::GBP, ratio(8065, 10)),
        "£8.065"
    );
}

#[test]
fn durations() {
    let hours = (127 * 60 + 30) * 60;
    assert_eq!(duration(Lang::Ko, hours), "127시간 30분");
    assert_eq!(duration(Lang::En, hours), "127 hours 30 minutes");
    assert_eq!(duration(Lang::En, 3_601), "1 hour 1 second");
    assert_eq!(duration(Lang::Ko, 0), "0분");
    assert_eq!(days(Lang::Ko, 3 * 86_400), "3일(72시간)");
    assert_eq!(days(Lang::En, 86_400), "1 day (24 hours)");
    assert_eq!(days(Lang::Ko, 90_000), "25시간");
    let exact = |seconds| exact_duration(Lang::En, Ratio::whole(seconds));
    assert_eq!(exact(30 * 86_400), "30 days");
    assert_eq!(exact(90_000), "25 hours");
    assert_eq!(exact(0), "0 minutes");
}

#[test]
fn dates_and_times() {
    let at: Instant = "2022-10-15T15:05:00+09:00".parse().expect("an instant");
    assert_eq!(date(Lang::Ko, at.date()), "2022년 10월 15일(토)");
    assert_eq!(date(Lang::En, at.date()), "Sat 15 October 2022");
    assert_eq!(full_moment(Lang::Ko, at), "2022년 10월 15일(토) 15:05");
    assert_eq!(moment(Lang::En, at), "Sat 15 October, 15:05");
    let first = "2022-08-27".parse().expect("a date");
    assert_eq!(week(Lang::Ko, first), "8월 27일~9월 2일");
    assert_eq!(week(Lang::En, first), "27 August to 2 September");
    assert_eq!(tick(first), "8/27");
}

#[test]
fn file_sizes() {
    assert_eq!(file_size(820), "820 B");
    assert_eq!(file_size(1_000), "1.0 kB");
    assert_eq!(file_size(1_290_000), "1.2 MB");
}
