// The opening of a scheme: markup until the program is here, the program's own page from then on.

import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { expectAccessible } from './support/axe.mjs';
import { MELON } from './support/claims.mjs';
import { APP, BASE, OLD_APP, PACK_ID } from './support/origin.mjs';
import { Interview } from './support/interview.mjs';
import { Site } from './support/site.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { PACKS, WORDS, folderOf } from './support/words.mjs';

const PROGRAM = '**/*_bg.wasm';
const FIRST = 'claimant';

/** Holds what matches back until `release` is called. */
async function hold(page, what) {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(what, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

const isReady = (page) => expect(page.locator('html')).toHaveAttribute('data-state', 'ready');

/** What stands in the page, without what differs by the way in which it was written. */
const drawn = (page) =>
  page.evaluate(() => {
    const told = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data || [];
      if (node.nodeType !== Node.ELEMENT_NODE) return [];
      // `hidden` says the same with any value.
      const attributes = [...node.attributes]
        .map(({ name, value }) => (name === 'hidden' ? name : `${name}=${value}`))
        .sort();
      // A text may lie there in pieces.
      const children = [];
      for (const child of [...node.childNodes].map(told).flat(0)) {
        if (typeof child === 'string' && typeof children.at(-1) === 'string') {
          children.push(children.pop() + child);
        } else if (!Array.isArray(child) || child.length) {
          children.push(child);
        }
      }
      return [[node.localName, attributes, children]];
    };
    for (const bar of document.querySelectorAll('form > .coming')) bar.remove();
    document.getElementById('coming').textContent = '';
    return told(document.getElementById('app'));
  });

for (const pack of PACKS) {
  for (const lang of pack.languages) {
    test(`${pack.id} in ${lang}: the program finds the page as it would have drawn it`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ locale: lang, serviceWorkers: 'block', baseURL: BASE });
      const page = await context.newPage();
      const release = await hold(page, PROGRAM);
      await page.goto(folderOf(pack, lang));
      await expect(page.locator('html')).toHaveAttribute('data-state', 'open');
      await expect(page.locator('form legend, form label').first()).toBeVisible();
      const before = await drawn(page);
      release();
      await isReady(page);
      expect(await drawn(page)).toEqual(before);
      await expect(page).toHaveTitle(new RegExp(pack.name[lang].replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
      await context.close();
    });
  }
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('an answer given before the program came goes on when it comes', async ({
      page, interview, words,
    }) => {
      const release = await hold(page, PROGRAM);
      await interview.open();
      await expect(page.getByRole('progressbar')).toBeVisible();
      await interview.goOn();
      await expect(page.getByText(words.ui.empty_choice)).toBeVisible();
      await interview.give(FIRST, 'consumer');
      await expect(page.getByText(words.ui.empty_choice)).toBeHidden();
      await interview.goOn();
      await expect(page.getByText(words.ui.coming_taken)).toBeVisible();
      await expectAccessible(page, 'waiting for the program');
      release();
      await interview.at('talk_account');
      await interview.goBack();
      await expect(interview.radio(FIRST, 'consumer')).toBeChecked();
    });

    test('an answer that stands in the page before any script came is not lost', async ({ page, interview }) => {
      const [releaseScript, releaseProgram] = [await hold(page, '**/opening-*.js'), await hold(page, PROGRAM)];
      await page.goto(APP, { waitUntil: 'commit' });
      const consumer = interview.radio(FIRST, 'consumer');
      // The browser puts back what stood in fields, and a style sheet may come later than markup.
      await page.locator('form input[type=radio]').first().evaluate((field) => {
        field.checked = true;
      });
      releaseScript();
      await expect(page.locator('html')).toHaveAttribute('data-state', 'open');
      await expect(consumer).toBeChecked();
      await page.reload({ waitUntil: 'commit' });
      await expect(page.locator('html')).toHaveAttribute('data-state', 'open');
      await expect(consumer).toBeChecked();
      releaseProgram();
      await isReady(page);
      await expect(consumer).toBeChecked();
    });

    test('a reload keeps the answer, and the program takes it up', async ({ page, interview }) => {
      const release = await hold(page, PROGRAM);
      await interview.open();
      await interview.give(FIRST, 'small_business');
      await page.reload();
      await expect(interview.radio(FIRST, 'small_business')).toBeChecked();
      release();
      await isReady(page);
      await expect(interview.radio(FIRST, 'small_business')).toBeChecked();
      const keys = () => page.evaluate(() => Object.keys(localStorage).sort());
      await expect.poll(keys).not.toContain(`bosang./.opening.${PACK_ID}`);
      expect(await keys()).toContain(`bosang./.draft.${PACK_ID}`);
    });

    test('focus and scroll survive the hand-over', async ({ page, interview }) => {
      await page.setViewportSize({ width: 360, height: 500 });
      const release = await hold(page, PROGRAM);
      await interview.open();
      await interview.give(FIRST, 'consumer');
      await interview.radio(FIRST, 'consumer').focus();
      await page.evaluate(() => scrollTo(0, 120));
      release();
      await isReady(page);
      await expect(interview.radio(FIRST, 'consumer')).toBeFocused();
      expect(await page.evaluate(() => scrollY)).toBe(120);
    });

    test('a file picked before the program came is opened when it comes', async ({
      page, interview, words,
    }) => {
      const { ui } = words;
      const claim = new URL('../corpus/documents/claim.json', import.meta.url);
      const release = await hold(page, PROGRAM);
      await interview.open();
      await page.getByLabel(ui.reopen_pick, { exact: true }).setInputFiles(fileURLToPath(claim));
      release();
      await expect(page.getByText(ui.reopen_done, { exact: true })).toBeVisible();
    });

    test('who comes back sees at once that answers are there', async ({ page, interview, words }) => {
      await interview.fillIn(MELON, 'services');
      const release = await hold(page, PROGRAM);
      await interview.open();
      await expect(page.getByText(words.ui.start_restored)).toBeVisible();
      release();
      await isReady(page);
      await expect(page.getByText(words.ui.start_restored)).toBeVisible();
      await interview.begin();
      await interview.at('melon_pass');
    });

    test.describe('the program does not come', () => {
      test.use({ provoked: { messages: [/net::ERR/, /503/, /Failed to fetch/, /WebAssembly/] } });

      const broken = {
        network: (route) => route.abort(),
        server: (route) => route.fulfill({ status: 503, body: '' }),
        cut: async (route) => {
          const response = await route.fetch();
          const whole = await response.body();
          const body = whole.subarray(0, whole.length / 2);
          await route.fulfill({ contentType: 'application/wasm', body });
        },
      };
      for (const [why, answer] of Object.entries(broken)) {
        test(`the answer is kept, and what to do is said: ${why}`, async ({ page, interview, words }) => {
          await page.route(PROGRAM, answer);
          await interview.open();
          const [said] = words.ui[`trouble_${why}`].split('{0}');
          await expect(page.getByText(said.trim())).toBeVisible();
          for (const other of ['network', 'server', 'cut', 'mismatch', 'blocked']) {
            if (other === why) continue;
            await expect(page.locator(`#trouble [data-why=${other}]`)).toBeHidden();
          }
          await interview.give(FIRST, 'consumer');
          await expectAccessible(page, 'without the program');
          await page.unroute(PROGRAM);
          await page.locator(`#trouble [data-why=${why}] a`).click();
          await isReady(page);
          await expect(interview.radio(FIRST, 'consumer')).toBeChecked();
        });
      }
    });
  });
}

test('where nothing can be kept the answer goes on all the same', async ({ page, interview, words }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('', 'SecurityError');
      },
    });
  });
  const release = await hold(page, PROGRAM);
  await interview.open();
  await interview.give(FIRST, 'consumer');
  await interview.goOn();
  await expect(page.getByText(words.ui.coming_unkept)).toBeVisible();
  release();
  await interview.at('talk_account');
  await expect(page.getByText(words.ui.unsaved_blocked)).toBeVisible();
});

test('another language takes the answer along, without a reload', async ({ page, interview }) => {
  const release = await hold(page, PROGRAM);
  await interview.open();
  await interview.give(FIRST, 'consumer');
  await page.evaluate(() => {
    window.isSame = true;
  });
  await page.getByRole('button', { name: 'English' }).click();
  const english = new Interview(page, WORDS.en);
  await english.at('start');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(english.radio(FIRST, 'consumer')).toBeChecked();
  await expect(page).toHaveURL(`${BASE}${APP}en/`);
  release();
  await isReady(page);
  await expect(english.radio(FIRST, 'consumer')).toBeChecked();
  await page.getByRole('button', { name: '한국어' }).click();
  await interview.at('start');
  await expect(page).toHaveURL(new RegExp(`${APP}#?/?$`));
  await interview.goOn();
  await interview.at('talk_account');
  expect(await page.evaluate(() => window.isSame)).toBe(true);
});

test('another language takes a picked file along', async ({ page, interview }) => {
  const release = await hold(page, PROGRAM);
  await interview.open();
  const file = { name: 'claim.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  release();
  await isReady(page);
  await expect(page.getByText(WORDS.en.ui.reopen_failed, { exact: true })).toBeVisible();
});

test.describe('a reader of another language', () => {
  test.use({ lang: 'en' });
  test('finds their own at the address of the first', async ({ page, interview }) => {
    await page.goto(APP);
    await interview.at('start');
    await expect(page).toHaveURL(`${BASE}${APP}en/`);
    await page.goto(`${APP}?lang=ko`);
    await new Interview(page, WORDS.ko).at('start');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  });
});

test('an address of before leads to the page, with what it asks for', async ({ page, interview }) => {
  await page.goto(`${OLD_APP}&lang=en`);
  await new Interview(page, WORDS.en).at('start');
  await page.goto(OLD_APP);
  await interview.at('start');
  await interview.walk(MELON, { until: 'services' });
  await page.goto(`${OLD_APP}#/q/services`);
  await interview.at('services');
});

test('a draft of before is taken over, and deployments keep apart', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ko-KR', serviceWorkers: 'block' });
  const site = await Site.open('/');
  const page = await context.newPage();
  const interview = new Interview(page, WORDS.ko);
  const keys = () => page.evaluate(() => Object.keys(localStorage).sort());
  await page.goto(site.url + APP);
  await interview.walk(MELON, { until: 'services' });
  const here = `bosang./.draft.${PACK_ID}`;
  const draft = await page.evaluate((key) => localStorage[key], here);
  // As version 0.1.0 kept it.
  await page.evaluate(
    ([from, to, text]) => {
      localStorage.removeItem(from);
      localStorage.setItem(to, text);
    },
    [here, `bosang.draft.${PACK_ID}`, draft],
  );
  await page.goto(`${site.url}?pack=${PACK_ID}`);
  await expect(page.getByText(WORDS.ko.ui.start_restored)).toBeVisible();
  await isReady(page);
  await interview.begin();
  await interview.at('melon_pass');
  expect(await keys()).toEqual([here]);
  // The same origin, another folder.
  site.under = '/next/';
  await page.goto(site.url + APP);
  await isReady(page);
  await expect(page.getByText(WORDS.ko.ui.start_restored)).toBeHidden();
  await interview.give(FIRST, 'small_business');
  await expect.poll(keys).toEqual([here, `bosang./next/.draft.${PACK_ID}`]);
  await page.goto(`${site.url}${APP}en/`);
  await expect(page.getByText(WORDS.en.ui.start_restored)).toBeVisible();
  await context.close();
  await site.close();
});

test('a scheme that the operator takes away never shows its opening', async ({ page }) => {
  const [{ id: other }] = PACKS.filter(({ id }) => id !== PACK_ID);
  const release = await hold(page, '**/operator.json');
  await page.route('**/operator.json', (route) =>
    route.fulfill({ json: { format: 1, packs: [other, PACKS.at(-1).id] } }),
  );
  await page.goto(APP, { waitUntil: 'commit' });
  await expect(page.getByText(WORDS.ko.question(FIRST))).toBeHidden();
  release();
  await expect(page.getByRole('search')).toBeVisible();
  await expect(page.locator('.finder [data-why=pack]:visible')).toHaveCount(1);
});

test('a host that does not compress is asked for what lies there compressed', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ko-KR', serviceWorkers: 'block' });
  const site = await Site.open('/plain/');
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.url + APP);
  await isReady(page);
  const programs = asked.filter((path) => path.includes('_bg.wasm'));
  expect(programs).toHaveLength(1);
  expect(programs[0]).toMatch(/\.wasm\.gz$/);
  const packed = await context.request.get(site.origin + programs[0]);
  expect(gunzipSync(await packed.body()).subarray(1, 4).toString()).toBe('asm');
  await context.close();
  await site.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the address gives the rules as text', async ({ page }) => {
    await page.goto(APP);
    await expect(page).toHaveURL(/rules\/.*\.ko\.html$/);
    await expect(page.getByRole('article')).toContainText('30,000원');
  });
});
