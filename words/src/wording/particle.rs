//! Korean particles, whose form depends on how the word before them ends.

/// A particle by what it makes of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Particle {
    /// What does or is something: 이, 가.
    Subject,
    /// What something is done to: 을, 를.
    Object,
    /// What something becomes: 으로, 로.
    To,
}

impl Particle {
    /// Its form after `word`. After what is not written in Korean, like a figure or a bracket, it
    /// is that after a consonant, which most units and figures end in.
    pub(super) fn after(self, word: &str) -> &'static str {
        /// The place of the consonant l among a syllable's endings.
        const L: u32 = 8;
        let ending = ending(word);
        match (self, ending) {
            (Self::Subject, Some(0)) => "가",
            (Self::Subject, _) => "이",
            (Self::Object, Some(0)) => "를",
            (Self::Object, _) => "을",
            (Self::To, Some(0 | L)) => "로",
            (Self::To, _) => "으로",
        }
    }
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
    use super::Particle::{self, Object, Subject, To};

    #[test]
    fn each_fits_the_last_syllable() {
        let cases: [(Particle, &str, &str); 10] = [
            (Subject, "줄어든 매출", "이"),
            (Subject, "가장 긴 장애", "가"),
            (Object, "3만 원", "을"),
            (Object, "2가지", "를"),
            (Object, "", "을"),
            (To, "5만 원 (50,000원)", "으로"),
            (To, "혜택 2가지", "로"),
            (To, "3일", "로"),
            (To, "£8.06", "으로"),
            (To, "3일(72시간) 연장", "으로"),
        ];
        for (particle, word, form) in cases {
            assert_eq!(particle.after(word), form, "{word}");
        }
    }
}
