//! Makes the claim of the draft: what reads as an answer is in it, what does not is told.

use std::collections::{BTreeMap, BTreeSet};

use rules::{
    Answer, Claim, Currency, Estimate, LoadedPack, Money, OtherLoss, Pack, Window, WindowSet,
    id::{EvidenceId, QuestionId, ServiceId},
    pack::{Question, QuestionKind, Service},
};

use crate::{
    draft::{Draft, Entry, LossEntry, WindowEntry},
    field::{End, Field, FieldFault},
    flow,
    input::{self, Problem},
};

/// The claim with every answer of the draft that reads as one, needed or not.
pub fn whole(pack: &LoadedPack, draft: &Draft) -> Claim {
    claim(pack, draft, &|_| true)
}

/// The claim with only what the rules read for this claimant, as `estimate` of the whole claim
/// tells it: the questions asked, windows of services used, losses and papers where they are
/// asked for. What a person typed on a way they left again is nobody's business.
pub fn needed(pack: &LoadedPack, draft: &Draft, estimate: &Estimate) -> Claim {
    let losses = flow::wants_other_losses(pack.pack(), estimate);
    claim(pack, draft, &|part| match part {
        Part::Answer(id) => estimate.asked.contains(id),
        Part::Window(id) => estimate.outages.iter().any(|outage| outage.service == *id),
        Part::OtherLosses => losses,
        Part::Evidence(id) => flow::evidence_asked(estimate).any(|asked| asked == id),
    })
}

/// A part of a claim.
enum Part<'a> {
    Answer(&'a QuestionId),
    Window(&'a ServiceId),
    OtherLosses,
    Evidence(&'a EvidenceId),
}

fn claim(pack: &LoadedPack, draft: &Draft, wanted: &dyn Fn(Part) -> bool) -> Claim {
    let data = pack.pack();
    let mut claim = Claim::new(data);
    for question in &data.questions {
        if wanted(Part::Answer(&question.id))
            && let Some(answer) = answer(question, draft.entries.get(&question.id), data.currency)
        {
            claim.answers.insert(question.id.clone(), answer);
        }
    }
    for service in &data.services {
        if wanted(Part::Window(&service.id))
            && let Some(entry) = draft.windows.get(&service.id)
            && let Some(window) = corrected(entry, service, data)
        {
            claim
                .windows
                .insert(service.id.clone(), WindowSet::of([window]));
        }
    }
    if wanted(Part::OtherLosses) {
        claim.other_losses = draft
            .other_losses
            .iter()
            .filter_map(|loss| other_loss(loss, data.currency))
            .collect();
    }
    for (paper, held) in draft.evidence.iter() {
        if wanted(Part::Evidence(paper)) {
            claim.evidence.insert(paper.clone(), held.clone());
        }
    }
    claim
}

/// The answer in an entry; nothing when it is empty or does not read as one. Of amounts by week,
/// the weeks that do.
fn answer(question: &Question, entry: Option<&Entry>, currency: Currency) -> Option<Answer> {
    match (&question.kind, entry?) {
        (QuestionKind::Services, Entry::Services { none: true, .. }) => {
            Some(Answer::Services(Default::default()))
        }
        (QuestionKind::Services, Entry::Services { chosen, .. }) => {
            let mut services = BTreeSet::new();
            services.extend(chosen.iter().cloned());
            (!chosen.is_empty()).then_some(Answer::Services(services))
        }
        (QuestionKind::Choice { options }, Entry::Choice(chosen)) => options
            .iter()
            .any(|option| option.id == *chosen)
            .then(|| Answer::Choice(chosen.clone())),
        (QuestionKind::YesNo, Entry::YesNo(yes)) => Some(Answer::YesNo(*yes)),
        (QuestionKind::Money { min, max }, Entry::Text(text)) => {
            let amount = input::amount(text, currency, *min, *max);
            amount.ok().map(Answer::Money)
        }
        (QuestionKind::Count { min, max }, Entry::Text(text)) => {
            input::count(text, *min, *max).ok().map(Answer::Count)
        }
        (QuestionKind::Date { .. }, Entry::Date(parts)) => {
            date(question, parts).ok().map(Answer::Date)
        }
        (QuestionKind::WeeklyMoney { weeks, .. }, Entry::Weekly(entries)) => {
            let mut amounts = BTreeMap::new();
            for week in weeks {
                match entries.get(week) {
                    Some(entry) if entry.no_record => {
                        amounts.insert(*week, None);
                    }
                    Some(entry) => {
                        if let Ok(amount) = weekly(&entry.text, currency) {
                            amounts.insert(*week, Some(amount));
                        }
                    }
                    None => {}
                }
            }
            (!amounts.is_empty()).then_some(Answer::WeeklyMoney(amounts))
        }
        _ => None,
    }
}

/// What keeps an entry from answering its question.
pub(crate) fn question_faults(
    question: &Question,
    entry: Option<&Entry>,
    currency: Currency,
) -> Vec<FieldFault> {
    let field = || Field::Answer(question.id.clone());
    let problem = match (&question.kind, entry) {
        (QuestionKind::Money { min, max }, Some(Entry::Text(text))) => {
            input::amount(text, currency, *min, *max).err()
        }
        (QuestionKind::Count { min, max }, Some(Entry::Text(text))) => {
            input::count(text, *min, *max).err()
        }
        (QuestionKind::Date { .. }, Some(Entry::Date(parts))) => date(question, parts).err(),
        (QuestionKind::WeeklyMoney { weeks, .. }, entry) => {
            return weekly_faults(question, weeks, entry, currency);
        }
        (_, entry) => answer(question, entry, currency)
            .is_none()
            .then_some(Problem::Empty),
    };
    problem
        .filter(|problem| !(question.optional && *problem == Problem::Empty))
        .map(|problem| FieldFault {
            field: field(),
            problem,
        })
        .into_iter()
        .collect()
}

fn weekly_faults(
    question: &Question,
    weeks: &[rules::Date],
    entry: Option<&Entry>,
    currency: Currency,
) -> Vec<FieldFault> {
    let entries = match entry {
        Some(Entry::Weekly(entries)) => Some(entries),
        _ => None,
    };
    let entry = |week| entries.and_then(|entries| entries.get(week));
    let untouched = weeks
        .iter()
        .filter_map(entry)
        .all(|entry| !entry.no_record && entry.text.trim().is_empty());
    if question.optional && untouched {
        return Vec::new();
    }
    weeks
        .iter()
        .filter_map(|week| {
            let problem = match entry(week) {
                Some(entry) if entry.no_record => None,
                Some(entry) => weekly(&entry.text, currency).err(),
                None => Some(Problem::Empty),
            };
            problem.map(|problem| FieldFault {
                field: Field::Week(question.id.clone(), *week),
                problem,
            })
        })
        .collect()
}

/// An amount for a week. Sales are never below zero; a week of refunds is a week of no sales.
pub(crate) fn weekly(text: &str, currency: Currency) -> Result<i64, Problem> {
    input::amount(text, currency, 0, Money::MAX_ANSWER)
}

fn date(question: &Question, parts: &[String; 3]) -> Result<rules::Date, Problem> {
    let date = input::date(parts.each_ref().map(String::as_str))?;
    match question.kind {
        QuestionKind::Date { earliest, .. } if date < earliest => Err(Problem::Before(earliest)),
        QuestionKind::Date { latest, .. } if date > latest => Err(Problem::After(latest)),
        _ => Ok(date),
    }
}

/// What is wrong in a window that a claimant is correcting.
pub(crate) fn window_faults(
    entry: &WindowEntry,
    service: &Service,
    pack: &Pack,
) -> Vec<FieldFault> {
    window(entry, service, pack).err().unwrap_or_default()
}

fn window(entry: &WindowEntry, service: &Service, pack: &Pack) -> Result<Window, Vec<FieldFault>> {
    let read = |texts: &[String; 5]| {
        input::instant(texts.each_ref().map(String::as_str), pack.offset_minutes)
    };
    let fault = |end, problem| FieldFault {
        field: Field::Window(service.id.clone(), end),
        problem,
    };
    let (from, to) = match (read(&entry.from), read(&entry.to)) {
        (Ok(from), Ok(to)) => (from, to),
        (from, to) => {
            let ends = [(End::From, from.err()), (End::To, to.err())];
            let faults = ends
                .into_iter()
                .filter_map(|(end, problem)| problem.map(|problem| fault(end, problem)));
            return Err(faults.collect());
        }
    };
    let window = Window { from, to };
    if window.seconds() == 0 {
        return Err(vec![fault(End::To, Problem::EndBeforeStart)]);
    }
    let counted = WindowSet::of([window]).intersection(&WindowSet::of([pack.incident.window]));
    if counted.is_empty() {
        return Err(vec![fault(End::From, Problem::OutsideIncident)]);
    }
    Ok(window)
}

/// The window as corrected; nothing when it does not read as one or is the published one.
fn corrected(entry: &WindowEntry, service: &Service, pack: &Pack) -> Option<Window> {
    window(entry, service, pack)
        .ok()
        .filter(|window| *window != service.window)
}

/// What is wrong in a line for another loss; a line left empty is no fault.
pub(crate) fn loss_faults(index: usize, loss: &LossEntry, currency: Currency) -> Vec<FieldFault> {
    if is_blank(loss) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    if loss.what.trim().is_empty() {
        faults.push(FieldFault {
            field: Field::LossWhat(index),
            problem: Problem::NoDescription,
        });
    }
    if let Err(problem) = loss_amount(loss, currency) {
        faults.push(FieldFault {
            field: Field::LossAmount(index),
            problem,
        });
    }
    faults
}

fn is_blank(loss: &LossEntry) -> bool {
    loss.what.trim().is_empty() && loss.amount.trim().is_empty()
}

fn loss_amount(loss: &LossEntry, currency: Currency) -> Result<i64, Problem> {
    input::amount(&loss.amount, currency, 1, Money::MAX_ANSWER)
}

fn other_loss(loss: &LossEntry, currency: Currency) -> Option<OtherLoss> {
    let what = loss.what.trim();
    let amount = loss_amount(loss, currency).ok()?;
    (!what.is_empty()).then(|| OtherLoss {
        what: what.into(),
        amount,
    })
}
