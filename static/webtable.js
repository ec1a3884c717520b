// Tables of web pages and of Excel's XML of 2003, which card companies and tills give under the name
// of a workbook: spreadsheet.js hands their text here. Both are parsed by the browser into a document
// of their own that is never shown, so nothing in them runs or is loaded.

const MOST_ROWS = 200_000;
const MOST_COLUMNS = 256;
const MOST_CELLS = 4_000_000;
const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet';

const policy = window.trustedTypes?.createPolicy('bosang-webtable', { createHTML: (text) => text });
const parsed = (text, type) => new DOMParser().parseFromString(policy?.createHTML(text) ?? text, type);

/** Rows that are filled cell by cell, within bounds. */
class Grid {
  rows = [];
  cells = 0;

  put(row, column, text) {
    if (column >= MOST_COLUMNS) return true;
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row];
    this.cells += Math.max(0, column + 1 - cells.length);
    while (cells.length < column) cells.push('');
    cells[column] = text;
    return row < MOST_ROWS && this.cells <= MOST_CELLS;
  }
}

const TOO_MANY = { why: 'rows' };
const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** The rows of a table; a cell over several rows or columns stands in the first of them. */
const rowsOf = (table) => {
  const grid = new Grid();
  // How many rows further each column is taken by a cell from above.
  const taken = [];
  for (const [at, row] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (taken[column] > 0) column += 1;
      if (!grid.put(at, column, plain(cell.textContent))) return undefined;
      const span = Math.min(cell.colSpan || 1, MOST_COLUMNS);
      for (let next = column; next < column + span; next += 1) taken[next] = cell.rowSpan || 1;
      column += span;
    }
    for (const [column, rows] of taken.entries()) if (rows > 0) taken[column] = rows - 1;
  }
  return grid.rows;
};

/** A page without its look, of which the browser complains by our policy, shown or not. */
const unstyled = (text) =>
  text
    .replace(/<style\b[^]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*\sstyle\s*=[^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ''));

/** The tables of a web page; of tables within tables, the innermost. */
const ofPage = (text) => {
  const tables = [...parsed(unstyled(text), 'text/html').querySelectorAll('table')];
  const innermost = tables.filter((table) => !table.querySelector('table'));
  const sheets = innermost.map((table, at) => ({
    name: plain(table.caption?.textContent ?? '') || String(at + 1),
    rows: rowsOf(table),
  }));
  if (sheets.some(({ rows }) => !rows)) return TOO_MANY;
  return sheets.length ? { sheets } : { why: 'html' };
};

const attribute = (element, name) => element.getAttributeNS(SPREADSHEET, name);
const children = (element, name) =>
  [...element.children].filter((child) => child.namespaceURI === SPREADSHEET && child.localName === name);

/** What a cell says: a date without its time where that is midnight. */
const textOf = (cell) => {
  const [data] = children(cell, 'Data');
  const text = data?.textContent ?? '';
  if (!data || attribute(data, 'Type') !== 'DateTime') return text;
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(text) ?? [undefined, text, '00:00'];
  return time === '00:00' ? day : `${day} ${time}`;
};

const isHidden = (element) => attribute(element, 'Hidden') === '1';

/** The sheets of a workbook in XML. */
const ofWorkbook = (text, withHidden) => {
  const page = parsed(text, 'text/xml');
  const worksheets = [...page.getElementsByTagNameNS(SPREADSHEET, 'Worksheet')];
  if (!worksheets.length) return { why: 'damaged' };
  const hidden = { sheets: [], rows: 0 };
  const sheets = [];
  for (const worksheet of worksheets) {
    const name = attribute(worksheet, 'Name') ?? '';
    if (/^Sheet(Very)?Hidden$/.test(worksheet.getElementsByTagNameNS('*', 'Visible')[0]?.textContent ?? '')) {
      hidden.sheets.push(name);
      if (!withHidden) continue;
    }
    const grid = new Grid();
    let at = -1;
    for (const row of children(children(worksheet, 'Table')[0] ?? worksheet, 'Row')) {
      at = Number(attribute(row, 'Index') ?? at + 2) - 1;
      if (isHidden(row)) {
        hidden.rows += 1;
        if (!withHidden) continue;
      }
      let column = -1;
      for (const cell of children(row, 'Cell')) {
        column = Number(attribute(cell, 'Index') ?? column + 2) - 1;
        // One row far away is no table up to it.
        if (at < MOST_ROWS && !grid.put(at, column, textOf(cell))) return TOO_MANY;
        column += Number(attribute(cell, 'MergeAcross') ?? 0);
      }
    }
    sheets.push({ name: name || String(sheets.length + 1), rows: grid.rows });
  }
  return { sheets, hidden };
};

/** The tables in a text, or `why` there are none. */
export const read = (text, withHidden) => {
  const isWorkbook = text.slice(0, 4_096).includes(SPREADSHEET);
  return isWorkbook ? ofWorkbook(text, withHidden) : ofPage(text);
};
