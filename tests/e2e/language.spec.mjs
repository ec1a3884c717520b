// Which language, and changing it in place.

import { expectAccessible } from './support/axe.mjs';
import { MELON } from './support/claims.mjs';
import { Interview } from './support/interview.mjs';
import { APP } from './support/origin.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS, fill } from './support/words.mjs';

const { ko, en } = WORDS;

async function expectLanguage(page, lang) {
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await new Interview(page, WORDS[lang]).current();
}

const CHOICES = [
  { browser: 'ko-KR', query: '', lang: 'ko' },
  { browser: 'en-US', query: '', lang: 'en' },
  { browser: 'de-DE', query: '', lang: 'ko' },
  { browser: 'ko-KR', query: '?lang=en', lang: 'en' },
  { browser: 'en-US', query: '?lang=ko', lang: 'ko' },
  { browser: 'en-US', query: '?lang=xx', lang: 'en' },
];

for (const { browser, query, lang } of CHOICES) {
  test.describe(`a browser in ${browser} at '${query}'`, () => {
    test.use({ locale: browser });
    test(`gets ${lang}`, async ({ page }) => {
      await page.goto(APP + query);
      await expectLanguage(page, lang);
    });
  });
}

test('the switch keeps the page and what is on it', async ({ page, interview }) => {
  await interview.fillIn({ claimant: 'consumer', talk_account: 'korean', services: ['bike'] },
    'bike_overcharge');
  await interview.amount('bike_overcharge').fill('120만 ');
  const title = await page.title();
  expect(title).toContain(ko.label('bike_overcharge'));

  const switches = page.getByRole('group', { name: ko.ui.language });
  await switches.getByRole('button', { name: en.ui.own_name }).click();
  await expectLanguage(page, 'en');
  const english = new Interview(page, en);
  await english.at('bike_overcharge');
  await expect(page).toHaveTitle(new RegExp(en.label('bike_overcharge')));
  await expect(english.amount('bike_overcharge')).toHaveValue('120만 ');
  const pressed = page
    .getByRole('group', { name: en.ui.language })
    .getByRole('button', { name: en.ui.own_name });
  await expect(pressed).toHaveAttribute('aria-pressed', 'true');
  await expect(pressed).toBeFocused();

  // The choice outlives the page, and nothing Korean is left but the names of languages.
  await page.reload();
  await english.at('bike_overcharge');
  const text = await page.getByRole('main').innerText();
  expect(text).not.toMatch(/[가-힣]/);
});

test('a switch follows into the address when the address asks for a language', async ({ page }) => {
  await page.goto(`${APP}?lang=en`);
  await expectLanguage(page, 'en');
  await page.getByRole('button', { name: ko.ui.own_name }).click();
  await expectLanguage(page, 'ko');
  expect(new URL(page.url()).pathname).toBe(`/${APP}`);
  await page.reload();
  await expectLanguage(page, 'ko');
});

test('a language by the address stays while one walks on', async ({ page }) => {
  const english = new Interview(page, en);
  await english.open('lang=en');
  await english.walk(MELON, { until: 'estimate' });
  expect(new URL(page.url()).pathname).toBe(`/${APP}en/`);
  await expectLanguage(page, 'en');
  const names = [];
  for (const card of await page.getByRole('main').getByRole('heading', { level: 2 }).all()) {
    names.push(await card.innerText());
  }
  expect(names.join()).not.toMatch(/[가-힣]/);
});

test.describe('the texts of the other language do not come', () => {
  test.use({ provoked: { messages: [/net::ERR_FAILED/] } });

  test('the page says so and stays, and pressed again it changes', async ({ page, interview, words }) => {
    await interview.fillIn({ claimant: 'consumer', talk_account: 'korean', services: ['bike'] },
      'bike_overcharge');
    await interview.amount('bike_overcharge').fill('120만 ');
    await page.route('**/words-en-*.json', (route) => route.abort());
    const english = page.getByRole('button', { name: en.ui.own_name });
    await english.click();
    const said = page.getByText(fill(words.ui.language_unreachable, en.ui.own_name));
    await expect(said).toBeVisible();
    await expectLanguage(page, 'ko');
    await expect(interview.amount('bike_overcharge')).toHaveValue('120만 ');
    await expectAccessible(page, 'a language that did not come');

    await page.unroute('**/words-en-*.json');
    await english.click();
    await expectLanguage(page, 'en');
    await expect(said).toBeHidden();
  });
});
