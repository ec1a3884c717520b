//! Groups of fields that are alike, to add to and to take away from.

use bosang::components as ui;
use bosang::components::{AddAnother, InputMode};
use yew::{prelude::*, props};

use crate::words::Words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) say: Words,
}

/// The most that are taken.
const MOST: usize = 3;

#[component]
pub(crate) fn Several(props: &Props) -> Html {
    let say = props.say;
    let count = use_state(|| 2_usize);
    let change = |by: fn(usize) -> usize| {
        let count = count.clone();
        Callback::from(move |()| count.set(by(*count)))
    };
    let one = |index: usize| {
        let id = ["line-", &index.to_string()].concat();
        let name = say.is("회선", "Line");
        let number = (index + 1).to_string();
        html! {
            {ui::repeated(&props!(ui::RepeatedProps {
                id: id.clone(),
                name: [&*name, " ", &*number].concat(),
                children: fields(say, &id, index == 1),
                remove: (*count > 1).then(|| {
                    (say.is("지우기", "Remove"), change(|count| count - 1))
                }),
            }))}
        }
    };
    html! {
        <>
            <h2>{"Group, Repeated, AddAnother"}</h2>
            {ui::group(&props!(ui::GroupProps {
                id: "lines",
                legend: say.is("어떤 회선을 쓰나요?", "Which lines do you have?"),
                hint: say.is("요금을 따로 내는 회선마다 하나씩 적어 주세요.", "One for each line that is billed by itself."),
                children: html! { <>
                    {for (0..*count).map(one)}
                    <AddAnother
                        id="lines-add"
                        label={say.is("회선 추가하기", "Add another line")}
                        count={*count}
                        most={(MOST, say.is("3개까지 적을 수 있어요.", "You can enter up to 3."))}
                        newest={["line-", &(*count - 1).to_string()].concat()}
                        onadd={change(|count| count + 1)}
                    />
                    <p class="total" role="status">{say.is(
                        "모두 5시간 40분이에요. 겹치는 시간은 한 번만 셌어요.",
                        "That is 5 hours 40 minutes in all. Time that overlaps is counted once.",
                    )}</p>
                </> },
            }))}
        </>
    }
}

fn fields(say: Words, id: &str, at_fault: bool) -> Html {
    let part = |part: &str| [id, "-", part].concat();
    let fault = |ko, en| at_fault.then(|| say.is(ko, en));
    html! {
        <>
            {ui::text_field(&props!(ui::TextFieldProps {
                id: part("fee"),
                mode: InputMode::Decimal,
                label: say.is("한 달 요금", "Monthly price"),
                hint: say.is("예: £1,234.56", "For example £1,234.56"),
                fault: fault(
                    "회선 2: 소수점 아래는 두 자리까지만 적어 주세요. 예: £1,234.56",
                    "Line 2: Enter two figures after the point at most, like £1,234.56",
                ),
                value: if at_fault { "8.065" } else { "8.06" },
                echo: (!at_fault).then_some(AttrValue::from("= £8.06")),
                oninput: Callback::noop(),
            }))}
            {ui::date_time_field(&props!(ui::DateFieldProps<5> {
                id: part("from"),
                legend: say.is("쓸 수 없게 된 때", "When it stopped"),
                fault: fault(
                    "회선 2: 언제부터 쓸 수 없었는지 적어 주세요",
                    "Line 2: Enter when it stopped",
                ),
                value: [""; 5].map(AttrValue::from),
                labels: [
                    say.is("연도", "Year"),
                    say.is("월", "Month"),
                    say.is("일", "Day"),
                    say.is("시", "Hour"),
                    say.is("분", "Minute"),
                ],
                oninput: Callback::noop(),
            }))}
        </>
    }
}
