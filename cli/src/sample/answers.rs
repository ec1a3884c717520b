//! Answers at random, of what a question takes.

use std::collections::{BTreeMap, BTreeSet};

use rand_pcg::{Pcg64, rand_core::Rng as _};
use rules::{
    Answer, Date, Instant, ItemAnswers, Pack, Ratio, Ref, Window, WindowSet,
    pack::{Question, QuestionKind, SECONDS_PER_MINUTE},
};

/// Services that a claimant names at most.
const MOST_SERVICES: usize = 4;

/// Items and windows that a claimant names at most.
const MOST_PARTS: u16 = 3;

const HOUR: i64 = 3600;

/// Chance from a seed: the same seed, the same numbers, on any machine.
#[derive(Debug)]
pub(super) struct Random(Pcg64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        // The stream is any odd number; it is written down here so that it stays.
        Self(Pcg64::new(seed.into(), 0x0bad_5eed))
    }

    /// A number below `bound`; zero where that is.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        // The high half of the product: as even as 64 bits allow.
        let product = u128::from(self.0.next_u64()) * u128::from(bound);
        (product >> 64) as u64
    }

    /// A number between the two, both included.
    pub(super) fn within(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low).saturating_add(1);
        low.saturating_add_unsigned(self.below(span))
    }

    pub(super) fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    /// An amount as people have them: many small, few large, some none; in hundreds where there
    /// are so many.
    pub(super) fn amount(&mut self, min: i64, max: i64) -> i64 {
        if self.one_in(8) {
            return min.max(0).min(max);
        }
        let span = max.saturating_sub(min).max(0);
        let digits = u32::try_from(self.within(2, 7)).unwrap_or(2);
        let size = 10_i64.pow(digits).min(span);
        let amount = self.within(0, size);
        let step = if amount >= 10_000 { 100 } else { 1 };
        min + amount / step * step
    }
}

/// An answer to a question; nothing to one that no claim has an answer to.
pub(super) fn answer(
    pack: &Pack,
    at: Ref<Question>,
    question: &Question,
    random: &mut Random,
) -> Option<Answer> {
    Some(match &question.kind {
        QuestionKind::Services => Answer::Services(services(pack, random)),
        QuestionKind::Choice { options } => {
            let place = random.below(options.len() as u64);
            let option = options.get(usize::try_from(place).ok()?)?;
            Answer::Choice(option.id.clone())
        }
        QuestionKind::YesNo => Answer::YesNo(random.one_in(2)),
        QuestionKind::Money { min, max } => Answer::Money(random.amount(*min, *max)),
        QuestionKind::Count { min, max } => {
            Answer::Count(random.within(*min, (*max).min(min.saturating_add(20))))
        }
        QuestionKind::Number {
            decimals, min, max, ..
        } => Answer::Number(number(*decimals, *min, *max, random)?),
        QuestionKind::Duration { min, max } => {
            let minutes = |seconds: i64| seconds / SECONDS_PER_MINUTE;
            let longest = minutes(*max).min(minutes(*min).saturating_add(72 * 60));
            Answer::Duration(random.within(minutes(*min), longest) * SECONDS_PER_MINUTE)
        }
        QuestionKind::Date { earliest, latest } => Answer::Date(date(*earliest, *latest, random)?),
        QuestionKind::WeeklyMoney { weeks, .. } => {
            Answer::WeeklyMoney(series(weeks.iter().copied(), random))
        }
        QuestionKind::DailyMoney { from, to, .. } => {
            let days = 0..=to.days_since(*from);
            Answer::DailyMoney(series(days.filter_map(|day| from.plus_days(day)), random))
        }
        QuestionKind::Windows {
            earliest,
            latest,
            most,
        } => Answer::Windows(windows((*earliest, *latest), *most, pack, random)?),
        QuestionKind::Items { most, .. } => {
            let count = random.within(1, i64::from((*most).clamp(1, MOST_PARTS)));
            let items = (0..count).map(|_| item(pack, at, random));
            Answer::Items(items.collect::<Option<_>>()?)
        }
    })
}

/// A number with its last digit at random too; nothing where the bounds are no such numbers.
fn number(decimals: u8, min: Ratio, max: Ratio, random: &mut Random) -> Option<Ratio> {
    let scale = 10_i64.checked_pow(decimals.into())?;
    let scaled = |bound: Ratio| bound.mul(Ratio::whole(scale)).ok().and_then(Ratio::to_i64);
    let digits = random.within(scaled(min)?, scaled(max)?);
    Ratio::new(digits.into(), scale.into()).ok()
}

fn services(pack: &Pack, random: &mut Random) -> BTreeSet<rules::id::ServiceId> {
    let wanted = pack.services.len().min(MOST_SERVICES) as u64;
    let wanted = 1 + random.below(wanted.max(1));
    let named = (0..wanted).filter_map(|_| {
        let place = random.below(pack.services.len() as u64);
        pack.services.get(usize::try_from(place).ok()?)
    });
    named.map(|service| service.id.clone()).collect()
}

/// Every field of an item, so that none is missing.
fn item(pack: &Pack, list: Ref<Question>, random: &mut Random) -> Option<ItemAnswers> {
    let fields = Ref::all(&pack.questions).zip(&pack.questions);
    let fields = fields.filter(|(_, question)| question.item_of == Some(list));
    let answers = fields.map(|(at, question)| {
        let answer = answer(pack, at, question, random)?;
        Some((question.id.clone(), answer))
    });
    answers.collect::<Option<_>>().map(ItemAnswers)
}

fn date(earliest: Date, latest: Date, random: &mut Random) -> Option<Date> {
    earliest.plus_days(random.within(0, latest.days_since(earliest).max(0)))
}

/// Sales around a figure of the shop's own; in some weeks or days without a record.
fn series(periods: impl Iterator<Item = Date>, random: &mut Random) -> BTreeMap<Date, Option<i64>> {
    let usual = random.within(5, 300) * 10_000;
    let mut amounts = BTreeMap::new();
    for period in periods {
        let share = random.within(60, 120);
        let amount = (!random.one_in(12)).then_some(usual * share / 10_000 * 100);
        amounts.insert(period, amount);
    }
    amounts
}

/// Windows on the days that are asked about, each of some minutes to two days.
fn windows(
    (earliest, latest): (Date, Date),
    most: u16,
    pack: &Pack,
    random: &mut Random,
) -> Option<WindowSet> {
    let count = random.within(1, i64::from(most.clamp(1, MOST_PARTS)));
    let first = Instant::new(earliest, 0, 0, 0, pack.offset_minutes)?;
    let behind = Instant::new(latest.plus_days(1)?, 0, 0, 0, pack.offset_minutes)?;
    // All within one month, as the outages of one claim are.
    let span = (behind.seconds() - first.seconds()).max(60);
    let begins = first.seconds() + random.within(0, span - 60);
    let windows = (0..count).filter_map(|_| {
        let from = begins + random.within(0, 20 * 24) * HOUR;
        let to = from + random.within(1, 48 * 60) * 60;
        let at = |seconds: i64| Instant::from_seconds(seconds / 60 * 60, pack.offset_minutes);
        (to <= behind.seconds()).then(|| {
            Some(Window {
                from: at(from)?,
                to: at(to)?,
            })
        })?
    });
    let windows = WindowSet::of(windows);
    (!windows.is_empty()).then_some(windows)
}

/// Windows in a longer one.
pub(super) fn windows_within(all: Window, random: &mut Random) -> WindowSet {
    let offset = all.from.offset_minutes();
    let minutes = all.seconds() / 60;
    let from = random.within(0, (minutes - 1).max(0));
    let to = random.within(from + 1, minutes.max(from + 1));
    let at = |minutes: i64| Instant::from_seconds(all.from.seconds() + minutes * 60, offset);
    WindowSet::of(at(from).zip(at(to)).map(|(from, to)| Window { from, to }))
}
