//! What the running estimate says.

use std::rc::Rc;

use words::i18n::fill;
use yew::AttrValue;

use crate::pages::view::View;

/// The running estimate in words.
#[derive(Clone, Debug)]
pub(super) struct Running {
    /// The total, large.
    pub(super) figure: AttrValue,
    /// What it is made of, by kind.
    pub(super) lines: Rc<[(AttrValue, AttrValue)]>,
    /// What a screen reader says of it.
    pub(super) announce: AttrValue,
    /// Whether nothing is missing.
    pub(super) finished: bool,
}

/// The running estimate as it stands.
pub(super) fn running(view: &View) -> Running {
    let (words, wording, estimate) = (view.words, view.wording(), view.estimate());
    let totals = wording.totals(&estimate.totals).into_iter();
    let mut lines: Vec<(AttrValue, AttrValue)> = totals
        .map(|(kind, amount)| (kind.into(), amount.into()))
        .collect();
    let announce = lines
        .iter()
        .map(|(kind, amount)| [kind.as_str(), " ", amount.as_str()].concat());
    let announce = fill(
        words.rail_announce,
        &[&match lines.is_empty() {
            true => words.rail_nothing.to_owned(),
            false => announce.collect::<Vec<_>>().join(", "),
        }],
    );
    lines.extend(waiting(view, estimate.totals.unknown_lines));
    Running {
        figure: wording.figure(&estimate.totals).into(),
        lines: lines.into(),
        announce: announce.into(),
        finished: estimate.missing.is_empty(),
    }
}

/// How many remedies wait for answers, where some do.
fn waiting(view: &View, count: u32) -> Option<(AttrValue, AttrValue)> {
    let words = view.words;
    let text = || fill(words.count_items, &[&count.to_string()]);
    (count > 0).then(|| (words.rail_waiting.into(), text().into()))
}
