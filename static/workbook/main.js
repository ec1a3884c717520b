// Reads a workbook of Excel (.xlsx) by the library read-excel-file. spreadsheet.js loads this when
// such a file is opened: in a worker where that can be, else in the page.

import readSheets, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import { Damaged, Locked } from './archive.js';
import { TooManyRows } from './sheet.js';
import { TooLarge, told } from './unzip.js';

const MOST_ROWS = 200_000;
const MOST_CELLS = 4_000_000;

const two = (number) => String(number).padStart(2, '0');

/** A date as the sheet shows it: the library gives each as if the sheet were kept in UTC. */
const dateText = (date) => {
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const [hour, minute] = [date.getUTCHours(), date.getUTCMinutes()];
  return hour || minute ? `${day} ${two(hour)}:${two(minute)}` : day;
};

/** Each cell as a text. Excel shows no more than 15 digits, and what is beyond is not meant. */
const text = (value) => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? '' : dateText(value);
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return String(value);
};

const reasonOf = (error) => {
  if (error instanceof TooLarge) return 'unpacked';
  if (error instanceof TooManyRows) return 'rows';
  if (error instanceof Locked) return 'locked';
  const known = [Damaged, InvalidInputError, InvalidSpreadsheetError];
  if (!known.some((kind) => error instanceof kind)) console.warn(error);
  return 'damaged';
};

/**
 * The sheets with their rows, and what is hidden of them, or `why` there are none. What is hidden is
 * read where `withHidden` says so.
 */
export const read = async ({ content, withHidden }) => {
  told.withHidden = Boolean(withHidden);
  try {
    const all = await readSheets(content);
    // A table whose figures are to be counted first says nothing without that.
    if (told.unsaved * 2 > told.rows) return { why: 'formulas' };
    const isShown = ({ sheet }) => withHidden || !told.sheets.includes(sheet);
    const sheets = all.filter(isShown);
    let cells = 0;
    for (const { data } of sheets) {
      cells += data.length * (data[0]?.length ?? 0);
      if (data.length > MOST_ROWS || cells > MOST_CELLS) return { why: 'rows' };
    }
    return {
      sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(text)) })),
      hidden: { sheets: told.sheets, rows: told.hidden },
    };
  } catch (error) {
    return { why: reasonOf(error) };
  }
};

if (typeof WorkerGlobalScope === 'function' && self instanceof WorkerGlobalScope) {
  addEventListener('message', async ({ data }) => postMessage(await read(data)));
}
