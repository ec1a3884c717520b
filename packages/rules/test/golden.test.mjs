/** The package says what native rules say, of every example of every pack. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { GOLDEN, folder, example, plain, rules, schemes } from './support.mjs';

const { load, verify } = rules;

for (const { id, version, text, examples } of schemes()) {
  test(`${id} ${version}: ${examples.length} examples`, () => {
    assert.ok(examples.length > 0);
    const pack = load(text);
    // An object has no text; its canonical spelling is the compiler's own.
    const same = load(JSON.parse(text));
    assert.equal(same.hash, pack.hash);
    same.free();
    for (const { name, claim, now, estimate, submission } of examples) {
      const ours = pack.estimate(claim, now);
      assert.deepEqual(plain(ours), estimate, name);
      assert.deepEqual(plain(pack.estimate(JSON.stringify(claim), now)), estimate, `${name}, as JSON`);
      const key = submission.idempotency_key;
      assert.deepEqual(pack.submission(claim, now, key), submission, name);
      assert.deepEqual(verify(submission, [pack]), { verdict: 'equal' }, name);
      const explained = pack.explain(claim, now);
      assert.deepEqual(explained.map(({ remedy }) => remedy), estimate.lines.map(({ remedy }) => remedy));
      for (const [at, { steps }] of explained.entries()) {
        const own = steps.filter(({ subject }) => 'action' in subject);
        assert.deepEqual(own.map(({ result }) => result), estimate.lines[at].steps.map(({ result }) => result));
      }
    }
    pack.free();
  });
}

test('a submission of the command line tool verifies, and a changed figure is found', () => {
  const { claim, now, submission } = example('a person without KakaoTalk');
  const [scheme] = schemes().filter(({ id }) => id === claim.pack);
  const pack = load(scheme.text);
  assert.deepEqual(verify(JSON.stringify(submission), [pack]), { verdict: 'equal' });

  const changed = structuredClone(submission);
  changed.estimate.totals.credit.high += 1;
  assert.deepEqual(verify(changed, [pack]), { verdict: 'tampered' });
  // Someone who knows the format makes the digest right again.
  const redone = { ...changed, digest: digestOf(changed) };
  assert.deepEqual(verify(redone, [pack]), {
    verdict: 'different',
    pointer: '/estimate/totals/credit/high',
    submitted: submission.estimate.totals.credit.high + 1,
    recomputed: submission.estimate.totals.credit.high,
  });
  assert.deepEqual(verify(submission, []), { verdict: 'unknown_pack', pack: submission.pack });

  // And the other way round: the tool accepts what the package makes.
  const home = mkdtempSync(join(tmpdir(), 'bosang-npm-'));
  const file = join(home, 'submission.json');
  writeFileSync(file, JSON.stringify(pack.submission(claim, now, 'from npm')));
  const packFile = join(GOLDEN, 'packs', claim.pack, `${claim.version}.json`);
  const said = execFileSync(folder('BOSANG_CLI'), ['verify', '--packs', packFile, file], { encoding: 'utf8' });
  assert.match(said, /: equal, /);
  rmSync(home, { recursive: true });
  pack.free();
});

/** The digest of a submission, made without this project's code. */
function digestOf({ digest: _, ...content }) {
  const sorted = (it) => {
    if (Array.isArray(it)) return it.map(sorted);
    if (typeof it !== 'object' || it === null) return it;
    return Object.fromEntries(Object.keys(it).sort().map((name) => [name, sorted(it[name])]));
  };
  return createHash('sha256').update(JSON.stringify(sorted(content))).digest('hex');
}
