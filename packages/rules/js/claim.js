/**
 * Writes a claim as numbers, which `src/wire/claim.rs` reads.
 *
 * It writes only what is plainly a claim of this pack. Anything else goes as JSON, where one reader
 * says what is right and what is wrong: so here is no rule of its own.
 */
import { writeDate, writeMoment } from './time.js';

/** It does not go this way. */
export const NO = -1;

const HIGH = 2 ** 32;

const NONE = {};

const isPlain = (it) =>
  typeof it === 'object' && it !== null && Object.getPrototypeOf(it) === Object.prototype;

/** Writes moment and claim from the start of `words`; gives how many words that took, or `NO`. */
export const writeClaim = (names, claim, now, words) => {
  let at = writeMoment(now, words, 0);
  if (at === NO || !isPlain(claim)) return NO;
  let answers = NONE;
  let windows = NONE;
  let evidence = NONE;
  let bound = 0;
  for (const member in claim) {
    const value = claim[member];
    switch (member) {
      case 'schema':
        if (value !== names.schema) return NO;
        bound += 1;
        break;
      case 'pack':
        if (value !== names.pack.id) return NO;
        bound += 1;
        break;
      case 'version':
        if (value !== names.pack.version) return NO;
        bound += 1;
        break;
      case 'answers':
        if (value !== undefined) answers = value;
        break;
      case 'windows':
        if (value !== undefined) windows = value;
        break;
      case 'evidence':
        if (value !== undefined) evidence = value;
        break;
      case 'other_losses':
        if (!Array.isArray(value) || value.length !== 0) return NO;
        break;
      default:
        return NO;
    }
  }
  if (bound !== 3) return NO;
  at = writeAnswers(names, answers, words, at);
  at = at === NO ? NO : writeWindowsOfServices(names, windows, words, at);
  at = at === NO ? NO : writeEvidence(names, evidence, words, at);
  return at <= words.length ? at : NO;
};

const writeAnswers = (names, answers, words, at) => {
  if (!isPlain(answers)) return NO;
  const countAt = at++;
  let count = 0;
  for (const id in answers) {
    const question = names.questions.get(id);
    if (question === undefined) return NO;
    words[at] = question.at;
    at = writeAnswer(names, question, answers[id], words, at + 1);
    if (at === NO) return NO;
    count += 1;
  }
  words[countAt] = count;
  return at;
};

/** An answer of its question's kind, which the question tells; another goes as JSON. */
const writeAnswer = (names, question, answer, words, at) => {
  if (!isPlain(answer)) return NO;
  const { kind } = question;
  // It is of that kind, and of no other.
  for (const other in answer) if (other !== kind) return NO;
  const value = answer[kind];
  switch (kind) {
    case 'services':
      return writeServices(names, value, words, at);
    case 'choice': {
      const option = question.options.get(value);
      if (option === undefined) return NO;
      words[at] = option;
      return at + 1;
    }
    case 'yes_no':
      if (typeof value !== 'boolean') return NO;
      words[at] = value ? 1 : 0;
      return at + 1;
    case 'money':
    case 'count':
    case 'duration':
      return writeWhole(value, words, at);
    case 'date':
      return writeDate(value, words, at);
    case 'weekly_money':
    case 'daily_money':
      return writeSeries(value, words, at);
    case 'windows':
      return writeWindows(value, words, at);
    case 'items':
      return writeItems(names, value, words, at);
    default:
      return NO;
  }
};

const writeServices = (names, services, words, at) => {
  if (!Array.isArray(services)) return NO;
  words[at++] = services.length;
  for (let place = 0; place < services.length; place += 1) {
    const service = names.services.get(services[place]);
    if (service === undefined) return NO;
    words[at++] = service;
  }
  return at;
};

/** The lower half first; a typed array takes the lowest 32 bits of what it is given. */
const writeWhole = (value, words, at) => {
  if (!Number.isSafeInteger(value)) return NO;
  words[at] = value;
  words[at + 1] = Math.floor(value / HIGH);
  return at + 2;
};

const writeSeries = (series, words, at) => {
  if (!isPlain(series)) return NO;
  const countAt = at++;
  let count = 0;
  for (const date in series) {
    const amount = series[date];
    at = writeDate(date, words, at);
    if (at === NO) return NO;
    words[at++] = amount === null ? 0 : 1;
    if (amount !== null) at = writeWhole(amount, words, at);
    if (at === NO) return NO;
    count += 1;
  }
  words[countAt] = count;
  return at;
};

const writeWindows = (windows, words, at) => {
  if (!Array.isArray(windows)) return NO;
  words[at++] = windows.length;
  for (let place = 0; place < windows.length; place += 1) {
    const window = windows[place];
    if (!isPlain(window)) return NO;
    let members = 0;
    for (const _ in window) members += 1;
    if (members !== 2) return NO;
    at = writeMoment(window.from, words, at);
    at = at === NO ? NO : writeMoment(window.to, words, at);
    if (at === NO) return NO;
  }
  return at;
};

const writeItems = (names, items, words, at) => {
  if (!Array.isArray(items)) return NO;
  words[at++] = items.length;
  for (let place = 0; place < items.length; place += 1) {
    at = writeAnswers(names, items[place], words, at);
    if (at === NO) return NO;
  }
  return at;
};

const writeWindowsOfServices = (names, windows, words, at) => {
  if (!isPlain(windows)) return NO;
  const countAt = at++;
  let count = 0;
  for (const id in windows) {
    const service = names.services.get(id);
    if (service === undefined) return NO;
    words[at] = service;
    at = writeWindows(windows[id], words, at + 1);
    if (at === NO) return NO;
    count += 1;
  }
  words[countAt] = count;
  return at;
};

/** Papers without files: what a file is does not bear on an estimate, and JSON says it well. */
const writeEvidence = (names, evidence, words, at) => {
  if (!isPlain(evidence)) return NO;
  const countAt = at++;
  let count = 0;
  for (const id in evidence) {
    const paper = names.evidence.get(id);
    const held = evidence[id];
    if (paper === undefined || !isPlain(held)) return NO;
    for (const member in held) if (member !== 'files') return NO;
    if (!Array.isArray(held.files) || held.files.length !== 0) return NO;
    words[at++] = paper;
    count += 1;
  }
  words[countAt] = count;
  return at;
};
