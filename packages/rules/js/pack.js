/** A pack that stays in wasm. */
import { Pack as Inner, fault_of_pack } from 'glue';

import { NO, writeClaim } from './claim.js';
import { bounded, bytesOf, encoded, hasText, jsonOf } from './document.js';
import { RulesError, safely, told } from './errors.js';
import { Estimate } from './estimate.js';
import { ofClaim } from './faults.js';
import { namesOf } from './names.js';
import { keep, lastBegin } from './room.js';
import { momentOf } from './time.js';
import { memory } from './wasm.js';

const LONGEST_KEY = 200;

export class Pack {
  #inner;
  #names;
  /** Where claims are written to, in wasm. */
  #input;
  #inputAt;
  #room;
  /** All of wasm's memory, in words. */
  #words;

  constructor(document) {
    const bytes = bytesOf(document, 'bad_pack', 'a compiled pack');
    this.#inner = safely(() => Inner.read(bytes));
    if (this.#inner === undefined) told(() => fault_of_pack(bytes));
    this.#names = namesOf(this.#inner.names());
    this.#inputAt = this.#inner.input();
    this.#room = this.#inner.room();
    this.#look();
  }

  get id() {
    return this.#names.pack.id;
  }

  get version() {
    return this.#names.pack.version;
  }

  get hash() {
    return this.#names.pack.hash;
  }

  get languages() {
    return [...this.#names.languages];
  }

  estimate(claim, now) {
    const inner = this.#here();
    const moment = typeof now === 'string' ? now : momentOf(now, this.#names.offset);
    // Memory that grew is another memory; the views of the old one are empty.
    if (this.#input.length === 0) this.#look();
    const length = writeClaim(this.#names, claim, moment, this.#input);
    if (length === NO || !safely(() => inner.estimate(length))) this.#estimateJson(claim, moment);
    if (this.#input.length === 0) this.#look();
    const words = keep(this.#words, this.#input[0] >>> 2, this.#input[1]);
    return new Estimate(this.#names, words, lastBegin());
  }

  explain(claim, now) {
    const inner = this.#here();
    const [json, moment] = this.#arguments(claim, now);
    return JSON.parse(ofClaim(json, () => inner.explain(json, moment)));
  }

  submission(claim, now, key) {
    const inner = this.#here();
    const [json, moment] = this.#arguments(claim, now);
    if (typeof key !== 'string' || key === '' || key.length > LONGEST_KEY) {
      const message = `the key has to be text of 1 to ${LONGEST_KEY} characters, chosen at random once a claim; take crypto.randomUUID()`;
      throw new RulesError('bad_key', message);
    }
    return JSON.parse(ofClaim(json, () => inner.submission(json, moment, encoded(key))));
  }

  free() {
    this.#inner?.free();
    this.#inner = undefined;
  }

  /** What `verify` finds of a submission that names this pack. */
  static verify(pack, submission) {
    const inner = pack.#here();
    return told(() => inner.verify(submission));
  }

  #here() {
    if (this.#inner === undefined) {
      throw new RulesError('freed_pack', 'this pack was freed; load it again to go on with it');
    }
    return this.#inner;
  }

  #look() {
    const { buffer } = memory();
    this.#words = new Uint32Array(buffer);
    this.#input = new Uint32Array(buffer, this.#inputAt, this.#room);
  }

  #estimateJson(claim, moment) {
    const [json, now] = this.#arguments(claim, moment);
    ofClaim(json, () => this.#inner.estimate_json(json, now));
  }

  /** The claim's JSON and the moment's text, in bytes. */
  #arguments(claim, now) {
    const moment = momentOf(now, this.#names.offset);
    if (typeof moment !== 'string') {
      const message = 'the moment has to be text like 2022-10-15T15:30:00+09:00, or a Date';
      throw new RulesError('bad_moment', message);
    }
    const json = hasText(claim) ? bytesOf(claim) : jsonOf(claim, 'bad_claim', 'a claim');
    return [bounded(json, 'bad_claim', 'a claim'), encoded(moment)];
  }
}
