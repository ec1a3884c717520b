//! Korean.

use super::DocumentWords;

pub(super) const KO: DocumentWords = DocumentWords {
    document: "보상 기준",
    contents: "차례",

    script_off: "JavaScript가 꺼져 있어서 계산기를 열 수 없어요. 대신 보상 기준을 보여 드려요.",
    calculator: "계산기로 예상 보상 알아보기",
    read_in_this: "한국어로 읽기",

    operator: "사업자",
    incident: "장애",
    time: "장애 시간",
    version: "규칙 묶음",
    restated: "공개된 자료를 정리한 문서예요. 실제 보상은 사업자가 정해요. 대괄호 안의 숫자는 맨 뒤에 있는 출처의 번호예요.",
    hash_note: "이 값이 같으면 같은 규칙이에요. 제출 자료에도 같은 값이 담겨요.",

    glance: "한눈에 보기",
    remedy: "보상 항목",
    kind: "종류",
    whom: "대상",
    gives: "보상",
    anyone: "모두",
    and_more: "{0} 외 {1}개",
    or: " 또는 ",
    by_formula: "계산식에 따라",
    decided: "담당자가 정해요",

    outages: "서비스별 장애 시간",
    service: "서비스",
    outage: "쓸 수 없던 시간",
    length: "길이",
    about: "약 {0}",
    at_most: "최대 {0}",

    remedies: "보상 항목별 기준",
    for_services: "쓰던 서비스 (하나 이상)",
    note: "참고",
    conditions: "조건",
    if_not: "맞지 않으면",
    any_of: "다음 가운데 하나라도 맞을 때",
    case: "경우",
    any_other: "그 밖의 경우",
    review: "담당자가 자료를 보고 정해요.",
    nothing: "받을 수 있는 것이 없어요.",
    range: "{0}에서 {1} 사이",
    has_week: "{0}({1}) 기록이 있을 때",
    days_from: "기간을 세는 날: {0}",
    otherwise: [
        "대상이 아니에요.",
        "받지 못해요.",
        "담당자가 자료를 보고 정해요.",
    ],

    figures: "계산에 쓰는 값",
    figure: "값",
    counted: "계산 방법",

    questions: "신청할 때 답하는 것",
    label: "이름",
    question: "질문",
    answer: "답",
    optional: "답하지 않아도 돼요.",
    any_services: "쓰던 서비스를 모두 골라요.",
    between: "{0}부터 {1}까지",
    weeks: "{0}부터 {1}까지 {2}주, 한 주에 금액 하나씩. 기록이 없는 주는 없다고 답해요.",

    papers: "필요한 서류",
    paper: "서류",
    what_counts: "설명",
    asked_by: "필요한 항목",

    intakes: "신청 기간",
    intake: "접수",
    opens: "시작",
    closes: "마감",
    extended: "{0}까지로 늘어났어요.",

    reading: "읽는 법",
    reading_rules: &[
        "시각은 모두 {0} 기준이에요.",
        "항목마다 쓰던 서비스와 장애 시간을 먼저 보고, 다음으로 조건을 위에서부터 봐요. 맞지 않는 조건이 처음 나오면 거기에서 결과가 정해져요.",
        "계산 도중에는 끝수를 버리지 않아요. 내림이나 반올림은 적혀 있는 곳에서만 해요.",
        "종류가 다른 보상은 서로 더하지 않아요.",
    ],
    sources: "출처",
};
