// Whole sets of answers, by question of the pack. Amounts are written as people type them.

/** First days of the whole Saturday-to-Friday weeks in September and October 2022. */
export const WEEKS = [
  '2022-09-03',
  '2022-09-10',
  '2022-09-17',
  '2022-09-24',
  '2022-10-01',
  '2022-10-08',
  '2022-10-15',
  '2022-10-22',
];

/** The Saturday on which the outage began. */
export const OUTAGE_WEEK = '2022-10-15';

/** A person with a Melon pass and nothing else. */
export const MELON = {
  claimant: 'consumer',
  talk_account: 'korean',
  services: ['melon'],
  melon_pass: 'direct',
  melon_last_day: false,
};

/** A person who used nothing that was down. */
export const NOTHING_USED = {
  claimant: 'consumer',
  talk_account: 'korean',
  services: [],
};

/** A shop whose best week brought in 1,500,000 won, and that much less in the week of the outage. */
export function shop(lost) {
  const sales = {
    '2022-09-03': '1,200,000',
    '2022-09-10': '1,350,000원',
    '2022-09-17': null,
    '2022-09-24': '150만',
    '2022-10-01': '1,410,000',
    '2022-10-08': '130만 원',
    '2022-10-15': String(1_500_000 - lost),
    '2022-10-22': '0',
  };
  return {
    claimant: 'small_business',
    talk_account: 'korean',
    services: ['talk_text', 'talk_channel'],
    business_use: true,
    weekly_sales: sales,
  };
}

/** A larger company. */
export const COMPANY = {
  claimant: 'enterprise',
  talk_account: 'no_account',
  services: ['talk_text', 'talk_channel'],
};
