// A claim that was taken away as a file is gone on with, on another device too: the page is opened
// anew with nothing kept.

import { readFileSync } from 'node:fs';

import { expectAccessible } from './support/axe.mjs';
import { MELON, shop } from './support/claims.mjs';
import { NEWER, release } from './support/newer.mjs';
import { APP } from './support/origin.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { fill, PACK } from './support/words.mjs';

/** Picks a file of that content on the start page. */
async function pick(page, words, content, name = 'claim.json') {
  // A field of the opening may be replaced by the program's while the test reaches for it.
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  await page.getByLabel(words.ui.reopen_pick, { exact: true })
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** Another device: nothing is kept. */
async function elsewhere(page, interview) {
  // The finder keeps no answers.
  await page.goto('./');
  await page.evaluate(() => localStorage.clear());
  await page.goto(APP);
  await interview.at('start');
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a submission is gone on with elsewhere, and is the same claim', async ({
      page, interview, words,
    }) => {
      const { ui } = words;
      await interview.fillIn(shop(300_000), 'submit');
      const first = JSON.parse((await interview.download()).json);
      await elsewhere(page, interview);
      await page.goto(`${APP}?lang=${lang}`);
      await pick(page, words, JSON.stringify(first));
      await expect(page.getByText(ui.reopen_done, { exact: true })).toBeVisible();
      await expectAccessible(page, 'the start with a file opened');

      await interview.button(ui.reopen_go_on).click();
      await interview.at('check');
      await interview.walk(shop(300_000), { until: 'submit' });
      await interview.at('submit');
      const again = JSON.parse((await interview.download()).json);
      expect(again.claim).toEqual(first.claim);
      expect(again.idempotency_key).toBe(first.idempotency_key);
      expect(again.estimate.lines).toEqual(first.estimate.lines);
    });
  });
}

test('a file takes the place of other answers only when asked to', async ({
  page, interview, words,
}) => {
  const { ui } = words;
  await interview.fillIn(shop(300_000), 'submit');
  const file = (await interview.download()).json;
  await interview.clear();
  await interview.fillIn(MELON, 'check');
  await page.goto(APP);
  await interview.at('start');
  const kept = () => page.evaluate((id) => localStorage[`bosang./.draft.${id}`], PACK.id);
  const before = await kept();

  await pick(page, words, file);
  await expect(page.getByText(ui.reopen_replaces)).toBeVisible();
  await expectAccessible(page, 'the start with a file to confirm');
  await interview.button(ui.reopen_keep).click();
  await expect(page.getByText(ui.reopen_replaces)).toHaveCount(0);
  expect(await kept()).toBe(before);

  await pick(page, words, file);
  await interview.button(ui.reopen_open).click();
  await expect(page.getByText(ui.reopen_done, { exact: true })).toBeVisible();
  await page.reload();
  await interview.at('start');
  const entries = new Map(JSON.parse(await kept()).entries);
  expect(entries.get('claimant')).toEqual({ choice: 'small_business' });
});

test('what is no claim of this scheme changes nothing and says why', async ({
  page, interview, words,
}) => {
  const { ui } = words;
  await interview.open();
  const [damaged, another] = ['{"schema":1,"pack"', JSON.stringify({
    schema: 1, pack: 'kt-2021-10-25', version: '1.0.0', answers: {},
  })];
  await pick(page, words, damaged);
  await expect(page.getByText(ui.reopen_no_claim)).toBeVisible();
  await page.getByLabel(ui.reopen_pick, { exact: true })
    .setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  await expect(page.getByText(words.saving.zipped)).toBeVisible();
  await pick(page, words, 'x'.repeat(5 * 1024 * 1024));
  await expect(page.getByText(ui.reopen_unusable)).toBeVisible();
  await pick(page, words, another);
  await expect(page.getByText(ui.reopen_another)).toBeVisible();
  await expect(interview.button(ui.continue)).toBeVisible();
  await page.getByRole('link', { name: ui.reopen_another_link }).click();
  await expect(page).toHaveURL(/\/kt-2021-10-25\/$/);
});

// All cases of tests/corpus run natively; here is that the page asks the same reader.
test('a file is read by the one grammar of all readers', async ({ page, interview, words }) => {
  const { ui } = words;
  const right = readFileSync(new URL('../corpus/documents/claim.json', import.meta.url), 'utf8');
  await elsewhere(page, interview);
  await pick(page, words, right.replace('"amount":250000', '"amount":0250000'));
  await expect(page.getByText(ui.reopen_no_claim)).toBeVisible();
  await pick(page, words, `\ufeff${right}`);
  await expect(page.getByText(ui.reopen_done, { exact: true })).toBeVisible();
  await expect(page.getByText(ui.reopen_no_claim)).toHaveCount(0);
});

test('a claim under an older version is opened under its own, and tells what the newer would change', async ({
  page, interview, words,
}) => {
  const { ui } = words;
  await interview.fillIn(shop(300_000), 'submit');
  const file = (await interview.download()).json;
  await elsewhere(page, interview);
  await release(page);
  await page.reload();
  await interview.at('start');
  await pick(page, words, file);
  await expect(page.getByText(ui.newer_heading)).toHaveCount(0);
  await interview.button(ui.reopen_open).click();

  const text = fill(ui.newer_text, PACK.version, NEWER);
  await expect(page.getByText(text)).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: words.remedy('sales_loss') });
  await expect(row).toContainText('30,000원');
  await expect(row).toContainText('40,000원');
  await interview.begin();
  await interview.at('check');
  await interview.button(ui.check_button).click();
  await interview.at('estimate');
  await expect(interview.card('sales_loss')).toContainText('30,000원');
});

test('a claim under a version that is served no more is opened under the current one', async ({
  page, interview, words,
}) => {
  const { ui } = words;
  await interview.fillIn(shop(300_000), 'submit');
  const submission = JSON.parse((await interview.download()).json);
  submission.claim.version = '0.1.0';
  await elsewhere(page, interview);
  await pick(page, words, JSON.stringify(submission));
  await expect(page.getByText('0.1.0', { exact: false })).toBeVisible();
  await interview.button(ui.reopen_open).click();
  await expect(page.getByText(ui.start_rules_changed)).toBeVisible();
  await interview.button(ui.start_continue).click();
  await interview.at('check');
});
