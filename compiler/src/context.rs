//! What stands around a remedy: the names that it may use, and where its faults go.

use rules::{
    Formula, Ref,
    pack::{Citation, Evidence, Reason},
};

use crate::{
    diagnostic::{Code, Fault, Span},
    formula::{Expr, Scope, parse},
    names::Names,
    table::Item,
};

/// What a remedy may name.
#[derive(Debug)]
pub(crate) struct Context<'p> {
    pub(crate) scope: Scope<'p>,
    pub(crate) citations: &'p Names<Citation>,
    pub(crate) evidence: &'p Names<Evidence>,
    pub(crate) reasons: &'p Names<Reason>,
}

impl Context<'_> {
    pub(crate) fn report(&self, code: Code, span: &Span, message: impl Into<String>) {
        self.scope.faults.report(Fault::new(code, span, message));
    }

    /// A formula as it is written.
    pub(crate) fn formula<'s>(&self, item: &Item<'s>) -> Option<Expr<'s>> {
        let string = item.string("a formula")?;
        parse(&string)
            .map_err(|fault| self.scope.faults.report(fault))
            .ok()
    }

    pub(crate) fn test(&self, item: &Item<'_>) -> Option<Formula> {
        self.formula(item)
            .map(|expr| self.scope.check_test(&expr).formula)
    }

    pub(crate) fn reason(&self, item: &Item<'_>) -> Option<Ref<Reason>> {
        let string = item.string("the name of a reason")?;
        self.reasons.resolve(item.faults, string.text, &string.span)
    }
}
