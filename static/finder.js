// Narrows the list of schemes while one types, and leads its links to the calculator. Without it the
// list is whole and leads to the rules as text. index.html has the list: xtask/src/finder.rs.

import { kept } from './place.js';

const { lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);
const finder = document.querySelector(`.finder > [lang=${lang}]`);
const form = finder.querySelector('form');
const { name, country, date } = form.elements;
const status = finder.querySelector('.hint[role=status]');
const notFound = finder.querySelector('.not-found');
const standing = finder.querySelector('.standing');

// Syllables taken apart, so that one half typed is the beginning of the whole.
const letters = (text) => text.normalize('NFKD').toLowerCase();
// 'ㅋㅋㅇ' finds '카카오'.
const initials = (text) => text.replace(/[\u1161-\u11ff]/g, '');

let cards = Array.from(finder.querySelectorAll('.schemes > li'), (item) => {
  const link = item.querySelector('[data-pack]');
  const { pack } = link.dataset;
  link.href = link.dataset.page;
  item.querySelector('.kept').hidden = kept(`draft.${pack}`) === null;
  const text = letters(item.textContent + item.dataset.words).replace(/\s+/g, '');
  return { item, pack, ...item.dataset, text, initials: initials(text), any: standing?.contains(item) };
});

const narrow = () => {
  const words = letters(name.value).split(/\s+/);
  const here = (card) => !country.value || !card.country || card.country === country.value;
  const fits = (card) =>
    here(card) &&
    (!date.value || card.any || (card.from <= date.value && date.value <= card.to)) &&
    words.every((word) => card.text.includes(word) || card.initials.includes(word));
  const found = new Set(cards.filter(fits));
  // What there is for any outage stays, unless it is what was looked for.
  const anyFound = [...found].some((card) => card.any);
  for (const card of cards) {
    card.item.hidden = !found.has(card) && !(card.any && !anyFound && here(card));
  }
  for (const section of finder.querySelectorAll('section')) {
    section.hidden = !section.querySelector('li:not([hidden])');
  }
  notFound.hidden = found.size > 0;
  const said = status.dataset;
  const form = JSON.parse(said.found)[plural.select(found.size)].replace('{0}', found.size);
  status.textContent = found.size ? form : said.none;
};

/** Shows the schemes, or only those of `packs`, to be narrowed. */
export const show = (packs) => {
  if (packs) {
    const offered = ({ pack }) => packs.includes(pack);
    for (const { item } of cards.filter((card) => !offered(card))) item.remove();
    cards = cards.filter(offered);
  }
  document.title = `${finder.querySelector('h1').textContent} - Bosang 보상`;
  document.querySelector(`header [lang=${lang}]`).setAttribute('aria-current', 'true');
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty once all have heard of it.
  form.addEventListener('reset', () => {
    setTimeout(narrow);
    name.focus();
  });
  // Who comes back finds the fields as they were.
  addEventListener('pageshow', narrow);
  narrow();
};
