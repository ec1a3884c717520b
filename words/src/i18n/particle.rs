//! Korean particles, whose form depends on how the word before them ends.

/// The form of a particle after `word`, by the form that it has after a consonant; nothing where it
/// is none. After what is not written in Korean, like a figure or a bracket, it is that form,
/// since most units and figures end in a consonant.
pub(super) fn after(word: &str, form: &str) -> Option<&'static str> {
    /// The place of the consonant l among a syllable's endings.
    const L: u32 = 8;
    Some(match (form, ending(word)) {
        ("이", Some(0)) => "가",
        ("이", _) => "이",
        ("을", Some(0)) => "를",
        ("을", _) => "을",
        ("은", Some(0)) => "는",
        ("은", _) => "은",
        ("과", Some(0)) => "와",
        ("과", _) => "과",
        ("으로", Some(0 | L)) => "로",
        ("으로", _) => "으로",
        _ => return None,
    })
}

/// What the last syllable ends in, in the order of Unicode; zero for a vowel, nothing where it is
/// no Korean syllable.
fn ending(word: &str) -> Option<u32> {
    const FIRST: u32 = 0xAC00;
    const LAST: u32 = 0xD7A3;
    const ENDINGS: u32 = 28;
    let last = u32::from(word.chars().next_back()?);
    (FIRST..=LAST)
        .contains(&last)
        .then(|| (last - FIRST) % ENDINGS)
}

#[cfg(test)]
mod tests {
    use super::after;

    #[test]
    fn each_fits_the_last_syllable() {
        let cases = [
            ("이", "줄어든 매출", "이"),
            ("이", "가장 긴 장애", "가"),
            ("을", "3만 원", "을"),
            ("을", "2가지", "를"),
            ("을", "", "을"),
            ("은", "장애", "는"),
            ("과", "매출", "과"),
            ("으로", "5만 원 (50,000원)", "으로"),
            ("으로", "혜택 2가지", "로"),
            ("으로", "3일", "로"),
            ("으로", "£8.06", "으로"),
            ("으로", "3일(72시간) 연장", "으로"),
        ];
        for (form, word, fitting) in cases {
            assert_eq!(after(word, form), Some(fitting), "{word}");
        }
        assert_eq!(after("장애", "a form of none"), None);
    }
}
