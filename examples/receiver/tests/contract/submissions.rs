//! Submissions as the calculator makes them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use rules::{LoadedPack, Submission, canonical_json};

pub(crate) const SOURCE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../packs/kakao-2022-10-15/1.0.0.toml"
);

struct Kakao {
    loaded: LoadedPack,
    examples: Vec<compiler::Example>,
    folder: PathBuf,
}

fn kakao() -> &'static Kakao {
    static KAKAO: OnceLock<Kakao> = OnceLock::new();
    KAKAO.get_or_init(|| {
        let source = fs::read_to_string(SOURCE).unwrap();
        let (compiled, findings) = compiler::compile("kakao", &source);
        let compiled = compiled.unwrap_or_else(|| panic!("{findings:?}"));
        let folder = folder("packs");
        let json = canonical_json(&compiled.pack).unwrap();
        fs::write(folder.join("kakao.json"), json).unwrap();
        // A deployed calculator keeps a list beside its packs.
        fs::write(folder.join("index.json"), r#"{"packs":[]}"#).unwrap();
        Kakao {
            loaded: LoadedPack::new(compiled.pack).unwrap(),
            examples: compiled.examples,
            folder,
        }
    })
}

/// A folder with the compiled Kakao pack.
pub(crate) fn packs() -> &'static Path {
    &kakao().folder
}

pub(crate) fn examples() -> usize {
    kakao().examples.len()
}

/// The submission of an example under a key.
pub(crate) fn submission(example: usize, key: &str) -> Submission {
    let kakao = kakao();
    let example = &kakao.examples[example];
    let claim = example.claim.clone();
    Submission::new(&kakao.loaded, claim, example.now, key.to_owned()).unwrap()
}

/// The same after something in it was changed and it was digested anew, as a forger does.
pub(crate) fn forged(change: impl FnOnce(&mut Submission)) -> Submission {
    let mut submission = submission(0, "forged");
    change(&mut submission);
    submission.digest = submission.content_digest().unwrap();
    submission
}

pub(crate) fn json(submission: &Submission) -> String {
    canonical_json(submission).unwrap()
}

/// A folder of a test's own, emptied first.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
