use std::rc::Rc;

use bosang::components as ui;
use bosang::components::{
    Change, ChoiceOption, ErrorSummary, Fault, IconName, InputMode, PickerGroup, PickerService,
    ServicePicker, SummaryRow,
};
use yew::{prelude::*, props};

use crate::words::{GROUPS, Words};

pub(crate) fn examples(say: Words) -> Html {
    html! {
        <>
            <h2>{"ErrorSummary"}</h2>
            <ErrorSummary
                attempt=1
                title={say.is("두 가지만 다시 봐 주세요", "Two answers need another look")}
                faults={Rc::from([
                    Fault {
                        field: "cost".into(),
                        text: say.is("금액을 숫자로 적어 주세요. 예: 1,234,000", "Write the amount in figures, such as 1,234,000"),
                    },
                    Fault {
                        field: "last-day".into(),
                        text: say.is("이용권 마지막 날을 적어 주세요", "Give the last day of your pass"),
                    },
                ])}
            />
            <Choices {say} />
            <Typing {say} />
            <Picker {say} />
            <h2>{"SummaryList"}</h2>
            {ui::summary_list(&props!(ui::SummaryListProps { rows: answers(say) }))}
            {files(say)}
        </>
    }
}

#[derive(PartialEq, Properties)]
struct Props {
    say: Words,
}

#[component]
fn Choices(props: &Props) -> Html {
    let say = props.say;
    let chosen = use_state(|| Some(AttrValue::from("small_business")));
    let held = use_state(|| vec![AttrValue::from("bank_book")]);
    let option = |value: &'static str, label, hint, icon| ChoiceOption {
        value: value.into(),
        label,
        hint,
        icon,
    };
    let who: Rc<[ChoiceOption]> = [
        option(
            "consumer",
            say.is("개인 이용자", "A person"),
            None,
            Some(IconName::Person),
        ),
        option(
            "small_business",
            say.is("소상공인", "A small business"),
            Some(say.is(
                "소상공인 확인서가 있거나 받을 수 있어요",
                "You have, or can get, a small-business certificate",
            )),
            Some(IconName::Shop),
        ),
        option(
            "enterprise",
            say.is("중견·대기업", "A mid-size or large company"),
            None,
            Some(IconName::Building),
        ),
    ]
    .into();
    let papers: Rc<[ChoiceOption]> = [
        option(
            "certificate",
            say.is("소상공인 확인서", "Small-business certificate"),
            None,
            None,
        ),
        option(
            "proof_of_loss",
            say.is("매출이 줄었다는 증빙", "Proof of lost sales"),
            Some(say.is(
                "카드 매출 내역이나 부가세 신고서",
                "Card sales or a VAT return",
            )),
            None,
        ),
        option(
            "bank_book",
            say.is("통장 사본", "Copy of the bank book"),
            None,
            None,
        ),
    ]
    .into();
    html! {
        <>
            {ui::radios(&props!(ui::RadiosProps {
                id: "who",
                heading: true,
                legend: say.is("어떤 자격으로 신청하시나요?", "Who is claiming?"),
                hint: say.is("유형에 따라 보상 기준이 달라요.", "The rules differ by who claims."),
                options: &who,
                chosen: (*chosen).clone(),
                onchoose: { let chosen = chosen.clone();
                    move |value| chosen.set(Some(value)) },
            }))}
            {ui::radios(&props!(ui::RadiosProps {
                id: "who-else",
                legend: say.is("아직 고르지 않았어요", "Nothing chosen"),
                fault: say.is("하나를 골라 주세요", "Choose one"),
                options: who,
                onchoose: Callback::noop(),
            }))}
            {ui::checkboxes(&props!(ui::CheckboxesProps {
                id: "papers",
                legend: say.is("어떤 서류가 있나요?", "Which papers do you have?"),
                hint: say.is("지금 없어도 괜찮아요.", "You can go on without them."),
                options: papers,
                chosen: Rc::from(held.as_slice()),
                ontoggle: { let held = held.clone();
                    move |value| held.set(toggled(&held, &value)) },
            }))}
        </>
    }
}

fn toggled(chosen: &[AttrValue], value: &AttrValue) -> Vec<AttrValue> {
    let mut next: Vec<_> = chosen.iter().filter(|v| *v != value).cloned().collect();
    if next.len() == chosen.len() {
        next.push(value.clone());
    }
    next
}

#[component]
fn Typing(props: &Props) -> Html {
    let say = props.say;
    let sales = use_state(|| AttrValue::from("120만"));
    let date_labels = [
        say.is("년", "Year"),
        say.is("월", "Month"),
        say.is("일", "Day"),
    ];
    let [year, month, day] = date_labels.clone();
    html! {
        <>
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "sales",
                heading: true,
                mode: InputMode::Amount,
                label: say.is("장애가 있던 주의 매출은 얼마였나요?", "What did you sell in the week of the outage?"),
                hint: say.is("10월 15일 토요일부터 21일 금요일까지", "Saturday 15 to Friday 21 October"),
                suffix: say.is("원", "won"),
                echo: say.is("120만 원 (1,200,000원)", "1,200,000 won"),
                value: &*sales,
                oninput: { let sales = sales.clone();
                    move |value| sales.set(value) },
            }))}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "cost",
                mode: InputMode::Amount,
                label: say.is("배송비", "Delivery costs"),
                fault: say.is("금액을 숫자로 적어 주세요. 예: 1,234,000", "Write the amount in figures, such as 1,234,000"),
                suffix: say.is("원", "won"),
                value: "많이요",
                oninput: Callback::noop(),
            }))}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "what",
                label: say.is("무엇에 쓴 돈인가요?", "What was it for?"),
                hint: say.is("이 기준에서 보상하지 않는 손해도 적어 둘 수 있어요.", "You can note losses that these rules do not cover."),
                value: "",
                oninput: Callback::noop(),
            }))}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "calls",
                mode: InputMode::Number,
                label: say.is("대리운전 호출 수", "Rides you took"),
                suffix: say.is("건", "rides"),
                value: "12",
                oninput: Callback::noop(),
            }))}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "hidden",
                label_hidden: true,
                label: say.is("숨은 이름", "A hidden label"),
                value: say.is("이름이 보이지 않는 칸", "A field whose label is not seen"),
                oninput: Callback::noop(),
            }))}
            {ui::date_field(&props!(ui::DateFieldProps<3> {
                id: "first-day",
                legend: say.is("이모티콘을 언제 받았나요?", "When did you get the emoticon?"),
                hint: say.is("예: 2022년 11월 18일", "For example 2022 11 18"),
                value: ["2022", "11", "18"].map(AttrValue::from),
                labels: date_labels.clone(),
                oninput: Callback::noop(),
            }))}
            {ui::date_field(&props!(ui::DateFieldProps<3> {
                id: "last-day",
                legend: say.is("이용권 마지막 날은 언제였나요?", "What was the last day of your pass?"),
                fault: say.is("이용권 마지막 날을 적어 주세요", "Give the last day of your pass"),
                value: ["2022", "13", ""].map(AttrValue::from),
                labels: date_labels,
                oninput: Callback::noop(),
            }))}
            {ui::date_time_field(&props!(ui::DateFieldProps<5> {
                id: "from",
                legend: say.is("언제부터 쓸 수 없었나요?", "From when could you not use it?"),
                value: ["2022", "10", "15", "15", "30"].map(AttrValue::from),
                labels: [year, month, day, say.is("시", "Hour"), say.is("분", "Minute")],
                oninput: Callback::noop(),
            }))}
            {ui::text_field(&props!(ui::TextFieldProps {
                id: "distance",
                mode: InputMode::DecimalNumber,
                label: say.is("얼마나 돌아갔나요?", "How long was the way round?"),
                suffix: say.is("km", "km"),
                value: "12.5",
                oninput: Callback::noop(),
            }))}
            {ui::duration_field(&props!(ui::DateFieldProps<2> {
                id: "wait",
                legend: say.is("얼마나 기다렸나요?", "How long did you wait?"),
                value: ["1", "30"].map(AttrValue::from),
                labels: [say.is("시간", "Hours"), say.is("분", "Minutes")],
                oninput: Callback::noop(),
            }))}
            {ui::duration_field(&props!(ui::DateFieldProps<2> {
                id: "wait-open",
                legend: say.is("얼마나 멈췄나요?", "How long was it down?"),
                fault: say.is("시간과 분을 숫자로 적어 주세요", "Enter hours and minutes as whole numbers"),
                value: ["1", "half"].map(AttrValue::from),
                labels: [say.is("시간", "Hours"), say.is("분", "Minutes")],
                oninput: Callback::noop(),
            }))}
        </>
    }
}

#[component]
fn Picker(props: &Props) -> Html {
    let say = props.say;
    let chosen = use_state(|| vec![AttrValue::from("0-0"), AttrValue::from("3-0")]);
    let none = use_state(|| false);
    let group = |(g, (ko, en, services)): (usize, &(&'static str, &'static str, &[_]))| {
        let service = |(s, service): (usize, &crate::words::Service)| PickerService {
            value: [&*g.to_string(), "-", &*s.to_string()].concat().into(),
            name: say.is(service.name.0, service.name.1),
            keywords: service.keywords.into(),
            icon: service.icon,
            note: (service.name.1 == "Gift")
                .then(|| say.is("결제한 선물만 해당돼요", "Only gifts that were paid for")),
        };
        PickerGroup {
            name: say.is(ko, en),
            services: services.iter().enumerate().map(service).collect(),
        }
    };
    let groups: Rc<[PickerGroup]> = GROUPS.iter().enumerate().map(group).collect();
    let count = chosen.len().to_string();
    html! {
        <ServicePicker
            id="services"
            heading=true
            legend={say.is("장애 때 어떤 서비스를 쓰고 계셨나요?", "Which services were you using?")}
            hint={say.is("여러 개를 고를 수 있어요.", "Choose as many as you like.")}
            search_label={say.is("서비스 찾기", "Find a service")}
            nothing_found={say.is("찾는 서비스가 없어요. 다른 이름으로 찾아보세요.", "Nothing by that name. Try another word.")}
            chosen_text={AttrValue::from([&*count, &*say.is("개 골랐어요", " chosen")].concat())}
            {groups}
            chosen={Rc::from(chosen.as_slice())}
            ontoggle={
                let chosen = chosen.clone();
                move |value| chosen.set(toggled(&chosen, &value))
            }
            none_label={say.is("이 중에는 없어요", "None of these")}
            none_chosen={*none}
            onnone={
                let none = none.clone();
                move |()| none.set(!*none)
            }
        />
    }
}

fn answers(say: Words) -> Rc<[SummaryRow]> {
    let change = |about| Change {
        label: say.is("바꾸기", "Change"),
        about,
        onclick: Callback::noop(),
    };
    [
        SummaryRow {
            key: say.is("신청인", "Claimant"),
            value: vec![say.is("소상공인", "A small business")],
            change: Some(change(say.is("신청인", "claimant"))),
        },
        SummaryRow {
            key: say.is("이용한 서비스", "Services used"),
            value: vec![
                say.is("카카오톡 문자", "KakaoTalk messages"),
                say.is("톡채널 광고 메시지", "Talk Channel messages"),
                say.is("멜론", "Melon"),
            ],
            change: Some(change(say.is("이용한 서비스", "services used"))),
        },
        SummaryRow {
            key: say.is("장애가 있던 주의 매출", "Sales in the week of the outage"),
            value: vec![say.is("84만 5,000원 (845,000원)", "845,000 won")],
            change: None,
        },
    ]
    .into()
}

/// A picture that is there wherever the gallery is.
const PICTURE: &str = "icon.svg";

fn files(say: Words) -> Html {
    let name: AttrValue = "2022-10_카드매출내역_아주긴파일이름_최종_진짜최종_v3.pdf".into();
    html! {
        <>
            <h2>{"FilePicker, FileList"}</h2>
            {ui::file_picker(&props!(ui::FilePickerProps {
                id: "files",
                label: say.is("파일 고르기", "Choose files"),
                camera: say.is("사진 찍기", "Take a photo"),
                drop: say.is("파일을 여기로 끌어다 놓아도 돼요", "or drop files here"),
                onpick: Callback::noop(),
            }))}
            {ui::file_picker(&props!(ui::FilePickerProps {
                id: "files-busy",
                label: say.is("파일 고르기", "Choose files"),
                busy: say.is("지문을 계산하고 있어요", "Working out the fingerprint"),
                onpick: Callback::noop(),
            }))}
            {ui::file_list(&props!(ui::FileListProps {
                files: Rc::from([
                    ui::FileRow {
                        name,
                        size: "1.2 MB".into(),
                        fingerprint: "9f86 d081 884c 7d65".into(),
                        news: Some(say.is("이 기기에는 파일이 없어요.", "This file is not on this device.")),
                        ..ui::FileRow::default()
                    },
                    ui::FileRow {
                        name: "통장사본.jpg".into(),
                        size: "340 KB".into(),
                        fingerprint: "60af 3c1e 08bb 9a12".into(),
                        picture: Some(PICTURE.into()),
                        located: true,
                        ..ui::FileRow::default()
                    },
                ]),
                remove_label: say.is("빼기", "Remove"),
                onremove: Callback::noop(),
                located: say.is("이 사진에는 찍은 장소가 들어 있어요.", "This photo says where it was taken."),
                clean_label: say.is("장소 지우기", "Remove the place"),
                onclean: Callback::noop(),
            }))}
        </>
    }
}
