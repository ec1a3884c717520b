//! Questions, those of a list's items as its fields.

use rules::{
    Date, Ratio,
    pack::{Question, QuestionKind, Ref, Section},
};

use super::{
    figure::{money, shown_duration, shown_number},
    page::{Page, id_of},
};

impl Page<'_> {
    pub(super) fn questions(&mut self) {
        let pack = self.pack;
        let all = Ref::all(&pack.questions).zip(&pack.questions);
        for (at, question) in all.filter(|(_, question)| question.item_of.is_none()) {
            self.question(question);
            if matches!(question.kind, QuestionKind::Items { .. }) {
                let fields = pack.questions.iter();
                for field in fields.filter(|field| field.item_of == Some(at)) {
                    self.field(question, field);
                }
            }
        }
    }

    fn question(&mut self, question: &Question) {
        let pack = self.pack;
        self.table("question", &question.id);
        let section = match question.section {
            Section::You => "you",
            Section::Services => "services",
            Section::Details => "details",
            Section::Losses => "losses",
        };
        self.string("section", section);
        if let Some(service) = question.about {
            let service = id_of(service, &pack.services, |service| service.id.as_str());
            self.string("about", service);
        }
        self.words(question);
        if question.optional {
            self.key("optional", true);
        }
        self.kind(&question.kind, &format!("question.{}", question.id));
    }

    fn field(&mut self, list: &Question, field: &Question) {
        let path = format!("question.{}.field", list.id);
        self.row(&path);
        self.string("id", field.id.as_str());
        self.words(field);
        self.kind(&field.kind, &path);
    }

    fn words(&mut self, question: &Question) {
        self.text("text", &question.text);
        self.text("label", &question.label);
        self.text_if_any("hint", &question.hint);
    }

    /// A kind with its keys; options stand under `path`.
    fn kind(&mut self, kind: &QuestionKind, path: &str) {
        match kind {
            QuestionKind::Services => self.string("kind", "services"),
            QuestionKind::YesNo => self.string("kind", "yes_no"),
            QuestionKind::Choice { options } => {
                self.string("kind", "choice");
                for option in options {
                    self.row(format_args!("{path}.option"));
                    self.string("id", option.id.as_str());
                    self.text("name", &option.name);
                    self.text_if_any("hint", &option.hint);
                }
            }
            QuestionKind::Money { min, max } => {
                self.string("kind", "money");
                for (key, bound) in [("min", *min), ("max", *max)] {
                    self.string(key, &money(Ratio::whole(bound), self.pack.currency));
                }
            }
            QuestionKind::Count { min, max } => {
                self.string("kind", "count");
                self.key("min", min);
                self.key("max", max);
            }
            QuestionKind::Number {
                unit,
                read_as,
                decimals,
                min,
                max,
            } => {
                self.string("kind", "number");
                self.text("unit", unit);
                self.string("read_as", read_as.name());
                self.key("decimals", decimals);
                self.string("min", &shown_number(*min, *read_as));
                self.string("max", &shown_number(*max, *read_as));
            }
            QuestionKind::Duration { min, max } => {
                self.string("kind", "duration");
                self.string("min", &shown_duration(*min));
                self.string("max", &shown_duration(*max));
            }
            QuestionKind::Date { earliest, latest } => {
                self.string("kind", "date");
                self.dates([("earliest", *earliest), ("latest", *latest)]);
            }
            QuestionKind::WeeklyMoney { weeks, outage_week } => {
                self.string("kind", "weekly_money");
                let last = weeks.last().and_then(|week| week.plus_days(6));
                if let (Some(first), Some(last)) = (weeks.first(), last) {
                    self.dates([("from", *first), ("to", last)]);
                }
                self.key("outage_week", outage_week);
            }
            QuestionKind::DailyMoney {
                from,
                to,
                outage_from,
                outage_to,
            } => {
                self.string("kind", "daily_money");
                self.dates([("from", *from), ("to", *to)]);
                self.dates([("outage_from", *outage_from), ("outage_to", *outage_to)]);
            }
            QuestionKind::Windows {
                earliest,
                latest,
                most,
            } => {
                self.string("kind", "windows");
                self.dates([("earliest", *earliest), ("latest", *latest)]);
                self.key("most", most);
            }
            QuestionKind::Items { most, item } => {
                self.string("kind", "items");
                self.key("most", most);
                self.text("item", item);
            }
        }
    }

    fn dates(&mut self, dates: [(&str, Date); 2]) {
        for (key, date) in dates {
            self.key(key, date);
        }
    }
}
