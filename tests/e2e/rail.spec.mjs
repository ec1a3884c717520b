// The running estimate: in sight, right, and said aloud only when it changes.

import { OUTAGE_WEEK, shop } from './support/claims.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { fill } from './support/words.mjs';

/** Keeps every text that a live region comes to hold. */
async function listen(region) {
  await region.evaluate((element) => {
    window.heard = [];
    new MutationObserver(() => {
      const { textContent } = element;
      if (textContent !== window.heard.at(-1)) window.heard.push(textContent);
    }).observe(element, { childList: true, characterData: true, subtree: true });
  });
  return () => region.page().evaluate(() => window.heard.splice(0));
}

const FIGURES = {
  ko: { cash30: '3만 원 (30,000원)', cash50: '5만 원 (50,000원)', kind: '현금' },
  en: { cash30: '30,000 won', cash50: '50,000 won', kind: 'Cash' },
};

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('is announced when it changes and not otherwise', async ({ interview, words }) => {
      const { cash30, cash50, kind } = FIGURES[lang];
      await interview.fillIn({ ...shop(300_000), other: true }, 'weekly_sales');
      await expect(interview.announced()).toContainText(`${kind} ${cash30}`);
      const heard = await listen(interview.announced());

      // The same amount in other words changes nothing.
      await interview.week('2022-09-03').fill('120만');
      await interview.week(OUTAGE_WEEK).fill('120만');
      await expect(interview.running()).toContainText(cash30);
      expect(await heard()).toEqual([]);

      // One won over the bound.
      await interview.week(OUTAGE_WEEK).fill('1,199,999');
      await expect(interview.announced()).toContainText(`${kind} ${cash50}`);
      await expect(interview.running()).toContainText(cash50);
      const [said, ...more] = await heard();
      expect(more).toEqual([]);
      expect(said).toContain(fill(words.ui.rail_announce, '').trim());

      await interview.week(OUTAGE_WEEK).fill('1,000,000');
      await expect(interview.running()).toContainText(cash50);
      expect(await heard()).toEqual([]);

      await interview.week(OUTAGE_WEEK).fill('999,999');
      await expect(interview.announced()).toContainText(words.ui.count_review);
      await expect(interview.announced()).not.toContainText(kind);
    });
  });
}

test('stays in sight and does not move the page', async ({ page, interview, words }) => {
  await interview.fillIn({ ...shop(300_000) }, 'weekly_sales');
  // What is seen, not the text for screen readers, which begins with other words.
  const [cash] = words.ui.kinds;
  const figure = interview.running().getByText(`${cash} 3만 원`, { exact: true });
  await expect(figure).toBeInViewport();
  await interview.button(words.ui.continue).scrollIntoViewIfNeeded();
  await expect(figure).toBeInViewport();

  // A figure that changes moves nothing that one is about to press.
  const field = interview.week(OUTAGE_WEEK);
  await field.scrollIntoViewIfNeeded();
  const before = await field.boundingBox();
  await field.fill('100만');
  await expect(interview.running()).toContainText('5만 원 (50,000원)');
  expect(await field.boundingBox()).toEqual(before);
});

test('opens to what it is made of', async ({ page, interview, words }, info) => {
  await interview.fillIn({ ...shop(300_000) }, 'weekly_sales');
  const kinds = interview.running().getByText(words.ui.kinds[1], { exact: true });
  if (info.project.name === 'phone') {
    await expect(kinds).toBeHidden();
    const toggle = interview.running().getByRole('button', { name: words.ui.rail_toggle });
    await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  }
  await expect(kinds).toBeVisible();
  await interview.running().getByRole('button', { name: words.ui.rail_open }).click();
  await interview.at('estimate');
  await expect(interview.running()).toHaveCount(0);
  await page.goBack();
  await interview.at('weekly_sales');
});
