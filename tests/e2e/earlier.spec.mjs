// What earlier releases left behind still opens and comes to the same: tests/earlier/ has, by release,
// drafts as they lay in the browser, files to go on with, plain and locked, and submissions.
//
// Opening a claim and handing it in again gives the submission that it gave then, to the byte: on the
// same day unchanged answers keep their receipt number.

import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { expectGiven } from './support/given.mjs';
import { Interview } from './support/interview.mjs';
import { pick, unlock } from './support/saving.mjs';
import { expect, test } from './support/test.mjs';
import { delivered, Words } from './support/words.mjs';

const EARLIER = new URL('../earlier/', import.meta.url);

/** A claim of a release, with the texts of its files. */
const CLAIMS = readdirSync(EARLIER)
  .filter((release) => existsSync(new URL(`${release}/index.json`, EARLIER)))
  .flatMap((release) => {
    const folder = new URL(`${release}/`, EARLIER);
    const { passphrase, claims } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));
    return claims.map((claim) => {
      const read = (file) => readFileSync(new URL(`${claim.folder}/${file}`, folder), 'utf8');
      return { ...claim, release, passphrase, read, of: (page) => opened(page, claim) };
    });
  });

/** The calculator for a claim, on the day that the claim was made. */
async function opened(page, { pack, version, lang, now }) {
  const words = new Words(lang, await delivered(`packs/${pack}/${version}.json`));
  await page.clock.setFixedTime(now);
  return new Interview(page, words);
}

/** What lies in the browser before the calculator opens. */
async function put(page, key, text) {
  // The text of the rules is of the same origin, and keeps nothing.
  await page.goto('rules.ko.html');
  await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, text]);
}

/** Goes to each page that was answered: what was typed is there. */
async function expectAnswers(interview, answers) {
  for (const [question, answer] of Object.entries(answers)) {
    await interview.goTo(question);
    await expectGiven(interview, question, answer);
  }
}

/** Goes on to the end: what is handed in is what was handed in then. */
async function expectSubmission(interview, read) {
  await interview.walk({}, { until: 'submit' });
  expect((await interview.download()).json).toBe(read('submission.json'));
}

/** The answers of a file that was opened are there, and lead to the same submission. */
async function expectOpened(interview, { drafts, read }) {
  const { page, words } = interview;
  await expect(page.getByText(words.ui.reopen_done, { exact: true })).toBeVisible();
  const { answers, page: left } = drafts.at(-1);
  await interview.button(words.ui.reopen_go_on).click();
  await interview.at(left);
  await expectAnswers(interview, answers);
  await interview.open();
  await interview.begin();
  await interview.at(left);
  await expectSubmission(interview, read);
}

test('there is something of an earlier release', () => {
  expect(CLAIMS.length).toBeGreaterThanOrEqual(6);
});

for (const claim of CLAIMS) {
  const { release, folder, lang, drafts, aside, passphrase, read, of } = claim;
  test.describe(`${release} ${folder}`, () => {
    test.use({ lang });

    for (const { file, key, answers, page: left } of drafts) {
      test(`${file} goes on where it was left`, async ({ page }) => {
        const interview = await of(page);
        await put(page, key, read(file));
        await interview.open();
        await expect(page.getByText(interview.words.ui.start_restored)).toBeVisible();
        await interview.begin();
        await interview.at(left);
        await expectAnswers(interview, answers);
        if (file !== 'draft-full.json') return;
        await interview.open();
        await interview.begin();
        await expectSubmission(interview, read);
      });
    }

    test(`${aside.file} is taken off the shelf`, async ({ page }) => {
      const interview = await of(page);
      await put(page, aside.key, read(aside.file));
      await interview.open();
      const { saving } = interview.words;
      const item = page.getByRole('listitem').filter({ hasText: aside.name });
      await expect(item).toContainText(saving.all_answered);
      await item.getByRole('button', { name: `${saving.open} ${aside.name}` }).click();
      await interview.at('start');
      await interview.begin();
      await expectSubmission(interview, read);
    });

    test('saved.json opens in another browser', async ({ page }) => {
      const interview = await of(page);
      await interview.open();
      await pick(interview, read('saved.json'));
      await expectOpened(interview, claim);
    });

    test('locked.json opens in another browser', async ({ page }) => {
      const interview = await of(page);
      await interview.open();
      await pick(interview, read('locked.json'));
      await unlock(interview, passphrase);
      await expectOpened(interview, claim);
    });

    for (const file of ['submission.json', 'claim.json']) {
      test(`${file} is gone on with`, async ({ page }) => {
        const interview = await of(page);
        await interview.open();
        await pick(interview, read(file));
        await expect(page.getByText(interview.words.ui.reopen_done, { exact: true })).toBeVisible();
        await interview.button(interview.words.ui.reopen_go_on).click();
        await interview.walk({}, { until: 'submit' });
        const [before, after] = [read('submission.json'), (await interview.download()).json].map((text) => JSON.parse(text));
        // A claim alone has no key of its own.
        if (file === 'claim.json') {
          expect(after.idempotency_key).not.toBe(before.idempotency_key);
          before.idempotency_key = after.idempotency_key;
          before.digest = after.digest;
        }
        expect(after).toEqual(before);
      });
    }
  });
}
