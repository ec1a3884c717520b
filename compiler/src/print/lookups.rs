//! Tables of figures and calendars of working days.

use rules::pack::{Calendar, Table};

use super::{
    figure::standing,
    page::{Page, id_of, quoted},
};
use crate::lookup::day_name;

impl Page<'_> {
    pub(super) fn tables(&mut self) {
        for table in &self.pack.tables {
            self.figures(table);
        }
    }

    fn figures(&mut self, table: &Table) {
        let pack = self.pack;
        self.table("table", &table.id);
        self.text("label", &table.label);
        let outside = id_of(table.outside, &pack.reasons, |reason| reason.id.as_str());
        self.string("outside", outside);
        let end = if table.end.inclusive { "to" } else { "below" };
        self.key(end, standing(table.key, table.end.at, pack.currency));
        self.cite(&table.citations);
        for row in &table.rows {
            self.row(format_args!("table.{}.row", table.id));
            self.key("from", standing(table.key, row.from, pack.currency));
            self.key("value", standing(table.unit, row.value, pack.currency));
            self.cite(&row.citations);
        }
    }

    pub(super) fn calendars(&mut self) {
        for calendar in &self.pack.calendars {
            self.calendar(calendar);
        }
    }

    fn calendar(&mut self, calendar: &Calendar) {
        self.table("calendar", &calendar.id);
        self.text("name", &calendar.name);
        let weekend: Vec<_> = calendar
            .weekend
            .iter()
            .map(|day| quoted(day_name(*day)))
            .collect();
        self.key("weekend", format_args!("[{}]", weekend.join(", ")));
        self.key("from", calendar.from);
        self.key("to", calendar.to);
        let holidays: Vec<_> = calendar.holidays.iter().map(ToString::to_string).collect();
        self.key("holidays", format_args!("[{}]", holidays.join(", ")));
        let outside = id_of(calendar.outside, &self.pack.reasons, |reason| {
            reason.id.as_str()
        });
        self.string("outside", outside);
        self.cite(&calendar.citations);
    }
}
