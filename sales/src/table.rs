//! Tables of cells, each a text.

/// What a file or a paste holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A table. Rows may be of different lengths.
///
/// All texts stand in one, so that a table of a hundred thousand cells is three allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty where it is the only one of a text.
    pub name: String,
    /// Whether commas part its cells, so that an amount written with commas and without quotes has
    /// come apart.
    pub(crate) by_comma: bool,
    /// Rows with a quote that opens and does not close as a cell's does, which were read as text.
    pub(crate) open_quotes: Vec<usize>,
    text: String,
    /// Where each cell ends in the text.
    cells: Vec<usize>,
    /// Where each row ends among the cells.
    rows: Vec<usize>,
}

impl Sheet {
    /// The most rows that are read: a sheet of Excel has a million, and a shop's year of card sales
    /// a tenth of this.
    pub const MAX_ROWS: usize = 200_000;

    /// A table without a row.
    #[must_use]
    pub fn new(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Adds a row.
    ///
    /// ```
    /// let mut sheet = sales::Sheet::new("10월".into());
    /// sheet.push(["2022-10-15", "12,000"]);
    /// assert_eq!(sheet.row(0).unwrap().cell(1), "12,000");
    /// ```
    pub fn push<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for cell in cells {
            self.text.push_str(cell.as_ref());
            self.cells.push(self.text.len());
        }
        self.rows.push(self.cells.len());
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at that place, counted from 0.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        let end = *self.rows.get(index)?;
        let begin = index
            .checked_sub(1)
            .and_then(|before| self.rows.get(before))
            .copied()
            .unwrap_or_default();
        Some(Row {
            sheet: self,
            begin,
            end,
        })
    }

    /// Every row, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).filter_map(|index| self.row(index))
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    begin: usize,
    end: usize,
}

impl<'a> Row<'a> {
    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.begin)
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of the cell in that column; empty where the row does not reach so far.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        if column >= self.len() {
            return "";
        }
        let at = self.begin.saturating_add(column);
        let end = self.sheet.cells.get(at).copied().unwrap_or_default();
        let begin = at
            .checked_sub(1)
            .and_then(|before| self.sheet.cells.get(before))
            .copied()
            .unwrap_or_default();
        self.sheet.text.get(begin..end).unwrap_or_default()
    }

    /// Every cell, in order.
    pub fn cells(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |column| self.cell(column))
    }

    /// Whether nothing is written in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }

    /// How many cells it has up to the last in which something is written.
    #[must_use]
    pub fn width(&self) -> usize {
        (0..self.len())
            .rev()
            .find(|column| !self.cell(*column).trim().is_empty())
            .map_or(0, |last| last + 1)
    }
}
