//! Windows of time, as the claimant remembers them.

use rules::{Date, Window, WindowSet};
use yew::{prelude::*, props};

use super::question::Asked;
use crate::{
    claim::Bounds,
    components::{self as ui, AddAnother},
    draft::{WindowEntry, windows_in},
    field::{End, Field, part_id},
    format,
    i18n::fill,
    state::Edit,
};

pub(super) fn fields(asked: &Asked, (earliest, latest): (Date, Date), most: usize) -> Html {
    let (view, words, wording) = (asked.view, asked.view.words, asked.view.wording());
    let bounds = Bounds::of(view.pack(), asked.question);
    let entries = windows_in(asked.entry);
    let understood: Vec<Option<Window>> = entries
        .iter()
        .map(|entry| bounds?.window(entry).ok())
        .collect();
    let taken = fill(
        words.rest().span_bounds,
        &[&wording.date(earliest), &wording.date(latest)],
    );
    let hint = match asked.hint() {
        Some(hint) => [hint.as_str(), " ", &taken].concat(),
        None => taken,
    };
    let count = entries.len();
    let one = |(index, entry): (usize, &WindowEntry)| {
        let ends = [End::From, End::To].map(|end| moment(asked, index, entry, end));
        if most == 1 {
            return html! { <>{for ends}</> };
        }
        let question = asked.question.id.clone();
        let remove = asked.edit(move |()| Edit::RemoveSpan(question.clone(), index));
        let length = understood.get(index).copied().flatten();
        let length = length.map(|window| format::duration(words.lang, window.seconds()));
        html! {
            {ui::repeated(&props!(ui::RepeatedProps {
                id: id_of(asked, index),
                name: fill(words.rest().span_name, &[&(index + 1).to_string()]),
                children: html! { <>
                    {for ends}
                    // With one alone the sentence below says it.
                    if count > 1 {
                        <p class="echo">
                            {length.map(|length| fill(words.rest().echo, &[&length])).unwrap_or_default()}
                        </p>
                    }
                </> },
                remove: (count > 1).then(|| (words.rest().span_remove.into(), remove)),
            }))}
        }
    };
    let question = asked.question.id.clone();
    let fields = html! {
        <>
            {for entries.iter().enumerate().map(one)}
            if most > 1 {
                <AddAnother
                    id={part_id(&asked.element_id(), "add")}
                    label={words.rest().span_add}
                    {count}
                    most={(most, AttrValue::from(fill(words.rest().list_full, &[&most.to_string()])))}
                    newest={id_of(asked, count.saturating_sub(1))}
                    onadd={asked.edit(move |()| Edit::AddSpan(question.clone()))}
                />
            }
            <p class="total" role="status">{total(asked, &understood)}</p>
        </>
    };
    html! {
        {ui::group(&props!(ui::GroupProps {
            id: asked.element_id(),
            legend: asked.text(),
            hint: Some(AttrValue::from(hint)),
            fault: asked.fault(),
            heading: asked.is_heading(),
            children: fields,
        }))}
    }
}

/// The id of a window's element.
fn id_of(asked: &Asked, index: usize) -> String {
    part_id(&asked.element_id(), &index.to_string())
}

fn moment(asked: &Asked, index: usize, entry: &WindowEntry, end: End) -> Html {
    let (view, words) = (asked.view, asked.view.words);
    let legend = match end {
        End::From => words.rest().window_from,
        End::To => words.rest().window_to,
    };
    let question = asked.question.id.clone();
    let field = asked.place(Field::Span(question.clone(), index, end));
    html! {
        {ui::date_time_field(&props!(ui::DateFieldProps<5> {
            id: field.element_id(),
            legend,
            fault: view.fault(&field),
            value: entry.end(end).clone().map(AttrValue::from),
            labels: words.rest().date_parts.map(AttrValue::from),
            oninput: asked.edit(move |(part, text): (usize, AttrValue)| {
                Edit::TypeSpan(question.clone(), index, end, part, text.as_str().into())
            }),
        }))}
    }
}

/// How long all of it is, each second once.
fn total(asked: &Asked, understood: &[Option<Window>]) -> String {
    let words = asked.view.words;
    let windows = || understood.iter().flatten().copied();
    let time = WindowSet::of(windows());
    let template = match windows().count() {
        0 => return String::new(),
        1 => words.rest().span_length,
        _ => words.rest().span_total,
    };
    let length = format::duration(words.lang, time.seconds());
    let mut text = fill(template, &[&length]);
    let apart: i64 = windows().map(Window::seconds).sum();
    if time.seconds() < apart {
        text.push(' ');
        text.push_str(words.rest().span_overlap);
    }
    text
}
