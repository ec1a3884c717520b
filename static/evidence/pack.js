// One ZIP of everything, made without holding a file in memory.
//
// client-zip writes what stands around the files, and reads each once for its checksum. Of what it
// writes only that is kept; in place of a file's content stands the file itself, which the browser
// reads from the disk when it saves the ZIP. So nothing is copied, however large the files are.

import { makeZip } from 'client-zip';

const KEEP_MS = 60_000;

const encoder = new TextEncoder();

const hex = async (bytes) => {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const PIECE_BYTES = 1 << 18;

/**
 * The content piece by piece, each told to `onPiece` before it is handed out. All pieces are read
 * into one buffer where the browser can do that: what is thrown away is not freed at once, and of
 * large files that adds up. So a piece is there only until the next is asked for.
 */
const pieces = (content, onPiece) => {
  const stream = content.stream();
  let reader;
  let buffer;
  try {
    reader = stream.getReader({ mode: 'byob' });
    buffer = new ArrayBuffer(PIECE_BYTES);
  } catch {
    reader = stream.getReader();
  }
  const pull = async (controller) => {
    const { value, done } = await reader.read(buffer && new Uint8Array(buffer));
    if (done) return controller.close();
    if (buffer) buffer = value.buffer;
    onPiece(value);
    controller.enqueue(value);
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
};

/** The ZIP as a Blob. `onRead` hears of each piece of a file's content. */
const zipped = async (entries, onRead) => {
  const contents = new Map();
  let reading;
  const one = (entry) => {
    const { path, content } = entry;
    reading = path;
    const onPiece = (piece) => contents.set(piece, { entry, bytes: piece.length });
    return { name: path, input: pieces(content, onPiece), size: content.size };
  };
  // One after the other, each when its turn has come.
  const listed = (function* () {
    for (const entry of entries) yield one(entry);
  })();
  const parts = [];
  const reader = makeZip(listed, { buffersAreUTF8: true }).getReader();
  try {
    for (let last; ; ) {
      const { value, done } = await reader.read();
      if (done) break;
      const piece = contents.get(value);
      contents.delete(value);
      if (!piece) {
        parts.push(value);
      } else {
        onRead(piece.bytes);
        if (piece.entry !== last) parts.push(piece.entry.content);
        last = piece.entry;
      }
    }
  } catch (error) {
    // Moved or changed on the disk since it was picked.
    throw Object.assign(error, { path: reading });
  }
  return new Blob(parts, { type: 'application/zip' });
};

const save = (name, blob) => {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
};

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The claim as one reads it: what the page prints, with the page's own look. */
const readable = ({ title, lang }) => {
  const main = document.createElement('main');
  main.className = 'shell';
  main.append(Object.assign(document.createElement('h1'), { textContent: title }));
  const printed = document.querySelector('.print-only');
  for (const node of printed?.childNodes ?? []) main.append(node.cloneNode(true));
  for (const folded of main.querySelectorAll('details')) folded.open = true;
  for (const control of main.querySelectorAll('button, input, select')) control.remove();
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const style = rules.map(({ cssText }) => cssText).join('\n');
  // As text, since a page of this policy makes no style element, not even one for another page.
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${style.replaceAll('</', '<\\/')}</style>`,
    '</head>',
    `<body>${main.outerHTML}</body>`,
    '</html>\n',
  ].join('\n');
};

/**
 * Makes the ZIP and saves it. The files have to be here; one that cannot be read is told by the
 * `path` of the error. `onShare` hears how much is done, in hundredths.
 */
export const pack = async ({ name, submission, summary, files }, onShare) => {
  const lacking = files.find(({ file }) => !file);
  if (lacking) throw Object.assign(new Error('not here'), { path: lacking.path });
  const texts = [
    { path: 'submission.json', text: submission },
    { path: 'summary.html', text: readable(summary) },
  ];
  const entries = [];
  // In the order of their paths, and each with its members in the order of their names.
  const listed = [];
  for (const { path, file, sha256 } of files) {
    entries.push({ path, content: file });
    listed.push({ bytes: file.size, path, sha256 });
  }
  for (const { path, text } of texts) {
    const bytes = encoder.encode(text);
    entries.push({ path, content: new Blob([bytes]) });
    listed.push({ bytes: bytes.length, path, sha256: await hex(bytes) });
  }
  const manifest = JSON.stringify({ files: listed, schema: 1 });
  entries.push({ path: 'manifest.json', content: new Blob([manifest]) });
  const all = entries.reduce((sum, { content }) => sum + content.size, 0);
  let read = 0;
  let told = 0;
  onShare(0);
  const zip = await zipped(entries, (bytes) => {
    read += bytes;
    const share = Math.floor((read / all) * 100);
    if (share > told && share < 100) onShare((told = share));
  });
  save(name, zip);
};
