/** Dates and moments between their text and numbers. */

const NO = -1;

/** Makes the sum that it stands in negative when that is no digit. */
const digit = (text, at) => {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : -10_000;
};

const two = (text, at) => digit(text, at) * 10 + digit(text, at + 1);

const DASH = 45;
const PLUS = 43;
const COLON = 58;
const T = 84;

/** The date that begins at `at`, or `NO`. Whether its month has such a day is not seen here. */
const dateOf = (text, at) => {
  const year = two(text, at) * 100 + two(text, at + 2);
  const month = two(text, at + 5);
  const day = two(text, at + 8);
  const isWritten = text.charCodeAt(at + 4) === DASH && text.charCodeAt(at + 7) === DASH;
  const isSound = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isWritten && isSound ? (year << 9) | (month << 5) | day : NO;
};

/** Writes `2022-10-15`; gives where the next word goes, or `NO`. */
export const writeDate = (text, words, at) => {
  if (typeof text !== 'string' || text.length !== 10) return NO;
  const date = dateOf(text, 0);
  words[at] = date;
  return date === NO ? NO : at + 1;
};

/** Writes `2022-10-15T15:30:00+09:00`; gives where the next word goes, or `NO`. */
export const writeMoment = (text, words, at) => {
  if (typeof text !== 'string' || text.length !== 25) return NO;
  const date = dateOf(text, 0);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const hours = two(text, 20);
  const minutes = two(text, 23);
  const sign = text.charCodeAt(19);
  const isWritten =
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.charCodeAt(22) === COLON &&
    (sign === PLUS || (sign === DASH && hours + minutes > 0));
  const isSound =
    date !== NO &&
    hour >= 0 && hour <= 23 &&
    minute >= 0 && minute <= 59 &&
    second >= 0 && second <= 59 &&
    hours >= 0 && hours <= 14 &&
    minutes >= 0 && minutes <= 59;
  if (!isWritten || !isSound) return NO;
  const east = hours * 60 + minutes;
  words[at] = date;
  words[at + 1] = (hour << 24) | (minute << 18) | (second << 12) | (1440 + (sign === PLUS ? east : -east));
  return at + 2;
};

const padded = (number) => (number < 10 ? `0${number}` : `${number}`);

/** The text of a date that `src/wire/estimate.rs` wrote. */
export const dateText = (word) => {
  const year = String(word >>> 9).padStart(4, '0');
  return `${year}-${padded((word >>> 5) & 0xf)}-${padded(word & 0x1f)}`;
};

/** The text of a moment that `src/wire/estimate.rs` wrote. */
export const momentText = (date, word) => {
  const second = word >>> 12;
  const offset = (word & 0xfff) - 1440;
  const clock = `${padded(Math.floor(second / 3600))}:${padded(Math.floor(second / 60) % 60)}:${padded(second % 60)}`;
  return `${dateText(date)}T${clock}${offsetText(offset)}`;
};

const offsetText = (offset) => {
  const east = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(east / 60))}:${padded(east % 60)}`;
};

/** A `Date` as the moment it is at an offset; text stays as it is. */
export const momentOf = (now, offset) => {
  if (!(now instanceof Date)) return now;
  const there = new Date(now.getTime() + offset * 60_000);
  return Number.isNaN(there.getTime()) ? 'Invalid Date' : there.toISOString().slice(0, -5) + offsetText(offset);
};
