// The program comes in two parts; the first question is answered with the first alone.

import { expectAccessible } from './support/axe.mjs';
import { APP } from './support/origin.mjs';
import { expect, LANGS, test } from './support/test.mjs';

const REST = '**/*_interview.wasm';
const FIRST = 'claimant';

test('the rest is not asked for before the first page is shown', async ({ page, interview }) => {
  let heading;
  await page.route(REST, async (route) => {
    heading = await interview.heading().textContent();
    await route.continue();
  });
  await page.goto(APP);
  // The app is in the page once the heading is no longer that of the HTML.
  await expect.poll(() => heading).toContain(interview.headingOf('start'));
});

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('on a slow network the first answer waits for the rest', async ({ page, interview, words }) => {
      let release;
      const held = new Promise((resolve) => {
        release = resolve;
      });
      await page.route(REST, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(APP);
      await interview.at('start');
      await interview.begin();
      await interview.at(FIRST);
      await interview.goOn();
      await expect(interview.summary()).toBeFocused();
      await interview.give(FIRST, 'consumer');
      await expect(interview.summary()).toHaveCount(0);
      await interview.goOn();
      await expect(page.getByText(words.ui.coming)).toBeVisible();
      await expectAccessible(page, 'waiting for the rest');
      release();
      await interview.next(FIRST);
      await expect(interview.radio('talk_account', 'korean')).toBeVisible();
    });

    test.describe('the rest does not arrive', () => {
      test.use({ provoked: { messages: [/net::ERR_FAILED/, /Failed to fetch/] } });

      test('the answer is kept, and going on asks again', async ({ page, interview, words }) => {
        await page.route(REST, (route) => route.abort());
        await page.goto(APP);
        await interview.at('start');
        await interview.begin();
        await interview.at(FIRST);
        await interview.give(FIRST, 'consumer');
        await expect(page.getByText(words.ui.coming_failed_text)).toBeVisible();
        await expectAccessible(page, 'without the rest');
        await interview.goOn();
        await expect(page.getByText(words.ui.coming_failed_text)).toBeVisible();
        await interview.at(FIRST);
        await expect(interview.radio(FIRST, 'consumer')).toBeChecked();
        await page.unroute(REST);
        await interview.goOn();
        await interview.next(FIRST);
        await page.reload();
        await interview.at('talk_account');
      });

      test('who comes back to a draft is told, and loses nothing', async ({
        page, interview, words,
      }) => {
        await interview.fillIn({ [FIRST]: 'consumer' }, 'talk_account');
        await page.route(REST, (route) => route.abort());
        await page.reload();
        await interview.at('start');
        await expect(page.getByText(words.ui.coming_failed_text)).toBeVisible();
        await page.unroute(REST);
        await page.reload();
        await interview.begin();
        await interview.at('talk_account');
      });
    });
  });
}
