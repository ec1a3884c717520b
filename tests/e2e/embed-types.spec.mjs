// The types that are delivered beside the script, as a project of somebody else's uses them.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { BASE } from './support/origin.mjs';
import { expect, test } from './support/test.mjs';

const TSC = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));

/** What the compiler finds wrong in a file of tests/e2e/types, as `line: code`. */
async function findings(name, info) {
  for (const types of ['embed.d.ts', 'documents.d.ts']) {
    const response = await fetch(new URL(types, BASE));
    expect(response.ok, types).toBe(true);
    writeFileSync(info.outputPath(types), await response.text());
  }
  const file = info.outputPath(name);
  writeFileSync(file, readFileSync(new URL(`types/${name}`, import.meta.url), 'utf8'));
  const options = ['--noEmit', '--pretty', 'false', '--strict', '--target', 'es2022', '--module', 'preserve', '--moduleResolution', 'bundler', '--lib', 'es2022,dom'];
  const { stdout, stderr } = spawnSync(TSC, [...options, file], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return [...stdout.matchAll(/^([^\s(].*?)\((\d+),\d+\): error (TS\d+)/gm)].map(([, at, line]) => `${at.split('/').at(-1)}:${line}`);
}

test('what is right is taken', async ({}, info) => {
  expect(await findings('right.ts', info)).toEqual([]);
});

test('what is wrong is found', async ({}, info) => {
  expect(await findings('wrong.ts', info)).toEqual([5, 6, 7, 8, 9].map((line) => `wrong.ts:${line}`));
});
