// Opens the app in one file: unpacks what is packed in the page, and runs the script among it. Only
// this much is not packed itself.

import { unpack } from './lzma.js';

/** What stands for 0, 13 and 60, which a page does not keep: xtask/src/single_file/text.rs. */
const OTHERS = { '¡': 0, '¢': 13, '£': 60 };

/** The bytes that a text has, seven bits a character. */
const read = (text) => {
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const char of text) {
    held = ((held << 7) | (OTHERS[char] ?? char.charCodeAt(0))) & 0x7fff;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  return bytes;
};

/** Each file's content by its path. */
const open = () => {
  const archive = unpack(read(document.getElementById('files').textContent));
  const { buffer } = archive;
  // The list of names and lengths, its own length before it.
  const listed = new DataView(buffer).getUint32(0, true);
  const list = JSON.parse(new TextDecoder().decode(archive.subarray(4, 4 + listed)));
  const files = new Map();
  let at = 4 + listed;
  for (const [path, length] of list) {
    files.set(path, archive.subarray(at, at + length));
    at += length;
  }
  return files;
};

// files.js hands them out.
globalThis.bosangFiles = open();
const source = new TextDecoder().decode(globalThis.bosangFiles.get('app.js'));
const policy = globalThis.trustedTypes?.createPolicy('bosang-open', { createScript: (text) => text });
const script = document.createElement('script');
script.type = 'module';
// The page's policy knows this script by its hash.
script.text = policy ? policy.createScript(source) : source;
document.head.append(script);
