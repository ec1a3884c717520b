use std::rc::Rc;

use yew::prelude::*;

use super::{Button, ButtonKind, Icon, IconName};

#[derive(Debug, PartialEq, Properties)]
pub struct FileListProps {
    /// Name, size and fingerprint.
    pub files: Rc<[(AttrValue, AttrValue, AttrValue)]>,
    pub remove_label: AttrValue,
    pub onremove: Callback<usize>,
}

/// The files that the claimant has named as evidence.
#[component]
pub fn FileList(props: &FileListProps) -> Html {
    let file = |(index, (name, size, fingerprint)): (usize, &(AttrValue, AttrValue, AttrValue))| {
        html! {
            <li>
                <Icon name={IconName::Paperclip} />
                <div>
                    <p>{name}{" "}<span class="size">{size}</span></p>
                    <p class="fingerprint">{fingerprint}</p>
                </div>
                <Button
                    kind={ButtonKind::Quiet}
                    icon={IconName::Trash}
                    label={&props.remove_label}
                    about={name}
                    onclick={props.onremove.reform(move |()| index)}
                />
            </li>
        }
    };
    html! { <ul class="files">{for props.files.iter().enumerate().map(file)}</ul> }
}
