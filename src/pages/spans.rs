//! Windows of time, as the claimant remembers them.

use interview::{
    draft::{WindowEntry, windows_in},
    edit::AnswerEdit,
    field::{End, Field, part_id},
    meaning::Meaning,
};
use rules::{Date, Window, WindowSet};
use words::{format, i18n::fill};
use yew::{prelude::*, props};

use super::asked::Asked;
use crate::components::{self as ui, AddAnother};

pub(super) fn fields(asked: &Asked, (earliest, latest): (Date, Date), most: usize) -> Html {
    let (words, wording) = (asked.view.words, asked.view.wording());
    let entries = windows_in(asked.entry);
    let window = |index| asked.meaning.and_then(|meaning| meaning.window(index));
    let taken = fill(
        words.span_bounds,
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
        let remove = asked.edit(move |()| AnswerEdit::RemoveSpan(question.clone(), index));
        let length = window(index).map(|window| format::duration(words.lang, window.seconds()));
        html! {
            {ui::repeated(&props!(ui::RepeatedProps {
                id: id_of(asked, index),
                name: fill(words.span_name, &[&(index + 1).to_string()]),
                children: html! { <>
                    {for ends}
                    // With one alone the sentence below says it.
                    if count > 1 {
                        <p class="echo">
                            {length.map(|length| fill(words.echo, &[&length])).unwrap_or_default()}
                        </p>
                    }
                </> },
                remove: (count > 1).then(|| (words.span_remove.into(), remove)),
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
                    label={words.span_add}
                    {count}
                    most={(most, AttrValue::from(fill(words.list_full, &[&most.to_string()])))}
                    newest={id_of(asked, count.saturating_sub(1))}
                    onadd={asked.edit(move |()| AnswerEdit::AddSpan(question.clone()))}
                />
            }
            <p class="total" role="status">{total(asked)}</p>
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
        End::From => words.window_from,
        End::To => words.window_to,
    };
    let question = asked.question.id.clone();
    let field = asked.place(Field::Span(question.clone(), index, end));
    html! {
        {ui::date_time_field(&props!(ui::DateFieldProps<5> {
            id: field.element_id(),
            legend,
            fault: view.fault(&field),
            value: entry.end(end).clone().map(AttrValue::from),
            labels: words.date_parts.map(AttrValue::from),
            oninput: asked.edit(move |(part, text): (usize, AttrValue)| {
                AnswerEdit::TypeSpan(question.clone(), index, end, part, text.as_str().into())
            }),
        }))}
    }
}

/// How long all of it is, each second once.
fn total(asked: &Asked) -> String {
    let words = asked.view.words;
    let windows = || asked.meaning.into_iter().flat_map(Meaning::windows);
    let time = WindowSet::of(windows());
    let template = match windows().count() {
        0 => return String::new(),
        1 => words.span_length,
        _ => words.span_total,
    };
    let length = format::duration(words.lang, time.seconds());
    let mut text = fill(template, &[&length]);
    let apart: i64 = windows().map(Window::seconds).sum();
    if time.seconds() < apart {
        text.push(' ');
        text.push_str(words.span_overlap);
    }
    text
}
