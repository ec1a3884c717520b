/** What the package offers wherever it runs. */
import { verify_alone } from 'glue';

import { bounded, bytesOf } from './document.js';
import { RulesError, told } from './errors.js';
import { Pack } from './pack.js';
import { needed } from './wasm.js';

export { RulesError };

export const load = (pack) => {
  needed();
  return new Pack(pack);
};

export const verify = (submission, packs) => {
  needed();
  const what = 'a submission';
  const bytes = bytesOf(submission, 'bad_submission', what);
  const json = bounded(bytes, 'bad_submission', what);
  const all = packs instanceof Pack ? [packs] : [...(packs ?? [])];
  if (!all.every((pack) => pack instanceof Pack)) {
    throw new RulesError('bad_pack', 'the packs to verify with have to come from load()');
  }
  const named = packNamed(json);
  const same = all.find(
    ({ id, version, hash }) => named?.id === id && named.version === version && named.hash === hash,
  );
  return JSON.parse(same === undefined ? told(() => verify_alone(json)) : Pack.verify(same, json));
};

/** The pack that a submission names, when it is one. */
const packNamed = (json) => {
  try {
    return JSON.parse(new TextDecoder().decode(json))?.pack;
  } catch {
    // What is wrong with it is told by its reader.
    return undefined;
  }
};
