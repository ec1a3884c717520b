// The claim on paper: one or two pages that a clerk can process.

import { writeFileSync } from 'node:fs';

import { extractText } from 'unpdf';

import { MELON, OUTAGE_WEEK, shop } from './support/claims.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { PACK } from './support/words.mjs';

/** A shop that used nearly everything, with a paper and a loss that the rules do not count. */
const FULL = {
  ...shop(488_000),
  services: [
    'talk_text', 'talk_files', 'talk_pc', 'talk_drawer', 'emoticon_plus', 'melon', 'webtoon',
    'page', 'tv', 'taxi', 'bike', 'pay', 'kakao_mail', 'daum_mail', 'talk_channel',
  ],
  melon_pass: 'direct',
  melon_last_day: false,
  emoticon_plus_bought: 'web',
  webtoon_rented: true,
  page_rented: true,
  tv_rented: true,
  bike_overcharge: '3,500',
};

/** What each page of a PDF says. */
async function textOf(pdf) {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: false });
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

async function print(page, info, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(info.outputPath(`${name}.pdf`), pdf);
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  return textOf(pdf);
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    for (const [name, answers] of [['person', MELON], ['shop', shop(500_000)], ['full claim', FULL]]) {
      test(`a ${name} takes one or two A4 pages, each with its number`, async ({ page, interview, words }, info) => {
        await interview.fillIn(answers, 'estimate');
        const number = await interview.receipt();
        const pages = await print(page, info, 'estimate');
        info.annotations.push({ type: 'measured', description: `print, ${lang}, ${name}: ${pages.length} pages` });
        expect([1, 2]).toContain(pages.length);
        for (const text of pages) expect(text).toContain(number);

        await interview.button(words.ui.to_submit).click();
        await interview.at('submit');
        expect(await print(page, info, 'submission')).toEqual(pages);
      });
    }

    test('a clerk finds every answer, remedy, step and source', async ({ page, interview, words }, info) => {
      await interview.fillIn(FULL, 'submit');
      const text = (await print(page, info, 'submission')).join(' ').replaceAll(' ', '');
      const says = (part) => expect(text).toContain(part.replaceAll(/\s+/g, ''));
      for (const question of Object.keys(FULL)) says(words.label(question));
      for (const service of FULL.services) says(words.service(service));
      says(lang === 'ko' ? '1,012,000원' : '1,012,000 won');
      for (const { name } of PACK.remedies) says(name[lang]);
      says(words.ui.band_found.replace('{0}', lang === 'ko' ? '300,000원 초과 500,000원 이하' : 'over 300,000 won up to 500,000 won'));
      says(lang === 'ko' ? '= 488,000원' : '= 488,000 won');
      says('https://www.seoulfn.com/news/articleView.html?idxno=476066');
      const { json } = await interview.download();
      says(JSON.parse(json).digest);
      expect(JSON.parse(json).claim.answers.weekly_sales.weekly_money[OUTAGE_WEEK]).toBe(1_012_000);
    });
  });
}

test('on paper nothing is there to press, and all of it is black', async ({ page, interview, words }) => {
  await interview.fillIn(shop(500_000), 'estimate');
  const number = await interview.receipt();
  await page.emulateMedia({ media: 'print' });
  const main = page.getByRole('main');
  await expect(main.getByRole('button')).toHaveCount(0);
  await expect(main.getByRole('textbox')).toHaveCount(0);
  await expect(main.getByRole('heading', { name: words.estimate.what_if })).toHaveCount(0);
  // A table's foot comes on every page, and nothing can come to lie under it.
  const foot = page.locator('.sheet > .receipt');
  await expect(foot).toHaveText(new RegExp(number));
  await expect(foot).toHaveCSS('display', 'table-footer-group');
  await expect(foot).toHaveCSS('position', 'static');
  await expect(interview.card('sales_loss').getByText(words.ui.step_band)).toBeVisible();
  await expect(main.getByRole('img', { name: words.estimate.paper_code })).toBeVisible();
  const colours = await main.evaluate((element) => {
    const texts = [...element.querySelectorAll('.sheet :is(h2, h3, h4, p, li, dt, dd)')];
    return [...new Set(texts.map((text) => getComputedStyle(text).color))];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)']);
});

test.describe('from a dark screen', () => {
  test.use({ colorScheme: 'dark' });
  test('it is black on white all the same', async ({ page, interview }) => {
    await interview.fillIn(MELON, 'estimate');
    await page.emulateMedia({ media: 'print' });
    const { color, ground } = await page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector('.sheet h2'));
      return { color, ground: getComputedStyle(document.documentElement).backgroundColor };
    });
    expect(color).toBe('rgb(0, 0, 0)');
    expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(ground);
  });
});
