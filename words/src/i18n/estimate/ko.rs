//! Korean.

use super::EstimateWords;

pub(super) static WORDS: EstimateWords = EstimateWords {
    gives: "지금 답변으로 보면 {0} 받을 것으로 예상돼요.",
    gives_no_cash: "현금 보상은 없고, {0} 받을 것으로 예상돼요.",
    gives_nothing_yet: "지금 답변만으로는 금액이나 혜택을 예상할 수 없어요.",
    gives_nothing: "이 보상 기준으로는 받을 수 있는 것이 없어요.",
    cash: "현금 {0}",
    credit: "포인트·캐시 {0}",
    voucher: "쿠폰 {0}",
    times: ["기간 연장 {0}가지", "기간 연장 {0}가지"],
    items: ["물품·혜택 {0}가지", "물품·혜택 {0}가지"],
    and: ", ",
    comma: ", ",
    and_more: "{0} 외 {1}가지",

    open_review: "‘{0}’ 항목은 담당자가 하나씩 보고 정하고, ",
    open_range: "‘{0}’ 항목은 공개된 기준만으로는 하나로 정해지지 않고, ",
    open_unknown: "{0}가지는 답이 더 있어야 알 수 있고, ",
    open_none: "공개된 기준으로 계산한 결과이고, ",
    open_decides: "실제 결정은 사업자가 해요.",

    next_answer: "‘{0}’ 질문에 답하면 나머지도 알 수 있어요.",
    next_answers: "‘{0}’ 등 남은 질문 {1}개에 답하면 나머지도 알 수 있어요.",
    next_open: "제출 자료를 받아서 {0}까지 신청해 보세요.",
    next_open_papers: "아직 없는 서류({1})를 준비하고, 제출 자료를 받아서 {0}까지 신청해 보세요.",
    next_opens: "제출 자료를 받아 두었다가 접수가 시작되는 {0}부터 신청해 보세요.",
    next_opens_papers: "아직 없는 서류({1})를 준비해 두었다가 접수가 시작되는 {0}부터 신청해 보세요.",
    next_closed: "‘{0}’ 신청은 {1}에 마감됐으니, 지금도 받는지 사업자 고객센터에 먼저 물어보세요.",
    next_show: "아직 받지 못했다면 제출 자료를 받아서 사업자 고객센터에 보여 주세요.",
    next_show_papers: "아직 없는 서류({0})를 준비하고, 제출 자료와 함께 사업자 고객센터에 보여 주세요.",
    next_elsewhere: "그래도 손해가 있었다면 사업자 고객센터에 직접 물어보거나, 한국소비자원 상담(국번 없이 1372)을 이용할 수 있어요.",
    next_elsewhere_abroad: "그래도 손해가 있었다면 사업자 고객센터에 직접 물어볼 수 있어요.",

    bound_amount: "{0} {1} 더 많으면 {2} 바뀔 것으로 예상돼요.",
    bound_review: "{0} {1} 더 많으면 담당자가 따로 검토하는 구간이에요. {2}",
    bound_nothing: "{0} {1} 더 많으면 예상되는 보상이 없어져요. {2}",
    bound_papers: "그때 보는 서류: {0}.",
};
