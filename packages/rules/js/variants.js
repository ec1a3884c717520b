/** What the numbers stand for by which wasm tells variants: it says so itself, in `src/wire/variants.rs`. */
export let ACTION;
export let AMOUNT;
export let CERTAINTY;
export let FOLD;
export let INTAKE;
export let KIND;
export let MEASURE;
export let QUANTITY;
export let REASON;
export let ROUNDING;
export let SOURCE;
export let VALIDITY;

/** Takes the names, each in its place. */
export const learn = (json) => {
  ({
    action: ACTION,
    amount: AMOUNT,
    certainty: CERTAINTY,
    fold: FOLD,
    intake: INTAKE,
    kind: KIND,
    measure: MEASURE,
    quantity: QUANTITY,
    reason: REASON,
    rounding: ROUNDING,
    source: SOURCE,
    validity: VALIDITY,
  } = JSON.parse(json));
};

/** That a type of the rules got a variant which is not read here. */
export const strange = (name) => new Error(`there is no reading of ${name}`);
