// What an archive says of what is in it, before anything is unpacked, and whether that came out whole.

/** An archive that is not as it says, or that holds one name twice. */
export class Damaged extends Error {}
/** An archive with a password. */
export class Locked extends Error {}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const MOST_COMMENT = 65_535;

const endOf = (view) => {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new Damaged('it has no end');
};

/** A path as every program means it: some write it with `\`, and no program tells cases apart. */
export const pathOf = (name) => name.replaceAll('\\', '/');

/** The checksum of each entry, by its name. */
export const checksums = (archive) => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const sums = new Map();
  const paths = new Set();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw new Damaged('its list is cut');
    if (view.getUint16(at + 8, true) & 1) throw new Locked('an entry is encrypted');
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + length));
    const path = pathOf(name).toLowerCase();
    if (paths.has(path)) throw new Damaged(`${name} is there twice`);
    paths.add(path);
    sums.set(name, view.getUint32(at + 16, true));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sums;
};

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The checksum that ZIP has of a content. */
export const checksum = (content) => {
  let sum = 0xffffffff;
  for (const byte of content) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff];
  return (sum ^ 0xffffffff) >>> 0;
};
