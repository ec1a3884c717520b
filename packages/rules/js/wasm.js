/** The wasm, once it is there. */
import { variants } from 'glue';

import { RulesError } from './errors.js';
import { learn } from './variants.js';

let exports;

/** Takes what was instantiated. */
export const ready = (instantiated) => {
  exports = instantiated;
  learn(variants());
};

export const isReady = () => exports !== undefined;

/** Refuses what needs the wasm while it is not there. */
export const needed = () => {
  if (exports === undefined) {
    throw new RulesError('not_ready', 'the rules are not here yet; await init() before anything else');
  }
};

export const memory = () => exports.memory;
