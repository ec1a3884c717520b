//! What the pictures share: places as attributes (a strict content security policy refuses style
//! attributes), an axis, a key, and the same in words.

use yew::{prelude::*, props};

/// The stripes of what is not exactly known. They are defined in the picture that they are in,
/// since those of one that is not shown fill nothing, so each picture of a page has its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stripes {
    /// Of the first picture, or the only one.
    #[default]
    First,
    /// Of a second one.
    Second,
    /// Of one on paper.
    Paper,
}

impl Stripes {
    const fn id(self) -> &'static str {
        match self {
            Self::First => "hatch",
            Self::Second => "hatch-2",
            Self::Paper => "hatch-paper",
        }
    }

    /// The fill by reference.
    pub(super) const fn fill(self) -> &'static str {
        match self {
            Self::First => "url(#hatch)",
            Self::Second => "url(#hatch-2)",
            Self::Paper => "url(#hatch-paper)",
        }
    }
}

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

/// What defines them.
pub(super) fn hatch(stripes: Stripes) -> Html {
    html! {
        <pattern
            id={stripes.id()}
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

/// The picture's content as a table, to be opened; none without a label, as on paper, where nothing
/// can be.
pub(super) fn table<'a>(
    label: &AttrValue,
    caption: &AttrValue,
    columns: &[AttrValue; 2],
    rows: impl Iterator<Item = (&'a AttrValue, &'a AttrValue)>,
) -> Html {
    if label.is_empty() {
        return Html::default();
    }
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
