// A browser that keeps nothing is told of once, and stops nobody.

import { MELON, NOTHING_USED } from './support/claims.mjs';
import { expect, test } from './support/test.mjs';

async function block() {
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

async function fillUp() {
  Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
}

const WAYS = [
  { name: 'blocked', spoil: block, text: 'unsaved_blocked' },
  { name: 'full', spoil: fillUp, text: 'unsaved_full' },
];

for (const { name, spoil, text } of WAYS) {
  test(`storage that is ${name}`, async ({ page, interview, words }) => {
    const { ui } = words;
    await page.addInitScript(spoil);
    await interview.open();
    await interview.walk(MELON, { until: 'talk_account' });
    const told = page.getByText(ui[text]);
    await expect(told).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: ui.unsaved })).toHaveCount(1);

    await interview.button(ui.understood).click();
    await expect(told).toHaveCount(0);
    await interview.walk(MELON, {
      until: 'submit',
      look: () => expect(told).toHaveCount(0),
    });
  });

  test(`storage that is ${name}, not attended to`, async ({ page, interview, words }) => {
    await page.addInitScript(spoil);
    await interview.open();
    await interview.walk(NOTHING_USED, { until: 'estimate' });
    await expect(page.getByText(words.ui[text])).toHaveCount(1);
    await expect(interview.card('makers_coupons')).toContainText('5,000원');
  });
}
