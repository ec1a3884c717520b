// What people type: read where it can be, kept where it cannot, with a message that says what to
// do, beside the field and in the summary.

import { expectAccessible } from './support/axe.mjs';
import { OUTAGE_WEEK, shop, WEEKS } from './support/claims.mjs';
import { tick } from './support/interview.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { fill } from './support/words.mjs';

const CYCLIST = { claimant: 'consumer', talk_account: 'korean', services: ['bike'] };

async function expectWrong(interview, field, message) {
  await expect(interview.summary()).toBeFocused();
  await expect(interview.summary().getByRole('link', { name: message })).toHaveCount(1);
  await expect(field).toHaveAccessibleDescription(new RegExp(escape(message)));
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test.describe('amounts', () => {
  const UNDERSTOOD = [
    ['120만', '120만 원 (1,200,000원)'],
    ['1,234,000원', '123만 4,000원 (1,234,000원)'],
    [' ₩ 50,000 ', '5만 원 (50,000원)'],
    ['1만 5천', '1만 5,000원 (15,000원)'],
    ['１２３４', '1,234원'],
    ['0', '0원'],
  ];

  test('are said back as they were understood', async ({ interview, words, page }) => {
    await interview.fillIn(CYCLIST, 'bike_overcharge');
    const field = interview.amount('bike_overcharge');
    for (const [typed, understood] of UNDERSTOOD) {
      await field.fill(typed);
      const echo = page.getByRole('main').getByRole('status').filter({ hasText: understood });
      await expect(echo).toHaveText(fill(words.ui.echo, understood));
      await expect(field).toHaveValue(typed);
    }
    await field.fill('120만');
    await interview.goOn();
    await interview.next('bike_overcharge');
    await interview.goBack();
    await interview.at('bike_overcharge');
    await expect(field).toHaveValue('120만');
  });

  const WRONG = [
    ['many', (ui) => ui.not_an_amount],
    ['1,23,4', (ui) => ui.not_an_amount],
    ['-5000', (ui) => ui.negative],
    ['1234.5', (ui) => ui.fraction],
    ['1000만 1원', (ui) => fill(ui.above, '1,000만 원 (10,000,000원)')],
    ['', (ui) => ui.empty_amount],
  ];

  // What is read of which spelling is tested natively: src/input/tests.rs. Here it is shown.
  test('that cannot be read get a message and stay', async ({ interview, words, page }) => {
    await interview.fillIn(CYCLIST, 'bike_overcharge');
    const field = interview.amount('bike_overcharge');
    const [[typed, message], ...more] = WRONG;
    await field.fill(typed);
    // While one types nothing scolds.
    await expect(interview.summary()).toHaveCount(0);
    await interview.goOn();
    await expectWrong(interview, field, message(words.ui));
    await expect(field).toHaveValue(typed);
    await expectAccessible(page, `a page with '${typed}'`);

    await page.reload();
    await interview.at('bike_overcharge');
    await expect(field).toHaveValue(typed);

    for (const [other, told] of more) {
      await field.fill(other);
      await interview.goOn();
      await expectWrong(interview, field, told(words.ui));
      await expect(field).toHaveValue(other);
    }

    await field.fill('3,000');
    await interview.goOn();
    await interview.next('bike_overcharge');
  });
});

for (const lang of LANGS) {
  test.describe(`choices, in ${lang}`, () => {
    test.use({ lang });

    test('that were not made', async ({ interview, words, page }) => {
      await interview.open();
      await interview.goOn();
      const group = page.getByRole('group', { name: words.question('claimant') });
      await expectWrong(interview, group, words.ui.empty_choice);
      await expectAccessible(page, 'a choice not made');

      await interview.summary().getByRole('link').click();
      await expect(interview.radio('claimant', 'consumer')).toBeFocused();
      await tick(interview.radio('claimant', 'consumer'));
      await expect(interview.summary()).toHaveCount(0);
      await interview.goOn();
      await interview.at('talk_account');
    });

    test('of no service at all', async ({ interview, words, page }) => {
      await interview.fillIn({ claimant: 'consumer', talk_account: 'korean' }, 'services');
      await interview.goOn();
      const group = page.getByRole('group', { name: words.question('services') });
      await expectWrong(interview, group, words.ui.empty_services);
    });
  });
}

test('weeks are looked at one by one', async ({ interview, words, page }) => {
  await interview.fillIn({ ...shop(300_000), weekly_sales: {} }, 'weekly_sales');
  await interview.week(WEEKS[0]).fill('120만');
  await interview.week(WEEKS[1]).fill('about ten');
  await tick(interview.noRecord(WEEKS[2]));
  await interview.goOn();

  await expect(interview.summary()).toBeFocused();
  await expect(interview.summary().getByRole('link')).toHaveCount(6);
  await expect(interview.week(WEEKS[1])).toHaveAccessibleDescription(
    new RegExp(words.ui.not_an_amount),
  );
  await expect(interview.week(OUTAGE_WEEK)).toHaveAccessibleDescription(
    new RegExp(words.ui.empty_week),
  );
  await expectAccessible(page, 'weeks that lack amounts');
  await expect(interview.week(WEEKS[0])).toHaveValue('120만');
  await expect(interview.week(WEEKS[1])).toHaveValue('about ten');
  await expect(interview.noRecord(WEEKS[2])).toBeChecked();

  // A message goes when its field is right, the others stay.
  await interview.week(WEEKS[1]).fill('10만');
  await expect(interview.summary().getByRole('link')).toHaveCount(5);
});

test.describe('dates', () => {
  const WRONG = [
    [['2022', '11', ''], (ui) => fill(ui.part_empty, ui.date_parts[2]), 2],
    [['2022', '11', '31'], (ui) => ui.no_such_date, 2],
    [['22', '11', '20'], (ui) => ui.year_digits, 0],
    [['2022', '13', '1'], (ui) => ui.part_range[1], 1],
    [['2022', '11', '17'], (ui) => fill(ui.before, '2022년 11월 18일(금)'), 0],
    [['2023', '1', '1'], (ui) => fill(ui.after, '2022년 12월 31일(토)'), 0],
  ];

  test('that cannot be read get a message and stay', async ({ interview, words, page }) => {
    await interview.fillIn(
      { claimant: 'consumer', talk_account: 'korean', services: [] },
      'worldcup_granted_on',
    );
    for (const [parts, message, part] of WRONG) {
      await interview.give('worldcup_granted_on', parts);
      await interview.goOn();
      const group = page.getByRole('group', { name: words.question('worldcup_granted_on') });
      await expectWrong(interview, group, message(words.ui));
      for (const [index, text] of parts.entries()) {
        await expect(interview.datePart(index)).toHaveValue(text);
      }
      await interview.summary().getByRole('link').click();
      await expect(interview.datePart(part)).toBeFocused();
    }
  });
});

test('another loss wants its words and its amount', async ({ interview, words, page }) => {
  await interview.fillIn(shop(300_000), 'other-losses');
  await interview.button(words.ui.loss_add).click();
  const what = page.getByRole('textbox', { name: fill(words.ui.loss_what, '1'), exact: true });
  const amount = page.getByRole('textbox', { name: words.ui.loss_amount, exact: true });
  await amount.fill('40만');
  await interview.goOn();
  await expectWrong(interview, what, words.ui.no_description);
  await expect(amount).toHaveValue('40만');

  await what.fill('예약 취소');
  await amount.fill('');
  await interview.goOn();
  await expectWrong(interview, amount, words.ui.empty_amount);
  await amount.fill('40만');
  await interview.goOn();
  await interview.at('evidence');
});

test('services are found by what people call them', async ({ interview, words, page }) => {
  await interview.fillIn({ claimant: 'consumer', talk_account: 'korean' }, 'services');
  const search = page.getByRole('searchbox', { name: words.ui.service_search });
  const shown = page.getByRole('main').getByRole('checkbox');
  const all = await shown.count();
  expect(all).toBeGreaterThan(20);

  await search.fill('카톡');
  await expect(interview.service('talk_text')).toBeVisible();
  await expect(interview.service('melon')).toHaveCount(0);
  await search.fill('ㅁㄹ');
  await expect(interview.service('melon')).toBeVisible();
  await tick(interview.service('melon'));
  await expect(page.getByText(fill(words.ui.services_chosen, '1'))).toBeVisible();

  await search.fill('zzz');
  await expect(page.getByText(words.ui.service_none_found)).toBeVisible();
  await search.fill('');
  await expect(shown).toHaveCount(all);
  await expect(interview.service('melon')).toBeChecked();
});
