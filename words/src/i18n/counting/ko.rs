use rules::Lang;

use super::CountWords;

pub(super) static WORDS: CountWords = CountWords {
    lang: Lang::Ko,
    counted: "모두 {0}건이에요. 다시 계산해도 같은 제출 자료 {1}건, 제출 자료가 아니라 새로 계산한 신청 {2}건.",
    evaluated_for: "신청은 {0} 기준으로 계산했어요.",
    with_faults: "{0}건에는 이 규칙이 쓸 수 없는 답이 있어요. 나머지 답은 셈했어요.",
    nothing_counted: "셈한 것이 없어요.",

    claims: "건수",
    share: "비율",
    not_known: "답이 빠져 알 수 없음",
    services: "쓰던 서비스(한 건에 여럿일 수 있어요)",
    no_service: "없거나 답하지 않음",

    remedies: "보상 항목",
    due: "예상",
    range: "범위",
    review: "검토",
    not_due: "해당 없음",
    out_of_scope: "대상 아님",
    unknown: "답 없음",
    least: "최소",
    most: "최대",

    totals: "종류별 합계(서로 더하지 않아요)",
    lines: "항목 수",
    time: "기간 연장",
    items: "물품·혜택",
    reviews: "담당자가 정함",
    unknowns: "답을 기다림",

    refused: "셈하지 않은 것: {0}건",
    tampered: "만든 뒤에 바뀜",
    different: "다시 계산하면 다름",
    unknown_pack: "여기에 없는 규칙",
    not_whole: "증빙이 온전하지 않음",
    not_readable: "신청도 제출 자료도 아님",
    unread: "열 수 없음",
    more_refused: "그 밖에 {0}건",

    simulated: "지금 규칙 {0}, 초안 {1}",
    now: "지금",
    draft: "초안",
    difference: "차이",
    remedy_differences: "달라지는 보상 항목",
    changed: "달라진 건",
    who: "더 받는 쪽과 덜 받는 쪽",
    all: "모든 신청",
    gain: "더 받음",
    lose: "덜 받음",
    both: "늘고 줄어듦",
    otherwise: "돈 말고 다름",
    same: "같음",
    who_note: "더 받음: 어느 한 종류의 돈이 늘고 줄어든 종류는 없어요. 돈 말고 다름: 돈은 그대로이고 다른 것이 바뀌어요.",
    no_such_remedy: "없는 항목",
};
