//! What a first visit downloads, in bytes.

use std::{
    fmt, fs,
    io::{Read as _, Write as _},
    path::Path,
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use flate2::{Compression, read::GzEncoder};

use crate::dist;

/// The most that a first visit may download until the first question can be answered, in bytes of
/// brotli: 130 KB of 1,024 bytes.
const BUDGET: usize = 130 * 1024;

/// What CI holds the first visit to while it is over the budget: it may shrink, and never grow.
/// Whoever makes it smaller brings this down; it goes when the budget is met.
const CEILING: usize = 222 * 1024;

/// The sizes of the files in a folder.
#[derive(Debug)]
pub(crate) struct Report {
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    path: String,
    /// Whether the first visit needs it.
    first_visit: bool,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Measures every file that a browser may ask for.
pub(crate) fn measure(dist: &Path) -> Result<Report> {
    let page = fs::read_to_string(dist.join("index.html"))
        .with_context(|| format!("{} has no index.html", dist.display()))?;
    let linked = linked(&page);
    let mut files = dist::files(dist)?
        .into_iter()
        .filter(|path| path != "_headers")
        .map(|path| {
            // What wasm-bindgen puts beside the glue is imported by it.
            let first_visit = path == "index.html"
                || linked.contains(&path.as_str())
                || path.starts_with("snippets/");
            let content = fs::read(dist.join(&path))?;
            Ok(File {
                first_visit,
                raw: content.len(),
                gzip: gzip(&content)?,
                brotli: brotli(&content)?,
                path,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    files.sort_by_key(|file| (!file.first_visit, std::cmp::Reverse(file.brotli)));
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
    fn sum(&self, of: impl Fn(&File) -> usize) -> usize {
        self.files.iter().filter(|it| it.first_visit).map(of).sum()
    }

    /// Whether the first visit is within the budget.
    pub(crate) fn fits(&self) -> bool {
        self.sum(|file| file.brotli) <= BUDGET
    }

    /// Whether the first visit is within the budget, or at least not larger than it was.
    pub(crate) fn has_not_grown(&self) -> bool {
        self.sum(|file| file.brotli) <= BUDGET.max(CEILING)
    }

    pub(crate) fn verdict(&self) -> ExitCode {
        if self.fits() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.files.iter().map(|file| file.path.len()).max();
        let width = longest.unwrap_or(0);
        let (first_visit, later): (Vec<&File>, Vec<&File>) =
            self.files.iter().partition(|file| file.first_visit);
        writeln!(
            f,
            "{:width$}        raw    gzip -9  brotli 11",
            "first visit"
        )?;
        for file in first_visit {
            file.write(f, width)?;
        }
        let sum = File {
            path: "sum".into(),
            first_visit: true,
            raw: self.sum(|file| file.raw),
            gzip: self.sum(|file| file.gzip),
            brotli: self.sum(|file| file.brotli),
        };
        sum.write(f, width)?;
        writeln!(f, "\non demand")?;
        for file in later {
            file.write(f, width)?;
        }
        let (left, word) = match BUDGET.checked_sub(sum.brotli) {
            Some(left) => (left, "left"),
            None => (sum.brotli - BUDGET, "too many"),
        };
        write!(
            f,
            "\nUntil the first question can be answered: {} of {BUDGET} bytes of brotli (130 KB of \
             1,024 bytes), {left} {word}",
            sum.brotli
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
    fn a_byte_over_the_budget_does_not_fit() {
        let of = |brotli, first_visit| File {
            path: "a".into(),
            first_visit,
            raw: 0,
            gzip: 0,
            brotli,
        };
        let report = |files| Report { files };
        assert!(report(vec![of(BUDGET, true), of(1, false)]).fits());
        assert!(!report(vec![of(BUDGET, true), of(1, true)]).fits());
        assert!(report(vec![of(CEILING, true), of(1, false)]).has_not_grown());
        assert!(!report(vec![of(CEILING, true), of(1, true)]).has_not_grown());
    }
}
