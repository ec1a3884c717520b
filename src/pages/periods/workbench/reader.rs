//! What reads tables: a part of the program of its own, which comes for the first table. Most
//! claimants have none, and those who have are at the question of their sales by then.

use rules::Currency;
use sales::{Period, Plan, Refusal};
use yew::Html;

use super::{
    preview::{self, Preview},
    table::Table,
};
use crate::{interview::NotArrived, spreadsheet::Opened};

/// The way in, by plain pointers: a call by name would draw what it names into the part that calls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader {
    /// Finds the sales in a table of a period, in a currency.
    pub(super) open: fn(&Opened, Period, Currency) -> Result<Table, Refusal>,
    /// Reads the same table in another way.
    pub(super) read_by: fn(&Table, Plan) -> Table,
    /// Shows what was read.
    pub(super) section: fn(&Preview<'_>) -> Html,
}

const READER: Reader = Reader {
    open: Table::of,
    read_by: Table::read_by,
    section: preview::section,
};

#[cfg(feature = "split")]
pub(super) use self::split::load;
#[cfg(not(feature = "split"))]
pub(super) use self::whole::load;

#[cfg(not(feature = "split"))]
mod whole {
    use super::{NotArrived, READER, Reader};

    /// The reader, which is here already.
    ///
    /// # Errors
    /// None.
    #[allow(
        clippy::unused_async,
        clippy::unnecessary_wraps,
        reason = "a split program waits for it, and may wait in vain"
    )]
    pub(in super::super) async fn load() -> Result<Reader, NotArrived> {
        Ok(READER)
    }
}

#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    improper_ctypes,
    improper_ctypes_definitions,
    clippy::unnecessary_wraps,
    reason = "the attribute writes the import that the splitter links; both sides are this crate"
)]
mod split {
    use wasm_split_helpers::wasm_split;

    use super::{NotArrived, READER, Reader};

    /// Downloads the reader, or tells that it could not be.
    ///
    /// # Errors
    /// [`NotArrived`]; it may be asked for again.
    #[wasm_split(tables, fallible)]
    pub(in super::super) fn load() -> Result<Reader, NotArrived> {
        Ok(READER)
    }
}
