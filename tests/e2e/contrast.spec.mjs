// Text and figures stand out from what is behind them, on real pages.

import { MELON, shop } from './support/claims.mjs';
import { contrasts, line, short } from './support/contrast.mjs';
import { APP } from './support/origin.mjs';
import { expect, test } from './support/test.mjs';
import { PACK } from './support/words.mjs';

test('the measure itself is right', async ({ page }) => {
  await page.goto(APP);
  await page.evaluate(() => {
    document.body.replaceChildren();
    const grey = document.createElement('p');
    grey.textContent = '1';
    grey.style.cssText = 'color: rgb(119 119 119); background: rgb(255 255 255)';
    const clear = document.createElement('p');
    clear.textContent = '2';
    clear.style.cssText = 'color: rgb(0 0 0 / 0.5); background: rgb(255 255 255)';
    document.body.append(grey, clear);
  });
  expect((await contrasts(page)).map(({ ratio }) => ratio.toFixed(2))).toEqual(['4.48', '3.98']);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('text and figures stand out from what is behind them', async ({ page, interview, words }, info) => {
      const all = [];
      const look = async (shown) => {
        const measured = await contrasts(page);
        expect(measured.length, shown).toBeGreaterThan(5);
        expect.soft(measured.filter(short).map(line), shown).toEqual([]);
        all.push(...measured);
      };
      const folded = async () => {
        for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
      };
      for (const answers of [{ ...shop(500_001), services: ['talk_text', 'talk_channel', 'bike'], bike_overcharge: '3만' }, MELON]) {
        await interview.leafThrough(answers, async (shown) => {
          if (shown === 'estimate') await folded();
          await look(shown);
        });
        await interview.clear();
      }

      // What is said when an answer is missing.
      await interview.goOn();
      await expect(interview.summary()).toBeVisible();
      await look('a question without its answer');

      await page.goto(`rules/${PACK.id}/${PACK.version}.${words.lang}.html`);
      await look('the rules');

      await page.goto('?pack=nowhere');
      await page.getByRole('searchbox').fill('zzz');
      await expect(page.getByRole('main').getByRole('button')).toBeVisible();
      await look('the finder with nothing found');
      await page.getByRole('main').getByRole('button').click();
      await look('the finder');

      const least = (figure) => Math.min(...all.filter((it) => it.figure === figure).map(({ ratio }) => ratio));
      const description = `contrast, ${colorScheme}: text ${least(false).toFixed(2)}, figures ${least(true).toFixed(2)}`;
      info.annotations.push({ type: 'measured', description });
    });
  });
}
