// Files are named by their content and stay where they are.

import { createHash } from 'node:crypto';

import { expectAccessible } from './support/axe.mjs';
import { shop } from './support/claims.mjs';
import { tick } from './support/interview.mjs';
import { expect, test } from './support/test.mjs';
import { fill } from './support/words.mjs';

/** Six megabytes and some, so that the last piece read is not a whole one. */
function statement() {
  const content = Buffer.alloc(6 * 1024 * 1024 + 12_345);
  for (let at = 0; at < content.length; at += 1) content[at] = (at * 31 + (at >> 8)) & 0xff;
  return content;
}

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

test('a file is told by its SHA-256, on the page and in the submission', async ({ page, interview, words }) => {
  const { ui } = words;
  const buffer = statement();
  await interview.fillIn(shop(300_000), 'evidence');
  // Chromium asks for the tab's icon again at each new address; the bare name of a file that the
  // page's own HTML names tells nothing.
  const own = await page.evaluate(() => [...document.querySelectorAll('link')].map(({ href }) => `GET ${href}`));
  const sent = [];
  page.on('request', (request) => {
    const line = `${request.method()} ${request.url()}`;
    if (!own.includes(line) || request.postData() !== null) sent.push(line);
  });

  await tick(interview.paper('sales_proof'));
  await interview.files('sales_proof').setInputFiles([
    { name: '매출 10월.pdf', mimeType: 'application/pdf', buffer },
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('one') },
  ]);
  const main = page.getByRole('main');
  await expect(main).toContainText(fill(ui.evidence_fingerprint, sha256(buffer)));
  await expect(main).toContainText('매출 10월.pdf');
  await expect(main).toContainText('6.3 MB');
  await expect(main).toContainText(sha256('one'));
  await expectAccessible(page, 'papers with files');

  await page.getByRole('button', { name: `${ui.evidence_remove} note.txt`, exact: true }).click();
  await expect(main).not.toContainText('note.txt');
  await interview.goOn();
  await interview.at('check');
  await expect(main).toContainText(`${words.evidence('sales_proof')} (${fill(ui.evidence_files, '1')})`);
  await interview.walk({}, { until: 'submit' });
  expect(sent, 'nothing was sent').toEqual([]);

  const submission = JSON.parse((await interview.download()).json);
  expect(submission.evidence_manifest).toEqual([
    {
      evidence: 'sales_proof',
      file: {
        name: '매출 10월.pdf',
        media_type: 'application/pdf',
        bytes: buffer.length,
        sha256: sha256(buffer),
        modified: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$/),
      },
    },
  ]);
});

test('the estimate tells which papers still lack', async ({ interview, words, page }) => {
  const { ui } = words;
  await interview.fillIn(shop(300_000), 'evidence');
  for (const paper of ['business_certificate', 'sales_proof', 'use_proof']) {
    await tick(interview.paper(paper));
  }
  await interview.goOn();
  await interview.walk({}, { until: 'estimate' });
  const card = interview.card('sales_loss');
  await expect(card).toContainText(ui.evidence_lacking);
  await expect(card).toContainText(words.evidence('bank_book'));
  await expect(card).not.toContainText(words.evidence('use_proof'));

  await page.goBack();
  await interview.change(ui.evidence_have);
  await tick(interview.paper('bank_book'));
  await interview.goOn();
  await interview.walk({}, { until: 'estimate' });
  await expect(card).toContainText(ui.evidence_complete);
});

test('an empty file is not taken', async ({ page, interview, words }) => {
  await interview.fillIn(shop(300_000), 'evidence');
  await tick(interview.paper('bank_book'));
  await interview.files('bank_book').setInputFiles([
    { name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
  ]);
  await expect(page.getByRole('alert')).toContainText(words.ui.file_empty);
  await interview.goOn();
  await interview.at('check');
});
