//! The device's clock.

use rules::Instant;

/// The present moment to the second, told at the offset of `last`; `last` itself where the clock
/// stands outside the years that instants have.
pub fn now(last: Instant) -> Instant {
    // Milliseconds since 1970, whole and below 2^53.
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    Instant::from_seconds(seconds, last.offset_minutes()).unwrap_or(last)
}
