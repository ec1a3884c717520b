use crate::{
    estimate::{MoneyTotal, Totals},
    pack::{Award, Gives, Otherwise, Outcome, RemedyKind, Validity},
    testing::{
        ANY_MONEY, Builder, because, condition, estimate,
        formulas::{answer, hours, krw, no},
        item, outcome, pays,
    },
};

#[test]
fn each_kind_is_added_by_itself() {
    let mut b = Builder::new();
    let some = b.reason("some_only");
    let fee = b.question("fee", ANY_MONEY);
    let mut add = |kind, outcome: Outcome| {
        let id = format!("r{}", b.0.remedies.len());
        b.remedy(&id, kind, Award::One(outcome));
    };
    let range = |low, high| {
        outcome(Gives::Range {
            low: krw(low),
            high: krw(high),
        })
    };
    let to_some = |amount| {
        because(
            some,
            Gives::Money {
                amount: krw(amount),
                rounding: None,
            },
        )
    };
    add(RemedyKind::Cash, pays(krw(1)));
    add(RemedyKind::Cash, pays(krw(20)));
    add(RemedyKind::Cash, range(300, 400));
    add(RemedyKind::Credit, range(5, 6));
    add(RemedyKind::Credit, to_some(70));
    add(RemedyKind::Voucher, pays(krw(9)));
    add(
        RemedyKind::Extension,
        outcome(Gives::Time {
            by: hours(1),
            term_end: None,
        }),
    );
    add(
        RemedyKind::Extension,
        because(
            some,
            Gives::Time {
                by: hours(1),
                term_end: None,
            },
        ),
    );
    add(RemedyKind::Extension, pays(krw(1_000_000)));
    add(
        RemedyKind::InKind,
        outcome(Gives::Items(vec![item(Validity::Unlimited)])),
    );
    add(RemedyKind::Cash, because(some, Gives::Review));
    add(RemedyKind::Cash, because(some, Gives::Nothing));
    add(RemedyKind::Voucher, pays(answer(fee)));
    b.pays("out", krw(1)).conditions = vec![condition(no(), Otherwise::OutOfScope, some)];
    let totals = estimate(&b.load(), &[]).totals;
    let total = |low, high, lines| MoneyTotal { low, high, lines };
    let expected = Totals {
        cash: total(321, 421, 3),
        credit: total(5, 76, 2),
        voucher: total(9, 9, 1),
        time_lines: 2,
        item_lines: 1,
        review_lines: 1,
        unknown_lines: 1,
    };
    assert_eq!(totals, expected);
}
