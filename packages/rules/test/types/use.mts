/** The types, as a careful user meets them; `tsc` reads this and runs nothing. */
import { RulesError, init, load, verify } from '@bosang/rules';
import type { Claim, EstimateJson, Line, LineExplained, RulesErrorCode, Submission, Verdict } from '@bosang/rules';

await init();
await init(new URL('https://example.org/rules.wasm'));
const pack = load('{}');

const claim: Claim = {
  schema: 1,
  pack: pack.id,
  version: pack.version,
  answers: {
    claimant: { choice: 'consumer' },
    services: { services: ['melon'] },
    weekly_sales: { weekly_money: { '2022-10-08': 1, '2022-10-01': null } },
    lines: { items: [{ since: { date: '2022-10-01' } }] },
  },
  evidence: { certificate: { files: [] } },
};

const estimate = pack.estimate(claim, new Date());
const json: EstimateJson = estimate.toJSON();
const line: Line | undefined = json.lines[0];
if (line && typeof line.amount === 'object' && 'money' in line.amount) line.amount.money.toFixed();
if (line && line.reason !== 'rule_applies' && typeof line.reason === 'object') line.reason.pack.trim();

const lines: LineExplained[] = pack.explain(claim, '2022-10-15T15:30:00+09:00');
for (const { steps } of lines) {
  for (const { subject, formula } of steps) {
    if ('value' in subject) subject.value.trim();
    for (const token of formula) if (token !== 'open' && typeof token === 'object' && 'literal' in token) token.literal;
  }
}

const submission: Submission = pack.submission(claim, '2022-10-15T15:30:00+09:00', 'key');
const found: Verdict = verify(submission, [pack]);
if (found.verdict === 'different') found.pointer.trim();
if (found.verdict === 'unknown_pack') found.pack.hash.trim();

try {
  load({});
} catch (error) {
  if (error instanceof RulesError) {
    const code: RulesErrorCode = error.code;
    code.trim();
    error.path?.trim();
  }
}

// What is wrong must not pass.
// @ts-expect-error a claim names its pack
const unbound: Claim = { schema: 1 };
// @ts-expect-error an answer is of one of the kinds
const other: Claim = { ...claim, answers: { a: { number: 1 } } };
// @ts-expect-error a moment is no number
pack.estimate(claim, 7);
// @ts-expect-error a submission has a key
pack.submission(claim, new Date());
// @ts-expect-error the codes are a closed list
const code: RulesErrorCode = 'anything';
// @ts-expect-error what an estimate says is not changed
estimate.lines = [];
// @ts-expect-error errors come from the package
new RulesError();
