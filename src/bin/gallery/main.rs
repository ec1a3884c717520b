//! Every component in every state, with words of the kind it will carry, in both languages: to be
//! looked at, and to be swept by axe. Build it with `trunk build gallery.html --dist dist/gallery`.

mod estimate;
mod fields;
mod pictures;
mod several;
mod words;

use bosang::components as ui;
use std::rc::Rc;

use bosang::components::{ButtonKind, ChoiceOption, EstimateRail, Heading, IconName, NoticeKind};
use rules::Lang;
use words::{Words, languages};
use yew::{prelude::*, props};

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(bosang::app::start::ROOT));
    if let Some(root) = root {
        yew::Renderer::<Gallery>::with_root(root).render();
    }
}

#[component]
fn Gallery() -> Html {
    let lang = use_state(|| Lang::Ko);
    let rail_state = use_state(|| AttrValue::from("some"));
    let say = Words(*lang);
    let language = html! {
        {ui::language_switch(&props!(ui::LanguageSwitchProps {
            label: say.is("언어", "Language"),
            options: languages(),
            current: *lang,
            onswitch: { let lang = lang.clone();
                move |to| lang.set(to) },
        }))}
    };
    let steps: Rc<[AttrValue]> = [
        say.is("신청인", "You"),
        say.is("서비스", "Services"),
        say.is("이용 내역", "What you had"),
        say.is("손해", "Losses"),
        say.is("확인", "Check"),
    ]
    .into();
    let progress = html! {
        {ui::progress(&props!(ui::ProgressProps {
            label: say.is("진행 상황", "Progress"),
            steps,
            current: 1,
            text: say.is("5단계 중 2단계: 이용한 서비스", "Step 2 of 5: services you used"),
        }))}
    };
    html! {
        {ui::shell(&props!(ui::ShellProps {
            product: say.is("Bosang 보상", "Bosang 보상"),
            home: "./",
            home_label: "Find another outage",
            tagline: say.is("공개된 기준으로 미리 보는 예상 보상", "Your estimate, from the published rules"),
            skip_label: say.is("본문으로 건너뛰기", "Skip to the main part"),
            language,
            progress,
            aside: rail(say, &rail_state),
            footer: html! { <p>{say.is(
                "답하신 내용은 이 기기 밖으로 나가지 않아요. 예상 금액이며 지급을 약속하지 않아요.",
                "Your answers stay on this device. This is an estimate, not a promise.",
            )}</p> },
            children: html! { <>
            <Heading
                caption={say.is("카카오 서비스 장애, 2022년 10월 15일", "Kakao outage, 15 October 2022")}
                text={say.is("받을 수 있는 보상을 미리 계산해 보세요", "Work out what you may be owed")}
            />
            <p class="lead">{say.is(
                "몇 가지만 여쭤볼게요. 답하신 만큼 예상 보상이 바로 바뀌고, 어떤 기준에서 나온 금액인지 하나씩 열어 볼 수 있어요.",
                "A few questions. The estimate changes as you answer, and every figure opens to show the rule it comes from.",
            )}</p>
            <h2>{"Button"}</h2>
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: say.is("시작하기", "Start"),
                    onclick: Callback::noop(),
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    kind: ButtonKind::Secondary,
                    icon: IconName::Printer,
                    label: say.is("인쇄", "Print"),
                    onclick: Callback::noop(),
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    kind: ButtonKind::Quiet,
                    icon: IconName::ArrowLeft,
                    label: say.is("이전", "Back"),
                    onclick: Callback::noop(),
                }))}
            </div>
            <h2>{"Notice"}</h2>
            {notices(say)}
            <h2>{"Disclosure"}</h2>
            {ui::disclosure(&props!(ui::DisclosureProps {
                summary: say.is("왜 여쭤보나요?", "Why we ask"),
                children: html! { <p>{say.is("유형에 따라 보상 기준이 달라요.", "The rules differ by who claims.")}</p> },
            }))}
            {ui::disclosure(&props!(ui::DisclosureProps {
                open: true,
                summary: say.is("열려 있는 설명", "An open one"),
                children: html! { <p>{say.is("소상공인은 매출이 줄어든 만큼을 봐요.", "For a small business, lost sales count.")}</p> },
            }))}
            {fields::examples(say)}
            <several::Several {say} />
            {rail_states(say, &rail_state)}
            {pictures::examples(say)}
            {estimate::examples(say)}
            <h2>{"Icon"}</h2>
            <p>{for words::ICONS.iter().map(|name| html! { <>{ui::icon(*name)}{" "}</> })}</p>
        </> },
        }))}
    }
}

fn notices(say: Words) -> Html {
    html! {
        <>
            {ui::notice(&props!(ui::NoticeProps {
                heading: say.is("접수가 끝났어요", "Intake is closed"),
                children: html! { <p>{say.is(
                    "2023년 5월 31일에 접수가 끝났어요. 그래도 기준에 따른 예상 보상은 보여 드려요.",
                    "Claims were taken until 31 May 2023. You can still see what the rules gave.",
                )}</p> },
            }))}
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                children: html! { <p>{say.is(
                    "이 브라우저에 저장할 수 없어요. 창을 닫으면 답이 사라져요.",
                    "This browser does not let us save. Your answers go when you close the page.",
                )}</p> },
            }))}
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Good,
                children: html! { <p>{say.is("제출 자료를 복사했어요.", "The submission is copied.")}</p> },
            }))}
        </>
    }
}

/// The rail's states to choose from: there is one rail a page.
fn rail_states(say: Words, state: &UseStateHandle<AttrValue>) -> Html {
    let option = |value: &'static str, label| ChoiceOption {
        value: value.into(),
        label,
        hint: None,
        icon: None,
    };
    let choose = state.clone();
    html! {
        {ui::radios(&props!(ui::RadiosProps {
            id: "rail-state",
            legend: "EstimateRail",
            options: Rc::from([
                option("some", say.is("금액", "An amount")),
                option("nothing", say.is("아직 없음", "Nothing yet")),
                option("range", say.is("범위", "A range")),
                option("long", say.is("열두 자리", "Twelve digits")),
            ]),
            chosen: (**state).clone(),
            onchoose: move |value| choose.set(value),
        }))}
    }
}

fn rail(say: Words, state: &str) -> Html {
    let figure = match state {
        "nothing" => say.is("아직 몰라요", "Not known yet"),
        "range" => say.is("3만~5만 원", "30,000 to 50,000 won"),
        "long" => say.is("1,234억 5,678만 9,012원", "123,456,789,012 won"),
        _ => say.is("5만 원", "50,000 won"),
    };
    let lines: Rc<[(AttrValue, AttrValue)]> = match state {
        "nothing" => [].into(),
        _ => [
            (say.is("현금", "Cash"), figure.clone()),
            (
                say.is("포인트와 캐시", "Credit"),
                say.is("5만 원", "50,000 won"),
            ),
            (say.is("쿠폰", "Coupons"), say.is("5,000원", "5,000 won")),
            (say.is("기간 연장", "More time"), say.is("2건", "2 items")),
            (
                say.is("담당자 검토", "Under review"),
                say.is("1건", "1 item"),
            ),
        ]
        .into(),
    };
    html! {
        <EstimateRail
            heading={say.is("예상 보상", "Estimate")}
            {figure}
            {lines}
            note={say.is(
                "종류가 다른 보상은 더하지 않아요. 답이 바뀌면 달라질 수 있어요.",
                "Different kinds are not added up. It changes as you answer.",
            )}
            toggle_label={say.is("자세히", "Details")}
            announce={say.is("예상 보상이 바뀌었어요", "The estimate has changed")}
            open_page={(say.is("예상 보상 보기", "See the estimate"), Callback::noop())}
        />
    }
}
