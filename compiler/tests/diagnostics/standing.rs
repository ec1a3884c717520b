//! Faults in the parts of a scheme for any outage: tables, calendars, windows, lists.

const STANDING: &str = include_str!("../standing.toml");

type Cases = Vec<(&'static str, String)>;

/// The standing pack with `from` replaced by `to`.
pub(crate) fn with(from: &str, to: &str) -> String {
    assert!(STANDING.contains(from), "the standing pack has no {from:?}");
    STANDING.replacen(from, to, 1)
}

/// The standing pack with a figure, read by nothing else.
fn formula(formula: &str) -> String {
    with("lookup(daily_rate, began(when))", formula)
}

/// The standing pack with a figure of each line.
fn of_line(formula: &str) -> String {
    with("longest(line_out) > 1 h", formula)
}

/// The standing pack with an amount of the late repair.
fn amount(formula: &str) -> String {
    with("rate * days_late", formula)
}

pub(crate) fn head() -> Cases {
    vec![
        (
            "services without an incident",
            with(
                "[question.when]",
                "[group.all]\nname = { ko = \"모두\", en = \"All\" }\n[service.mail]\nname = { ko = \"메일\", en = \"Mail\" }\ngroup = \"all\"\nicon = \"mail\"\nfrom = 2024-01-01T00:00\nto = 2024-01-02T00:00\ncite = \"terms\"\n\n[question.when]",
            ),
        ),
        (
            "a question of services without an incident",
            with(
                "[question.fee]",
                "[question.services]\nsection = \"services\"\ntext = { ko = \"무엇을 쓰셨어요?\", en = \"What did you use?\" }\nlabel = { ko = \"서비스\", en = \"Services\" }\nkind = \"services\"\n\n[question.fee]",
            ),
        ),
        (
            "an example without its moment",
            with("now = 2024-06-01T12:00\n", ""),
        ),
    ]
}

pub(crate) fn tables() -> Cases {
    vec![
        ("keys that fall", with("from = \"2024-04-01\"", "from = \"2023-04-01\"")),
        ("a key twice", with("from = \"2024-04-01\"", "from = 2024-01-01")),
        ("keys of two units", with("from = \"12 h\"", "from = \"12\"")),
        ("figures of two units", with("value = \"12.5 %\"", "value = \"12.5 GBP\"")),
        ("a date as figure", with("value = \"12.5 %\"", "value = \"2024-01-01\"")),
        ("yes as key", with("from = \"12 h\"", "from = \"yes\"")),
        ("a number as key", with("from = \"12 h\"", "from = 12")),
        ("no end", with("below = \"30 days\"\n", "")),
        ("two ends", with("below = \"30 days\"", "to = \"30 days\"\nbelow = \"30 days\"")),
        ("an end before the last row", with("below = \"30 days\"", "below = \"12 h\"")),
        ("an end of another unit", with("to = 2024-12-31\ncite", "to = \"30 days\"\ncite")),
        (
            "no rows",
            with(
                "[[table.share.row]]\nfrom = \"0 h\"\nvalue = \"0 %\"\n[[table.share.row]]\nfrom = \"12 h\"\nvalue = \"12.5 %\"\n",
                "row = []\n",
            ),
        ),
        ("nothing said of what is outside", with("outside = \"no_rate\"\nbelow", "below")),
        ("a reason that is not there", with("outside = \"no_rate\"\nbelow", "outside = \"no_rates\"\nbelow")),
        ("a source that is not there", with("value = \"9.76 GBP\"\ncite = \"terms\"", "value = \"9.76 GBP\"\ncite = \"term\"")),
        ("a word of formulas", STANDING.replace("table.share", "table.today").replace("lookup(share", "lookup(today")),
        ("a table that nothing reads", with("[table.share]", "[table.other]\nlabel = { ko = \"값\", en = \"Figure\" }\noutside = \"no_rate\"\nto = 2\ncite = \"terms\"\n[[table.other.row]]\nfrom = \"1\"\nvalue = \"1\"\n[table.share]").replace("to = 2\n", "to = \"2\"\n")),
    ]
}

pub(crate) fn calendars() -> Cases {
    vec![
        (
            "a day of the week that is none",
            with("\"sunday\"]", "\"sundays\"]"),
        ),
        (
            "a day of the week twice",
            with("\"sunday\"]", "\"saturday\"]"),
        ),
        (
            "no day that is worked",
            with(
                "[\"saturday\", \"sunday\"]",
                "[\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"]",
            ),
        ),
        (
            "a holiday on a weekend",
            with("2024-03-29, 2024-04-01", "2024-03-30, 2024-04-01"),
        ),
        (
            "holidays out of order",
            with("2024-03-29, 2024-04-01", "2024-04-01, 2024-03-29"),
        ),
        (
            "a holiday twice",
            with("2024-03-29, 2024-04-01", "2024-04-01, 2024-04-01"),
        ),
        (
            "a holiday outside",
            with("2024-03-29, 2024-04-01", "2024-03-29, 2025-04-01"),
        ),
        (
            "a holiday that is no date",
            with("2024-03-29, 2024-04-01", "2024-03-29, \"easter\""),
        ),
        (
            "a calendar too long",
            with("to = 2024-12-31\nholidays", "to = 2044-12-31\nholidays"),
        ),
        (
            "a calendar backwards",
            with("to = 2024-12-31\nholidays", "to = 2023-12-31\nholidays"),
        ),
    ]
}

pub(crate) fn questions() -> Cases {
    vec![
        (
            "more windows than there may be",
            with("most = 5", "most = 51"),
        ),
        (
            "windows out of order",
            with("latest = 2024-12-31\nmost", "latest = 2023-12-31\nmost"),
        ),
        (
            "windows named as a service",
            super::with(
                "[question.renewed]",
                "[question.mail]\nsection = \"details\"\ntext = { ko = \"언제?\", en = \"When?\" }\nlabel = { ko = \"때\", en = \"Times\" }\nkind = \"windows\"\nearliest = 2022-10-15\nlatest = 2022-10-20\n\n[question.renewed]",
            ),
        ),
        ("days too many", with("to = 2024-03-05", "to = 2025-04-05")),
        ("days backwards", with("to = 2024-03-05", "to = 2024-02-05")),
        (
            "an outage on no day that is asked for",
            with("outage_from = 2024-03-04", "outage_from = 2024-02-29"),
        ),
        (
            "an outage backwards",
            with("outage_to = 2024-03-04", "outage_to = 2024-03-03"),
        ),
        ("a list without its number", with("most = 3\n", "")),
        (
            "a list without fields",
            with(
                "kind = \"items\"\nmost = 3\n",
                "kind = \"items\"\nmost = 3\n",
            )
            .replace("[[question.lines.field]]", "[[question.lines.fields]]")
            .replace(
                "[[question.lines.field.option]]",
                "[[question.lines.fields.option]]",
            ),
        ),
        (
            "a field of a kind that is none",
            with(
                "label = { ko = \"회선 요금\", en = \"Fee of the line\" }\nkind = \"money\"",
                "label = { ko = \"회선 요금\", en = \"Fee of the line\" }\nkind = \"items\"",
            ),
        ),
        (
            "a field with a section",
            with(
                "id = \"line_fee\"",
                "id = \"line_fee\"\nsection = \"details\"",
            ),
        ),
        (
            "a field named as a question",
            STANDING.replace("line_fee", "fee"),
        ),
        (
            "a field named as a value",
            STANDING.replace("line_fee", "rate"),
        ),
        (
            "a field named as a word of formulas",
            STANDING.replace("line_fee", "today"),
        ),
        ("a field without a name", with("id = \"line_fee\"\n", "")),
        (
            "fields of another kind",
            with(
                "kind = \"items\"\nmost = 3\nitem = { ko = \"회선\", en = \"Line\" }",
                "kind = \"yes_no\"",
            ),
        ),
    ]
}

pub(crate) fn lists() -> Cases {
    vec![
        ("a field outside its list", formula("line_fee")),
        (
            "a choice outside its list",
            formula("if line_type is data then 1 GBP else 0 GBP"),
        ),
        (
            "windows outside their list",
            formula("10 GBP * begun(outage(line_out), 1 h)"),
        ),
        (
            "a value of each item outside its list",
            formula("line_refund * 2"),
        ),
        (
            "a test of each item outside its list",
            formula("if is_cut then 1 GBP else 0 GBP"),
        ),
        ("a field taken together", formula("sum(line_fee)")),
        ("a list taken together", formula("sum(lines)")),
        ("a value that is worked out once", formula("sum(lost)")),
        (
            "tests added up",
            formula("if sum(is_cut) > 0 then 1 GBP else 0 GBP"),
        ),
        (
            "money as a test",
            formula("if any(line_refund) then 1 GBP else 0 GBP"),
        ),
        (
            "a choice as a test",
            formula("if any(line_type) then 1 GBP else 0 GBP"),
        ),
        (
            "a test that is not there",
            formula("if every(is_cuts) then 1 GBP else 0 GBP"),
        ),
        ("a list as a figure", formula("fee * lines")),
        (
            "the number of what is no list",
            formula("fee * number_of(fee)"),
        ),
        (
            "a list that is none",
            with("each = \"lines\"", "each = \"fee\""),
        ),
        (
            "a list that is not there",
            with("each = \"lines\"", "each = \"line\""),
        ),
        (
            "bands over a value of each item",
            with("bands_on = \"lost\"", "bands_on = \"line_refund\""),
        ),
        (
            "a mean without rounding",
            with("sum(line_refund)", "mean(line_refund)"),
        ),
        (
            "values that read each other through a list",
            of_line("sum(line_refund) > 0 GBP").replace(
                "line_fee * lookup",
                "if is_cut then line_fee else line_fee * lookup",
            ),
        ),
    ]
}

pub(crate) fn forms() -> Cases {
    vec![
        ("a table that is not there", formula("lookup(daily_rates, began(when))")),
        ("a table as a figure", formula("daily_rate")),
        ("a key of another unit", formula("lookup(daily_rate, fee)")),
        ("a key outside the table", formula("lookup(daily_rate, 2025-01-01)")),
        ("a key outside a table with an open end", formula("fee * lookup(share, 30 days)")),
        ("a calendar as a figure", formula("uk")),
        ("a calendar that is not there", formula("fee * working_days(us, began(when), today)")),
        ("working days of money", formula("if is_working_day(uk, fee) then fee else 0 GBP")),
        ("parts of working days", formula("lookup(daily_rate, after_working_days(uk, today, fee / 2 GBP))")),
        ("working days before", formula("lookup(daily_rate, after_working_days(uk, today, -1))")),
        ("a month of money", formula("fee * outage(when) / month_length(fee)")),
        ("windows that are none", formula("fee * times(fee)")),
        ("windows that are not there", formula("fee * times(whn)")),
        ("windows as a figure", formula("fee * when")),
        ("windows within what are no dates", formula("fee * outage_within(when, fee, today) / 30 days")),
        ("a date with a name", formula("highest(sales, began(when), 2024-03-03)")),
        ("dates out of order", formula("highest(sales, 2024-02-26, 2024-02-05)")),
        ("dates between weeks", formula("highest(sales, 2024-02-06, 2024-02-08)")),
        ("dates after the days", formula("sum(takings, 2024-04-01, 2024-04-30)")),
        ("a week of days", formula("week(takings, 2024-03-04)")),
        ("a day of weeks", formula("day(sales, 2024-02-05)")),
        ("a day that is not asked for", formula("day(takings, 2024-03-06)")),
        ("days as a figure", formula("takings")),
        ("two dates are wanted", formula("sum(takings, 2024-03-01)")),
        ("units that are computed", formula("fee * begun(outage(when), outage(when))")),
        ("units of another kind", formula("fee * completed(outage(when), 1 GBP)")),
        ("units of a date", formula("fee * begun(today, 1 days)")),
        ("units of nothing", formula("fee * begun(outage(when), 0 h)")),
        ("what a remedy gives, in a value", formula("given(late_repair)")),
        ("what a remedy below gives", amount("given(refund)")),
        ("what the remedy itself gives", amount("given(late_repair)")),
        ("what a remedy that is not there gives", amount("given(late_repairs)")),
        ("what a remedy of days gives", with("amount = \"rate * days_late\"\nround = \"floor to 0.01 GBP\"", "amount = \"1 GBP\"").replace("kind = \"cash\"\ncite = \"terms\"\nbands_on", "kind = \"credit\"\ncite = \"terms\"\nbands_on").replace("amount = \"20 GBP\"", "time = \"1 days\"").replace("\"1 GBP\"\n[[remedy.season.band]]", "\"given(takings)\"\n[[remedy.season.band]]")),
        ("a remedy as a figure", amount("late_repair")),
        ("an intake that is not there", with("intake_open(claims)", "intake_open(claim)")),
        ("an intake as a test", with("intake_open(claims)", "claims")),
        ("a date moved by a part of a month", with("bands_on = \"repaired_by\"", "bands_on = \"moved\"").replace("[value.rate]", "[value.moved]\nlabel = { ko = \"옮긴 날\", en = \"Moved\" }\nformula = \"today + outage(when)\"\ncite = \"terms\"\n\n[value.rate]")),
    ]
}

pub(crate) fn bands() -> Cases {
    vec![
        ("a gap", with("above = \"100 GBP\"", "above = \"150 GBP\"")),
        (
            "a gap of one figure",
            with("above = \"100 GBP\"\nbelow", "above = \"100 GBP\"\nbelow")
                .replace("up_to = \"100 GBP\"", "below = \"100 GBP\""),
        ),
        (
            "a gap of parts",
            with("above = \"100 GBP\"", "from = \"100.01 GBP\""),
        ),
        (
            "an overlap",
            with("above = \"100 GBP\"", "above = \"50 GBP\""),
        ),
        (
            "an overlap of one figure",
            with("above = \"100 GBP\"", "from = \"100 GBP\""),
        ),
        (
            "a gap of days",
            with("from = 2024-04-01\namount", "from = 2024-04-02\namount"),
        ),
        (
            "two lower bounds",
            with(
                "above = \"100 GBP\"",
                "above = \"100 GBP\"\nfrom = \"100 GBP\"",
            ),
        ),
        (
            "an end before the start",
            with("up_to = \"100 GBP\"", "up_to = \"0 GBP\""),
        ),
        (
            "bounds and nothing outside",
            with(
                "bands_on = \"lost\"\noutside = \"far_off\"",
                "bands_on = \"lost\"",
            ),
        ),
        (
            "something outside of open bands",
            with(
                "bands_on = \"repaired_by\"",
                "bands_on = \"repaired_by\"\noutside = \"far_off\"",
            ),
        ),
        (
            "a bound of money for a date",
            with("up_to = 2024-03-31", "up_to = \"100 GBP\""),
        ),
        (
            "outside without bands",
            with(
                "kind = \"extension\"",
                "kind = \"extension\"\noutside = \"far_off\"",
            ),
        ),
    ]
}

pub(crate) fn gives() -> Cases {
    vec![
        ("an end of term beside money", with("round = \"floor to 0.01 GBP\"", "round = \"floor to 0.01 GBP\"\nterm_end = \"renewal\"")),
        ("an end of term that is no date", with("term_end = \"renewal\"", "term_end = \"fee\"")),
        ("rising, and nothing to rise", with("kind = \"in_kind\"", "kind = \"in_kind\"\nrising = true")),
        ("rising as a word", with("rising = true", "rising = \"yes\"")),
        ("a new end that is no later", with("extended_to = 2024-06-30", "extended_to = 2024-05-31")),
        ("a new end before the days are over", with("from = 2024-05-01", "from = 2024-05-01\nextended_on = 2024-05-20\nextended_to = 2024-05-30")),
        ("a new end that nobody decided", with("extended_on = 2024-05-20\n", "")),
        ("a decision without a new end", with("extended_to = 2024-06-30\n", "")),
        ("a new end of what has none", with("until = 2024-05-31\n", "")),
        ("days from a day that the calendar lacks", with("from = 2024-05-01", "from = \"2024-05-32\"")),
        ("days from what is no date", with("from = \"renewal\"", "from = \"fee\"")),
        (
            "days from a date of each item",
            with("from = \"renewal\"", "from = \"line_end\"").replace(
                "[[question.lines.field]]\nid = \"line_type\"",
                "[[question.lines.field]]\nid = \"line_end\"\ntext = { ko = \"언제까지?\", en = \"Until when?\" }\nlabel = { ko = \"끝\", en = \"End\" }\nkind = \"date\"\nearliest = 2024-01-01\nlatest = 2024-12-31\n[[question.lines.field]]\nid = \"line_type\"",
            ),
        ),
    ]
}

pub(crate) fn answers() -> Cases {
    let answers = |answers: &str| {
        with(
            "answers = { takings = { 2024-03-04 = \"200 GBP\" } }",
            &format!("answers = {{ {answers} }}"),
        )
    };
    vec![
        ("no window", answers("when = []")),
        (
            "a window before the first day",
            answers("when = [[\"2023-12-31T23:00\", \"2024-01-02T00:00\"]]"),
        ),
        (
            "a window after the last day",
            answers("when = [[\"2024-12-31T23:00\", \"2025-01-01T00:01\"]]"),
        ),
        (
            "too many windows",
            answers(
                "when = [[\"2024-03-01T00:00\", \"2024-03-01T01:00\"], [\"2024-03-02T00:00\", \"2024-03-02T01:00\"], [\"2024-03-03T00:00\", \"2024-03-03T01:00\"], [\"2024-03-04T00:00\", \"2024-03-04T01:00\"], [\"2024-03-05T00:00\", \"2024-03-05T01:00\"], [\"2024-03-06T00:00\", \"2024-03-06T01:00\"]]",
            ),
        ),
        (
            "a window alone",
            answers("when = [\"2024-03-01T00:00\", \"2024-03-01T01:00\"]"),
        ),
        (
            "a day that is not asked for",
            answers("takings = { 2024-03-06 = \"1 GBP\" }"),
        ),
        (
            "takings below zero",
            answers("takings = { 2024-03-04 = \"-1 GBP\" }"),
        ),
        ("no item", answers("lines = []")),
        ("too many items", answers("lines = [{}, {}, {}, {}]")),
        ("an item that is none", answers("lines = [\"20 GBP\"]")),
        (
            "a field that is not there",
            answers("lines = [{ line_fees = \"20 GBP\" }]"),
        ),
        ("a field beside its list", answers("line_fee = \"20 GBP\"")),
        (
            "a question in an item",
            answers("lines = [{ fee = \"20 GBP\" }]"),
        ),
        (
            "a field out of bounds",
            answers("lines = [{ line_fee = \"200 GBP\" }]"),
        ),
        (
            "an end of term that is none",
            with("due 7 days to 2025-01-07", "due 7 days to next year"),
        ),
        (
            "an end beside money",
            with("due 9.33 GBP", "due 9.33 GBP to 2025-01-07"),
        ),
    ]
}
