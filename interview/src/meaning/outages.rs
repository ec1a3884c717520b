//! Published windows that a claimant corrects.

use std::rc::Rc;

use rules::{Pack, Window, WindowSet, pack::Service};

use super::windows::{EndFaults, ends};
use crate::{
    draft::WindowEntry,
    field::{End, Field, FieldFault},
    input::Problem,
};

/// What was typed over the published window of a service, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct OutageMeaning {
    /// As typed.
    entry: WindowEntry,
    /// The window; nothing when it does not read as one or is the published one.
    pub corrected: Option<Window>,
    /// What keeps it from being a window.
    pub faults: Vec<FieldFault>,
}

impl OutageMeaning {
    /// Understands an entry, where `known` is not what the same entry means.
    pub(super) fn of(
        pack: &Pack,
        service: &Service,
        entry: &WindowEntry,
        known: Option<&Rc<Self>>,
    ) -> Rc<Self> {
        if let Some(known) = known
            && known.entry == *entry
        {
            return known.clone();
        }
        let window = window(entry, pack);
        let fault = |(end, problem)| FieldFault {
            field: Field::Window(service.id.clone(), end),
            problem,
        };
        let corrected = window.as_ref().ok().copied();
        Rc::new(Self {
            entry: entry.clone(),
            corrected: corrected.filter(|window| *window != service.window),
            faults: window
                .err()
                .unwrap_or_default()
                .into_iter()
                .map(fault)
                .collect(),
        })
    }
}

fn window(entry: &WindowEntry, pack: &Pack) -> Result<Window, EndFaults> {
    let window = ends(entry, pack.offset_minutes)?;
    if let Some(incident) = &pack.incident {
        let counted = WindowSet::of([window]).intersection(&WindowSet::of([incident.window]));
        if counted.is_empty() {
            return Err(vec![(End::From, Problem::OutsideIncident)]);
        }
    }
    Ok(window)
}
