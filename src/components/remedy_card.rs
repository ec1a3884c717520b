use rules::estimate::Certainty;
use yew::{prelude::*, props};

#[derive(Debug, PartialEq, Properties)]
pub struct RemedyCardProps {
    pub id: AttrValue,
    pub name: AttrValue,
    pub certainty: Certainty,
    /// The certainty in words.
    pub word: AttrValue,
    pub amount: AttrValue,
    #[prop_or_default]
    pub amount_note: Option<AttrValue>,
    pub reason: AttrValue,
    /// Evidence, the next bound, the steps.
    #[prop_or_default]
    pub children: Html,
}

/// One remedy of the estimate.
pub fn remedy_card(props: &RemedyCardProps) -> Html {
    // In the order that it is read; the tag is drawn first.
    html! {
        <section class={class(props.certainty)} id={&props.id}>
            <h2>{&props.name}</h2>
            {super::certainty_tag(&props!(super::CertaintyTagProps {
                certainty: props.certainty,
                word: &props.word,
            }))}
            <p class="figure">{&props.amount}</p>
            if let Some(note) = &props.amount_note {
                <p class="figure-note">{note}</p>
            }
            <p>{&props.reason}</p>
            {props.children.clone()}
        </section>
    }
}

const fn class(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Due | Certainty::Range | Certainty::Review => "card",
        Certainty::NotDue | Certainty::Unknown => "card nothing",
    }
}
