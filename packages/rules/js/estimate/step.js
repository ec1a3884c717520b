/** Steps and what they read, as `src/wire/estimate/step.rs` writes them. */
import {
  readDate,
  readDigits,
  readFlag,
  readList,
  readMaybe,
  readMoment,
  readName,
  readWhole,
  readWord,
} from './reader.js';
import { ACTION, FOLD, MEASURE, QUANTITY, ROUNDING, SOURCE, strange } from '../variants.js';

const readRatio = (isWhole) => {
  const above = readDigits();
  return isWhole ? above : `${above}/${readDigits()}`;
};

export const readQuantity = () => {
  const word = readWord();
  const is = (word & 1) === 1;
  const quantity = QUANTITY[word >> 1];
  switch (quantity) {
    case 'money':
      return { money: readRatio(is) };
    case 'number':
      return { number: readRatio(is) };
    case 'duration':
      return { duration: readRatio(is) };
    case 'date':
      return { date: readDate() };
    case 'moment':
      return { moment: readMoment() };
    case 'flag':
      return { flag: is };
    case 'choice':
      return { choice: readName() };
    default:
      throw strange(quantity);
  }
};

const readAction = () => {
  const action = ACTION[readWord()];
  switch (action) {
    case 'amount':
    case 'low':
    case 'high':
    case 'time':
    case 'term_end':
      return action;
    case 'condition':
    case 'band':
    case 'case':
    case 'validity':
      return { [action]: readWord() };
    case 'outage':
      return { outage: readName() };
    case 'round': {
      const rounding = ROUNDING[readWord()];
      return { round: { rounding, unit: readQuantity().number } };
    }
    default:
      throw strange(action);
  }
};

const readSource = () => {
  const source = SOURCE[readWord()];
  switch (source) {
    case 'today':
      return source;
    case 'answer':
    case 'recorded_weeks':
    case 'used':
    case 'outage':
    case 'value':
    case 'items':
    case 'intake_open':
    case 'given':
      return { [source]: readName() };
    case 'item_value':
    case 'row': {
      const name = readName();
      return { [source]: [name, readWord()] };
    }
    case 'highest_week':
    case 'week': {
      const name = readName();
      return { [source]: [name, readDate()] };
    }
    case 'within':
    case 'service_within': {
      const name = readName();
      const from = readDate();
      return { [source]: [name, from, readDate()] };
    }
    case 'span':
    case 'service_span': {
      const name = readName();
      return { [source]: [MEASURE[readWord()], name] };
    }
    case 'series': {
      const name = readName();
      const fold = FOLD[readWord()];
      const from = readDate();
      return { series: [fold, name, from, readDate()] };
    }
    default:
      throw strange(source);
  }
};

const readInput = () => {
  const source = readSource();
  return { source, quantity: readQuantity() };
};

export const readStep = () => {
  const action = readAction();
  const inputs = readList(readInput);
  const result = readQuantity();
  return { action, inputs, result, citations: readList(readName) };
};

const readValue = () => {
  const value = readName();
  const item = readMaybe(readWord);
  const inputs = readList(readInput);
  const result = readMaybe(readQuantity);
  const citations = readList(readName);
  // A value that is computed once has no item.
  return item === null
    ? { value, inputs, result, citations }
    : { value, item, inputs, result, citations };
};

export const readValues = () => readList(readValue);

const readWindow = () => {
  const from = readMoment();
  return { from, to: readMoment() };
};

const readOutage = () => {
  const service = readName();
  const windows = readList(readWindow);
  const seconds = readWhole();
  return { service, windows, seconds, corrected: readFlag() };
};

export const readOutages = () => readList(readOutage);
