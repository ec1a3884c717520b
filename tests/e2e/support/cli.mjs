// The back office's command, and submissions changed behind its back.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect } from '@playwright/test';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs `bosang`; gives its exit code and everything it said. */
export function bosang(...args) {
  const { BOSANG_CLI } = process.env;
  const [command, ...before] = BOSANG_CLI
    ? [BOSANG_CLI]
    : ['cargo', 'run', '--quiet', '--package', 'cli', '--'];
  const run = spawnSync(command, [...before, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (run.error) throw run.error;
  return { code: run.status, said: run.stdout + run.stderr };
}

/** What the back office says of a submission, given as text or as an object. */
export function verify(submission, info) {
  const file = info.outputPath('submission.json');
  writeFileSync(file, typeof submission === 'string' ? submission : JSON.stringify(submission));
  return bosang('verify', '--packs', 'packs', file);
}

/** Fails where the back office does not come to the same. */
export function expectVerified(submission, info) {
  const { code, said } = verify(submission, info);
  expect(said).toMatch(/equal/i);
  expect(code).toBe(0);
}

/** The one spelling of a document that is digested: keys in order, no white space. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}

export function digestOf({ digest, ...content }) {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** The line of the estimate that belongs to a remedy. */
export function lineOf(submission, remedy) {
  return submission.estimate.lines.find((line) => line.remedy === remedy);
}
