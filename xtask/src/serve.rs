//! A web server for this machine only, with the headers of production.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    thread,
};

use anyhow::{Context as _, Result, bail};
use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, header::CACHE_CONTROL},
    middleware::{self, Next},
    response::Response,
};
use tower_http::services::ServeDir;

use crate::headers;

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

/// Serves `dist` while the program runs, and gives the address.
pub(crate) fn in_background(dist: &Path) -> Result<SocketAddr> {
    let listener = listen(0)?;
    let address = listener.local_addr()?;
    let router = router(dist)?;
    thread::spawn(move || {
        if let Err(error) = block_on(listener, router) {
            eprintln!("The server ended: {error:?}");
        }
    });
    Ok(address)
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
    Ok(Router::new()
        .fallback_service(ServeDir::new(dist))
        .layer(middleware::from_fn(add_headers)))
}

async fn add_headers(request: Request, next: Next) -> Response {
    let cache = headers::cache_control(request.uri().path());
    let mut response = next.run(request).await;
    let to = response.headers_mut();
    for (name, value) in headers::EVERYWHERE {
        to.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
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
