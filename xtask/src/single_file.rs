//! The app in one file, `bosang.html`, which opens from a disk by a double click.
//!
//! It is made of what `dist/` holds already: the page, its style, the program, the
//! packs and their documents. All but the page and its style is packed into one element, the app's
//! scripts among it; `static/single/open.js` unpacks it and runs them.

mod page;
#[cfg(test)]
mod tests;

use std::{
    fmt, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use flate2::{Compression, write::GzEncoder};
use hosting::{OPERATOR_FILE, Operator, SINGLE_FILE};
use rules::Lang;

use crate::{
    finder, packs::Scheme, process::run, rules_page, scripts, tools::Tools, workspace::Workspace,
};

/// The most that the file may have, in bytes: 1.3 MB of 1,024 KB.
const BUDGET: usize = 13 * 1024 * 1024 / 10;

/// Where the script begins that opens the file, and the one of the app, in `static/`.
const OPEN: &str = "single/open.js";
const ENTRY: &str = "single/main.js";
/// What open.js knows that one by.
const APP: &str = "app.js";

/// Where a script is loaded by its name, which is within this file.
const PLACE: &str = "place.js";
const LOAD: &str = "import(at(name))";
/// What the app in one file knows wasm-bindgen's script by.
const GLUE: &str = "glue.js";
/// The scripts that program.js loads, and where they are; what is not here cannot be had: one file is
/// kept already, and stands in no frame.
const LOADED: [(&str, &str); 11] = [
    ("claim-file.js", "./claim-file.js"),
    ("evidence.js", "./evidence.js"),
    ("finder.js", "./finder.js"),
    ("operator.js", "./operator.js"),
    ("outbox.js", "./outbox.js"),
    ("rules.js", "./single/rules.js"),
    ("sales.js", "./sales.js"),
    ("spreadsheet.js", "./spreadsheet.js"),
    ("tabs.js", "./tabs.js"),
    ("webtable.js", "./webtable.js"),
    ("workbook.js", "./workbook.js"),
];

/// The schemes with those ids, all where none is named, each in its current version.
pub(crate) fn chosen(schemes: &[Scheme], ids: &[String]) -> Result<Vec<Scheme>> {
    let known: Vec<&str> = schemes.iter().map(|it| it.pack().id.as_str()).collect();
    if let Some(unknown) = ids.iter().find(|id| !known.contains(&id.as_str())) {
        bail!(
            "There is no pack `{unknown}`; there are {}.",
            known.join(", ")
        );
    }
    let wanted =
        |scheme: &&Scheme| ids.is_empty() || ids.iter().any(|id| id == scheme.pack().id.as_str());
    Ok(schemes
        .iter()
        .filter(wanted)
        .map(Scheme::only_current)
        .collect())
}

/// How large the file came out.
#[derive(Debug)]
pub(crate) struct Size {
    bytes: usize,
    packs: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bytes, packs } = self;
        let many = if *packs == 1 { "pack" } else { "packs" };
        write!(
            f,
            "{SINGLE_FILE}, with {packs} {many}: {bytes} of {BUDGET} bytes (1.3 MB)"
        )
    }
}

/// Writes the file into `dist`; `page` is what Trunk built, without schemes in it.
///
/// # Errors
/// Also when it is larger than it may be.
pub(crate) fn write(
    workspace: &Workspace,
    tools: &Tools,
    page: &str,
    operator: &Operator,
    schemes: &[Scheme],
    dist: &Path,
) -> Result<Size> {
    let (glue, name) = scripts::glue(dist)?;
    let mut files = files(&name, schemes, dist)?;
    // What is in the file is offered, and nobody frames it.
    let operator = Operator {
        packs: None,
        hosts: Vec::new(),
        ..operator.clone()
    };
    files.push((OPERATOR_FILE.to_owned(), serde_json::to_vec(&operator)?));
    for lang in Lang::ALL {
        let catalogue = words::i18n::file::loaded(lang)?;
        files.push((format!("words-{}.json", lang.tag()), catalogue.into_bytes()));
    }
    let scripts = Scripts::gather(workspace, tools, &glue, dist)?;
    let app = scripts.bundle(ENTRY, &[&scripts.injected()])?;
    files.push((APP.to_owned(), app.clone().into_bytes()));
    let page = page::made(
        &finder::filled(page, schemes, SINGLE_FILE)?,
        &page::Parts {
            program: &format!("{name}_bg.wasm"),
            style: &read(&style(page, dist)?)?,
            icon: &BASE64.encode(read(&dist.join("icon.svg"))?),
            script: &scripts.bundle(OPEN, &[])?,
            app: &app,
            files: &BASE64.encode(packed(&archive(&files)?)?),
            endpoint: operator.endpoint_origin().as_deref(),
        },
    )?;
    fs::write(dist.join(SINGLE_FILE), &page)?;
    let size = Size {
        bytes: page.len(),
        packs: schemes.len(),
    };
    if size.bytes > BUDGET {
        bail!("{size}. Name fewer packs with `cargo xtask dist --single ID,ID`.");
    }
    Ok(size)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

/// The style sheet that the page links.
fn style(page: &str, dist: &Path) -> Result<PathBuf> {
    let mut linked = crate::size::linked(page).into_iter();
    let sheet = linked.find(|path| path.ends_with(".css"));
    Ok(dist.join(sheet.context("index.html links no style sheet")?))
}

/// What scripts ask for, by the path that they ask by.
fn files(name: &str, schemes: &[Scheme], dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut paths = vec![
        format!("{name}_bg.wasm"),
        scripts::SALES.to_owned(),
        rules_page::STYLE.to_owned(),
    ];
    for pack in schemes.iter().map(Scheme::pack) {
        paths.push(format!("packs/{}/{}.json", pack.id, pack.version));
        let langs = Lang::ALL
            .into_iter()
            .filter(|lang| pack.languages.contains(lang));
        paths.extend(langs.map(|lang| rules_page::address(pack, lang)));
    }
    let file = |path: String| {
        let whole = dist.join(&path);
        let content =
            fs::read(&whole).with_context(|| format!("could not read {}", whole.display()))?;
        Ok((path, content))
    };
    paths.into_iter().map(file).collect()
}

/// The length of the list, the list of paths and lengths, the contents: static/single/files.js.
fn archive(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let list: Vec<_> = files
        .iter()
        .map(|(path, content)| (path, content.len()))
        .collect();
    let list = serde_json::to_vec(&list)?;
    let mut archive = u32::try_from(list.len())?.to_le_bytes().to_vec();
    archive.extend(list);
    for (_, content) in files {
        archive.extend(content);
    }
    Ok(archive)
}

/// `content` as static/single/open.js unpacks it.
fn packed(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

/// The scripts side by side, as they import one another.
struct Scripts<'a> {
    tools: &'a Tools,
    folder: PathBuf,
}

impl<'a> Scripts<'a> {
    fn gather(workspace: &Workspace, tools: &'a Tools, glue: &str, dist: &Path) -> Result<Self> {
        let folder = workspace.metadata.target_directory.join("single-file");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let sources = workspace.root.join("static");
        for part in ["", "single"] {
            fs::create_dir_all(folder.join(part))?;
            for entry in fs::read_dir(sources.join(part))? {
                let path = entry?.path();
                if let (Some(ending), Some(name)) = (path.extension(), path.file_name())
                    && ending == "js"
                {
                    fs::copy(&path, folder.join(part).join(name))?;
                }
            }
        }
        fs::copy(dist.join(glue), folder.join(GLUE))?;
        for built in scripts::bundled().chain([scripts::SALES_GLUE]) {
            fs::copy(dist.join(built), folder.join(built))?;
        }
        let place = folder.join(PLACE);
        let within = LOADED.map(|(name, path)| format!("'{name}': () => import('{path}')"));
        let within = format!(
            "({{ {} }})[name]?.() ?? Promise.reject()",
            within.join(", ")
        );
        scripts::rewrite(&place, &place, &[(LOAD, &*within)])?;
        Ok(Self { tools, folder })
    }

    /// What puts the files in the place of a server's.
    fn injected(&self) -> String {
        format!("--inject:{}", self.folder.join("single/files.js").display())
    }

    /// The script that begins there as one that needs no other.
    fn bundle(&self, entry: &str, arguments: &[&str]) -> Result<String> {
        let bundle = self.folder.join("bundle.js");
        run(self
            .tools
            .on_path(&mut Command::new("esbuild"))
            .args(scripts::BUNDLED)
            .arg("--allow-overwrite")
            .args(arguments)
            .arg(format!("--outfile={}", bundle.display()))
            .arg(self.folder.join(entry)))?;
        read(&bundle)
    }
}
