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
  #lines;
  #totals;
  #values;
  #outages;
  #asked;
  #missing;
  #faults;

  /** `words` from `begin` on are this estimate's alone. */
  constructor(names, words, begin) {
    this.#names = names;
    this.#words = words;
    this.#begin = begin;
  }

  /** Goes to where a part begins. */
  #open(part) {
    open(this.#names, this.#words, this.#begin + this.#words[this.#begin + part]);
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
    if (this.#lines === undefined) {
      this.#open(0);
      this.#lines = readLines();
    }
    return this.#lines;
  }

  get totals() {
    if (this.#totals === undefined) {
      open(this.#names, this.#words, this.#begin + TOTALS_AT);
      this.#totals = readTotals();
    }
    return this.#totals;
  }

  get values() {
    if (this.#values === undefined) {
      this.#open(1);
      this.#values = readValues();
    }
    return this.#values;
  }

  get outages() {
    if (this.#outages === undefined) {
      this.#open(2);
      this.#outages = readOutages();
    }
    return this.#outages;
  }

  get asked() {
    if (this.#asked === undefined) {
      this.#open(3);
      this.#asked = readList(readName);
    }
    return this.#asked;
  }

  get missing() {
    if (this.#missing === undefined) {
      this.#open(4);
      this.#missing = readList(readName);
    }
    return this.#missing;
  }

  get faults() {
    if (this.#faults === undefined) {
      this.#open(5);
      this.#faults = JSON.parse(readText() || '[]');
    }
    return this.#faults;
  }

  /** The estimate of the schema, for `JSON.stringify`, `structuredClone` and `postMessage`. */
  toJSON() {
    const { pack, now, currency, lines, totals, values, outages, asked, missing, faults } = this;
    return { pack, now, currency, lines, totals, values, outages, asked, missing, faults };
  }
}
