//! Where the pages of a scheme lie, and the way from there to the folder that the calculator is
//! deployed in.

use rules::{Lang, Pack};

/// How a page in the folder of the deployment itself leads there.
pub const HERE: &str = "./";

/// The way from the pages of a scheme in a language to the folder of the deployment.
pub fn root(pack: &Pack, lang: Lang) -> String {
    "../".repeat(folder(pack, lang).matches('/').count())
}

/// Where the pages of a scheme in a language lie, from the folder of the deployment: its first
/// language has no folder of its own.
pub fn folder(pack: &Pack, lang: Lang) -> String {
    if pack.languages.first() == Some(&lang) {
        [pack.id.as_str(), "/"].concat()
    } else {
        [pack.id.as_str(), "/", lang.tag(), "/"].concat()
    }
}
