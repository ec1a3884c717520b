// The estimate on paper.

import { writeFileSync } from 'node:fs';

import { MELON, shop } from './support/claims.mjs';
import { expect, LANGS, test } from './support/test.mjs';

/** The pages of a PDF, by its page objects, which Chromium leaves readable. */
function pagesOf(pdf) {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    for (const [name, answers] of [['person', MELON], ['shop', shop(500_000)]]) {
      test(`the estimate of a ${name} takes one or two A4 pages`, async ({ page, interview }, info) => {
        await interview.fillIn(answers, 'estimate');
        const pdf = await page.pdf({ preferCSSPageSize: true });
        writeFileSync(info.outputPath('estimate.pdf'), pdf);
        const pages = pagesOf(pdf);
        info.annotations.push({ type: 'measured', description: `print, ${lang}, ${name}: ${pages} pages` });
        expect(pages).toBeGreaterThanOrEqual(1);
        expect(pages).toBeLessThanOrEqual(2);
        expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      });
    }
  });
}

test('on paper nothing is there to press, and everything is open', async ({ page, interview, words }) => {
  await interview.fillIn(shop(500_000), 'estimate');
  const number = await interview.receipt();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  // A table's foot comes on every page, and nothing can come to lie under it.
  const receipt = page.getByText(number);
  await expect(receipt).toBeVisible();
  await expect(receipt).toHaveCSS('display', 'table-footer-group');
  await expect(receipt).toHaveCSS('position', 'static');
  const card = interview.card('sales_loss');
  await expect(card.getByText(words.ui.step_band)).toBeVisible();
  const colours = await page.getByRole('main').evaluate((main) => {
    const texts = [...main.querySelectorAll('h1, h2, p, li, dt, dd')];
    return [...new Set(texts.map((element) => getComputedStyle(element).color))];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)']);
});

test.describe('from a dark screen', () => {
  test.use({ colorScheme: 'dark' });
  test('it is black on white all the same', async ({ page, interview }) => {
    await interview.fillIn(MELON, 'estimate');
    await page.emulateMedia({ media: 'print' });
    const { color, ground } = await page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector('h1'));
      return { color, ground: getComputedStyle(document.documentElement).backgroundColor };
    });
    expect(color).toBe('rgb(0, 0, 0)');
    expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(ground);
  });
});
