// Whole claims, from the first page to the submission, in both languages. The figures are those
// of the published plan (2022-12-29) and of the services' own notices.

import path from 'node:path';

import { expectAccessible } from './support/axe.mjs';
import { COMPANY, MELON, NOTHING_USED, shop } from './support/claims.mjs';
import { BASE } from './support/origin.mjs';
import { pictures } from './support/pictures.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { PACK, folderOf } from './support/words.mjs';

/** What every user of KakaoTalk with a Korean number was given. */
const EVERY_USER = {
  makers_coupons: ['due', { ko: '5,000원', en: '5,000 won' }],
  emoticons: ['due', { ko: '혜택 2가지', en: 'Benefits: 2' }],
  drawer_month: ['range', { ko: '혜택 1가지', en: 'Benefits: 1' }],
};

const SHOP_PAGES = [
  'start', 'talk_account', 'services', 'business_use', 'weekly_sales',
  'worldcup_granted_on', 'windows', 'other-losses', 'evidence', 'check', 'estimate', 'submit',
];

const CHANNEL_CASH = ['due', { ko: '5만 원 (50,000원)', en: '50,000 won' }];

const CLAIMS = [
  {
    name: 'a person with a Melon pass',
    answers: MELON,
    pages: [
      'start', 'talk_account', 'services', 'melon_pass', 'melon_last_day',
      'worldcup_granted_on', 'windows', 'check', 'estimate', 'submit',
    ],
    cards: {
      melon_days: ['due', { ko: '3일(72시간) 연장', en: '3 days (72 hours) more' }],
      melon_cash: ['not_due', { ko: '없음', en: 'Nothing' }],
      ...EVERY_USER,
    },
    absent: ['sales_loss', 'channel_cash', 'enterprise_loss'],
    lead: { ko: '지금 답변으로 보면 쿠폰 5,000원', en: 'From your answers, we estimate 5,000 won in coupons' },
  },
  {
    name: 'a person who used nothing',
    answers: NOTHING_USED,
    pages: [
      'start', 'talk_account', 'services', 'worldcup_granted_on', 'check', 'estimate',
      'submit',
    ],
    cards: EVERY_USER,
    absent: ['melon_days', 'sales_loss', 'channel_cash', 'free_use'],
    lead: { ko: '지금 답변으로 보면 쿠폰 5,000원', en: 'From your answers, we estimate 5,000 won in coupons' },
  },
  {
    name: 'a shop that lost 300,000 won',
    answers: shop(300_000),
    pages: SHOP_PAGES,
    cards: {
      sales_loss: ['due', { ko: '3만 원 (30,000원)', en: '30,000 won' }],
      channel_cash: CHANNEL_CASH,
      ...EVERY_USER,
    },
    absent: ['free_use', 'enterprise_loss', 'melon_days'],
    lead: { ko: '3만 원 (30,000원)', en: '30,000 won in cash' },
  },
  {
    name: 'a shop that lost 500,000 won',
    answers: shop(500_000),
    pages: SHOP_PAGES,
    cards: {
      sales_loss: ['due', { ko: '5만 원 (50,000원)', en: '50,000 won' }],
      channel_cash: CHANNEL_CASH,
    },
    absent: ['free_use', 'enterprise_loss'],
    lead: { ko: '5만 원 (50,000원)', en: '50,000 won in cash' },
  },
  {
    name: 'a shop that lost 500,001 won',
    answers: shop(500_001),
    pages: SHOP_PAGES,
    cards: {
      sales_loss: ['review', { ko: '정해지지 않음', en: 'Not decided' }],
      channel_cash: CHANNEL_CASH,
    },
    absent: ['free_use', 'enterprise_loss'],
    lead: { ko: '‘소상공인 매출 손해 보상’ 항목은 담당자가 하나씩 보고 정하고', en: 'A person decides on ‘Small business: lost sales’ case by case' },
  },
  {
    name: 'a larger company',
    answers: COMPANY,
    pages: [
      'start', 'talk_account', 'services', 'other-losses', 'check', 'estimate',
      'submit',
    ],
    cards: { enterprise_loss: ['review', { ko: '정해지지 않음', en: 'Not decided' }] },
    absent: ['sales_loss', 'channel_cash', 'free_use', 'makers_coupons', 'emoticons'],
    lead: { ko: '‘중대형 기업 개별 협의’ 항목은 담당자가 하나씩 보고 정하고', en: 'A person decides on ‘Larger companies: case by case’ case by case' },
  },
];

/** Every address that there is: it names a page, and nothing of the claim. */
const addresses = (lang) => new Set(
  [
    '', '#/', '#/windows', '#/other-losses', '#/evidence', '#/check', '#/estimate', '#/submit',
    ...PACK.questions.map(({ id }) => `#/q/${id}`),
  ].map((fragment) => BASE + folderOf(PACK, lang) + fragment),
);

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    for (const claim of CLAIMS) {
      test(claim.name, async ({ page, interview }, info) => {
        const folder = path.join(
          info.project.outputDir, 'pages', `${info.project.name}-${lang}`,
          claim.name.replaceAll(/[ ,]+/g, '-'),
        );
        const picture = pictures(page, folder);
        const look = async (shown) => {
          expect(addresses(lang)).toContain(page.url());
          await expectAccessible(page, shown);
          await picture(shown);
          if (shown === 'estimate') await expectEstimate(page, interview, claim, lang);
        };

        await interview.open();
        const walked = await interview.walk(claim.answers, { until: 'submit', look });
        expect(walked).toEqual(claim.pages);
        expect(await interview.receipt()).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){2}$/);
      });
    }
  });
}

async function expectEstimate(page, interview, { cards, absent, lead }, lang) {
  await expect(page.getByRole('main')).toContainText(lead[lang]);
  for (const [remedy, [certainty, amount]] of Object.entries(cards)) {
    const card = interview.card(remedy);
    await expect(card).toContainText(interview.certainty(certainty));
    await expect(card).toContainText(amount[lang]);
  }
  for (const remedy of absent) await expect(interview.card(remedy)).toHaveCount(0);
}
