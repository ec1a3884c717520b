// Unpacks a workbook within bounds. read-excel-file unpacks everything that an archive says, in
// workers made of texts, which the content-security-policy forbids; esbuild puts this in fflate's
// place (Trunk.toml), with what that library itself has.

import { unzipSync } from '../../node_modules/fflate/esm/browser.js';
import { Damaged, checksum, checksums, pathOf } from './archive.js';
import { hiddenSheets, readable } from './sheet.js';

export { strFromU8 } from '../../node_modules/fflate/esm/browser.js';

// A workbook of 200,000 rows and 20 columns unpacks to about 150 MB.
const MOST_BYTES = 200 << 20;
const MOST_FILES = 1_000;

export class TooLarge extends Error {}

/** What is known of the workbook that was unpacked last, and what of it is to be read: main.js. */
export const told = { withHidden: false, hidden: 0, rows: 0, unsaved: 0, sheets: [] };

/** The parts that hold data, whole, by their paths. */
const parts = (archive) => {
  const sums = checksums(archive);
  let bytes = 0;
  let files = 0;
  // The sizes are those that the archive states; fflate writes no byte beyond them.
  const filter = ({ name, originalSize }) => {
    if (!/\.xml(\.rels)?$/.test(name)) return false;
    bytes += originalSize;
    files += 1;
    if (bytes > MOST_BYTES || files > MOST_FILES) throw new TooLarge(name);
    return true;
  };
  const unpacked = Object.entries(unzipSync(archive, { filter }));
  for (const [name, content] of unpacked) {
    if (checksum(content) !== sums.get(name)) throw new Damaged(`${name} is not whole`);
  }
  return Object.fromEntries(unpacked.map(([name, content]) => [pathOf(name), content]));
};

/** Unpacks the parts that hold data; `done` is called as fflate's `unzip` calls it. */
export const unzip = (archive, done) => {
  let unpacked;
  try {
    unpacked = parts(archive);
    Object.assign(told, { hidden: 0, rows: 0, unsaved: 0, sheets: [] });
    for (const [path, content] of Object.entries(unpacked)) {
      if (!path.endsWith('.xml')) continue;
      const head = new TextDecoder().decode(content.subarray(0, 4_096));
      if (/<(?:\w+:)?workbook\b/.test(head)) {
        told.sheets.push(...hiddenSheets(new TextDecoder().decode(content)));
      } else if (/<(?:\w+:)?worksheet\b/.test(head)) {
        const xml = new TextDecoder().decode(content);
        const near = readable(xml, told.withHidden, told);
        if (near !== xml) unpacked[path] = new TextEncoder().encode(near);
      }
    }
  } catch (error) {
    return done(error);
  }
  return done(null, unpacked);
};
