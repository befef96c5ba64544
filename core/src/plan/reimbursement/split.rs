//! Splits an amount, to the last øre.

/// Splits `whole` in proportion to `weights`, which are not below 0. Shares are rounded down, and the rest goes one
/// by one to the largest fractions, for equal fractions to the first. None without any weight, or if numbers
/// overflow.
pub(super) fn split(whole: i64, weights: &[i128]) -> Option<Vec<i64>> {
    let total = weights.iter().try_fold(0_i128, |sum, weight| sum.checked_add(*weight))?;
    if total <= 0 || whole < 0 {
        return None;
    }
    let mut shares = Vec::with_capacity(weights.len());
    let mut fractions = Vec::with_capacity(weights.len());
    for (index, weight) in weights.iter().enumerate() {
        let product = weight.checked_mul(i128::from(whole))?;
        shares.push(i64::try_from(product / total).ok()?);
        fractions.push((std::cmp::Reverse(product % total), index));
    }
    let given: i64 = shares.iter().sum();
    fractions.sort_unstable();
    for (_, index) in fractions.into_iter().take(usize::try_from(whole - given).ok()?) {
        if let Some(share) = shares.get_mut(index) {
            *share += 1;
        }
    }
    Some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_last_oere_go_to_the_largest_fractions() {
        for (whole, weights, shares) in [
            (100, vec![1, 1, 1], vec![34, 33, 33]),
            (100, vec![1, 0, 2], vec![33, 0, 67]),
            (1, vec![1, 2, 2], vec![0, 1, 0]),
            (0, vec![1, 1], vec![0, 0]),
        ] {
            assert_eq!(split(whole, &weights), Some(shares));
        }
        assert_eq!(split(1, &[0, 0]), None);
        assert_eq!(split(i64::MAX, &[i128::MAX, 1]), None);
        assert_eq!(split(i64::MAX, &[i128::MAX / 2]), None);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_whole_and_are_less_than_an_oere_off(whole in 0_i64..1_000_000, weights in prop::collection::vec(0_i128..1000, 1..8)) {
            let total: i128 = weights.iter().sum();
            prop_assume!(total > 0);
            let shares = split(whole, &weights).unwrap();
            prop_assert_eq!(shares.iter().sum::<i64>(), whole);
            for (share, weight) in shares.iter().zip(&weights) {
                let off = i128::from(*share) * total - weight * i128::from(whole);
                prop_assert!(off.abs() < total);
            }
        }
    }
}
