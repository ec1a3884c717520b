// The words that a person meets, from where the app has them: the catalogues in words/catalogues and the
// pack that the server delivers. Tests name a word here and never spell it themselves; figures
// they do spell themselves, because those have to agree with what was published.

import { readFileSync } from 'node:fs';

import { BASE, PACK_ID } from './origin.mjs';

const LANGS = ['ko', 'en'];

/** The catalogue of each language. */
const CATALOGUES = Object.fromEntries(
  LANGS.map((lang) => {
    const file = new URL(`../../../words/catalogues/${lang}.json`, import.meta.url);
    return [lang, JSON.parse(readFileSync(file, 'utf8'))];
  }),
);

/** Parts of a catalogue as one, which complains of a word it does not have. */
function known(...parts) {
  return new Proxy(Object.assign({}, ...parts), {
    get(texts, name) {
      if (!(name in texts)) throw new Error(`No '${String(name)}' in words/catalogues/.`);
      return texts[name];
    },
  });
}

/** A file that the server delivers, as an object. */
export async function delivered(path) {
  const response = await fetch(new URL(path, BASE));
  if (!response.ok) throw new Error(`${response.url} answers with ${response.status}`);
  return response.json();
}

/** The list of all packs, as delivered. */
export const { packs: PACKS } = await delivered('packs/index.json');

const { version } = PACKS.find(({ id }) => id === PACK_ID);

/** Where a scheme's opening is in one of its languages. */
export const folderOf = ({ id, languages }, lang) => (lang === languages[0] ? `${id}/` : `${id}/${lang}/`);

/** The compiled pack, as delivered. */
export const PACK = await delivered(`packs/${PACK_ID}/${version}.json`);

/** Fills the places of a catalogue's template. */
export function fill(template, ...values) {
  return template.replace(/\{(\d)\}/g, (_, index) => values[index]);
}

const byId = (list, id, what) => {
  const found = list.find((item) => item.id === id);
  if (!found) throw new Error(`The pack has no ${what} '${id}'.`);
  return found;
};

/** Everything that can be read in one language of one scheme. */
export class Words {
  constructor(lang, pack = PACK) {
    this.lang = lang;
    this.pack = pack;
    const catalogue = CATALOGUES[lang];
    this.ui = known(catalogue, catalogue.framed);
    this.sending = known(catalogue.sending);
    this.papers = known(catalogue.papers);
    this.saving = known(catalogue.saving);
    this.estimate = known(catalogue.estimate);
    this.sales = known(catalogue.sales);
  }

  kind(question) {
    const { kind } = byId(this.pack.questions, question, 'question');
    return typeof kind === 'string' ? kind : Object.keys(kind)[0];
  }

  question(id) {
    return byId(this.pack.questions, id, 'question').text[this.lang];
  }

  label(id) {
    return byId(this.pack.questions, id, 'question').label[this.lang];
  }

  option(question, id) {
    const { options } = byId(this.pack.questions, question, 'question').kind.choice;
    return byId(options, id, 'option').name[this.lang];
  }

  service(id) {
    return byId(this.pack.services, id, 'service').name[this.lang];
  }

  remedy(id) {
    return byId(this.pack.remedies, id, 'remedy').name[this.lang];
  }

  evidence(id) {
    return byId(this.pack.evidence, id, 'paper').name[this.lang];
  }

  reason(id) {
    return byId(this.pack.reasons, id, 'reason').text[this.lang];
  }

  /** The page whose heading this is: a question's id, or one of the fixed pages. */
  pageOf(heading) {
    const question = this.pack.questions.find(({ text }) => text[this.lang] === heading);
    if (question) return question.id;
    const fixed = {
      start: this.ui.start_heading,
      windows: this.ui.windows_heading,
      'other-losses': this.ui.losses_heading,
      evidence: this.ui.evidence_heading,
      check: this.ui.check_heading,
      estimate: this.ui.estimate_heading,
      submit: this.ui.submit_heading,
    };
    return Object.keys(fixed).find((page) => fixed[page] === heading);
  }
}

/** The words of each language. */
export const WORDS = Object.fromEntries(LANGS.map((lang) => [lang, new Words(lang)]));
