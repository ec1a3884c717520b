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

/** The text of a file. Korean programs write CP949 where they do not write Unicode. */
const textOf = (bytes) => {
  if (startsWith(bytes, 0xff, 0xfe)) return decoded(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decoded(bytes, 'utf-16be');
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'euc-kr');
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

const workbookOf = async (content) => {
  const read = await workbooks.ask(content).catch(async (error) => {
    if (error === GIVEN_UP) throw error;
    return (await load('workbook.js')).read(content);
  });
  const { why, sheets } = read;
  return why
    ? { why }
    : { sheets: sheets.map(({ name, rows }) => ({ name, text: tabbed(rows) })) };
};

const contentOf = async (file) => {
  if (file.size > MOST_BYTES) return { why: 'size' };
  if (file.size === 0) return { why: 'empty' };
  const head = await bytesOf(file.slice(0, HEAD));
  if (startsWith(head, ...PDF)) return { why: 'pdf' };
  if (startsWith(head, ...OLE)) return { why: (await isLocked(file, head)) ? 'locked' : 'old' };
  if (startsWith(head, ...ZIP)) return workbookOf(await file.arrayBuffer());
  const isWide = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff);
  if (head.includes(0) && !isWide) return { why: 'kind' };
  const read = textOf(await bytesOf(file));
  if (!read) return { why: 'encoding' };
  if (/^\s*<(!doctype|html|table|\?xml|meta)/i.test(read.text)) return { why: 'html' };
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

/** What the sales in a file or a pasted text are. */
const open = async (source, wanted) => {
  tables.stop();
  newest = undefined;
  const isText = typeof source === 'string';
  const content = isText
    ? { sheets: [{ name: '', text: source }] }
    : await contentOf(source).catch((error) => {
        if (error === GIVEN_UP) throw error;
        return { why: 'unreadable' };
      });
  const { sheets, ...about } = { name: isText ? '' : source.name, ...content };
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
answerBy('bosang:open-table', (source, wanted) => open(source, JSON.parse(wanted)));
answerBy('bosang:read-table', (plan) => readBy(JSON.parse(plan)));
