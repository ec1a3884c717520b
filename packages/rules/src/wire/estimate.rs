//! Writes an estimate for `js/estimate.js` to read.
//!
//! Every struct is taken apart in full, so that a new member does not compile until it is written.

mod line;
mod step;

use rules::{Date, Estimate, Instant, Ratio, estimate::ClaimFault};

use super::address;

/// The places of the parts that are read one by one stand before them.
const PARTS: usize = 6;

/// Words that are written one after the other, into room that is used again.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    words: Vec<u32>,
}

impl Writer {
    /// The words of the last estimate.
    pub(crate) fn words(&self) -> &[u32] {
        &self.words
    }

    /// Writes an estimate in place of the one before.
    pub(crate) fn write(&mut self, estimate: &Estimate) {
        let Estimate {
            // These JavaScript knows.
            pack: _,
            currency: _,
            now,
            lines,
            totals,
            values,
            outages,
            asked,
            missing,
            faults,
        } = estimate;
        self.words.clear();
        self.words.resize(PARTS, 0);
        self.instant(*now);
        self.totals(totals);
        self.part(0);
        self.list(lines, Self::line);
        self.part(1);
        self.list(values, Self::value);
        self.part(2);
        self.list(outages, Self::outage);
        self.part(3);
        self.list(asked, |writer, id| writer.name(id.as_str()));
        self.part(4);
        self.list(missing, |writer, id| writer.name(id.as_str()));
        self.part(5);
        self.faults(faults);
    }

    /// Notes where a part begins.
    fn part(&mut self, at: usize) {
        let here = self.words.len() as u32;
        if let Some(place) = self.words.get_mut(at) {
            *place = here;
        }
    }

    /// Faults name what the pack has not, and are rare: they go as JSON.
    fn faults(&mut self, faults: &[ClaimFault]) {
        if faults.is_empty() {
            return self.word(0);
        }
        self.text(&rules::canonical_json(&faults).unwrap_or_default());
    }

    // Called for each of several hundred words.
    #[inline(always)]
    fn word(&mut self, word: u32) {
        self.words.push(word);
    }

    fn pair(&mut self, first: u32, second: u32) {
        self.word(first);
        self.word(second);
    }

    fn flag(&mut self, flag: bool) {
        self.word(flag.into());
    }

    fn maybe<T>(&mut self, it: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
        self.flag(it.is_some());
        if let Some(it) = it {
            write(self, it);
        }
    }

    fn list<T>(&mut self, list: &[T], item: impl Fn(&mut Self, &T)) {
        self.word(list.len() as u32);
        for it in list {
            item(self, it);
        }
    }

    fn name(&mut self, id: &str) {
        self.word(address(id));
    }

    /// A part of the pack, and something of it.
    fn named(&mut self, id: &str, what: u32) {
        self.pair(address(id), what);
    }

    /// Text that lies nowhere for long: its length in bytes, then four of them a word.
    fn text(&mut self, text: &str) {
        self.word(text.len() as u32);
        for bytes in text.as_bytes().chunks(4) {
            let mut word = [0; 4];
            word.iter_mut()
                .zip(bytes)
                .for_each(|(to, from)| *to = *from);
            self.word(u32::from_le_bytes(word));
        }
    }

    /// A whole number of 64 bits, its lower half first.
    fn whole(&mut self, whole: i64) {
        let bits = whole.cast_unsigned();
        self.pair(bits as u32, (bits >> 32) as u32);
    }

    /// Year, month and day, as they are written.
    fn date(&mut self, date: Date) {
        let year = date.year().cast_unsigned();
        self.word(year << 9 | date.month() << 5 | date.day());
    }

    /// A date; then the second of the day, and the offset in minutes above that of -24:00.
    fn instant(&mut self, at: Instant) {
        self.date(at.date());
        let offset = at.offset_minutes();
        let second = (at.seconds() + i64::from(offset) * 60).rem_euclid(86_400);
        self.word((second as u32) << 12 | (offset + 24 * 60).cast_unsigned());
    }

    /// What stands above the line and, where it is not whole, below it. Both fit 64 bits.
    fn ratio(&mut self, ratio: Ratio) {
        self.whole(ratio.numerator() as i64);
        if !ratio.is_whole() {
            self.whole(ratio.denominator() as i64);
        }
    }
}
