//! Finding a name while it is still being typed, in Korean too.

/// Whether `text` has `query` in it, spaces and letter case aside. A lone initial consonant
/// stands for any syllable that begins with it ('ㅋㅌ' finds '카톡'), and a syllable without a
/// final consonant for those that go on from it ('토' finds '톡'), as when a word is half typed.
pub(super) fn matches(text: &str, query: &str) -> bool {
    let text: Vec<char> = letters(text).collect();
    let query: Vec<char> = letters(query).collect();
    query.is_empty()
        || text
            .windows(query.len())
            .any(|part| part.iter().zip(&query).all(|(&t, &q)| stands_for(q, t)))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
}

/// The initial consonants in the order that the syllable block is laid out by.
const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];
const FINALS: u32 = 28;
const SYLLABLES_PER_INITIAL: u32 = 21 * FINALS;

/// The place of a Hangul syllable in its block.
fn syllable(c: char) -> Option<u32> {
    ('가'..='힣').contains(&c).then(|| c as u32 - '가' as u32)
}

fn stands_for(typed: char, letter: char) -> bool {
    if typed == letter {
        return true;
    }
    let Some(whole) = syllable(letter) else {
        return false;
    };
    match syllable(typed) {
        Some(part) => part % FINALS == 0 && part / FINALS == whole / FINALS,
        None => INITIALS.get((whole / SYLLABLES_PER_INITIAL) as usize) == Some(&typed),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn ignores_case_and_spaces() {
        assert!(matches("KakaoTalk text", "talktext"));
        assert!(!matches("카카오톡 문자", "카톡 "));
        assert!(matches("카카오톡 문자", "톡문"));
    }

    #[test]
    fn finds_by_initial_consonants() {
        assert!(matches("카카오톡", "ㅋㅋㅇㅌ"));
        assert!(matches("멜론 이용권", "ㅇㅇㄱ"));
        assert!(!matches("멜론", "ㅋ"));
    }

    #[test]
    fn finds_a_half_typed_syllable() {
        assert!(matches("카카오톡", "카카오토"));
        assert!(!matches("카카오톡", "카카옹"));
        assert!(!matches("카카오토", "카카오톡"));
    }

    #[test]
    fn an_empty_query_finds_everything() {
        assert!(matches("", ""));
        assert!(matches("멜론", "  "));
    }
}
