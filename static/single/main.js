// Opens the app in one file. Everything is written for a folder on a server; what differs is here.

import { inPage, showAlone } from './rules.js';

const ATTRIBUTE = 'href';

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

const query = new URLSearchParams(location.search);
const packs = document.querySelector('meta[name=versions]').content.split(',');
const [first] = packs[0].split(' ');

if (!query.has('rules') || !showAlone(query.get('rules'))) {
  if (packs.length === 1 && !query.has('pack')) {
    // There is nothing to choose from.
    query.set('pack', first);
    location.replace(`?${query}${location.hash}`);
  } else {
    import('../boot.js');
  }
}
