// Opens the app in one file. Everything is written for a folder on a server; what differs is here.

import { spoken } from '../languages.js';
import { load } from '../place.js';
import { ready, reasonOf } from '../program.js';
import { inPage, showAlone } from './rules.js';

const ATTRIBUTE = 'href';
const root = document.documentElement;
const query = new URLSearchParams(location.search);
root.dataset.theme = query.get('theme') ?? '';
const LANGUAGES = ['ko', 'en'];
root.lang = spoken(LANGUAGES) ?? 'ko';

const lead = (link) => {
  const href = link.getAttribute(ATTRIBUTE);
  const here = inPage(href);
  if (here !== href) link.setAttribute(ATTRIBUTE, here);
};

const leadAll = (place) => {
  for (const link of place.querySelectorAll('a[href]')) lead(link);
};

// Links that the program draws later are led here too.
new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'attributes') {
      if (target.matches('a[href]')) lead(target);
      continue;
    }
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      if (node.matches('a[href]')) lead(node);
      leadAll(node);
    }
  }
}).observe(document.body, { subtree: true, childList: true, attributeFilter: [ATTRIBUTE] });
leadAll(document);

const served = document
  .querySelector('meta[name=versions]')
  .content.split(',')
  .map((line) => line.split(' '));
const readOperator = async () => {
  const { readOperator: read } = await load('operator.js');
  return read(served.map(([pack]) => pack));
};

const fail = (why) => {
  // What goes wrong later leaves the page as it is.
  if (root.dataset.state === 'ready') return;
  root.dataset.why = why;
  root.dataset.state = 'failed';
  const trouble = document.getElementById('trouble');
  const main = document.createElement('main');
  main.className = 'shell';
  trouble.replaceWith(main);
  main.append(trouble);
  const [pack, version] = served.find(([id]) => id === query.get('pack'));
  const place = document.querySelector(`#trouble [lang=${root.lang}]`);
  const link = place.querySelector('.rules');
  link.href = `?rules=${pack}/${version}.${root.lang}`;
  load('rules.js').then((rules) => rules.show(link, place)).catch(() => {});
};

const open = async (pack, versions) => {
  root.dataset.state = 'coming';
  const { open: start, loadWords } = await ready({
    pack,
    versions,
    wasm: document.getElementById('wasm').getAttribute('href'),
    words: Object.fromEntries(LANGUAGES.map((lang) => [lang, `words-${lang}.json`])),
    importGlue: () => import('../glue.js'),
  });
  // The scheme may be written in one of them only.
  await Promise.all(LANGUAGES.map(loadWords));
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-page]')) return;
    observer.disconnect();
    root.dataset.state = 'ready';
  }).observe(document.getElementById('app'), { childList: true, subtree: true });
  start({ operator: await readOperator().catch(() => ({})), root: './' });
};

const find = async (why) => {
  root.dataset.state = 'finder';
  if (why) root.dataset.why = why;
  const { show } = await load('finder.js');
  show();
};

const begin = () => {
  if (query.has('rules') && showAlone(query.get('rules'))) return;
  const [first] = served[0];
  if (served.length === 1 && !query.has('pack')) {
    // There is nothing to choose from.
    query.set('pack', first);
    location.replace(`?${query}${location.hash}`);
    return;
  }
  if (!query.has('pack')) return find();
  const [pack, ...versions] = served.find(([id]) => id === query.get('pack')) ?? [];
  if (!pack) return find('pack');
  const asked = query.get('version');
  if (asked !== null && !versions.includes(asked)) return find('version');
  const explain = (error) => fail(reasonOf(error));
  addEventListener('error', ({ error }) => error && explain(error));
  addEventListener('unhandledrejection', ({ reason }) => explain(reason));
  open(pack, versions).catch(explain);
};

begin();
