//! A web server for this machine only, with the headers of production.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
    path::Path,
    sync::Arc,
};

use anyhow::{Context as _, Result, bail};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header::CACHE_CONTROL},
    middleware::{self, Next},
    response::Response,
};
use tower_http::services::ServeDir;

use hosting::headers;

use crate::operator;

pub(crate) const DEFAULT_PORT: u16 = 8080;
/// How many ports are tried before giving up.
const TRIES: u16 = 20;

/// Serves `dist` until the program is ended.
pub(crate) fn forever(dist: &Path, port: u16) -> Result<()> {
    let listener = listen(port)?;
    let address = listener.local_addr()?;
    if address.port() != port && port != 0 {
        println!("Port {port} is taken.");
    }
    let router = router(dist)?;
    println!("Bosang is at http://{address}/ (Ctrl-C ends it)");
    block_on(listener, router)
}

fn listen(first: u16) -> Result<TcpListener> {
    let ports = if first == 0 {
        0..=0
    } else {
        first..=first.saturating_add(TRIES)
    };
    for port in ports.clone() {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!("Port {port} cannot be served on. Name another with --port.")
                });
            }
        }
    }
    bail!(
        "The ports {} to {} are all taken. Name a free one with --port.",
        ports.start(),
        ports.end()
    )
}

fn router(dist: &Path) -> Result<Router> {
    if !dist.join("index.html").is_file() {
        bail!(
            "{} has no index.html. `cargo xtask dist` builds it.",
            dist.display()
        );
    }
    let everywhere = headers::everywhere(&operator::of(dist));
    let everywhere = everywhere
        .into_iter()
        .map(|(name, value)| Ok((HeaderName::from_static(name), value.try_into()?)))
        .collect::<Result<Headers>>()?;
    let folder = ServeDir::new(dist).precompressed_br().precompressed_gzip();
    Ok(Router::new()
        .fallback_service(folder)
        .layer(middleware::from_fn_with_state(
            Arc::new(everywhere),
            add_headers,
        )))
}

type Headers = Vec<(HeaderName, HeaderValue)>;

async fn add_headers(
    State(everywhere): State<Arc<Headers>>,
    request: Request,
    next: Next,
) -> Response {
    let cache = headers::cache_control(request.uri().path());
    let mut response = next.run(request).await;
    let to = response.headers_mut();
    to.extend(everywhere.iter().cloned());
    to.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

fn block_on(listener: TcpListener, router: Router) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).await
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = listen(0).expect("a free port");
        let port = taken.local_addr().expect("an address").port();
        let next = listen(port).expect("another free port");
        assert_ne!(next.local_addr().expect("an address").port(), port);
    }
}
