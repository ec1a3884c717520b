// The page that lists the schemes. An address of one of them as it was before each had a page of its
// own, `?pack=ID`, is led to that page.

import { spoken } from './languages.js';
import { at, load } from './place.js';
import { greetHost, keepOffline } from './program.js';

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const LANGUAGES = ['ko', 'en'];

root.dataset.theme = query.get('theme') ?? '';
root.lang = spoken(LANGUAGES) ?? 'ko';

// Each scheme with its versions, the current one first.
const served = document
  .querySelector('meta[name=versions]')
  .content.split(',')
  .map((line) => line.split(' '));

const read = async () => {
  const { readOperator } = await load('operator.js');
  const said = await readOperator(served.map(([pack]) => pack));
  root.lang = spoken(LANGUAGES) ?? said.language ?? 'ko';
  return said;
};
// Without it every scheme is offered.
const operator = read().catch(() => ({}));
greetHost(operator);

const open = (pack) => {
  query.delete('pack');
  const rest = String(query) && `?${query}`;
  location.replace(at(`${pack}/${rest}${location.hash}`));
};

const find = async (why, packs) => {
  root.dataset.state = 'finder';
  if (why) root.dataset.why = why;
  // Without it the list is whole, and there is no form.
  load('finder.js').then(({ show }) => show(packs)).catch(() => {
    for (const form of [...document.forms]) form.remove();
  });
  keepOffline();
};

const start = async () => {
  const wanted = query.get('pack');
  const version = query.get('version');
  const versions = served.find(([pack]) => pack === wanted)?.slice(1);
  const { packs } = await operator;
  if (wanted === null) {
    if (packs?.length === 1) return open(packs[0]);
    return find(undefined, packs);
  }
  if (!versions || (packs && !packs.includes(wanted))) return find('pack', packs);
  if (version !== null && !versions.includes(version)) return find('version', packs);
  return open(wanted);
};

start();
