// The whole app in one file, opened from a disk.

import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { expectAccessible } from './support/axe.mjs';
import { MELON, shop } from './support/claims.mjs';
import { expectVerified } from './support/cli.mjs';
import { FirefoxInterview, launch } from './support/firefox.mjs';
import { OLD_APP as APP } from './support/origin.mjs';
import { DIST } from './support/site.mjs';
import { expect, LANGS, test as base } from './support/test.mjs';
import { PACK, PACKS } from './support/words.mjs';

const SINGLE = path.join(DIST, 'bosang.html');
const SHOP = shop(300_000);

const test = base.extend({
  /** A copy of the file where people have such files. */
  // eslint-disable-next-line no-empty-pattern
  file: async ({}, use, info) => {
    const folder = info.outputPath('내려받은 파일 100%');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'bosang (1).html');
    cpSync(SINGLE, file);
    await use(file);
  },
  baseURL: ({ file }, use) => use(pathToFileURL(file).href),
  // What browsers call the origin of a file.
  allowed: async ({}, use) => use(['null']),
});

test('it is under 1.3 MB', () => {
  expect(statSync(SINGLE).size).toBeLessThan(1.3 * 1024 * 1024);
});

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a whole claim, left and taken up again', async ({ page, interview, words }, info) => {
      await page.goto('');
      await page.getByRole('link', { name: PACK.name[lang], exact: true }).click();
      await interview.at('start');
      await interview.walk(SHOP, { until: 'weekly_sales' });
      await page.reload();
      await interview.at('weekly_sales');
      await expect(interview.week('2022-10-08')).toHaveValue('130만 원');
      await interview.goOn();
      await interview.next('weekly_sales');
      // Found again from the list, where it is marked.
      await page.getByRole('banner').getByRole('link').click();
      await expect(page.getByRole('search')).toBeVisible();
      await expect(page.locator('.kept:visible')).toHaveCount(1);
      await page.getByRole('link', { name: PACK.name[lang], exact: true }).click();
      await interview.walk({}, { until: 'submit' });
      expectVerified((await interview.download()).json, info);
      await expectAccessible(page, 'the submission in one file');
      expect(words.lang).toBe(lang);
    });

    test('every scheme opens, and no link leads to a file that is not there', async ({ page }) => {
      await page.goto('');
      await expect(page.getByRole('search')).toBeVisible();
      for (const { id, version } of PACKS) {
        await page.goto(`?pack=${id}`);
        await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
        const own = await page.evaluate(() => Array.from(document.links, ({ href }) => href)
          .filter((href) => href.startsWith('file:'))
          .map((href) => href.split(/[?#]/)[0]));
        expect(new Set(own), id).toEqual(new Set([page.url().split(/[?#]/)[0]]));
        await page.locator(`a[href="?rules=${id}/${version}.${lang}"]`).click();
        await expect(page.getByRole('article').getByRole('heading').first()).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
        await page.locator('.ways a').first().click();
        await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
      }
    });
  });
}

test('with one scheme in it, it opens at once', async ({ page, file, interview }) => {
  const whole = readFileSync(file, 'utf8');
  const one = whole.replace(/(<meta content=")[^"]+(" name=versions>)/, `$1${PACK.id} ${PACK.version}$2`);
  expect(one).not.toBe(whole);
  writeFileSync(file, one);
  await page.goto('');
  await interview.at('start');
  expect(new URL(page.url()).search).toBe(APP);
});

test.describe('the program may not run', () => {
  test.use({ provoked: { messages: [/wasm-unsafe-eval|wasm-eval|WebAssembly/] } });
  test('the rules are shown', async ({ page, file }) => {
    writeFileSync(file, readFileSync(file, 'utf8').replace(" 'wasm-unsafe-eval'", ''));
    await page.goto(APP);
    await expect(page.getByRole('main').getByRole('article')).toContainText('300,000원');
  });
});

test('in Firefox: a whole claim, left and taken up again', async ({ file, lang, words }, info) => {
  const downloads = info.outputPath('downloads');
  mkdirSync(downloads);
  const browser = await launch(downloads, lang);
  try {
    const page = await browser.newPage();
    const interview = new FirefoxInterview(page, words);
    await page.goto(pathToFileURL(file).href + APP);
    await interview.walk(MELON, 'melon_last_day');
    await page.reload();
    expect(await interview.current()).toBe('melon_last_day');
    await interview.walk(MELON, 'submit');
    expectVerified(await interview.download(downloads), info);
    // The answers are those of the file, whatever is asked of it.
    await page.goto(`${pathToFileURL(file).href}?lang=en`);
    await page.waitForSelector('.kept:not([hidden])', { visible: true });
    await page.goto(`${pathToFileURL(file).href}?rules=${PACK.id}/${PACK.version}.${lang}`);
    await page.waitForSelector('article');
    expect(interview.complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
