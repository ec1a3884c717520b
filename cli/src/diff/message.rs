//! What differs, for people.

use std::fmt::Write as _;

use compiler::plain;

use super::{
    Difference,
    claims::{ClaimChange, StepTold},
    compare::{Change, PartChange},
};

/// Everything that differs, as text; `alone` when no claims were held against it.
pub(super) fn message(difference: &Difference, alone: bool) -> String {
    let mut text = String::new();
    for (sign, pack) in [('-', &difference.old), ('+', &difference.new)] {
        let _ = writeln!(
            text,
            "{sign} {} {}, sha256 {}",
            pack.id, pack.version, pack.hash
        );
    }
    for part in &difference.parts {
        text.push('\n');
        write_part(part, &mut text);
    }
    if difference.old.hash == difference.new.hash {
        text.push_str("\nThe rules are the same.\n");
    } else if difference.parts.is_empty() {
        // No pack that was compiled is known to come here.
        text.push_str("\nThe packs are not the same, and nothing that can be told differs.\n");
    }
    for claim in &difference.claims {
        text.push('\n');
        write_claim(claim, &mut text);
    }
    if difference.claims.is_empty() && !alone {
        text.push_str("\nNo claim comes to anything else.\n");
    }
    text
}

fn write_part(part: &PartChange, text: &mut String) {
    let change = match part.change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Changed => "changed",
    };
    let id = part.id.as_ref();
    let id = id.map_or_else(String::new, |id| format!(" {id}"));
    let _ = writeln!(text, "{change}: {}{id}", part.kind);
    for fact in &part.facts {
        let _ = writeln!(text, "  {}", fact.aspect);
        for (sign, lines) in [('-', &fact.removed), ('+', &fact.added)] {
            for line in lines {
                let _ = writeln!(text, "    {sign} {}", plain(line));
            }
        }
    }
}

fn write_claim(claim: &ClaimChange, text: &mut String) {
    let _ = writeln!(text, "claim {}, at {}", plain(&claim.file), claim.now);
    for message in &claim.no_longer_used {
        let _ = writeln!(text, "  {}", plain(message));
    }
    for line in &claim.lines {
        let _ = writeln!(text, "  {}: {}", line.remedy, plain(&line.name));
        for (sign, side) in [('-', &line.old), ('+', &line.new)] {
            let message = side.as_ref().map_or("no such remedy", |side| &side.message);
            let _ = writeln!(text, "    {sign} {}", plain(message));
        }
        if let Some(why) = &line.why {
            text.push_str("    The working parts here:\n");
            for (sign, step) in [('-', &why.old), ('+', &why.new)] {
                write_step(sign, step.as_ref(), text);
            }
        }
    }
}

fn write_step(sign: char, step: Option<&StepTold>, text: &mut String) {
    let Some(step) = step else {
        let _ = writeln!(text, "      {sign} (no further step)");
        return;
    };
    let _ = writeln!(text, "      {sign} {}", plain(&step.title));
    for line in step.lines.iter().chain(&step.result) {
        let _ = writeln!(text, "      {sign}   {}", plain(line));
    }
}
