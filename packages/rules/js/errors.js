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

/** Does `work` in wasm; what wasm throws becomes an error of this package. */
export const told = (work) => {
  try {
    return work();
  } catch (thrown) {
    if (typeof thrown === 'string') {
      const { code, message, path } = JSON.parse(thrown);
      throw new RulesError(code, message, { path });
    }
    throw thrown instanceof RulesError ? thrown : stopped(thrown);
  }
};
