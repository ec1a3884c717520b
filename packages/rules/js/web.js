/** For browsers: ready once `init()` is. */
import start from 'glue';

import { RulesError } from './errors.js';
import { ready } from './wasm.js';

export { RulesError, load, verify } from './rules.js';

/** Downloads the wasm from beside this script, or from where it is said to be. */
export const init = async (from = new URL('./rules.wasm', import.meta.url)) => {
  try {
    ready(await start({ module_or_path: from }));
  } catch (cause) {
    const message = `the rules could not be downloaded; see that rules.wasm is served, and that the page's policy allows 'wasm-unsafe-eval' (${cause.message})`;
    throw new RulesError('not_ready', message, { cause });
  }
};
