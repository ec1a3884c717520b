//! Reading a request's body, within bounds of size and time.

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt as _;
use tokio::time;

use crate::problem::{Code, Problem};

/// The largest body that is taken, in bytes.
pub(crate) const MAX_BYTES: usize = 4 << 20;

/// How much is read of one that is too large. A client that still writes does not read: hung up on,
/// it would hear of a broken connection and send the same again, in place of why it was refused.
const MAX_HEARD: usize = 4 * MAX_BYTES;

/// The whole body.
pub(crate) async fn read(body: Body, within: Duration) -> Result<Vec<u8>, Problem> {
    time::timeout(within, collect(body))
        .await
        .unwrap_or_else(|_| {
            let detail = "Send it again where the network is faster.";
            Err(Problem::new(Code::TooSlow, detail))
        })
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Problem> {
    let (mut bytes, mut heard) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            let detail = "The body broke off. Send it again.";
            return Err(Problem::new(Code::Malformed, detail));
        };
        let Ok(data) = frame.into_data() else {
            continue;
        };
        heard = heard.saturating_add(data.len());
        if heard > MAX_HEARD {
            break;
        }
        if heard <= MAX_BYTES {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
        }
    }
    if heard > MAX_BYTES {
        let detail = format!(
            "A submission has at most {MAX_BYTES} bytes. Send the claim in fewer parts, or ask the \
             operator how else to hand it in."
        );
        return Err(Problem::new(Code::TooLarge, detail));
    }
    Ok(bytes)
}
