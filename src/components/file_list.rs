use std::rc::Rc;

use yew::{prelude::*, props};

use super::{ButtonKind, IconName};

/// One file that the claimant has named as evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileRow {
    pub name: AttrValue,
    pub size: AttrValue,
    pub fingerprint: AttrValue,
    /// The address of a small picture of it.
    pub picture: Option<AttrValue>,
    /// What is to be known of it.
    pub news: Option<AttrValue>,
    /// Whether it says where it was taken.
    pub located: bool,
}

#[derive(Debug, PartialEq, Properties)]
pub struct FileListProps {
    pub files: Rc<[FileRow]>,
    pub remove_label: AttrValue,
    pub onremove: Callback<usize>,
    /// That a photo says where it was taken, and how to take that out.
    pub located: AttrValue,
    pub clean_label: AttrValue,
    pub onclean: Callback<usize>,
}

/// The files that the claimant has named as evidence.
pub fn file_list(props: &FileListProps) -> Html {
    let file = |(index, file): (usize, &FileRow)| {
        html! {
            <li>
                if let Some(picture) = &file.picture {
                    <img src={picture} alt="" loading="lazy" />
                } else {
                    {super::icon(IconName::Paperclip)}
                }
                <p>{&file.name}{" "}<span class="size">{&file.size}</span></p>
                {super::button(&props!(super::ButtonProps {
                    kind: ButtonKind::Quiet,
                    icon: IconName::Trash,
                    label: &props.remove_label,
                    about: &file.name,
                    onclick: props.onremove.reform(move |()| index),
                }))}
                <div>
                    <p class="fingerprint">{&file.fingerprint}</p>
                    if let Some(news) = &file.news {
                        <p class="file-news">{super::icon(IconName::Info)}<span>{news}</span></p>
                    }
                    if file.located {
                        <p class="file-news">{super::icon(IconName::Map)}<span>{&props.located}</span></p>
                        {super::button(&props!(super::ButtonProps {
                            kind: ButtonKind::Quiet,
                            label: &props.clean_label,
                            about: &file.name,
                            onclick: props.onclean.reform(move |()| index),
                        }))}
                    }
                </div>
            </li>
        }
    };
    html! { <ul class="files">{for props.files.iter().enumerate().map(file)}</ul> }
}
