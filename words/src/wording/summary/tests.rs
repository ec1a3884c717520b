use rules::{Lang, estimate::Amount, evaluate};

use super::*;
use crate::{i18n::catalogue, testing};

/// What an estimate must never say: that something will be had.
const PROMISES: [&str; 8] = [
    "드려요",
    "드립니다",
    "받게 돼요",
    "받아요",
    "you will",
    "You will",
    "guarantee",
    "entitled",
];

/// Every example of every pack, in both languages: its name, its estimate, and what is said of it.
fn each(look: impl Fn(&str, &Wording<'_>, &Estimate, &Summary)) {
    let mut looked = 0;
    for (pack, examples) in testing::packs() {
        for example in examples {
            let estimate = evaluate(pack, &example.claim, example.now);
            for lang in Lang::ALL {
                let wording = Wording {
                    pack: pack.pack(),
                    words: catalogue(lang),
                };
                let name = format!("{}: {} in {lang:?}", pack.pack().id, example.name);
                look(&name, &wording, &estimate, &wording.summary(&estimate));
                looked += 1;
            }
        }
    }
    assert!(looked > 200, "only {looked} examples");
}

#[test]
fn three_whole_sentences_for_every_example() {
    each(|name, _, _, summary| {
        for sentence in summary.clone().sentences() {
            assert!(sentence.ends_with('.'), "{name}: {sentence}");
            assert!(sentence.chars().count() > 15, "{name}: {sentence}");
            assert!(!sentence.contains("  "), "{name}: {sentence}");
            assert!(!sentence.contains(['{', '}']), "{name}: {sentence}");
            assert!(!sentence.contains("‘’"), "{name}: {sentence}");
            for promise in PROMISES {
                assert!(!sentence.contains(promise), "{name}: {sentence}");
            }
        }
        let [gives, open, next] = summary.clone().sentences();
        assert!(gives != open && open != next && gives != next, "{name}");
    });
}

#[test]
fn what_is_said_to_be_given_is_what_the_totals_say() {
    each(|name, wording, estimate, Summary { gives, .. }| {
        let words = words_of(wording.words.lang);
        let totals = &estimate.totals;
        let money = [totals.cash, totals.credit, totals.voucher];
        for total in money.into_iter().filter(|total| total.high > 0) {
            assert!(gives.contains(&wording.briefly(total)), "{name}: {gives}");
        }
        for lines in [totals.time_lines, totals.item_lines] {
            assert!(
                lines == 0 || gives.contains(&lines.to_string()),
                "{name}: {gives}"
            );
        }
        let given = estimate.lines.iter().any(|line| match line.amount {
            Amount::None => false,
            Amount::Money(amount) => amount > 0,
            Amount::Range { high, .. } => high > 0,
            Amount::Time(_) | Amount::Extended { .. } | Amount::Items(_) => true,
        });
        assert_eq!(
            !given,
            [words.gives_nothing, words.gives_nothing_yet].contains(&gives.as_str()),
            "{name}: {gives}"
        );
        let estimated = gives.contains("예상") || gives.contains("estimate");
        assert!(estimated || gives == words.gives_nothing, "{name}: {gives}");
        let settled = !estimate
            .lines
            .iter()
            .any(|line| matches!(line.certainty, Certainty::Review | Certainty::Unknown));
        assert_eq!(
            gives == words.gives_nothing,
            !given && settled,
            "{name}: {gives}"
        );
    });
}

#[test]
fn what_a_person_decides_is_named_and_no_sure_thing_is_called_unsure() {
    each(|name, wording, estimate, Summary { open, .. }| {
        let words = words_of(wording.words.lang);
        let named: Vec<&str> = [Certainty::Review, Certainty::Range]
            .into_iter()
            .flat_map(|certainty| {
                let lines = mine(estimate).filter(move |line| line.certainty == certainty);
                lines.take(MOST_NAMES)
            })
            .map(|line| wording.remedy(&line.remedy))
            .collect();
        for remedy in &named {
            assert!(open.contains(remedy), "{name}: {open}");
        }
        let sure = named.is_empty() && estimate.totals.unknown_lines == 0;
        let none = [words.open_none, words.open_decides].concat();
        assert_eq!(first_large(&none) == *open, sure, "{name}: {open}");
        assert!(open.ends_with(words.open_decides), "{name}: {open}");
    });
}

#[test]
fn what_to_do_next_is_to_answer_to_claim_in_time_or_to_ask() {
    each(|name, wording, estimate, Summary { next, .. }| {
        let words = words_of(wording.words.lang);
        if let Some(first) = estimate.missing.first() {
            assert!(next.contains(wording.label(first)), "{name}: {next}");
            return;
        }
        let claimed: Vec<&Line> = mine(estimate).filter(|line| is_claimed(line)).collect();
        let days = |wanted: fn(IntakeStatus) -> Option<Date>| {
            let intakes = claimed.iter().filter_map(|line| line.intake.as_ref());
            intakes
                .filter_map(|intake| wanted(intake.status))
                .collect::<Vec<_>>()
        };
        let open = days(|status| match status {
            IntakeStatus::OpenUntil(day) => Some(day),
            _ => None,
        });
        let closed = days(|status| match status {
            IntakeStatus::ClosedAfter(day) => Some(day),
            _ => None,
        });
        if let Some(day) = open.iter().min() {
            assert!(next.contains(&wording.date(*day)), "{name}: {next}");
            assert!(
                !next.contains("마감") && !next.contains("closed"),
                "{name}: {next}"
            );
        } else if let Some(day) = closed.iter().max() {
            assert!(
                next.contains(&wording.date(*day))
                    || next.contains("부터")
                    || next.contains(" from "),
                "{name}: {next}"
            );
        }
        if claimed.is_empty() && mine(estimate).all(|line| line.waits_for.is_empty()) {
            let elsewhere = [words.next_elsewhere, words.next_elsewhere_abroad];
            assert!(elsewhere.contains(&next.as_str()), "{name}: {next}");
            let abroad = wording.pack.currency != Currency::KRW;
            assert_eq!(next.contains("1372"), !abroad, "{name}: {next}");
        }
    });
}

/// The summary of an example of the Kakao pack.
fn kakao(name: &str, lang: Lang) -> [String; 3] {
    let mut sentences = None;
    for (pack, examples) in testing::packs() {
        let mut examples = examples.iter();
        if let Some(example) = examples.find(|example| example.name == name) {
            let wording = Wording {
                pack: pack.pack(),
                words: catalogue(lang),
            };
            let estimate = evaluate(pack, &example.claim, example.now);
            sentences = Some(wording.summary(&estimate).sentences());
        }
    }
    sentences.unwrap_or_else(|| panic!("no example '{name}'"))
}

#[test]
fn a_shop_below_the_bound_after_the_intake() {
    let said = kakao("lost sales when the intake is over, all the same", Lang::Ko);
    assert_eq!(
        said,
        [
            "지금 답변으로 보면 현금 3만 원, 포인트·캐시 5만 원, 쿠폰 5,000원, 물품·혜택 3가지를 받을 것으로 예상돼요.",
            "‘톡서랍 플러스 한 달, 무료 월드컵 이모티콘’ 항목은 공개된 기준만으로는 하나로 정해지지 않고, 실제 결정은 사업자가 해요.",
            "‘소상공인 매출 손해 보상’ 신청은 2023년 5월 31일(수)에 마감됐으니, 지금도 받는지 사업자 고객센터에 먼저 물어보세요.",
        ]
    );
}

#[test]
fn a_shop_while_claims_are_taken() {
    let [_, _, next] = kakao("lost sales on its very last day", Lang::En);
    assert_eq!(
        next,
        "Get the papers you do not have yet (Small-business certificate, Proof of lost sales and 2 more) and the file to hand in, and claim by Wed 31 May 2023."
    );
    let [_, _, next] = kakao("lost sales before the small-business intake", Lang::Ko);
    assert_eq!(
        next,
        "아직 없는 서류(소상공인확인서, 매출 손해 증빙 외 2가지)를 준비해 두었다가 접수가 시작되는 2023년 1월 30일(월)부터 신청해 보세요."
    );
}

#[test]
fn a_shop_over_the_bound() {
    let [gives, open, _] = kakao("sales fell by 500,001", Lang::En);
    assert!(
        gives.starts_with("From your answers, we estimate 50,000 won in credit, "),
        "{gives}"
    );
    assert!(
        open.starts_with("A person decides on ‘Small business: lost sales’ case by case, "),
        "{open}"
    );
}

#[test]
fn a_list_is_read_out_like_one() {
    let words = words_of(Lang::En);
    let list = |parts: &[&str]| {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        listed(words, &parts)
    };
    assert_eq!(list(&["one"]), "one");
    assert_eq!(list(&["one", "two"]), "one and two");
    assert_eq!(list(&["one", "two", "three"]), "one, two and three");
    assert_eq!(some_of(words, &["a", "b"]), "a, b");
    assert_eq!(some_of(words, &["a", "b", "c", "d"]), "a, b and 2 more");
}
