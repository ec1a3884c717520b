/** For Node.js: ready as soon as it is imported. */
import { readFileSync } from 'node:fs';

import { initSync } from 'glue';

import { ready } from './wasm.js';

ready(initSync({ module: readFileSync(new URL('./rules.wasm', import.meta.url)) }));

export { RulesError, load, verify } from './rules.js';

/** The same call as in a browser; here there is nothing to wait for. */
export const init = async () => {};
