use yew::{prelude::*, props};

use super::{ButtonKind, IconName, focus::focus_id};

#[derive(Debug, PartialEq, Properties)]
pub struct AddAnotherProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// How many there are.
    pub count: usize,
    /// How many there may be, and what is said when there are that many.
    #[prop_or_default]
    pub most: Option<(usize, AttrValue)>,
    /// The id of the last one.
    pub newest: AttrValue,
    pub onadd: Callback<()>,
}

/// Adds one more of what stands above it. What was added takes the focus; when one was taken away,
/// and the button that had the focus with it, this one does.
#[component]
pub fn AddAnother(props: &AddAnotherProps) -> Html {
    let known = use_mut_ref(|| props.count);
    {
        let (id, newest) = (props.id.clone(), props.newest.clone());
        use_effect_with(props.count, move |count| {
            let before = known.replace(*count);
            if *count > before {
                focus_id(&newest);
            } else if *count < before {
                focus_id(&id);
            }
        });
    }
    if let Some((most, full)) = &props.most
        && props.count >= *most
    {
        return html! { <p class="hint">{full}</p> };
    }
    super::button(&props!(super::ButtonProps {
        label: &props.label,
        id: Some(props.id.clone()),
        kind: ButtonKind::Secondary,
        icon: IconName::Plus,
        onclick: &props.onadd,
    }))
}
