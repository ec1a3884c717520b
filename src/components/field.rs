//! What stands around every input: its name, help, and what to change about the answer.

use yew::prelude::*;

use super::{Heading, IconName};

/// The words around an input or a group of them.
pub(super) struct Field<'a> {
    pub(super) id: &'a AttrValue,
    pub(super) name: &'a AttrValue,
    /// Whether the name is the page's heading.
    pub(super) heading: bool,
    pub(super) hint: Option<&'a AttrValue>,
    pub(super) fault: Option<&'a AttrValue>,
}

impl Field<'_> {
    /// The value of `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<AttrValue> {
        let hint = self.hint.map(|_| part_id(self.id, "hint"));
        let fault = self.fault.map(|_| part_id(self.id, "fault"));
        match (hint, fault) {
            (Some(hint), Some(fault)) => Some([&*hint, " ", &*fault].concat().into()),
            (hint, fault) => hint.or(fault),
        }
    }

    /// The hint and the fault, in the order they are read.
    pub(super) fn help(&self) -> Html {
        html! {
            <>
                if let Some(hint) = self.hint {
                    <p class="hint" id={part_id(self.id, "hint")}>{hint}</p>
                }
                if let Some(fault) = self.fault {
                    <p class="fault" id={part_id(self.id, "fault")}>
                        {super::icon(IconName::Alert)}
                        <span>{fault}</span>
                    </p>
                }
            </>
        }
    }

    /// A group of inputs under one name.
    pub(super) fn group(&self, inputs: Html) -> Html {
        html! {
            <fieldset
                id={self.id}
                class={field_class(self.fault.is_some())}
                aria-describedby={self.described_by()}
            >
                <legend>
                    if self.heading {
                        <Heading text={self.name} focus=true />
                    } else {
                        {self.name}
                    }
                </legend>
                {self.help()}
                {inputs}
            </fieldset>
        }
    }
}

pub(super) const fn field_class(at_fault: bool) -> &'static str {
    if at_fault { "field at-fault" } else { "field" }
}

/// The id of a part of a field: `ID-PART`.
pub(super) fn part_id(id: &str, part: &str) -> AttrValue {
    [id, "-", part].concat().into()
}
