//! The texts of papers, files and other losses.

use rules::{Lang, LossKind};

use super::catalogue;
use crate::texts;

texts! {
    /// What the pages say of papers and files, in one language. `{0}` is filled in.
    pub struct PaperWords {
        /// {0}: the remedies that ask for a paper.
        pub needed_for: &'static str,
        pub camera: &'static str,
        pub drop: &'static str,
        /// Of a file that was named on another device.
        pub elsewhere: &'static str,
        pub not_kept: &'static str,
        /// Of a photo that says where it was taken.
        pub located: &'static str,
        pub clean: &'static str,

        pub loss_kind: &'static str,
        /// Extra cost, refund, spoiled goods, other.
        pub loss_kinds: [&'static str; 4],
        /// What counts as an extra cost.
        pub loss_cost_hint: &'static str,
        pub loss_date: &'static str,
        /// {0}: the loss's number.
        pub loss_files: &'static str,
        /// Of the losses beside the estimate.
        pub losses_beside: &'static str,
        /// {0}: the sum.
        pub losses_sum: &'static str,

        /// Behind a paper that the claimant has.
        pub held: &'static str,
        pub pack_heading: &'static str,
        pub pack_text: &'static str,
        pub pack: &'static str,
        /// {0}: hundredths.
        pub packing: &'static str,
        pub packed: &'static str,
        /// {0}: the file's name.
        pub pack_unreadable: &'static str,
        pub pack_failed: &'static str,
        /// {0}: the names of files that are not on this device.
        pub pack_elsewhere: &'static str,
        /// What comes next where files are named, in the place of the last of `Catalogue::submit_next_list`.
        pub pack_next: &'static str,
    }
}

impl PaperWords {
    /// What a kind of loss is called.
    pub fn loss_kind(&self, kind: LossKind) -> &'static str {
        let [cost, refund, goods, other] = self.loss_kinds;
        match kind {
            LossKind::ExtraCost => cost,
            LossKind::Refund => refund,
            LossKind::SpoiledGoods => goods,
            LossKind::Other => other,
        }
    }
}

/// Those of a language.
pub fn papers(lang: Lang) -> &'static PaperWords {
    &catalogue(lang).papers
}
