/** Times the calls: all that a caller pays, from a claim that is an object to the estimate that is one. */
import { cpus } from 'node:os';

import { KAKAO, example, packText, rules } from './support.mjs';

const { load } = rules;

/** The one example with two lines that are neither not_due nor unknown: one review, one due. */
const TWO_REMEDIES = 'a larger company with a subscription';

const SAMPLES = 500;
/** In one sample, so that the clock's own grain does not show. */
const EACH = 40;
const WARM_UP = 30_000;

let sink = 0;

const time = (work, warmUp = WARM_UP, each = EACH) => {
  for (let turn = 0; turn < warmUp; turn += 1) sink += work();
  const microseconds = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const began = process.hrtime.bigint();
    for (let turn = 0; turn < each; turn += 1) sink += work();
    microseconds.push(Number(process.hrtime.bigint() - began) / 1000 / each);
  }
  microseconds.sort((a, b) => a - b);
  const at = (share) => microseconds[Math.floor((SAMPLES - 1) * share)];
  return { median: at(0.5), fastest: at(0), slow: at(0.95) };
};

const tell = (what, { median, fastest, slow }) => {
  const figure = (it) => it.toFixed(2).padStart(7);
  console.log(`${what.padEnd(58)} ${figure(median)} (fastest ${figure(fastest)}, 95th percentile ${figure(slow)})`);
};

const pack = load(packText(KAKAO));
const moving = (name) => {
  const { claim, now, estimate } = example(name);
  const count = (...wanted) => estimate.lines.filter(({ certainty }) => wanted.includes(certainty)).length;
  console.log(`\n'${name}': ${count('due', 'range', 'review')} of ${estimate.lines.length} remedies give something or may, ${estimate.lines.flatMap(({ steps }) => steps).length} steps, ${JSON.stringify(estimate).length} bytes as JSON`);
  tell('estimate', time(() => pack.estimate(claim, now) ? 1 : 0));
  tell('estimate, totals read', time(() => pack.estimate(claim, now).totals.cash.lines));
  tell('estimate, every line with its steps read', time(() => pack.estimate(claim, now).lines.length));
  tell('estimate, as JSON text', time(() => JSON.stringify(pack.estimate(claim, now)).length));
  const json = JSON.stringify(claim);
  tell('estimate of a claim that is JSON text', time(() => pack.estimate(json, now) ? 1 : 0));
  tell('for comparison: JSON.stringify(claim) alone', time(() => JSON.stringify(claim).length));
  const whole = JSON.stringify(estimate);
  tell('for comparison: JSON.parse of the estimate alone', time(() => JSON.parse(whole).lines.length));
};

console.log(`Microseconds for a call, median of ${SAMPLES} samples of ${EACH}; Node.js ${process.version}, ${cpus()[0].model}`);
const text = packText(KAKAO);
const bytes = new TextEncoder().encode(text);
tell(`load of a pack of ${bytes.length} bytes`, time(() => {
  load(bytes).free();
  return 1;
}, 200, 1));
moving(TWO_REMEDIES);
moving('a person without KakaoTalk');
if (sink === 0) throw new Error('nothing was done');
