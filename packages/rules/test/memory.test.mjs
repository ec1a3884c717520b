/** No call keeps anything, and what is forgotten is given back. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';

// Node.js counts the memory of wasm nowhere, so it is taken from the instance when that is made.
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...given) {
  const instance = new Instance(...given);
  memory = instance.exports.memory;
  return instance;
};
const { KAKAO, example, packText, rules } = await import('./support.mjs');

const { load, verify } = rules;
const { claim, now, submission } = example('a person without KakaoTalk');

/** All memory outside of objects: that of wasm, and the words of estimates. */
const buffers = async () => {
  // What was collected is given back between tasks.
  for (let turn = 0; turn < 5; turn += 1) {
    global.gc();
    await wait(5);
  }
  return process.memoryUsage().arrayBuffers + memory.buffer.byteLength;
};

const ROOM = 4 << 20;

test('100,000 estimates keep nothing', async () => {
  const pack = load(packText(KAKAO));
  const run = (times) => {
    for (let time = 0; time < times; time += 1) {
      pack.estimate(claim, now);
      if (time % 100 === 0) {
        // What goes as JSON, and what fails on the way.
        pack.estimate(JSON.stringify(claim), now);
        pack.explain(claim, now);
        verify(pack.submission(claim, now, 'key'), [pack]);
        assert.throws(() => pack.estimate({ ...claim, more: 1 }, now));
        assert.throws(() => pack.estimate(claim, 'now'));
      }
    }
  };
  run(1_000);
  const before = await buffers();
  run(100_000);
  const more = (await buffers()) - before;
  assert.ok(more < ROOM, `${more} bytes more`);
  pack.free();
});

test('packs that are freed, and packs that are forgotten, make room', async () => {
  const text = packText(KAKAO);
  const run = async (forget) => {
    for (let time = 0; time < 300; time += 1) {
      const pack = load(text);
      pack.estimate(claim, now);
      if (!forget) pack.free();
      if (time % 20 === 19) {
        global.gc();
        // Finalizers run between tasks.
        await wait(1);
      }
    }
  };
  await run(false);
  await run(true);
  const before = await buffers();
  await run(false);
  await run(true);
  const more = (await buffers()) - before;
  assert.ok(more < ROOM, `${more} bytes more`);
  assert.ok(submission.digest.length === 64);
});
