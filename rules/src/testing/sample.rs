//! A pack of about thirty remedies with something of everything, and a full claim under it.

use super::{
    ANY_COUNT, ANY_MONEY, Builder, above, any_date, at, because, choice, claim, condition, correct,
    date,
    formulas::{
        add, and, answer, compare, div, has_week, highest, hours, is, krw, max, min, more, mul,
        number, or, outage, recorded, sub, used, value, week, when,
    },
    item, outcome, pays, services, up_to, weekly,
};
use crate::{
    Answer, Claim, Date, EvidenceFile, EvidenceHeld, Instant, LoadedPack, LossKind, OtherLoss,
    Ratio, Rounding,
    canonical::Digest,
    pack::{
        Award, Case, Gives, Otherwise, QuestionKind, RemedyKind, RoundTo, Validity,
        formula::Comparison,
    },
    unit::Unit,
};

pub(crate) const WEEKS: [&str; 4] = ["2022-09-03", "2022-09-10", "2022-10-08", "2022-10-15"];

/// Passes that are like one another but in name and length.
const PASSES: [&str; 20] = [
    "pass_a", "pass_b", "pass_c", "pass_d", "pass_e", "pass_f", "pass_g", "pass_h", "pass_i",
    "pass_j", "pass_k", "pass_l", "pass_m", "pass_n", "pass_o", "pass_p", "pass_q", "pass_r",
    "pass_s", "pass_t",
];

pub(crate) fn pack() -> LoadedPack {
    let mut b = Builder::new();
    let talk = b.service("talk", "2022-10-16T01:31");
    let taxi = b.service("taxi", "2022-10-16T14:00");
    let music = b.service("music", "2022-10-18T09:00");

    let claimant = b.question(
        "claimant",
        choice(&["consumer", "small_business", "enterprise"]),
    );
    b.question("services", QuestionKind::Services);
    let in_app = b.question("in_app", QuestionKind::YesNo);
    let fee = b.question("fee", ANY_MONEY);
    let rides = b.question("rides", ANY_COUNT);
    let granted = b.optional("granted", any_date());
    let sales = b.question(
        "sales",
        QuestionKind::WeeklyMoney {
            weeks: WEEKS.map(date).into(),
            outage_week: date("2022-10-15"),
        },
    );

    let best = b.value("best_week", Unit::Money, highest(sales));
    let lost = b.value(
        "lost_sales",
        Unit::Money,
        max(sub(value(best), week(sales, "2022-10-15")), krw(0)),
    );
    let out = b.value("hours_out", Unit::Number, div(outage(music), hours(1)));

    let not_business = b.reason("not_a_small_business");
    let no_records = b.reason("no_records");
    let over = b.reason("over_500000");
    let no_loss = b.reason("no_loss");
    let some_only = b.reason("first_three_million");
    let by_hand = b.reason("handled_one_by_one");

    let certificate = b.evidence("certificate");
    let proof = b.evidence("proof_of_sales");
    let intake = b.intake("2023-01-30", &["2023-02-27", "2023-04-14", "2023-05-31"]);

    let bands = Award::Bands {
        on: lost,
        lower: None,
        outside: None,
        rows: vec![
            up_to(0, because(no_loss, Gives::Nothing)),
            up_to(300_000, pays(krw(30_000))),
            up_to(500_000, pays(krw(50_000))),
            above(because(over, Gives::Review)),
        ],
    };
    let remedy = b.remedy("sales_loss", RemedyKind::Cash, bands);
    remedy.services = vec![talk, taxi, music];
    remedy.conditions = vec![
        condition(
            is(claimant, &["small_business"]),
            Otherwise::OutOfScope,
            not_business,
        ),
        condition(
            and(
                has_week(sales, "2022-10-15"),
                more(recorded(sales), number(1)),
            ),
            Otherwise::Review,
            no_records,
        ),
    ];
    remedy.evidence = vec![certificate, proof];
    remedy.intake = Some(intake);

    let enterprise = Award::One(because(by_hand, Gives::Review));
    b.remedy("enterprise", RemedyKind::Cash, enterprise)
        .conditions = vec![condition(
        is(claimant, &["enterprise"]),
        Otherwise::OutOfScope,
        by_hand,
    )];
    b.remedy(
        "channel_cash",
        RemedyKind::Credit,
        Award::One(pays(krw(50_000))),
    )
    .conditions = vec![condition(
        is(claimant, &["small_business"]),
        Otherwise::OutOfScope,
        not_business,
    )];
    let stickers = vec![
        item(Validity::Unlimited),
        item(Validity::Until(date("2023-04-20"))),
        item(Validity::Days {
            days: 15,
            from: Some(granted),
            extended_on: Some(date("2022-12-05")),
            extended_to: None,
        }),
    ];
    b.remedy(
        "stickers",
        RemedyKind::InKind,
        Award::One(outcome(Gives::Items(stickers))),
    );
    let storage = Gives::Items(vec![item(Validity::Unstated)]);
    b.remedy(
        "storage",
        RemedyKind::InKind,
        Award::One(because(some_only, storage)),
    );
    b.remedy(
        "coupon",
        RemedyKind::Voucher,
        Award::One(because(
            some_only,
            Gives::Money {
                amount: krw(3_000),
                rounding: None,
            },
        )),
    );

    let cases = Award::Cases(vec![
        Case {
            when: answer(in_app),
            outcome: pays(krw(1_500)),
        },
        Case {
            when: crate::Formula::Flag(true),
            outcome: outcome(Gives::Time {
                by: hours(72),
                term_end: None,
            }),
        },
    ]);
    b.remedy("music_pass", RemedyKind::Extension, cases)
        .services = vec![music];
    let refund = Gives::Money {
        amount: div(mul(mul(answer(fee), number(10)), value(out)), number(720)),
        rounding: Some(RoundTo {
            rounding: Rounding::Floor,
            unit: Ratio::whole(10),
        }),
    };
    b.remedy("fee_refund", RemedyKind::Cash, Award::One(outcome(refund)))
        .services = vec![music];
    let drivers = Gives::Range {
        low: krw(25_000),
        high: min(mul(answer(rides), krw(10_000)), krw(50_000)),
    };
    let remedy = b.remedy("drivers", RemedyKind::Credit, Award::One(outcome(drivers)));
    remedy.services = vec![taxi];
    remedy.conditions = vec![condition(
        compare(Comparison::AtLeast, answer(rides), number(3)),
        Otherwise::NotDue,
        no_loss,
    )];
    for pass in PASSES {
        let award = Award::One(outcome(Gives::Time {
            by: when(answer(in_app), hours(72), add(hours(24), hours(24))),
            term_end: None,
        }));
        let remedy = b.remedy(pass, RemedyKind::Extension, award);
        remedy.services = vec![music];
        remedy.conditions = vec![condition(
            or(answer(in_app), used(talk)),
            Otherwise::NotDue,
            no_loss,
        )];
    }
    b.load()
}

/// A small business that used everything and answered everything.
pub(crate) fn full_claim(loaded: &LoadedPack) -> Claim {
    let mut full = claim(
        loaded,
        &[
            ("claimant", Answer::Choice("small_business".into())),
            ("services", services(&["talk", "taxi", "music"])),
            ("in_app", Answer::YesNo(false)),
            ("fee", Answer::Money(10_900)),
            ("rides", Answer::Count(4)),
            ("granted", Answer::Date(date("2022-11-18"))),
            (
                "sales",
                weekly(&[
                    (WEEKS[0], Some(1_500_000)),
                    (WEEKS[1], None),
                    (WEEKS[2], Some(1_400_000)),
                    (WEEKS[3], Some(1_150_000)),
                ]),
            ),
        ],
    );
    correct(
        &mut full,
        "taxi",
        &[
            ("2022-10-15T12:00", "2022-10-15T16:00"),
            ("2022-10-15T20:00", "2022-10-15T22:00"),
        ],
    );
    full.other_losses.push(OtherLoss {
        what: "Spoilt dough".into(),
        amount: 40_000,
        kind: Some(LossKind::SpoiledGoods),
        date: Date::new(2022, 10, 16),
        files: vec![EvidenceFile {
            name: "dough.jpg".into(),
            media_type: "image/jpeg".into(),
            bytes: 4321,
            sha256: Digest::of(b"dough"),
            modified: None,
        }],
    });
    full.evidence.insert(
        "certificate".into(),
        EvidenceHeld {
            files: vec![EvidenceFile {
                name: "certificate.pdf".into(),
                media_type: "application/pdf".into(),
                bytes: 1234,
                sha256: Digest::of(b"certificate"),
                modified: Instant::from_seconds(1_666_000_000, 540),
            }],
        },
    );
    full
}

pub(crate) fn now() -> Instant {
    at(super::NOW)
}
