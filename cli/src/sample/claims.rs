//! Claims of a pack, each of the categories that are wanted.

use std::collections::{BTreeMap, VecDeque};

use compiler::Breakdown;
use rules::{Answer, Claim, EvidenceHeld, Instant, LoadedPack, OtherLoss, Pack, evaluate};

use super::answers::{Random, answer, windows_within};
use crate::count::Scheme;

/// Rounds of questions. No interview of a pack is that long.
const MOST_ROUNDS: usize = 24;

/// Claims that are made before it is given up that one is of the categories wanted.
const MOST_TRIES: usize = 50_000;

/// Claims of other categories that are kept until they are wanted.
const MOST_KEPT: usize = 64;

/// Makes claims.
#[derive(Debug)]
pub(super) struct Claims<'a> {
    loaded: &'a LoadedPack,
    scheme: &'a Scheme,
    now: Instant,
    random: Random,
    /// By their categories, those that nobody wanted yet.
    kept: BTreeMap<Vec<usize>, VecDeque<Claim>>,
}

impl<'a> Claims<'a> {
    pub(super) fn new(loaded: &'a LoadedPack, scheme: &'a Scheme, now: Instant, seed: u64) -> Self {
        Self {
            loaded,
            scheme,
            now,
            random: Random::new(seed),
            kept: BTreeMap::new(),
        }
    }

    pub(super) fn random(&mut self) -> &mut Random {
        &mut self.random
    }

    fn breakdowns(&self) -> &'a [Breakdown] {
        &self.scheme.breakdowns
    }

    /// What the categories are called, for a message.
    pub(super) fn names(&self, wanted: &[usize]) -> Vec<String> {
        let breakdowns = self.breakdowns().iter().zip(wanted);
        breakdowns
            .filter_map(|(it, at)| Some(format!("`{}.{}`", it.id, it.categories.get(*at)?.id)))
            .collect()
    }

    /// A claim of those categories; nothing when after many tries there is none.
    pub(super) fn one(&mut self, wanted: &[usize]) -> Option<Claim> {
        let kept = self.kept.get_mut(wanted).and_then(VecDeque::pop_front);
        if kept.is_some() {
            return kept;
        }
        for _ in 0..MOST_TRIES {
            let Some(claim) = self.made(wanted) else {
                continue;
            };
            let held = self
                .scheme
                .outcomes(self.loaded, &claim, self.now)
                .first_held;
            // One of which a category is not known is of no use.
            let Some(found) = held.into_iter().collect::<Option<Vec<_>>>() else {
                continue;
            };
            if found == wanted {
                return Some(claim);
            }
            let kept = self.kept.entry(found).or_default();
            if kept.len() < MOST_KEPT {
                kept.push_back(claim);
            }
        }
        None
    }

    /// A claim with every question answered that bears on it, those that decide a category as is
    /// wanted.
    fn made(&mut self, wanted: &[usize]) -> Option<Claim> {
        let pack = self.loaded.pack();
        let mut claim = Claim::new(pack);
        for (breakdown, at) in self.breakdowns().iter().zip(wanted) {
            let question = breakdown.by.and_then(|by| by.of(&pack.questions));
            let option = breakdown.categories.get(*at);
            if let (Some(question), Some(option)) = (question, option) {
                let chosen = Answer::Choice(option.id.as_str().into());
                claim.answers.insert(question.id.clone(), chosen);
            }
        }
        if self.random.one_in(4) {
            claim.other_losses.push(OtherLoss {
                what: "synthetic".to_owned(),
                amount: self.random.amount(0, 5_000_000),
                kind: None,
                date: None,
                files: Vec::new(),
            });
        }
        for _ in 0..MOST_ROUNDS {
            let estimate = evaluate(self.loaded, &claim, self.now);
            let before = claim.answers.len();
            for id in &estimate.asked {
                let at = self.loaded.question(id.as_str())?;
                let question = at.of(&pack.questions)?;
                // An optional question is answered by some.
                let wants = estimate.missing.contains(id)
                    || question.optional && claim.answers.len() == before && self.random.one_in(2);
                if wants && !claim.answers.contains_key(id) {
                    let answer = answer(pack, at, question, &mut self.random)?;
                    claim.answers.insert(id.clone(), answer);
                }
            }
            if claim.answers.len() > before {
                continue;
            }
            if !estimate.missing.is_empty() {
                return None;
            }
            // What bears on nothing is not in a claim.
            claim.answers.retain(|id, _| estimate.asked.contains(id));
            self.correct(pack, &mut claim);
            let asked = estimate.lines.iter().flat_map(|line| &line.evidence);
            for state in asked {
                if self.random.one_in(2) {
                    let held = EvidenceHeld::default();
                    claim.evidence.insert(state.evidence.clone(), held);
                }
            }
            return Some(claim);
        }
        None
    }

    /// Some claimants know better when a service was down.
    fn correct(&mut self, pack: &Pack, claim: &mut Claim) {
        let used = claim.answers.values().find_map(|answer| match answer {
            Answer::Services(services) => Some(services),
            _ => None,
        });
        if let (Some(used), true) = (used, self.random.one_in(12)) {
            let services = pack.services.iter().filter(|it| used.contains(&it.id));
            for service in services.take(1) {
                let windows = windows_within(service.window, &mut self.random);
                claim.windows.insert(service.id.clone(), windows);
            }
        }
    }
}
