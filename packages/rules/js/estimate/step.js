/** Steps and what they read. The lists are in the order of `src/wire/estimate/step.rs`. */
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

const UNITS = ['money', 'number', 'duration'];
const ACTIONS = ['amount', 'low', 'high', 'time', 'term_end', 'condition', 'band', 'case', 'validity'];
const PLAIN_ACTIONS = 5;
const OUTAGE = 9;
const ROUNDINGS = ['floor', 'half_up', 'half_even', 'ceil'];
const FOLDS = ['sum', 'highest', 'lowest', 'mean', 'median', 'number', 'any', 'every'];
const MEASURES = ['total', 'longest', 'most_in_a_day', 'most_in_a_month', 'number', 'began', 'ended'];
const SOURCES = [
  'today',
  'answer',
  'recorded_weeks',
  'used',
  'outage',
  'value',
  'items',
  'intake_open',
  'given',
  'item_value',
  'row',
  'highest_week',
  'week',
  'within',
  'service_within',
  'span',
  'service_span',
  'series',
];

const readRatio = (unit) => {
  const above = readDigits();
  return unit & 1 ? above : `${above}/${readDigits()}`;
};

export const readQuantity = () => {
  const unit = readWord();
  switch (unit) {
    case 6:
      return { date: readDate() };
    case 7:
      return { moment: readMoment() };
    case 8:
      return { flag: readFlag() };
    case 9:
      return { choice: readName() };
    default:
      return { [UNITS[unit >> 1]]: readRatio(unit) };
  }
};

const readAction = () => {
  const action = readWord();
  if (action < PLAIN_ACTIONS) return ACTIONS[action];
  if (action < OUTAGE) return { [ACTIONS[action]]: readWord() };
  if (action === OUTAGE) return { outage: readName() };
  const rounding = ROUNDINGS[readWord()];
  return { round: { rounding, unit: readRatio(readWord()) } };
};

const readSource = () => {
  const place = readWord();
  const source = SOURCES[place];
  if (place === 0) return source;
  switch (source) {
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
      return { [source]: [MEASURES[readWord()], name] };
    }
    case 'series': {
      const name = readName();
      const fold = FOLDS[readWord()];
      const from = readDate();
      return { series: [fold, name, from, readDate()] };
    }
    default:
      return { [source]: readName() };
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
