//! The words of the finder.

use anyhow::{Result, bail};
use rules::Lang;

/// One of these for each language is complete, or it does not compile.
#[derive(Debug)]
pub(super) struct FinderWords {
    pub(super) heading: &'static str,
    pub(super) lead: &'static str,
    pub(super) unknown_pack: &'static str,
    pub(super) unknown_version: &'static str,
    pub(super) script_off: &'static str,
    /// What the fields together are for.
    pub(super) form: &'static str,
    pub(super) search: &'static str,
    pub(super) country: &'static str,
    /// The choice of no country.
    pub(super) any_country: &'static str,
    pub(super) date: &'static str,
    pub(super) found_one: &'static str,
    pub(super) found_many: &'static str,
    /// That nothing was found, and what to do then.
    pub(super) none: &'static str,
    pub(super) none_text: &'static str,
    pub(super) none_standing: &'static str,
    pub(super) clear: &'static str,
    pub(super) incidents: &'static str,
    pub(super) standing: &'static str,
    pub(super) standing_text: &'static str,
    /// When, of a scheme for any outage.
    pub(super) any_time: &'static str,
    /// Where, of a scheme for every country.
    pub(super) no_country: &'static str,
    pub(super) kept: &'static str,
    pub(super) as_text: &'static str,
}

pub(super) const fn of(lang: Lang) -> &'static FinderWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

const KO: FinderWords = FinderWords {
    heading: "어떤 장애를 겪으셨어요?",
    lead: "장애를 고르면 공개된 기준으로 예상 보상을 계산해 드려요. 직접 보내기 전에는 답변이 이 기기 밖으로 나가지 않아요.",
    unknown_pack: "주소에 적힌 보상 기준은 여기에 없어요. 아래에서 골라 주세요.",
    unknown_version: "주소에 적힌 버전의 보상 기준은 여기에 없어요. 아래에서 고르시면 지금 기준으로 계산해 드려요.",
    script_off: "JavaScript가 꺼져 있어서 계산기를 열 수 없어요. 대신 보상 기준을 글로 읽어 보세요.",
    form: "보상 기준 찾기",
    search: "회사나 서비스 이름",
    country: "나라",
    any_country: "모든 나라",
    date: "장애가 난 날",
    found_one: "보상 기준 1개를 찾았어요.",
    found_many: "보상 기준 {0}개를 찾았어요.",
    none: "꼭 맞는 보상 기준이 없어요.",
    none_text: "이름을 줄여 쓰거나 날짜를 비우고 다시 찾아보세요.",
    none_standing: "목록에 없는 장애라면 아래 기준을 살펴보세요.",
    clear: "찾는 조건 지우기",
    incidents: "따로 보상하기로 한 장애",
    standing: "다른 장애를 겪으셨나요?",
    standing_text: "위에 없는 장애라도 약관이나 법에서 정한 보상을 받을 수 있어요.",
    any_time: "언제 난 장애든",
    no_country: "어느 나라에서든",
    kept: "적던 답변이 있어요",
    as_text: "기준을 글로 읽기",
};

const EN: FinderWords = FinderWords {
    heading: "Which outage affected you?",
    lead: "Choose it, and work out what you may be owed from the published rules. Your answers stay on this device until you send them.",
    unknown_pack: "The scheme that this address asks for is not here. Please choose one below.",
    unknown_version: "The version of the scheme that this address asks for is not here. Choose the scheme below to use its current rules.",
    script_off: "JavaScript is off, so the calculator cannot open. You can read the rules as text instead.",
    form: "Find a scheme",
    search: "Company or service",
    country: "Country",
    any_country: "All",
    date: "Outage date",
    found_one: "1 scheme found.",
    found_many: "{0} schemes found.",
    none: "No scheme fits all of that.",
    none_text: "Try a shorter name, or leave the date empty.",
    none_standing: "For an outage that is not listed, look at the schemes below.",
    clear: "Clear the search",
    incidents: "Outages with a scheme of their own",
    standing: "Another outage?",
    standing_text: "Contracts and the law set compensation for outages that are not listed above, too.",
    any_time: "Any date",
    no_country: "Any country",
    kept: "You have answers here",
    as_text: "Read the rules as text",
};

/// A country's name.
pub(super) fn country(code: &str, lang: Lang) -> Result<&'static str> {
    let (ko, en) = match code {
        "AU" => ("호주", "Australia"),
        "CA" => ("캐나다", "Canada"),
        "DE" => ("독일", "Germany"),
        "FR" => ("프랑스", "France"),
        "GB" => ("영국", "United Kingdom"),
        "JP" => ("일본", "Japan"),
        "KR" => ("한국", "South Korea"),
        "US" => ("미국", "United States"),
        other => bail!(
            "A pack is listed for the country `{other}`, which has no name in \
             xtask/src/finder/words.rs. Add it there."
        ),
    };
    Ok(match lang {
        Lang::Ko => ko,
        Lang::En => en,
    })
}
