// Sends submissions to the operator's endpoint, each once. What could not be sent is kept in
// IndexedDB and sent when that can be: program.js loads this where operator.json names an endpoint.
//
// The app says what to send by the event `bosang:send` on window, and hears how it goes by
// `bosang:outbox`; both carry a letter as JSON text: src/bridge/outbox.rs. The receiver stores one
// submission a key, so what was sent without an answer can be sent again: docs/receiving.md.

import { open } from './database.js';
import { BASE } from './place.js';

const SAID = 'bosang:send';
const ASKED = 'bosang:outbox?';
const FORGOTTEN = 'bosang:forget';
const TOLD = 'bosang:outbox';

// By the folder, so that two deployments on one origin send each what is theirs.
const NAME = `bosang.${BASE.pathname}.outbox`;

const PATIENCE_MS = 30_000;
// How long to wait after each attempt that failed; the last goes on.
const PAUSES_MS = [3_000, 10_000, 30_000, 120_000, 600_000];
const LONGEST_MS = 3_600_000;
// What a server answers that may be otherwise later.
const isPassing = (status) => status >= 500 || [408, 425, 429].includes(status);

const letters = new Map();
let endpoint;
// Asks the letters kept on the device, as long as the browser keeps them.
let stored;
let timer;
// Tells the other tabs which letter has changed.
const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(NAME) : null;

const tell = ({ key, digest, state, why, kept, number, received, code }) => {
  const detail = JSON.stringify({ key, digest, state, why, kept, number, received, code });
  dispatchEvent(new CustomEvent(TOLD, { detail }));
};

// How it stands with a letter, for this tab and its app.
const learn = (letter) => {
  letters.set(letter.key, letter);
  tell(letter);
};
const tellAll = () => letters.forEach(tell);

const keep = async (letter) => {
  try {
    await stored('readwrite', (store) => store.put({ ...letter, kept: undefined }));
    letter.kept = true;
  } catch {
    letter.kept = false;
  }
  learn(letter);
  if (letter.kept) channel?.postMessage(letter.key);
};

// Other tabs may have sent it, or taken it back, since this one looked.
const latest = async (key) => {
  const own = letters.get(key);
  if (!stored || own?.kept === false) return own;
  try {
    const letter = await stored('readonly', (store) => store.get(key));
    return letter && { ...letter, kept: true };
  } catch {
    return own;
  }
};

/** What came of one attempt: a change of the letter, and how long to wait where it goes on. */
const attempt = async (letter) => {
  let response;
  try {
    response = await fetch(letter.endpoint, {
      method: 'POST',
      body: letter.body,
      headers: { 'content-type': 'application/json', 'idempotency-key': letter.key },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = await response.json().catch((error) => {
      // Cut off in the middle: nobody knows what it was.
      if (error.name === 'TimeoutError' || error.name === 'AbortError') throw error;
    });
    if (response.ok) {
      const receipt = answer?.receipt;
      if (receipt?.idempotency_key === letter.key && receipt.digest === letter.digest) {
        const { number, received } = receipt;
        return { change: { state: 'received', number, received, body: undefined, why: undefined } };
      }
      return { change: { state: 'waiting', why: 'server' } };
    }
    if (!isPassing(response.status)) {
      const code = typeof answer?.code === 'string' ? answer.code : 'unknown';
      return { change: { state: 'refused', code, body: undefined, why: undefined } };
    }
    const seconds = Number(response.headers.get('retry-after'));
    return { change: { state: 'waiting', why: 'server' }, pause: seconds * 1000 || 0 };
  } catch (error) {
    const slow = error.name === 'TimeoutError' || error.name === 'AbortError';
    const why = slow ? 'slow' : navigator.onLine ? 'unreachable' : 'offline';
    return { change: { state: 'waiting', why } };
  }
};

// One tab sends at a time; where the browser has no locks, the receiver's key still does.
const alone = (work) =>
  navigator.locks ? navigator.locks.request(NAME, work) : work();

const send = (key) =>
  alone(async () => {
    const letter = await latest(key);
    if (!letter) {
      letters.delete(key);
      return;
    }
    if (letter.state !== 'waiting') return learn(letter);
    tell({ ...letter, state: 'sending' });
    const { change, pause = 0 } = await attempt(letter);
    // Who took it back meanwhile wants it no more; what was received is told all the same.
    if (!letters.has(key) && change.state !== 'received') return;
    const tries = letter.tries + 1;
    const wait = PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1];
    const next = Date.now() + Math.min(Math.max(pause, wait), LONGEST_MS);
    await keep({ ...letter, ...change, tries, next });
  });

/** Whether it is time: also where that is further off than any wait, since a clock was set back then. */
const isDue = (next) => next <= Date.now() || next - Date.now() > LONGEST_MS;

/** Sends what waits, and what is due alone unless `all`. */
const flush = async (all) => {
  clearTimeout(timer);
  for (const { key, state, next } of [...letters.values()]) {
    if (state === 'waiting' && (all || isDue(next))) await send(key);
  }
  const due = [...letters.values()].filter(({ state }) => state === 'waiting');
  if (due.length) {
    const soonest = Math.min(...due.map(({ next }) => next));
    timer = setTimeout(flush, Math.min(Math.max(soonest - Date.now(), 1_000), LONGEST_MS));
  }
};

const take = async ({ key, digest, body }) => {
  const before = await latest(key);
  // The same content is sent again only where it did not arrive.
  if (before?.digest === digest && before.state === 'received') return learn(before);
  const folder = BASE.pathname;
  const fresh = { key, digest, body, endpoint, folder, state: 'waiting', tries: 0, next: 0 };
  // On the device before it is on its way, so that a closed tab loses nothing.
  await keep(fresh);
  await flush(true);
};

const forget = async (key) => {
  letters.delete(key);
  if (stored) await stored('readwrite', (store) => store.delete(key)).catch(() => {});
};

/** Takes up what was kept, and listens to the app. */
export const start = async (to) => {
  endpoint = to;
  // The app knows by it that somebody listens.
  const hear = (name, act) =>
    addEventListener(name, (event) => {
      event.preventDefault();
      act(event.detail);
    });
  const ready = (async () => {
    try {
      stored = await open('bosang', 'outbox', { keyPath: 'key' });
      const kept = await stored('readonly', (store) => store.getAll());
      // Version 0.1.0 kept no folder: whoever finds such a letter sends it where it was for.
      const own = kept.filter(({ folder }) => folder === undefined || folder === BASE.pathname);
      for (const letter of own) letters.set(letter.key, { ...letter, kept: true });
    } catch {
      stored = undefined;
    }
    tellAll();
  })();
  hear(SAID, async (letter) => {
    await ready;
    take(JSON.parse(letter));
  });
  hear(ASKED, async () => {
    await ready;
    tellAll();
  });
  hear(FORGOTTEN, async (key) => {
    await ready;
    forget(key);
  });
  channel?.addEventListener('message', async ({ data: key }) => {
    await ready;
    const letter = await latest(key);
    if (letter) learn(letter);
  });
  addEventListener('online', () => flush(true));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') flush(false);
  });
  await ready;
  await flush(true);
};
