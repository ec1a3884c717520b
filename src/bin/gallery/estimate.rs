use std::rc::Rc;

use bosang::components as ui;
use bosang::components::{SourceLink, StepView};
use rules::estimate::Certainty;
use yew::{prelude::*, props};

use crate::words::Words;

pub(crate) fn examples(say: Words) -> Html {
    let tag = |certainty, word| html! { <>{ui::certainty_tag(&props!(ui::CertaintyTagProps { certainty, word }))}{" "}</> };
    html! {
        <>
            <h2>{"CertaintyTag"}</h2>
            <p>
                {tag(Certainty::Due, say.is("받을 수 있어요", "Due"))}
                {tag(Certainty::Range, say.is("범위로 정해져요", "Within a range"))}
                {tag(Certainty::Review, say.is("담당자가 검토해요", "Under review"))}
                {tag(Certainty::NotDue, say.is("해당하지 않아요", "Not due"))}
                {tag(Certainty::Unknown, say.is("아직 몰라요", "Not known yet"))}
            </p>
            <h2>{"Sources"}</h2>
            {ui::sources(&props!(ui::SourcesProps {
                label: say.is("근거", "Sources"),
                links: Rc::from(sources(say)),
            }))}
            <h2>{"RemedyCard, StepList"}</h2>
            {ui::remedy_card(&props!(ui::RemedyCardProps {
                id: "sales-loss",
                name: say.is("매출 손실 보상", "Lost sales"),
                certainty: Certainty::Due,
                word: say.is("받을 수 있어요", "Due"),
                amount: say.is("5만 원 (50,000원)", "50,000 won"),
                reason: say.is(
                    "줄어든 매출이 30만 원을 넘고 50만 원 이하예요.",
                    "Your lost sales are over 300,000 and up to 500,000 won.",
                ),
                children: html! { <>
                <p>{say.is(
                    "손실이 12,001원 더 많으면 담당자가 따로 검토해요.",
                    "With 12,001 won more of loss, a person reviews it.",
                )}</p>
                {ui::disclosure(&props!(ui::DisclosureProps {
                    open: true,
                    summary: say.is("어떻게 계산했나요?", "How we got there"),
                    children: html! { <>
                    {ui::step_list(&props!(ui::StepListProps {
                        steps: steps(say),
                        sources_label: say.is("근거", "Sources"),
                    }))}
                </> },
                }))}
            </> },
            }))}
            {ui::remedy_card(&props!(ui::RemedyCardProps {
                id: "melon",
                name: say.is("멜론 이용권 연장", "Melon pass extended"),
                certainty: Certainty::Due,
                word: say.is("받을 수 있어요", "Due"),
                amount: say.is("3일 연장", "3 more days"),
                amount_note: say.is("1,500원 캐시로 받을 수도 있어요", "Or 1,500 won of cash"),
                reason: say.is("장애 때 이용권이 있었어요.", "You had a pass during the outage."),
            }))}
            {ui::remedy_card(&props!(ui::RemedyCardProps {
                id: "driver",
                name: say.is("대리기사 보상", "Proxy drivers"),
                certainty: Certainty::Range,
                word: say.is("범위로 정해져요", "Within a range"),
                amount: say.is("25,000~50,000포인트", "25,000 to 50,000 points"),
                reason: say.is("얼마인지는 공개된 기준이 없어요.", "How much within that is not published."),
            }))}
            {ui::remedy_card(&props!(ui::RemedyCardProps {
                id: "over",
                name: say.is("50만 원을 넘는 손실", "Losses over 500,000 won"),
                certainty: Certainty::Review,
                word: say.is("담당자가 검토해요", "Under review"),
                amount: say.is("금액 미정", "No figure yet"),
                reason: say.is("증빙을 보고 한 건씩 정해요.", "Decided one by one, against proof."),
            }))}
            {ui::remedy_card(&props!(ui::RemedyCardProps {
                id: "bike",
                name: say.is("바이크 초과 요금", "Bike overcharge"),
                certainty: Certainty::NotDue,
                word: say.is("해당하지 않아요", "Not due"),
                amount: say.is("없음", "Nothing"),
                reason: say.is("이 서비스를 고르지 않았어요.", "You did not choose this service."),
            }))}
            {ui::remedy_card(&props!(ui::RemedyCardProps {
                id: "drawer",
                name: say.is("톡서랍 플러스", "Talk Drawer Plus"),
                certainty: Certainty::Unknown,
                word: say.is("아직 몰라요", "Not known yet"),
                amount: say.is("답이 더 필요해요", "Needs an answer"),
                reason: say.is("구독 여부를 알려 주시면 계산할 수 있어요.", "Tell us whether you subscribed."),
            }))}
        </>
    }
}

fn sources(say: Words) -> Vec<SourceLink> {
    vec![
        SourceLink {
            text: say.is(
                "머니투데이 2023013015392125319",
                "mt.co.kr 2023013015392125319",
            ),
            url: Some("https://news.mt.co.kr/".into()),
        },
        SourceLink {
            text: say.is(
                "서울파이낸스 476066, 2022년 12월 29일",
                "seoulfn 476066, 29 December 2022",
            ),
            url: None,
        },
    ]
}

fn steps(say: Words) -> Rc<[StepView]> {
    [
        StepView {
            title: say.is("줄어든 매출", "Lost sales"),
            lines: vec![
                say.is(
                    "가장 많이 판 주(10월 1일) 1,320,000원",
                    "Highest week (1 October) 1,320,000 won",
                ),
                say.is(
                    "- 장애가 있던 주(10월 15일) 845,000원",
                    "- week of the outage (15 October) 845,000 won",
                ),
            ],
            result: Some(say.is("475,000원", "475,000 won")),
            sources: sources(say),
        },
        StepView {
            title: say.is("해당하는 구간", "The band it falls in"),
            lines: vec![say.is(
                "300,000원 초과 500,000원 이하",
                "over 300,000, up to 500,000 won",
            )],
            result: Some(say.is("2구간", "band 2")),
            sources: Vec::new(),
        },
        StepView {
            title: say.is("보상액", "The amount"),
            lines: Vec::new(),
            result: Some(say.is("50,000원", "50,000 won")),
            sources: Vec::new(),
        },
    ]
    .into()
}
