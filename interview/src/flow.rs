//! Which pages a claim passes, in which order, and which comes next.

use rules::{
    Estimate, Pack,
    estimate::{Action, Certainty, Line, LineReason, Source},
    explain::{self, Subject},
    id::{EvidenceId, QuestionId, ServiceId},
    pack::{Question, Section},
};

use crate::{
    draft::Draft,
    page::{Page, Stage},
};

/// The question with that id.
pub fn question<'a>(pack: &'a Pack, id: &QuestionId) -> Option<&'a Question> {
    pack.questions.iter().find(|question| question.id == *id)
}

/// The questions that are asked of each item of `list`.
pub fn questions_of<'a>(pack: &'a Pack, list: &QuestionId) -> impl Iterator<Item = &'a Question> {
    let place = pack
        .questions
        .iter()
        .position(|question| question.id == *list);
    pack.questions.iter().filter(move |question| {
        question
            .item_of
            .is_some_and(|list| Some(list.index()) == place)
    })
}

/// The question that stands on the opening: the first one asked, whose page that is.
pub fn opening(estimate: &Estimate) -> Option<&QuestionId> {
    estimate.asked.first()
}

/// The page on which a question is asked.
pub fn page_of(estimate: &Estimate, question: &QuestionId) -> Page {
    if opening(estimate) == Some(question) {
        Page::Start
    } else {
        Page::Question(question.clone())
    }
}

/// The question that a page asks, if it asks one.
pub fn asked_on<'a>(estimate: &'a Estimate, page: &'a Page) -> Option<&'a QuestionId> {
    match page {
        Page::Start => opening(estimate),
        Page::Question(id) => Some(id),
        Page::Windows
        | Page::OtherLosses
        | Page::Evidence
        | Page::Check
        | Page::Estimate
        | Page::Submit
        | Page::Save => None,
    }
}

/// Every page of this claim as far as the answers tell, from the start to the submission. What has
/// to be answered comes first, so that there is an estimate as soon as there can be one; then what
/// may be left empty.
pub fn path(pack: &Pack, draft: &Draft, estimate: &Estimate) -> Vec<Page> {
    let mut pages = vec![Page::Start];
    let mut optional = Vec::new();
    // The opening has the first one.
    for id in estimate.asked.iter().skip(1) {
        let page = Page::Question(id.clone());
        if is_optional(pack, &page) {
            optional.push(page);
        } else {
            pages.push(page);
        }
    }
    pages.append(&mut optional);
    if !window_services(pack, draft, estimate).is_empty() {
        pages.push(Page::Windows);
    }
    if wants_other_losses(pack, estimate) {
        pages.push(Page::OtherLosses);
    }
    if evidence_asked(estimate).next().is_some() {
        pages.push(Page::Evidence);
    }
    pages.extend([Page::Check, Page::Estimate, Page::Submit]);
    pages
}

/// The page that wants attention after `page`, else the first that does, else the check.
pub fn next(pack: &Pack, draft: &Draft, estimate: &Estimate, page: &Page) -> Page {
    match page {
        Page::Check => return Page::Estimate,
        Page::Estimate | Page::Submit => return Page::Submit,
        Page::Start
        | Page::Question(_)
        | Page::Windows
        | Page::OtherLosses
        | Page::Evidence
        | Page::Save => {}
    }
    let path = path(pack, draft, estimate);
    let behind = path
        .iter()
        .position(|at| at == page)
        .map_or(0, |index| index + 1);
    let wants = |page: &&Page| wants_attention(pack, draft, estimate, page);
    path.iter()
        .skip(behind)
        .find(wants)
        .or_else(|| path.iter().find(wants))
        .cloned()
        .unwrap_or(Page::Check)
}

/// The page before `page` on the way so far.
pub fn previous(pack: &Pack, draft: &Draft, estimate: &Estimate, page: &Page) -> Option<Page> {
    let path = path(pack, draft, estimate);
    let index = path.iter().position(|at| at == page)?;
    path.get(index.checked_sub(1)?).cloned()
}

/// `wanted` when the answers so far lead there, else the furthest page that they lead to.
pub fn reachable(pack: &Pack, draft: &Draft, estimate: &Estimate, wanted: Option<Page>) -> Page {
    if wanted == Some(Page::Save) {
        return Page::Save;
    }
    let wanted = wanted.map(|page| match page {
        Page::Question(id) => page_of(estimate, &id),
        other => other,
    });
    if draft.is_empty() {
        return Page::Start;
    }
    let path = path(pack, draft, estimate);
    let open = path
        .iter()
        .position(|page| is_missing(estimate, page))
        .unwrap_or(path.len());
    wanted
        .filter(|wanted| {
            path.iter()
                .position(|page| page == wanted)
                .is_some_and(|index| index <= open)
        })
        .unwrap_or_else(|| next(pack, draft, estimate, &Page::Start))
}

fn is_missing(estimate: &Estimate, page: &Page) -> bool {
    asked_on(estimate, page).is_some_and(|id| estimate.missing.contains(id))
}

/// Whether a page still has to be answered or, where it may be left empty, seen.
fn wants_attention(pack: &Pack, draft: &Draft, estimate: &Estimate, page: &Page) -> bool {
    match page {
        Page::Question(id) => {
            is_missing(estimate, page)
                || question(pack, id).is_some_and(|question| question.optional)
                    && !draft.entries.contains(id)
                    && !draft.has_passed(page)
        }
        Page::Start => is_missing(estimate, page),
        Page::Windows | Page::OtherLosses | Page::Evidence => !draft.has_passed(page),
        Page::Check | Page::Estimate | Page::Submit | Page::Save => false,
    }
}

/// Whether a page may be left empty.
pub fn is_optional(pack: &Pack, page: &Page) -> bool {
    match page {
        Page::Question(id) => question(pack, id).is_some_and(|question| question.optional),
        Page::Windows | Page::OtherLosses | Page::Evidence => true,
        Page::Start | Page::Check | Page::Estimate | Page::Submit | Page::Save => false,
    }
}

/// The stage that a page belongs to.
pub fn stage(pack: &Pack, page: &Page) -> Option<Stage> {
    Some(match page {
        Page::Start | Page::Save => return None,
        Page::Question(id) => match question(pack, id)?.section {
            Section::You => Stage::You,
            Section::Services => Stage::Services,
            Section::Details | Section::Losses => Stage::Details,
        },
        Page::Windows | Page::OtherLosses | Page::Evidence => Stage::Details,
        Page::Check => Stage::Check,
        Page::Estimate | Page::Submit => Stage::Result,
    })
}

/// The used services whose outage a remedy for this claimant depends on, in the pack's order, and
/// those that the claimant began to correct, so that a correction can always be taken back.
pub fn window_services<'a>(
    pack: &Pack,
    draft: &Draft,
    estimate: &'a Estimate,
) -> Vec<&'a ServiceId> {
    estimate
        .outages
        .iter()
        .map(|outage| &outage.service)
        .filter(|service| {
            draft.windows.contains(service)
                || in_scope(estimate)
                    // Where nothing is due anyway, another window would change nothing.
                    .filter(|line| {
                        line.certainty != Certainty::NotDue || line.reason == LineReason::NoOutage
                    })
                    .any(|line| reads_outage(pack, estimate, line, service))
        })
        .collect()
}

fn reads_outage(pack: &Pack, estimate: &Estimate, line: &Line, service: &ServiceId) -> bool {
    explain::line(pack, estimate, line).iter().any(|step| {
        matches!(step.subject, Subject::Action(Action::Outage(read)) if read == service)
            || step
                .inputs
                .iter()
                .any(|input| matches!(&input.source, Source::Outage(read) if read == service))
    })
}

/// Whether to ask for losses that the scheme does not count: of those who are asked for losses at
/// all, and of those whose claim a person decides.
pub fn wants_other_losses(pack: &Pack, estimate: &Estimate) -> bool {
    let asked_for_losses = estimate
        .asked
        .iter()
        .filter_map(|id| question(pack, id))
        .any(|question| question.section == Section::Losses);
    asked_for_losses || in_scope(estimate).any(|line| line.certainty == Certainty::Review)
}

/// The papers that remedies for this claimant ask for, as the lines name them; one may come twice.
pub fn evidence_asked(estimate: &Estimate) -> impl Iterator<Item = &EvidenceId> {
    in_scope(estimate)
        .filter(|line| line.certainty != Certainty::NotDue)
        .flat_map(|line| &line.evidence)
        .map(|state| &state.evidence)
}

fn in_scope(estimate: &Estimate) -> impl Iterator<Item = &Line> {
    estimate.lines.iter().filter(|line| line.in_scope)
}
