use rules::Lang;

use super::CountWords;

pub(super) static WORDS: CountWords = CountWords {
    lang: Lang::En,
    counted: "Counted: {0}. Submissions that recompute equal: {1}. Not a submission, evaluated: {2}.",
    evaluated_for: "Claims are evaluated for {0}.",
    with_faults: "{0} have a part that the pack cannot use; the rest of each is counted.",
    nothing_counted: "Nothing was counted.",

    claims: "Claims",
    share: "Share",
    not_known: "Not known: an answer is missing",
    services: "Services used (a claim may name several)",
    no_service: "None, or not answered",

    remedies: "Remedies",
    due: "Due",
    range: "Range",
    review: "Review",
    not_due: "Not due",
    out_of_scope: "Not meant",
    unknown: "Unanswered",
    least: "At least",
    most: "At most",

    totals: "Totals by kind, never added to each other",
    lines: "Remedies",
    time: "Extra time",
    items: "Benefits",
    reviews: "A person decides",
    unknowns: "Waiting for answers",

    refused: "Refused: {0}",
    tampered: "Changed after it was made",
    different: "Recomputing gives something else",
    unknown_pack: "Under a pack that is not here",
    not_whole: "Evidence that is not whole",
    not_readable: "Neither a claim nor a submission",
    unread: "Could not be opened",
    more_refused: "and {0} more",

    simulated: "{0} beside the draft {1}",
    now: "Now",
    draft: "Draft",
    difference: "Difference",
    remedy_differences: "Remedies that come to something else",
    changed: "Changed",
    who: "Who gains and who loses",
    all: "All claims",
    gain: "Gain",
    lose: "Lose",
    both: "Some of both",
    otherwise: "Otherwise",
    same: "The same",
    who_note: "Gain: of some kind of money more is due, of none less. Otherwise: the money is the same, and something else is not.",
    no_such_remedy: "no such remedy",
};
