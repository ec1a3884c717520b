//! What a terminal says beside the words of the page.

use rules::Lang;

/// Those of one language.
#[derive(Debug)]
pub(super) struct AskTexts {
    /// How to answer: what a blank line and `<` do.
    pub(super) how: &'static str,
    /// Give one of these numbers: how many there are.
    pub(super) one_of: &'static str,
    /// Give numbers, or 0 for none of them.
    pub(super) some_of: &'static str,
    pub(super) none_of: &'static str,
    /// What was answered before.
    pub(super) so_far: &'static str,
    pub(super) date: &'static str,
    pub(super) duration: &'static str,
    pub(super) in_unit: &'static str,
    pub(super) window: &'static str,
    /// The number of one more window.
    pub(super) window_number: &'static str,
    /// An amount, or `-` where there is no record.
    pub(super) period: &'static str,
    pub(super) another: &'static str,
    /// The number of an outage to correct.
    pub(super) correct: &'static str,
    /// What the corrected outage is typed as, or `-` for the published one.
    pub(super) corrected: &'static str,
    pub(super) loss_what: &'static str,
    pub(super) loss_amount: &'static str,
    pub(super) loss_kind: &'static str,
    pub(super) loss_date: &'static str,
    pub(super) papers: &'static str,
    /// Where the claim was written.
    pub(super) written: &'static str,
}

/// Those of `lang`.
pub(super) fn texts(lang: Lang) -> &'static AskTexts {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

static EN: AskTexts = AskTexts {
    how: "An empty line keeps what was answered, or leaves open what may be left open; < goes back.",
    one_of: "A number from 1 to {0}.",
    some_of: "Numbers, apart by spaces; 0 for none of these.",
    none_of: "None of these",
    so_far: "So far: {0}",
    date: "A date, like 2022-10-15.",
    duration: "Hours and minutes, like 1:30.",
    in_unit: "In {0}.",
    window: "From when to when, like 2022-10-15 15:30 ~ 2022-10-15 18:00.",
    window_number: "Time {0}; an empty line when there is no more.",
    period: "An amount, or - where there is no record.",
    another: "Add another?",
    correct: "The number of a time that was otherwise for you; an empty line goes on.",
    corrected: "From when to when, like 2022-10-15 15:30 ~ 2022-10-15 18:00; - for the published one.",
    loss_what: "What else was lost; an empty line goes on.",
    loss_amount: "How much.",
    loss_kind: "Of which kind; may be left empty.",
    loss_date: "When, like 2022-10-15; may be left empty.",
    papers: "The numbers of those that you have or no longer have; an empty line goes on.",
    written: "The claim is in {0}.",
};

static KO: AskTexts = AskTexts {
    how: "빈 줄은 앞서 한 답을 그대로 두거나, 비워 두어도 되는 것을 비워 둡니다. <는 앞으로 돌아갑니다.",
    one_of: "1부터 {0}까지의 번호를 쓰세요.",
    some_of: "번호를 띄어 쓰세요. 없으면 0을 쓰세요.",
    none_of: "이 중에 없음",
    so_far: "지금까지: {0}",
    date: "날짜를 2022-10-15처럼 쓰세요.",
    duration: "시간과 분을 1:30처럼 쓰세요.",
    in_unit: "단위: {0}",
    window: "언제부터 언제까지인지 2022-10-15 15:30 ~ 2022-10-15 18:00처럼 쓰세요.",
    window_number: "시간 {0}. 더 없으면 빈 줄을 넣으세요.",
    period: "금액을 쓰세요. 기록이 없으면 -를 쓰세요.",
    another: "하나 더 넣을까요?",
    correct: "실제와 다른 시간의 번호를 쓰세요. 빈 줄은 다음으로 넘어갑니다.",
    corrected: "언제부터 언제까지인지 2022-10-15 15:30 ~ 2022-10-15 18:00처럼 쓰세요. -는 발표된 시간으로 되돌립니다.",
    loss_what: "그 밖의 손해가 무엇인지 쓰세요. 빈 줄은 다음으로 넘어갑니다.",
    loss_amount: "얼마인지 쓰세요.",
    loss_kind: "어떤 손해인지 고르세요. 비워 두어도 됩니다.",
    loss_date: "언제인지 2022-10-15처럼 쓰세요. 비워 두어도 됩니다.",
    papers: "가지고 있는 것, 또는 더는 가지고 있지 않은 것의 번호를 쓰세요. 빈 줄은 다음으로 넘어갑니다.",
    written: "신청 내용을 {0}에 썼습니다.",
};
