use std::rc::Rc;

use yew::{prelude::*, props};

use super::{ButtonKind, IconName};

#[derive(Debug, PartialEq, Properties)]
pub struct FileListProps {
    /// Name, size and fingerprint.
    pub files: Rc<[(AttrValue, AttrValue, AttrValue)]>,
    pub remove_label: AttrValue,
    pub onremove: Callback<usize>,
}

/// The files that the claimant has named as evidence.
pub fn file_list(props: &FileListProps) -> Html {
    let file = |(index, (name, size, fingerprint)): (usize, &(AttrValue, AttrValue, AttrValue))| {
        html! {
            <li>
                {super::icon(IconName::Paperclip)}
                <div>
                    <p>{name}{" "}<span class="size">{size}</span></p>
                    <p class="fingerprint">{fingerprint}</p>
                </div>
                {super::button(&props!(super::ButtonProps {
                    kind: ButtonKind::Quiet,
                    icon: IconName::Trash,
                    label: &props.remove_label,
                    about: name,
                    onclick: props.onremove.reform(move |()| index),
                }))}
            </li>
        }
    };
    html! { <ul class="files">{for props.files.iter().enumerate().map(file)}</ul> }
}
