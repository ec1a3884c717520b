// The rules as text, within the page: beside this one file there are no others.

import { bytes } from './files.js';

/** The one place in this file where a text becomes markup: documents that it came with. */
const policy = window.trustedTypes?.createPolicy('bosang', { createHTML: (text) => text });

const textOf = (path) => {
  const content = bytes(path);
  return content && new TextDecoder().decode(content);
};

/** What the address calls a document, `kakao-2022-10-15/1.0.0.ko`, as a parsed document. */
const parsed = (name) => {
  const text = textOf(`rules/${name}.html`);
  return text && new DOMParser().parseFromString(policy?.createHTML(text) ?? text, 'text/html');
};

const nameIn = (href) => new URL(href, document.baseURI).searchParams.get('rules');

/** Puts the rules that `link` leads to into `place`, where the calculator cannot start. */
export function show(link, place) {
  const article = parsed(nameIn(inPage(link.getAttribute('href'))))?.querySelector('article');
  if (article) place.append(article);
}

/** Shows a document in place of everything else, in its own look; tells whether there is one. */
export function showAlone(name) {
  const rules = parsed(name);
  if (!rules) return false;
  const folder = name.slice(0, name.indexOf('/') + 1);
  for (const link of rules.querySelectorAll('.ways a')) {
    const href = link.getAttribute('href');
    // To the calculator, or to the same document in another language.
    const here = href.startsWith('../../') ? href.slice(6) : `?rules=${folder}${href.slice(0, -5)}`;
    link.setAttribute('href', here);
    link.removeAttribute('target');
  }
  rules.querySelector('noscript')?.remove();
  for (const sheet of document.styleSheets) sheet.disabled = true;
  const look = new CSSStyleSheet();
  look.replaceSync(textOf('rules/document.css'));
  document.adoptedStyleSheets = [look];
  document.documentElement.lang = rules.documentElement.lang;
  document.title = rules.title;
  document.body.replaceChildren(...rules.body.childNodes);
  return true;
}

/** An address on a server as one of this page. */
export function inPage(href) {
  const document = /^rules\/(.+)\.html$/.exec(href);
  if (document) return `?rules=${document[1]}`;
  // A scheme's own page, as the list leads to it.
  const scheme = /^([a-z0-9-]+)\/(?:([a-z]{2})\/)?$/.exec(href);
  if (scheme) return `?pack=${scheme[1]}${scheme[2] ? `&lang=${scheme[2]}` : ''}`;
  return href.startsWith('./') ? `?${href.slice(2).replace(/^\?/, '')}` : href;
}
