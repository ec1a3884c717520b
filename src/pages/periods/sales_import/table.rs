//! A table that was read, and what is asked of it now.

use rules::Currency;
use sales::{
    Period, Plan,
    account::{Account, Wanted},
};

/// A table that was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) encoding: Option<String>,
    pub(super) period: Period,
    pub(super) currency: Currency,
    /// How it is to be read: what is told of it may still be by another plan.
    pub(super) plan: Plan,
    pub(super) account: Account,
}

impl Table {
    pub(super) fn of(
        name: String,
        encoding: Option<String>,
        wanted: Wanted,
        account: Account,
    ) -> Self {
        Self {
            name,
            encoding,
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
