//! Windows of time: those that a question asks for, and published ones that a claimant corrects.

use rules::{
    Date, Instant, Pack, Window, WindowSet,
    pack::{Question, QuestionKind, Service},
};

use super::answers::whole;
use crate::{
    draft::{Entry, WindowEntry, windows_in},
    field::{End, Field, FieldFault},
    input::{self, Problem},
};

/// What is wrong in a window, by its ends.
type EndFaults = Vec<(End, Problem)>;

/// What a question takes as windows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    earliest: Date,
    latest: Date,
    most: u16,
    offset_minutes: i32,
}

impl Bounds {
    /// The bounds of a question about windows; nothing of another.
    pub(crate) fn of(pack: &Pack, question: &Question) -> Option<Self> {
        match question.kind {
            QuestionKind::Windows {
                earliest,
                latest,
                most,
            } => Some(Self {
                earliest,
                latest,
                most,
                offset_minutes: pack.offset_minutes,
            }),
            _ => None,
        }
    }

    /// The window in an entry, or what is wrong in it.
    pub(crate) fn window(&self, entry: &WindowEntry) -> Result<Window, EndFaults> {
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
    pub(super) fn windows(&self, entry: Option<&Entry>) -> Result<WindowSet, Vec<Fault>> {
        let shown = windows_in(entry);
        if shown.len() > usize::from(self.most) {
            return Err(vec![Fault::TooMany(self.most)]);
        }
        let (mut windows, mut faults) = (Vec::new(), Vec::new());
        for (index, entry) in shown.iter().enumerate() {
            if entry.is_blank() {
                continue;
            }
            match self.window(entry) {
                Ok(window) => windows.push(window),
                Err(found) => faults.extend(found.into_iter().map(|(end, problem)| Fault::End {
                    index,
                    end,
                    problem,
                })),
            }
        }
        if windows.is_empty() && faults.is_empty() {
            faults.extend([End::From, End::To].map(|end| Fault::End {
                index: 0,
                end,
                problem: Problem::Empty,
            }));
        }
        if faults.is_empty() {
            Ok(WindowSet::of(windows))
        } else {
            Err(faults)
        }
    }

    /// What keeps an entry from answering the question that has these bounds.
    pub(super) fn faults(&self, question: &Question, entry: Option<&Entry>) -> Vec<FieldFault> {
        if question.optional && entry.is_none_or(Entry::is_blank) {
            return Vec::new();
        }
        let faults = self.windows(entry).err().unwrap_or_default();
        let fault = |fault| match fault {
            Fault::TooMany(most) => whole(question, Problem::TooMany(most)),
            Fault::End {
                index,
                end,
                problem,
            } => FieldFault {
                field: Field::Span(question.id.clone(), index, end),
                problem,
            },
        };
        faults.into_iter().map(fault).collect()
    }
}

/// What keeps windows from being an answer.
pub(super) enum Fault {
    TooMany(u16),
    End {
        index: usize,
        end: End,
        problem: Problem,
    },
}

/// The window that two moments make.
fn ends(entry: &WindowEntry, offset_minutes: i32) -> Result<Window, EndFaults> {
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

/// What is wrong in a window that a claimant is correcting.
pub(crate) fn window_faults(
    entry: &WindowEntry,
    service: &Service,
    pack: &Pack,
) -> Vec<FieldFault> {
    let faults = window(entry, pack).err().unwrap_or_default();
    let fault = |(end, problem)| FieldFault {
        field: Field::Window(service.id.clone(), end),
        problem,
    };
    faults.into_iter().map(fault).collect()
}

fn window(entry: &WindowEntry, pack: &Pack) -> Result<Window, EndFaults> {
    let window = ends(entry, pack.offset_minutes)?;
    if let Some(incident) = &pack.incident {
        let counted = WindowSet::of([window]).intersection(&WindowSet::of([incident.window]));
        if counted.is_empty() {
            return Err(vec![(End::From, Problem::OutsideIncident)]);
        }
    }
    Ok(window)
}

/// The window as corrected; nothing when it does not read as one or is the published one.
pub(super) fn corrected(entry: &WindowEntry, service: &Service, pack: &Pack) -> Option<Window> {
    let window = window(entry, pack).ok()?;
    (window != service.window).then_some(window)
}
