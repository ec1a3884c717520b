//! `operator`: checks an operator's configuration, and writes what a web server is told for it.

use std::{fs, io::Write, path::Path};

use compiler::plain;
use hosting::{OPERATOR_FILE, Operator, folder, headers, nginx};

use crate::{Answer, failure::Failure, input};

/// Where the configuration lies, and what is written of it.
#[derive(Debug)]
pub(crate) struct OperatorArgs<'a> {
    /// The folder that is deployed.
    pub(crate) dist: &'a Path,
    pub(crate) nginx: Option<&'a Path>,
    pub(crate) headers: Option<&'a Path>,
}

pub(crate) fn operator(
    args: &OperatorArgs<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let file = args.dist.join(OPERATOR_FILE);
    let ids = folder::packs(args.dist)?;
    let served: Vec<&str> = ids.iter().map(String::as_str).collect();
    let (operator, faults) = Operator::read(&input::bytes(&file)?, &served);
    for fault in &faults {
        writeln!(err, "{}: {}", file.display(), plain(&fault.to_string()))?;
    }
    if !faults.is_empty() {
        // A server that was set up after a faulty file would keep out whom it should let in.
        return Ok(Answer::No);
    }
    summary(&operator, &served, out)?;
    if let Some(path) = args.nginx {
        write(path, &nginx::site(&operator), out)?;
    }
    if let Some(path) = args.headers {
        let files = folder::served(args.dist)?;
        let text = headers::file(&operator, files.iter().map(String::as_str));
        write(path, &text, out)?;
    }
    Ok(Answer::Yes)
}

fn summary(operator: &Operator, served: &[&str], out: &mut dyn Write) -> Result<(), Failure> {
    let offered: Vec<&str> = match &operator.packs {
        Some(packs) => packs.iter().map(rules::id::PackId::as_str).collect(),
        None => served.to_vec(),
    };
    writeln!(out, "Offered: {}", offered.join(", "))?;
    match &operator.endpoint {
        Some(endpoint) => writeln!(out, "Submissions go to {}", plain(endpoint))?,
        None => writeln!(out, "Submissions are only taken away")?,
    }
    if operator.hosts.is_empty() {
        writeln!(out, "Pages of other sites may not embed it")?;
    } else {
        writeln!(out, "It may be embedded by {}", operator.hosts.join(", "))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str, out: &mut dyn Write) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::Write(path.to_owned(), error))?;
    writeln!(out, "Written: {}", path.display())?;
    Ok(())
}
