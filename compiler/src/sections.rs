//! The plain tables of a pack: what happened, sources, services, intakes, papers, reasons.

use rules::{
    Date, Text, Window,
    pack::{
        Citation, Evidence, Extension, Group, Icon, Incident, Intake, Reason, Ref, Service,
        WindowEnd,
    },
};

use crate::{
    diagnostic::{Code, Fault},
    names::Names,
    table::{Item, Str, Table},
    terms::{self, Terms},
};

pub(crate) const ICONS: [(&str, Icon); 20] = [
    ("message", Icon::Message),
    ("monitor", Icon::Monitor),
    ("image", Icon::Image),
    ("wallet", Icon::Wallet),
    ("taxi", Icon::Taxi),
    ("bike", Icon::Bike),
    ("parking", Icon::Parking),
    ("map", Icon::Map),
    ("book", Icon::Book),
    ("music", Icon::Music),
    ("video", Icon::Video),
    ("game", Icon::Game),
    ("mail", Icon::Mail),
    ("megaphone", Icon::Megaphone),
    ("archive", Icon::Archive),
    ("smile", Icon::Smile),
    ("gift", Icon::Gift),
    ("phone", Icon::Phone),
    ("globe", Icon::Globe),
    ("server", Icon::Server),
];

/// Reasons that every estimate may give, so that no pack may use their names for its own.
pub(crate) const BUILT_IN_REASONS: [&str; 7] = [
    "answers_missing",
    "no_outage",
    "other_remedy",
    "pack_fault",
    "rule_applies",
    "service_not_used",
    "too_large",
];

/// `cite`, which must name at least one source.
pub(crate) fn cited(
    table: &mut Table<'_>,
    citations: &Names<Citation>,
) -> Option<Vec<Ref<Citation>>> {
    let item = table.required("cite")?;
    let found = citations.resolve_all(&item)?;
    if item.strings("").is_some_and(|named| named.is_empty()) {
        let message = format!("expected a source for `{}`, found none", item.path);
        item.faults
            .report(Fault::new(Code::Empty, &item.span(), message));
    }
    Some(found)
}

/// A text that may be left out, and is then empty.
pub(crate) fn optional_text(
    table: &mut Table<'_>,
    terms: &Terms,
    key: &'static str,
) -> Option<Text> {
    match table.optional(key) {
        Some(item) => terms.text(&item),
        None => Some(Text::default()),
    }
}

pub(crate) fn required_text(
    table: &mut Table<'_>,
    terms: &Terms,
    key: &'static str,
) -> Option<Text> {
    let item = table.required(key)?;
    terms.text(&item)
}

/// `from` and `to`, the first before the second.
fn window(
    terms: &Terms,
    from: Option<&Item<'_>>,
    to: Option<&Item<'_>>,
    all: Option<Window>,
) -> Option<Window> {
    let start = match from {
        Some(item) => terms.moment(item),
        None => all.map(|window| window.from),
    };
    let end = to.and_then(|item| terms.moment(item));
    let window = Window {
        from: start?,
        to: end?,
    };
    let last = to?;
    if window.seconds() == 0 {
        let message = format!(
            "expected `{}` after {}, found {}",
            last.path, window.from, window.to
        );
        last.faults
            .report(Fault::new(Code::OrderOfTimes, &last.span(), message));
    }
    Some(window)
}

/// `[incident]`; inside nothing where the pack is a standing scheme and has none.
pub(crate) fn incident(
    root: &mut Table<'_>,
    terms: &Terms,
    citations: &Names<Citation>,
) -> Option<Option<Incident>> {
    let Some(item) = root.optional("incident") else {
        return Some(None);
    };
    let mut table = item.table("a table `[incident]`")?;
    let name = required_text(&mut table, terms, "name");
    let (from, to) = (table.required("from"), table.required("to"));
    let window = window(terms, from.as_ref(), to.as_ref(), None);
    let citations = cited(&mut table, citations);
    table.finish();
    Some(Some(Incident {
        name: name?,
        window: window?,
        citations: citations?,
    }))
}

pub(crate) fn citation(name: &Str<'_>, mut table: Table<'_>, terms: &Terms) -> Option<Citation> {
    let title = required_text(&mut table, terms, "title");
    let words = |item: Option<Item<'_>>| item?.words().map(|words| words.text.to_owned());
    let publisher = words(table.required("publisher"));
    let date = table.optional("date").map(|item| terms::date(&item));
    let reference = words(table.required("reference"));
    let url = table.optional("url").map(|item| web_address(&item));
    table.finish();
    Some(Citation {
        id: name.text.into(),
        title: title?,
        publisher: publisher?,
        date: date.unwrap_or_default(),
        reference: reference?,
        url: url.unwrap_or_default(),
    })
}

/// The app makes a link of it, so it can only be one to a page.
fn web_address(item: &Item<'_>) -> Option<String> {
    let string = item.words()?;
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    let rest = string
        .text
        .strip_prefix("https://")
        .or(string.text.strip_prefix("http://"));
    if !rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_plain)) {
        let message = format!(
            "expected an address that begins with `https://`, found `{}`",
            string.text
        );
        item.faults
            .report(Fault::new(Code::BadAddress, &string.span, message));
    }
    Some(string.text.to_owned())
}

pub(crate) fn group(name: &Str<'_>, mut table: Table<'_>, terms: &Terms) -> Option<Group> {
    let heading = required_text(&mut table, terms, "name");
    table.finish();
    Some(Group {
        id: name.text.into(),
        name: heading?,
    })
}

pub(crate) fn service(
    name: &Str<'_>,
    mut table: Table<'_>,
    terms: &Terms,
    incident: Option<Window>,
    groups: &Names<Group>,
    citations: &Names<Citation>,
) -> Option<Service> {
    let title = required_text(&mut table, terms, "name");
    let keywords = optional_text(&mut table, terms, "keywords");
    let group = table.required("group").and_then(|item| {
        let string = item.string("the name of a group")?;
        groups.resolve(item.faults, string.text, &string.span)
    });
    let icon = table.required("icon").and_then(|item| item.word(&ICONS));
    let (from, to) = (table.optional("from"), table.required("to"));
    let window = window(terms, from.as_ref(), to.as_ref(), incident);
    if let (Some(window), Some(incident)) = (window, incident) {
        let early = window.from.seconds() < incident.from.seconds();
        let late = window.to.seconds() > incident.to.seconds();
        let at = if early {
            from.as_ref()
        } else {
            to.as_ref().filter(|_| late)
        };
        if let Some(item) = at {
            let message = format!(
                "expected a time within the incident, {} to {}, found {}",
                incident.from,
                incident.to,
                if early { window.from } else { window.to }
            );
            item.faults
                .report(Fault::new(Code::OutsideIncident, &item.span(), message));
        }
    }
    let ends = [
        ("exact", WindowEnd::Exact),
        ("about", WindowEnd::About),
        ("working_by", WindowEnd::WorkingBy),
    ];
    let end = table.optional("end").map(|item| item.word(&ends));
    let citations = cited(&mut table, citations);
    table.finish();
    Some(Service {
        id: name.text.into(),
        name: title?,
        keywords: keywords?,
        group: group?,
        icon: icon?,
        window: window?,
        end: end.unwrap_or(Some(WindowEnd::Exact))?,
        citations: citations?,
    })
}

pub(crate) fn intake(
    name: &Str<'_>,
    mut table: Table<'_>,
    terms: &Terms,
    citations: &Names<Citation>,
) -> Option<Intake> {
    let title = required_text(&mut table, terms, "name");
    let opens = table.required("opens").and_then(|item| terms::date(&item));
    let closes = table.required("closes").and_then(|item| {
        let date = terms::date(&item)?;
        after(&item, date, opens, "opens");
        Some(date)
    });
    let mut latest = closes;
    let mut extensions = Vec::new();
    let later = table
        .optional("extension")
        .and_then(|item| item.tables("tables `[[intake.NAME.extension]]`"));
    for mut table in later.into_iter().flatten() {
        let closes = table.required("closes").and_then(|item| {
            let date = terms::date(&item)?;
            if let Some(latest) = latest.filter(|latest| date <= *latest) {
                let message =
                    format!("expected a last day after {latest}, the one before, found {date}");
                let fault = Fault::new(Code::OrderOfTimes, &item.span(), message);
                item.faults.report(fault);
            }
            Some(date)
        });
        let citations = cited(&mut table, citations);
        table.finish();
        latest = closes.or(latest);
        extensions.extend(
            closes
                .zip(citations)
                .map(|(closes, citations)| Extension { closes, citations }),
        );
    }
    let citations = cited(&mut table, citations);
    table.finish();
    Some(Intake {
        id: name.text.into(),
        name: title?,
        opens: opens?,
        closes: closes?,
        extensions,
        citations: citations?,
    })
}

/// Reports `date` when it is before `earliest`.
pub(crate) fn after(item: &Item<'_>, date: Date, earliest: Option<Date>, what: &str) {
    if let Some(earliest) = earliest.filter(|earliest| date < *earliest) {
        let message = format!(
            "expected `{}` on or after {earliest}, its `{what}`, found {date}",
            item.path
        );
        item.faults
            .report(Fault::new(Code::OrderOfTimes, &item.span(), message));
    }
}

pub(crate) fn evidence(name: &Str<'_>, mut table: Table<'_>, terms: &Terms) -> Option<Evidence> {
    let title = required_text(&mut table, terms, "name");
    let hint = optional_text(&mut table, terms, "hint");
    table.finish();
    Some(Evidence {
        id: name.text.into(),
        name: title?,
        hint: hint?,
    })
}

pub(crate) fn reason(name: &Str<'_>, mut table: Table<'_>, terms: &Terms) -> Option<Reason> {
    if BUILT_IN_REASONS.contains(&name.text) {
        let message = format!(
            "expected a reason's own name, found `{}`, which is built in",
            name.text
        );
        table
            .faults
            .report(Fault::new(Code::ReservedWord, &name.span, message));
    }
    let text = required_text(&mut table, terms, "text");
    table.finish();
    Some(Reason {
        id: name.text.into(),
        text: text?,
    })
}
