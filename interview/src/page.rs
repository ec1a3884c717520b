//! The pages and their addresses.

use rules::id::QuestionId;

/// One page of the interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// What this is and what it will not do.
    Start,
    /// One question of the pack.
    Question(QuestionId),
    /// When the services used were down.
    Windows,
    /// Losses that the scheme does not count.
    OtherLosses,
    /// Papers that the remedies ask for.
    Evidence,
    /// Every answer, each to be changed.
    Check,
    /// What the scheme gives, and why.
    Estimate,
    /// The submission to take away.
    Submit,
    /// Saving the draft to go on later, and the drafts that were put aside. It lies beside the way.
    Save,
}

impl Page {
    /// The page's address: the fragment behind `#/`. It names the page and nothing of the claim.
    pub fn path(&self) -> String {
        match self {
            Self::Start => String::new(),
            Self::Question(id) => ["q/", id.as_str()].concat(),
            Self::Windows => "windows".into(),
            Self::OtherLosses => "other-losses".into(),
            Self::Evidence => "evidence".into(),
            Self::Check => "check".into(),
            Self::Estimate => "estimate".into(),
            Self::Submit => "submit".into(),
            Self::Save => "save".into(),
        }
    }

    /// The page at an address; nothing where there is none.
    pub fn at(path: &str) -> Option<Self> {
        Some(match path {
            "" => Self::Start,
            "windows" => Self::Windows,
            "other-losses" => Self::OtherLosses,
            "evidence" => Self::Evidence,
            "check" => Self::Check,
            "estimate" => Self::Estimate,
            "submit" => Self::Submit,
            "save" => Self::Save,
            question => Self::Question(question.strip_prefix("q/")?.into()),
        })
    }
}

/// The parts of the interview that the progress line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Who claims.
    You,
    /// What was used.
    Services,
    /// What was had and lost, and the papers for it.
    Details,
    /// Checking the answers.
    Check,
    /// The estimate and the submission.
    Result,
}

impl Stage {
    /// Every stage, in order. Everyone passes the same five, so that the count never jumps.
    pub const ALL: [Self; 5] = [
        Self::You,
        Self::Services,
        Self::Details,
        Self::Check,
        Self::Result,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_at_its_own_path() {
        let pages = [
            Page::Start,
            Page::Question("windows".into()),
            Page::Windows,
            Page::OtherLosses,
            Page::Evidence,
            Page::Check,
            Page::Estimate,
            Page::Submit,
            Page::Save,
        ];
        for page in pages {
            assert_eq!(Page::at(&page.path()), Some(page));
        }
        assert_eq!(Page::at("nowhere"), None);
    }
}
