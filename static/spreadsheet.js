// Reads a file of sales: what kind it is, its encoding, its text, or why it is not read. program.js
// loads this when a person opens one; crate `sales` finds the sales in what comes of it.

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

/**
 * A worker that reads workbooks; nothing in a sandboxed frame or a file on the disk: their origin is
 * none, and no worker is of that.
 */
const worker = () => {
  if (origin === 'null') return undefined;
  const url = new URL('workbook.js', import.meta.url).href;
  const policy = window.trustedTypes?.createPolicy('bosang-workbook', { createScriptURL: () => url });
  return new Worker(policy?.createScriptURL('') ?? url, { type: 'module' });
};
let idle;

const inWorker = (content) =>
  new Promise((resolve, reject) => {
    idle ??= worker();
    if (!idle) return reject();
    const reading = idle;
    reading.onmessage = ({ data }) => resolve(data);
    reading.onerror = reject;
    reading.postMessage(content);
  });

const workbookOf = async (content, load) => {
  const read = await inWorker(content).catch(async () => (await load('workbook.js')).read(content));
  const { why, sheets } = read;
  return why
    ? { why }
    : { sheets: sheets.map(({ name, rows }) => ({ name, text: tabbed(rows) })) };
};

const contentOf = async (file, load) => {
  if (file.size > MOST_BYTES) return { why: 'size' };
  if (file.size === 0) return { why: 'empty' };
  const head = await bytesOf(file.slice(0, HEAD));
  if (startsWith(head, ...PDF)) return { why: 'pdf' };
  if (startsWith(head, ...OLE)) return { why: (await isLocked(file, head)) ? 'locked' : 'old' };
  if (startsWith(head, ...ZIP)) return workbookOf(await file.arrayBuffer(), load);
  const isWide = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff);
  if (head.includes(0) && !isWide) return { why: 'kind' };
  const read = textOf(await bytesOf(file));
  if (!read) return { why: 'encoding' };
  if (/^\s*<(!doctype|html|table|\?xml|meta)/i.test(read.text)) return { why: 'html' };
  return { encoding: read.encoding, sheets: [{ name: '', text: read.text }] };
};

/** What is in a file; `load` has scripts by their names. */
export const read = async (file, load) => {
  const content = await contentOf(file, load).catch(() => ({ why: 'unreadable' }));
  return { name: file.name, ...content };
};
