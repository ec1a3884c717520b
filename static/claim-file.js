// The claim as a file that is locked with a passphrase, and opened again on any device. The app asks
// by `bosang:claim-lock` and `bosang:claim-open` and hears by `bosang:claim`: src/bridge/claim_file.rs.
// docs/claim-file.md has the form of a locked file.

const TOLD = 'bosang:claim';
const LOCKED = 'locked';
const SCHEMA = 1;

// What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with HMAC-SHA-256.
const ITERATIONS = 600_000;
// A file may ask for more one day, but not for an hour of work.
const MOST_ITERATIONS = 10_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

const encoder = new TextEncoder();

const toBase64 = (bytes) => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

// One passphrase, whether a device composes Hangul or leaves it in parts.
const material = (passphrase) => encoder.encode(passphrase.normalize('NFKC'));

const keyOf = async (passphrase, { hash, iterations, salt }, usage) => {
  const secret = await crypto.subtle.importKey('raw', material(passphrase), 'PBKDF2', false, ['deriveKey']);
  const by = { name: 'PBKDF2', hash, iterations, salt: fromBase64(salt) };
  return crypto.subtle.deriveKey(by, secret, { name: 'AES-GCM', length: 256 }, false, [usage]);
};

/** Everything but the content, in one spelling: what AES-GCM binds the content to. */
const head = ({ bosang, schema, kdf, cipher }) =>
  encoder.encode(
    JSON.stringify([bosang, schema, kdf.name, kdf.hash, kdf.iterations, kdf.salt, cipher.name, cipher.iv]),
  );

/** By it a damaged file is told from a wrong passphrase, which AES-GCM cannot tell. */
const checksum = async (file) => {
  const bytes = new Blob([head(file), file.content]);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())));
};

/** `text` locked with `passphrase`, as the file's content. */
export const lock = async (text, passphrase) => {
  const random = (length) => toBase64(crypto.getRandomValues(new Uint8Array(length)));
  const file = {
    bosang: LOCKED,
    schema: SCHEMA,
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: ITERATIONS, salt: random(SALT_BYTES) },
    cipher: { name: 'AES-GCM', iv: random(IV_BYTES) },
  };
  const key = await keyOf(passphrase, file.kdf, 'encrypt');
  const by = { name: 'AES-GCM', iv: fromBase64(file.cipher.iv), additionalData: head(file) };
  file.content = toBase64(new Uint8Array(await crypto.subtle.encrypt(by, key, encoder.encode(text))));
  file.sha256 = await checksum(file);
  return `${JSON.stringify(file, null, 1)}\n`;
};

/** Why a file does not open: `damaged`, `newer`, `passphrase` or `insecure`. */
export class Closed extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Closed('damaged');
  }
};

/** The text that was locked. */
export const unlock = async (content, passphrase) => {
  const file = parsed(content);
  if (Number.isInteger(file.schema) && file.schema > SCHEMA) throw new Closed('newer');
  const { kdf, cipher } = file;
  const isSound =
    file.bosang === LOCKED &&
    file.schema === SCHEMA &&
    kdf?.name === 'PBKDF2' &&
    kdf.hash === 'SHA-256' &&
    kdf.iterations > 0 &&
    kdf.iterations <= MOST_ITERATIONS &&
    cipher?.name === 'AES-GCM' &&
    typeof file.content === 'string' &&
    file.sha256 === (await checksum(file));
  if (!isSound) throw new Closed('damaged');
  const key = await keyOf(passphrase, kdf, 'decrypt');
  const by = { name: 'AES-GCM', iv: fromBase64(cipher.iv), additionalData: head(file) };
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(by, key, fromBase64(file.content)));
  } catch {
    throw new Closed('passphrase');
  }
};

const listen = () => {
  const tell = (news) => dispatchEvent(new CustomEvent(TOLD, { detail: JSON.stringify(news) }));
  // The app knows by it that somebody listens.
  const hear = (name, act) =>
    addEventListener(`${TOLD}-${name}`, async (event) => {
      event.preventDefault();
      try {
        tell(await act(JSON.parse(event.detail)));
      } catch (error) {
        tell({ failed: crypto.subtle ? (error.why ?? 'damaged') : 'insecure' });
      }
    });
  hear('lock', async ({ name, text, passphrase }) => ({
    locked: { name, text: await lock(text, passphrase) },
  }));
  hear('open', async ({ file, passphrase }) => ({ opened: await unlock(file, passphrase) }));
};
// Tests have no window.
if (typeof window === 'object') listen();
