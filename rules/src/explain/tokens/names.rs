//! Writes out what a formula reads: answers, values, outages, with the figures that were read.

use super::{Function, LOOSEST, Operator, Token, Writer};
use crate::{
    estimate::{Input, Quantity, Source},
    id::{OptionId, QuestionId},
    pack::{
        Question, Ref, Value,
        formula::{Fold, Formula, Spans},
    },
};

impl Writer<'_> {
    pub(super) fn over(&mut self, fold: Fold, value: Ref<Value>) {
        let Some(value) = value.of(&self.pack.values) else {
            return;
        };
        self.tokens.push(Token::Function(Function::Fold(fold)));
        self.tokens.push(Token::Open);
        let is_item =
            |input: &&Input| matches!(&input.source, Source::ItemValue(id, _) if *id == value.id);
        let mut items = self.inputs.iter().filter(is_item).peekable();
        if items.peek().is_none() {
            let source = Source::Value(value.id.clone());
            self.tokens.push(Token::Name(source, None));
        }
        for (at, item) in items.enumerate() {
            if at > 0 {
                self.tokens.push(Token::Comma);
            }
            let (source, quantity) = (item.source.clone(), item.quantity.clone());
            self.tokens.push(Token::Name(source, Some(quantity)));
        }
        self.tokens.push(Token::Close);
    }

    pub(super) fn within(&mut self, spans: Spans, dates: &[Formula; 2], depth: u32) {
        let (read, whole) = match spans {
            Spans::Answer(question) => {
                let Some(question) = question.of(&self.pack.questions) else {
                    return;
                };
                let is_read = |source: &Source| matches!(source, Source::Within(id, ..) if *id == question.id);
                let read = self.inputs.iter().find(|input| is_read(&input.source));
                (read, Source::Answer(question.id.clone()))
            }
            Spans::Service(service) => {
                let Some(service) = service.of(&self.pack.services) else {
                    return;
                };
                let is_read = |source: &Source| matches!(source, Source::ServiceWithin(id, ..) if *id == service.id);
                let read = self.inputs.iter().find(|input| is_read(&input.source));
                (read, Source::Outage(service.id.clone()))
            }
        };
        if let Some(read) = read {
            let (source, quantity) = (read.source.clone(), read.quantity.clone());
            self.tokens.push(Token::Name(source, Some(quantity)));
            return;
        }
        let [from, to] = dates;
        self.tokens.extend([
            Token::Function(Function::Within),
            Token::Open,
            Token::Name(whole, None),
            Token::Comma,
        ]);
        self.write(from, LOOSEST, depth);
        self.tokens.push(Token::Comma);
        self.write(to, LOOSEST, depth);
        self.tokens.push(Token::Close);
    }

    /// A name, with its figure if it was read. A week can be read for its amount and for whether
    /// there is one; `flag` says which.
    pub(super) fn name(&mut self, source: Source, flag: bool) {
        let read = self.inputs.iter().find(|input| {
            input.source == source
                && (!matches!(source, Source::Week(..))
                    || matches!(input.quantity, Quantity::Flag(_)) == flag)
        });
        let quantity = read.map(|input| input.quantity.clone());
        self.tokens.push(Token::Name(source, quantity));
    }

    pub(super) fn question(
        &mut self,
        question: Ref<Question>,
        source: impl FnOnce(QuestionId) -> Source,
    ) {
        if let Some(question) = question.of(&self.pack.questions) {
            self.name(source(question.id.clone()), false);
        }
    }

    pub(super) fn highest(&mut self, question: Ref<Question>) {
        let Some(question) = question.of(&self.pack.questions) else {
            return;
        };
        let read = self.inputs.iter().find(
            |input| matches!(&input.source, Source::HighestWeek(id, _) if *id == question.id),
        );
        if let Some(input) = read {
            let (source, quantity) = (input.source.clone(), input.quantity.clone());
            self.tokens.push(Token::Name(source, Some(quantity)));
        } else {
            self.tokens.extend([
                Token::Function(Function::HighestWeek),
                Token::Open,
                Token::Name(Source::Answer(question.id.clone()), None),
                Token::Close,
            ]);
        }
    }

    pub(super) fn choice(&mut self, question: Ref<Question>, options: &[OptionId]) {
        let Some(question) = question.of(&self.pack.questions) else {
            return;
        };
        self.name(Source::Answer(question.id.clone()), false);
        if let [option] = options {
            self.tokens.push(Token::Operator(Operator::Is));
            self.option(question, option);
            return;
        }
        self.tokens.push(Token::Operator(Operator::IsOneOf));
        self.tokens.push(Token::Open);
        for (at, option) in options.iter().enumerate() {
            if at > 0 {
                self.tokens.push(Token::Operator(Operator::Or));
            }
            self.option(question, option);
        }
        self.tokens.push(Token::Close);
    }

    pub(super) fn option(&mut self, question: &Question, option: &OptionId) {
        let (question, option) = (question.id.clone(), option.clone());
        self.tokens.push(Token::Choice(question, option));
    }
}
