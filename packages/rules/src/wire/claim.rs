//! Reads the claim that `js/claim.js` wrote.

use std::{collections::BTreeMap, slice::Iter};

use rules::{
    Answer, Claim, Date, EvidenceHeld, Instant, LoadedPack, Pack, Window, WindowSet,
    claim::{CLAIM_SCHEMA, ItemAnswers},
    pack::QuestionKind,
};

/// The claim and the moment; nothing where what was written is not of this form, or is of it and
/// names what cannot be: then the same claim is read as JSON, which tells what is wrong.
pub(crate) fn read(loaded: &LoadedPack, words: &[u32]) -> Option<(Claim, Instant)> {
    let mut reader = Reader {
        pack: loaded.pack(),
        words: words.iter(),
    };
    let now = reader.instant()?;
    let claim = Claim {
        schema: CLAIM_SCHEMA,
        pack: reader.pack.id.clone(),
        version: reader.pack.version.clone(),
        answers: reader.answers()?,
        windows: reader.list(|reader| {
            let service = reader.pack.services.get(reader.place()?)?.id.clone();
            Some((service, reader.windows()?))
        })?,
        other_losses: Vec::new(),
        evidence: reader.list(|reader| {
            let evidence = reader.pack.evidence.get(reader.place()?)?.id.clone();
            Some((evidence, EvidenceHeld::default()))
        })?,
        // A claim that has these goes as JSON.
        set_aside: BTreeMap::new(),
        by_day: BTreeMap::new(),
    };
    reader.words.next().is_none().then_some((claim, now))
}

struct Reader<'a> {
    pack: &'a Pack,
    words: Iter<'a, u32>,
}

impl Reader<'_> {
    fn word(&mut self) -> Option<u32> {
        self.words.next().copied()
    }

    fn place(&mut self) -> Option<usize> {
        usize::try_from(self.word()?).ok()
    }

    /// As many of something as the next word says.
    fn list<T, L: FromIterator<T>>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<L> {
        (0..self.word()?).map(|_| item(self)).collect()
    }

    fn answers(&mut self) -> Option<BTreeMap<rules::id::QuestionId, Answer>> {
        self.list(|reader| {
            let question = reader.pack.questions.get(reader.place()?)?;
            let answer = reader.answer(&question.kind)?;
            Some((question.id.clone(), answer))
        })
    }

    /// An answer of the kind that its question takes; one of another kind goes as JSON.
    fn answer(&mut self, kind: &QuestionKind) -> Option<Answer> {
        Some(match kind {
            QuestionKind::Services => Answer::Services(self.list(|reader| {
                let service = reader.pack.services.get(reader.place()?)?;
                Some(service.id.clone())
            })?),
            QuestionKind::Choice { options } => {
                Answer::Choice(options.get(self.place()?)?.id.clone())
            }
            QuestionKind::YesNo => Answer::YesNo(self.word()? != 0),
            QuestionKind::Money { .. } => Answer::Money(self.whole()?),
            QuestionKind::Count { .. } => Answer::Count(self.whole()?),
            // Its text goes as JSON.
            QuestionKind::Number { .. } => return None,
            QuestionKind::Duration { .. } => Answer::Duration(self.whole()?),
            QuestionKind::Date { .. } => Answer::Date(self.date()?),
            QuestionKind::WeeklyMoney { .. } => Answer::WeeklyMoney(self.series()?),
            QuestionKind::DailyMoney { .. } => Answer::DailyMoney(self.series()?),
            QuestionKind::Windows { .. } => Answer::Windows(self.windows()?),
            QuestionKind::Items { .. } => {
                Answer::Items(self.list(|reader| Some(ItemAnswers(reader.answers()?)))?)
            }
        })
    }

    /// A whole number of 64 bits, its lower half first.
    fn whole(&mut self) -> Option<i64> {
        let (low, high) = (self.word()?, self.word()?);
        Some((u64::from(high) << 32 | u64::from(low)).cast_signed())
    }

    fn series(&mut self) -> Option<BTreeMap<Date, Option<i64>>> {
        self.list(|reader| {
            let date = reader.date()?;
            let amount = match reader.word()? {
                0 => None,
                _ => Some(reader.whole()?),
            };
            Some((date, amount))
        })
    }

    fn windows(&mut self) -> Option<WindowSet> {
        let window = |reader: &mut Self| {
            Some(Window {
                from: reader.instant()?,
                to: reader.instant()?,
            })
        };
        let windows: Vec<Window> = self.list(window)?;
        Some(WindowSet::of(windows))
    }

    /// Year, month and day, as they are written.
    fn date(&mut self) -> Option<Date> {
        let word = self.word()?;
        let year = i32::try_from(word >> 9).ok()?;
        Date::new(year, word >> 5 & 0xf, word & 0x1f)
    }

    /// A date; then hour, minute, second, and the offset in minutes above that of -24:00.
    fn instant(&mut self) -> Option<Instant> {
        let date = self.date()?;
        let word = self.word()?;
        let offset = i32::try_from(word & 0xfff).ok()? - 24 * 60;
        let (hour, minute, second) = (word >> 24, word >> 18 & 0x3f, word >> 12 & 0x3f);
        Instant::new(date, hour, minute, second, offset)
    }
}
