// Finding the scheme that fits, before any program is there.

import { expectAccessible } from './support/axe.mjs';
import { PHONE } from './support/browser.mjs';
import { APP, BASE, OLD_APP, PACK_ID } from './support/origin.mjs';
import { SCHEMES, withSchemes } from './support/schemes.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { PACK, PACKS, folderOf } from './support/words.mjs';

const [HANBIT, NORTHMOOR, TERMS, SKYHOST] = SCHEMES;

/** The cards in sight, by what is said of the scheme. */
const cards = (page) => page.getByRole('listitem').filter({ visible: true });

const fields = (page) => ({
  name: page.getByRole('searchbox'),
  country: page.getByRole('combobox'),
  date: page.locator('input[type=date]:visible'),
});

async function expectFound(page, lang, schemes) {
  await expect(cards(page)).toHaveCount(schemes.length);
  for (const scheme of schemes) {
    await expect(page.getByRole('link', { name: scheme[lang].name, exact: true })).toBeVisible();
  }
}

async function open(page, query = '') {
  await page.goto(query);
  await expect(page.getByRole('search')).toBeVisible();
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('every delivered scheme is there, and leads to its questions', async ({ page, interview }) => {
      await open(page);
      await expect(cards(page)).toHaveCount(PACKS.length);
      await expectAccessible(page, 'the finder');
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      await expect(page).toHaveTitle(`${title} - Bosang 보상`);
      for (const { name, operator } of PACKS) {
        const card = cards(page).filter({ hasText: name[lang] ?? Object.values(name)[0] });
        await expect(card).toContainText(operator[lang] ?? Object.values(operator)[0]);
      }
      await page.getByRole('link', { name: PACK.name[lang], exact: true }).click();
      await interview.at('start');
      expect(page.url()).toBe(BASE + folderOf(PACK, lang));
      // The name of the product leads back.
      await page.getByRole('banner').getByRole('link').click();
      await expect(page.getByRole('search')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
    });

    test('by name, country and date', async ({ page }) => {
      await withSchemes(page);
      await open(page);
      const { name, country, date } = fields(page);
      await expectFound(page, lang, SCHEMES);
      for (const [typed, found] of [
        // What there is for any outage stays beside an outage that was found.
        ['Northmoor', [NORTHMOOR, TERMS, SKYHOST]],
        // In the other language, by a keyword, half typed, by initials, letter case aside.
        ['한빛', [HANBIT, TERMS, SKYHOST]],
        ['먹통', [HANBIT, TERMS, SKYHOST]],
        ['스카이호스', [SKYHOST]],
        ['ㅎㅂㅌㄹㅋ', [HANBIT, TERMS, SKYHOST]],
        ['sKYhost  CLOUD', [SKYHOST]],
      ]) {
        await name.fill(typed);
        await expectFound(page, lang, found);
        await expect(page.getByRole('status')).toHaveText(/1/);
      }
      await name.fill('');
      await country.selectOption('GB');
      await expectFound(page, lang, [NORTHMOOR, SKYHOST]);
      await country.selectOption('');
      await date.fill('2024-03-02');
      await expectFound(page, lang, [HANBIT, TERMS, SKYHOST]);
      await date.fill('2024-03-03');
      await expectFound(page, lang, [TERMS, SKYHOST]);
      await expectAccessible(page, 'the finder, narrowed');
    });

    test('nothing found leads on', async ({ page }) => {
      await withSchemes(page);
      await open(page);
      const { name, country } = fields(page);
      await country.selectOption('KR');
      await name.fill('zzz');
      // What there is for any outage of the country stays.
      await expectFound(page, lang, [TERMS, SKYHOST]);
      const clear = page.getByRole('main').getByRole('button');
      await expect(clear).toBeVisible();
      await expect(page.getByRole('status')).not.toBeEmpty();
      await expectAccessible(page, 'the finder with nothing found');
      await clear.click();
      await expect(name).toBeFocused();
      await expect(name).toHaveValue('');
      await expectFound(page, lang, SCHEMES);
      await expect(clear).toBeHidden();
    });

    for (const [query, why] of [
      ['?pack=nowhere-2020', 'pack'],
      ['?pack=', 'pack'],
      [`${OLD_APP}&version=9.9.9`, 'version'],
    ]) {
      test(`an address of a scheme that is not here: ${query}`, async ({ page }) => {
        await open(page, query);
        const told = page.locator(`section[lang=${lang}] [data-why]`);
        await expect(told.filter({ visible: true })).toHaveCount(1);
        await expect(told.and(page.locator(`[data-why=${why}]`))).toBeVisible();
        await expect(cards(page)).toHaveCount(PACKS.length);
        await expectAccessible(page, 'the finder with a message');
      });
    }

    test('it fits the smallest screens', async ({ page }) => {
      await page.setViewportSize({ ...PHONE, width: 320 });
      await withSchemes(page);
      await open(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(320);
    });
  });
}

test.describe('JavaScript is off', () => {
  test.use({ javaScriptEnabled: false });
  test('the schemes are there in both languages, as text', async ({ page }) => {
    await page.goto('');
    await expect(page.getByRole('search')).toHaveCount(0);
    for (const lang of LANGS) {
      const list = page.locator(`section[lang=${lang}]`);
      // Playwright's text locators pass over noscript.
      await expect(list.locator('noscript p')).toContainText('JavaScript');
      await expect(list.getByRole('listitem')).toHaveCount(PACKS.length);
      await list.getByRole('link', { name: PACK.name[lang], exact: true }).click();
      await expect(page.getByRole('article')).toContainText(PACK.remedies[0].name[lang]);
      await page.goBack();
    }
  });
});

test.describe('the program cannot be had', () => {
  test.use({ provoked: { messages: [/net::ERR_FAILED/] } });
  test('the finder does without', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await open(page);
    await expect(cards(page)).toHaveCount(PACKS.length);
  });
  test('without its script its links lead to the rules as text', async ({ page }) => {
    await page.route('**/finder.js', (route) => route.abort());
    await page.goto('');
    await page.getByRole('link', { name: PACK.name.ko, exact: true }).click();
    await expect(page.getByRole('article')).toContainText(PACK.remedies[0].name.ko);
  });
});

test('a language by the address stays', async ({ page }) => {
  await open(page, '?lang=en');
  await page.getByRole('link', { name: PACK.name.en, exact: true }).click();
  await expect(page).toHaveURL(`${BASE}${APP}en/`);
  await page.goBack();
  await page.getByRole('navigation').getByRole('link', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('link', { name: '한국어' })).toHaveAttribute('aria-current', 'true');
});

test('who comes back finds a draft marked', async ({ page, interview, words }) => {
  await interview.fillIn({ claimant: 'consumer' }, 'talk_account');
  await withSchemes(page, SCHEMES, { only: false });
  await open(page);
  const marked = cards(page).filter({ has: page.locator('.kept:visible') });
  await expect(marked).toHaveCount(1);
  await expect(marked).toContainText(PACK.name[words.lang]);
});

test('with the keyboard alone', async ({ page, interview }) => {
  await open(page);
  const { name } = fields(page);
  const all = await cards(page).count();
  for (let presses = 0; presses < 10; presses += 1) {
    if (await name.evaluate((field) => field === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(name).toBeFocused();
  await page.keyboard.type('ㅋㅋㅇ');
  // Other outages are gone; what there is for any outage stays.
  await expect(cards(page)).not.toHaveCount(all);
  // Enter leaves what was typed, and goes nowhere.
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue('ㅋㅋㅇ');
  const link = page.getByRole('link', { name: PACK.name.ko, exact: true });
  for (let presses = 0; presses < 10; presses += 1) {
    if (await link.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await interview.at('start');
  expect(page.url()).toBe(BASE + APP);
});
