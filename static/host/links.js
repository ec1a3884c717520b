// Where links of a framed app lead.

import { BASE } from '../place.js';

/** What an address says of the embed; it goes along to the app's other pages. */
const KEPT = ['instance', 'host', 'theme', 'receives'];

/** Keeps the app's own pages in this embed, and everything else out of its frame, where nothing
    would lead back. */
export function follow() {
  const query = new URLSearchParams(location.search);
  addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element && target.closest('a[href]:not([target])');
      // Links within a page are the app's own business.
      if (!link || link.getAttribute('href').startsWith('#')) return;
      const url = new URL(link.href);
      // Others, such as addresses for e-mail, open no page.
      if (!/^https?:$/.test(url.protocol)) return;
      // Pages of the calculator lie in folders, documents do not.
      const isOwn = url.href.startsWith(BASE.href) && url.pathname.endsWith('/');
      if (!isOwn) {
        link.target = '_blank';
        link.rel = 'noopener';
        return;
      }
      for (const name of KEPT) {
        if (query.has(name)) url.searchParams.set(name, query.get(name));
      }
      link.href = url;
    },
    true,
  );
}
