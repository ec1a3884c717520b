// The claims that a release leaves behind for those after it: one under each pack that comes with the
// calculator, and one that was made from a table of sales. Each uses what the others do not.

import { readFileSync } from 'node:fs';

import { expect } from '@playwright/test';

import { shop, WEEKS } from '../e2e/support/claims.mjs';
import { tick } from '../e2e/support/interview.mjs';

/** What locks the files: Hangul, which is spelled in more than one way, and spaces. */
export const PASSPHRASE = '노란 자전거 두 대';

const SALES = new URL('../../sales/fixtures/card-sales-cp949.csv', import.meta.url);

const paper = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Chooses a file as evidence. */
const attach = (id, file) => async (interview) => {
  await interview.files(id).setInputFiles([file]);
  await expect(interview.page.getByRole('main')).toContainText(file.name);
};

/** Corrects when the service was back. */
const corrected = (service, to) => async (interview) => {
  const { page, words } = interview;
  await interview.button(`${words.ui.window_correct} ${words.service(service)}`).click();
  const end = page.getByRole('group', { name: words.ui.window_to });
  for (const [index, part] of to.entries()) await interview.datePart(index, end).fill(part);
};

/** A loss that the scheme does not count, with a file. */
const loss = async (interview) => {
  const { page, words } = interview;
  const { papers, ui } = words;
  await page.getByRole('button', { name: ui.loss_add }).click();
  await tick(page.getByRole('radio', { name: papers.loss_kinds[2] }));
  await page.getByLabel(ui.loss_what.replace('{0}', '1')).fill('녹은 아이스크림 🍦');
  await page.getByRole('textbox', { name: ui.loss_amount }).fill('12만');
  for (const [index, part] of ['2022', '10', '16'].entries()) await interview.datePart(index).fill(part);
  await page.getByLabel(`${ui.evidence_attach}: ${papers.loss_files.replace('{0}', '1')}`)
    .setInputFiles([paper('냉장고.txt', 'ice cream, 40 pieces\n')]);
  await expect(page.getByRole('main')).toContainText('냉장고.txt');
};

/** Takes the sales from an export of a till, and sets the best week aside. */
const imported = async (interview) => {
  const { page, words } = interview;
  const main = page.getByRole('main');
  await page.locator('input[type=file]').setInputFiles([
    { name: '카드매출.csv', mimeType: 'text/csv', buffer: readFileSync(SALES) },
  ]);
  await interview.button(words.sales.use_these).click();
  const weeks = main.getByRole('heading', { name: words.sales.baseline }).locator('..');
  await tick(weeks.getByRole('listitem').first().getByRole('checkbox'));
  await main.getByLabel(words.sales.set_aside_reason).fill('지역 축제');
};

const { weekly_sales: SHOP_SALES, ...SHOP } = shop(300_000);

/**
 * `now` is when the claim is made, and `answers` all that is answered. On the page `left` it is also
 * left in the middle, with `half` of that answer. What pages beside the questions are given is in
 * `also`, by page. `folder` keeps two claims of one pack apart; `zip` says to take everything along.
 */
export const CLAIMS = [
  {
    pack: 'kakao-2022-10-15',
    lang: 'ko',
    now: '2022-11-10T03:00:00Z',
    name: '홍대점',
    answers: {
      ...SHOP,
      services: ['talk_text', 'talk_channel', 'melon', 'bike'],
      melon_pass: 'direct',
      melon_last_day: false,
      bike_overcharge: '3,500',
      weekly_sales: SHOP_SALES,
    },
    left: 'weekly_sales',
    half: { [WEEKS[0]]: '1,2', [WEEKS[1]]: '135만 원', [WEEKS[2]]: null },
    also: {
      windows: corrected('melon', ['2022', '10', '16', '1', '5']),
      'other-losses': loss,
      evidence: attach('sales_proof', paper('매출.csv', '2022-10-15,1200000\n')),
    },
    zip: true,
  },
  {
    pack: 'kakao-2022-10-15',
    folder: 'kakao-2022-10-15-table',
    lang: 'ko',
    now: '2022-11-10T03:00:00Z',
    name: '표에서',
    answers: { ...SHOP, weekly_sales: {} },
    also: { weekly_sales: imported },
  },
  {
    pack: 'kt-2021-10-25',
    lang: 'ko',
    now: '2021-11-03T03:00:00Z',
    name: '집과 가게',
    answers: {
      claimant: 'consumer',
      lines: [
        { line_kind: 'mobile_line', line_fee: '50000' },
        { line_kind: 'internet_line', line_fee: '33,000원' },
        { line_kind: 'landline', line_fee: '1만' },
      ],
    },
    left: 'lines',
    half: [{ line_kind: 'mobile_line', line_fee: '5만' }, { line_kind: 'internet_line' }],
  },
  {
    pack: 'kr-consumer-standard',
    lang: 'ko',
    now: '2023-07-01T03:00:00Z',
    name: '6월 장애',
    answers: {
      kind_of_service: 'mobile',
      cause: 'sudden',
      outages: [
        [['2023', '6', '12', '10', '0'], ['2023', '6', '12', '13', '0']],
        [['2023', '6', '20', '23', '30'], ['2023', '6', '21', '2', '5']],
      ],
      monthly_fee: '60000',
      already_paid: '1000',
    },
    left: 'outages',
    half: [[['2023', '6', '12', '10', '0'], ['2023', '6', '12', '', '']]],
  },
  {
    pack: 'ofcom-auto-compensation',
    lang: 'en',
    now: '2023-02-01T12:00:00Z',
    name: 'The flat',
    answers: {
      in_scheme: 'signed_up',
      contract: 'residential',
      lost_service: true,
      loss_extent: 'total',
      loss_cause: 'neither',
      stopped_on: ['2022', '12', '22'],
      reported_on: ['2022', '12', '23'],
      repaired: true,
      repaired_on: ['2023', '1', '4'],
      missed_visit: true,
      visits: [
        { visit_on: ['2022', '12', '29'], visit_end: 'no_show' },
        { visit_on: ['2023', '1', '3'], visit_end: 'long_notice' },
      ],
      late_start: false,
    },
    left: 'visits',
    half: [{ visit_on: ['2022', '12', ''], visit_end: 'no_show' }],
    also: { evidence: attach('bill', paper('bill.txt', 'December: £32.50\n')) },
    zip: true,
  },
  {
    pack: 'aws-ec2-region',
    lang: 'en',
    now: '2024-05-03T12:00:00Z',
    name: 'us-east-1',
    answers: {
      spread: 'several_zones',
      billing_month: ['2024', '4', '1'],
      unavailable: [
        [['2024', '4', '10', '0', '0'], ['2024', '4', '10', '1', '0']],
        [['2024', '4', '10', '0', '30'], ['2024', '4', '10', '2', '0']],
      ],
      charges: '1000.50',
      has_other_sums: true,
      other_sums: [{ sum_kind: 'one_time', sum_amount: '100' }],
    },
    left: 'other_sums',
    half: [{ sum_kind: 'one_time', sum_amount: '1.2.3' }],
  },
];
