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
    let estimate = shop(pack);
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
    let estimate = shop(pack);
    let wording = Wording {
        pack: pack.pack(),
        words: i18n::catalogue(Lang::En),
    };
    let totals = wording.totals(&estimate.totals);
    assert_eq!(totals[0], ("Cash", "30,000 won".to_owned()));
    assert_eq!(totals[1], ("Credit", "50,000 won".to_owned()));
    assert_eq!(wording.figure(&estimate.totals), "Cash 30,000 won");
}

#[test]
fn every_text_of_the_pack_is_worded_in_both_languages() {
    let pack = testing::kakao();
    let estimate = shop(pack);
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
    let mut estimate = shop(pack);
    estimate.totals.cash = rules::estimate::MoneyTotal::default();
    let mut with = |certainty| {
        let cash = estimate
            .lines
            .iter_mut()
            .find(|line| line.kind == RemedyKind::Cash && line.in_scope);
        cash.expect("cash for a shop").certainty = certainty;
        let gives = wording.summary(&estimate).gives;
        gives.starts_with("There is no cash, but we estimate 50,000 won in credit")
    };
    assert!(with(Certainty::NotDue));
    assert!(!with(Certainty::Unknown));
    assert!(!with(Certainty::Review));
}

#[test]
fn the_bound_ahead_tells_what_then_and_which_papers() {
    let bound = |name: &str, lang| {
        let (pack, examples) = &testing::packs()
            .iter()
            .find(|(pack, _)| pack.pack().id.as_str() == "kakao-2022-10-15")
            .expect("the Kakao pack");
        let mut examples = examples.iter();
        let example = examples.find(|it| it.name == name).expect("an example");
        let estimate = evaluate(pack, &example.claim, example.now);
        let wording = Wording {
            pack: pack.pack(),
            words: i18n::catalogue(lang),
        };
        let mut lines = estimate.lines.iter();
        lines
            .find_map(|line| wording.next_bound(line))
            .expect("a bound")
    };
    assert_eq!(
        bound("sales fell by 488,000", Lang::En),
        "If ‘Lost sales’ were 12,001 won more, it would go to individual review. Losses over KRW 500,000 are reviewed one by one against proof. No formula was published, so send all the proof you have. Papers that are looked at then: Small-business certificate, Proof of lost sales, Proof of using the Kakao service, Copy of the bank book."
    );
    assert_eq!(
        bound("sales fell by 488,000", Lang::Ko),
        "줄어든 매출이 12,001원 더 많으면 담당자가 따로 검토하는 구간이에요. 줄어든 매출이 50만 원을 넘으면 담당자가 증빙을 보고 하나씩 정해요. 계산식은 공개되지 않았으니 증빙을 되도록 모두 내 주세요. 그때 보는 서류: 소상공인확인서, 매출 손해 증빙, 카카오 서비스 이용 증빙, 통장 사본."
    );
    assert_eq!(
        bound("sales fell by 300,000", Lang::Ko),
        "줄어든 매출이 1원 더 많으면 5만 원 (50,000원)으로 바뀔 것으로 예상돼요."
    );
}
