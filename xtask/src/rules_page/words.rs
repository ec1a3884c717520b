//! The words around a pack's own texts, in each language.

use rules::{
    Currency, Date, Instant, Lang, Ratio, Rounding,
    pack::{Otherwise, RemedyKind, WindowEnd},
};

/// The fixed words of a page. One of these is complete, or it does not compile.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) lang: Lang,
    pub(crate) title: &'static str,
    pub(crate) script_off: &'static str,
    pub(crate) calculator: &'static str,
    pub(crate) other_language: &'static str,
    pub(crate) estimate_only: &'static str,
    pub(crate) outages: &'static str,
    pub(crate) service: &'static str,
    pub(crate) from: &'static str,
    pub(crate) until: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) intakes: &'static str,
    pub(crate) opens: &'static str,
    pub(crate) closes: &'static str,
    pub(crate) extended: &'static str,
    pub(crate) remedies: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) for_services: &'static str,
    pub(crate) conditions: &'static str,
    pub(crate) otherwise: &'static str,
    pub(crate) gives: &'static str,
    pub(crate) band: &'static str,
    pub(crate) case: &'static str,
    pub(crate) any_other: &'static str,
    pub(crate) review: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) evidence: &'static str,
    pub(crate) intake: &'static str,
    pub(crate) note: &'static str,
    pub(crate) version: &'static str,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) and: &'static str,
    pub(crate) or: &'static str,
    pub(crate) unlimited: &'static str,
}

pub(crate) const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

const KO: Words = Words {
    lang: Lang::Ko,
    title: "보상 기준",
    script_off: "JavaScript가 꺼져 있어서 계산기를 열 수 없어요. 대신 보상 기준을 보여 드려요.",
    calculator: "계산기로 예상 보상 알아보기",
    other_language: "Read in English",
    estimate_only: "공개된 자료를 옮긴 것이에요. 실제 보상은 사업자가 정해요.",
    outages: "서비스별 장애 시간",
    service: "서비스",
    from: "시작",
    until: "끝",
    sources: "출처",
    figures: "계산에 쓰는 값",
    intakes: "신청 기간",
    opens: "첫날",
    closes: "마지막 날",
    extended: "연장한 마지막 날",
    remedies: "보상 항목",
    kind: "종류",
    for_services: "이 서비스 가운데 하나를 장애 때 쓰신 분",
    conditions: "조건",
    otherwise: "아니면",
    gives: "보상",
    band: "구간",
    case: "경우",
    any_other: "그 밖",
    review: "담당자가 자료를 보고 정해요.",
    nothing: "받으실 것이 없어요.",
    evidence: "증빙",
    intake: "신청 기간",
    note: "참고",
    version: "규칙 묶음",
    yes: "예",
    no: "아니요",
    and: "그리고",
    or: "또는",
    unlimited: "기한 없이 쓸 수 있어요",
};

const EN: Words = Words {
    lang: Lang::En,
    title: "The rules of compensation",
    script_off: "JavaScript is off, so the calculator cannot open. Here are the rules instead.",
    calculator: "Estimate yours with the calculator",
    other_language: "한국어로 읽기",
    estimate_only: "This restates published sources. What is paid is the operator's decision.",
    outages: "When each service was down",
    service: "Service",
    from: "From",
    until: "To",
    sources: "Sources",
    figures: "Figures that the rules use",
    intakes: "When claims are taken",
    opens: "First day",
    closes: "Last day",
    extended: "Last day as extended",
    remedies: "What is given",
    kind: "Kind",
    for_services: "For those who used one of these while it was down",
    conditions: "Conditions",
    otherwise: "otherwise",
    gives: "Gives",
    band: "Band",
    case: "Case",
    any_other: "Anything else",
    review: "A person looks at your papers and decides.",
    nothing: "Nothing is given.",
    evidence: "Papers",
    intake: "Claims are taken",
    note: "Note",
    version: "Rule pack",
    yes: "yes",
    no: "no",
    and: "and",
    or: "or",
    unlimited: "no end date",
};

impl Words {
    const fn pick(&self, ko: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Ko => ko,
            Lang::En => en,
        }
    }

    pub(crate) const fn remedy_kind(&self, kind: RemedyKind) -> &'static str {
        match kind {
            RemedyKind::Cash => self.pick("현금", "Cash"),
            RemedyKind::Credit => self.pick("크레딧", "Credit"),
            RemedyKind::Extension => self.pick("이용 기간 연장", "More time"),
            RemedyKind::Voucher => self.pick("쿠폰", "Voucher"),
            RemedyKind::InKind => self.pick("물품", "In kind"),
        }
    }

    pub(crate) const fn window_end(&self, end: WindowEnd) -> &'static str {
        match end {
            WindowEnd::Exact => "",
            WindowEnd::About => self.pick("무렵", "about"),
            WindowEnd::WorkingBy => {
                self.pick("이때는 작동했어요", "working by then; the exact end is not published")
            }
        }
    }

    pub(crate) const fn on_failed_condition(&self, otherwise: Otherwise) -> &'static str {
        match otherwise {
            Otherwise::OutOfScope => self.pick("대상이 아니에요", "not for you"),
            Otherwise::NotDue => self.pick("받지 않아요", "not given"),
            Otherwise::Review => self.pick("담당자가 정해요", "a person decides"),
        }
    }

    pub(crate) const fn rounding(&self, rounding: Rounding) -> &'static str {
        match rounding {
            Rounding::Floor => self.pick("버림", "rounded down"),
            Rounding::HalfUp => self.pick("반올림", "rounded half up"),
            Rounding::HalfEven => self.pick("짝수로 반올림", "rounded half to even"),
            Rounding::Ceil => self.pick("올림", "rounded up"),
        }
    }

    /// An amount of minor units.
    pub(crate) fn money(&self, currency: Currency, minor: Ratio) -> String {
        let main = minor.div(Ratio::whole(10_i64.pow(currency.digits())));
        let figure = main.map_or_else(|_| minor.to_string(), number);
        match (self.lang, currency) {
            (Lang::Ko, Currency::KRW) => format!("{figure}원"),
            (Lang::En, Currency::KRW) => format!("{figure} won"),
            _ => format!("{} {figure}", currency.code()),
        }
    }

    pub(crate) fn duration(&self, seconds: Ratio) -> String {
        let Some(total) = seconds.to_i64() else {
            return format!("{} {}", number(seconds), self.pick("초", "seconds"));
        };
        let (days, hours) = (total / 86_400, total / 3_600);
        if days > 0 && total % 86_400 == 0 {
            return match self.lang {
                Lang::Ko => format!("{days}일({hours}시간)"),
                Lang::En => format!("{days} {} ({hours} hours)", plural(days, "day", "days")),
            };
        }
        let parts = [
            (hours, "시간", "hour", "hours"),
            (total / 60 % 60, "분", "minute", "minutes"),
            (total % 60, "초", "second", "seconds"),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(count, ..)| *count != 0)
            .map(|(count, ko, one, many)| match self.lang {
                Lang::Ko => format!("{count}{ko}"),
                Lang::En => format!("{count} {}", plural(count, one, many)),
            })
            .collect();
        parts.join(" ")
    }

    pub(crate) fn date(&self, date: Date) -> String {
        const MONTHS: [&str; 12] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ];
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.lang {
            Lang::Ko => format!("{year}년 {month}월 {day}일"),
            Lang::En => {
                let name = MONTHS.iter().zip(1..).find(|(_, number)| *number == month);
                format!("{day} {} {year}", name.map_or("", |(name, _)| name))
            }
        }
    }

    pub(crate) fn instant(&self, instant: Instant) -> String {
        let (hour, minute) = instant.time_of_day();
        format!("{} {hour:02}:{minute:02}", self.date(instant.date()))
    }
}

fn plural(count: i64, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// A number with separated thousands; a decimal fraction where it ends, else a fraction.
pub(crate) fn number(value: Ratio) -> String {
    let hundredths = value.mul(Ratio::whole(100)).ok().filter(|it| it.is_whole());
    let (Some(hundredths), false) = (hundredths.and_then(Ratio::to_i64), value.is_whole()) else {
        return if value.is_whole() {
            grouped(value.numerator())
        } else {
            format!("{}/{}", grouped(value.numerator()), value.denominator())
        };
    };
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    format!("{sign}{}.{rest:02}", grouped(whole.into()))
}

fn grouped(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    format!("{}{}", if value < 0 { "-" } else { "" }, groups.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_exact() {
        let ratio = |n, d| Ratio::new(n, d).expect("a fraction");
        let shown = [(1_234_567, 1), (-1_200, 1), (-5, 100), (806, 100), (7_150, 3)];
        assert_eq!(
            shown.map(|(n, d)| number(ratio(n, d))),
            ["1,234,567", "-1,200", "-0.05", "8.06", "7,150/3"]
        );
    }

    #[test]
    fn durations_dates_and_amounts_read_well() {
        let seconds = Ratio::whole(127 * 3_600 + 30 * 60);
        assert_eq!(KO.duration(seconds), "127시간 30분");
        assert_eq!(EN.duration(Ratio::whole(86_400)), "1 day (24 hours)");
        let date = "2022-10-15".parse().expect("a date");
        assert_eq!(EN.date(date), "15 October 2022");
        assert_eq!(EN.money(Currency::GBP, Ratio::whole(806)), "GBP 8.06");
        assert_eq!(KO.money(Currency::KRW, Ratio::whole(300_000)), "300,000원");
    }
}
