//! Windows of time that a question asks for.

use rules::{Answer, Date, Instant, Window, WindowSet, pack::Question};

use super::parts::{Parts, Understood, whole};
use crate::{
    draft::{Entry, WindowEntry, windows_in},
    field::{End, Field, FieldFault},
    input::{self, Problem},
};

/// What is wrong in a window, by its ends.
pub(super) type EndFaults = Vec<(End, Problem)>;

/// What a question takes as windows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) earliest: Date,
    pub(super) latest: Date,
    pub(super) most: u16,
    pub(super) offset_minutes: i32,
}

impl Bounds {
    /// The window in an entry, or what is wrong in it.
    fn window(&self, entry: &WindowEntry) -> Result<Window, EndFaults> {
        let window = ends(entry, self.offset_minutes)?;
        // A window that ends with a day's last second ends at the next one's first.
        let last = Instant::from_seconds(window.to.seconds() - 1, self.offset_minutes);
        let (from, to) = (window.from.date(), last.unwrap_or(window.to).date());
        let mut faults = Vec::new();
        if from < self.earliest {
            faults.push((End::From, Problem::Before(self.earliest)));
        } else if from > self.latest {
            faults.push((End::From, Problem::After(self.latest)));
        } else if to > self.latest {
            faults.push((End::To, Problem::After(self.latest)));
        }
        if faults.is_empty() {
            Ok(window)
        } else {
            Err(faults)
        }
    }

    /// All the time in an entry. A window left blank beside others is no window; half a one is
    /// not passed over in silence.
    pub(super) fn understand(&self, question: &Question, entry: Option<&Entry>) -> Understood {
        let shown = windows_in(entry);
        let end = |index, end, problem| FieldFault {
            field: Field::Span(question.id.clone(), index, end),
            problem,
        };
        let (mut parts, mut faults) = (Vec::new(), Vec::new());
        for (index, entry) in shown.iter().enumerate() {
            let window = match self.window(entry) {
                Ok(window) => Some(window),
                Err(_) if entry.is_blank() => None,
                Err(found) => {
                    let found = found.into_iter();
                    faults.extend(found.map(|(at, problem)| end(index, at, problem)));
                    None
                }
            };
            parts.push(window);
        }
        let windows: Vec<Window> = parts.iter().flatten().copied().collect();
        if shown.len() > usize::from(self.most) {
            faults = vec![whole(question, Problem::TooMany(self.most))];
        } else if windows.is_empty() && faults.is_empty() {
            faults.extend([End::From, End::To].map(|at| end(0, at, Problem::Empty)));
        }
        let answer = (matches!(entry, Some(Entry::Windows(_))) && faults.is_empty())
            .then(|| Answer::Windows(WindowSet::of(windows)));
        if question.optional && entry.is_none_or(Entry::is_blank) {
            faults.clear();
        }
        Understood {
            answer,
            faults,
            parts: Parts::Windows(parts),
        }
    }
}

/// The window that two moments make.
pub(super) fn ends(entry: &WindowEntry, offset_minutes: i32) -> Result<Window, EndFaults> {
    let read =
        |texts: &[String; 5]| input::instant(texts.each_ref().map(String::as_str), offset_minutes);
    let (from, to) = match (read(&entry.from), read(&entry.to)) {
        (Ok(from), Ok(to)) => (from, to),
        (from, to) => {
            let ends = [(End::From, from.err()), (End::To, to.err())];
            let faults = ends.into_iter();
            return Err(faults
                .filter_map(|(end, problem)| Some((end, problem?)))
                .collect());
        }
    };
    let window = Window { from, to };
    if window.seconds() == 0 {
        return Err(vec![(End::To, Problem::EndBeforeStart)]);
    }
    Ok(window)
}
