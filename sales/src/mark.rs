//! What a cell says of its row: that it sums up others, or that its sale does not stand.

use crate::{
    status::{self, Said},
    text::key,
};

/// Words of rows that sum up others.
const TOTALS: [&str; 22] = [
    "합계",
    "소계",
    "총계",
    "누계",
    "계",
    "총합계",
    "월계",
    "일계",
    "주계",
    "총합",
    "전체합계",
    "월합계",
    "일합계",
    "평균",
    "일평균",
    "total",
    "totals",
    "subtotal",
    "grandtotal",
    "sum",
    "average",
    "sub-total",
];

/// Words of a sale that does not stand.
const CANCELS: [&str; 8] = [
    "취소", "환불", "반품", "거절", "cancel", "refund", "void", "reversal",
];

/// Whether a cell says that its row sums up others: '합계', '10월 소계', 'Total (61)'.
pub(crate) fn is_total(text: &str) -> bool {
    // Most cells are figures, and this is asked of every one.
    let may_be = |c: char| matches!(c, '계' | '합' | '균') || c.is_ascii_alphabetic();
    if text.len() > 60 || !text.contains(may_be) {
        return false;
    }
    let mut word = key(text);
    // '[소계]', '(합계)'.
    if let Some(inner) = word
        .strip_prefix(['[', '(', '<', '{', '〔'])
        .and_then(|word| word.strip_suffix([']', ')', '>', '}', '〕']))
    {
        word = inner.to_owned();
    }
    if let Some(at) = word.find(['(', '[']) {
        word.truncate(at);
    }
    // '카드 소계', '2번 기기 합계'.
    if ["소계", "합계", "총계", "누계", "subtotal", "grandtotal"]
        .iter()
        .any(|total| word.ends_with(total))
    {
        return true;
    }
    let word = word.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '년' | '월' | '일' | '주' | '차' | '.' | '-' | '/' | '*' | '<' | '【'
            )
    });
    let word = word.trim_end_matches([':', '>', '*', '】', '.']);
    // What a stripped '일계' or '월계' leaves is '계'.
    TOTALS.contains(&word)
}

/// What a column of statuses says by its heading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// Whether it is about cancelling, so that a 'yes' or a date says so.
    is_of_cancelling: bool,
}

impl Standing {
    /// That of a column with this heading.
    pub(crate) fn of(heading: &str) -> Self {
        let heading = key(heading);
        Self {
            is_of_cancelling: CANCELS.iter().any(|word| heading.contains(word)),
        }
    }

    /// What a status says of its sale.
    pub(crate) fn said(self, text: &str) -> Said {
        if text.trim().is_empty() {
            return Said::Stands;
        }
        if !self.is_of_cancelling {
            return status::of(text);
        }
        // '취소여부' says yes or no, '취소일자' says when; nothing stands for no.
        let no = [
            "n",
            "no",
            "아니오",
            "정상",
            "-",
            "x",
            "0",
            "false",
            "미취소",
        ];
        let word = key(text);
        if no.contains(&word.as_str()) {
            Said::Stands
        } else {
            Said::Cancelled
        }
    }

    /// Whether a status says that the sale does not stand.
    pub(crate) fn is_cancelled(self, text: &str) -> bool {
        self.said(text) == Said::Cancelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_totals() {
        for total in [
            "합계",
            "소 계",
            "총계",
            "10월 소계",
            "2022-10 합계",
            "Total (61)",
            "계",
            "일계",
            "[소 계]",
            "카드 소계",
            "(합계)",
        ] {
            assert!(is_total(total), "{total}");
        }
        for other in [
            "",
            "2022-10-15",
            "신용카드",
            "계란말이",
            "합계세트 메뉴",
            "1,200",
            "총무",
        ] {
            assert!(!is_total(other), "{other}");
        }
    }

    #[test]
    fn cancelled_or_not() {
        for (heading, text, cancelled) in [
            ("승인구분", "승인취소", true),
            ("주문상태", "주문 취소", true),
            ("취소여부", "Y", true),
            ("취소일자", "2022-10-15", true),
            ("취소여부", "N", false),
            ("취소여부", "", false),
            ("구분", "승인", false),
            ("상태", "배달완료", false),
            ("상태", "취소철회", false),
        ] {
            let standing = Standing::of(heading);
            assert_eq!(standing.is_cancelled(text), cancelled, "{heading} {text}");
        }
    }
}
