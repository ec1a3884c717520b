/**
 * An estimate, as `src/wire/estimate.rs` wrote it.
 *
 * All of it was computed and written when it was asked for; here it becomes objects, each part when
 * it is first read. Most callers draw the lines and open the steps of one.
 */
import { readLines, readTotals } from './estimate/line.js';
import { readOutages, readValues } from './estimate/step.js';
import { open, readList, readMoment, readName, readText } from './estimate/reader.js';

const TOTALS_AT = 8;

export class Estimate {
  #names;
  #words;
  #begin;
  /** The parts that were read, by their place. */
  #parts = [];
  #totals;

  /** `words` from `begin` on are this estimate's alone. */
  constructor(names, words, begin) {
    this.#names = names;
    this.#words = words;
    this.#begin = begin;
  }

  /** A part, read the first time from where it begins. */
  #part(place, read) {
    if (!(place in this.#parts)) {
      open(this.#names, this.#words, this.#begin + this.#words[this.#begin + place]);
      this.#parts[place] = read();
    }
    return this.#parts[place];
  }

  get pack() {
    return this.#names.pack;
  }

  get now() {
    open(this.#names, this.#words, this.#begin + 6);
    return readMoment();
  }

  get currency() {
    return this.#names.currency;
  }

  get lines() {
    return this.#part(0, readLines);
  }

  get totals() {
    if (this.#totals === undefined) {
      open(this.#names, this.#words, this.#begin + TOTALS_AT);
      this.#totals = readTotals();
    }
    return this.#totals;
  }

  get values() {
    return this.#part(1, readValues);
  }

  get outages() {
    return this.#part(2, readOutages);
  }

  get asked() {
    return this.#part(3, () => readList(readName));
  }

  get missing() {
    return this.#part(4, () => readList(readName));
  }

  get faults() {
    return this.#part(5, () => JSON.parse(readText() || '[]'));
  }

  /** The estimate of the schema, for `JSON.stringify`, `structuredClone` and `postMessage`. */
  toJSON() {
    const { pack, now, currency, lines, totals, values, outages, asked, missing, faults } = this;
    return { pack, now, currency, lines, totals, values, outages, asked, missing, faults };
  }
}
