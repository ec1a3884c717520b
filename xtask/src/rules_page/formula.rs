//! Formulas as arithmetic in words.

use rules::{
    Date, Formula, Pack, Ratio, Ref, Rounding,
    formula::Comparison,
    id::OptionId,
    pack::{Question, QuestionKind, Service},
};

use super::words::{self, Words};

/// What `formula` says, in the words of the pack.
pub(crate) fn text(pack: &Pack, words: &'static Words, formula: &Formula) -> String {
    Writer { pack, words }.write(formula, Binding::Loosest)
}

/// How tightly an operator holds its sides; one that holds less than its surroundings is put in
/// parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Loosest,
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Tightest,
}

struct Writer<'a> {
    pack: &'a Pack,
    words: &'static Words,
}

impl Writer<'_> {
    fn write(&self, formula: &Formula, around: Binding) -> String {
        let (text, own) = self.bound(formula);
        if own < around { format!("({text})") } else { text }
    }

    fn bound(&self, formula: &Formula) -> (String, Binding) {
        use Binding::{And, Comparison, Or, Product, Sum, Tightest};
        let ko = self.words.lang == rules::Lang::Ko;
        match formula {
            Formula::Add(sides) => (self.infix("+", sides, Sum), Sum),
            // The right side of a difference or a quotient holds together by itself.
            Formula::Sub(sides) => (self.unlike("−", sides, Sum, Product), Sum),
            Formula::Mul(sides) => (self.infix("×", sides, Product), Product),
            Formula::Div(sides) => (self.unlike("÷", sides, Product, Tightest), Product),
            Formula::Compare(comparison, sides) => (
                self.infix(symbol(*comparison), sides, Sum),
                Comparison,
            ),
            Formula::And(sides) => (self.infix(self.words.and, sides, And), And),
            Formula::Or(sides) => (self.infix(self.words.or, sides, Or), Or),
            Formula::Is(question, options) => (self.is(*question, options), Comparison),
            Formula::If(parts) => {
                let [test, then, other] = parts.each_ref().map(|it| self.write(it, Or));
                let text = if ko {
                    format!("{test}이면 {then}, 아니면 {other}")
                } else {
                    format!("if {test} then {then}, else {other}")
                };
                (text, Binding::Loosest)
            }
            Formula::Not(inner) => {
                let inner = self.write(inner, Tightest);
                let text = if ko { format!("{inner}이 아님") } else { format!("not {inner}") };
                (text, Comparison)
            }
            other => (self.term(other, ko), Tightest),
        }
    }

    fn term(&self, formula: &Formula, ko: bool) -> String {
        match formula {
            Formula::Money(minor) => self.words.money(self.pack.currency, *minor),
            Formula::Number(number) => words::number(*number),
            Formula::Duration(seconds) => self.words.duration(*seconds),
            Formula::Date(date) => self.words.date(*date),
            Formula::Flag(true) => self.words.yes.into(),
            Formula::Flag(false) => self.words.no.into(),
            Formula::Answer(question) => self.label(*question),
            Formula::Value(value) => value
                .of(&self.pack.values)
                .map_or_else(String::new, |value| value.label.get(self.words.lang).into()),
            Formula::Used(service) if ko => format!("{} 사용", self.service(*service)),
            Formula::Used(service) => format!("used {}", self.service(*service)),
            Formula::Outage(service) if ko => format!("{} 장애 시간", self.service(*service)),
            Formula::Outage(service) => format!("outage of {}", self.service(*service)),
            Formula::Highest(question) if ko => {
                format!("{}에서 가장 많은 주", self.label(*question))
            }
            Formula::Highest(question) => format!("highest week of {}", self.label(*question)),
            Formula::Week(question, from) => self.week(*question, *from, ko),
            Formula::Recorded(question) if ko => {
                format!("{}을 적은 주의 수", self.label(*question))
            }
            Formula::Recorded(question) => {
                format!("number of weeks with {}", self.label(*question))
            }
            Formula::HasWeek(question, from) if ko => {
                format!("{} 기록 있음", self.week(*question, *from, ko))
            }
            Formula::HasWeek(question, from) => {
                format!("there is a record of {}", self.week(*question, *from, ko))
            }
            Formula::Min(sides) => self.choice(sides, ko, "가운데 작은 값", "the smaller of"),
            Formula::Max(sides) => self.choice(sides, ko, "가운데 큰 값", "the larger of"),
            Formula::Round(rounding, unit, inner) => self.round(*rounding, *unit, inner),
            // Operators, which `bound` has written.
            _ => String::new(),
        }
    }

    fn infix(&self, sign: &str, sides: &[Formula; 2], binding: Binding) -> String {
        self.unlike(sign, sides, binding, binding)
    }

    fn unlike(&self, sign: &str, sides: &[Formula; 2], left: Binding, right: Binding) -> String {
        let [a, b] = sides;
        format!("{} {sign} {}", self.write(a, left), self.write(b, right))
    }

    fn choice(&self, sides: &[Formula; 2], ko: bool, after: &str, before: &str) -> String {
        let [a, b] = sides.each_ref().map(|side| self.write(side, Binding::Sum));
        if ko { format!("({a}, {b}) {after}") } else { format!("{before} ({a}, {b})") }
    }

    fn round(&self, rounding: Rounding, unit: Ratio, inner: &Formula) -> String {
        let inner = self.write(inner, Binding::Tightest);
        format!("{inner} [{}: {}]", self.words.rounding(rounding), words::number(unit))
    }

    fn week(&self, question: Ref<Question>, from: Date, ko: bool) -> String {
        let (label, from) = (self.label(question), self.words.date(from));
        if ko {
            format!("{label}({from}부터 한 주)")
        } else {
            format!("{label} (week from {from})")
        }
    }

    fn is(&self, question: Ref<Question>, options: &[OptionId]) -> String {
        let names: Vec<&str> = question
            .of(&self.pack.questions)
            .and_then(|question| match &question.kind {
                QuestionKind::Choice { options } => Some(options),
                _ => None,
            })
            .into_iter()
            .flatten()
            .filter(|option| options.contains(&option.id))
            .map(|option| option.name.get(self.words.lang))
            .collect();
        let between = format!(" {} ", self.words.or);
        format!("{}: {}", self.label(question), names.join(&between))
    }

    fn label(&self, question: Ref<Question>) -> String {
        let question = question.of(&self.pack.questions);
        question.map_or_else(String::new, |it| it.label.get(self.words.lang).into())
    }

    fn service(&self, service: Ref<Service>) -> String {
        let service = service.of(&self.pack.services);
        service.map_or_else(String::new, |it| it.name.get(self.words.lang).into())
    }
}

const fn symbol(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::AtLeast => "≥",
        Comparison::More => ">",
    }
}
