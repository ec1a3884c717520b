//! Formulas of two sides: which of them is read, and what both come to.

use super::{Facts, Trace};
use crate::{
    evaluate::figure::{Figure, Stop},
    pack::formula::Formula,
};

impl Facts<'_> {
    /// Two figures, both read though one is missing.
    pub(super) fn pair(
        &self,
        sides: &[Formula; 2],
        trace: &mut Trace,
        depth: u32,
    ) -> Result<[Figure; 2], Stop> {
        let [left, right] = sides;
        let left = self.at_depth(left, trace, depth);
        let right = self.at_depth(right, trace, depth);
        match (left, right) {
            (Ok(left), Ok(right)) => Ok([left, right]),
            (Err(Stop::Missing), Err(stop)) | (Err(stop), _) | (_, Err(stop)) => Err(stop),
        }
    }

    /// A pair of figures brought together. Both sides are read though one is missing, so that one
    /// look finds all that is missing; a side that cannot be computed at all says so first.
    pub(super) fn both(
        &self,
        sides: &[Formula; 2],
        trace: &mut Trace,
        depth: u32,
        join: &dyn Fn(Figure, Figure) -> Result<Figure, Stop>,
    ) -> Result<Figure, Stop> {
        let [left, right] = self.pair(sides, trace, depth)?;
        join(left, right)
    }

    /// `and` (`decisive` is false) or `or` (`decisive` is true) in three-valued logic: either side
    /// alone can decide. Only what decided counts as read, and where neither does, only the left
    /// side is asked for.
    pub(super) fn until(
        &self,
        decisive: bool,
        sides: &[Formula; 2],
        trace: &mut Trace,
        depth: u32,
    ) -> Result<Figure, Stop> {
        let [left, right] = sides;
        let (reads, missing) = (trace.reads.len(), trace.missing.len());
        let left = self.at_depth(left, trace, depth).and_then(Figure::flag);
        match left {
            Ok(holds) if holds == decisive => Ok(Figure::Flag(decisive)),
            Ok(_) => {
                let holds = self.at_depth(right, trace, depth)?.flag()?;
                Ok(Figure::Flag(holds))
            }
            Err(stop) => {
                let left = trace.split_off(reads, missing);
                // Whatever answers will make of the left side, the right one may decide alone. So
                // it may where the left cannot be computed: else an answer could undo what is
                // decided.
                let right = self.at_depth(right, trace, depth);
                if right == Ok(Figure::Flag(decisive)) {
                    return right;
                }
                if stop == Stop::Missing {
                    trace.reads.truncate(reads);
                    trace.missing.truncate(missing);
                }
                left.reads.into_iter().for_each(|read| trace.read(read));
                left.missing.into_iter().for_each(|at| trace.miss(at));
                // What the right side lacks may still decide.
                match right {
                    Err(Stop::Missing) => right,
                    _ => Err(stop),
                }
            }
        }
    }
}
