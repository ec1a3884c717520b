/** All that is wrong with a claim, where its reader stops at the first. */
import { fault_of_claim } from 'glue';

import { RulesError, told } from './errors.js';

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
    const told = fault_of_claim(left);
    if (told === undefined) break;
    const fault = JSON.parse(told);
    faults.push(fault);
    const rest = fault.path === undefined ? undefined : without(left, fault.path);
    if (rest === undefined) break;
    left = rest;
  }
  return faults;
};

/** The document without the value at a JSON Pointer; nothing when it is not there. */
const without = (json, pointer) => {
  let document;
  try {
    document = JSON.parse(new TextDecoder().decode(json));
  } catch {
    return undefined;
  }
  const steps = pointer.slice(1).split('/');
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop();
  let within = document;
  for (const name of names) within = within?.[name];
  if (typeof within !== 'object' || within === null || !Object.hasOwn(within, last)) return undefined;
  if (Array.isArray(within)) {
    within.splice(Number(last), 1);
  } else {
    delete within[last];
  }
  return new TextEncoder().encode(JSON.stringify(document));
};
