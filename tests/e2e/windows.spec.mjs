// When a service was down: the published time, and the claimant's own in its place.

import { expectAccessible } from './support/axe.mjs';
import { MELON, shop } from './support/claims.mjs';
import { expect, test } from './support/test.mjs';
import { fill } from './support/words.mjs';

/** The fields for one end of a service's window. */
function end(page, words, which) {
  const name = which === 'from' ? words.ui.window_from : words.ui.window_to;
  return page.getByRole('group', { name });
}

async function type(interview, group, parts) {
  for (const [index, part] of parts.entries()) {
    if (part !== undefined) await interview.datePart(index, group).fill(part);
  }
}

test('a corrected time is shown, counted and explained', async ({ page, interview, words }) => {
  const { ui } = words;
  const main = page.getByRole('main');
  await interview.fillIn(MELON, 'windows');
  await expect(main).toContainText('10월 15일(토) 15:30 ~ 10월 18일(화) 09:00');
  await expect(main).toContainText(ui.window_working_by);

  await interview.button(`${ui.window_correct} ${words.service('melon')}`).click();
  const to = end(page, words, 'to');
  await expect(interview.datePart(2, to)).toHaveValue('18');
  await type(interview, to, [undefined, undefined, '16', '1', '5']);
  await expect(main).toContainText(fill(ui.window_yours, '10월 15일(토) 15:30 ~ 10월 16일(일) 01:05'));
  await expectAccessible(page, 'a window being corrected');
  await interview.goOn();
  await interview.at('check');
  await expect(main).toContainText('10월 16일(일) 01:05');

  await interview.walk({}, { until: 'estimate' });
  await interview.openSteps('melon_days');
  const steps = interview.card('melon_days');
  await expect(steps).toContainText(fill(ui.step_outage, words.service('melon')));
  await expect(steps).toContainText('9시간 35분');
  await expect(steps).not.toContainText('65시간 30분');
});

test('a time outside the outage is asked for again', async ({ page, interview, words }) => {
  await interview.fillIn({ ...MELON, services: ['talk_drawer'] }, 'windows');
  await interview.button(`${words.ui.window_correct} ${words.service('talk_drawer')}`).click();
  await type(interview, end(page, words, 'from'), ['2022', '10', '20', '23', '0']);
  await type(interview, end(page, words, 'to'), ['2022', '10', '21', '9', '0']);
  await interview.goOn();
  await expect(interview.summary()).toBeFocused();
  await expect(interview.summary()).toContainText(words.ui.outside_incident);

  await interview.button(`${words.ui.window_reset} ${words.service('talk_drawer')}`).click();
  await expect(interview.summary()).toHaveCount(0);
  await interview.goOn();
  await interview.at('check');
});

test('an end before its start', async ({ page, interview, words }) => {
  await interview.fillIn(MELON, 'windows');
  await interview.button(`${words.ui.window_correct} ${words.service('melon')}`).click();
  const to = end(page, words, 'to');
  await type(interview, to, ['2022', '10', '15', '15', '0']);
  await interview.goOn();
  await expect(interview.summary()).toBeFocused();
  await expect(to).toHaveAccessibleDescription(new RegExp(words.ui.end_before_start));
  await interview.summary().getByRole('link').click();
  await expect(interview.datePart(0, to)).toBeFocused();
  await expect(interview.datePart(3, to)).toHaveValue('15');
});

test('the picture says the same in a table', async ({ page, interview, words }) => {
  await interview.fillIn(shop(300_000), 'windows');
  await page.getByText(words.ui.as_table, { exact: true }).click();
  const table = page.getByRole('table', { name: words.ui.windows_timeline });
  const row = table.getByRole('row', { name: words.service('talk_text') });
  await expect(row).toContainText('10월 15일(토) 15:30 ~ 10월 16일(일) 01:31');
  await expect(table.getByRole('row')).toHaveCount(3);
});
