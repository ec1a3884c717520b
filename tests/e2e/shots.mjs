// Pictures of every page, for people to look at, and the one in the README.
//
//   BOSANG_URL=http://127.0.0.1:8080/ node tests/e2e/shots.mjs [FOLDER]
//   BOSANG_URL=http://127.0.0.1:8080/ node tests/e2e/shots.mjs --readme

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { DESKTOP, LAUNCH, LOCALE, PHONE } from './support/browser.mjs';
import { COMPANY, MELON, NOTHING_USED, shop } from './support/claims.mjs';
import { Interview } from './support/interview.mjs';
import { BASE } from './support/origin.mjs';
import { WORDS } from './support/words.mjs';

const FOLDER = process.argv[2] ?? 'test-results/shots';
const README = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));

const CLAIMS = {
  melon: MELON,
  nothing: NOTHING_USED,
  shop: { ...shop(500_000), services: ['talk_text', 'talk_channel', 'pay', 'taxi', 'bike'], bike_overcharge: '3,500' },
  review: shop(500_001),
  company: COMPANY,
};

const browser = await chromium.launch(LAUNCH);
if (FOLDER !== '--readme') await everything();
await readme();
await browser.close();

async function everything() {
  for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    for (const lang of ['ko', 'en']) {
      for (const colorScheme of ['light', 'dark']) {
        const folder = path.join(FOLDER, `${size}-${lang}-${colorScheme}`);
        mkdirSync(folder, { recursive: true });
        for (const [name, answers] of Object.entries(CLAIMS)) {
          await shoot({ viewport, colorScheme, lang }, answers, path.join(folder, name));
        }
        console.log(folder);
      }
    }
  }
}

async function open({ lang, ...options }) {
  const context = await browser.newContext({ baseURL: BASE, locale: LOCALE[lang], ...options });
  const page = await context.newPage();
  const interview = new Interview(page, WORDS[lang]);
  return { context, page, interview };
}

async function shoot(options, answers, prefix) {
  const { context, page, interview } = await open(options);
  let taken = 0;
  const shot = async (shown) => {
    taken += 1;
    const number = String(taken).padStart(2, '0');
    await page.screenshot({ path: `${prefix}-${number}-${shown}.png`, fullPage: true });
  };
  await interview.open();
  await interview.walk(answers, {
    until: 'submit',
    look: async (shown) => {
      await shot(shown);
      if (shown === 'estimate') {
        for (const summary of await page.locator('main summary').all()) await summary.click();
        await shot('estimate-open');
      }
    },
  });
  await context.close();
}

/** The estimate of a small business, as the README shows it. */
async function readme() {
  const { context, page, interview } = await open({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    lang: 'ko',
  });
  await interview.open();
  await interview.walk(shop(500_000), { until: 'estimate' });
  await page.evaluate(() => document.activeElement.blur());
  await page.screenshot({ path: README });
  await context.close();
  console.log(README);
}
