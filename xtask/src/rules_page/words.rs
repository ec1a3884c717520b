//! The words of the page itself; what is said of packs comes from the crate `words`.

use rules::{Lang, pack::Otherwise};

/// One of these for each language is complete, or it does not compile.
#[derive(Debug)]
pub(crate) struct PageWords {
    pub(crate) title: &'static str,
    pub(crate) script_off: &'static str,
    pub(crate) calculator: &'static str,
    /// The way to the page in the other language, in that language.
    pub(crate) other_language: &'static str,
    pub(crate) restated: &'static str,
    pub(crate) outages: &'static str,
    pub(crate) service: &'static str,
    pub(crate) outage: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) intakes: &'static str,
    pub(crate) remedies: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) for_services: &'static str,
    pub(crate) conditions: &'static str,
    pub(crate) gives: &'static str,
    pub(crate) band: &'static str,
    pub(crate) case: &'static str,
    pub(crate) any_other: &'static str,
    pub(crate) review: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) range: &'static str,
    pub(crate) evidence: &'static str,
    pub(crate) intake: &'static str,
    pub(crate) intake_days: &'static str,
    pub(crate) intake_extended: &'static str,
    pub(crate) days_from: &'static str,
    pub(crate) version: &'static str,
    /// What a failed condition leads to, before its reason.
    otherwise: [&'static str; 3],
}

pub(crate) const fn of(lang: Lang) -> &'static PageWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

impl PageWords {
    pub(crate) const fn otherwise(&self, otherwise: Otherwise) -> &'static str {
        let [out_of_scope, not_due, review] = self.otherwise;
        match otherwise {
            Otherwise::OutOfScope => out_of_scope,
            Otherwise::NotDue => not_due,
            Otherwise::Review => review,
        }
    }
}

const KO: PageWords = PageWords {
    title: "보상 기준",
    script_off: "JavaScript가 꺼져 있어서 계산기를 열 수 없어요. 대신 보상 기준을 보여 드려요.",
    calculator: "계산기로 예상 보상 알아보기",
    other_language: "Read in English",
    restated: "공개된 자료를 정리했어요. 실제 보상은 사업자가 정해요. 대괄호 안의 숫자는 맨 아래 출처의 번호예요.",
    outages: "서비스별 장애 시간",
    service: "서비스",
    outage: "장애 시간",
    sources: "출처",
    figures: "계산에 쓰는 값",
    intakes: "신청 기간",
    remedies: "보상 항목",
    kind: "종류",
    for_services: "쓰던 서비스 (하나 이상)",
    conditions: "조건",
    gives: "보상",
    band: "구간",
    case: "경우",
    any_other: "그 밖의 경우",
    review: "사업자의 담당자가 자료를 보고 정해요.",
    nothing: "받을 수 있는 것이 없어요.",
    range: "{0}에서 {1} 사이",
    evidence: "증빙",
    intake: "신청 기간",
    intake_days: "{0}부터 {1}까지",
    intake_extended: "{0}까지로 늘어났어요",
    days_from: "{0}부터",
    version: "규칙 묶음",
    otherwise: [
        "아니면 대상이 아니에요",
        "아니면 받지 못해요",
        "아니면 담당자가 정해요",
    ],
};

const EN: PageWords = PageWords {
    title: "The rules of compensation",
    script_off: "JavaScript is off, so the calculator cannot open. Here are the rules instead.",
    calculator: "Estimate yours with the calculator",
    other_language: "한국어로 읽기",
    restated: "This restates published sources. What is paid is the operator's decision. Numbers in brackets are those of the sources at the end.",
    outages: "When each service was down",
    service: "Service",
    outage: "Down",
    sources: "Sources",
    figures: "Figures that the rules use",
    intakes: "When claims are taken",
    remedies: "What is given",
    kind: "Kind",
    for_services: "Used (any of)",
    conditions: "Conditions",
    gives: "Gives",
    band: "Band",
    case: "Case",
    any_other: "Anything else",
    review: "A person looks at your papers and decides.",
    nothing: "Nothing is given.",
    range: "between {0} and {1}",
    evidence: "Papers",
    intake: "Claims are taken",
    intake_days: "from {0} to {1}",
    intake_extended: "extended to {0}",
    days_from: "from {0}",
    version: "Rule pack",
    otherwise: [
        "otherwise it is not for you",
        "otherwise nothing is due",
        "otherwise a person decides",
    ],
};
