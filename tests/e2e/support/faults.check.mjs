// The layer of faults has the faults that it says: `node --test tests/e2e/support/faults.check.mjs`.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';

import { bosang, canonical, digestOf } from './cli.mjs';
import { startFaults, startReceiver } from './faults.mjs';

const PACK = 'packs/kakao-2022-10-15/1.0.0.toml';
const NOW = '2023-01-10T12:00:00+09:00';
const ORIGIN = 'http://help.example.com';

let content;
let receiver;
let faults;
let made = 0;

before(async () => {
  content = unanswered();
  receiver = await startReceiver({ packs: PACK, origins: [ORIGIN] });
});
beforeEach(async () => {
  await faults?.stop();
  faults = await startFaults(receiver);
});
after(async () => {
  await faults?.stop();
  await receiver?.stop();
});

/** A submission of a claim with nothing answered, but for its key and digest. */
function unanswered() {
  const folder = mkdtempSync(join(tmpdir(), 'bosang-faults-'));
  const [file, compiled] = [join(folder, 'claim.json'), join(folder, 'pack.json')];
  const bound = { schema: 1, pack: 'kakao-2022-10-15', version: '1.0.0' };
  const claim = { ...bound, answers: {}, windows: {}, other_losses: [], evidence: {} };
  writeFileSync(file, JSON.stringify(claim));
  const { code, said } = bosang('estimate', '--pack', PACK, '--now', NOW, '--json', file);
  assert.equal(code, 0, said);
  assert.equal(bosang('compile', PACK, '-o', compiled).code, 0);
  const hash = createHash('sha256').update(readFileSync(compiled)).digest('hex');
  rmSync(folder, { recursive: true });
  const pack = { id: bound.pack, version: bound.version, hash };
  const estimate = JSON.parse(said);
  return { schema: 1, created: NOW, pack, claim, estimate, evidence_manifest: [] };
}

function submission() {
  made += 1;
  const keyed = { ...content, idempotency_key: `faults-${made}` };
  return { ...keyed, digest: digestOf(keyed) };
}

async function send(submission, signal) {
  const { status } = await fetch(faults.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': submission.idempotency_key,
      origin: ORIGIN,
    },
    body: canonical(submission),
    signal,
  });
  return status;
}

/** How many rows a submission has. */
const rows = ({ digest }) => receiver.list().filter((row) => row.digest === digest).length;

/** What was handed in, without its key. */
const heard = () => faults.requests.map(({ answers, told }) => ({ answers, told }));

test('it passes on what is handed in, and what is asked before', async () => {
  const one = submission();
  const before = receiver.stored();
  const asked = await fetch(faults.endpoint, {
    method: 'OPTIONS',
    headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
  });
  assert.equal(asked.headers.get('access-control-allow-origin'), ORIGIN);
  assert.equal(await send(one), 201);
  assert.equal(await send(one), 200);
  assert.equal(receiver.stored(), before + 1);
  assert.deepEqual(heard(), [
    { answers: [201], told: 201 },
    { answers: [200], told: 200 },
  ]);
  const row = receiver.list().at(-1);
  assert.equal(receiver.show(row.number), canonical(one));
});

test('down, nothing listens, and up again it is where it was', async () => {
  const one = submission();
  await faults.down();
  await assert.rejects(send(one), ({ cause }) => cause.code === 'ECONNREFUSED');
  assert.equal(rows(one), 0);
  await faults.pass();
  assert.equal(await send(one), 201);
});

test('slow, it passes on what its client gave up', async () => {
  const one = submission();
  faults.slow(500);
  const leaving = new AbortController();
  const sent = send(one, leaving.signal);
  await faults.arrived();
  leaving.abort();
  await assert.rejects(sent, { name: 'AbortError' });
  assert.equal(rows(one), 0);
  await faults.settled();
  assert.equal(rows(one), 1);
  assert.deepEqual(heard(), [{ answers: [201], told: undefined }]);
});

test('an answer is lost, and what it was for is stored', async () => {
  const one = submission();
  faults.loseAnswer();
  await assert.rejects(send(one), TypeError);
  assert.equal(rows(one), 1);
  assert.equal(await send(one), 200);
  assert.deepEqual(heard(), [
    { answers: [201], told: undefined },
    { answers: [200], told: 200 },
  ]);
});

test('it fails as often as was said, and passes nothing on', async () => {
  const one = submission();
  faults.fail(500, 2);
  assert.equal(await send(one), 500);
  assert.equal(await send(one), 500);
  assert.equal(rows(one), 0);
  assert.equal(await send(one), 201);
  assert.equal(rows(one), 1);
});

test('handed in twice at the same time, it is stored once', async () => {
  const one = submission();
  faults.duplicate();
  assert.ok([200, 201].includes(await send(one)));
  assert.equal(rows(one), 1);
  const [{ answers }] = faults.requests;
  assert.deepEqual(answers.toSorted(), [200, 201]);
});
