use proptest::prelude::*;

use super::*;

const ROUNDINGS: [Rounding; 4] = [
    Rounding::Floor,
    Rounding::HalfUp,
    Rounding::HalfEven,
    Rounding::Ceil,
];

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).expect("a fraction that fits")
}

/// Small enough that no law overflows.
fn small() -> impl Strategy<Value = Ratio> {
    (-10_000_i128..=10_000, 1_i128..=500).prop_map(|(above, below)| ratio(above, below))
}

fn any() -> impl Strategy<Value = Ratio> {
    prop_oneof![
        small(),
        any_parts().prop_filter_map("fits", |(above, below)| {
            Ratio::new(above.into(), below.into()).ok()
        }),
    ]
}

fn any_parts() -> impl Strategy<Value = (i64, i64)> {
    let edge = prop_oneof![
        proptest::num::i64::ANY,
        Just(i64::MAX),
        Just(i64::MIN),
        Just(1),
        Just(0),
    ];
    (edge.clone(), edge)
}

proptest! {
    #[test]
    fn addition_and_multiplication_form_a_field(a in small(), b in small(), c in small()) {
        let (zero, one) = (Ratio::ZERO, Ratio::whole(1));
        prop_assert_eq!(a.add(b), b.add(a));
        prop_assert_eq!(a.mul(b), b.mul(a));
        prop_assert_eq!(a.add(b).unwrap().add(c), a.add(b.add(c).unwrap()));
        prop_assert_eq!(a.mul(b).unwrap().mul(c), a.mul(b.mul(c).unwrap()));
        prop_assert_eq!(
            a.mul(b.add(c).unwrap()),
            a.mul(b).unwrap().add(a.mul(c).unwrap())
        );
        prop_assert_eq!(a.add(zero), Ok(a));
        prop_assert_eq!(a.mul(one), Ok(a));
        prop_assert_eq!(a.sub(b).unwrap().add(b), Ok(a));
        if b != zero {
            prop_assert_eq!(a.div(b).unwrap().mul(b), Ok(a));
        }
    }

    #[test]
    fn is_in_lowest_terms(above in -10_000_i128..10_000, below in 1_i128..10_000, by in 1_i128..50) {
        let ratio = ratio(above, below);
        prop_assert_eq!(Ratio::new(above * by, below * by), Ok(ratio));
        prop_assert_eq!(Ratio::new(-above * by, -below * by), Ok(ratio));
        let common = (2..=ratio.denominator()).find(|factor| {
            ratio.numerator() % factor == 0 && ratio.denominator() % factor == 0
        });
        prop_assert_eq!(common, None);
    }

    #[test]
    fn order_agrees_with_the_sign_of_the_difference(a in small(), b in small()) {
        let sign = a.sub(b).unwrap().numerator().signum();
        prop_assert_eq!(a.cmp(&b) as i128, sign);
    }

    #[test]
    fn order_of_any_two_is_that_of_wide_products(a in any(), b in any()) {
        // Whole parts first, then what is left: no product is formed.
        let split = |r: Ratio| {
            let (n, d) = (r.numerator(), r.denominator());
            (n.div_euclid(d), n.rem_euclid(d), d)
        };
        let ((floor_a, rest_a, below_a), (floor_b, rest_b, below_b)) = (split(a), split(b));
        let expected = floor_a.cmp(&floor_b).then((rest_a * below_b).cmp(&(rest_b * below_a)));
        prop_assert_eq!(a.cmp(&b), expected);
    }

    /// Found by looking at both neighbours, not by dividing.
    #[test]
    fn rounds_to_the_right_neighbour(a in small(), unit in small(), which in 0..ROUNDINGS.len()) {
        prop_assume!(unit != Ratio::ZERO);
        let unit = if unit < Ratio::ZERO { Ratio::ZERO.sub(unit).unwrap() } else { unit };
        let times = |count: i64| unit.mul(Ratio::whole(count)).unwrap();
        // A multiple not above `a`, and one above it, closed in on by halving.
        let (mut low, mut above) = (-5_000_001_i64, 5_000_001_i64);
        while above - low > 1 {
            let middle = (low + above) / 2;
            if times(middle) <= a { low = middle } else { above = middle }
        }
        let (low, high) = (times(low), times(above));
        let to_low = a.sub(low).unwrap();
        let to_high = high.sub(a).unwrap();
        let rounding = ROUNDINGS[which];
        let expected = match rounding {
            _ if to_low == Ratio::ZERO => low,
            Rounding::Floor => low,
            Rounding::Ceil => high,
            Rounding::HalfUp => if to_low < to_high { low } else { high },
            Rounding::HalfEven => match to_low.cmp(&to_high) {
                Ordering::Less => low,
                Ordering::Greater => high,
                Ordering::Equal => {
                    let even = low.div(unit).unwrap().numerator() % 2 == 0;
                    if even { low } else { high }
                }
            },
        };
        prop_assert_eq!(a.round(rounding, unit), Ok(expected));
        prop_assert_eq!(expected.round(rounding, unit), Ok(expected));
    }

    /// No input panics, and what does not overflow is right as far as it can be undone.
    #[test]
    fn any_arithmetic_is_total(a in any(), b in any(), which in 0..ROUNDINGS.len()) {
        if let Ok(sum) = a.add(b) {
            prop_assert_eq!(sum.sub(b), Ok(a));
        }
        if let Ok(difference) = a.sub(b) {
            prop_assert_eq!(difference.add(b), Ok(a));
        }
        if let Ok(product) = a.mul(b) && b != Ratio::ZERO {
            prop_assert_eq!(product.div(b), Ok(a));
        }
        if let Ok(quotient) = a.div(b) {
            prop_assert_eq!(quotient.mul(b), Ok(a));
        }
        if let Ok(rounded) = a.round(ROUNDINGS[which], b) {
            prop_assert!(rounded.div(b).is_err() || rounded.div(b).unwrap().is_whole());
        }
    }

    #[test]
    fn new_is_total(above in proptest::num::i128::ANY, below in proptest::num::i128::ANY) {
        if let Ok(ratio) = Ratio::new(above, below) {
            prop_assert!(ratio.denominator() > 0);
        }
    }

    #[test]
    fn text_goes_there_and_back(a in any()) {
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        let json = serde_json::to_string(&a).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ratio>(&json).unwrap(), a);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,12}|[-+]?[0-9]{1,20}(/[-+]?[0-9]{1,20})?") {
        if let Ok(ratio) = text.parse::<Ratio>() {
            prop_assert_eq!(ratio.to_string(), text);
        }
    }
}

#[test]
fn one_value_has_one_spelling() {
    for text in [
        "", "-0", "+1", "01", "2/4", "1/-2", "3/1", "1/0", " 1", "1.5", "1/", "/2",
    ] {
        assert_eq!(text.parse::<Ratio>(), Err(ParseRatioError), "{text}");
    }
}

#[test]
fn fails_only_where_the_result_does_not_fit() {
    let (most, least) = (Ratio::whole(i64::MAX), Ratio::whole(i64::MIN));
    let one = Ratio::whole(1);
    assert_eq!(most.add(one), Err(ArithmeticError::Overflow));
    assert_eq!(least.sub(one), Err(ArithmeticError::Overflow));
    assert_eq!(least.div(Ratio::whole(-1)), Err(ArithmeticError::Overflow));
    assert_eq!(most.mul(most), Err(ArithmeticError::Overflow));
    // Each product on the way would overflow 64 bits; the results do not.
    assert_eq!(most.div(most), Ok(one));
    assert_eq!(least.div(least), Ok(one));
    let almost = Ratio::new(i64::MAX.into(), i128::from(i64::MAX) - 1).unwrap();
    assert_eq!(
        almost.sub(one).unwrap().denominator(),
        i128::from(i64::MAX) - 1
    );
    assert_eq!(Ratio::new(i128::MIN, i128::MIN), Ok(one));
    assert_eq!(Ratio::new(i128::MIN, 1 << 64), Ok(least));
}

#[test]
fn divides_by_zero_never() {
    let (zero, one) = (Ratio::ZERO, Ratio::whole(1));
    assert_eq!(Ratio::new(1, 0), Err(ArithmeticError::DivisionByZero));
    assert_eq!(one.div(zero), Err(ArithmeticError::DivisionByZero));
    for rounding in ROUNDINGS {
        assert_eq!(
            one.round(rounding, zero),
            Err(ArithmeticError::DivisionByZero)
        );
    }
}

#[test]
fn halves_go_where_their_name_says() {
    let rounded = |above, rounding| ratio(above, 2).round(rounding, Ratio::whole(1)).unwrap();
    for (above, up, even) in [(5, 3, 2), (7, 4, 4), (-5, -2, -2), (-7, -3, -4), (1, 1, 0)] {
        assert_eq!(
            rounded(above, Rounding::HalfUp),
            Ratio::whole(up),
            "{above}/2"
        );
        assert_eq!(
            rounded(above, Rounding::HalfEven),
            Ratio::whole(even),
            "{above}/2"
        );
    }
    // The published worked example: KRW 85,800 a month, ten times two hours out of 720.
    let fee = Ratio::whole(85_800).mul(ratio(20, 720)).unwrap();
    assert_eq!(
        fee.round(Rounding::HalfUp, Ratio::whole(1)),
        Ok(Ratio::whole(2383))
    );
    // Only the unit's size counts.
    assert_eq!(
        ratio(27, 1).round(Rounding::Floor, Ratio::whole(-10)),
        Ok(Ratio::whole(20))
    );
}
