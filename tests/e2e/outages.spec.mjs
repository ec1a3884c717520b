// When services were down, on the estimate's page: the claimant's and the others, and what the
// rules made of times that the claimant gave.

import { expectAccessible } from './support/axe.mjs';
import { shop } from './support/claims.mjs';
import { Interview } from './support/interview.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { delivered, fill, PACKS, Words } from './support/words.mjs';

function section(page, words) {
  const heading = page.getByRole('heading', { name: words.estimate.outages, exact: true });
  return page.locator('section').filter({ has: heading });
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a time that reaches out of the outage is told as the rules changed it', async ({ page, interview, words }) => {
      const { ui, estimate } = words;
      await interview.fillIn(shop(300_000), 'windows');
      await interview.button(`${ui.window_correct} ${words.service('talk_text')}`).click();
      const from = page.getByRole('group', { name: ui.window_from });
      for (const [part, text] of ['2022', '10', '15', '9', '0'].entries()) {
        await interview.datePart(part, from).fill(text);
      }
      await interview.goOn();
      await interview.walk(shop(300_000), { until: 'estimate' });

      const outages = section(page, words);
      await expect(outages).toContainText(lang === 'ko' ? '127시간 30분' : '127 hours 30 minutes');
      const span = lang === 'ko'
        ? ['10월 15일(토) 09:00 ~ 10월 16일(일) 01:31', '10월 15일(토) 15:30 ~ 10월 16일(일) 01:31', '10월 15일(토) 15:30 ~ 10월 20일(목) 23:00']
        : ['Sat 15 October, 09:00 to Sun 16 October, 01:31', 'Sat 15 October, 15:30 to Sun 16 October, 01:31', 'Sat 15 October, 15:30 to Thu 20 October, 23:00'];
      await expect(outages).toContainText(fill(estimate.clipped, words.service('talk_text'), ...span));

      // The same without the picture.
      await outages.getByText(ui.as_table, { exact: true }).first().click();
      const row = outages.getByRole('row').filter({ hasText: words.service('talk_channel') });
      await expect(row).toContainText(lang === 'ko' ? '127시간 30분' : '127 hours 30 minutes');
      await outages.getByText(fill(estimate.outages_others, '21'), { exact: true }).click();
      await expect(outages.getByText(words.service('melon'), { exact: true }).first()).toBeVisible();
      await expectAccessible(page, 'outages');
    });

    test('times that overlap are told as one', async ({ page }) => {
      const id = 'kr-consumer-standard';
      const { version } = PACKS.find((pack) => pack.id === id);
      const words = new Words(lang, await delivered(`packs/${id}/${version}.json`));
      const interview = new Interview(page, words);
      await interview.open();
      await interview.walk({
        kind_of_service: 'mobile',
        cause: 'sudden',
        outages: [
          [['2023', '6', '12', '10', '0'], ['2023', '6', '12', '13', '0']],
          [['2023', '6', '12', '12', '30'], ['2023', '6', '12', '15', '0']],
        ],
        monthly_fee: '60000',
        already_paid: '0',
      });
      const outages = section(page, words);
      await expect(outages.getByRole('listitem').filter({ hasText: lang === 'ko' ? '(5시간) 하나로' : 'counted as one' })).toHaveCount(1);
      await expectAccessible(page, 'own times');
    });
  });
}

for (const colorScheme of ['light', 'dark']) {
  test(`in forced colours, ${colorScheme}, what counts is told from what was published`, async ({ page, interview, words }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await interview.fillIn(shop(300_000), 'estimate');
    const [published, counted] = await section(page, words).evaluate((element) =>
      ['.lane .published', '.lane .counted'].map((shape) =>
        getComputedStyle(element.querySelector(shape)).fill));
    expect(published).not.toBe(counted);
  });
}
