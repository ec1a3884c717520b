//! The packs of `packs/ID/VERSION.toml`, compiled.

mod index;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use compiler::{Compiled, Listing, version_numbers};
use rules::{Pack, Window, canonical_json};

/// A scheme in each of its versions.
#[derive(Debug)]
pub(crate) struct Scheme {
    /// From the newest to the oldest; never none.
    versions: Vec<Compiled>,
}

impl Scheme {
    /// The version that claims are made under.
    pub(crate) fn current(&self) -> &Compiled {
        &self.versions[0]
    }

    /// The pack that claims are made under.
    pub(crate) fn pack(&self) -> &Pack {
        &self.current().pack
    }

    /// The scheme without its earlier versions.
    pub(crate) fn only_current(&self) -> Self {
        Self {
            versions: vec![self.current().clone()],
        }
    }

    /// All versions, the newest first.
    pub(crate) fn all(&self) -> &[Compiled] {
        &self.versions
    }

    /// How it is found.
    pub(crate) fn listing(&self) -> &Listing {
        &self.current().listing
    }

    /// The country whose claimants it is for; nothing for any.
    pub(crate) fn country(&self) -> Option<&str> {
        self.listing().country.as_deref()
    }

    /// Every version, the newest first.
    pub(crate) fn versions(&self) -> Vec<&str> {
        let versions = self.versions.iter();
        versions.map(|it| it.pack.version.as_str()).collect()
    }

    /// When it was down; nothing for a standing duty.
    pub(crate) fn incident(&self) -> Option<Window> {
        let incident = self.pack().incident.as_ref();
        incident.map(|incident| incident.window)
    }
}

/// The sources of all packs, in the order of their names.
pub(crate) fn sources(root: &Path) -> Result<Vec<PathBuf>> {
    let mut sources = Vec::new();
    for folder in inside(&root.join("packs"))? {
        if folder.is_dir() {
            let files = inside(&folder)?.into_iter();
            sources.extend(files.filter(|it| it.extension().is_some_and(|it| it == "toml")));
        } else if folder.extension().is_some_and(|it| it == "toml") {
            bail!(
                "{} is not in a folder of its own. Move it to packs/ID/VERSION.toml.",
                folder.display()
            );
        }
    }
    sources.sort();
    Ok(sources)
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

/// Compiles every version of every pack.
///
/// # Errors
/// With every finding of every pack, when any pack has a fault or stands under another name.
pub(crate) fn compile_all(root: &Path) -> Result<Vec<Scheme>> {
    let (mut compiled, mut findings) = (Vec::new(), Vec::new());
    let mut is_sound = true;
    for path in &sources(root)? {
        let source = fs::read_to_string(path)?;
        let name = path.strip_prefix(root).unwrap_or(path).display();
        let (pack, found) = compiler::compile(&name.to_string(), &source);
        findings.extend(found.iter().map(ToString::to_string));
        let Some(pack) = pack else {
            findings.push(format!("{name} was not compiled."));
            is_sound = false;
            continue;
        };
        let belongs = format!("packs/{}/{}.toml", pack.pack.id, pack.pack.version);
        if !path.ends_with(&belongs) {
            findings.push(format!(
                "{name} is {belongs} by its `id` and `version`: move it."
            ));
            is_sound = false;
        }
        compiled.push(pack);
    }
    if !is_sound {
        bail!("{}", findings.join("\n"));
    }
    Ok(schemes(compiled))
}

/// Versions of one id put together; ids in order.
fn schemes(mut compiled: Vec<Compiled>) -> Vec<Scheme> {
    compiled.sort_by(|a, b| {
        let newest = |it: &Compiled| std::cmp::Reverse(version_numbers(&it.pack.version));
        a.pack.id.cmp(&b.pack.id).then(newest(a).cmp(&newest(b)))
    });
    let mut schemes: Vec<Scheme> = Vec::new();
    for pack in compiled {
        match schemes.last_mut() {
            Some(scheme) if scheme.pack().id == pack.pack.id => scheme.versions.push(pack),
            _ => schemes.push(Scheme {
                versions: vec![pack],
            }),
        }
    }
    schemes
}

/// Writes into `dist` each version as the app and the back office read it, and the list of all.
pub(crate) fn write(schemes: &[Scheme], dist: &Path) -> Result<()> {
    let packs = dist.join("packs");
    for scheme in schemes {
        let folder = packs.join(scheme.pack().id.as_str());
        fs::create_dir_all(&folder)?;
        for Compiled { pack, .. } in &scheme.versions {
            let file = folder.join(format!("{}.json", pack.version));
            fs::write(file, canonical_json(pack)?)?;
        }
    }
    fs::write(packs.join("index.json"), index::of(schemes)?)?;
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../../compiler/tests/base.toml");

    /// The sample pack of the compiler's tests under another name, with `more` at its end.
    pub(crate) fn sample(id: &str, version: &str, more: &str) -> Compiled {
        let source = source(id, version, more);
        let (compiled, findings) = compiler::compile("sample.toml", &source);
        compiled.unwrap_or_else(|| panic!("{findings:?}"))
    }

    fn source(id: &str, version: &str, more: &str) -> String {
        let source = SOURCE.replace("id = \"sample\"", &format!("id = \"{id}\""));
        let source = source.replace("version = \"1.0.0\"", &format!("version = \"{version}\""));
        [&source, more].concat()
    }

    /// Schemes of those compiled packs.
    pub(crate) fn of(compiled: Vec<Compiled>) -> Vec<Scheme> {
        schemes(compiled)
    }

    #[test]
    fn versions_are_numbers_and_the_newest_holds() {
        let packs = [("b", "1.9.0"), ("a", "2.0.0"), ("b", "1.10.0")];
        let schemes = of(packs.map(|(id, version)| sample(id, version, "")).into());
        let found: Vec<_> = schemes
            .iter()
            .map(|it| (it.pack().id.as_str(), it.pack().version.as_str()))
            .collect();
        assert_eq!(found, [("a", "2.0.0"), ("b", "1.10.0")]);
        assert_eq!(schemes[1].versions.len(), 2);
    }

    #[test]
    fn a_pack_under_another_name_is_told() {
        let root = std::env::temp_dir().join(format!("bosang-packs-{}", std::process::id()));
        fs::create_dir_all(root.join("packs/sample")).expect("a folder");
        let file = root.join("packs/sample/1.0.0.toml");
        fs::write(&file, source("sample", "1.0.1", "")).expect("a file");
        let message = compile_all(&root).expect_err("another version").to_string();
        assert!(message.contains("is packs/sample/1.0.1.toml"), "{message}");
        fs::write(&file, SOURCE).expect("a file");
        assert_eq!(compile_all(&root).expect("a pack").len(), 1);
        fs::write(root.join("packs/loose.toml"), SOURCE).expect("a file");
        let message = compile_all(&root).expect_err("no folder").to_string();
        assert!(
            message.contains("Move it to packs/ID/VERSION.toml"),
            "{message}"
        );
        fs::remove_dir_all(root).expect("removed");
    }
}
