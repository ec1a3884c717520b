// What one takes away, and what the back office makes of it.

import { digestOf, lineOf, verify } from './support/cli.mjs';
import { COMPANY, MELON, shop } from './support/claims.mjs';
import { tick } from './support/interview.mjs';
import { expect, test } from './support/test.mjs';

// Without BOSANG_CLI the command is compiled first.
if (!process.env.BOSANG_CLI) test.setTimeout(600_000);

for (const [name, answers] of [['person', MELON], ['shop', shop(300_000)], ['company', COMPANY]]) {
  test(`the submission of a ${name} is recomputed and equal`, async ({ interview }, info) => {
    await interview.fillIn(answers, 'submit');
    const { name: file, json } = await interview.download();
    const receipt = await interview.receipt();
    expect(file).toBe(`bosang-${receipt}.json`);

    const submission = JSON.parse(json);
    expect(digestOf(submission)).toBe(submission.digest);
    expect(submission.digest.slice(0, 12).toUpperCase()).toBe(receipt.replaceAll('-', ''));
    const { code, said } = verify(json, info);
    expect(said).toMatch(/equal/i);
    expect(code).toBe(0);
  });
}

test('one won more is found', async ({ interview }, info) => {
  await interview.fillIn(shop(300_000), 'submit');
  const submission = JSON.parse((await interview.download()).json);
  expect(lineOf(submission, 'sales_loss').amount).toEqual({ money: 30_000 });
  expect(verify(submission, info).code).toBe(0);

  lineOf(submission, 'sales_loss').amount.money += 1;
  const tampered = verify(submission, info);
  expect(tampered.code).not.toBe(0);
  expect(tampered.said).toMatch(/tampered|changed after/i);

  // Whoever makes the digest anew is found by recomputing.
  submission.digest = digestOf(submission);
  const different = verify(submission, info);
  expect(different.code).not.toBe(0);
  const index = submission.estimate.lines.indexOf(lineOf(submission, 'sales_loss'));
  expect(different.said).toContain(`/estimate/lines/${index}/amount/money`);
  expect(different.said).toContain('30001');
  expect(different.said).toContain('30000');
});

test('a changed answer is found too', async ({ interview }, info) => {
  await interview.fillIn(shop(300_000), 'submit');
  const submission = JSON.parse((await interview.download()).json);
  submission.claim.answers.weekly_sales.weekly_money['2022-10-15'] -= 1;
  submission.digest = digestOf(submission);
  const { code, said } = verify(submission, info);
  expect(code).not.toBe(0);
  expect(said).toContain('/estimate/');
});

test('rules that nobody published are not taken', async ({ interview }, info) => {
  await interview.fillIn(MELON, 'submit');
  const submission = JSON.parse((await interview.download()).json);
  submission.pack.version = '9.9.9';
  submission.digest = digestOf(submission);
  const { code, said } = verify(submission, info);
  expect(code).not.toBe(0);
  expect(said).toContain('9.9.9');
});

test('what was answered on a way left again is not in it', async ({ interview, words }) => {
  await interview.fillIn(shop(300_000), 'check');
  await interview.change(words.label('claimant'));
  await tick(interview.radio('claimant', 'consumer'));
  await interview.goOn();
  await interview.walk({}, { until: 'submit' });
  const { claim } = JSON.parse((await interview.download()).json);
  expect(Object.keys(claim.answers).sort()).toEqual(['claimant', 'services', 'talk_account']);
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  test('gives the same text', async ({ page, interview, words }) => {
    await interview.fillIn(MELON, 'submit');
    await interview.button(words.ui.submit_copy).click();
    await expect(page.getByRole('status').filter({ hasText: words.ui.submit_copied })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe((await interview.download()).json);
  });
});

test('an unchanged claim keeps its number, a changed one does not', async ({ page, interview, words }) => {
  // By the pages, since the browser's way back leads over them.
  await interview.open();
  await interview.walk(shop(300_000), { until: 'submit' });
  const receipt = await interview.receipt();
  await page.reload();
  await interview.at('submit');
  expect(await interview.receipt()).toBe(receipt);

  await page.goBack();
  await interview.at('estimate');
  await page.goBack();
  await interview.at('check');
  await interview.change(words.label('weekly_sales'));
  await interview.week('2022-10-22').fill('1');
  await interview.goOn();
  await interview.walk({}, { until: 'submit' });
  expect(await interview.receipt()).not.toBe(receipt);
});
