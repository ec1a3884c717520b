//! English.

use super::EstimateWords;

pub(super) static WORDS: EstimateWords = EstimateWords {
    gives: "From your answers, we estimate {0}.",
    gives_no_cash: "There is no cash, but we estimate {0}.",
    gives_nothing_yet: "From your answers alone, nothing can be estimated yet.",
    gives_nothing: "By these rules, there is nothing for you.",
    cash: "{0} in cash",
    credit: "{0} in credit",
    voucher: "{0} in coupons",
    times: ["more time on {0} thing", "more time on {0} things"],
    items: ["{0} benefit", "{0} benefits"],
    and: " and ",
    comma: ", ",
    and_more: "{0} and {1} more",

    open_review: "a person decides on ‘{0}’ case by case, ",
    open_range: "the published rules alone do not settle ‘{0}’, ",
    open_unknown: "{0} of the remedies cannot be told without more answers, ",
    open_none: "this follows the published rules, ",
    open_decides: "and the operator has the last word.",

    next_answer: "Answer ‘{0}’ to know the rest.",
    next_answers: "Answer ‘{0}’ and what else is open ({1} in all) to know the rest.",
    next_open: "Get the file to hand in, and claim by {0}.",
    next_open_papers: "Get the papers you do not have yet ({1}) and the file to hand in, and claim by {0}.",
    next_opens: "Get the file to hand in, and claim from {0}, when claims are first taken.",
    next_opens_papers: "Get the papers you do not have yet ({1}), and claim from {0}, when claims are first taken.",
    next_closed: "Claims for ‘{0}’ closed after {1}, so first ask the operator's customer service whether they still take them.",
    next_show: "If you have not been given it yet, get the file to hand in and show it to the operator's customer service.",
    next_show_papers: "Get the papers you do not have yet ({0}), and show them to the operator's customer service with the file to hand in.",
    next_elsewhere: "If you did lose something, you can ask the operator's customer service yourself, or call the Korean consumer helpline (1372).",
    next_elsewhere_abroad: "If you did lose something, you can ask the operator's customer service yourself.",

    bound_amount: "If ‘{0}’ were {1} more, we would estimate {2}.",
    bound_review: "If ‘{0}’ were {1} more, it would go to individual review. {2}",
    bound_nothing: "If ‘{0}’ were {1} more, nothing would be left of it. {2}",
    bound_papers: "Papers that are looked at then: {0}.",
};
