// The app's side of an embed; static/embed.js is the host page's. program.js loads it in a frame whose
// address names an instance. It speaks with one window of one origin, the host that the address
// names and the operator allows, and with the program (src/bridge/host.rs) by events of this window.

import { follow } from './host/links.js';
import { VERSION, isFromHost } from './host/messages.js';
import { apply } from './host/theme.js';

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const instance = query.get('instance');
const host = query.get('host');

const { port1: port, port2: theirs } = new MessageChannel();
const post = (type, content) => port.postMessage({ bosang: VERSION, instance, type, ...content });

// ---- with the host

const hear = {
  theme: ({ theme }) => apply(theme),
  language: ({ lang }) => tell('language', lang),
  prefill: ({ claim }) => tell('prefill', JSON.stringify(claim)),
};

port.onmessage = ({ data }) => {
  if (!isFromHost(data, instance)) return;
  begin();
  hear[data.type](data);
};

/** The host has answered: it makes the frame as high as what is in it. */
function begin() {
  if ('embedded' in root.dataset) return;
  root.dataset.embedded = host;
  if (query.has('receives')) root.dataset.receives = '';
  follow();
  watchFocus();
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  // An observer of sizes alone would wait until the frame comes into sight, and jump there.
  new MutationObserver(measure).observe(root, all);
  new ResizeObserver(measure).observe(root);
  measure();
  dispatchEvent(new CustomEvent('bosang:hello'));
}

// ---- with the program

/** What waits until the program listens. */
let waiting = [];

function tell(type, detail) {
  if (waiting) waiting.push([type, detail]);
  else dispatchEvent(new CustomEvent(`bosang:${type}`, { detail }));
}

let estimate;

addEventListener('bosang:estimate', ({ detail }) => {
  if (detail !== estimate) {
    estimate = detail;
    post('estimate', { estimate: JSON.parse(detail) });
  }
  const held = waiting || [];
  waiting = null;
  for (const [type, text] of held) tell(type, text);
});

addEventListener('bosang:submission', ({ detail }) => {
  post('submission', { submission: JSON.parse(detail) });
});

// ---- height

let height;
let opened = false;

/** Nothing in an embed goes by the height of the frame, so a new height changes no other. */
function measure() {
  const { state } = root.dataset;
  // What is shown until the app is here would only make the host's page jump.
  if (state === 'coming') return;
  const now = Math.ceil(root.getBoundingClientRect().height);
  if (now !== height) {
    height = now;
    post('resize', { height });
  }
  if (!opened && heading()) {
    opened = true;
    step('open', heading());
  }
}

// ---- attention

/** Moves of the focus by the program, which scroll no further than this frame. */
function watchFocus() {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function moved(options) {
    focus.call(this, { ...options, preventScroll: true });
    if (document.activeElement !== this) return;
    const why = this.tagName === 'H1' ? 'page' : this.matches('.error-summary') ? 'problem' : 'focus';
    // What stands around it is there once the program is done.
    setTimeout(() => {
      measure();
      if (this.isConnected) step(why, this);
    });
  };
}

function heading() {
  return [...document.querySelectorAll('h1')].find((it) => it.getClientRects().length);
}

/** The name of the page shown: it stands beside the heading, and the address may come later. */
function page() {
  const { state, why } = root.dataset;
  if (state === 'finder') return state;
  if (why) return 'failed';
  return document.querySelector('[data-page]')?.dataset.page || 'start';
}

function step(why, element) {
  const { top, height: extent } = element.getBoundingClientRect();
  const said = heading();
  const caption = said && said.querySelector('.caption');
  const text = said ? said.textContent.slice(caption ? caption.textContent.length : 0) : '';
  post('step', {
    page: page(),
    heading: text,
    why,
    top: Math.floor(top + scrollY),
    height: Math.ceil(extent),
  });
}

/** Speaks to the host, if it is of this origin or among `hosts`. */
export function connect(hosts) {
  if (host === location.origin || hosts.includes(host)) {
    parent.postMessage({ bosang: VERSION, instance, type: 'ready' }, host, [theirs]);
  } else {
    console.warn(`${host} is not among the hosts in operator.json, so it is told nothing.`);
  }
}
