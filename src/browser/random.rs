//! Randomness.

use js_sys::Math;

/// A new key that no other draft has: 32 hexadecimal digits.
///
/// It tells one claim from another and guards nothing, so a browser without a secure source may
/// use its ordinary one.
pub fn key() -> String {
    let mut bytes = [0_u8; 16];
    let secure = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !secure {
        bytes.fill_with(|| (Math::random() * 256.0) as u8);
    }
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
