//! How long each service was out for the claimant.

use super::figure::Stop;
use crate::{
    Claim, LoadedPack, WindowSet,
    estimate::ServiceOutage,
    order,
    pack::{Ref, Service},
};

/// The outage of every service, used or not, as the claimant has it.
pub(super) struct Outages<'a> {
    loaded: &'a LoadedPack,
    seconds: Vec<i64>,
    /// In the pack's order.
    corrected: Vec<(Ref<Service>, WindowSet)>,
}

impl<'a> Outages<'a> {
    /// The published windows, and those of `claim` in place of them, within the incident.
    pub(super) fn of(loaded: &'a LoadedPack, claim: &Claim) -> Self {
        let published = loaded.published();
        let mut outages = Self {
            loaded,
            seconds: published.iter().map(|outage| outage.seconds).collect(),
            corrected: Vec::with_capacity(claim.windows.len()),
        };
        if claim.windows.is_empty() {
            return outages;
        }
        let incident = loaded.pack().incident.as_ref();
        let incident = WindowSet::of(incident.map(|incident| incident.window));
        let mut services = loaded.services_in_order();
        for (id, windows) in &claim.windows {
            let Some(service) = services.find(id.as_str()) else {
                continue;
            };
            let windows = windows.intersection(&incident);
            if let Some(seconds) = outages.seconds.get_mut(service.index()) {
                *seconds = windows.seconds();
            }
            outages.corrected.push((service, windows));
        }
        outages.corrected = order::by_key(&outages.corrected, |(at, _)| at.index());
        outages
    }

    /// The length of a service's outage in seconds.
    pub(super) fn seconds(&self, service: Ref<Service>) -> Result<i64, Stop> {
        self.seconds
            .get(service.index())
            .copied()
            .ok_or(Stop::PackFault)
    }

    /// The place of the windows that the claimant gave for a service.
    fn corrected(&self, service: Ref<Service>) -> Option<usize> {
        let at = |(at, _): &(Ref<Service>, WindowSet)| at.index();
        self.corrected
            .binary_search_by_key(&service.index(), at)
            .ok()
    }

    /// When a service was out.
    pub(super) fn windows(&self, service: Ref<Service>) -> Result<&WindowSet, Stop> {
        match self.corrected(service) {
            Some(at) => self
                .corrected
                .get(at)
                .map(|(_, windows)| windows)
                .ok_or(Stop::PackFault),
            None => {
                let published = self.loaded.published().get(service.index());
                published
                    .map(|outage| &outage.windows)
                    .ok_or(Stop::PackFault)
            }
        }
    }

    /// The whole of a service's outage.
    pub(super) fn describe(&mut self, service: Ref<Service>) -> Option<ServiceOutage> {
        let id = service.of(&self.loaded.pack().services)?.id.clone();
        let seconds = self.seconds(service).ok()?;
        let corrected = self.corrected(service);
        let corrected = corrected.and_then(|at| self.corrected.get_mut(at));
        let (windows, corrected) = match corrected {
            Some((_, windows)) => (std::mem::take(windows), true),
            None => {
                let published = self.loaded.published().get(service.index())?;
                (published.windows.clone(), false)
            }
        };
        Some(ServiceOutage {
            service: id,
            windows,
            seconds,
            corrected,
        })
    }
}
