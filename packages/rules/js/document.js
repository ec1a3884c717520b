/** Turns what a caller has into JSON in bytes. */
import { canonical } from './canonical.js';
import { RulesError } from './errors.js';

const ENCODER = new TextEncoder();

export const encoded = (text) => ENCODER.encode(text);

/** Larger than any claim or submission: a wrong file must not fill a phone's memory. */
const MOST_BYTES = 4 << 20;

const isBytes = (it) => it instanceof Uint8Array || it instanceof ArrayBuffer;

/** Whether a document has a text of its own, which a hash can be of. */
export const hasText = (it) => typeof it === 'string' || isBytes(it);

/** The bytes of a string, of bytes, or of an object's JSON. */
export const bytesOf = (it, code, what) => {
  if (it instanceof ArrayBuffer) return new Uint8Array(it);
  if (isBytes(it)) return it;
  if (typeof it === 'string') return encoded(it);
  return encoded(jsonOf(it, code, what));
};

/** The JSON of an object, in the one spelling: an object has no text of its own to be hashed. */
export const jsonOf = (it, code, what) => {
  let json;
  try {
    json = canonical(it);
  } catch (cause) {
    const message = `this is not ${what}: it has what JSON cannot say (${cause.message})`;
    throw new RulesError(code, message, { cause });
  }
  if (json === undefined) {
    throw new RulesError(code, `this is not ${what}: it is ${typeof it}; give an object`);
  }
  return json;
};

/** `json` in bytes, when it is no more than is read. */
export const bounded = (json, code, what) => {
  const bytes = typeof json === 'string' ? encoded(json) : json;
  if (bytes.length <= MOST_BYTES) return bytes;
  const message = `this is not ${what}: it has ${bytes.length} bytes and at most ${MOST_BYTES} are read`;
  throw new RulesError(code, message);
};
