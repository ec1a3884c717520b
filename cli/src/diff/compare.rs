//! What differs between two packs, part by part.

use serde::Serialize;

use super::facts::{Fact, Line, Part};

/// A part that is not the same in both packs.
#[derive(Debug, Serialize)]
pub(crate) struct PartChange {
    pub(crate) change: Change,
    pub(crate) kind: &'static str,
    /// Nothing for what a pack has once.
    pub(crate) id: Option<String>,
    pub(crate) facts: Vec<FactChange>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Change {
    Added,
    Removed,
    Changed,
}

/// What is said of a part in one pack and not in the other.
#[derive(Debug, Serialize)]
pub(crate) struct FactChange {
    pub(crate) aspect: String,
    pub(crate) removed: Vec<String>,
    pub(crate) added: Vec<String>,
}

/// The parts that differ: in the order of the new pack, then those that are gone.
pub(crate) fn parts(old: &[Part], new: &[Part]) -> Vec<PartChange> {
    let same = |part: &Part, other: &Part| part.kind == other.kind && part.id == other.id;
    let mut changes = Vec::new();
    for part in new {
        match old.iter().find(|other| same(part, other)) {
            Some(before) => changes.extend(changed(before, part)),
            None => changes.push(alone(part, Change::Added)),
        }
    }
    for part in old {
        if !new.iter().any(|other| same(part, other)) {
            changes.push(alone(part, Change::Removed));
        }
    }
    changes
}

fn alone(part: &Part, change: Change) -> PartChange {
    let facts = part.facts.iter().filter(|fact| !fact.lines.is_empty());
    let facts = facts.map(|fact| {
        let lines = fact.lines.iter().map(|line| line.text.clone()).collect();
        let (removed, added) = match change {
            Change::Removed => (lines, Vec::new()),
            Change::Added | Change::Changed => (Vec::new(), lines),
        };
        FactChange {
            aspect: fact.aspect.clone(),
            removed,
            added,
        }
    });
    PartChange {
        change,
        kind: part.kind,
        id: part.id.clone(),
        facts: facts.collect(),
    }
}

fn changed(old: &Part, new: &Part) -> Option<PartChange> {
    let mut facts = Vec::new();
    let of = |part: &'_ Part, aspect: &str| -> Vec<Line> {
        let fact = part.facts.iter().find(|fact| fact.aspect == aspect);
        fact.map_or_else(Vec::new, |fact| fact.lines.clone())
    };
    for fact in &new.facts {
        facts.extend(differing(&fact.aspect, &of(old, &fact.aspect), &fact.lines));
    }
    let known = |fact: &Fact| new.facts.iter().any(|it| it.aspect == fact.aspect);
    for fact in old.facts.iter().filter(|fact| !known(fact)) {
        facts.extend(differing(&fact.aspect, &fact.lines, &[]));
    }
    (!facts.is_empty()).then(|| PartChange {
        change: Change::Changed,
        kind: new.kind,
        id: new.id.clone(),
        facts,
    })
}

/// The lines of a fact that only one pack has, compared by what they mean. Where they read the
/// same and mean something else, what they mean is shown.
fn differing(aspect: &str, old: &[Line], new: &[Line]) -> Option<FactChange> {
    let (removed, added) = apart(old, new);
    if removed.is_empty() && added.is_empty() {
        return None;
    }
    let texts =
        |lines: &[&Line]| -> Vec<String> { lines.iter().map(|line| line.text.clone()).collect() };
    let meanings = |lines: &[&Line]| -> Vec<String> {
        lines
            .iter()
            .map(|line| format!("{} ({})", line.text, line.meaning))
            .collect()
    };
    let (mut before, mut after) = (texts(&removed), texts(&added));
    // A line that only moved means the same at both places.
    let moved = removed
        .iter()
        .zip(&added)
        .all(|(one, other)| one.meaning == other.meaning);
    if before == after && !moved {
        (before, after) = (meanings(&removed), meanings(&added));
    }
    Some(FactChange {
        aspect: aspect.to_owned(),
        removed: before,
        added: after,
    })
}

/// What is left of both lists without their longest common subsequence.
fn apart<'a>(old: &'a [Line], new: &'a [Line]) -> (Vec<&'a Line>, Vec<&'a Line>) {
    // Most of two lists is the same, at both ends.
    let same = |(one, other): &(&Line, &Line)| one.meaning == other.meaning;
    let begin = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[begin..], &new[begin..]);
    let backwards = old.iter().rev().zip(new.iter().rev());
    let end = backwards.take_while(same).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    // `common[i][j]`: how many lines of `old[i..]` and `new[j..]` are common.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, before) in old.iter().enumerate().rev() {
        for (j, after) in new.iter().enumerate().rev() {
            common[i][j] = if before.meaning == after.meaning {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while let (Some(before), Some(after)) = (old.get(i), new.get(j)) {
        if before.meaning == after.meaning {
            (i, j) = (i + 1, j + 1);
        } else if common[i + 1][j] >= common[i][j + 1] {
            removed.push(before);
            i += 1;
        } else {
            added.push(after);
            j += 1;
        }
    }
    removed.extend(old.iter().skip(i));
    added.extend(new.iter().skip(j));
    (removed, added)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn changed(old: &[&str], new: &[&str]) -> Option<(String, String)> {
        let lines =
            |texts: &[&str]| -> Vec<Line> { texts.iter().map(|text| Line::plain(*text)).collect() };
        let change = differing("order", &lines(old), &lines(new));
        change.map(|change| (change.removed.join(" "), change.added.join(" ")))
    }

    fn both(removed: &str, added: &str) -> Option<(String, String)> {
        Some((removed.to_owned(), added.to_owned()))
    }

    #[test]
    fn only_what_moved_or_changed_differs() {
        assert_eq!(changed(&["a", "b", "c"], &["a", "b", "c"]), None);
        assert_eq!(changed(&["a", "b", "c"], &["a", "x", "c"]), both("b", "x"));
        assert_eq!(changed(&["a", "b"], &["b"]), both("a", ""));
        assert_eq!(changed(&[], &["a", "b"]), both("", "a b"));
        assert_eq!(
            changed(&["a", "b", "c", "d"], &["b", "x", "d", "a"]),
            both("a c", "x a")
        );
    }

    #[test]
    fn what_reads_the_same_and_means_something_else_is_told_apart() {
        let line = |meaning: &str| Line {
            text: "fee".to_owned(),
            meaning: meaning.to_owned(),
        };
        let change = differing("formula", &[line("answer")], &[line("value")]).unwrap();
        assert_eq!(change.removed, ["fee (answer)"]);
        assert_eq!(change.added, ["fee (value)"]);
    }
}
