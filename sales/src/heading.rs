//! What the headings of columns say.

use crate::text::key;

/// What a heading says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// The day of the sale.
    SaleDate,
    /// Some day.
    Date,
    /// The day on which money was paid out, which is not that of the sale.
    PayoutDate,
    /// What was taken in all.
    Sales,
    /// An amount.
    Amount,
    /// What was taken one way: by card, in cash, by a delivery service.
    Channel,
    /// What was paid back or cancelled.
    Refund,
    /// A figure that is not what was taken: a fee, a tax, a count.
    Beside,
    /// Which way a row's amount was taken.
    ChannelName,
    /// Whether a row's sale stands.
    Status,
    /// Which sale a row is of.
    Number,
    /// Nothing known.
    Unknown,
}

const PAYOUT_DATES: [&str; 8] = [
    "입금",
    "지급",
    "정산",
    "매입",
    "청구",
    "payout",
    "deposit",
    "settlement",
];
const SALE_DATES: [&str; 12] = [
    "거래",
    "승인",
    "매출",
    "판매",
    "주문",
    "결제",
    "영업",
    "이용",
    "sale",
    "order",
    "transaction",
    "business",
];
const DATES: [&str; 6] = ["일자", "날짜", "일시", "기준일", "date", "day"];

/// Figures that stand beside the sales.
const BESIDE: [&str; 31] = [
    "수수료",
    "부가세",
    "부가가치세",
    "세액",
    "공급가",
    "봉사료",
    "할인",
    "쿠폰",
    "건수",
    "수량",
    "단가",
    "배달팁",
    "배달비",
    "입금",
    "정산",
    "지급",
    "매입",
    "잔액",
    "적립",
    "비율",
    "객단가",
    "이용료",
    "원가",
    "fee",
    "tax",
    "vat",
    "qty",
    "quantity",
    "count",
    "discount",
    "tip",
];
/// Figures of another time, or that nobody took: a target, last year's, a running total.
const OTHERS: [&str; 28] = [
    "목표",
    "계획",
    "예산",
    "예상",
    "전년",
    "작년",
    "지난해",
    "전월",
    "지난달",
    "전주",
    "전일",
    "직전",
    "동기",
    "누적",
    "누계",
    "평균",
    "target",
    "goal",
    "budget",
    "plan",
    "forecast",
    "lastyear",
    "previous",
    "prior",
    "cumulative",
    "running",
    "ytd",
    "average",
];
const REFUNDS: [&str; 7] = ["취소", "환불", "반품", "refund", "return", "cancel", "void"];
const CHANNELS: [&str; 19] = [
    "카드",
    "현금",
    "배달",
    "배민",
    "요기요",
    "쿠팡",
    "계좌",
    "이체",
    "간편결제",
    "포장",
    "매장",
    "홀",
    "상품권",
    "카카오페이",
    "네이버페이",
    "card",
    "cash",
    "delivery",
    "online",
];
const SALES: [&str; 14] = [
    "총매출",
    "매출액",
    "매출금액",
    "매출합계",
    "순매출",
    "실매출",
    "승인금액",
    "결제금액",
    "판매금액",
    "주문금액",
    "거래금액",
    "이용금액",
    "총금액",
    "sales",
];
const AMOUNTS: [&str; 9] = [
    "금액",
    "합계",
    "총계",
    "매출",
    "판매액",
    "amount",
    "total",
    "revenue",
    "takings",
];
const CHANNEL_NAMES: [&str; 9] = [
    "채널",
    "결제수단",
    "결제방법",
    "결제방식",
    "주문경로",
    "주문유형",
    "플랫폼",
    "channel",
    "paymentmethod",
];
const STATUSES: [&str; 9] = [
    "상태",
    "승인구분",
    "거래구분",
    "매출구분",
    "구분",
    "취소여부",
    "거래유형",
    "status",
    "state",
];
/// What a column is called that names each sale.
pub(crate) const NUMBERS: [&str; 6] = [
    "승인번호",
    "주문번호",
    "거래번호",
    "영수증번호",
    "orderid",
    "orderno",
];

impl Heading {
    /// What a heading says; of one in several rows, what its last part says decides where it says
    /// anything.
    pub(crate) fn of(label: &str) -> Self {
        let last = label.rsplit(SEPARATOR).next().unwrap_or(label);
        match Self::of_part(&key(last)) {
            Self::Unknown => Self::of_part(&key(label)),
            known => known,
        }
    }

    fn of_part(label: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
        if label.is_empty() {
            return Self::Unknown;
        }
        if has(&NUMBERS) || label.ends_with("번호") || label.ends_with("no") {
            return Self::Number;
        }
        if has(&CHANNEL_NAMES) {
            return Self::ChannelName;
        }
        if label == "취소여부" || STATUSES.iter().any(|word| label.ends_with(word)) {
            return Self::Status;
        }
        let is_date = has(&DATES)
            || label.ends_with('일')
                && (has(&SALE_DATES) || has(&PAYOUT_DATES) || label.ends_with("요일"));
        if is_date && !label.ends_with("요일") {
            // '취소일자' is neither the day of the sale nor one of a payout.
            return if has(&REFUNDS) {
                Self::Unknown
            } else if has(&PAYOUT_DATES) {
                Self::PayoutDate
            } else if has(&SALE_DATES) {
                Self::SaleDate
            } else {
                Self::Date
            };
        }
        if has(&BESIDE) || has(&OTHERS) {
            return Self::Beside;
        }
        if has(&REFUNDS) {
            return Self::Refund;
        }
        let is_whole = label.contains('총') || label.contains('합') || label.contains("total");
        // '카드사' names who; '카드', '카드매출' and '카드결제금액' are what was taken by it.
        if has(&CHANNELS) && !is_whole && !label.ends_with('사') && !label.ends_with("종류") {
            return Self::Channel;
        }
        if has(&SALES) {
            Self::Sales
        } else if has(&AMOUNTS) {
            Self::Amount
        } else {
            Self::Unknown
        }
    }

    pub(crate) fn is_known(self) -> bool {
        self != Self::Unknown
    }
}

/// What stands between the parts of a heading in several rows.
pub(crate) const SEPARATOR: char = '\u{203a}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_real_exports() {
        for (label, heading) in [
            ("거래일자", Heading::SaleDate),
            ("승인일시", Heading::SaleDate),
            ("매출일", Heading::SaleDate),
            ("주문일시", Heading::SaleDate),
            ("날짜", Heading::Date),
            ("Date", Heading::Date),
            ("입금예정일", Heading::PayoutDate),
            ("정산일자", Heading::PayoutDate),
            ("요일", Heading::Unknown),
            ("취소일자", Heading::Unknown),
            ("승인금액", Heading::Sales),
            ("매출 금액", Heading::Sales),
            ("총매출", Heading::Sales),
            ("매출액›카드", Heading::Channel),
            ("매출액›합계", Heading::Amount),
            ("카드매출", Heading::Channel),
            ("카드사", Heading::Unknown),
            ("카드번호", Heading::Number),
            ("금액(원)", Heading::Amount),
            ("공급가액", Heading::Beside),
            ("부가세", Heading::Beside),
            ("수수료", Heading::Beside),
            ("입금액", Heading::Beside),
            ("취소금액", Heading::Refund),
            ("승인번호", Heading::Number),
            ("승인구분", Heading::Status),
            ("주문상태", Heading::Status),
            ("결제수단", Heading::ChannelName),
            ("Net sales", Heading::Sales),
            ("비고", Heading::Unknown),
            ("", Heading::Unknown),
        ] {
            assert_eq!(Heading::of(label), heading, "{label}");
        }
    }
}
