// Drafts to begin from. The first test of a run that wants these answers walks to them, as a
// claimant does, and what the app then keeps is what later tests begin with: so a seed is never of
// another form than the app's own, and journeys are not walked again by what is not about walking.

import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { test } from '@playwright/test';

/** The draft and the pages of an earlier walk to `until`; nothing when there was none. */
export function seedOf({ words }, answers, until) {
  const file = fileOf(words, answers, until);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Keeps what the app keeps after a walk over `pages` with these answers. */
export async function keepSeed({ page, words }, answers, pages) {
  const draft = await page.evaluate((name) => {
    const key = Object.keys(localStorage).find((known) => known.endsWith(name));
    return localStorage.getItem(key);
  }, `.draft.${words.pack.id}`);
  const file = fileOf(words, answers, pages.at(-1));
  // Whole or not at all: another worker may look.
  const half = `${file}.${process.pid}`;
  writeFileSync(half, JSON.stringify({ draft, pages }));
  renameSync(half, file);
}

/** Puts a draft where the app looks for one, at the next document and at none after it. */
export async function sow({ page, words }, { draft }) {
  // The next address may be of the document that is there.
  await page.goto('about:blank');
  await page.addInitScript(([sown, key, text]) => {
    if (location.protocol === 'about:' || sessionStorage.getItem(sown)) return;
    sessionStorage.setItem(sown, 'yes');
    localStorage.setItem(key, text);
  }, [`sown ${randomUUID()}`, keyOf(words), draft]);
}

/** Without the folder of the deployment, as version 0.1.0 had it: the app takes it over. */
const keyOf = ({ pack }) => `bosang.draft.${pack.id}`;

/** Playwright empties the folder when a run begins. */
function fileOf({ pack }, answers, until) {
  const folder = path.join(test.info().project.outputDir, 'seeds');
  mkdirSync(folder, { recursive: true });
  const asked = JSON.stringify([pack.id, pack.version, answers, until]);
  return path.join(folder, createHash('sha256').update(asked).digest('hex'));
}
