// The opening of a scheme before the program is here: takes the answer to the first question, keeps
// it on the device, shows how much of the program has come, and hands both over to it. The markup is
// drawn by the program's own components (crate `opening`), so what is here and what comes are the
// same page, element by element.

import { spoken } from './languages.js';
import { at, keep, kept, load } from './place.js';
import { greetHost, keepOffline, ready, reasonOf, versionOf } from './program.js';

const root = document.documentElement;
const app = document.getElementById('app');
const query = new URLSearchParams(location.search);
const told = () => JSON.parse(document.querySelector('meta[name=bosang]').content);
const { pack, versions, served, languages, glue, wasm, bytes, words } = told();

root.dataset.theme = query.get('theme') ?? '';
// The address changes with the language, and what the browser asks for later goes by it; search engines
// want whole addresses.
for (const link of document.head.querySelectorAll('[rel*=icon], [rel=manifest], [rel=canonical], [rel=alternate]')) {
  link.href = link.href;
}

// Every scheme and its versions stand on the page that lists them, which tells what is not there.
const toFinder = () => {
  query.set('pack', pack);
  location.replace(at(`?${query}`));
};
const asked = query.get('version');
if (asked !== null && !versions.includes(asked)) toFinder();

// Without it every scheme is offered and nothing is sent.
const operator = load('operator.js')
  .then(({ readOperator }) => readOperator(served))
  .catch(() => ({}));

// ---- The answer

const NAME = `opening.${pack}`;
let goesOn = false;
let isHere = false;
let come = 0;

const fields = () => [...app.querySelectorAll('form :is(input, textarea)[id]')];
const isBox = ({ type }) => type === 'radio' || type === 'checkbox';

/** What stands in the fields: src/bridge/opening.rs. */
const answer = () => ({
  ticked: fields().filter((field) => isBox(field) && field.checked).map(({ id }) => id),
  typed: fields().filter((field) => !isBox(field) && field.value).map(({ id, value }) => [id, value]),
  goes_on: goesOn,
});
const isBlank = ({ ticked, typed }) => !ticked.length && !typed.length;

const fillIn = ({ ticked, typed }) => {
  const texts = new Map(typed);
  for (const field of fields()) {
    if (isBox(field)) field.checked = ticked.includes(field.id);
    else field.value = texts.get(field.id) ?? field.value;
  }
};

const say = (text) => {
  document.getElementById('coming').textContent = text;
};

app.addEventListener('input', () => {
  if (isHere) return;
  keep(NAME, JSON.stringify(answer()));
  say('');
});

app.addEventListener('submit', (event) => {
  if (isHere) return;
  event.preventDefault();
  const { empty, taken, unkept } = told();
  const given = answer();
  goesOn = !isBlank(given) || kept(`draft.${pack}`) !== null;
  if (!goesOn) {
    say(empty);
    fields()[0]?.focus();
    return;
  }
  say(keep(NAME, JSON.stringify(given)) ? taken : unkept);
});

// ---- The page in another language

const folderOf = (lang) => at(lang === languages[0] ? `${pack}/` : `${pack}/${lang}/`);

/** Puts the page in that language in the place of this one, with what was answered. */
const speak = (lang) =>
  new Promise((resolve) => {
    // An XMLHttpRequest hands over a parsed document, so no text becomes markup in this page.
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onloadend = () => {
      const other = request.response?.getElementById('app');
      if (other && !isHere) {
        const given = answer();
        const files = picked();
        const focused = document.activeElement?.id;
        app.replaceChildren(...other.childNodes);
        pick(files);
        for (const part of ['#trouble', '.loading', 'meta[name=bosang]']) {
          document.querySelector(part).replaceWith(request.response.querySelector(part));
        }
        document.title = request.response.title;
        root.lang = lang;
        show(given);
        if (focused) document.getElementById(focused)?.focus();
        // The page says it now.
        query.delete('lang');
        const rest = String(query) && `?${query}`;
        history.replaceState(history.state, '', folderOf(lang) + rest + location.hash);
      }
      resolve();
    };
    request.open('GET', folderOf(lang));
    request.send();
  });

app.addEventListener('click', ({ target }) => {
  if (isHere) return;
  const chosen = target.closest('.languages [lang]');
  if (chosen && chosen.lang !== root.lang) {
    keep('lang', chosen.lang);
    speak(chosen.lang);
  }
  // Else the address would name a page of the interview.
  if (target.closest('.skip')) document.getElementById('main').focus();
});

// ---- What is known before the program is here

const show = (given) => {
  fillIn(given);
  const today = new Date().toISOString().slice(0, 10);
  for (const part of app.querySelectorAll('[data-until]')) part.hidden = today > part.dataset.until;
  for (const part of app.querySelectorAll('[data-after]')) part.hidden = today <= part.dataset.after;
  document.getElementById('kept').hidden = kept(`draft.${pack}`) === null;
};

const answeredBefore = () => {
  try {
    const { ticked, typed } = JSON.parse(kept(NAME));
    return { ticked, typed };
  } catch {
    return { ticked: [], typed: [] };
  }
};

/** A real bar, in bytes, beside the words that are read out. */
const showProgress = (come) => {
  const form = app.querySelector('form');
  if (isHere || !form) return;
  let bar = form.querySelector('.coming');
  if (!bar) {
    bar = document.createElement('p');
    bar.className = 'coming';
    bar.append(document.createElement('progress'), document.createElement('span'));
    form.append(bar);
  }
  const [progress, text] = bar.children;
  const kilobytes = (count) => Math.round(count / 1024).toLocaleString(root.lang);
  progress.max = bytes;
  progress.value = come;
  progress.ariaLabel = told().loading;
  text.textContent = `${told().loading} · ${kilobytes(come)} / ${kilobytes(bytes)} KB`;
};

const fail = (why) => {
  if (isHere) return;
  root.dataset.state = 'open';
  root.dataset.why = why;
  app.querySelector('form .coming')?.remove();
  const trouble = document.getElementById('trouble');
  trouble.querySelector('.answer-kept').hidden = kept(NAME) === null;
  say('');
  // Within sight of who is answering, and beside what is said of the answer.
  document.getElementById('coming').after(trouble);
  const link = trouble.querySelector('.rules');
  load('rules.js').then((rules) => rules.show(link, trouble)).catch(() => {});
};

// ---- The hand-over

/** The way down to an element: the same in the markup and in what the program draws. */
const pathTo = (element) => {
  const path = [];
  for (let at = element; at !== app; at = at.parentElement) {
    if (!at?.parentElement) return undefined;
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  return path;
};
const elementAt = (path) => path.reduce((element, index) => element?.children[index], app);

/** The files that were picked, each with the way to its field, for the same field drawn anew. */
const picked = () =>
  [...app.querySelectorAll('input[type=file]')]
    .filter(({ files }) => files.length)
    .map((field) => [pathTo(field), field.files]);
const pick = (files) =>
  files.flatMap(([way, content]) => {
    const field = elementAt(way);
    if (field?.type !== 'file') return [];
    field.files = content;
    return field;
  });

const handOver = (open, said) => {
  const opening = answer();
  const { activeElement: focused } = document;
  const path = pathTo(focused);
  const { selectionStart: from, selectionEnd: to } = focused ?? {};
  const [left, top] = [scrollX, scrollY];
  app.querySelector('form .coming')?.remove();
  const files = picked();
  const drawn = new MutationObserver(() => {
    if (!app.querySelector('[data-page]')) return;
    drawn.disconnect();
    root.dataset.state = 'ready';
    delete root.dataset.why;
    if (!goesOn) {
      const same = path && elementAt(path);
      same?.focus({ preventScroll: true });
      if (Number.isInteger(from)) same?.setSelectionRange(from, to);
      scrollTo(left, top);
      for (const field of pick(files)) field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    // The program has its draft on the device once it is done.
    setTimeout(() => {
      if (isBlank(opening) || kept(`draft.${pack}`) !== null) keep(NAME, null);
    });
    keepOffline();
  });
  drawn.observe(app, { childList: true });
  const { pathname } = location;
  try {
    open({ operator: said, root: pathname === new URL(folderOf(languages[0])).pathname ? '../' : '../../', opening });
    isHere = true;
  } catch (error) {
    // What changes now is the markup, which goes on standing here.
    drawn.disconnect();
    throw error;
  }
};

const start = async () => {
  const program = ready({
    pack,
    versions,
    wasm,
    bytes,
    words,
    importGlue: () => import(at(glue)),
    onBytes: (bytesHere) => {
      come = bytesHere;
      showProgress(come);
    },
  });
  // Told below, also where it fails before that is waited for.
  program.catch(() => {});
  greetHost(operator);
  const speakFirst = async (lang) => {
    if (lang !== root.lang && root.lang === languages[0]) await speak(lang);
  };
  const own = spoken(languages);
  if (own) await speakFirst(own);
  const said = await operator;
  if (!own && languages.includes(said.language)) await speakFirst(said.language);
  if (said.packs && !said.packs.includes(pack)) return toFinder();
  // Another page of the interview, or the rules of another version: only the program has that.
  const isElsewhere = location.hash.length > 2 || versionOf(pack, versions) !== versions[0];
  // What was answered before this script was here stands in the page alone.
  const given = answer();
  if (!isBlank(given)) keep(NAME, JSON.stringify(given));
  show(isBlank(given) ? answeredBefore() : given);
  root.dataset.state = isElsewhere ? 'coming' : 'open';
  if (!root.dataset.why) showProgress(come);
  const { open, loadWords } = await program;
  // The page may change its language meanwhile.
  for (let lang; lang !== root.lang; ) {
    ({ lang } = root);
    await loadWords(lang);
  }
  handOver(open, said);
};

const explain = (error) => fail(reasonOf(error));
addEventListener('error', ({ error }) => error && explain(error));
addEventListener('unhandledrejection', ({ reason }) => explain(reason));
start().catch(explain);
