// Another answer beside the estimate: what it would change, and that nothing of it is in the claim
// until the person says so.

import { expectAccessible } from './support/axe.mjs';
import { OUTAGE_WEEK, shop } from './support/claims.mjs';
import { Interview } from './support/interview.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { delivered, fill, PACKS, Words } from './support/words.mjs';

/** A shop whose loss is 12,001 won below the bound that a review begins at. */
const LOST = 488_000;

const money = (lang, amount) => (lang === 'ko' ? `${amount}원` : `${amount} won`);

/** The section of the page. */
function section(page, words) {
  const heading = page.getByRole('heading', { name: words.estimate.what_if, exact: true });
  return page.locator('section').filter({ has: heading });
}

const loss = (page, words) => {
  const { label } = words.pack.values.find(({ id }) => id === 'lost_sales');
  return section(page, words).getByRole('textbox', { name: label[words.lang], exact: true });
};

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a loss is varied, and the claim stays as it is until that is wanted', async ({ page, interview, words }) => {
      const { estimate } = words;
      await interview.fillIn(shop(LOST), 'estimate');
      const card = interview.card('sales_loss');
      await expect(card).toContainText(money(lang, '12,001'));
      await expect(card).toContainText(words.evidence('sales_proof'));
      await expect(card).toContainText(words.reason('over_500_000'));

      const number = await interview.receipt();
      const what = section(page, words);
      const field = loss(page, words);
      await expect(field).toHaveValue('488,000');
      await expect(what).toContainText(fill(estimate.what_if_mine, money(lang, '488,000')));
      await expectAccessible(page, 'answers that can be varied');

      await field.fill('300000');
      const table = what.getByRole('table', { name: estimate.what_if_table });
      const row = table.getByRole('row').filter({ hasText: words.remedy('sales_loss') });
      await expect(row.getByRole('cell')).toHaveText([/50,000/, /30,000/]);
      await expect(what).toContainText(money(lang, '1,200,000'));
      await expectAccessible(page, 'an answer supposed');
      // Said once it stays, to who does not see the table.
      await expect(what.getByRole('status').filter({ hasText: '30,000' })).toHaveCount(1);

      const next = fill(estimate.what_if_bound, money(lang, '500,001'));
      await what.getByRole('button', { name: next, exact: true }).click();
      await expect(field).toHaveValue('500,001');
      await expect(row.getByRole('cell')).toHaveText([/50,000/, words.ui.amount_review]);
      // Nor is the sum of its kind nothing then.
      const cash = fill(words.ui.newer_total, words.ui.kinds[0]);
      const sum = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: cash, exact: true }) });
      await expect(sum.getByRole('cell')).toHaveText([/50,000/, words.ui.amount_review]);
      expect(await interview.receipt()).toBe(number);

      await what.getByRole('button', { name: estimate.what_if_drop, exact: true }).click();
      await expect(field).toHaveValue('488,000');
      await expect(table).toHaveCount(0);

      await field.fill('30만');
      await what.getByRole('button', { name: estimate.what_if_use, exact: true }).click();
      await expect(what).toContainText(estimate.what_if_taken_up);
      await expect(card).toContainText('30,000');
      expect(await interview.receipt()).not.toBe(number);
      await page.reload();
      await interview.at('estimate');
      await expect(field).toHaveValue('300,000');
    });

    test('a loss that no sales make, and none at all', async ({ page, interview, words }) => {
      const { estimate } = words;
      await interview.fillIn(shop(LOST), 'estimate');
      const field = loss(page, words);
      const use = section(page, words).getByRole('button', { name: estimate.what_if_use, exact: true });
      // The best week brought in 1,500,000 won.
      await field.fill('1,500,001');
      await expect(field).toHaveAccessibleDescription(/./);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(use).toHaveCount(0);
      await expectAccessible(page, 'a loss out of reach');
      // What cannot be read is told of the loss, and not of the week that it is made of.
      await field.fill('?');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/1,234,000/);
      await expect(field).not.toHaveAccessibleDescription(/15/);
      await field.fill('');
      await expect(field).not.toHaveAttribute('aria-invalid', 'true');
      await expect(use).toHaveCount(0);
      await field.fill('1,500,000');
      await expect(use).toHaveCount(1);
    });
  });
}

test('keys are not read out one by one', async ({ page, interview, words }) => {
  await interview.fillIn(shop(LOST), 'estimate');
  const field = loss(page, words);
  await section(page, words).evaluate((element) => {
    window.said = [];
    for (const status of element.querySelectorAll('[role=status]')) {
      const say = () => status.textContent && window.said.push(status.textContent);
      new MutationObserver(say).observe(status, { childList: true, characterData: true, subtree: true });
    }
  });
  await field.fill('');
  await field.pressSequentially('300000', { delay: 60 });
  await expect.poll(() => page.evaluate(() => window.said.length)).toBe(1);
  expect(await page.evaluate(() => window.said[0])).toContain('30,000원');
});

test('by keyboard alone', async ({ page, interview, words }) => {
  const { estimate } = words;
  await interview.fillIn(shop(LOST), 'estimate');
  const field = loss(page, words);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('400000');
  const use = section(page, words).getByRole('button', { name: estimate.what_if_use, exact: true });
  for (let key = 0; key < 5 && !(await use.evaluate((it) => it === document.activeElement)); key += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(use).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(section(page, words)).toContainText(estimate.what_if_taken_up);
  // The button is gone; who pressed it is not sent to the top of the page.
  await expect(page.getByRole('heading', { name: estimate.what_if, exact: true })).toBeFocused();
  await interview.goBack();
  await interview.at('check');
  await expect(page.getByRole('main')).toContainText('1,100,000원');
});

test('dates of a standing scheme', async ({ page, lang }) => {
  const id = 'ofcom-auto-compensation';
  const { version } = PACKS.find((pack) => pack.id === id);
  const words = new Words(lang, await delivered(`packs/${id}/${version}.json`));
  const interview = new Interview(page, words);
  await interview.open();
  await interview.walk({
    in_scheme: 'signed_up',
    contract: 'residential',
    lost_service: true,
    loss_extent: 'total',
    loss_cause: 'neither',
    stopped_on: ['2022', '12', '22'],
    reported_on: ['2022', '12', '23'],
    repaired: true,
    repaired_on: ['2023', '1', '4'],
    missed_visit: false,
    late_start: false,
  });
  const what = section(page, words);
  await what.getByText(words.estimate.what_if_open, { exact: true }).click();
  const repaired = what.getByRole('group', { name: words.label('repaired_on'), exact: true });
  await interview.datePart(2, repaired).fill('5');
  // A day more at 8.40.
  await expect(what.getByRole('row').filter({ hasText: '£58.80' }).first()).toContainText('£50.40');
  await expectAccessible(page, 'dates that can be varied');
});

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  test('nothing is wider than the screen', async ({ page, interview, words }) => {
    await interview.fillIn(shop(LOST), 'estimate');
    await loss(page, words).fill('500,001');
    await expect(section(page, words).getByRole('table')).toBeVisible();
    const [content, screen] = await page.evaluate(() => {
      const root = document.documentElement;
      return [root.scrollWidth, root.clientWidth];
    });
    expect(content).toBeLessThanOrEqual(screen);
  });
});

test('without an answer that can be varied nothing is offered', async ({ page, interview, words }) => {
  const answers = shop(LOST);
  const sales = { ...answers.weekly_sales, [OUTAGE_WEEK]: null };
  await interview.fillIn({ ...answers, weekly_sales: sales }, 'estimate');
  await expect(section(page, words)).toHaveCount(0);
});
