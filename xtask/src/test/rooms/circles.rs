//! Circles among modules that take something from each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::modules::{Modules, Name, Ties};

/// Which modules lead to which: those that they take something from, and their own children.
#[derive(Debug)]
struct Plan {
    ties: Ties,
    next: BTreeMap<Name, BTreeSet<Name>>,
    before: BTreeMap<Name, BTreeSet<Name>>,
}

/// Each circle of modules, told by what ties it. A module and what is inside it may use each other;
/// a circle through them and a third is one.
pub(super) fn circles(modules: &Modules) -> Vec<String> {
    let plan = Plan::of(modules);
    let mut found = Vec::new();
    plan.search(&modules.names().cloned().collect(), &mut found);
    found.iter().map(|circle| plan.message(circle)).collect()
}

impl Plan {
    fn of(modules: &Modules) -> Self {
        let mut plan = Self {
            ties: modules.ties(),
            next: BTreeMap::new(),
            before: BTreeMap::new(),
        };
        let ties = plan.ties.keys().cloned();
        let children = modules.names().filter_map(|child| {
            let (_, parent) = child.split_last()?;
            Some((parent.to_vec(), child.clone()))
        });
        for (from, to) in ties.chain(children) {
            let next = plan.next.entry(from.clone()).or_default();
            next.insert(to.clone());
            plan.before.entry(to).or_default().insert(from);
        }
        plan
    }

    /// Finds the circles among these modules. Where the modules that lead to each other are one and
    /// what is inside it, that one is left out and the others are looked at again.
    fn search(&self, modules: &BTreeSet<Name>, found: &mut Vec<Vec<Name>>) {
        let mut left = modules.clone();
        while let Some(first) = left.first().cloned() {
            let after = reached(&first, &left, &self.next);
            let before = reached(&first, &left, &self.before);
            let mut group: BTreeSet<Name> = after.intersection(&before).cloned().collect();
            left.retain(|name| !group.contains(name));
            if group.len() < 2 {
                continue;
            }
            if is_family(&group) {
                group.remove(&first);
                self.search(&group, found);
            } else {
                found.push(self.shortest(&group));
            }
        }
    }

    /// The shortest way round through the modules of a group.
    fn shortest(&self, group: &BTreeSet<Name>) -> Vec<Name> {
        let ways = group.iter().filter_map(|first| self.round(first, group));
        let way = ways.min_by_key(Vec::len);
        way.unwrap_or_else(|| group.iter().cloned().collect())
    }

    /// The shortest way from `first` back to it that is more than a module and what is inside it.
    fn round(&self, first: &Name, group: &BTreeSet<Name>) -> Option<Vec<Name>> {
        let mut from: BTreeMap<&Name, &Name> = BTreeMap::new();
        let mut open = VecDeque::from([first]);
        while let Some(name) = open.pop_front() {
            for to in self.next.get(name).into_iter().flatten() {
                if to == first {
                    let mut way = vec![name.clone()];
                    let mut at = name;
                    while let Some(before) = from.get(at) {
                        way.push((*before).clone());
                        at = before;
                    }
                    way.reverse();
                    if !is_family(&way) {
                        return Some(way);
                    }
                } else if group.contains(to) && !from.contains_key(to) {
                    from.insert(to, name);
                    open.push_back(to);
                }
            }
        }
        None
    }

    fn message(&self, circle: &[Name]) -> String {
        let next = circle.iter().cycle().skip(1);
        let each = circle.iter().zip(next).map(|(from, to)| {
            let how = self.ties.get(&(from.clone(), to.clone()));
            let how = how.map_or("which is inside it", String::as_str);
            format!("{} takes {} ({how})", spelled(from), spelled(to))
        });
        each.collect::<Vec<_>>().join(", ")
    }
}

/// Whether these are a module and what is inside it. A name is sorted before those that it begins.
fn is_family<'n>(names: impl IntoIterator<Item = &'n Name> + Copy) -> bool {
    let outermost = names.into_iter().min();
    outermost.is_some_and(|outermost| names.into_iter().all(|name| name.starts_with(outermost)))
}

/// All of `modules` that `first` leads to, itself among it.
fn reached(
    first: &Name,
    modules: &BTreeSet<Name>,
    next: &BTreeMap<Name, BTreeSet<Name>>,
) -> BTreeSet<Name> {
    let mut seen = BTreeSet::from([first.clone()]);
    let mut open = vec![first];
    while let Some(name) = open.pop() {
        for to in next.get(name).into_iter().flatten() {
            if modules.contains(to) && seen.insert(to.clone()) {
                open.push(to);
            }
        }
    }
    seen
}

fn spelled(name: &Name) -> String {
    if name.is_empty() {
        "the root".to_owned()
    } else {
        name.join("::")
    }
}
