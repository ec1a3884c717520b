// Starts the app, or says in words why it cannot start. The hashed names stand in index.html.
'use strict';
(() => {
  const root = document.documentElement;
  const wanted = [new URLSearchParams(location.search).get('lang'), ...navigator.languages];
  const known = wanted.map((tag) => (tag || '').slice(0, 2).toLowerCase());
  root.lang = known.find((tag) => tag === 'ko' || tag === 'en') || 'ko';
  root.dataset.state = 'loading';

  const linked = (id) => document.getElementById(id).href;
  const parsed = new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve);
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

  // An XMLHttpRequest hands over a parsed document, so no string becomes markup in this page.
  const showRules = () => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () => {
      const rules = request.response && request.response.querySelector('article');
      if (rules) document.querySelector(`#app > [lang=${root.lang}]`).append(rules);
    };
    request.open('GET', `rules.kakao-2022-10-15.${root.lang}.html`);
    request.send();
  };

  const fail = async (why) => {
    await parsed;
    if (root.dataset.state !== 'loading') return;
    root.dataset.why = why;
    root.dataset.state = 'failed';
    showRules();
  };

  const start = async () => {
    const [glue, wasm, rules] = await Promise.all([
      import(linked('glue')),
      download(linked('wasm')),
      download(linked('pack')).then((response) => response.arrayBuffer()),
      parsed,
    ]);
    // The app is there once it has put something in place of the shell.
    new MutationObserver((_, observer) => {
      observer.disconnect();
      root.dataset.state = 'ready';
    }).observe(document.getElementById('app'), { childList: true });
    await glue.default({ module_or_path: wasm });
    try {
      glue.open(new Uint8Array(rules));
    } catch (error) {
      // The program and the rules are of two versions: one of them was kept for too long.
      throw new Failure('mismatch', error);
    }
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
