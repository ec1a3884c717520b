/** Whatever is wrong is told by an error with a code, never by a trap. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { KAKAO, example, packText, rules } from './support.mjs';

const { RulesError, load, verify } = rules;
const pack = load(packText(KAKAO));
const { claim, now, submission } = example('a person without KakaoTalk');

/** The error that `act` throws. */
const thrown = (act) => {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof RulesError && error instanceof Error, String(error.stack));
    assert.ok(error.message.length > 20 && error.faults.length > 0);
    return error;
  }
  return assert.fail('nothing was thrown');
};

const code = (act) => thrown(act).code;

test('a bad pack', () => {
  for (const bad of ['', '7', '{}', '[]', 'null', null, undefined, 7, new Uint8Array([255, 254]), new Uint8Array(5 << 20), () => {}, { a: 1n }]) {
    assert.equal(code(() => load(bad)), 'bad_pack', String(bad).slice(0, 20));
  }
  const cyclic = {};
  cyclic.cyclic = cyclic;
  assert.equal(code(() => load(cyclic)), 'bad_pack');
  assert.equal(code(() => load(packText(KAKAO).slice(0, -2))), 'bad_pack');
  const error = thrown(() => load({ ...JSON.parse(packText(KAKAO)), remedies: [{ id: 7 }] }));
  assert.equal(error.path, '/remedies/0/id');
});

test("another version's pack", () => {
  const later = { ...JSON.parse(packText(KAKAO)), schema: 2, more: true };
  assert.equal(code(() => load(later)), 'other_pack_format');
});

test('a bad claim tells all its faults with their places', () => {
  const bad = structuredClone(claim);
  bad.answers.claimant = { choice: 7 };
  bad.answers.services = { services: ['melon', null] };
  bad.answers.talk_account = { nothing: 1 };
  bad.evidence = { paper: { files: [{ name: 'a' }] } };
  bad.more = true;
  for (const act of [
    () => pack.estimate(bad, now),
    () => pack.explain(bad, now),
    () => pack.submission(bad, now, 'key'),
    () => pack.estimate(JSON.stringify(bad), now),
  ]) {
    const error = thrown(act);
    assert.equal(error.code, 'bad_claim');
    assert.deepEqual(error.faults.map(({ path }) => path).sort(), [
      '/answers/claimant/choice',
      '/answers/services/services/1',
      '/answers/talk_account/nothing',
      '/evidence/paper/files/0/media_type',
      '/more',
    ]);
    assert.match(error.message, /Claim/);
  }
  for (const other of [null, undefined, 7, 'x', [], {}, new Map(), '{"schema":1,"schema":1}', { ...claim, answers: null }, { ...claim, evidence: null }, { ...claim, windows: [] }, { ...claim, answers: { claimant: { choice: 'consumer', money: 1 } } }, { ...claim, answers: { a: { money: 1.5 } } }, { ...claim, answers: { a: { money: 2n } } }]) {
    assert.equal(code(() => pack.estimate(other, now)), 'bad_claim', String(other));
  }
  // One that can be read all the same is, and its faults tell.
  assert.equal(code(() => pack.estimate({ ...claim, schema: 2, more: 1 }, now)), 'other_claim_format');
  assert.deepEqual(pack.estimate({ ...claim, schema: 2 }, now).faults, [{ other_schema: 2 }]);
});

test('what a claim has that cannot be used is no error', () => {
  const { faults } = pack.estimate({ ...claim, version: '0.9.0', answers: { nothing: { yes_no: true } } }, now);
  assert.deepEqual(faults, ['other_pack', { unknown_question: 'nothing' }]);
});

test('a bad moment', () => {
  for (const bad of ['', 'now', '2022-10-15', '2022-10-15T15:30:00Z', '2022-10-15T15:30:00-00:00', '2022-02-30T00:00:00+09:00', '2022-10-15T24:00:00+09:00', '2022-10-15T15:30:00+15:00', '2022-10-15T15:30:00.0+09:00', new Date(NaN), 7, null, undefined, {}]) {
    assert.equal(code(() => pack.estimate(claim, bad)), 'bad_moment', String(bad));
    assert.equal(code(() => pack.submission(claim, bad, 'key')), 'bad_moment', String(bad));
  }
  assert.equal(pack.estimate(claim, new Date('2022-11-01T00:00:00Z')).now, '2022-11-01T09:00:00+09:00');
});

test('a bad key', () => {
  for (const bad of ['', undefined, null, 7, 'x'.repeat(201)]) {
    assert.equal(code(() => pack.submission(claim, now, bad)), 'bad_key');
  }
});

test('a bad submission', () => {
  for (const bad of ['', {}, null, 7, { ...submission, estimate: null }]) {
    assert.equal(code(() => verify(bad, [pack])), 'bad_submission');
  }
  assert.equal(code(() => verify({ ...submission, schema: 2, more: 1 }, [pack])), 'other_submission_format');
  assert.equal(code(() => verify(submission, [{}])), 'bad_pack');
});

test('a freed pack', () => {
  const freed = load(packText(KAKAO));
  const estimate = freed.estimate(claim, now);
  freed.free();
  freed.free();
  for (const act of [
    () => freed.estimate(claim, now),
    () => freed.explain(claim, now),
    () => freed.submission(claim, now, 'key'),
    () => verify(submission, [freed]),
  ]) {
    assert.equal(code(act), 'freed_pack');
  }
  // What it gave stays.
  assert.ok(estimate.lines.length > 0);
});
