/** Lines and their totals, as `src/wire/estimate/line.rs` writes them. */
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
import { AMOUNT, CERTAINTY, INTAKE, KIND, REASON, VALIDITY, strange } from '../variants.js';

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
  const certainty = CERTAINTY[readWord()];
  const reason = readReason();
  const evidence = readList(readEvidence);
  const intake = readMaybe(readIntake);
  const steps = readList(readStep);
  const waits_for = readList(readName);
  const next_bound = readMaybe(readNextBound);
  return {
    remedy,
    kind: KIND[kindAndScope >> 1],
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
  const reason = REASON[readWord()];
  return reason === 'pack' ? { pack: readName() } : reason;
};

const readEvidence = () => {
  const evidence = readName();
  return { evidence, held: readFlag() };
};

const readIntake = () => {
  const intake = readName();
  const status = INTAKE[readWord()];
  return { intake, status: { [status]: readDate() } };
};

const readNextBound = () => {
  const value = readName();
  const more = readQuantity();
  const amount = readAmount();
  const certainty = CERTAINTY[readWord()];
  return { value, more, amount, certainty, reason: readReason() };
};

const readAmount = () => {
  const amount = AMOUNT[readWord()];
  switch (amount) {
    case 'none':
      return amount;
    case 'money':
      return { money: readWhole() };
    case 'range': {
      const low = readWhole();
      return { range: { low, high: readWhole() } };
    }
    case 'time':
      return { time: readWhole() };
    case 'extended': {
      const seconds = readWhole();
      return { extended: { seconds, until: readMoment() } };
    }
    case 'items':
      return { items: readList(readItem) };
    default:
      throw strange(amount);
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
  const validity = VALIDITY[readWord()];
  switch (validity) {
    case 'unlimited':
    case 'unstated':
      return validity;
    case 'until':
      return { until: readDate() };
    case 'days':
      return { days: readWord() };
    case 'extended': {
      const until = readMaybe(readDate);
      const days = readWord();
      return { extended: { until, days, decided: readDate() } };
    }
    case 'prolonged': {
      const until = readMaybe(readDate);
      const to = readDate();
      return { prolonged: { until, to, decided: readDate() } };
    }
    default:
      throw strange(validity);
  }
};
