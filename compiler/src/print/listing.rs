//! How a scheme is found among others, and its history.

use super::page::Page;
use crate::Listing;

impl Page<'_> {
    pub(super) fn listing(&mut self, listing: &Listing) {
        if listing.country.is_some() || !listing.keywords.0.is_empty() {
            self.only_table("listing");
            if let Some(country) = &listing.country {
                self.string("country", country);
            }
            self.text_if_any("keywords", &listing.keywords);
        }
        for change in &listing.changes {
            self.row("change");
            self.string("version", &change.version);
            self.key("date", change.date);
            self.text("text", &change.text);
        }
    }
}
