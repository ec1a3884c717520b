use rules::estimate::Certainty;
use yew::prelude::*;

use super::CertaintyTag;

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
#[component]
pub fn RemedyCard(props: &RemedyCardProps) -> Html {
    html! {
        <section class="card" id={&props.id}>
            <CertaintyTag certainty={props.certainty} word={&props.word} />
            <h2>{&props.name}</h2>
            <p class="figure">{&props.amount}</p>
            if let Some(note) = &props.amount_note {
                <p class="figure-note">{note}</p>
            }
            <p>{&props.reason}</p>
            {props.children.clone()}
        </section>
    }
}
