//! The known name that was most likely meant.

/// The candidate nearest to `name`, when one is near enough to be a slip of the hand.
pub(crate) fn nearest<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    // Names have at most 64 letters; text far longer is no slip of one.
    if name.len() > 128 {
        return None;
    }
    let length = name.chars().count();
    let slips = (length / 3).max(1);
    // Each letter more or less is a slip, and counting them is far less work than finding them.
    let is_alike = |candidate: &str| candidate.chars().count().abs_diff(length) <= slips;
    candidates
        .into_iter()
        .filter(|candidate| is_alike(candidate) || shares_words(name, candidate))
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= slips || shares_words(name, candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether one is made of the other's words, in another order or with more of them.
fn shares_words(name: &str, candidate: &str) -> bool {
    let (short, long) = if name.len() < candidate.len() {
        (name, candidate)
    } else {
        (candidate, name)
    };
    !short.is_empty()
        && short
            .split('_')
            .all(|word| long.split('_').any(|other| other == word))
}

/// `did you mean …?`, when a candidate is near.
pub(crate) fn did_you_mean<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<String> {
    nearest(name, candidates).map(|name| format!("did you mean `{name}`?"))
}

/// The candidates as a list for a message: `` `a`, `b` ``.
pub(crate) fn listed<'c>(candidates: impl IntoIterator<Item = &'c str>) -> String {
    /// More than that nobody reads.
    const MOST: usize = 60;
    let mut candidates = candidates.into_iter();
    let quoted = candidates.by_ref().take(MOST);
    let mut quoted: Vec<_> = quoted.map(|name| format!("`{name}`")).collect();
    if candidates.next().is_some() {
        quoted.push("…".to_owned());
    }
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_reordered_words_only() {
        let names = ["weekly_sales", "claimant", "melon_pass"];
        assert_eq!(nearest("weekly_sale", names), Some("weekly_sales"));
        assert_eq!(nearest("claimnat", names), Some("claimant"));
        assert_eq!(nearest("pass_melon", names), Some("melon_pass"));
        assert_eq!(nearest("bank_book", names), None);
        assert_eq!(nearest("", names), None);
    }
}
