/** What goes wrong, as `index.d.ts` tells. */
export class RulesError extends Error {
  constructor(code, message, { path, faults, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'RulesError';
    this.code = code;
    this.path = path;
    this.faults = faults ?? [{ code, message, path }];
  }
}

/** What becomes of a trap. */
export const stopped = (cause) =>
  new RulesError(
    'internal',
    'the rules stopped where they never should; report it with the pack and the claim',
    { cause },
  );

/** Does `work` in wasm. */
export const safely = (work) => {
  try {
    return work();
  } catch (trap) {
    throw stopped(trap);
  }
};

/** The fault that a text of wasm tells, when it tells one. */
export const faultIn = (text) => (text[0] === '!' ? JSON.parse(text.slice(1)) : undefined);

/** Does `work` in wasm and gives its text; a fault becomes an error of this package. */
export const told = (work) => {
  const text = safely(work);
  const fault = faultIn(text);
  if (fault === undefined) return text;
  throw new RulesError(fault.code, fault.message, fault);
};
