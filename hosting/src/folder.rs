//! The folder that is deployed: what is in it, by the paths that browsers ask by.

use std::{
    error, fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

/// What static hosts read the response headers from.
pub const HEADERS_FILE: &str = "_headers";

/// How a file is named that lies compressed beside the one it is made of.
pub const BROTLI: &str = ".br";
/// See [`BROTLI`].
pub const GZIP: &str = ".gz";

/// The list of the packs that there are, from which the pages are made.
pub const PACKS_FILE: &str = "packs/index.json";

/// What bears on the operator's configuration of that list.
#[derive(Deserialize)]
struct Packs {
    packs: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    id: String,
}

/// The ids of the packs that the pages have, in order. One that only lies there, left from an earlier
/// build or copied by hand, is in no page.
///
/// # Errors
/// [`Unreadable`].
pub fn packs(dist: &Path) -> Result<Vec<String>, Unreadable> {
    let path = dist.join(PACKS_FILE);
    let read = || -> io::Result<Packs> { Ok(serde_json::from_slice(&fs::read(&path)?)?) };
    match read() {
        Ok(Packs { packs }) => Ok(packs.into_iter().map(|listed| listed.id).collect()),
        Err(error) => Err(Unreadable { path, error }),
    }
}

/// The paths of all files, with `/` between names, in order.
///
/// # Errors
/// [`Unreadable`].
pub fn files(dist: &Path) -> Result<Vec<String>, Unreadable> {
    let mut paths = Vec::new();
    collect(dist, "", &mut paths)?;
    paths.sort();
    Ok(paths)
}

/// Of the files those that browsers may ask for: not what is for the server, and none that lies
/// compressed beside another.
///
/// # Errors
/// [`Unreadable`].
pub fn served(dist: &Path) -> Result<Vec<String>, Unreadable> {
    let mut paths = files(dist)?;
    paths.retain(|path| is_served(path));
    Ok(paths)
}

fn is_served(path: &str) -> bool {
    path != HEADERS_FILE && !path.ends_with(BROTLI) && !path.ends_with(GZIP)
}

fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<(), Unreadable> {
    for (name, path) in entries(folder)? {
        let place = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{place}/"), paths)?;
        } else {
            paths.push(place);
        }
    }
    Ok(())
}

/// What is in a folder, by name, in order. A name that is no text has no address.
fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, Unreadable> {
    let unreadable = |error| Unreadable {
        path: folder.to_owned(),
        error,
    };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if let Ok(name) = entry.file_name().into_string() {
            entries.push((name, entry.path()));
        }
    }
    entries.sort();
    Ok(entries)
}

/// A folder, or its list of packs, that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "could not read {}", self.path.display())
    }
}

impl error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_the_server_is_not_served() {
        for path in ["index.html", "packs/a/1.0.0.json", "rules/a/_headers.html"] {
            assert!(is_served(path), "{path}");
        }
        for path in ["_headers", "index.html.br", "packs/a/1.0.0.json.gz"] {
            assert!(!is_served(path), "{path}");
        }
    }
}
