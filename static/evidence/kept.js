// Files on the device, so that a reload or a crash does not take them away.

import { open } from '../database.js';

let opened;
const stored = async (mode, ask) => {
  opened ??= open('bosang-evidence', 'files');
  return (await opened)(mode, ask);
};

/** Keeps a file; tells whether the browser did. */
export const keep = async (sha256, file) => {
  try {
    await stored('readwrite', (store) => store.put(file, sha256));
    return true;
  } catch {
    // Storage is blocked or full: the file is there as long as the page is.
    return false;
  }
};

export const find = async (sha256) => {
  try {
    return await stored('readonly', (store) => store.get(sha256));
  } catch {
    return undefined;
  }
};

/** Whether a draft on this device still names it: several may name one file. */
const isNamed = (sha256) => {
  try {
    return Object.entries(localStorage).some(
      ([key, text]) => key.startsWith('bosang.') && text.includes(sha256),
    );
  } catch {
    return false;
  }
};

// A draft is kept a moment after it has changed.
const LATER_MS = 2_000;
let timer;

/** Deletes what no draft names any more. */
export const tidy = () => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const names = await stored('readonly', (store) => store.getAllKeys()).catch(() => []);
    for (const sha256 of names.filter((name) => !isNamed(name))) {
      stored('readwrite', (store) => store.delete(sha256)).catch(() => {});
    }
  }, LATER_MS);
};
