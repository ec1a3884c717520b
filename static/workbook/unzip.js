// Unpacks a workbook within bounds. read-excel-file unpacks everything that an archive says, in
// workers made of texts, which the content-security-policy forbids; esbuild puts this in fflate's
// place (Trunk.toml), with what that library itself has.

import { unzipSync } from '../../node_modules/fflate/esm/browser.js';

export { strFromU8 } from '../../node_modules/fflate/esm/browser.js';

// A workbook of 200,000 rows and 20 columns unpacks to about 150 MB.
const MOST_BYTES = 200 << 20;
const MOST_FILES = 1_000;

export class TooLarge extends Error {}

/** Unpacks the parts that hold data; `done` is called as fflate's `unzip` calls it. */
export const unzip = (archive, done) => {
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
  let unpacked;
  try {
    unpacked = unzipSync(archive, { filter });
  } catch (error) {
    return done(error);
  }
  return done(null, unpacked);
};
