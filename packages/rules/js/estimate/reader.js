/** Reads words one after the other. One estimate is read at a time, from its start to its end. */
import { dateText, momentText } from '../time.js';

let names;
let words;
let at;

/** Goes to a place. */
export const open = (ofPack, ofEstimate, place) => {
  names = ofPack.addresses;
  words = ofEstimate;
  at = place;
};

export const readWord = () => words[at++];

export const readFlag = () => words[at++] === 1;

export const readName = () => names.get(words[at++]);

export const readDate = () => dateText(words[at++]);

export const readMoment = () => {
  const date = words[at++];
  return momentText(date, words[at++]);
};

const HIGH = 2 ** 32;

/** A whole number of 64 bits, exact where a number of JavaScript can be, as in JSON. */
export const readWhole = () => {
  const low = words[at++];
  return (words[at++] | 0) * HIGH + low;
};

/** The digits of a whole number of 64 bits, all of them. */
export const readDigits = () => {
  const low = words[at++];
  const high = words[at++] | 0;
  const whole = high * HIGH + low;
  if (Number.isSafeInteger(whole)) return String(whole);
  return String((BigInt(high) << 32n) + BigInt(low));
};

export const readList = (item) => {
  const count = words[at++];
  const list = [];
  for (let place = 0; place < count; place += 1) list.push(item());
  return list;
};

/** What is there, or null. */
export const readMaybe = (it) => (words[at++] === 1 ? it() : null);

const DECODER = new TextDecoder();

export const readText = () => {
  const length = words[at++];
  const bytes = new Uint8Array(words.buffer, words.byteOffset + at * 4, length);
  at += (length + 3) >> 2;
  return DECODER.decode(bytes);
};
