//! Functions of windows of time: those of a service, or those that the claimant gave.

use rules::{
    Formula,
    pack::{
        QuestionKind,
        formula::{Measure, Spans},
    },
};

use super::{Expr, Kind, Scope, Typed};
use crate::diagnostic::{Code, Fault};

impl Scope<'_> {
    pub(super) fn used(&self, service: &Expr<'_>) -> Typed {
        let name = self.named(service, "a service");
        let found = name.and_then(|name| self.services.resolve(self.faults, name.text, &name.span));
        match found {
            Some(service) => Typed::leaf(Formula::Used(service), Kind::Flag),
            None => Typed::failed(Kind::Flag),
        }
    }

    pub(super) fn measure(&self, measure: Measure, kind: Kind, spans: &Expr<'_>) -> Typed {
        match (self.spans(spans), measure) {
            (Some(Spans::Service(service)), Measure::Total) => {
                Typed::leaf(Formula::Outage(service), kind)
            }
            (Some(spans), measure) => Typed::leaf(Formula::Span(measure, spans), kind),
            (None, _) => Typed::failed(kind),
        }
    }

    pub(super) fn outage_within(&self, spans: &Expr<'_>, [from, to]: [&Expr<'_>; 2]) -> Typed {
        let spans = self.spans(spans);
        let (from, to) = (self.date(from), self.date(to));
        match spans {
            Some(spans) => {
                let dates = Box::new([from.formula, to.formula]);
                Typed::leaf(Formula::Within(spans, dates), Kind::Duration)
            }
            None => Typed::failed(Kind::Duration),
        }
    }

    fn spans(&self, expr: &Expr<'_>) -> Option<Spans> {
        let name = self.named(expr, "a service or of a windows question")?;
        if let Some(service) = self.services.find(name.text) {
            return Some(Spans::Service(service));
        }
        let Some(question) = self.questions.find(name.text) else {
            let message = format!(
                "expected the name of a service or of a windows question, found `{}`",
                name.text
            );
            let asks_windows = |(_, asked): &(&str, &crate::question::Asked)| {
                matches!(asked.kind, Some(QuestionKind::Windows { .. }))
            };
            let windows = self.questions.iter().zip(self.asked).filter(asks_windows);
            let known = self.services.iter().chain(windows.map(|(name, _)| name));
            let help = self.faults.guess(name.text, known);
            let fault = Fault::new(Code::UnknownName, &name.span, message);
            self.faults.report(fault.help_if(help));
            return None;
        };
        let QuestionKind::Windows { .. } = self.kind_of(question)? else {
            let message = format!(
                "expected the name of a service or of a windows question, found `{}`",
                name.text
            );
            self.fault(Code::Units, &name.span, message);
            return None;
        };
        self.check_item_question(question, name.text, &name.span);
        Some(Spans::Answer(question))
    }
}
