//! The files that the claimant attached, as far as the page knows of them.

use std::rc::Rc;

use interview::draft::AttachedTo;

use crate::{
    bridge::evidence::{News, Shelf},
    browser::files::FileFault,
};

/// What is known of the files.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// What the files are attached to that are being read.
    pub reading: Option<AttachedTo>,
    /// A file that could not be read.
    pub fault: Option<(AttachedTo, FileFault)>,
    /// What the browser knows of the files attached.
    pub shelf: Rc<Shelf>,
}

/// What happens to them.
#[derive(Clone, Debug)]
pub enum EvidenceAction {
    /// Files are being read, or no longer.
    Reading(Option<AttachedTo>),
    /// A file could not be read.
    Failed(AttachedTo, FileFault),
    /// There is news of the files attached.
    News(News),
}

impl Evidence {
    pub(super) fn act(&mut self, action: EvidenceAction) {
        match action {
            EvidenceAction::Reading(reading) => {
                self.reading = reading;
                self.fault = None;
            }
            EvidenceAction::Failed(place, fault) => {
                self.reading = None;
                self.fault = Some((place, fault));
            }
            EvidenceAction::News(news) => Rc::make_mut(&mut self.shelf).learn(news),
        }
    }

    /// Nothing is attached any more; what the browser has it still has.
    pub(super) fn start_over(&mut self) {
        self.reading = None;
        self.fault = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_stands_until_another_file_is_read() {
        let mut evidence = Evidence::default();
        evidence.act(EvidenceAction::Reading(Some(AttachedTo::Loss(0))));
        assert_eq!(evidence.reading, Some(AttachedTo::Loss(0)));
        evidence.act(EvidenceAction::Failed(
            AttachedTo::Loss(0),
            FileFault::Unreadable,
        ));
        assert!(evidence.reading.is_none() && evidence.fault.is_some());
        evidence.act(EvidenceAction::News(News::Ready(true)));
        assert!(evidence.fault.is_some());
        evidence.start_over();
        assert!(evidence.fault.is_none());
        assert_eq!(evidence.shelf.packs, Some(true));
    }
}
