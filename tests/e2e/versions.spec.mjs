// Answers stay under the version of the rules that they were given under, and the page tells what a
// newer one would change. The newer version is the delivered pack with another amount.

import { expectAccessible } from './support/axe.mjs';
import { shop } from './support/claims.mjs';
import { NEWER, release } from './support/newer.mjs';
import { APP } from './support/origin.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { fill, PACK, PACKS } from './support/words.mjs';

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a draft goes on under its own version until the person changes that', async ({
      page, interview, words,
    }) => {
      const { ui } = words;
      const [before, after] = lang === 'ko' ? ['30,000원', '40,000원'] : ['30,000 won', '40,000 won'];
      await interview.fillIn(shop(300_000));
      await expect(interview.card('sales_loss')).toContainText(before);
      await release(page);
      await page.reload();
      await interview.at('estimate');

      const text = fill(ui.newer_text, PACK.version, NEWER);
      await expect(page.getByText(text)).toBeVisible();
      const row = page.getByRole('row').filter({ hasText: words.remedy('sales_loss') });
      await expect(row).toContainText(before);
      await expect(row).toContainText(after);
      await expect(interview.card('sales_loss')).toContainText(before);
      await expectAccessible(page, 'the estimate under older rules');

      await interview.button(ui.newer_button).click();
      await interview.at('estimate');
      await expect(page.getByText(ui.newer_heading)).toHaveCount(0);
      await expect(interview.card('sales_loss')).toContainText(after);
      await page.reload();
      await interview.at('estimate');
      await expect(interview.card('sales_loss')).toContainText(after);
    });
  });
}

test('an older version by its address says so, and is left for good', async ({
  page, interview, words,
}) => {
  const { ui } = words;
  await release(page);
  await page.goto(`${APP}?version=${PACK.version}`);
  await interview.at('start');
  await expect(page.getByText(ui.newer_heading)).toBeVisible();
  await expectAccessible(page, 'the start under older rules');
  await interview.button(ui.newer_button).click();
  await expect(page.getByText(ui.newer_heading)).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');
});

test.describe('the newer rules do not arrive', () => {
  test.use({ provoked: { messages: [/404/] } });
  test('the older are used without them', async ({ page, interview, words }) => {
    await release(page);
    await page.route(`**/${NEWER}.json*`, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${APP}?version=${PACK.version}`);
    await interview.at('start');
    await expect(page.getByText(words.ui.newer_heading)).toHaveCount(0);
  });
});

test('every version is delivered, and its text', async ({ request }) => {
  for (const { id, versions } of PACKS) {
    for (const version of versions) {
      const response = await request.get(`packs/${id}/${version}.json`);
      expect((await response.json()).version).toBe(version);
    }
    for (const version of versions) {
      for (const lang of LANGS) {
        expect((await request.get(`rules/${id}/${version}.${lang}.html`)).ok()).toBe(true);
      }
    }
  }
});
