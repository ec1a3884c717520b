/** All that is wrong with a claim, where its reader stops at the first. */
import { fault_of_claim } from 'glue';

import { encoded } from './document.js';
import { RulesError, faultIn, told } from './errors.js';

/** More than a person reads. */
const MOST = 50;

/** Does `work` with a claim; a claim that cannot be read is told with all its faults. */
export const ofClaim = (json, work) => {
  try {
    return told(work);
  } catch (error) {
    if (error.code !== 'bad_claim') throw error;
    const { code, message, path } = error;
    throw new RulesError(code, message, { path, faults: faultsOf(json) });
  }
};

/** Reads on without what cannot be read, until the rest is a claim or nothing can be left out. */
const faultsOf = (json) => {
  const faults = [];
  let left = json;
  while (faults.length < MOST) {
    const fault = faultIn(fault_of_claim(left));
    if (fault === undefined) break;
    // What lacks something because of what was left out here is no fault of its own.
    const isOurs = faults.some(({ path }) => path?.startsWith(`${fault.path}/`));
    if (!isOurs) faults.push(fault);
    const rest = without(left, fault.path ?? '');
    if (rest === undefined) break;
    left = rest;
  }
  return faults;
};

/** The document without the value at a JSON Pointer or, where that lacks, without what it lacks in. */
const without = (json, pointer) => {
  let document;
  try {
    document = JSON.parse(new TextDecoder().decode(json));
  } catch {
    return undefined;
  }
  const steps = pointer.split('/').slice(1);
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const holders = [document];
  for (const name of names) holders.push(holders.at(-1)?.[name]);
  for (let depth = names.length; depth > 0; depth -= 1) {
    const holder = holders[depth - 1];
    const name = names[depth - 1];
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) continue;
    if (Array.isArray(holder)) {
      holder.splice(Number(name), 1);
    } else {
      delete holder[name];
    }
    return encoded(JSON.stringify(document));
  }
  return undefined;
};
