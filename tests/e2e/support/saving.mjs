// Saving a claim as a file and opening one, as a person does it.

import { readFileSync } from 'node:fs';

import { expect } from '@playwright/test';

import { tick } from './interview.mjs';

/** Goes to the page that saves, from the foot of any other. */
export async function toSaving({ page, words }) {
  await page.getByRole('button', { name: words.saving.link, exact: true }).click();
  await expect(page.getByLabel(words.saving.name, { exact: true })).toBeVisible();
}

/** Saves the claim, locked where there is a passphrase: the file's name and what is in it. */
export async function saveAsFile({ page, words }, passphrase) {
  const { saving } = words;
  const option = page.getByRole('radio', { name: saving.lock_options[passphrase ? 0 : 1], exact: true });
  await tick(option);
  if (passphrase) await page.getByLabel(saving.passphrase, { exact: true }).fill(passphrase);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: saving.save, exact: true }).click(),
  ]);
  await expect(page.getByText(saving.saved)).toBeVisible();
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'utf8') };
}

/** Chooses a file of that content on the start page. */
export async function pick({ page, words }, text) {
  // A field of the opening may be replaced by the program's while the test reaches for it.
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  await page.getByLabel(words.ui.reopen_pick, { exact: true })
    .setInputFiles({ name: 'claim.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Opens a locked file that was chosen. */
export async function unlock({ page, words }, passphrase) {
  await page.getByLabel(words.saving.passphrase, { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: words.saving.unlock, exact: true }).click();
}
