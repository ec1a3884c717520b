// Whole claims under the other schemes, from the first page to a submission that the back office
// finds equal: times that the claimant gives, lists, other currencies, figures by date.

import { expectAccessible } from './support/axe.mjs';
import { expectVerified } from './support/cli.mjs';
import { Interview } from './support/interview.mjs';
import { pictures } from './support/pictures.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { delivered, PACKS, Words } from './support/words.mjs';

// Without BOSANG_CLI the command is compiled first.
if (!process.env.BOSANG_CLI) test.setTimeout(600_000);

const CLAIMS = [
  {
    name: 'three hours without a mobile network, under the consumer standards',
    scheme: 'kr-consumer-standard',
    answers: {
      kind_of_service: 'mobile',
      cause: 'sudden',
      outages: [[['2023', '6', '12', '10', '0'], ['2023', '6', '12', '13', '0']]],
      monthly_fee: '60000',
      already_paid: '1000',
    },
    // 60,000 × 10 × 3 h ÷ 30 days, less the 1,000 that was paid.
    cards: [[/1,500원/, /1,500 won/]],
  },
  {
    name: 'two lines of a person, under the plan of KT',
    scheme: 'kt-2021-10-25',
    answers: {
      claimant: 'consumer',
      lines: [
        { line_kind: 'mobile_line', line_fee: '50000' },
        { line_kind: 'internet_line', line_fee: '33000' },
      ],
    },
    // 50,000 and 33,000 × 15 h ÷ 31 or 30 days, each line by itself.
    cards: [[/1,673원~1,730원/, /1,673 to 1,730 won/]],
  },
  {
    name: 'a slow repair over Christmas and a missed visit, in pounds',
    scheme: 'ofcom-auto-compensation',
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
    // Six days at 8.40, and 26.24 for the one visit that was missed.
    cards: [[/£50\.40/, /£50\.40/], [/£26\.24/, /£26\.24/]],
  },
  {
    name: 'a region down twice in a month, in dollars',
    scheme: 'aws-ec2-region',
    // Credits are asked for within two billing cycles.
    now: '2024-05-03T12:00:00Z',
    answers: {
      spread: 'several_zones',
      billing_month: ['2024', '4', '1'],
      unavailable: [
        [['2024', '4', '10', '0', '0'], ['2024', '4', '10', '1', '0']],
        [['2024', '4', '10', '0', '30'], ['2024', '4', '10', '2', '0']],
      ],
      charges: '1000',
      has_other_sums: true,
      other_sums: [{ sum_kind: 'one_time', sum_amount: '100' }],
    },
    // Two hours of 720 leave 99.72 %: 10 % of what is left without the one-time charge.
    cards: [[/\$90\.00/, /\$90\.00/]],
  },
];

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    for (const { name, scheme, now, answers, cards } of CLAIMS) {
      test(name, async ({ page }, info) => {
        const { version } = PACKS.find(({ id }) => id === scheme);
        const pack = await delivered(`packs/${scheme}/${version}.json`);
        const words = new Words(lang, pack);
        const interview = new Interview(page, words);
        const picture = pictures(page, info.outputPath('pages'));
        const look = async (shown) => {
          await expectAccessible(page, shown);
          await picture(shown);
          if (shown !== 'estimate') return;
          for (const [ko, en] of cards) {
            await expect(page.getByRole('main')).toContainText(lang === 'ko' ? ko : en);
          }
        };

        if (now) await page.clock.setFixedTime(now);
        await interview.open();
        await interview.walk(answers, { until: 'submit', look });
        const { json } = await interview.download();
        expectVerified(json, info);
      });
    }
  });
}
