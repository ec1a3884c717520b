//! Where submissions are kept: one SQLite file, one row an idempotency key.

use std::{
    fs::OpenOptions,
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rules::{Digest, Instant, Submission};
use rusqlite::{
    Connection, OpenFlags, OptionalExtension as _, Row, TransactionBehavior, named_params,
};
use serde::Serialize;
use words::format;

use crate::failure::Failure;

/// What the file says it is a database of: `bosa`.
const APPLICATION: i64 = 0x626f_7361;

/// The version of the tables below.
const VERSION: i64 = 1;

/// How long another process that writes is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// The time is kept apart from its offset, so that `received < unixepoch(…)` finds what is old.
const TABLES: &str = "
    CREATE TABLE submission (
        idempotency_key TEXT NOT NULL PRIMARY KEY,
        digest TEXT NOT NULL,
        number TEXT NOT NULL,
        received INTEGER NOT NULL,
        offset_minutes INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX submission_number ON submission (number);
";

/// What a claimant gets for a submission that is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Receipt {
    /// The receipt number, as the calculator shows it.
    pub(crate) number: String,
    pub(crate) digest: String,
    pub(crate) idempotency_key: String,
    /// When it was stored first.
    pub(crate) received: String,
}

/// What became of a submission that was handed in.
#[derive(Debug)]
pub(crate) enum Kept {
    /// It is stored now.
    Now(Receipt),
    /// It was stored before; nothing changed.
    Before(Receipt),
    /// Its key is that of another content; nothing changed.
    OtherContent,
}

#[derive(Debug)]
pub(crate) struct Store(Connection);

impl Store {
    /// Opens the database, and makes it where there is none.
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        make_private(path).map_err(|error| Failure::Read(path.to_owned(), error))?;
        Self::open(path)
    }

    /// Opens a database that is there.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::Database(path.to_owned(), error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        match prepare(&mut connection).map_err(failed)? {
            Found::Ours => Ok(Self(connection)),
            Found::Other => Err(Failure::OtherDatabase(path.to_owned())),
            Found::Later(version) => Err(Failure::LaterDatabase(path.to_owned(), version)),
        }
    }

    /// The receipt of what is stored under that key, if its content has that digest.
    pub(crate) fn receipt(&self, key: &str, digest: &Digest) -> rusqlite::Result<Option<Receipt>> {
        let found = find(&self.0, key)?;
        Ok(found.filter(|receipt| receipt.digest == digest.to_string()))
    }

    /// Stores a submission, whose canonical JSON `body` is, unless its key is there already. When
    /// this returns it is on the disk.
    pub(crate) fn keep(
        &mut self,
        submission: &Submission,
        body: &str,
        received: Instant,
    ) -> rusqlite::Result<Kept> {
        let key = &submission.idempotency_key;
        let digest = submission.digest.to_string();
        // The lock is taken before the key is looked for, so that of two at once one waits.
        let transaction = self
            .0
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(receipt) = find(&transaction, key)? {
            return Ok(if receipt.digest == digest {
                Kept::Before(receipt)
            } else {
                Kept::OtherContent
            });
        }
        let number = format::receipt(&submission.digest);
        transaction.execute(
            "INSERT INTO submission (idempotency_key, digest, number, received, offset_minutes, body)
             VALUES (:key, :digest, :number, :received, :offset, :body)",
            named_params! {
                ":key": key,
                ":digest": digest,
                ":number": number,
                ":received": received.seconds(),
                ":offset": received.offset_minutes(),
                ":body": body,
            },
        )?;
        transaction.commit()?;
        Ok(Kept::Now(Receipt {
            number,
            digest,
            idempotency_key: key.clone(),
            received: received.to_string(),
        }))
    }

    /// Whether something could be stored at this moment.
    pub(crate) fn is_writable(&mut self) -> rusqlite::Result<()> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.0.transaction_with_behavior(behavior)?;
        transaction.query_row("SELECT count(*) FROM submission LIMIT 1", [], |_| Ok(()))
    }

    /// Hands every receipt and the submission it is for to `each`, the oldest first.
    pub(crate) fn each<E: From<rusqlite::Error>>(
        &self,
        mut each: impl FnMut(Receipt, String) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .0
            .prepare("SELECT * FROM submission ORDER BY received, rowid")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(receipt(row)?, row.get("body")?)?;
        }
        Ok(())
    }

    /// The submissions with that receipt number: one, unless somebody took great pains.
    pub(crate) fn bodies(&self, number: &str) -> rusqlite::Result<Vec<String>> {
        let mut statement = self
            .0
            .prepare("SELECT body FROM submission WHERE number = ?1 ORDER BY received, rowid")?;
        let bodies = statement.query_map([number], |row| row.get("body"))?;
        bodies.collect()
    }
}

/// A file that only its owner can read is made where there is none: claims are personal.
fn make_private(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Whose database a file is.
enum Found {
    Ours,
    Other,
    Later(i64),
}

/// Makes the tables of an empty database.
fn prepare(connection: &mut Connection) -> rusqlite::Result<Found> {
    let application: i64 = pragma(connection, "application_id")?;
    let version: i64 = pragma(connection, "user_version")?;
    let tables = "SELECT count(*) FROM sqlite_schema";
    let tables: i64 = connection.query_row(tables, [], |row| row.get(0))?;
    let is_empty = (application, version, tables) == (0, 0, 0);
    if !is_empty && application != APPLICATION {
        return Ok(Found::Other);
    }
    if version > VERSION {
        return Ok(Found::Later(version));
    }
    // On the disk before the claimant hears of it; and what is deleted is overwritten.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    if is_empty {
        // Another process may have been as quick.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if pragma::<i64>(&transaction, "application_id")? == 0 {
            transaction.execute_batch(TABLES)?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        transaction.commit()?;
    }
    Ok(Found::Ours)
}

fn pragma<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> rusqlite::Result<T> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

fn find(connection: &Connection, key: &str) -> rusqlite::Result<Option<Receipt>> {
    connection
        .prepare("SELECT * FROM submission WHERE idempotency_key = ?1")?
        .query_row([key], receipt)
        .optional()
}

fn receipt(row: &Row<'_>) -> rusqlite::Result<Receipt> {
    let seconds = row.get("received")?;
    let received = Instant::from_seconds(seconds, row.get("offset_minutes")?)
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(3, seconds))?;
    Ok(Receipt {
        number: row.get("number")?,
        digest: row.get("digest")?,
        idempotency_key: row.get("idempotency_key")?,
        received: received.to_string(),
    })
}

/// Makes a failure of what goes wrong with the database there.
pub(crate) fn failure_at(path: &Path) -> impl Fn(rusqlite::Error) -> Failure {
    let path: PathBuf = path.to_owned();
    move |error| Failure::Database(path.clone(), error)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::{env, fs, process};

    use super::*;

    /// No test can cut the power, so what SQLite is asked for is looked at.
    #[test]
    fn what_is_stored_is_synced_and_what_is_deleted_is_overwritten() {
        let folder = env::temp_dir().join(format!("receiver-store-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("received.sqlite");
        let again = [Store::create(&path), Store::open(&path)];
        for Store(connection) in again.map(Result::unwrap) {
            let journal: String = pragma(&connection, "journal_mode").unwrap();
            assert_eq!(journal, "wal");
            let [synchronous, secure_delete]: [i64; 2] =
                ["synchronous", "secure_delete"].map(|name| pragma(&connection, name).unwrap());
            // 2 is FULL.
            assert_eq!((synchronous, secure_delete), (2, 1));
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
