// Downloads the program and the rules, starts the one with the other, and says why it did not start.

import { BASE, at, kept, load } from './place.js';

/** Why the program is not there, for the page to tell. */
export class Failure extends Error {
  constructor(why, cause) {
    super(why, { cause });
    this.why = why;
  }
}

/** The reason of an error: what cannot be downloaded is a TypeError, what cannot be compiled or run
    is of other kinds. */
export const reasonOf = (error) => {
  if (error instanceof Failure) return error.why;
  return error instanceof TypeError ? 'network' : 'blocked';
};

const download = async (path) => {
  const response = await fetch(at(path));
  if (!response.ok) throw new Failure('server', response.status);
  return response;
};

/** Whether the server sent this page as it is. Of one that the device kept nothing is known. */
const isUnpacked = () => {
  const [page] = performance.getEntriesByType('navigation');
  const { encodedBodySize: sent, decodedBodySize: read } = page ?? {};
  return sent > 0 && sent === read && !navigator.serviceWorker?.controller;
};

/** A file that lies there compressed as well: where the server does not send it so, we ask for that
    one and unpack it. */
const unpacked = async (path) => {
  if (!isUnpacked() || typeof DecompressionStream !== 'function') return download(path);
  const packed = await fetch(at(`${path}.gz`));
  // Some servers say of such a file that it is to be unpacked, and browsers do.
  if (!packed.ok || packed.headers.has('content-encoding')) return download(path);
  return new Response(packed.body.pipeThrough(new DecompressionStream('gzip')));
};

/** The same content, with each piece told when it is here, and that it was the last. */
const counted = (response, onBytes, onEnd) => {
  const count = new TransformStream({
    transform(piece, controller) {
      onBytes(piece.length);
      controller.enqueue(piece);
    },
    flush: onEnd,
  });
  // A browser begins to compile while it downloads, where it is told what that is.
  const headers = { 'content-type': 'application/wasm' };
  return new Response(response.body.pipeThrough(count), { headers });
};

/** Which version of a scheme is opened: the one asked for, or the one that answers were given
    under, as long as it is served; else the current one, which comes first. */
export const versionOf = (pack, versions) => {
  const asked = new URLSearchParams(location.search).get('version');
  const answered = () => {
    try {
      return JSON.parse(kept(`draft.${pack}`)).version;
    } catch {
      return undefined;
    }
  };
  return asked ?? versions.find((version) => version === answered()) ?? versions[0];
};

const rulesOf = async (pack, version) => {
  const response = await unpacked(`packs/${pack}/${version}.json`);
  return new Uint8Array(await response.arrayBuffer());
};

/** What loads catalogues, each once; `words` has their paths by language. */
const loader = (words) => {
  const begun = new Map();
  const begin = (lang) => {
    if (!begun.has(lang)) {
      const coming = unpacked(words[lang]).then((response) => response.arrayBuffer());
      // One that did not come may come when it is asked for again.
      coming.catch(() => begun.delete(lang));
      begun.set(lang, coming);
    }
    return begun.get(lang);
  };
  const into = async (glue, lang) => {
    const catalogue = new Uint8Array(await begin(lang));
    try {
      glue.words(catalogue);
    } catch (error) {
      throw new Failure('mismatch', error);
    }
  };
  // A person changes the language: src/bridge/catalogues.rs.
  const hearFrom = (glue) =>
    addEventListener('bosang:speak', ({ detail: lang }) => {
      const tell = (detail) => dispatchEvent(new CustomEvent('bosang:spoken', { detail }));
      into(glue, lang).then(() => tell(lang), () => tell(`!${lang}`));
    });
  return { begin, into, hearFrom };
};

/**
 * Downloads what starts a scheme, and gives what starts it, and what loads the catalogue of the
 * language that it is to start in. `onBytes` is told how much of the program has come; `importGlue`
 * has wasm-bindgen's script.
 */
export const ready = async ({ pack, versions, wasm, bytes, words, importGlue, onBytes }) => {
  if (typeof WebAssembly !== 'object') throw new Failure('blocked');
  const version = versionOf(pack, versions);
  let come = 0;
  let isCut = false;
  const onMore = (more) => {
    come += more;
    onBytes?.(come);
  };
  const onEnd = () => {
    isCut = come < bytes;
  };
  const program = unpacked(wasm).then((response) => counted(response, onMore, onEnd));
  // What the current rules would change is told where they can be had.
  const newer = version === versions[0] ? [] : rulesOf(pack, versions[0]).catch(() => []);
  const started = async () => {
    const [glue, response] = await Promise.all([importGlue(), program]);
    await glue.default({ module_or_path: response });
    return glue;
  };
  const loadWords = loader(words);
  // Most who read the page in a language go on in it.
  loadWords.begin(document.documentElement.lang);
  const [glue, rules, newest] = await Promise.all([
    started().catch((error) => {
      throw isCut ? new Failure('cut', error) : error;
    }),
    rulesOf(pack, version),
    newer,
  ]);
  loadWords.hearFrom(glue);
  const open = ({ operator: { contact, endpoint }, root, opening }) => {
    try {
      const operator = JSON.stringify({ contact, endpoint });
      glue.open(rules, newest, operator, root, BASE.pathname, JSON.stringify(opening ?? {}));
    } catch (error) {
      // The program and the rules are of two versions: one of them was kept for too long.
      throw new Failure('mismatch', error);
    }
    if (endpoint) load('outbox.js').then(({ start }) => start(endpoint)).catch(() => {});
  };
  return { open, loadWords: (lang) => loadWords.into(glue, lang) };
};

/** Keeps all of this for when there is no network, where that can be. */
export const keepOffline = () => {
  if (origin !== 'null' && navigator.serviceWorker) load('offline.js').catch(() => {});
};

/** In the frame of another page. Who does not get the script has an app that scrolls by itself. */
export const greetHost = (operator) => {
  if (parent === window || !new URLSearchParams(location.search).get('instance')) return;
  Promise.all([load('host.js'), operator])
    .then(([{ connect }, { hosts }]) => connect(hosts ?? []))
    .catch(() => {});
};

// What only some pages of the app need: a script, and what it is to hear once it is here.
addEventListener('bosang:load', ({ detail: [script, name, detail] }) => {
  const tell = (name, detail) => dispatchEvent(new CustomEvent(name, { detail }));
  load(script).then(() => tell(name, detail), () => tell('bosang:not-loaded', [script, detail]));
});
