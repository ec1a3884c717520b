//! What the pictures share: places as attributes (a strict content security policy refuses style
//! attributes), an axis, a key, and the same in words.

use yew::{prelude::*, props};

/// The fill of what is not exactly known: [`hatch`].
pub(super) const HATCH: &str = "url(#hatch)";

/// A share of one as a percentage in an SVG attribute. Whole numbers only: formatting floats
/// costs the wasm more than this whole picture.
pub(super) fn percent(share: f32) -> AttrValue {
    let hundredths = (share.clamp(0.0, 1.0) * 10_000.0 + 0.5) as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100).into()
}

/// A bar from one share of the axis to another. `y` and `height` are percentages.
pub(super) fn bar(
    class: &'static str,
    fill: Option<&'static str>,
    (from, to): (f32, f32),
    y: &'static str,
    height: &'static str,
) -> Html {
    html! {
        <rect {class} {fill} x={percent(from)} width={percent(to - from)} {y} {height} rx="3" />
    }
}

/// Stripes. They are defined once in a picture and fill by reference.
pub(super) fn hatch() -> Html {
    html! {
        <pattern
            id="hatch"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
        >
            <rect class="hatch-ground" width="6" height="6" />
            <rect class="hatch-stripe" width="3" height="6" />
        </pattern>
    }
}

/// Words along the axis, each under its place.
pub(super) fn axis(ticks: impl Iterator<Item = (f32, AttrValue)>) -> Html {
    let tick = |(at, word): (f32, AttrValue)| {
        // The outermost words lean inwards, or they would be cut off.
        let anchor = if at < 0.04 {
            "start"
        } else if at > 0.96 {
            "end"
        } else {
            "middle"
        };
        html! { <text x={percent(at)} y="70%" text-anchor={anchor}>{word}</text> }
    };
    html! { <svg class="axis" aria-hidden="true">{for ticks.map(tick)}</svg> }
}

/// A swatch and a word for each class of shape.
pub(super) fn key<const N: usize>(
    shapes: [(&'static str, Option<&'static str>); N],
    words: &[AttrValue; N],
) -> Html {
    let item = |((class, fill), word): ((&'static str, Option<&'static str>), &AttrValue)| {
        html! { <li>{swatch(class, fill)}{word}</li> }
    };
    html! { <ul class="key">{for shapes.into_iter().zip(words).map(item)}</ul> }
}

pub(super) fn swatch(class: &'static str, fill: Option<&'static str>) -> Html {
    html! {
        <svg class="swatch" aria-hidden="true">
            {bar(class, fill, (0.0, 1.0), "0", "100%")}
        </svg>
    }
}

/// The picture's content as a table, to be opened.
pub(super) fn table<'a>(
    label: &AttrValue,
    caption: &AttrValue,
    columns: &[AttrValue; 2],
    rows: impl Iterator<Item = (&'a AttrValue, &'a AttrValue)>,
) -> Html {
    let row = |(name, text): (&AttrValue, &AttrValue)| {
        html! { <tr><th scope="row">{name}</th><td>{text}</td></tr> }
    };
    html! {
        {super::disclosure(&props!(super::DisclosureProps {
            summary: label,
            children: html! { <table>
                <caption class="unseen">{caption}</caption>
                <thead>
                    <tr>{for columns.iter().map(|name| html! { <th scope="col">{name}</th> })}</tr>
                </thead>
                <tbody>{for rows.map(row)}</tbody>
            </table> },
        }))}
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
