//! How many claims each category gets, to the claim, and in which order.

use super::{answers::Random, shares::Shares};

/// By breakdown, by category, the claims that are still to be made.
#[derive(Debug)]
pub(super) struct Quotas(Vec<Vec<u64>>);

impl Quotas {
    /// Parts `count` claims by the shares of each breakdown.
    pub(super) fn new(shares: &Shares, count: u64) -> Self {
        let shares = shares.0.iter();
        Self(shares.map(|weights| parted(count, weights)).collect())
    }

    /// A category of each breakdown, drawn as from an urn: in the end each was drawn exactly as
    /// often as its quota says. Breakdowns are drawn apart from each other.
    pub(super) fn draw(&mut self, random: &mut Random) -> Vec<usize> {
        let quotas = self.0.iter_mut();
        quotas
            .map(|quota| {
                let mut at = random.below(quota.iter().sum());
                let found = quota.iter_mut().position(|left| {
                    if at < *left {
                        *left -= 1;
                        return true;
                    }
                    at -= *left;
                    false
                });
                found.unwrap_or_default()
            })
            .collect()
    }
}

/// Whole numbers in the ratio of the weights that add up to `count`: what is left over when all are
/// rounded down goes to the largest remainders, of equal ones to the first.
fn parted(count: u64, weights: &[u64]) -> Vec<u64> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let shares = weights.iter().map(|weight| {
        let share = u128::from(count) * u128::from(*weight);
        (
            share.checked_div(all).unwrap_or_default(),
            share.checked_rem(all).unwrap_or_default(),
        )
    });
    let shares: Vec<_> = shares.collect();
    let mut quotas: Vec<u64> = shares
        .iter()
        .map(|(whole, _)| u64::try_from(*whole).unwrap_or(count))
        .collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(shares[*at].1));
    let left = count.saturating_sub(quotas.iter().sum());
    for (_, at) in (0..left).zip(order) {
        quotas[at] += 1;
    }
    quotas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_add_up_and_are_nearest_to_the_shares() {
        assert_eq!(parted(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(parted(0, &[1, 2]), [0, 0]);
        assert_eq!(parted(7, &[0, 5]), [0, 7]);
        assert_eq!(parted(u64::MAX, &[1, 1]), [u64::MAX / 2 + 1, u64::MAX / 2]);
        // The published shares of 105,116 claims.
        assert_eq!(parted(105_116, &[798, 200, 2]), [83_883, 21_023, 210]);
        assert_eq!(
            parted(105_116, &[17_921, 14_918, 13_195, 59_082]),
            [17_921, 14_918, 13_195, 59_082]
        );
    }

    #[test]
    fn each_category_is_drawn_as_often_as_its_quota_says() {
        let shares = Shares(vec![vec![798, 200, 2], vec![1, 3]]);
        let mut quotas = Quotas::new(&shares, 1_000);
        let mut random = Random::new(7);
        let mut drawn = [[0; 3]; 2];
        for _ in 0..1_000 {
            for (counts, at) in drawn.iter_mut().zip(quotas.draw(&mut random)) {
                counts[at] += 1;
            }
        }
        assert_eq!(drawn, [[798, 200, 2], [250, 750, 0]]);
    }
}
