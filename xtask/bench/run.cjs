// Times estimates: node run.cjs GLUE PACK CLAIM NOW
'use strict';
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');

const [glue, pack, claim, now] = process.argv.slice(2);
const { Bench } = require(resolve(glue));
const bench = new Bench(readFileSync(pack, 'utf8'), readFileSync(claim, 'utf8'), now);

// Long enough for the engine to have compiled everything with its optimising compiler.
const WARM_UP = 20_000;
const SAMPLES = 400;
// One call into the wasm makes this many, so that the clock's own grain does not show.
const EACH = 50;

bench.estimate(WARM_UP);
const microseconds = [];
for (let sample = 0; sample < SAMPLES; sample += 1) {
  const began = process.hrtime.bigint();
  bench.estimate(EACH);
  microseconds.push(Number(process.hrtime.bigint() - began) / 1000 / EACH);
}
microseconds.sort((a, b) => a - b);
const at = (share) => microseconds[Math.floor((SAMPLES - 1) * share)].toFixed(1);
console.log(
  `${at(0.5)} microseconds for an estimate (median of ${SAMPLES} samples of ${EACH}; ` +
    `fastest ${at(0)}, 95th percentile ${at(0.95)})`,
);
