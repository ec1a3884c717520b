//! The device's clock.

use rules::Instant;

/// The present moment to the second, told at `offset_minutes` east of UTC.
pub fn now(offset_minutes: i32) -> Instant {
    // Milliseconds since 1970, whole and below 2^53.
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    Instant::from_seconds(seconds, offset_minutes)
        .or_else(|| Instant::from_seconds(0, 0))
        .unwrap_or_else(|| unreachable!("1970 is a year that instants have"))
}
