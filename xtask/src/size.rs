//! What a first visit downloads, in bytes.

use std::{
    fmt, fs,
    io::{Read as _, Write as _},
    path::Path,
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use flate2::{Compression, read::GzEncoder};

use crate::{dist, split::REST_SUFFIX};

/// The most that a first visit may download until the first question can be answered, in bytes of
/// brotli: 130 KB of 1,024 bytes.
const BUDGET: usize = 130 * 1024;

/// When a visitor's browser downloads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// Before the first question can be answered.
    First,
    /// While the first page is read.
    Meanwhile,
    /// When it is asked for.
    Asked,
}

/// The sizes of the files in a folder.
#[derive(Debug)]
pub(crate) struct Report {
    files: Vec<File>,
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
    let mut files = dist::files(dist)?
        .into_iter()
        .filter(|path| path != "_headers")
        .map(|path| {
            let when = if first.contains(&path) {
                When::First
            } else if path.ends_with(REST_SUFFIX) {
                When::Meanwhile
            } else {
                When::Asked
            };
            let content = fs::read(dist.join(&path))?;
            Ok(File {
                when,
                raw: content.len(),
                gzip: gzip(&content)?,
                brotli: brotli(&content)?,
                path,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    files.sort_by_key(|file| (file.when, std::cmp::Reverse(file.brotli)));
    Ok(Report { files })
}

/// What the page makes the browser download by itself: the targets of its links and scripts.
pub(crate) fn linked(page: &str) -> Vec<&str> {
    page.split('<')
        .filter_map(|tag| tag.split_once('>'))
        .map(|(tag, _)| tag)
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
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

fn gzip(content: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    GzEncoder::new(content, Compression::best()).read_to_end(&mut out)?;
    Ok(out.len())
}

fn brotli(content: &[u8]) -> Result<usize> {
    const BUFFER: usize = 1 << 16;
    const QUALITY: u32 = 11;
    // 22 is what servers and `brotli` itself use.
    const WINDOW: u32 = 22;
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, BUFFER, QUALITY, WINDOW);
    writer.write_all(content)?;
    drop(writer);
    Ok(out.len())
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
        self.write(f, "while it is read", When::Meanwhile)?;
        self.write(f, "when asked for", When::Asked)?;
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
            <a href="rules.ko.html">x</a><script src="./boot.js"></script>
            <noscript><iframe src="rules.en.html"></iframe></noscript>"#;
        assert_eq!(linked(page), ["a.css", "packs/p.json", "boot.js"]);
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
        let report = |files| Report { files };
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
