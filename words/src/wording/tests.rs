use rules::{Answer, Claim, Estimate, Instant, Lang, LoadedPack, evaluate};

use super::*;
use crate::{i18n, testing};

fn now() -> Instant {
    "2026-11-23T12:00:00+09:00".parse().expect("an instant")
}

/// A shop that sold 1,300,000 in its best week and 1,000,000 in the outage's.
fn shop(pack: &LoadedPack) -> Estimate {
    let mut claim = Claim::new(pack.pack());
    let weeks = ["2022-09-03", "2022-10-15"].map(|week| week.parse().expect("a date"));
    let sales = weeks.into_iter().zip([Some(1_300_000), Some(1_000_000)]);
    let mut sales: std::collections::BTreeMap<Date, Option<i64>> = sales.collect();
    let first: Date = "2022-09-03".parse().expect("a date");
    for week in (1..8).filter_map(|week| first.plus_days(7 * week)) {
        sales.entry(week).or_insert(None);
    }
    claim.answers = [
        ("claimant", Answer::Choice("small_business".into())),
        ("talk_account", Answer::Choice("korean".into())),
        ("services", Answer::Services(["talk_text".into()].into())),
        ("business_use", Answer::YesNo(true)),
        ("weekly_sales", Answer::WeeklyMoney(sales)),
    ]
    .map(|(id, answer)| (QuestionId::from(id), answer))
    .into();
    evaluate(pack, &claim, now())
}

fn sales_loss(lang: Lang) -> Vec<String> {
    let pack = testing::kakao();
    let estimate = shop(&pack);
    let wording = Wording {
        pack: pack.pack(),
        words: i18n::catalogue(lang),
    };
    let line = estimate
        .lines
        .iter()
        .find(|line| line.remedy.as_str() == "sales_loss")
        .expect("a remedy of the pack");
    let mut text = vec![wording.amount(&line.amount, line.certainty)];
    for step in steps(&wording, &estimate, line) {
        text.push(step.title.to_string());
        let lines = step.lines.iter().chain(&step.result);
        text.extend(lines.map(|line| ["  ", line].concat()));
    }
    text
}

/// The arithmetic is all there, in the order in which one would do it on paper.
fn assert_in_order(text: &[String], wanted: &[&str]) {
    let mut lines = text.iter();
    for want in wanted {
        assert!(
            lines.any(|line| line.trim() == *want),
            "{want} is not in its place in {text:#?}"
        );
    }
}

#[test]
fn steps_read_like_arithmetic() {
    assert_in_order(
        &sales_loss(Lang::Ko),
        &[
            "3만 원 (30,000원)",
            "카카오톡 메시지 장애 시간",
            "10월 15일(토) 15:30 ~ 10월 16일(일) 01:31",
            "= 10시간 1분",
            "가장 많이 판 주의 매출",
            "= 1,300,000원",
            "장애가 난 주의 매출",
            "= 1,000,000원",
            "줄어든 매출",
            "가장 많이 판 주의 매출 − 장애가 난 주의 매출",
            "1,300,000원 − 1,000,000원",
            "= 300,000원",
            "해당하는 구간 찾기",
            "찾은 구간: 300,000원 이하",
        ],
    );
    assert_in_order(
        &sales_loss(Lang::En),
        &[
            "30,000 won",
            "1,300,000 won − 1,000,000 won",
            "= 300,000 won",
            "Band found: up to 300,000 won",
        ],
    );
}

#[test]
fn kinds_are_totalled_apart() {
    let pack = testing::kakao();
    let estimate = shop(&pack);
    let wording = Wording {
        pack: pack.pack(),
        words: i18n::catalogue(Lang::En),
    };
    let totals = wording.totals(&estimate.totals);
    assert_eq!(totals[0], ("Cash", "30,000 won".to_owned()));
    assert_eq!(totals[1], ("Credit", "50,000 won".to_owned()));
    assert_eq!(wording.figure(&estimate.totals), "Cash 30,000 won");
    assert_eq!(
        wording.sum(&estimate)[0],
        "From your answers, we estimate 30,000 won in cash."
    );
}

#[test]
fn every_text_of_the_pack_is_worded_in_both_languages() {
    let pack = testing::kakao();
    let estimate = shop(&pack);
    for lang in Lang::ALL {
        let wording = Wording {
            pack: pack.pack(),
            words: i18n::catalogue(lang),
        };
        for line in &estimate.lines {
            assert!(
                !wording.reason(&line.reason).is_empty(),
                "{:?}",
                line.reason
            );
            for step in steps(&wording, &estimate, line) {
                assert!(!step.title.is_empty());
                assert!(!step.lines.iter().any(String::is_empty), "{step:?}");
            }
        }
    }
}

#[test]
fn no_cash_is_said_only_when_there_can_be_none() {
    let pack = testing::kakao();
    let wording = Wording {
        pack: pack.pack(),
        words: i18n::catalogue(Lang::En),
    };
    let mut estimate = shop(&pack);
    estimate.totals.cash = rules::estimate::MoneyTotal::default();
    let no_cash = |estimate: &Estimate| {
        let sentences = wording.sum(estimate);
        sentences
            .iter()
            .any(|sentence| sentence.starts_with("There is no cash."))
    };
    assert!(no_cash(&estimate));
    let cash = estimate
        .lines
        .iter_mut()
        .find(|line| line.kind == RemedyKind::Cash && line.in_scope)
        .expect("cash for a shop");
    cash.certainty = Certainty::Unknown;
    assert!(!no_cash(&estimate));
}
