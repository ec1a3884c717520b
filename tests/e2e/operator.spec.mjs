// What the operator says in operator.json beside the app.

import { readFileSync } from 'node:fs';

import { APP, BASE, PACK_ID } from './support/origin.mjs';
import { expect, test } from './support/test.mjs';
import { PACK, WORDS, folderOf } from './support/words.mjs';

const VECTORS = JSON.parse(
  readFileSync(new URL('../../hosting/vectors.json', import.meta.url), 'utf8'),
);

/** From now on the operator says this. */
const say = (page, file) =>
  page.route('**/operator.json', (route) =>
    route.fulfill({
      contentType: 'application/json',
      body: typeof file === 'string' ? file : JSON.stringify({ format: 1, ...file }),
    }),
  );

const schemes = (page) => page.locator('.schemes > li:visible [data-pack]');
const offered = (page) => schemes(page).evaluateAll((links) => links.map((link) => link.dataset.pack));

test('the browser reads the file as the command line does', async ({ page }) => {
  await page.goto('./');
  const results = await page.evaluate(async (vectors) => {
    const { check } = await import(new URL('operator.js', location.href));
    const bytes = (file) => (typeof file === 'string' ? new TextEncoder().encode(file) : new Uint8Array(file));
    return vectors.map(({ file }) => check(bytes(file), ['kakao-2022-10-15', 'other']));
  }, VECTORS);
  expect(results).toHaveLength(VECTORS.length);
  for (const [index, { about, faults, read }] of VECTORS.entries()) {
    const { operator, faults: found } = results[index];
    expect(Object.fromEntries(found.map(({ at, why }) => [at, why])), about).toEqual(faults);
    expect(found, about).toHaveLength(Object.keys(faults).length);
    expect(JSON.parse(JSON.stringify(operator)), about).toEqual(read);
  }
});

test('the finder has the packs that are offered', async ({ page }) => {
  await say(page, { packs: [PACK_ID, 'kt-2021-10-25'] });
  await page.goto('./');
  await expect(schemes(page)).toHaveCount(2);
  expect((await offered(page)).sort()).toEqual([PACK_ID, 'kt-2021-10-25'].sort());
});

test('the only pack is opened without a choice', async ({ page }) => {
  await say(page, { packs: [PACK_ID] });
  await page.goto('./?lang=en');
  await expect(page.getByRole('button', { name: WORDS.en.ui.continue })).toBeVisible();
  await expect(page).toHaveURL(BASE + folderOf(PACK, 'en'));
});

test('a pack that is not offered leads to those that are', async ({ page }) => {
  await say(page, { packs: ['kt-2021-10-25'] });
  await page.goto(APP);
  await expect(page.locator('p[data-why=pack]:visible')).toBeVisible();
  await expect(schemes(page)).toHaveCount(1);
  expect(await offered(page)).toEqual(['kt-2021-10-25']);
});

test.describe('a browser that speaks neither language', () => {
  test.use({ locale: 'fr-FR' });
  for (const [said, heading] of [
    [{ language: 'en' }, /outage/i],
    [{}, /[가-힣]/],
  ]) {
    test(`is spoken to as the operator says: ${said.language ?? 'nothing'}`, async ({ page }) => {
      await say(page, said);
      for (const address of ['./', APP]) {
        await page.goto(address);
        await expect(page.locator('h1:visible')).toHaveText(heading);
        await expect(page.locator('html')).toHaveAttribute('lang', said.language ?? 'ko');
      }
    });
  }
});

test.describe('a faulty file', () => {
  test.use({ provoked: { messages: [/Bosang: operator\.json|404/] } });

  test('is told on the console, and the claimant has a calculator', async ({ page }) => {
    const told = [];
    page.on('console', (message) => told.push(message.text()));
    for (const [file, at] of [
      ['{"format": 1,', 'cannot be read'],
      ['{"format": 1, "packs": [], "packs": ["kt-2021-10-25"]}', 'it names `packs` twice'],
      ['{"format": 1, "hosts": ["*"]}', 'hosts[0]'],
      ['<!doctype html>', 'cannot be read'],
    ]) {
      told.length = 0;
      await say(page, file);
      await page.goto(APP);
      await expect(page.locator('h1:visible')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
      expect(told.filter((text) => text.includes(at))).toHaveLength(1);
      await page.goto('./');
      await expect(schemes(page).first()).toBeVisible();
    }
  });

  test('one that an editor marked is read as it stands', async ({ page }) => {
    await say(page, `\ufeff{"format": 1, "packs": ["kt-2021-10-25"]}`);
    await page.goto(APP);
    await expect(page.locator('p[data-why=pack]:visible')).toBeVisible();
  });

  test('one that is not there is as one that says nothing', async ({ page }) => {
    await page.route('**/operator.json', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(APP);
    await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  });
});
