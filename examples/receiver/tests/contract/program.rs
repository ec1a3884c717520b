//! The built program, running.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::Mutex,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::submissions::{folder, packs};

/// A receiver that listens; it is ended when this goes.
pub(crate) struct Receiver {
    child: Mutex<Child>,
    log: Option<JoinHandle<String>>,
    pub(crate) address: SocketAddr,
    pub(crate) database: PathBuf,
}

impl Receiver {
    /// One with a new database.
    pub(crate) fn new(name: &str, arguments: &[&str]) -> Self {
        Self::at(&folder(name).join("received.sqlite"), arguments)
    }

    /// One with that database.
    pub(crate) fn at(database: &Path, arguments: &[&str]) -> Self {
        Self::under(packs(), database, arguments)
    }

    /// One with those packs.
    pub(crate) fn under(packs: &Path, database: &Path, arguments: &[&str]) -> Self {
        let mut command = serve(packs, database);
        let mut child = command
            .args(["--bind", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = child.stderr.take().unwrap();
        let log = thread::spawn(move || {
            let mut text = String::new();
            log.read_to_string(&mut text).unwrap();
            text
        });
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|it| it.split('/').next());
        let address = address.unwrap_or_else(|| panic!("it said {line:?}"));
        Self {
            address: address.parse().unwrap(),
            child: Mutex::new(child),
            log: Some(log),
            database: database.to_owned(),
        }
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.lock().unwrap().id().to_string();
        let done = Command::new("kill").args(["-s", name, &id]).status();
        assert!(done.unwrap().success());
    }

    /// Waits for its end: whether it ended well, and what it logged.
    pub(crate) fn ended(&mut self) -> (bool, String) {
        let status = self.child.lock().unwrap().wait().unwrap();
        (status.success(), self.log.take().unwrap().join().unwrap())
    }

    /// What `receiver list --json` says is stored.
    pub(crate) fn stored(&self) -> Vec<Value> {
        let database = self.database.to_str().unwrap();
        let ran = run(&["list", "--json", "--database", database]);
        assert!(ran.status.success(), "{ran:?}");
        let out = String::from_utf8(ran.stdout).unwrap();
        out.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let child = self.child.get_mut().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }
}

pub(crate) fn serve(packs: &Path, database: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_receiver"));
    command.arg("serve").arg("--packs").arg(packs);
    command.arg("--database").arg(database);
    command
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_receiver"));
    command.args(arguments).output().unwrap()
}

/// Ends on its own, or fails the test: one that listens would wait for ever.
fn refused(command: &mut Command) -> String {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if began.elapsed() > Duration::from_secs(30) {
            child.kill().unwrap();
            panic!("it started: {command:?}");
        }
        thread::sleep(Duration::from_millis(10));
    };
    let mut said = String::new();
    child.stderr.unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(status.code(), Some(2), "{said}");
    said
}

/// What it says when it will not start.
fn refusal(packs: &Path, database: &Path) -> String {
    refused(serve(packs, database).args(["--bind", "127.0.0.1:0"]))
}

/// A pack that is passed over would turn away everyone who claims under it.
#[test]
fn it_does_not_start_with_packs_that_cannot_be_used() {
    let folder = folder("program-packs");
    let database = folder.join("received.sqlite");
    let bad = |name: &str, content: &str| {
        let beside = folder.join("packs");
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir_all(beside.join("within")).unwrap();
        fs::copy(packs().join("kakao.json"), beside.join("kakao.json")).unwrap();
        fs::write(beside.join("within").join(name), content).unwrap();
        refusal(&beside, &database)
    };
    assert!(bad("faulty.toml", "schema = 1\n").contains("faulty.toml:"));
    assert!(bad("half.json", r#"{"schema": 1, "remedies": ["#).contains("half.json:"));
    let kakao = fs::read_to_string(packs().join("kakao.json")).unwrap();
    let other = kakao.replacen("2022-10-15T15:30:00+09:00", "2022-10-15T15:31:00+09:00", 1);
    assert_ne!(other, kakao);
    let message = bad("other.json", &other);
    assert!(
        message.contains("other.json is pack kakao-2022-10-15 1.0.0 with other rules"),
        "{message}"
    );
    let none = folder.join("none");
    fs::create_dir(&none).unwrap();
    assert!(refusal(&none, &database).contains("holds no pack"));
    assert!(refusal(&folder.join("absent"), &database).contains("cannot be read"));
    assert!(!database.exists());
}

#[test]
fn it_does_not_write_into_a_database_of_something_else() {
    let folder = folder("program-database");
    let other = folder.join("other.sqlite");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection
        .execute_batch("CREATE TABLE mine (at INTEGER)")
        .unwrap();
    drop(connection);
    let before = fs::read(&other).unwrap();
    assert!(refusal(packs(), &other).contains("database of something else"));
    assert_eq!(fs::read(&other).unwrap(), before);

    let text = folder.join("notes.txt");
    fs::write(&text, "No database. ".repeat(100)).unwrap();
    assert!(refusal(packs(), &text).contains("notes.txt cannot be used"));

    let later = folder.join("later.sqlite");
    drop(Receiver::at(&later, &[]));
    let connection = rusqlite::Connection::open(&later).unwrap();
    connection.pragma_update(None, "user_version", 2).unwrap();
    drop(connection);
    assert!(refusal(packs(), &later).contains("has format 2, of a later release"));
}

/// What claimants say is for the operator alone, on the machine too.
#[cfg(unix)]
#[test]
fn the_database_is_private_to_its_owner() {
    use std::os::unix::fs::PermissionsExt;
    let receiver = Receiver::new("program-private", &[]);
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{}{ending}", receiver.database.display());
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[test]
fn the_command_line_refuses_what_cannot_be_meant() {
    let folder = folder("program-arguments");
    for arguments in [
        ["--allow-origin", "*"],
        ["--allow-origin", "https://help.example.com/"],
        ["--body-time", "0"],
        ["--bind", "localhost"],
    ] {
        refused(serve(packs(), &folder.join("it")).args(arguments));
    }
    let receiver = Receiver::new("program-taken", &[]);
    let taken = receiver.address.to_string();
    let said = refused(serve(packs(), &folder.join("it")).args(["--bind", &taken]));
    assert!(said.contains("give another with --bind"), "{said}");
}
