// What of a sheet is read: not rows that its owner has hidden, unless they are asked for, and no cell
// so far away that a table up to it would fill the memory. The sheet is still text here: the library
// lays every row out up to the farthest cell.

/** A sheet with more rows than are read. */
export class TooManyRows extends Error {}

const MOST_ROWS = 200_000;
const MOST_COLUMNS = 256;

const ROW = /<((?:\w+:)?)row\b([^>]*?)(?:\/>|>([^]*?)<\/\1row>)/g;
const CELL = /<((?:\w+:)?)c\b([^>]*?)(?:\/>|>([^]*?)<\/\1c>)/g;
const IS_HIDDEN = /\bhidden="(?:1|true)"/;
const isFormula = (body) => /<(?:\w+:)?f\b/.test(body) && !/<(?:\w+:)?(?:v|is)\b/.test(body);

const columnOf = (attributes) => {
  const letters = /\br="([A-Z]+)\d*"/.exec(attributes)?.[1] ?? '';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
};
const numberOf = (attributes) => Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? 0);

/** A date that is stored as a text, as that text: the library takes it for a time of the browser's zone. */
const withTextDate = (cell, prefix, attributes, body) => {
  const date = /<((?:\w+:)?)v>(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)[\d:.]*Z?)?<\/\1v>/.exec(body);
  if (!date || !/\bt="d"/.test(attributes)) return cell;
  const [, of, day, time] = date;
  const text = time && time !== '00:00' ? `${day} ${time}` : day;
  const others = attributes.replace(/\bt="d"/, 't="str"').replace(/\bs="\d+"/, '');
  return `<${prefix}c${others}><${of}v>${text}</${of}v></${prefix}c>`;
};

/**
 * The sheet without what is not read; `counts` is told how many rows were hidden, how many there are,
 * and how many have a formula whose result was not stored.
 */
export const readable = (xml, withHidden, counts) => {
  const hasFar = /\br="(?:[A-Z]{3}|[J-Z][A-Z])\d/.test(xml);
  const hasTextDates = /\bt="d"/.test(xml);
  const hasFormulas = /<(?:\w+:)?f\b/.test(xml);
  let rows = 0;
  const kept = xml.replace(ROW, (row, prefix, attributes, cells = '') => {
    rows += 1;
    if (rows > MOST_ROWS) throw new TooManyRows();
    if (IS_HIDDEN.test(attributes)) {
      counts.hidden += 1;
      if (!withHidden) return '';
    }
    if (numberOf(attributes) > MOST_ROWS) return '';
    counts.rows += 1;
    if (!hasFar && !hasFormulas && !hasTextDates) return row;
    let isUnsaved = false;
    const near = cells.replace(CELL, (cell, cellPrefix, of, body = '') => {
      if (columnOf(of) > MOST_COLUMNS) return '';
      isUnsaved ||= isFormula(body);
      return hasTextDates ? withTextDate(cell, cellPrefix, of, body) : cell;
    });
    counts.unsaved += isUnsaved ? 1 : 0;
    return near === cells ? row : `<${prefix}row${attributes}>${near}</${prefix}row>`;
  });
  // What a sheet says of its own extent may name the farthest cell too.
  return kept.replace(/<(?:\w+:)?dimension\b[^>]*\/>/, '');
};

const unescaped = (text) => {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number));
  });
};

/** The names of the sheets that a workbook hides. */
export const hiddenSheets = (workbook) => {
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].map(([, attributes]) => attributes);
  const hidden = sheets.filter((attributes) => /\bstate="(?:veryH|h)idden"/.test(attributes));
  return hidden.map((attributes) => unescaped(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? ''));
};
