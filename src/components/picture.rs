//! What the pictures share: places as attributes (a strict content security policy refuses style
//! attributes), a key, and the same in words.

use yew::prelude::*;

use super::Disclosure;

/// A share of one as a percentage in an SVG attribute. Whole numbers only: formatting floats
/// costs the wasm more than this whole picture.
pub(super) fn percent(share: f32) -> AttrValue {
    let hundredths = (share.clamp(0.0, 1.0) * 10_000.0 + 0.5) as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100).into()
}

/// A swatch and a word for each class of shape.
pub(super) fn key<const N: usize>(classes: [&'static str; N], words: &[AttrValue; N]) -> Html {
    let item = |(class, word): (&'static str, &AttrValue)| {
        html! {
            <li>
                <svg class="swatch" aria-hidden="true">
                    <rect {class} width="100%" height="100%" />
                </svg>
                {word}
            </li>
        }
    };
    html! { <ul class="key">{for classes.into_iter().zip(words).map(item)}</ul> }
}

/// The picture's content as a table, to be opened.
pub(super) fn table<'a>(
    label: &AttrValue,
    caption: &AttrValue,
    columns: &[AttrValue; 2],
    rows: impl Iterator<Item = (&'a AttrValue, &'a AttrValue)>,
) -> Html {
    html! {
        <Disclosure summary={label}>
            <table>
                <caption class="unseen">{caption}</caption>
                <thead>
                    <tr>{for columns.iter().map(|name| html! { <th scope="col">{name}</th> })}</tr>
                </thead>
                <tbody>
                    {for rows.map(|(name, text)| html! {
                        <tr><th scope="row">{name}</th><td>{text}</td></tr>
                    })}
                </tbody>
            </table>
        </Disclosure>
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn percentages_have_two_places_and_stay_within_the_picture() {
        assert_eq!(percent(0.0), "0.00%");
        assert_eq!(percent(0.3333), "33.33%");
        assert_eq!(percent(0.05), "5.00%");
        assert_eq!(percent(1.5), "100.00%");
        assert_eq!(percent(-1.0), "0.00%");
        assert_eq!(percent(f32::NAN), "0.00%");
    }
}
