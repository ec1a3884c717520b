//! English.

use super::DocumentWords;

pub(super) const EN: DocumentWords = DocumentWords {
    document: "Rules of compensation",
    contents: "Contents",

    script_off: "JavaScript is off, so the calculator cannot open. Here are the rules instead.",
    calculator: "Estimate yours with the calculator",
    read_in_this: "Read in English",

    operator: "Operator",
    incident: "Outage",
    time: "Time",
    version: "Rule pack",
    restated: "This restates published sources. What is paid is the operator's decision. Numbers in brackets are those of the sources at the end.",
    hash_note: "The same value means the same rules. It stands in every submission too.",

    glance: "At a glance",
    remedy: "Remedy",
    kind: "Kind",
    whom: "For whom",
    gives: "Gives",
    anyone: "Everyone",
    and_more: "{0} and {1} more",
    or: ", or ",
    by_formula: "by a formula",
    decided: "a person decides",

    outages: "When each service was down",
    service: "Service",
    outage: "Down",
    length: "Length",
    about: "about {0}",
    at_most: "at most {0}",

    remedies: "What is given, and when",
    for_services: "Used (any of)",
    note: "Note",
    conditions: "Condition",
    if_not: "If not",
    any_of: "Any of these:",
    case: "Case",
    any_other: "Anything else",
    review: "A person looks at your papers and decides.",
    nothing: "Nothing is given.",
    range: "between {0} and {1}",
    has_week: "{0}: there is a record for {1}",
    days_from: "Counted from: {0}",
    otherwise: [
        "It is not for you.",
        "Nothing is due.",
        "A person looks at your papers and decides.",
    ],

    figures: "Figures that the rules use",
    figure: "Figure",
    counted: "How it is worked out",

    questions: "What you are asked",
    label: "Name",
    question: "Question",
    answer: "Answer",
    optional: "You may leave it open.",
    any_services: "All the services that you used.",
    between: "{0} to {1}",
    weeks: "{0} to {1}, {2} weeks: an amount for each, or that there is no record.",

    papers: "Papers",
    paper: "Paper",
    what_counts: "What counts",
    asked_by: "Asked for by",

    intakes: "When claims are taken",
    intake: "Intake",
    opens: "Opens",
    closes: "Closes",
    extended: "Extended to {0}.",

    reading: "How to read this",
    reading_rules: &[
        "All times are {0}.",
        "For each remedy the services and their outage come first, then the conditions from the top. The first that does not hold decides.",
        "Nothing is rounded on the way: only where a rounding is stated, and there as stated.",
        "Kinds of compensation are never added to each other.",
    ],
    sources: "Sources",
};
