//! Bytes as characters of a page: seven bits each, where base 64 has six, so that a tenth of the
//! file is saved.
//!
//! Within a `script` element a page keeps every ASCII character as it is but three, which stand as
//! others: static/single/files.js reads them back.

/// What a page would not keep, or not read as text: it replaces a zero, makes a line feed of a
/// carriage return, and may take a `<` for the element's end.
const OTHERS: [(u8, char); 3] = [(0, '¡'), (b'\r', '¢'), (b'<', '£')];

/// `bytes` as text; the last character is filled up with zeros.
pub(super) fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 6 / 5);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 7 {
            bits -= 7;
            text.push(character(held >> bits));
        }
    }
    if bits > 0 {
        text.push(character(held << (7 - bits)));
    }
    text
}

/// The character of the lowest seven bits.
fn character(bits: u32) -> char {
    let seven = (bits & 0x7f) as u8;
    let other = OTHERS.iter().find(|(known, _)| *known == seven);
    other.map_or(char::from(seven), |(_, char)| *char)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As static/single/files.js does it.
    fn read(text: &str) -> Vec<u8> {
        let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
        for char in text.chars() {
            let other = OTHERS.iter().find(|(_, known)| *known == char);
            let seven = other.map_or(u32::from(char), |(seven, _)| u32::from(*seven));
            held = held << 7 | seven;
            bits += 7;
            if bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits & 0xff) as u8);
            }
        }
        bytes
    }

    #[test]
    fn every_byte_comes_back_and_nothing_ends_the_element() {
        let all: Vec<u8> = (0..=255).cycle().take(4_099).collect();
        let noise: Vec<u8> = all
            .iter()
            .map(|byte| byte.wrapping_mul(167) ^ 0x5a)
            .collect();
        for bytes in [all.as_slice(), &noise, &[0; 9], b"</script>", &[255], &[]] {
            let text = written(bytes);
            assert!(!text.contains(['<', '\0', '\r']));
            assert_eq!(read(&text), bytes);
        }
        let text = written(&noise);
        assert!(text.len() * 100 < noise.len() * 119, "{}", text.len());
    }
}
