// Shows the finder of schemes where none is chosen. Else starts the app with the one chosen, or says
// in words why it cannot start. The hashed names and the versions served stand in index.html.
'use strict';
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  // Reading throws where storage is blocked.
  const kept = (name) => {
    try {
      return localStorage.getItem(`bosang.${name}`);
    } catch {
      return null;
    }
  };
  const wanted = [query.get('lang'), kept('lang'), ...navigator.languages];
  const known = wanted.map((tag) => (tag || '').slice(0, 2).toLowerCase());
  const spoken = known.find((tag) => tag === 'ko' || tag === 'en');
  root.lang = spoken || 'ko';
  root.dataset.theme = query.get('theme') || '';

  // By a whole address: in a sandboxed frame a script is foreign to its own page, and has no base.
  const load = (name) => import(new URL(name, document.baseURI));

  // What only some pages of the app need: a script, and what it is to hear once it is here.
  addEventListener('bosang:load', ({ detail: [script, name, detail] }) => {
    load(script).then(() => dispatchEvent(new CustomEvent(name, { detail }))).catch(() => {});
  });

  const linked = (id) => document.getElementById(id).href;
  const parsed = new Promise((resolve) => {
    // In one file this script comes when all is parsed.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve);
    else resolve();
  });

  // Why the app is not there, for the page to tell.
  class Failure extends Error {
    constructor(why, cause) {
      super(why, { cause });
      this.why = why;
    }
  }

  const download = async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Failure('server', response.status);
    return response;
  };

  // Each pack with its versions, the current one first.
  const served = document
    .querySelector('meta[name=versions]')
    .content.split(',')
    .map((line) => line.split(' '));
  const read = async () => {
    const { readOperator } = await load('operator.js');
    const operator = await readOperator(served.map(([pack]) => pack));
    root.lang = spoken || operator.language || 'ko';
    return operator;
  };
  // Without it every scheme is offered and nothing is sent.
  const operator = read().catch(() => ({}));
  // In the frame of another page. Who does not get the script has an app that scrolls by itself.
  if (parent !== window && query.get('instance')) {
    Promise.all([load('host.js'), operator])
      .then(([{ connect }, { hosts }]) => connect(hosts || []))
      .catch(() => {});
  }

  // Keeps all of this for when there is no network, where that can be.
  const keep = () => {
    if (origin !== 'null' && navigator.serviceWorker) load('offline.js').catch(() => {});
  };

  // A person opens a file of sales: src/spreadsheet.rs.
  addEventListener('bosang:spreadsheet', async ({ detail: file }) => {
    const reader = load('spreadsheet.js');
    const told = await reader.then(({ read }) => read(file, load)).catch(() => ({ why: 'reader' }));
    dispatchEvent(new CustomEvent('bosang:sheets', { detail: JSON.stringify(told) }));
  });

  const find = async (why) => {
    root.dataset.state = 'finder';
    if (why) root.dataset.why = why;
    const { packs } = await operator;
    if (packs?.length === 1 && !why) {
      query.set('pack', packs[0]);
      return location.replace(`?${query}`);
    }
    await parsed;
    // Without it the list is whole, and there is no form.
    load('finder.js').then(({ show }) => show(packs)).catch(() => {
      for (const form of [...document.forms]) form.remove();
    });
    // The program that index.html preloads is kept for the scheme that is chosen next.
    download(linked('wasm')).catch(() => {});
    keep();
  };

  const id = query.get('pack');
  const versions = served.find(([pack]) => pack === id)?.slice(1);
  const asked = query.get('version');
  if (id === null) return find();
  if (!versions) return find('pack');
  if (asked !== null && !versions.includes(asked)) return find('version');
  root.dataset.state = 'loading';
  // Answers stay under the rules that they were given under, as long as those are served.
  const answered = () => {
    try {
      return JSON.parse(kept(`draft.${id}`)).version;
    } catch {
      return undefined;
    }
  };
  const [current] = versions;
  const version = asked ?? versions.find((known) => known === answered()) ?? current;

  const pack = async (version) => {
    const response = await download(`packs/${id}/${version}.json`);
    return new Uint8Array(await response.arrayBuffer());
  };

  const showRules = (place) => {
    const link = place.querySelector('.rules');
    link.href = `rules/${id}/${version}.${root.lang}.html`;
    load('rules.js').then(({ show }) => show(link, place)).catch(() => {});
  };

  const fail = async (why) => {
    await parsed;
    if (root.dataset.state !== 'loading') return;
    root.dataset.why = why;
    root.dataset.state = 'failed';
    showRules(document.querySelector(`#app > [lang=${root.lang}]`));
  };

  const start = async () => {
    // What the current rules would change is told where they can be had.
    const newer = version === current ? [] : pack(current).catch(() => []);
    const [glue, wasm, rules, newest, { packs, contact, endpoint }] = await Promise.all([
      import(linked('glue')),
      download(linked('wasm')),
      pack(version),
      newer,
      operator,
      parsed,
    ]);
    if (packs && !packs.includes(id)) return find('pack');
    // The app is there once it has put something in place of the shell.
    new MutationObserver((_, observer) => {
      observer.disconnect();
      root.dataset.state = 'ready';
      keep();
    }).observe(document.getElementById('app'), { childList: true });
    await glue.default({ module_or_path: wasm });
    try {
      glue.open(rules, newest, JSON.stringify({ contact, endpoint }));
    } catch (error) {
      // The program and the rules are of two versions: one of them was kept for too long.
      throw new Failure('mismatch', error);
    }
    if (endpoint) load('outbox.js').then(({ start }) => start(endpoint)).catch(() => {});
  };

  // What cannot be downloaded is a TypeError; what cannot be compiled or run is of other kinds.
  const explain = (error) => {
    if (error instanceof Failure) fail(error.why);
    else fail(error instanceof TypeError ? 'network' : 'blocked');
  };
  addEventListener('error', (event) => explain(event.error));
  addEventListener('unhandledrejection', (event) => explain(event.reason));
  if (typeof WebAssembly === 'object') start().catch(explain);
  else fail('blocked');
})();
