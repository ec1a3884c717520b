// Which language the page begins with.

import { kept } from './place.js';

const query = new URLSearchParams(location.search);

/** The first of `languages` that the address asks for, that was chosen before, or that the browser
    is set to; nothing where it is none of them. */
export const spoken = (languages) => {
  const wanted = [query.get('lang'), kept('lang'), ...navigator.languages];
  const tags = wanted.map((tag) => (tag ?? '').slice(0, 2).toLowerCase());
  return tags.find((tag) => languages.includes(tag));
};
