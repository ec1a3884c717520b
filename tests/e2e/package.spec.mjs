// 'Take everything': one ZIP with the submission, the files, a summary and a manifest, which the
// back office verifies as it is.

import { closeSync, copyFileSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';

import { expectAccessible } from './support/axe.mjs';
import { shop } from './support/claims.mjs';
import { bosang } from './support/cli.mjs';
import { tick } from './support/interview.mjs';
import { expect, test } from './support/test.mjs';

const MIB = 1024 * 1024;

/** A file on the disk of so many bytes, none like another. */
function large(path, bytes, seed) {
  const file = openSync(path, 'w');
  const piece = Buffer.alloc(MIB);
  let state = seed;
  for (let left = bytes; left > 0; left -= piece.length) {
    for (let at = 0; at < piece.length; at += 4) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      piece.writeUInt32LE(state, at);
    }
    writeSync(file, piece, 0, Math.min(piece.length, left));
  }
  closeSync(file);
  return path;
}

/** Packs everything on the submit page, and gives the path of the ZIP. */
async function pack(page, words) {
  const button = page.getByRole('button', { name: words.papers.pack });
  await expect(button).toBeVisible();
  const [saved] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), button.click()]);
  expect(saved.suggestedFilename()).toMatch(/^bosang-[0-9A-F-]{14}\.zip$/);
  await expect(page.getByText(words.papers.packed)).toBeVisible({ timeout: 60_000 });
  return saved.path();
}

const verify = (zip) => bosang('verify', '--packs', 'packs', zip);

test('everything in one ZIP verifies, and no byte of it can be changed', async ({ page, interview, words }, info) => {
  const { papers, ui } = words;
  await interview.fillIn(shop(300_000), 'other-losses');
  await page.getByRole('button', { name: ui.loss_add }).click();
  await tick(page.getByRole('radio', { name: papers.loss_kinds[2] }));
  await page.getByLabel(ui.loss_what.replace('{0}', '1')).fill('아이스크림');
  await page.getByRole('textbox', { name: ui.loss_amount }).fill('12만');
  for (const [index, part] of ['2022', '10', '16'].entries()) await interview.datePart(index).fill(part);
  await page.getByLabel(`${ui.evidence_attach}: ${papers.loss_files.replace('{0}', '1')}`).setInputFiles([
    { name: '냉장고.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('a photo of ice cream') },
  ]);
  await expect(page.getByRole('main')).toContainText('냉장고.jpg');
  await expectAccessible(page, 'a loss with its file');
  await interview.walk({}, { until: 'evidence' });
  await interview.files('sales_proof').setInputFiles([
    { name: '매출.csv', mimeType: 'text/csv', buffer: Buffer.from('2022-10-15,1000\n') },
    { name: '../매출.csv', mimeType: 'text/csv', buffer: Buffer.from('2022-10-16,2000\n') },
  ]);
  await expect(page.getByRole('listitem').filter({ hasText: '매출.csv' })).toHaveCount(2);
  await interview.walk({}, { until: 'submit' });
  await expectAccessible(page, 'taking everything along');
  const zip = await pack(page, words);

  const { code, said } = verify(zip);
  expect(said).toMatch(/equal/);
  expect(code).toBe(0);
  const whole = readFileSync(zip);
  for (const content of ['a photo of ice cream', '2022-10-16,2000', words.remedy('sales_loss')]) {
    expect(whole.includes(Buffer.from(content)), content).toBe(true);
  }

  const changed = info.outputPath('changed.zip');
  for (const content of ['a photo of ice', '2022-10-15,1000', '"idempotency_key"', '<!doctype html', '"sha256"']) {
    const bytes = Buffer.from(whole);
    const at = content === '"sha256"' ? bytes.lastIndexOf(content) : bytes.indexOf(content);
    expect(at, content).toBeGreaterThan(0);
    bytes[at + 3] ^= 1;
    writeFileSync(changed, bytes);
    const found = verify(changed);
    expect(found.code, `${content}: ${found.said}`).not.toBe(0);
  }
});

test('a file that is not on this device is asked for again', async ({ page, interview, words }) => {
  await interview.fillIn(shop(300_000), 'evidence');
  await interview.files('bank_book').setInputFiles([
    { name: 'bank.pdf', mimeType: 'application/pdf', buffer: Buffer.from('account') },
  ]);
  await expect(page.getByRole('main')).toContainText('bank.pdf');
  await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('bosang-evidence');
    request.onsuccess = () => {
      const transaction = request.result.transaction('files', 'readwrite');
      transaction.objectStore('files').clear();
      transaction.oncomplete = () => resolve(request.result.close());
    };
  }));
  await page.reload();
  await interview.at('evidence');
  await expect(page.getByRole('main')).toContainText(words.papers.elsewhere);
  await interview.walk({}, { until: 'submit' });
  await expect(page.getByText(words.papers.pack_elsewhere.replace('{0}', 'bank.pdf'))).toBeVisible();
  await expect(page.getByRole('button', { name: words.papers.pack })).toHaveCount(0);
});

test('200 MB are packed without the page growing', async ({ page, interview, words }, info) => {
  test.setTimeout(300_000);
  const paths = [1, 2, 3, 4].map((seed) => large(info.outputPath(`scan-${seed}.pdf`), 50 * MIB, seed));
  await interview.fillIn(shop(300_000), 'evidence');
  const session = await page.context().browser().newBrowserCDPSession();
  const renderers = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };
  /** The most that any renderer holds, in MiB: files that are only mapped do not count. */
  const memory = async () => {
    const held = (await renderers()).map((id) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return Number(status.match(/^RssAnon:\s+(\d+)/m)[1]) / 1024;
    });
    return Math.max(...held);
  };
  const before = await memory();
  let most = before;
  const watch = setInterval(async () => {
    most = Math.max(most, await memory().catch(() => 0));
  }, 100);

  await interview.files('sales_proof').setInputFiles(paths);
  await expect(page.getByRole('listitem').filter({ hasText: 'scan-4.pdf' })).toBeVisible({ timeout: 120_000 });
  const hashed = most;
  await interview.walk({}, { until: 'submit' });
  const zip = await pack(page, words);
  clearInterval(watch);
  console.log(`Renderer: ${before.toFixed(0)} MiB before, at most ${hashed.toFixed(0)} MiB while 200 MiB were hashed, ${most.toFixed(0)} MiB until they were packed.`);
  expect(most - before).toBeLessThan(150);

  const { code, said } = verify(zip);
  expect(said).toMatch(/equal/);
  expect(code).toBe(0);
  const changed = info.outputPath('changed.zip');
  copyFileSync(zip, changed);
  const file = openSync(changed, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, 120 * MIB);
  byte[0] ^= 0x10;
  writeSync(file, byte, 0, 1, 120 * MIB);
  closeSync(file);
  const found = verify(changed);
  expect(found.code).not.toBe(0);
  expect(found.said).toMatch(/scan-3\.pdf/);
});
