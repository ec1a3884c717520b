use std::rc::Rc;

use bosang::components as ui;
use bosang::components::{DayBar, DayKind, Part, TimelineRow, WeekBar, WeekKind};
use rules::pack::RemedyKind;
use yew::{prelude::*, props};

use crate::words::{GROUPS, Service, Words};

/// The outage, in hours.
const AXIS: f32 = 127.5;

pub(crate) fn examples(say: Words) -> Html {
    html! {
        <>
            <h2>{"Timeline"}</h2>
            {timeline(say, 3, say.is("고르신 서비스의 장애 시간", "When your services were down"))}
            {timeline(say, usize::MAX, say.is("모든 서비스의 장애 시간", "When each service was down"))}
            <h2>{"WeekChart"}</h2>
            {ui::week_chart(&props!(ui::WeekChartProps {
                title: say.is("주별 매출", "Sales by week"),
                bars: weeks(say),
                columns: [say.is("주", "Week"), say.is("매출", "Sales")],
                table_label: say.is("표로 보기", "As a table"),
                legend: [
                    say.is("다른 주", "Other weeks"),
                    say.is("가장 많이 판 주", "Highest week"),
                    say.is("장애가 있던 주", "Week of the outage"),
                ],
            }))}
            {ui::week_chart(&props!(ui::WeekChartProps {
                title: say.is("날마다의 매출", "Sales by day"),
                bars: days(say),
                every: 4,
                columns: [say.is("날짜", "Day"), say.is("금액", "Amount")],
                table_label: say.is("표로 보기", "As a table"),
                legend: [
                    say.is("보통 날", "Other days"),
                    say.is("가장 많은 날", "Best day"),
                    say.is("장애가 난 날", "Day of the outage"),
                ],
            }))}
            <h2>{"QrCode"}</h2>
            {ui::qr_code(&props!(ui::QrCodeProps {
                text: "bosang 3F2A-91BC-04DE sha256:3f2a91bc04de",
                label: say.is("확인 번호가 담긴 QR 코드", "QR code with the reference"),
            }))}
            <h2>{"DayChart"}</h2>
            {by_day(say)}
            <h2>{"PartsBar"}</h2>
            {ui::parts_bar(&props!(ui::PartsBarProps {
                title: say.is("예상 보상 구성", "What the estimate is made of"),
                parts: parts(say),
            }))}
        </>
    }
}

/// Days of three kinds, some of them down, one without a record.
fn by_day(say: Words) -> Html {
    let day = |(index, bar): (usize, &WeekBar)| DayBar {
        tick: bar.label.clone(),
        name: bar.label.clone(),
        height: bar.height,
        text: bar.text.clone(),
        kind: match index % 3 {
            0 => DayKind::Ordinary,
            1 => DayKind::Best,
            _ => DayKind::OutageWeek,
        },
        down: bar.kind == WeekKind::Outage,
    };
    let days: Rc<[DayBar]> = days(say).iter().enumerate().map(day).collect();
    let texts: Rc<[AttrValue]> = days.iter().map(|day| day.text.clone()).collect();
    let about = Callback::from(move |at: usize| match texts.get(at) {
        Some(text) => html! { <p class="says">{text}</p> },
        None => Html::default(),
    });
    html! {
        <ui::DayChart
            id="days"
            title={say.is("날짜별 매출", "Sales by day")}
            {days}
            every=4
            pick_label={say.is("날짜 고르기", "Choose a day")}
            columns={[say.is("날짜", "Day"), say.is("매출", "Sales")]}
            table_label={say.is("표로 보기", "As a table")}
            legend={[
                say.is("보통 날", "Ordinary day"),
                say.is("가장 많이 판 주", "Best week"),
                say.is("장애가 난 주", "Week of the outage"),
                say.is("장애 기간", "Time of the outage"),
            ]}
            first=2
            {about}
        />
    }
}

fn timeline(say: Words, count: usize, title: AttrValue) -> Html {
    let row = |(index, service): (usize, &Service)| {
        let end = service.hours / AXIS;
        let corrected = index == 1;
        TimelineRow {
            name: say.is(service.name.0, service.name.1),
            icon: service.icon,
            published: vec![(0.0, end)],
            counted: match index {
                0 => vec![(0.0, end)],
                1 => vec![(0.03, end * 0.4), (end * 0.6, end + 0.08)],
                2 => vec![(0.0, end)],
                _ => Vec::new(),
            },
            text: say.is(
                "10월 15일 15:30부터 10월 16일 01:31까지, 10시간 1분",
                "15 October 15:30 to 16 October 01:31, 10 h 1 min",
            ),
            uncertain_end: !service.exact,
            corrected,
        }
    };
    let rows: Rc<[TimelineRow]> = GROUPS
        .iter()
        .flat_map(|(_, _, services)| services.iter())
        .enumerate()
        .take(count)
        .map(row)
        .collect();
    let ticks: Rc<[(f32, AttrValue)]> = ["16일", "17일", "18일", "19일", "20일"]
        .into_iter()
        .zip(["16 Oct", "17 Oct", "18 Oct", "19 Oct", "20 Oct"])
        .zip([8.5, 32.5, 56.5, 80.5, 104.5])
        .map(|((ko, en), hours)| (hours / AXIS, say.is(ko, en)))
        .collect();
    html! {
        {ui::timeline(&props!(ui::TimelineProps {
            title,
            rows,
            ticks,
            columns: [say.is("서비스", "Service"), say.is("쓸 수 없던 시간", "Down")],
            table_label: say.is("표로 보기", "As a table"),
            legend: [
                say.is("발표된 장애 시간", "Published"),
                say.is("내 시간", "Yours"),
            ],
            uncertain: say.is("끝난 때가 정확하지 않음", "End not exactly known"),
            stripes: match count {
                usize::MAX => ui::Stripes::Second,
                _ => ui::Stripes::First,
            },
        }))}
    }
}

fn weeks(say: Words) -> Rc<[WeekBar]> {
    let amounts = [
        ("9/3", Some(0.72)),
        ("9/10", Some(0.55)),
        ("9/17", Some(0.81)),
        ("9/24", None),
        ("10/1", Some(1.0)),
        ("10/8", Some(0.78)),
        ("10/15", Some(0.64)),
        ("10/22", Some(0.7)),
    ];
    amounts
        .into_iter()
        .enumerate()
        .map(|(index, (label, height))| WeekBar {
            label: label.into(),
            height,
            text: match height {
                Some(_) => say.is("132만 원 (1,320,000원)", "1,320,000 won"),
                None => say.is("기록 없음", "No record"),
            },
            kind: match index {
                4 => WeekKind::Highest,
                6 => WeekKind::Outage,
                _ => WeekKind::Ordinary,
            },
        })
        .collect()
}

/// A month of days, the outage on two of them.
fn days(say: Words) -> Rc<[WeekBar]> {
    let bar = |day: u32| {
        let height = (day % 7 != 3).then_some(0.55 + ((day * 5) % 8) as f32 * 0.06);
        let (kind, height) = match day {
            16 => (WeekKind::Highest, Some(1.0)),
            21 | 22 => (WeekKind::Outage, Some(0.2)),
            _ => (WeekKind::Ordinary, height),
        };
        WeekBar {
            label: ["3/", &day.to_string()].concat().into(),
            height,
            text: say.is("120만 원 (1,200,000원)", "1,200,000 won"),
            kind,
        }
    };
    (1..=31).map(bar).collect()
}

fn parts(say: Words) -> Rc<[Part]> {
    [
        (
            say.is("매출 손실 보상", "Lost sales"),
            0.45,
            say.is("5만 원", "50,000 won"),
            RemedyKind::Cash,
        ),
        (
            say.is("톡채널 메시지 캐시", "Talk Channel cash"),
            0.45,
            say.is("5만 원", "50,000 won"),
            RemedyKind::Credit,
        ),
        (
            say.is("메이커스 쿠폰", "Makers coupons"),
            0.1,
            say.is("5,000원", "5,000 won"),
            RemedyKind::Voucher,
        ),
    ]
    .into_iter()
    .map(|(label, share, text, kind)| Part {
        label,
        share,
        text,
        kind,
    })
    .collect()
}
