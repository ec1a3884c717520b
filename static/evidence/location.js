// Where a photo was taken, as cameras write it into the file: found, and blanked in place, so that
// the picture itself and all else that the file says stay as they are.
//
// Two forms are looked for wherever they stand, in JPEG, PNG, WebP and HEIC alike: Exif (CIPA
// DC-008), whose directory of GPS values is a part of a TIFF, and XMP (ISO 16684-1), which is XML.

/** Larger than any photo of a phone; what is larger is left as it is. */
const MOST_BYTES = 64 << 20;

const ascii = (text) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const LITTLE_ENDIAN = ascii('II*\0');
const BIG_ENDIAN = ascii('MM\0*');

const GPS_DIRECTORY = 0x8825;
const LATITUDE = 2;
const LONGITUDE = 4;
const LAST_GPS_TAG = 31;
const ENTRY_BYTES = 12;
const BYTES_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

const startsWith = (bytes, at, wanted) => wanted.every((byte, index) => bytes[at + index] === byte);

function* places(bytes, wanted) {
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (startsWith(bytes, at, wanted)) yield at;
  }
}

/** The spans of bytes that make the directory of GPS values of the TIFF at `start`. */
const inTiff = (bytes, start, little) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const entries = (at) => {
    const count = view.getUint16(at, little);
    return Array.from({ length: count }, (_, index) => {
      const place = at + 2 + index * ENTRY_BYTES;
      const [tag, type] = [view.getUint16(place, little), view.getUint16(place + 2, little)];
      const length = (BYTES_OF_TYPE[type] ?? 0) * view.getUint32(place + 4, little);
      const value = length > 4 ? view.getUint32(place + 8, little) : place + 8;
      return { tag, value, length };
    });
  };
  const pointer = entries(view.getUint32(4, little)).find(({ tag }) => tag === GPS_DIRECTORY);
  if (!pointer) return [];
  const directory = view.getUint32(pointer.value, little);
  const values = entries(directory);
  // Anything else that looks like it is no directory of GPS values.
  if (values.some(({ tag }) => tag > LAST_GPS_TAG)) return [];
  if (!values.some(({ tag, length }) => (tag === LATITUDE || tag === LONGITUDE) && length > 0)) {
    return [];
  }
  const own = { from: start + directory, to: start + directory + 2 + values.length * ENTRY_BYTES };
  const others = values.map(({ value, length }) => ({
    from: start + value,
    to: start + value + length,
  }));
  const spans = [own, ...others].filter(({ from, to }) => from < to);
  return spans.every(({ to }) => to <= bytes.length) ? spans : [];
};

const inExif = (bytes) => {
  const spans = [];
  for (const [mark, little] of [[LITTLE_ENDIAN, true], [BIG_ENDIAN, false]]) {
    for (const start of places(bytes, mark)) {
      try {
        spans.push(...inTiff(bytes, start, little));
      } catch (error) {
        // It leads out of the file: no TIFF after all.
        if (!(error instanceof RangeError)) throw error;
      }
    }
  }
  return spans.map((span) => ({ ...span, with: 0 }));
};

const SPACE = 0x20;
const GPS_IN_XMP = /exif:GPS\w+\s*=\s*(?:"([^"]*)"|'([^']*)')|<exif:GPS\w+>([^<]*)</dg;

const inXmp = (bytes) => {
  const spans = [];
  const end = ascii('</x:xmpmeta>');
  for (const start of places(bytes, ascii('<x:xmpmeta'))) {
    const [stop = bytes.length] = places(bytes.subarray(start), end);
    const packet = bytes.subarray(start, start + stop);
    // Each byte as one character, so that places in the text are places in the file.
    let text = '';
    for (const byte of packet) text += String.fromCharCode(byte);
    for (const { indices } of text.matchAll(GPS_IN_XMP)) {
      const [from, to] = indices.slice(1).find(Boolean);
      if (from < to) spans.push({ from: start + from, to: start + to, with: SPACE });
    }
  }
  return spans.filter(({ from, to, with: blank }) =>
    bytes.subarray(from, to).some((byte) => byte !== blank),
  );
};

const read = async (file) => {
  if (!file.type.startsWith('image/') && !/\.(heic|heif)$/i.test(file.name)) return undefined;
  if (file.size > MOST_BYTES) return undefined;
  return new Uint8Array(await file.arrayBuffer());
};

const find = (bytes) => [...inExif(bytes), ...inXmp(bytes)];

/** The spans of bytes in the file that say where it was taken. */
export const locations = async (file) => {
  const bytes = await read(file);
  return bytes ? find(bytes) : [];
};

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});
const crc = (bytes) => {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ CRC[(rest ^ byte) & 0xff];
  return ~rest >>> 0;
};

/** Each chunk of a PNG has a checksum of its own, which has to be that of what it holds now. */
const checkAgain = (bytes, spans) => {
  if (!startsWith(bytes, 0, PNG)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = PNG.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) return;
    if (spans.some(({ from }) => from >= at && from < end)) {
      view.setUint32(end, crc(bytes.subarray(at + 4, end)));
    }
    at = end + 4;
  }
};

/** The same file without them. */
export const without = async (file) => {
  const bytes = await read(file);
  const spans = find(bytes);
  for (const { from, to, with: blank } of spans) bytes.fill(blank, from, to);
  checkAgain(bytes, spans);
  const { name, type, lastModified } = file;
  return new File([bytes], name, { type, lastModified });
};
