//! What a pack says of its tables and calendars.

use rules::{
    Ratio,
    explain::quantity,
    pack::{Bound, Calendar, Row, Table},
    unit::Unit,
};

use super::{Describer, Line, Part, fact, part, plain, word};

impl Describer<'_> {
    pub(super) fn table(&self, table: &Table) -> Part {
        let Table {
            id,
            label,
            key,
            unit,
            rows,
            end,
            outside,
            citations,
        } = table;
        let Bound { at, inclusive } = end;
        let mut facts = self.text("label", label);
        facts.push(plain("key", word(key)));
        facts.push(plain("unit", word(unit)));
        let rows = rows.iter().map(|row| {
            let Row {
                from,
                value,
                citations,
            } = row;
            let sources = self.cited(citations).lines.into_iter().map(|it| it.text);
            let sources: Vec<_> = sources.collect();
            let (from, value) = (self.figure(*key, *from), self.figure(*unit, *value));
            Line::plain(format!("from {from}: {value} [{}]", sources.join(", ")))
        });
        facts.push(fact("rows", rows));
        let end = if *inclusive { "to" } else { "below" };
        facts.push(plain(end, self.figure(*key, *at)));
        facts.push(plain("outside", self.reason_id(*outside)));
        facts.push(self.cited(citations));
        part("table", id.as_str(), facts)
    }

    pub(super) fn calendar(&self, calendar: &Calendar) -> Part {
        let Calendar {
            id,
            name,
            weekend,
            from,
            to,
            holidays,
            outside,
            citations,
        } = calendar;
        let mut facts = self.text("name", name);
        facts.push(fact(
            "weekend",
            weekend.iter().map(|day| Line::plain(word(day))),
        ));
        facts.push(plain("from", from.to_string()));
        facts.push(plain("to", to.to_string()));
        let holidays = holidays.iter().map(|day| Line::plain(day.to_string()));
        facts.push(fact("holidays", holidays));
        facts.push(plain("outside", self.reason_id(*outside)));
        facts.push(self.cited(citations));
        part("calendar", id.as_str(), facts)
    }

    fn figure(&self, unit: Unit, at: Ratio) -> String {
        self.wording.figure_of(&quantity(unit, at))
    }
}
