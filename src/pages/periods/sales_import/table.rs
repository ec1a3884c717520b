//! A table that was read, and what is asked of it now.

use rules::Currency;
use sales::{
    Period, Plan,
    account::{Account, Wanted},
};

use crate::bridge::spreadsheet::Hidden;

/// What is known of a file beside its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct About {
    /// Its name; empty of what was pasted.
    pub(super) name: String,
    pub(super) encoding: Option<String>,
    /// What its owner has hidden in it.
    pub(super) hidden: Hidden,
    /// Whether that is read too.
    pub(super) with_hidden: bool,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) about: About,
    pub(super) period: Period,
    pub(super) currency: Currency,
    /// How it is to be read: what is told of it may still be by another plan.
    pub(super) plan: Plan,
    pub(super) account: Account,
}

impl Table {
    /// The table of a file; `about` is what was said of that.
    pub(super) fn of(about: About, wanted: Wanted, account: Account) -> Self {
        Self {
            about,
            period: wanted.period,
            currency: wanted.currency,
            plan: account.plan.clone(),
            account,
        }
    }

    /// Whether what is told of it is by the plan that it is to be read by.
    pub(super) fn is_current(&self) -> bool {
        self.account.plan == self.plan
    }
}
