//! What a first visit downloads, in bytes.

use std::{fmt, fs, path::Path, process::ExitCode};

use anyhow::{Context as _, Result, bail};
use hosting::folder;

use crate::{
    compress::{brotli_size, gzip_size},
    split::MEANWHILE_SUFFIXES,
};

/// The most that a first visit may download until the first question can be answered, in bytes of
/// brotli: 130 KB of 1,024 bytes.
const BUDGET: usize = 130 * 1024;

/// What the page loads by itself where no scheme is chosen.
const FINDER: &str = "finder.js";

/// When a visitor's browser downloads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// Before the first question can be answered.
    First,
    /// To find a scheme.
    Finder,
    /// While the first page is read.
    Meanwhile,
    /// When it is asked for.
    Asked,
}

/// The sizes of the files in a folder.
#[derive(Debug)]
pub(crate) struct Report {
    files: Vec<File>,
    /// Bytes of brotli that the finder waits for.
    finder: usize,
}

#[derive(Debug)]
struct File {
    path: String,
    when: When,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Measures every file that a browser may ask for.
pub(crate) fn measure(dist: &Path) -> Result<Report> {
    let page = fs::read_to_string(dist.join("index.html"))
        .with_context(|| format!("{} has no index.html", dist.display()))?;
    let mut first = vec!["index.html".to_owned()];
    for target in linked(&page) {
        let path = dist.join(target);
        if path.extension().is_some_and(|ending| ending == "js") {
            first.extend(imported(&fs::read_to_string(path)?).map(str::to_owned));
        }
        first.push(target.to_owned());
    }
    let of_finder = |path: &str| {
        // The program is only made ready there.
        let waited = ["html", "css", "svg"]
            .iter()
            .any(|ending| path.ends_with(ending));
        waited || path.starts_with("boot")
    };
    let pack = largest_pack(dist, &page)?;
    first.push(pack);
    let mut files = folder::served(dist)?
        .into_iter()
        .map(|path| {
            let when = if first.contains(&path) {
                When::First
            } else if path == FINDER {
                When::Finder
            } else if MEANWHILE_SUFFIXES.iter().any(|end| path.ends_with(end)) {
                When::Meanwhile
            } else {
                When::Asked
            };
            let content = fs::read(dist.join(&path))?;
            Ok(File {
                when,
                raw: content.len(),
                gzip: gzip_size(dist, &path, &content)?,
                brotli: brotli_size(dist, &path, &content)?,
                path,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    files.sort_by_key(|file| (file.when, std::cmp::Reverse(file.brotli)));
    let finder = files
        .iter()
        .filter(|file| {
            file.when == When::Finder || file.when == When::First && of_finder(&file.path)
        })
        .map(|file| file.brotli)
        .sum();
    Ok(Report { files, finder })
}

/// Of the packs that the page opens, each in its current version, the one that takes the most.
fn largest_pack(dist: &Path, page: &str) -> Result<String> {
    let mut largest = None;
    for line in page
        .split('<')
        .filter_map(versions)
        .flat_map(|all| all.split(','))
    {
        let mut words = line.split(' ');
        let (Some(id), Some(version)) = (words.next(), words.next()) else {
            continue;
        };
        let path = format!("packs/{id}/{version}.json");
        let content = fs::read(dist.join(&path)).with_context(|| format!("{path} is not there"))?;
        largest = largest.max(Some((brotli_size(dist, &path, &content)?, path)));
    }
    match largest {
        Some((_, path)) => Ok(path),
        None => bail!("index.html names no pack; `cargo xtask dist` writes them there"),
    }
}

/// The packs and versions that the page names in a tag.
fn versions(tag: &str) -> Option<&str> {
    let tag = tag.split('>').next()?;
    let is_theirs = attribute(tag, "name") == Some("versions");
    attribute(tag, "content").filter(|_| is_theirs)
}

/// What the page makes the browser download by itself: the targets of its links and scripts.
pub(crate) fn linked(page: &str) -> Vec<&str> {
    page.split('<')
        .filter_map(|tag| tag.split_once('>'))
        .map(|(tag, _)| tag)
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
        // Asked for by who puts the page on a home screen.
        .filter(|tag| attribute(tag, "rel") != Some("apple-touch-icon"))
        .filter_map(|tag| attribute(tag, "href").or_else(|| attribute(tag, "src")))
        .map(|target| target.trim_start_matches("./"))
        .collect()
}

/// What a script imports by name of a file beside it.
fn imported(script: &str) -> impl Iterator<Item = &str> {
    script
        .split("from")
        .skip(1)
        .filter_map(|after| after.trim_start().strip_prefix("\"./"))
        .filter_map(|after| after.split('"').next())
}

/// The value of an attribute, quoted or, after minification, not.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next(),
    }
}

impl Report {
    fn at(&self, when: When) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.when == when)
    }

    fn sum(&self, when: When, of: impl Fn(&File) -> usize) -> usize {
        self.at(when).map(of).sum()
    }

    /// Whether the first visit is within the budget.
    pub(crate) fn fits(&self) -> bool {
        self.sum(When::First, |file| file.brotli) <= BUDGET
    }

    pub(crate) fn verdict(&self) -> ExitCode {
        if self.fits() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, heading: &str, when: When) -> fmt::Result {
        let longest = self
            .files
            .iter()
            .map(|file| file.path.chars().count())
            .max();
        let width = longest.unwrap_or(0).max(heading.len());
        writeln!(f, "{heading:width$}        raw    gzip -9  brotli 11")?;
        for file in self.at(when) {
            file.write(f, width)?;
        }
        let sum = File {
            path: "sum".into(),
            when,
            raw: self.sum(when, |file| file.raw),
            gzip: self.sum(when, |file| file.gzip),
            brotli: self.sum(when, |file| file.brotli),
        };
        sum.write(f, width)?;
        writeln!(f)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "until the first question", When::First)?;
        self.write(
            f,
            "to find a scheme, beside the page and its look",
            When::Finder,
        )?;
        self.write(f, "while the first question is read", When::Meanwhile)?;
        self.write(f, "when asked for", When::Asked)?;
        writeln!(f, "To find a scheme: {} bytes of brotli", self.finder)?;
        let first = self.sum(When::First, |file| file.brotli);
        let (left, word) = match BUDGET.checked_sub(first) {
            Some(left) => (left, "left"),
            None => (first - BUDGET, "too many"),
        };
        write!(
            f,
            "Until the first question can be answered: {first} of {BUDGET} bytes of brotli (130 KB \
             of 1,024 bytes), {left} {word}",
        )
    }
}

impl File {
    fn write(&self, f: &mut fmt::Formatter<'_>, width: usize) -> fmt::Result {
        let Self {
            path,
            raw,
            gzip,
            brotli,
            ..
        } = self;
        writeln!(f, "{path:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_is_what_the_page_links() {
        let page = r#"<link href=./a.css rel=stylesheet><link rel="preload" href="packs/p.json">
            <link rel=apple-touch-icon href=icon.png><a href="rules.ko.html">x</a><script src="./boot.js"></script>
            <noscript><iframe src="rules.en.html"></iframe></noscript>"#;
        assert_eq!(linked(page), ["a.css", "packs/p.json", "boot.js"]);
    }

    #[test]
    fn the_page_names_its_packs() {
        for tag in [
            r#"meta content="a 1.1.0 1.0.0,b 2.0.0" name=versions>"#,
            r#"meta name="versions" content="a 1.1.0 1.0.0,b 2.0.0">"#,
        ] {
            assert_eq!(versions(tag), Some("a 1.1.0 1.0.0,b 2.0.0"));
        }
        assert_eq!(versions("meta name=viewport content=a>"), None);
    }

    #[test]
    fn a_script_draws_in_what_it_imports() {
        let script =
            r#"import*as a from"./a.js";import {b} from './b.js'; const c="from"; d("./e.js")"#;
        assert_eq!(imported(script).collect::<Vec<_>>(), ["a.js"]);
    }

    #[test]
    fn a_byte_over_the_budget_does_not_fit() {
        let of = |brotli, when| File {
            path: "a".into(),
            when,
            raw: 0,
            gzip: 0,
            brotli,
        };
        let report = |files| Report { files, finder: 0 };
        assert!(
            report(vec![
                of(BUDGET, When::First),
                of(9, When::Meanwhile),
                of(1, When::Asked)
            ])
            .fits()
        );
        assert!(!report(vec![of(BUDGET, When::First), of(1, When::First)]).fits());
    }
}
