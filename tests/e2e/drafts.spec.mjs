// Saving, going on later, handing over: locked files, several drafts, two tabs.

import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { expectAccessible } from './support/axe.mjs';
import { MELON, shop } from './support/claims.mjs';
import { launch } from './support/firefox.mjs';
import { Interview, tick } from './support/interview.mjs';
import { APP, BASE } from './support/origin.mjs';
import { pick, saveAsFile, toSaving, unlock as open } from './support/saving.mjs';
import { expect, LANGS, test } from './support/test.mjs';

const PASSPHRASE = '초록 우산 여섯 개';
const VECTORS = JSON.parse(readFileSync(new URL('./fixtures/locked.json', import.meta.url), 'utf8'));

// ---- the same locks by Node's OpenSSL, as docs/claim-file.md has them

const head = ({ bosang, schema, kdf, cipher }) =>
  JSON.stringify([bosang, schema, kdf.name, kdf.hash, kdf.iterations, kdf.salt, cipher.name, cipher.iv]);
const keyOf = (passphrase, { iterations, salt }) =>
  pbkdf2Sync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), iterations, 32, 'sha256');
const checksum = (file) => createHash('sha256').update(head(file)).update(file.content).digest('hex');

function unlock(text, passphrase) {
  const file = JSON.parse(text);
  expect(checksum(file)).toBe(file.sha256);
  const content = Buffer.from(file.content, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, file.kdf), Buffer.from(file.cipher.iv, 'base64'));
  cipher.setAAD(Buffer.from(head(file)));
  cipher.setAuthTag(content.subarray(-16));
  return Buffer.concat([cipher.update(content.subarray(0, -16)), cipher.final()]).toString();
}

function lock(text, passphrase, salt, iv) {
  const file = {
    bosang: 'locked',
    schema: 1,
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: 600_000, salt },
    cipher: { name: 'AES-GCM', iv },
  };
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, file.kdf), Buffer.from(iv, 'base64'));
  cipher.setAAD(Buffer.from(head(file)));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  file.content = content.toString('base64');
  file.sha256 = checksum(file);
  return file;
}

// ---- the page

/** Another device: nothing is kept. */
async function elsewhere(page, interview, lang) {
  await page.goto('./');
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${APP}?lang=${lang}`);
  await interview.at('start');
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a claim is saved half-way, locked, and gone on with on another device', async ({ page, interview, words }) => {
      const { saving, ui } = words;
      await interview.fillIn(shop(300_000), 'other-losses');
      await page.getByRole('button', { name: ui.loss_add }).click();
      await page.getByRole('textbox', { name: ui.loss_amount }).fill('half typ');
      await toSaving(interview);
      await expect(interview.heading()).toContainText(ui.save_heading);
      await page.getByLabel(saving.name, { exact: true }).fill('홍대점');
      await expectAccessible(page, 'saving');

      // Too short to lock anything.
      await page.getByLabel(saving.passphrase, { exact: true }).fill('1234');
      await page.getByRole('button', { name: saving.save, exact: true }).click();
      await expect(page.getByText(saving.passphrase_short.replace('{0}', '8'))).toBeVisible();
      await expect(page.getByLabel(saving.passphrase, { exact: true })).toBeFocused();
      await expectAccessible(page, 'a passphrase that is too short');

      const { name, text } = await saveAsFile(interview, PASSPHRASE);
      expect(name).toBe(`bosang-홍대점-${words.pack.id}.json`);
      expect(text, 'nothing of it can be read').not.toMatch(/홍대점|small_business|half typ/);
      const { kdf, cipher } = JSON.parse(text);
      expect(kdf).toMatchObject({ name: 'PBKDF2', hash: 'SHA-256', iterations: 600_000 });
      expect(cipher.name).toBe('AES-GCM');
      expect(JSON.parse(unlock(text, PASSPHRASE)).draft.name).toBe('홍대점');

      await elsewhere(page, interview, lang);
      await pick(interview, text);
      await expect(page.getByText(saving.locked, { exact: true })).toBeVisible();
      await expectAccessible(page, 'a locked file');
      await open(interview, 'not the passphrase');
      await expect(page.getByText(saving.wrong_passphrase)).toBeVisible();
      // A Mac may type Hangul in parts.
      await open(interview, PASSPHRASE.normalize('NFD'));
      await expect(page.getByText(ui.reopen_done, { exact: true })).toBeVisible();
      await page.goto(`${APP}?lang=${lang}#/other-losses`);
      await expect(page.getByRole('textbox', { name: ui.loss_amount })).toHaveValue('half typ');
    });
  });
}

test('a plain file can be read, and opens', async ({ page, interview, words, lang }) => {
  await interview.fillIn(MELON, 'check');
  await toSaving(interview);
  const { name, text } = await saveAsFile(interview);
  expect(name).toBe(`bosang-${words.saving.file}-${words.pack.id}.json`);
  expect(JSON.parse(text).draft.entries).not.toEqual([]);
  await elsewhere(page, interview, lang);
  await pick(interview, text);
  await expect(page.getByText(words.ui.reopen_done, { exact: true })).toBeVisible();
});

test('files locked elsewhere open, and those that are damaged are told from wrong passphrases', async ({ page, interview, words }) => {
  const { saving } = words;
  await interview.open();
  for (const { name, passphrase, file } of VECTORS) {
    await pick(interview, JSON.stringify(file));
    await open(interview, passphrase);
    // It takes the place of what the one before it brought.
    const done = page.getByText(words.ui.reopen_done, { exact: true });
    const asks = page.getByText(words.ui.reopen_ask_heading, { exact: true });
    await expect(done.or(asks), name).toBeVisible();
  }
  const [{ passphrase, file }] = VECTORS;
  const before = await page.evaluate(() => JSON.stringify(localStorage));
  const flip = (text) => text.replace(/[A-Za-z]/, (char) => (char === 'A' ? 'B' : 'A'));
  const damaged = {
    content: { ...file, content: flip(file.content) },
    salt: { ...file, kdf: { ...file.kdf, salt: flip(file.kdf.salt) } },
    iv: { ...file, cipher: { ...file.cipher, iv: flip(file.cipher.iv) } },
    iterations: { ...file, kdf: { ...file.kdf, iterations: 1_000_000_000 } },
    short: { ...file, content: file.content.slice(0, -4) },
  };
  for (const [what, changed] of Object.entries(damaged)) {
    await pick(interview, JSON.stringify(changed));
    await open(interview, passphrase);
    await expect(page.getByText(saving.damaged), what).toBeVisible();
  }
  await pick(interview, JSON.stringify({ ...file, schema: 2 }));
  await open(interview, passphrase);
  await expect(page.getByText(saving.newer)).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage)), 'nothing was changed').toBe(before);
});

test('the vectors are what Node makes of them', () => {
  for (const { text, passphrase, file } of VECTORS) {
    expect(lock(text, passphrase, file.kdf.salt, file.cipher.iv)).toEqual(file);
    expect(unlock(JSON.stringify(file), passphrase)).toBe(text);
  }
});

test('several claims are told apart, and none takes the place of another', async ({ page, interview, words }) => {
  const { saving } = words;
  await interview.fillIn(shop(300_000), 'estimate');
  await toSaving(interview);
  await page.getByLabel(saving.name, { exact: true }).fill('홍대점');
  await page.getByRole('button', { name: saving.new, exact: true }).click();
  await interview.at('start');
  await interview.walk({ claimant: 'consumer' }, { until: 'talk_account' });
  await toSaving(interview);
  const first = page.getByRole('listitem').filter({ hasText: '홍대점' });
  await expect(first).toContainText(saving.all_answered);
  await expectAccessible(page, 'other claims');

  await first.getByRole('button', { name: `${saving.open} 홍대점` }).click();
  await interview.at('start');
  const second = page.getByRole('listitem').filter({ hasText: saving.unnamed });
  await expect(second).toContainText(/1/);
  await page.reload();
  await interview.at('start');
  await interview.walk({}, { until: 'estimate' });
  await expect(interview.card('sales_loss')).toContainText('30,000');

  await toSaving(interview);
  await second.getByRole('button', { name: `${saving.delete} ${saving.unnamed}` }).click();
  await second.getByRole('button', { name: `${saving.delete_yes} ${saving.unnamed}` }).click();
  await expect(second).toHaveCount(0);
});

test('of two tabs with one draft the later is told, and nothing is overwritten', async ({ page, context, interview, words }) => {
  const { saving } = words;
  await interview.fillIn({ claimant: 'consumer' }, 'talk_account');
  const later = await context.newPage();
  await later.goto(`${APP}#/q/talk_account`);
  await expect(later.getByText(saving.elsewhere, { exact: true })).toBeVisible();
  await expectAccessible(later, 'the draft is open elsewhere');
  await expect(page.getByText(saving.elsewhere, { exact: true })).toHaveCount(0);

  // What is said in the later tab does not reach the draft: it is kept before the next page is shown.
  const kept = () => page.evaluate(() => localStorage.getItem(Object.keys(localStorage).find((key) => key.includes('.draft.'))));
  const goOn = async (tab) => {
    const there = new Interview(tab, words);
    await there.goOn();
    await there.at('services');
    await there.goBack();
    await there.at('talk_account');
  };
  const before = await kept();
  await tick(later.getByRole('radio').first());
  await goOn(later);
  expect(await kept()).toBe(before);

  // It takes over: now the first is told, and keeps nothing.
  await tick(page.getByRole('radio').nth(1));
  await later.getByRole('button', { name: saving.take_over, exact: true }).click();
  await expect(later.getByText(saving.elsewhere, { exact: true })).toHaveCount(0);
  await expect(page.getByText(saving.elsewhere, { exact: true })).toBeVisible();
  const taken = await kept();
  await tick(page.getByRole('radio').first());
  await goOn(page);
  expect(await kept()).toBe(taken);

  // What the first has by now is kept apart, and the draft is that of the later tab.
  await page.getByRole('button', { name: saving.keep_apart, exact: true }).click();
  await toSaving(interview);
  const copy = saving.copy_of.replace('{0}', saving.unnamed);
  await expect(page.getByRole('listitem').filter({ hasText: copy })).toBeVisible();
});

test('without locks nothing is overwritten either', async ({ page, context, interview, words }) => {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'locks', { value: undefined });
  });
  await interview.fillIn({ claimant: 'consumer' }, 'talk_account');
  const later = await context.newPage();
  await later.goto(`${APP}#/q/talk_account`);
  await tick(later.getByRole('radio').first());
  await tick(page.getByRole('radio').nth(1));
  await expect(page.getByText(words.saving.elsewhere, { exact: true })).toBeVisible();
});

test('what one browser locks the other opens', async ({ page, lang }, info) => {
  test.setTimeout(300_000);
  const plain = new URL('rules.ko.html', BASE).href;
  // Relative to the page, and by the scripts as they are served.
  const call = async ([what, text, passphrase]) => (await import('./claim-file.js'))[what](text, passphrase);
  await page.goto(plain);
  const inChromium = (what, text) => page.evaluate(call, [what, text, PASSPHRASE]);
  const browser = await launch(info.outputPath('downloads'), lang);
  try {
    const firefox = await browser.newPage();
    await firefox.goto(plain);
    const inFirefox = (what, text, passphrase = PASSPHRASE) => firefox.evaluate(call, [what, text, passphrase]);
    expect(await inFirefox('unlock', await inChromium('lock', '크로미움에서'))).toBe('크로미움에서');
    const ofFirefox = await inFirefox('lock', '파이어폭스에서');
    expect(await inChromium('unlock', ofFirefox)).toBe('파이어폭스에서');
    expect(unlock(ofFirefox, PASSPHRASE)).toBe('파이어폭스에서');
    for (const { text, passphrase, file } of VECTORS) {
      expect(await inFirefox('unlock', JSON.stringify(file), passphrase)).toBe(text);
    }
  } finally {
    await browser.close();
  }
});
