// Answers stay: over a reload, a closed tab, the browser's own buttons, a changed mind. They go
// when asked to.

import { readFileSync } from 'node:fs';

import { expectAccessible } from './support/axe.mjs';
import { MELON, OUTAGE_WEEK, shop, WEEKS } from './support/claims.mjs';
import { Interview, tick } from './support/interview.mjs';
import { APP, PACK_ID } from './support/origin.mjs';
import { expect, test } from './support/test.mjs';

test('a reload in mid-claim restores page and answers', async ({ page, interview }) => {
  const { weekly_sales: sales, ...answers } = shop(300_000);
  await interview.fillIn(answers, 'weekly_sales');
  await interview.week(WEEKS[0]).fill('1,2');
  await tick(interview.noRecord(WEEKS[2]));

  await page.reload();
  await interview.at('weekly_sales');
  await expect(interview.week(WEEKS[0])).toHaveValue('1,2');
  await expect(interview.noRecord(WEEKS[2])).toBeChecked();

  // What was typed where there is no record stays too, and does not count.
  await interview.walk(
    { weekly_sales: { ...sales, [WEEKS[2]]: '900만' } },
    { until: 'estimate' },
  );
  await expect(interview.card('sales_loss')).toContainText('30,000원');
});

test('a new tab offers to go on', async ({ page, context, interview, words }) => {
  await interview.fillIn(MELON, 'melon_pass');
  await page.close();

  const tab = new Interview(await context.newPage(), words);
  await tab.open();
  await expect(tab.page.getByText(words.ui.start_restored)).toBeVisible();
  await tab.button(words.ui.start_continue).click();
  // What was answered is not asked again.
  await tab.next('start');
  expect(await tab.current()).toBe('melon_last_day');
  await tab.walk(MELON, { until: 'estimate' });
  await expect(tab.card('melon_days')).toContainText('3일(72시간)');
});

test('back and forward walk the pages', async ({ page, interview }) => {
  await interview.open();
  await interview.walk(MELON, { until: 'melon_pass' });
  await page.goBack();
  await interview.at('services');
  await page.goBack();
  await interview.at('talk_account');
  await expect(interview.radio('talk_account', 'korean')).toBeChecked();
  await page.goForward();
  await interview.at('services');
  await page.goForward();
  await interview.at('melon_pass');

  // The page's own way back and the browser's are one.
  await interview.goBack();
  await interview.at('services');
  await page.goForward();
  await interview.at('melon_pass');
  await interview.goBack();
  await interview.goBack();
  await interview.goBack();
  await interview.at('start');
});

test('an address that the answers do not lead to yet', async ({ page, interview }) => {
  await page.goto(`${APP}#/estimate`);
  await interview.at('start');
  await page.goto(`${APP}#/nowhere`);
  await interview.current();
});

test('a changed answer loses none of the later ones', async ({ page, interview, words }) => {
  await interview.fillIn(shop(300_000), 'check');
  await interview.change(words.label('claimant'));
  await interview.at('claimant');
  await tick(interview.radio('claimant', 'consumer'));
  await interview.goOn();
  await interview.at('check');
  await expect(page.getByRole('main')).not.toContainText(words.label('weekly_sales'));

  await interview.change(words.label('claimant'));
  await tick(interview.radio('claimant', 'small_business'));
  await interview.goOn();
  await interview.at('check');
  await interview.change(words.label('weekly_sales'));
  await interview.at('weekly_sales');
  await expect(interview.week(WEEKS[3])).toHaveValue('150만');
  await expect(interview.noRecord(WEEKS[2])).toBeChecked();
  await interview.week(OUTAGE_WEEK).fill('100만');
  await interview.goOn();
  await interview.at('check');
  await interview.button(words.ui.check_button).click();
  await interview.at('estimate');
  await expect(interview.card('sales_loss')).toContainText('50,000원');
});

test('a new need for an answer is asked for right after the change', async ({ interview, words }) => {
  await interview.fillIn(MELON, 'check');
  await interview.change(words.label('services'));
  await tick(interview.service('bike'));
  await interview.goOn();
  await interview.at('bike_overcharge');
  // Who is asked for one loss is asked for others.
  expect(await interview.walk({ bike_overcharge: '2,500' }, { until: 'check' })).toEqual([
    'bike_overcharge', 'other-losses', 'check',
  ]);
  await interview.walk({}, { until: 'estimate' });
  await expect(interview.card('bike_refund')).toContainText('2,500원');
  await expect(interview.card('melon_days')).toContainText('3일(72시간)');
});

test('clearing asks first, then leaves nothing', async ({ page, interview, words }) => {
  const { ui } = words;
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  await interview.fillIn(MELON, 'melon_pass');
  await tick(interview.radio('melon_pass', 'partner'));
  expect(await kept()).toContain('partner');

  await interview.frameButton(ui.clear).click();
  await expect(page.getByText(ui.clear_question)).toBeVisible();
  await interview.frameButton(ui.clear_no).click();
  await expect(interview.radio('melon_pass', 'partner')).toBeChecked();

  await interview.clear();
  await expect(page.getByText(ui.start_restored)).toBeHidden();
  expect(await kept()).not.toContain('melon');
  await page.reload();
  await interview.at('start');
  await expect(interview.radio('claimant', 'consumer')).not.toBeChecked();
});

for (const [what, text] of [
  ['a newer version', JSON.stringify({ schema: 99, pack: PACK_ID, answers: {} })],
  ['damage', '{"schema":1,"pack":'],
]) {
  test(`a draft that cannot be read stays, after ${what}, and a new one is kept beside it`, async ({ page, interview, words }) => {
    const read = (name) => page.evaluate((end) => {
      const key = Object.keys(localStorage).find((known) => known.endsWith(end));
      return key && localStorage.getItem(key);
    }, `.${name}`);
    await page.goto('about:blank');
    await page.addInitScript(([id, kept]) => {
      if (location.protocol !== 'about:' && !localStorage.length) localStorage.setItem(`bosang.draft.${id}`, kept);
    }, [PACK_ID, text]);
    await interview.open();
    await expect(page.getByText(words.ui.unread_text)).toBeVisible();
    await expectAccessible(page, 'a draft that cannot be read');
    const saved = page.waitForEvent('download');
    await interview.button(words.ui.unread_save).click();
    const file = await (await saved).path();
    expect(readFileSync(file, 'utf8')).toBe(text);

    await interview.walk(MELON, { until: 'check' });
    expect(await read(`draft.${PACK_ID}`)).toBe(text);
    await page.reload();
    await interview.at('check');
    expect(await read(`draft.${PACK_ID}`)).toBe(text);
    await interview.button(words.ui.understood).click();
    await expect(page.getByText(words.ui.unread_text)).toBeHidden();
  });
}
