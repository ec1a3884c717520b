/** Lines and their totals. The lists are in the order of `src/wire/estimate/line.rs`. */
import {
  readDate,
  readFlag,
  readList,
  readMaybe,
  readMoment,
  readName,
  readText,
  readWhole,
  readWord,
} from './reader.js';
import { readQuantity, readStep } from './step.js';

const KINDS = ['cash', 'credit', 'extension', 'voucher', 'in_kind'];
const CERTAINTIES = ['due', 'range', 'review', 'not_due', 'unknown'];
const INTAKES = ['opens', 'open_until', 'closed_after'];
const REASONS = [
  'rule_applies',
  'service_not_used',
  'no_outage',
  'answers_missing',
  'too_large',
  'pack_fault',
  'other_remedy',
];

const readTotal = () => {
  const low = readWhole();
  const high = readWhole();
  return { low, high, lines: readWord() };
};

export const readTotals = () => {
  const cash = readTotal();
  const credit = readTotal();
  const voucher = readTotal();
  const time_lines = readWord();
  const item_lines = readWord();
  const review_lines = readWord();
  const unknown_lines = readWord();
  return { cash, credit, voucher, time_lines, item_lines, review_lines, unknown_lines };
};

export const readLines = () => readList(readLine);

const readLine = () => {
  const remedy = readName();
  const kindAndScope = readWord();
  const amount = readAmount();
  const certainty = CERTAINTIES[readWord()];
  const reason = readReason();
  const evidence = readList(readEvidence);
  const intake = readMaybe(readIntake);
  const steps = readList(readStep);
  const waits_for = readList(readName);
  const next_bound = readMaybe(readNextBound);
  return {
    remedy,
    kind: KINDS[kindAndScope >> 1],
    amount,
    certainty,
    reason,
    in_scope: (kindAndScope & 1) === 1,
    evidence,
    intake,
    steps,
    waits_for,
    next_bound,
  };
};

const readReason = () => {
  const reason = readWord();
  return REASONS[reason] ?? { pack: readName() };
};

const readEvidence = () => {
  const evidence = readName();
  return { evidence, held: readFlag() };
};

const readIntake = () => {
  const intake = readName();
  const status = INTAKES[readWord()];
  return { intake, status: { [status]: readDate() } };
};

const readNextBound = () => {
  const value = readName();
  const more = readQuantity();
  const amount = readAmount();
  const certainty = CERTAINTIES[readWord()];
  return { value, more, amount, certainty, reason: readReason() };
};

const readAmount = () => {
  switch (readWord()) {
    case 0:
      return 'none';
    case 1:
      return { money: readWhole() };
    case 2: {
      const low = readWhole();
      return { range: { low, high: readWhole() } };
    }
    case 3:
      return { time: readWhole() };
    case 4: {
      const seconds = readWhole();
      return { extended: { seconds, until: readMoment() } };
    }
    default:
      return { items: readList(readItem) };
  }
};

const readItem = () => {
  const name = {};
  for (let texts = readWord(); texts > 0; texts -= 1) {
    const lang = readText();
    name[lang] = readText();
  }
  const count = readWord();
  return { name, count, validity: readValidity() };
};

const readValidity = () => {
  switch (readWord()) {
    case 0:
      return 'unlimited';
    case 1:
      return 'unstated';
    case 2:
      return { until: readDate() };
    case 3:
      return { days: readWord() };
    case 4: {
      const until = readMaybe(readDate);
      const days = readWord();
      return { extended: { until, days, decided: readDate() } };
    }
    default: {
      const until = readMaybe(readDate);
      const to = readDate();
      return { prolonged: { until, to, decided: readDate() } };
    }
  }
};
