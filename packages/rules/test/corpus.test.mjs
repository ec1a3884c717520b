/** The corpus of all readers: what is read and what is refused. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { GOLDEN, KAKAO, packText, rules } from './support.mjs';

const { load, verify } = rules;
const pack = load(packText(KAKAO));
const NOW = '2022-11-30T12:00:00+09:00';

const cases = JSON.parse(readFileSync(join(GOLDEN, 'corpus.json'), 'utf8')).map((it) => ({
  ...it,
  bytes: Buffer.from(it.bytes, 'hex'),
}));

/** What the package makes of a document of each kind; the page's own kinds it does not read. */
const READERS = {
  pack: (bytes) => load(bytes).free(),
  claim: (bytes) => {
    pack.estimate(bytes, NOW);
    // What was read becomes a submission that verifies, whatever its figures are.
    assert.deepEqual(verify(pack.submission(bytes, NOW, 'key'), [pack]), { verdict: 'equal' });
  },
  submission: (bytes) => assert.match(verify(bytes, [pack]).verdict, /equal|tampered/),
};

const said = (read, bytes) => {
  try {
    read(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof rules.RulesError)) throw error;
    assert.match(error.code, /^(bad|other)_/, error.message);
    return 'refused';
  }
};

for (const [kind, read] of Object.entries(READERS)) {
  test(`each ${kind} is read or refused`, () => {
    const ofKind = cases.filter((it) => it.kind === kind);
    assert.ok(ofKind.length > 50);
    for (const { name, bytes, answer } of ofKind) {
      const expected = answer === 'read' ? 'read' : 'refused';
      assert.equal(said(read, bytes), expected, name);
      // As text it is the same, but for bytes that are none.
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      if (Buffer.from(text).equals(bytes)) assert.equal(said(read, text), expected, `${name}, as text`);
    }
  });
}

test('an object is read as its JSON is', () => {
  const claim = JSON.parse(cases.find(({ kind }) => kind === 'claim').bytes);
  const said = (amount) => {
    try {
      pack.estimate({ ...claim, other_losses: [{ what: 'goods', amount }] }, NOW);
      return 'read';
    } catch ({ code, path }) {
      return `${code} ${path}`;
    }
  };
  assert.equal(said(2 ** 53 - 1), 'read');
  for (const amount of [2 ** 53, 1e21, 1.5]) assert.equal(said(amount), 'bad_claim /other_losses/0/amount');
});
