/** The names of a pack's parts: what `src/wire/names.rs` tells. */

const places = (names) => new Map(names.map((name, at) => [name, at]));

/** The names for writing claims and reading estimates. */
export const namesOf = (json) => {
  const names = JSON.parse(json);
  const questions = names.questions.map(([id, kind, options], at) => [
    id,
    { at, kind, options: places(options) },
  ]);
  return {
    schema: names.schema,
    pack: names.pack,
    currency: names.currency,
    languages: names.languages,
    offset: names.offset_minutes,
    questions: new Map(questions),
    services: places(names.services),
    evidence: places(names.evidence),
    /** By where in memory they lie. */
    addresses: new Map(names.addresses),
  };
};
