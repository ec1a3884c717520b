// Leaves behind what a release made, so that every later one is held to opening it: drafts as they
// lie in the browser, files to go on with, plain and locked, submissions, everything in a ZIP, and
// the hashes of the packs. Made once, by the release itself, just before the work on the next one
// begins, and never changed afterwards:
//
//   cargo xtask dist && cargo xtask serve --dist dist --port 8080
//   BOSANG_URL=http://127.0.0.1:8080/ node tests/earlier/make.mjs VERSION
//
// It writes tests/earlier/VERSION/: `packs.json` (id, version and SHA-256 of each compiled pack),
// `index.json` (what was answered, where it was left, the passphrase) and a folder a claim. The
// claims are those of `claims.mjs`. What opens all of it: `tests/e2e/earlier.spec.mjs`,
// `cli/tests/earlier.rs`, `compiler/tests/published.rs`.

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { DESKTOP, LAUNCH, LOCALE } from '../e2e/support/browser.mjs';
import { Interview } from '../e2e/support/interview.mjs';
import { BASE } from '../e2e/support/origin.mjs';
import { saveAsFile, toSaving } from '../e2e/support/saving.mjs';
import { delivered, PACKS, Words } from '../e2e/support/words.mjs';
import { CLAIMS, PASSPHRASE } from './claims.mjs';

const [release] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(release ?? '')) throw new Error('Say which release this is: 0.1.0.');
const FOLDER = new URL(`./${release}/`, import.meta.url);

const write = (name, text) => writeFileSync(new URL(name, FOLDER), text);
const spelled = (document) => `${JSON.stringify(document, null, 1)}\n`;

mkdirSync(FOLDER);
const browser = await chromium.launch(LAUNCH);
try {
  write('packs.json', spelled(await packs()));
  const claims = [];
  for (const claim of CLAIMS) claims.push(await leave(claim));
  write('index.json', spelled({ passphrase: PASSPHRASE, claims }));
} finally {
  await browser.close();
}

/** The hash of each pack as it is delivered. */
async function packs() {
  const hashes = {};
  for (const { id, version } of PACKS) {
    const response = await fetch(new URL(`packs/${id}/${version}.json`, BASE));
    const content = Buffer.from(await response.arrayBuffer());
    hashes[id] = { version, sha256: createHash('sha256').update(content).digest('hex') };
  }
  return hashes;
}

/** Leaves behind what comes of one claim; gives what the index says of it. */
async function leave({ pack: id, folder = id, lang, now, name, answers, left, half, also = {}, zip = false }) {
  const { version } = PACKS.find((pack) => pack.id === id);
  const words = new Words(lang, await delivered(`packs/${id}/${version}.json`));
  mkdirSync(new URL(`${folder}/`, FOLDER));
  const keep = (file, text) => write(`${folder}/${file}`, text);

  /** Opens the calculator in a browser where nothing is kept. */
  const open = async () => {
    const context = await browser.newContext({ baseURL: BASE, locale: LOCALE[lang], viewport: DESKTOP });
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    const interview = new Interview(page, words);
    await interview.open();
    return interview;
  };
  /** What of that kind lies in the browser, once the page has kept what was typed. */
  const kept = async ({ page }, kind) => {
    await page.reload();
    await page.locator('[data-state=ready]').waitFor();
    const all = await page.evaluate(() => Object.entries(localStorage));
    const [found] = all.filter(([key]) => key.startsWith(`bosang.${kind}.${id}`));
    return found;
  };
  /** Where the start page leads. */
  const goOn = async (interview) => {
    await interview.open();
    await interview.begin();
    return interview.next('start');
  };
  const draft = async (interview, stage, given) => {
    const [key, text] = await kept(interview, 'draft');
    const file = `draft-${stage}.json`;
    keep(file, text);
    return { file, key, answers: given, page: await goOn(interview) };
  };

  const early = async () => {
    const interview = await open();
    const [first, second] = Object.keys(answers);
    const given = { [first]: answers[first] };
    await interview.walk(given, { until: second });
    return close(interview, await draft(interview, 'early', given));
  };
  const middle = async () => {
    const interview = await open();
    const { [left]: _, ...before } = answers;
    const walked = await interview.walk(before, { until: left });
    await interview.give(left, half);
    const given = Object.entries(before).filter(([question]) => walked.includes(question));
    return close(interview, await draft(interview, 'middle', { ...Object.fromEntries(given), [left]: half }));
  };
  const close = async ({ page }, made) => {
    await page.context().close();
    return made;
  };

  const drafts = left ? [await early(), await middle()] : [];

  const full = await open();
  await full.walk(answers, { until: 'submit', look: async (page) => also[page]?.(full) });
  const submission = (await full.download()).json;
  keep('submission.json', submission);
  keep('claim.json', JSON.stringify(JSON.parse(submission).claim));
  if (zip) await everything(full, `${folder}/everything.zip`);
  await toSaving(full);
  keep('saved.json', (await saveAsFile(full)).text);
  keep('locked.json', (await saveAsFile(full, PASSPHRASE)).text);
  drafts.push(await draft(full, 'full', answers));

  // Put aside under a name; the browser goes on with an empty one.
  await toSaving(full);
  const { page } = full;
  await page.getByLabel(words.saving.name, { exact: true }).fill(name);
  await page.getByRole('button', { name: words.saving.new, exact: true }).click();
  await full.at('start');
  const [key, text] = await kept(full, 'shelf');
  keep('draft-aside.json', text);
  const aside = { file: 'draft-aside.json', key, name };
  await page.context().close();

  console.log(`${folder}: left at ${drafts.map((it) => it.page).join(', ')}`);
  return { folder, pack: id, version, lang, now, zip, drafts, aside };
}

/** Takes everything along as a ZIP. */
async function everything({ page, words }, file) {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.papers.pack }).click(),
  ]);
  copyFileSync(await saved.path(), fileURLToPath(new URL(file, FOLDER)));
}
