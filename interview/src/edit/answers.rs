//! Changes to the answers of questions: those of the claim, and those of an item of a list.

use rules::{
    Date,
    id::{QuestionId, ServiceId},
};

use super::{AnswerEdit, set};
use crate::draft::{Entries, Entry, WeekEntry, WindowEntry, items_in, windows_in};

/// Makes the change. An edit of something that is not there changes nothing.
pub(super) fn apply(entries: &mut Entries, edit: AnswerEdit) {
    match edit {
        AnswerEdit::Choose(question, option) => entries.insert(question, Entry::Choice(option)),
        AnswerEdit::YesNo(question, yes) => entries.insert(question, Entry::YesNo(yes)),
        AnswerEdit::Type(question, text) => entries.insert(question, Entry::Text(text)),
        AnswerEdit::TypeDate(question, part, text) => {
            if !matches!(entries.get(&question), Some(Entry::Date(_))) {
                entries.insert(question.clone(), Entry::Date(Default::default()));
            }
            if let Some(Entry::Date(parts)) = entries.get_mut(&question) {
                set(parts, part, text);
            }
        }
        AnswerEdit::TypeDuration(question, part, text) => {
            if !matches!(entries.get(&question), Some(Entry::Duration(_))) {
                entries.insert(question.clone(), Entry::Duration(Default::default()));
            }
            if let Some(Entry::Duration(parts)) = entries.get_mut(&question) {
                set(parts, part, text);
            }
        }
        AnswerEdit::TypeWeek(question, week, text) => {
            edit_week(entries, question, week, |entry| entry.text = text);
        }
        AnswerEdit::ToggleNoRecord(question, week) => {
            edit_week(entries, question, week, |entry| {
                entry.no_record = !entry.no_record;
            });
        }
        AnswerEdit::ToggleService(question, service) => toggle_service(entries, question, service),
        AnswerEdit::ToggleNoService(question) => {
            let entry = match entries.remove(&question) {
                Some(Entry::Services { chosen, none }) => Entry::Services {
                    chosen,
                    none: !none,
                },
                _ => Entry::Services {
                    chosen: Default::default(),
                    none: true,
                },
            };
            entries.insert(question, entry);
        }
        AnswerEdit::TypeSpan(question, index, end, part, text) => {
            edit_windows(entries, question, |windows| {
                if let Some(window) = windows.get_mut(index) {
                    set(window.end_mut(end), part, text);
                }
            });
        }
        AnswerEdit::AddSpan(question) => {
            edit_windows(entries, question, |windows| {
                windows.push(WindowEntry::default());
            });
        }
        AnswerEdit::RemoveSpan(question, index) => {
            edit_windows(entries, question, |windows| remove(windows, index));
        }
        AnswerEdit::InItem(list, index, edit) => {
            edit_items(entries, list, |items| {
                if let Some(item) = items.get_mut(index) {
                    apply(item, *edit);
                }
            });
        }
        AnswerEdit::AddItem(list) => {
            edit_items(entries, list, |items| items.push(Entries::default()));
        }
        AnswerEdit::RemoveItem(list, index) => {
            edit_items(entries, list, |items| remove(items, index));
        }
    }
}

fn edit_week(
    entries: &mut Entries,
    question: QuestionId,
    week: Date,
    edit: impl FnOnce(&mut WeekEntry),
) {
    let mut weeks = match entries.remove(&question) {
        Some(Entry::Weekly(weeks)) => weeks,
        _ => Default::default(),
    };
    let mut entry = weeks.remove(&week).unwrap_or_default();
    edit(&mut entry);
    weeks.insert(week, entry);
    entries.insert(question, Entry::Weekly(weeks));
}

fn edit_windows(
    entries: &mut Entries,
    question: QuestionId,
    edit: impl FnOnce(&mut Vec<WindowEntry>),
) {
    let mut windows = windows_in(entries.get(&question));
    edit(&mut windows);
    entries.insert(question, Entry::Windows(windows));
}

fn edit_items(entries: &mut Entries, list: QuestionId, edit: impl FnOnce(&mut Vec<Entries>)) {
    let mut items = items_in(entries.get(&list));
    edit(&mut items);
    entries.insert(list, Entry::Items(items));
}

/// Takes one out; the last one stays, since there is always one to fill in.
fn remove<T>(list: &mut Vec<T>, index: usize) {
    if list.len() > 1 && index < list.len() {
        list.remove(index);
    }
}

fn toggle_service(entries: &mut Entries, question: QuestionId, service: ServiceId) {
    let mut services = match entries.remove(&question) {
        Some(Entry::Services {
            chosen,
            none: false,
        }) => chosen,
        _ => Default::default(),
    };
    match services.iter().position(|chosen| *chosen == service) {
        Some(place) => {
            services.remove(place);
        }
        None => services.push(service),
    }
    let entry = Entry::Services {
        chosen: services,
        none: false,
    };
    entries.insert(question, entry);
}
