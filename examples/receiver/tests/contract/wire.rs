//! HTTP by hand, since what no well-behaved client sends is sent here too.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    time::Duration,
};

use serde_json::Value;

/// An answer, as it came.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn parse(text: &str) -> Self {
        let (head, body) = text
            .split_once("\r\n\r\n")
            .unwrap_or_else(|| panic!("{text:?}"));
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        });
        Self {
            status: status.parse().unwrap(),
            headers: headers.collect(),
            body: body.to_owned(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(it, _)| it == name);
        let first = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} twice in {self:?}");
        first
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    /// The receipt, of an answer that has one.
    pub(crate) fn receipt(&self) -> Value {
        assert!(matches!(self.status, 200 | 201), "{self:?}");
        assert_eq!(self.header("content-type"), Some("application/json"));
        assert_eq!(self.header("cache-control"), Some("no-store"));
        super::openapi::holds(self, "/submissions", "post");
        self.json()["receipt"].clone()
    }

    /// Requires a problem with that code, which is told in full.
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, code: &str) {
        let content_type = self.header("content-type");
        assert_eq!(content_type, Some("application/problem+json"), "{self:?}");
        assert_eq!(self.header("cache-control"), Some("no-store"));
        let problem = self.json();
        assert_eq!(
            (self.status, &problem["code"]),
            (status, &code.into()),
            "{self:?}"
        );
        assert_eq!(problem["status"], status);
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.ends_with('.') && detail.len() > 20, "{detail}");
        if !matches!(status, 404 | 405) {
            super::openapi::holds(self, "/submissions", "post");
        }
        let comes_again = matches!(status, 408 | 503);
        assert_eq!(
            self.header("retry-after").is_some(),
            comes_again,
            "{self:?}"
        );
    }
}

pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    stream.set_nodelay(true).unwrap();
    stream
}

/// Everything that comes until the other side is done.
pub(crate) fn heard(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Sends a request as it is and gives the answer. `head` ends without its empty line.
pub(crate) fn exchange(address: SocketAddr, head: &str, body: &[u8]) -> Reply {
    let mut stream = connect(address);
    let head = format!("{head}\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body).unwrap();
    Reply::parse(&heard(stream))
}

/// A request of that method without a body.
pub(crate) fn ask(address: SocketAddr, method: &str, path: &str, headers: &[&str]) -> Reply {
    let first = format!("{method} {path} HTTP/1.1");
    let head = [&[first.as_str()], headers].concat();
    exchange(address, &head.join("\r\n"), b"")
}

/// Hands in a body with those headers.
pub(crate) fn post(address: SocketAddr, headers: &[&str], body: &[u8]) -> Reply {
    let length = format!("content-length: {}", body.len());
    let head = [&["POST /submissions HTTP/1.1", &length], headers].concat();
    exchange(address, &head.join("\r\n"), body)
}

/// Hands in a body as the calculator does.
pub(crate) fn send(address: SocketAddr, key: &str, body: &str) -> Reply {
    let key = format!("idempotency-key: {key}");
    post(
        address,
        &["content-type: application/json", &key],
        body.as_bytes(),
    )
}

/// Hangs up without a word, and waits until the other side is done with it.
pub(crate) fn hang_up(stream: TcpStream) {
    stream.shutdown(Shutdown::Write).unwrap();
    heard(stream);
}
