// Reads a file of sales: what kind it is, its encoding, its text, or why it is not read; and has
// crate `sales` find the sales in that. program.js loads this when a person opens one, and the app
// speaks with it by events: src/bridge/spreadsheet.rs.

import { load } from './place.js';

const MOST_BYTES = 50 << 20;
// So much shows what a file is.
const HEAD = 4_096;
const SECTOR = 512;

const startsWith = (bytes, ...start) => start.every((byte, at) => bytes[at] === byte);
const PDF = [0x25, 0x50, 0x44, 0x46];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
// What Excel wrote until 2003, and what it writes around a workbook with a password.
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/** Whether an OLE file is a workbook with a password: its directory names an encrypted package. */
const isLocked = async (file, head) => {
  const sector = new DataView(head.buffer).getUint32(48, true);
  const at = (sector + 1) * SECTOR;
  const directory = await bytesOf(file.slice(at, at + 8 * SECTOR));
  return new TextDecoder('utf-16le').decode(directory).includes('EncryptedPackage');
};

const decoded = (bytes, encoding) => {
  try {
    return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return undefined;
  }
};

/** The text of a file of which a few characters are broken, like a name that was cut in a syllable. A
    cell with one that is read as a date or an amount is told by the reader; nothing of any other. */
const decodedButFor = (bytes) => {
  const read = ['utf-8', 'euc-kr'].map((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes);
    return { encoding, text, broken: text.split('\ufffd').length - 1 };
  });
  const [best] = read.sort((one, other) => one.broken - other.broken);
  return best.broken * 200 <= best.text.length ? best : undefined;
};

/** Without the zeros that some programs fill a file up with. */
const unpadded = (bytes) => bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);

/** Which of the two orders of UTF-16 a text without a mark is in: its digits and commas have a zero
    byte on one side. */
const wideOf = (head) => {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] += 1;
  const [even, odd] = zeros.map((count) => count > head.length / 8);
  return even === odd ? undefined : odd ? 'utf-16le' : 'utf-16be';
};

/** The text of a file. Korean programs write CP949 where they do not write Unicode. */
const textOf = (bytes) => {
  if (startsWith(bytes, 0xff, 0xfe)) return decoded(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decoded(bytes, 'utf-16be');
  const wide = wideOf(bytes.subarray(0, HEAD));
  if (wide) return decoded(bytes, wide);
  const text = unpadded(bytes);
  return decoded(text, 'utf-8') ?? decoded(text, 'euc-kr') ?? decodedButFor(text);
};

/** A cell as a spreadsheet copies it. */
const quoted = (cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const tabbed = (rows) => rows.map((row) => row.map(quoted).join('\t')).join('\n');

/** Names the scripts that run in workers. */
const policy = window.trustedTypes?.createPolicy('bosang-workbook', {
  createScriptURL: (name) => new URL(name, import.meta.url).href,
});

/**
 * A script of ours in a worker of its own; nothing in a sandboxed frame or a file on the disk: their
 * origin is none, and no worker is of that.
 */
class Apart {
  constructor(name) {
    this.name = name;
  }

  /** What the script answers to that; rejected where it cannot. */
  ask(message) {
    if (origin === 'null') return Promise.reject();
    this.stop();
    const address = policy?.createScriptURL(this.name) ?? new URL(this.name, import.meta.url).href;
    this.worker ??= new Worker(address, { type: 'module' });
    return new Promise((resolve, reject) => {
      this.reject = reject;
      const end = (settle) => (value) => {
        this.reject = undefined;
        settle(value);
      };
      this.worker.onmessage = end(({ data }) => resolve(data));
      this.worker.onerror = end((error) => {
        this.worker = undefined;
        reject(error);
      });
      this.worker.postMessage(message);
    });
  }

  /** Gives up what is being done, since nobody waits for it any more. */
  stop() {
    if (!this.reject) return;
    this.worker.terminate();
    this.worker = undefined;
    this.reject(GIVEN_UP);
    this.reject = undefined;
  }
}

/** What is thrown where nobody waits for an answer any more. */
const GIVEN_UP = new Error('something else was asked for meanwhile');
const workbooks = new Apart('workbook.js');
const tables = new Apart('sales.js');

/** Sheets of rows as sheets of text. */
const asText = ({ why, sheets, hidden }) => {
  if (why) return { why };
  const texts = sheets.map(({ name, rows }) => ({ name, text: tabbed(rows) }));
  return { sheets: texts, hidden };
};

const workbookOf = async (content, withHidden) => {
  const asked = { content, withHidden };
  const read = await workbooks.ask(asked).catch(async (error) => {
    if (error === GIVEN_UP) throw error;
    return (await load('workbook.js')).read(asked);
  });
  return asText(read);
};

const contentOf = async (file, withHidden) => {
  if (file.size > MOST_BYTES) return { why: 'size' };
  if (file.size === 0) return { why: 'empty' };
  const head = await bytesOf(file.slice(0, HEAD));
  if (startsWith(head, ...PDF)) return { why: 'pdf' };
  if (startsWith(head, ...OLE)) return { why: (await isLocked(file, head)) ? 'locked' : 'old' };
  if (startsWith(head, ...ZIP)) return workbookOf(await file.arrayBuffer(), withHidden);
  const isWide = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff);
  if (unpadded(head).includes(0) && !isWide && !wideOf(head)) return { why: 'kind' };
  const read = textOf(await bytesOf(file));
  if (!read) return { why: 'encoding' };
  if (/^\s*<(!doctype|html|head|body|table|\?xml|meta|style|div|workbook)/i.test(read.text)) {
    const { encoding, text } = read;
    return { encoding, ...asText((await load('webtable.js')).read(text, withHidden)) };
  }
  return { encoding: read.encoding, sheets: [{ name: '', text: read.text }] };
};

// What is being read, and the last plan that was asked for.
let last;
let newest;

const answerTo = async (request) => {
  const json = JSON.stringify(request);
  const asked = tables.ask(json);
  last = asked.catch(() => {});
  const answer = await asked.catch((error) => {
    if (error === GIVEN_UP) throw error;
    return null;
  });
  return JSON.parse(answer ?? (await (await load('sales.js')).answer(json)));
};

/** The file or the text that was opened last. */
let lastSource;

/** What the sales in a file or a pasted text are; in the one that was opened last where there is no
    `source`. What its owner has hidden in a workbook is read `withHidden`. */
const open = async (source, wanted, withHidden) => {
  tables.stop();
  newest = undefined;
  lastSource = source ?? lastSource;
  const isText = typeof lastSource === 'string';
  const content = isText
    ? { sheets: [{ name: '', text: lastSource }] }
    : await contentOf(lastSource, withHidden).catch((error) => {
        if (error === GIVEN_UP) throw error;
        return { why: 'unreadable' };
      });
  const { sheets, ...about } = { name: isText ? '' : lastSource.name, ...content };
  if (!sheets) return about;
  return { ...about, answer: await answerTo({ open: { sheets, wanted } }) };
};

/** The same table, read by another plan. Of several that are asked for while one is read, the last. */
const readBy = async (plan) => {
  const mine = {};
  newest = mine;
  await last;
  if (mine !== newest) throw GIVEN_UP;
  return { answer: await answerTo({ read: plan }) };
};

/** Answers what the app asks by that event, by the number that it asks by. */
const answerBy = (name, ask) =>
  addEventListener(name, async (event) => {
    // The app knows by it that somebody listens.
    event.preventDefault();
    const [id, ...asked] = event.detail;
    const answer = await ask(...asked).catch((error) => {
      if (error !== GIVEN_UP) console.warn(error);
      return { why: 'reader' };
    });
    dispatchEvent(new CustomEvent('bosang:table', { detail: JSON.stringify({ id, ...answer }) }));
  });
answerBy('bosang:open-table', (source, wanted, withHidden) => open(source, JSON.parse(wanted), withHidden));
answerBy('bosang:read-table', (plan) => readBy(JSON.parse(plan)));
