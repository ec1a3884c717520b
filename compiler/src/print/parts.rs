//! The head and the plain tables of a pack.

use rules::pack::{Icon, Intake, Service, Value, WindowEnd};

use super::{
    formula::formula,
    page::{Page, id_of, quoted},
};
use crate::sections::ICONS;

impl Page<'_> {
    pub(super) fn head(&mut self) {
        let pack = self.pack;
        self.key("schema", pack.schema);
        self.string("id", pack.id.as_str());
        self.string("version", &pack.version);
        let languages: Vec<_> = pack
            .languages
            .iter()
            .map(|lang| quoted(lang.tag()))
            .collect();
        self.key("languages", format_args!("[{}]", languages.join(", ")));
        self.string("currency", pack.currency.code());
        let sign = if pack.offset_minutes < 0 { '-' } else { '+' };
        let east = pack.offset_minutes.abs();
        let offset = format!("{sign}{:02}:{:02}", east / 60, east % 60);
        self.string("offset", &offset);
        self.text("name", &pack.name);
        self.text("operator", &pack.operator);
        self.text("summary", &pack.summary);
    }

    pub(super) fn incident(&mut self) {
        if let Some(incident) = &self.pack.incident {
            self.only_table("incident");
            self.text("name", &incident.name);
            self.moment("from", incident.window.from);
            self.moment("to", incident.window.to);
            self.cite(&incident.citations);
        }
    }

    pub(super) fn citations(&mut self) {
        for citation in &self.pack.citations {
            self.table("citation", &citation.id);
            self.text("title", &citation.title);
            self.string("publisher", &citation.publisher);
            if let Some(date) = citation.date {
                self.key("date", date);
            }
            self.string("reference", &citation.reference);
            if let Some(url) = &citation.url {
                self.string("url", url);
            }
        }
    }

    /// Groups and services.
    pub(super) fn services(&mut self) {
        for group in &self.pack.groups {
            self.table("group", &group.id);
            self.text("name", &group.name);
        }
        for service in &self.pack.services {
            self.service(service);
        }
    }

    fn service(&mut self, service: &Service) {
        let pack = self.pack;
        self.table("service", &service.id);
        self.text("name", &service.name);
        self.text_if_any("keywords", &service.keywords);
        let group = id_of(service.group, &pack.groups, |group| group.id.as_str());
        self.string("group", group);
        self.string("icon", icon(service.icon));
        let incident = pack.incident.as_ref();
        if incident.is_none_or(|incident| incident.window.from != service.window.from) {
            self.moment("from", service.window.from);
        }
        self.moment("to", service.window.to);
        match service.end {
            WindowEnd::Exact => {}
            WindowEnd::About => self.string("end", "about"),
            WindowEnd::WorkingBy => self.string("end", "working_by"),
        }
        self.cite(&service.citations);
    }

    pub(super) fn intakes(&mut self) {
        for intake in &self.pack.intakes {
            self.intake(intake);
        }
    }

    fn intake(&mut self, intake: &Intake) {
        self.table("intake", &intake.id);
        self.text("name", &intake.name);
        self.key("opens", intake.opens);
        self.key("closes", intake.closes);
        self.cite(&intake.citations);
        for extension in &intake.extensions {
            self.row(format_args!("intake.{}.extension", intake.id));
            self.key("closes", extension.closes);
            self.cite(&extension.citations);
        }
    }

    pub(super) fn evidence(&mut self) {
        for paper in &self.pack.evidence {
            self.table("evidence", &paper.id);
            self.text("name", &paper.name);
            self.text_if_any("hint", &paper.hint);
        }
    }

    pub(super) fn reasons(&mut self) {
        for reason in &self.pack.reasons {
            self.table("reason", &reason.id);
            self.text("text", &reason.text);
        }
    }

    pub(super) fn values(&mut self) {
        for value in &self.pack.values {
            self.value(value);
        }
    }

    fn value(&mut self, value: &Value) {
        let pack = self.pack;
        self.table("value", &value.id);
        self.text("label", &value.label);
        if let Some(list) = value.each {
            let list = id_of(list, &pack.questions, |list| list.id.as_str());
            self.string("each", list);
        }
        self.string("formula", &formula(pack, &value.formula));
        self.cite(&value.citations);
    }
}

fn icon(icon: Icon) -> &'static str {
    let found = ICONS.iter().find(|(_, known)| *known == icon);
    found.map_or("", |(name, _)| name)
}
