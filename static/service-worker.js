// Keeps one version of the calculator on the device, whole, and answers from it; the network is not
// needed any more. `cargo xtask dist` writes above this which version it is and what belongs to it:
// the paths of its files, each with its SHA-256.
'use strict';

const { version: VERSION, files: FILES } = self.PRECACHE;
const { scope: SCOPE } = self.registration;

// Caches are shared by all that is on the origin; a scope holds no space.
const PREFIX = `bosang ${SCOPE} `;
const nameOf = (version) => PREFIX + version;
const CACHE = nameOf(VERSION);
// What belongs to no version.
const COMMON = nameOf('common');

const PAGE = 'index.html';
// Its operator edits it without a build, so it is nobody's version.
const OPERATOR = 'operator.json';
/** How long the operator's file may take where an earlier one is kept. */
const PATIENCE_MS = 2_000;
/** What the caches are of, in place of an address: which version answers, and what is still open. */
const STATE = `${SCOPE}state`;

const addressOf = (path) => SCOPE + path;
const isPage = (path) => path === PAGE || path.endsWith(`/${PAGE}`);
const kept = (path, cacheName) =>
  caches.match(addressOf(path), { cacheName, ignoreVary: true });

// ---- Installing: every file, checked, or none.

const digest = async (content) => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** The response with its content read, where that is what it has to be. */
const checked = async (response, path) => {
  if (!response?.ok) return undefined;
  const content = await response.arrayBuffer();
  if ((await digest(content)) !== FILES[path]) return undefined;
  // Made anew: a page may not be answered with a response that was redirected, and what was
  // unpacked is no longer packed.
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  return new Response(content, { headers });
};

/** A page of a folder is asked for by the folder: some servers lead its own name there. */
const fetched = (path, cache) =>
  fetch(addressOf(isPage(path) ? path.slice(0, -PAGE.length) : path), { cache });

/** A file of this version from a version that is here already, from the browser or the server. */
const obtained = async (path, versions) => {
  // The headers of a page are the server's to change.
  const earlier = path.endsWith('.html') ? [] : versions;
  for (const cacheName of earlier) {
    const response = await checked(await kept(path, cacheName), path);
    if (response) return response;
  }
  const response =
    (await checked(await fetched(path, 'default'), path)) ??
    // What the browser kept may be old; what the server has may be of two versions while it is
    // being changed.
    (await checked(await fetched(path, 'reload'), path));
  if (response) return response;
  throw new Error(`${path} is not as in version ${VERSION}`);
};

const versionsHere = async () => {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && name !== COMMON);
};

const install = async () => {
  const versions = await versionsHere();
  const obtain = async (path) => [path, await obtained(path, versions)];
  const responses = await Promise.all(Object.keys(FILES).map(obtain));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(responses.map(([path, it]) => cache.put(addressOf(path), it)));
  } catch (error) {
    // No room. A version of this name that was here before is whole.
    if (!versions.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
  if (!(await kept(OPERATOR, COMMON))) {
    await configuration(fetched(OPERATOR, 'no-cache')).catch(() => {});
  }
};

// ---- Activating: pages that are open keep the version that they began with.

let memory;
/** Which version answers, and the versions of older pages that are open, by client. A record that
    cannot be read is none: each page is of this version then. */
const state = async () => {
  if (memory) return memory;
  const record = await caches
    .match(STATE, { cacheName: COMMON })
    .then((response) => response?.json())
    .catch(() => undefined);
  const { version, older } = record ?? {};
  memory = {
    version: typeof version === 'string' ? version : undefined,
    older: older && typeof older === 'object' ? older : {},
  };
  return memory;
};

const remember = async (next) => {
  memory = next;
  const cache = await caches.open(COMMON);
  await cache.put(STATE, new Response(JSON.stringify(next)));
};

const activate = async () => {
  const before = await state();
  const older = {};
  if (before.version && before.version !== VERSION) {
    for (const { id } of await clients.matchAll({ type: 'all' })) {
      older[id] = before.older[id] ?? before.version;
    }
  }
  await remember({ version: VERSION, older });
  await clean();
  // The page of a first visit has nothing yet that could be of another version.
  if (!before.version) await clients.claim();
};

/** Forgets the versions that no page needs. */
const clean = async () => {
  const { version, older } = await state();
  const open = await clients.matchAll({ type: 'all', includeUncontrolled: true });
  const needed = open.filter(({ id }) => older[id]).map(({ id }) => [id, older[id]]);
  if (needed.length < Object.keys(older).length) {
    await remember({ version, older: Object.fromEntries(needed) });
  }
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const names = [CACHE, ...needed.map(([, version]) => nameOf(version))];
  const unused = (await versionsHere()).filter((name) => !names.includes(name));
  await Promise.all(unused.map((name) => caches.delete(name)));
};

// ---- Answering.

/** The path of a request in this folder; nothing for what is not ours to answer. */
const pathOf = ({ method, url }) => {
  const [address] = url.split(/[?#]/);
  if (method !== 'GET' || !address.startsWith(SCOPE)) return undefined;
  const path = address.slice(SCOPE.length);
  return path === '' || path.endsWith('/') ? path + PAGE : path;
};

/** A file of this version as it is kept, whole; nothing where it is not there, or not as it was. */
const whole = (path) =>
  kept(path, CACHE)
    .then((response) => checked(response, path))
    .catch(() => undefined);

/** A file of this version from the server, which is kept again where it is that file. */
const renewed = async (event, path) => {
  const response = await fetch(event.request);
  const copy = await checked(response.clone(), path).catch(() => undefined);
  if (copy) {
    const cache = caches.open(CACHE).then((cache) => cache.put(addressOf(path), copy));
    event.waitUntil(cache.catch(() => {}));
  }
  return response;
};

const answer = async (event, path) => {
  const { request, clientId } = event;
  const { older } = await state();
  // A page that is opened is of this version, whichever page leads to it.
  const version = (request.mode !== 'navigate' && older[clientId]) || VERSION;
  if (version !== VERSION) {
    const earlier = await kept(path, nameOf(version)).catch(() => undefined);
    if (earlier) return earlier;
  }
  if (!(path in FILES)) return fetch(request);
  // Trouble with the cache is none where there is a network.
  return (await whole(path)) ?? renewed(event, path);
};

/** The operator's file as the server has it, which is kept. */
const configuration = async (asked) => {
  const response = await asked;
  if (response.status >= 500) return response;
  const cache = await caches.open(COMMON);
  if (!response.ok) {
    await cache.delete(addressOf(OPERATOR));
    return response;
  }
  const before = await kept(OPERATOR, COMMON);
  const text = await response.clone().text();
  await cache.put(addressOf(OPERATOR), response.clone());
  if (before && (await before.text()) !== text) await renewPages();
  return response;
};

/** Who changes that file may have changed the pages' headers, such as whom they may speak to. */
const renewPages = async () => {
  const cache = await caches.open(CACHE);
  const renew = async (path) => {
    const page = await checked(await fetched(path, 'no-cache'), path);
    if (page) await cache.put(addressOf(path), page);
  };
  await Promise.all(Object.keys(FILES).filter(isPage).map(renew));
};

const operator = async (event) => {
  const here = await kept(OPERATOR, COMMON).catch(() => undefined);
  const news = configuration(fetch(event.request));
  event.waitUntil(news.catch(() => {}));
  if (!here) return news;
  const timely = news.then((response) => (response.status >= 500 ? here : response));
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, here);
  });
  return Promise.race([timely.catch(() => here), late]);
};

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path === undefined) return;
  event.respondWith(path === OPERATOR ? operator(event) : answer(event, path));
});
// From static/offline.js: the person asked for the new version; a page is there and has time.
addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
  if (event.data === 'tidy') event.waitUntil(clean());
});
