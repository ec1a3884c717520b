//! What a visit downloads, in bytes of brotli.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::Path,
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use hosting::folder;
use serde::Deserialize;

use crate::compress::{brotli_size, gzip_size};

/// The most until the first question of a scheme can be answered: 20 KB of 1,024 bytes.
const OPENING: usize = 20 * 1024;
/// The most that a claim takes to its submission: 416 KB of 1,024 bytes, what it takes today. It is to be
/// 350.
const PROGRAM: usize = 416 * 1024;

/// The scripts that the program loads on the way to a submission. What reads sales files, what keeps
/// and packs evidence, and what an embed needs is apart.
const SCRIPTS: [&str; 4] = ["claim-file.js", "offline.js", "outbox.js", "tabs.js"];
/// What a page loads that lists the schemes, beside what it links.
const FINDER: &str = "finder.js";
const PAGE: &str = "index.html";

/// When a visitor's browser downloads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// Before the first question can be answered.
    Opening,
    /// On the way to a submission.
    Program,
    /// To find a scheme.
    Finder,
    /// When it is asked for.
    Asked,
}

/// The sizes of the files in a folder, for a visit to the scheme that takes the most.
#[derive(Debug)]
pub(crate) struct Report {
    /// The path of that scheme's opening.
    opening: String,
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

/// What an opening says of the program: `opening/src/page.rs`.
#[derive(Debug, Deserialize)]
struct PageData {
    pack: String,
    versions: Vec<String>,
    glue: String,
    wasm: String,
    words: BTreeMap<String, String>,
}

/// The files of one scheme, by when they come.
#[derive(Debug)]
struct Visit {
    page: String,
    opening: BTreeSet<String>,
    program: BTreeSet<String>,
}

/// Measures every file that a browser may ask for.
pub(crate) fn measure(dist: &Path) -> Result<Report> {
    let size = |path: &str| brotli_size(dist, path, &fs::read(dist.join(path))?);
    let sum =
        |paths: &BTreeSet<String>| -> Result<usize> { paths.iter().map(|path| size(path)).sum() };
    let paths = folder::served(dist)?;
    let mut largest: Option<(usize, Visit)> = None;
    for page in paths.iter().filter(|path| is_opening(path)) {
        let visit = visit(dist, page)?;
        let bytes = sum(&visit.opening)? + sum(&visit.program)?;
        if largest.as_ref().is_none_or(|(most, _)| bytes > *most) {
            largest = Some((bytes, visit));
        }
    }
    let (_, visit) = largest.with_context(|| {
        format!(
            "{} has no openings; `cargo xtask dist` writes them there",
            dist.display()
        )
    })?;
    let index = fs::read_to_string(dist.join(PAGE))?;
    let mut finder: BTreeSet<String> = needed(&index, "").into_iter().collect();
    finder.extend([PAGE, FINDER].map(str::to_owned));
    let files = paths
        .into_iter()
        .map(|path| {
            let content = fs::read(dist.join(&path))?;
            Ok(File {
                when: if visit.opening.contains(&path) {
                    When::Opening
                } else if visit.program.contains(&path) {
                    When::Program
                } else if finder.contains(&path) {
                    When::Finder
                } else {
                    When::Asked
                },
                raw: content.len(),
                gzip: gzip_size(dist, &path, &content)?,
                brotli: brotli_size(dist, &path, &content)?,
                path,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let mut report = Report {
        opening: visit.page,
        finder: sum(&finder)?,
        files,
    };
    let order = |file: &File| (file.when, std::cmp::Reverse(file.brotli));
    report.files.sort_by_key(order);
    Ok(report)
}

/// The page of a scheme, `ID/index.html` or `ID/LANG/index.html`.
fn is_opening(path: &str) -> bool {
    path.strip_suffix(PAGE)
        .is_some_and(|folder| folder.ends_with('/'))
}

fn visit(dist: &Path, page: &str) -> Result<Visit> {
    let markup = fs::read_to_string(dist.join(page))?;
    let folder = page.strip_suffix(PAGE).unwrap_or_default();
    let data = tags(&markup)
        .find(|tag| tag.starts_with("meta ") && attribute(tag, "name") == Some("bosang"))
        .and_then(|tag| attribute(tag, "content"))
        .with_context(|| format!("{page} does not say what its program is"))?;
    let data: PageData = serde_json::from_str(&data.replace("&quot;", "\"").replace("&amp;", "&"))?;
    let mut opening: BTreeSet<String> = needed(&markup, folder).into_iter().collect();
    opening.insert(page.to_owned());
    let current = data.versions.first().context("a scheme has a version")?;
    let mut program = BTreeSet::from([
        data.glue,
        data.wasm,
        format!("packs/{}/{current}.json", data.pack),
    ]);
    // One catalogue: of several languages the largest.
    let language = attribute(&markup[markup.find("<html").unwrap_or(0)..], "lang");
    let words = language.and_then(|lang| data.words.get(lang));
    program.extend(words.cloned());
    program.extend(SCRIPTS.map(str::to_owned));
    Ok(Visit {
        page: page.to_owned(),
        opening,
        program,
    })
}

/// What a page in `folder` makes a browser download by itself, by the path from the top.
fn needed(markup: &str, folder: &str) -> Vec<String> {
    let loads = |tag: &&str| match attribute(tag, "rel") {
        Some(rel) => rel
            .split(' ')
            .any(|rel| ["stylesheet", "modulepreload", "preload", "icon"].contains(&rel)),
        None => tag.starts_with("script "),
    };
    tags(markup)
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
        .filter(loads)
        .filter_map(|tag| attribute(tag, "href").or_else(|| attribute(tag, "src")))
        .map(|target| from_top(folder, target))
        .collect()
}

/// The path from the top of a target that stands in a page in `folder`.
fn from_top(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn tags(markup: &str) -> impl Iterator<Item = &str> {
    markup
        .split('<')
        .filter_map(|tag| tag.split_once('>'))
        .map(|(tag, _)| tag)
}

/// The targets of a page's links and scripts, whatever they are for.
pub(crate) fn linked(page: &str) -> Vec<&str> {
    tags(page)
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

impl Report {
    fn at(&self, when: When) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.when == when)
    }

    fn sum(&self, when: When, of: impl Fn(&File) -> usize) -> usize {
        self.at(when).map(of).sum()
    }

    /// What is bounded: its name, how much it is, and how much it may be.
    fn bounds(&self) -> [(&'static str, usize, usize); 2] {
        let opening = self.sum(When::Opening, |file| file.brotli);
        let program = self.sum(When::Program, |file| file.brotli);
        [
            ("Until the first question can be answered", opening, OPENING),
            (
                "The whole program with its scheme",
                opening + program,
                PROGRAM,
            ),
        ]
    }

    /// Whether everything is within its bound.
    pub(crate) fn fits(&self) -> bool {
        self.bounds().iter().all(|(_, bytes, most)| bytes <= most)
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
        self.write(f, "until the first question", When::Opening)?;
        self.write(f, "on the way to a submission", When::Program)?;
        self.write(f, "to find a scheme, beside the look", When::Finder)?;
        self.write(f, "when asked for", When::Asked)?;
        writeln!(f, "To find a scheme: {} bytes of brotli", self.finder)?;
        write!(f, "Of {}, which takes the most:", self.opening)?;
        for (name, bytes, most) in self.bounds() {
            let (left, word) = match most.checked_sub(bytes) {
                Some(left) => (left, "left"),
                None => (bytes - most, "too many"),
            };
            let kilobytes = most / 1024;
            write!(
                f,
                "\n{name}: {bytes} of {most} bytes of brotli ({kilobytes} KB of 1,024 bytes), \
                 {left} {word}",
            )?;
        }
        Ok(())
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
    fn a_page_needs_what_its_browser_loads_by_itself() {
        let page = r#"<link href=../../a.css rel=stylesheet><link rel="preload" href="../../b.json">
            <link rel=apple-touch-icon href=icon.png><link rel="canonical" href="./">
            <link rel="shortcut icon" href="../../icon.svg"><a href="rules.ko.html">x</a>
            <link id="wasm" rel="x-program" href="app.wasm"><script type="module" src="../../o.js"></script>"#;
        assert_eq!(
            needed(page, "a-1/en/"),
            ["a.css", "b.json", "icon.svg", "o.js"]
        );
    }

    #[test]
    fn schemes_have_pages_and_the_finder_is_none_of_them() {
        for (path, is) in [
            ("a-1/index.html", true),
            ("a-1/en/index.html", true),
            ("index.html", false),
            ("rules/a-1/1.0.0.ko.html", false),
        ] {
            assert_eq!(is_opening(path), is, "{path}");
        }
    }

    #[test]
    fn a_byte_over_either_bound_does_not_fit() {
        let of = |brotli, when| File {
            path: "a".into(),
            when,
            raw: 0,
            gzip: 0,
            brotli,
        };
        let report = |files| Report {
            opening: "a/index.html".into(),
            files,
            finder: 0,
        };
        assert!(
            report(vec![
                of(OPENING, When::Opening),
                of(PROGRAM - OPENING, When::Program),
                of(1, When::Asked)
            ])
            .fits()
        );
        assert!(!report(vec![of(OPENING + 1, When::Opening)]).fits());
        assert!(!report(vec![of(PROGRAM + 1, When::Program)]).fits());
    }
}
