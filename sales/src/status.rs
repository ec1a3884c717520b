//! What a status says of its row's sale. A word that is known says it; every other is asked about.

use crate::text::key;

/// What a status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// The sale stands.
    Stands,
    /// It was cancelled.
    Cancelled,
    /// A part of it was, and another column may say which.
    Partly,
    /// Nothing that is known here.
    Unknown,
}

const STANDS: [&str; 36] = [
    "승인",
    "정상",
    "정상승인",
    "승인완료",
    "완료",
    "결제",
    "결제완료",
    "입금완료",
    "거래완료",
    "주문완료",
    "배달완료",
    "배송완료",
    "구매확정",
    "구매완료",
    "정산완료",
    "매출",
    "판매",
    "판매완료",
    "일반",
    "신용",
    "체크",
    "일시불",
    "할부",
    "approved",
    "paid",
    "completed",
    "complete",
    "succeeded",
    "success",
    "successful",
    "settled",
    "captured",
    "sale",
    "ok",
    "delivered",
    "purchase",
];
const CANCELLED: [&str; 30] = [
    "취소",
    "승인취소",
    "결제취소",
    "주문취소",
    "거래취소",
    "매출취소",
    "전체취소",
    "당일취소",
    "취소완료",
    "취소승인",
    "취소됨",
    "고객취소",
    "매장취소",
    "환불",
    "환불완료",
    "전액환불",
    "반품",
    "반품완료",
    "cancel",
    "cancelled",
    "canceled",
    "cancellation",
    "refund",
    "refunded",
    "void",
    "voided",
    "reversal",
    "reversed",
    "return",
    "returned",
];
const PARTLY: [&str; 6] = [
    "부분취소",
    "부분환불",
    "일부취소",
    "일부환불",
    "partiallyrefunded",
    "partialrefund",
];

/// What a status says by itself.
pub(crate) fn of(text: &str) -> Said {
    let word = key(text);
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    // '승인거래', '취소건'.
    let bare = ["거래", "처리", "건", "됨"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    let is_in = |words: &[&str]| words.contains(&word) || words.contains(&bare);
    // An empty cell says nothing against its sale.
    if word.is_empty() || is_in(&STANDS) {
        Said::Stands
    } else if is_in(&CANCELLED) {
        Said::Cancelled
    } else if is_in(&PARTLY) {
        Said::Partly
    } else {
        Said::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clear_words_are_known() {
        for (text, said) in [
            ("결제완료", Said::Stands),
            ("", Said::Stands),
            (" Paid ", Said::Stands),
            ("승인 취소", Said::Cancelled),
            ("[취소]", Said::Cancelled),
            ("취소거래", Said::Cancelled),
            ("승인거래", Said::Stands),
            ("부분취소", Said::Partly),
            ("취소철회", Said::Unknown),
            ("미취소", Said::Unknown),
            ("환불거절", Said::Unknown),
            ("승인실패", Said::Unknown),
            ("미승인", Said::Unknown),
            ("결제대기", Said::Unknown),
            ("declined", Said::Unknown),
            ("failed", Said::Unknown),
        ] {
            assert_eq!(of(text), said, "{text}");
        }
    }
}
