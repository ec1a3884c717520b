use std::rc::Rc;

use words::wording::SourceText;
use yew::prelude::*;

use super::IconName;

/// Where a rule or a figure is published.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceLink {
    pub text: AttrValue,
    /// Where it can be read, if it can.
    pub url: Option<AttrValue>,
}

impl From<SourceText> for SourceLink {
    fn from(source: SourceText) -> Self {
        Self {
            text: source.text.into(),
            url: source.url.map(AttrValue::from),
        }
    }
}

#[derive(Debug, PartialEq, Properties)]
pub struct SourcesProps {
    pub label: AttrValue,
    pub links: Rc<[SourceLink]>,
}

/// A list of sources.
pub fn sources(props: &SourcesProps) -> Html {
    source_list(&props.label, &props.links)
}

pub(super) fn source_list(label: &AttrValue, links: &[SourceLink]) -> Html {
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <div class="sources">
            <p>{label}</p>
            <ul>{for links.iter().map(source)}</ul>
        </div>
    }
}

fn source(link: &SourceLink) -> Html {
    html! {
        <li>
            if let Some(url) = &link.url {
                // In a page of its own: where the app is embedded, this frame is not the place.
                <a href={url} target="_blank" rel="noopener noreferrer">
                    {&link.text}{super::icon(IconName::External)}
                </a>
            } else {
                {&link.text}
            }
        </li>
    }
}
