//! Named values, each put after those that it reads.

use rules::pack::{Citation, Question, QuestionKind, Ref, Value};

use crate::{
    diagnostic::{Code, Fault},
    formula::{Each, Expr, Node, Scope, ValueKind, parse},
    names::{Names, Section},
    question::Asked,
    sections::{cited, required_text},
    table::{Item, Str},
    terms::Terms,
};

/// A value as far as it can be read without the others.
struct Draft<'s> {
    name: Str<'s>,
    formula: Option<Expr<'s>>,
    /// Places of the values that the formula names, in the order of the file.
    reads: Vec<usize>,
    label: Option<rules::Text>,
    each: Each,
    citations: Option<Vec<Ref<Citation>>>,
}

/// The most values of a cycle that are told.
const MOST_TOLD: usize = 20;

/// Where a depth-first walk has been.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ahead,
    OnPath,
    Done,
}

/// The values of the file in an order in which each stands after those that it reads. Where two
/// may change places, the file's order holds.
///
/// `report_cycle` says whether it wants to know of another one: to tell of each is far more work
/// than to find one.
pub(crate) fn order(
    reads: &[Vec<usize>],
    mut report_cycle: impl FnMut(&[usize]) -> bool,
) -> Vec<usize> {
    let mut wants_more = true;
    let mut order = Vec::with_capacity(reads.len());
    let mut marks = vec![Mark::Ahead; reads.len()];
    // An explicit path: a chain of values may be longer than the stack is deep.
    let mut path: Vec<(usize, usize)> = Vec::new();
    for start in 0..reads.len() {
        if marks[start] != Mark::Ahead {
            continue;
        }
        marks[start] = Mark::OnPath;
        path.push((start, 0));
        while let Some((at, next)) = path.last_mut() {
            let (at, read) = (*at, reads[*at].get(*next).copied());
            *next += 1;
            match read {
                None => {
                    marks[at] = Mark::Done;
                    order.push(at);
                    path.pop();
                }
                Some(read) if marks[read] == Mark::Ahead => {
                    marks[read] = Mark::OnPath;
                    path.push((read, 0));
                }
                Some(read) if marks[read] == Mark::OnPath && wants_more => {
                    let from = path.iter().position(|(at, _)| *at == read).unwrap_or(0);
                    let cycle: Vec<_> = path[from..].iter().map(|(at, _)| *at).collect();
                    wants_more = report_cycle(&cycle);
                }
                Some(_) => {}
            }
        }
    }
    order
}

/// The lists that values may be worked out for each item of.
#[derive(Clone, Copy)]
pub(crate) struct Lists<'p> {
    pub(crate) questions: &'p Names<Question>,
    pub(crate) asked: &'p [Asked],
}

impl Lists<'_> {
    fn list(self, item: &Item<'_>) -> Option<Ref<Question>> {
        let string = item.string("the name of a list")?;
        let list = self
            .questions
            .resolve(item.faults, string.text, &string.span)?;
        let kind = self.asked.get(list.index())?.kind.as_ref()?;
        if !matches!(kind, QuestionKind::Items { .. }) {
            let message = format!(
                "expected the name of a question of kind `items`, found `{}`",
                string.text
            );
            item.faults
                .report(Fault::new(Code::Units, &string.span, message));
            return None;
        }
        Some(list)
    }
}

/// The section's names in the order that the compiled pack has them in.
pub(crate) struct Values<'s> {
    drafts: Vec<Draft<'s>>,
    pub(crate) names: Names<Value>,
}

/// Reads the values' tables and puts them in order; formulas are checked later, by
/// [`Values::check`].
pub(crate) fn read<'s>(
    mut section: Section<'s>,
    terms: &Terms,
    citations: &Names<Citation>,
    lists: Lists<'_>,
) -> Values<'s> {
    let places: std::collections::BTreeMap<&str, usize> = section
        .parts
        .iter()
        .enumerate()
        .map(|(place, (name, _))| (name.text, place))
        .collect();
    let draft = |(name, item): &(Str<'s>, Item<'s>)| {
        let mut draft = Draft {
            name: name.clone(),
            formula: None,
            reads: Vec::new(),
            label: None,
            each: None,
            citations: None,
        };
        let Some(mut table) = item.table("a table") else {
            return draft;
        };
        draft.label = required_text(&mut table, terms, "label");
        draft.each = table.optional("each").map(|item| lists.list(&item));
        draft.formula = table.required("formula").and_then(|item| {
            let string = item.string("a formula")?;
            parse(&string)
                .map_err(|fault| item.faults.report(fault))
                .ok()
        });
        draft.citations = cited(&mut table, citations);
        table.finish();
        if let Some(expr) = &draft.formula {
            expr.each(&mut |part| {
                if let Node::Name(name) = part.node {
                    draft.reads.extend(places.get(name));
                }
            });
        }
        draft
    };
    let mut drafts: Vec<_> = section.parts.iter().map(draft).collect();
    let reads: Vec<_> = drafts.iter().map(|draft| draft.reads.clone()).collect();
    let order = order(&reads, |cycle| {
        let Some((first, (name, item))) = cycle
            .first()
            .and_then(|first| Some((*first, section.parts.get(*first)?)))
        else {
            return true;
        };
        // Of a long one its beginning is enough to see where it goes wrong.
        let cycle = cycle.get(..MOST_TOLD).unwrap_or(cycle);
        let names: Vec<_> = cycle
            .iter()
            .chain([&first])
            .filter_map(|place| Some(format!("`{}`", section.parts.get(*place)?.0.text)))
            .collect();
        let message = format!(
            "expected values that do not read themselves, found {}",
            names.join(" reads ")
        );
        let mut fault = Fault::new(Code::Cycle, &name.span, message);
        for (name, _) in cycle.iter().skip(1).filter_map(|at| section.parts.get(*at)) {
            fault = fault.also(&name.span, "reads it in turn");
        }
        item.faults.report(fault);
        !item.faults.is_full()
    });
    let place_of: Vec<usize> = {
        let mut places = vec![0; order.len()];
        for (place, from) in order.iter().enumerate() {
            places[*from] = place;
        }
        places
    };
    let mut keyed: Vec<_> = drafts.drain(..).zip(&place_of).collect();
    keyed.sort_by_key(|(_, place)| **place);
    drafts.extend(keyed.into_iter().map(|(draft, _)| draft));
    let mut parts: Vec<_> = section.parts.drain(..).zip(&place_of).collect();
    parts.sort_by_key(|(_, place)| **place);
    section.parts = parts.into_iter().map(|(part, _)| part).collect();
    Values {
        drafts,
        names: Names::of("value", &section),
    }
}

impl Values<'_> {
    /// Checks the formulas in order, so that each value's unit is known to those that read it.
    pub(crate) fn check(&self, scope: &mut Scope<'_>) -> Vec<Option<Value>> {
        let mut values = Vec::with_capacity(self.drafts.len());
        for draft in &self.drafts {
            let each = draft.each;
            scope.each = each;
            let typed = draft.formula.as_ref().map(|expr| scope.check(expr));
            scope.each = None;
            let known = typed.as_ref().map(|typed| ValueKind {
                kind: typed.kind,
                whole: typed.parts_from.is_none(),
                each,
            });
            let unit = typed.as_ref().and_then(|typed| typed.kind.unit());
            scope.value_kinds.push(known.unwrap_or(ValueKind {
                each,
                ..ValueKind::UNKNOWN
            }));
            values.push((|| {
                Some(Value {
                    id: draft.name.text.into(),
                    label: draft.label.clone()?,
                    each: match draft.each {
                        Some(list) => Some(list?),
                        None => None,
                    },
                    unit: unit?,
                    formula: typed?.formula,
                    citations: draft.citations.clone()?,
                })
            })());
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(reads: &[&[usize]]) -> (Vec<usize>, Vec<Vec<usize>>) {
        let reads: Vec<_> = reads.iter().map(|reads| reads.to_vec()).collect();
        let mut cycles = Vec::new();
        let order = order(&reads, |cycle| {
            cycles.push(cycle.to_vec());
            true
        });
        (order, cycles)
    }

    #[test]
    fn each_value_stands_after_those_it_reads() {
        assert_eq!(ordered(&[&[2], &[], &[1]]), (vec![1, 2, 0], vec![]));
        assert_eq!(ordered(&[&[], &[], &[]]), (vec![0, 1, 2], vec![]));
    }

    #[test]
    fn each_cycle_is_told_once_with_its_path() {
        assert_eq!(ordered(&[&[1], &[2], &[0]]).1, [vec![0, 1, 2]]);
        assert_eq!(ordered(&[&[0]]).1, [vec![0]]);
        assert_eq!(ordered(&[&[1], &[2], &[1]]).1, [vec![1, 2]]);
    }

    #[test]
    fn long_chains_need_no_deep_stack() {
        let reads: Vec<Vec<usize>> = (1..60_000).map(|next| vec![next]).chain([vec![]]).collect();
        assert_eq!(order(&reads, |_| panic!("no cycle")).first(), Some(&59_999));
    }
}
