// Reads sales out of tables, by crate `sales`. spreadsheet.js loads this: in a worker where that can
// be, else in the page.

import start, { Reader } from './sales-worker.js';

let reader;

/** Answers a request in JSON by one (sales/src/account.rs). */
export const answer = async (request) => {
  const program = () => fetch(new URL('sales-worker_bg.wasm', import.meta.url).href);
  reader ??= start({ module_or_path: program() }).then(() => new Reader());
  try {
    return (await reader).answer(new TextEncoder().encode(request));
  } catch (error) {
    // What could not be started is started anew, and what broke is not used again.
    reader = undefined;
    throw error;
  }
};

if (typeof WorkerGlobalScope === 'function' && self instanceof WorkerGlobalScope) {
  addEventListener('message', ({ data }) => {
    answer(data).then(postMessage, () => postMessage(null));
  });
}
