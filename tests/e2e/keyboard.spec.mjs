// A whole claim without a mouse.

import { tick } from './support/interview.mjs';
import { expect, test } from './support/test.mjs';

/** Presses Tab until `target` has the focus, as someone does who looks for it. */
async function tabTo(page, target) {
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60; presses += 1) {
    if (await hasFocus()) return;
    await page.keyboard.press('Tab');
  }
  expect(await hasFocus(), `the Tab key reaches ${target}`).toBe(true);
}

async function expectVisibleFocus(target) {
  const { style, width } = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return { style: outlineStyle, width: parseFloat(outlineWidth) };
  });
  expect(style, 'the focused element is outlined').not.toBe('none');
  expect(width).toBeGreaterThanOrEqual(2);
}

test('from the first page to the submission', async ({ page, interview, words }) => {
  const { keyboard } = page;
  const { ui } = words;
  const arrive = async (name) => {
    await interview.at(name);
    await expect(interview.heading()).toBeFocused();
  };

  await interview.open();
  const skip = page.getByRole('link', { name: ui.skip_to_content });
  await keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const begin = interview.button(ui.continue);
  await tabTo(page, begin);
  await expectVisibleFocus(begin);
  await keyboard.press('Enter');
  await expect(interview.summary()).toBeFocused();
  const person = interview.radio('claimant', 'consumer');
  const shop = interview.radio('claimant', 'small_business');
  await tabTo(page, person);
  await keyboard.press('Space');
  await expect(person).toBeChecked();
  await keyboard.press('ArrowDown');
  await expect(shop).toBeChecked();
  await keyboard.press('ArrowUp');
  await expect(person).toBeChecked();
  await keyboard.press('Enter');

  await arrive('talk_account');
  await tabTo(page, interview.radio('talk_account', 'korean'));
  await keyboard.press('Space');
  const goOn = interview.button(ui.continue);
  await tabTo(page, goOn);
  await expectVisibleFocus(goOn);
  await keyboard.press('Enter');

  await arrive('services');
  await tabTo(page, page.getByRole('searchbox', { name: ui.service_search }));
  await keyboard.type(words.service('melon'));
  await tabTo(page, interview.service('melon'));
  await keyboard.press('Space');
  await expect(interview.service('melon')).toBeChecked();
  await tabTo(page, goOn);
  await keyboard.press('Space');

  await arrive('melon_pass');
  await tabTo(page, interview.radio('melon_pass', 'direct'));
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await expect(interview.radio('melon_pass', 'in_app')).toBeChecked();
  await keyboard.press('Enter');

  await arrive('worldcup_granted_on');
  for (const [index, part] of ['2022', '11', '20'].entries()) {
    await tabTo(page, interview.datePart(index));
    await keyboard.type(part);
  }
  await keyboard.press('Enter');

  await arrive('windows');
  await tabTo(page, goOn);
  await keyboard.press('Enter');

  await arrive('check');
  const see = interview.button(ui.check_button);
  await tabTo(page, see);
  await keyboard.press('Enter');

  await arrive('estimate');
  const card = interview.card('melon_cash');
  await expect(card).toContainText('1,500원');
  const how = card.locator('summary');
  await tabTo(page, how);
  await expectVisibleFocus(how);
  await keyboard.press('Enter');
  await expect(card.getByRole('list').first()).toBeVisible();
  await tabTo(page, interview.button(ui.to_submit));
  await keyboard.press('Enter');

  await arrive('submit');
  const save = interview.button(ui.submit_download);
  await tabTo(page, save);
  const download = page.waitForEvent('download');
  await keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});

test('what is wrong takes the focus, and leads to its field', async ({ page, interview, words }) => {
  await interview.fillIn({ claimant: 'consumer', talk_account: 'korean', services: ['bike'] },
    'bike_overcharge');
  const field = interview.amount('bike_overcharge');
  await field.fill('a lot');
  await field.press('Enter');

  await expect(interview.summary()).toBeFocused();
  const link = interview.summary().getByRole('link', { name: words.ui.not_an_amount });
  await tabTo(page, link);
  const address = page.url();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  expect(page.url()).toBe(address);

  // A second attempt moves the focus again, so that it is heard again.
  await page.keyboard.press('Enter');
  await expect(interview.summary()).toBeFocused();
});

test.describe('on a narrow screen', () => {
  test.use({ lang: 'en', viewport: { width: 320, height: 640 } });

  test('what takes the focus is not under the bar at the bottom', async ({ page, interview }) => {
    await interview.fillIn({ claimant: 'consumer', talk_account: 'korean' }, 'services');
    // A long figure in the bar makes it as high as it gets.
    await tick(interview.service('talk_text'));
    await expect(interview.running()).toContainText('won');
    const covered = [];
    for (const box of await page.getByRole('main').getByRole('checkbox').all()) {
      await tabTo(page, box);
      const inSight = await box.evaluate((input) => {
        const { left, top, width, height } = input.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return there === input || [...input.labels].some((label) => label.contains(there));
      });
      if (!inSight) covered.push(await box.getAttribute('value'));
    }
    expect(covered).toEqual([]);
  });
});
