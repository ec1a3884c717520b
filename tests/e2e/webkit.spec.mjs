// The main ways through the app in WebKit: a claimant's and a shop's, sales from files, the one file
// from a disk, a page that embeds it, and drafts that stay.

import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { MELON, shop, WEEKS } from './support/claims.mjs';
import { expectVerified } from './support/cli.mjs';
import { hostPage, tag, test as base } from './support/embed.mjs';
import { APP, BASE, OLD_APP } from './support/origin.mjs';
import { days, file, week } from './support/sales.mjs';
import { DIST } from './support/site.mjs';
import { expect, LANGS } from './support/test.mjs';
import { launch, WebKitInterview } from './support/webkit.mjs';

base.skip(!process.env.WEBKIT, 'Run `cargo xtask test e2e`, which names the WebKit to run.');

const { weekly_sales: _, ...SHOP } = shop(300_000);

const test = base.extend({
  // eslint-disable-next-line no-empty-pattern
  tab: async ({}, use, info) => {
    const { tab, close } = await launch();
    await use(tab);
    if (info.status !== info.expectedStatus) {
      const picture = await tab.ask('GET', '/screenshot');
      writeFileSync(info.outputPath('webkit.png'), Buffer.from(picture, 'base64'));
    }
    await close();
  },
  interview: ({ tab, words }, use) => use(new WebKitInterview(tab, words)),
});

/** The app in that language, whatever the browser speaks. */
const address = (lang, place = '') => `${BASE}${APP}?lang=${lang}${place}`;

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a person comes to a submission, over a reload', async ({ tab, interview, words }, info) => {
      await tab.goto(address(lang));
      await interview.walk(MELON, 'melon_last_day');
      await tab.reload();
      expect(await interview.current()).toBe('melon_last_day');
      await interview.walk(MELON, 'estimate');
      expect(await interview.text()).toContain(lang === 'ko' ? '3일(72시간)' : '3 days (72 hours)');
      await interview.walk({}, 'submit');
      expectVerified(await interview.download(), info);
      // In a new visit the draft is there.
      await tab.goto(`${BASE}rules.${lang}.html`);
      await tab.goto(address(lang));
      expect(await interview.current()).toBe('start');
      expect(await interview.text()).toContain(words.ui.start_restored);
      await interview.walk({}, 'check');
    });
  });
}

for (const [name, how, snapshot, hasGaps] of [
  ['card-sales-cp949.csv', 'CP949', 'card_sales_cp949', false],
  ['merged-header.xlsx', '일별매출', 'merged_header', true],
]) {
  test(`a shop comes to a submission with ${name}`, async ({ tab, interview, words }, info) => {
    const { sales } = words;
    await tab.goto(address('ko'));
    await interview.walk(SHOP, 'weekly_sales');
    const [input] = await tab.all('input[type=file]');
    await tab.type(input, file(name));
    await tab.named('button', sales.use_these);
    const preview = await interview.text();
    expect(preview).toContain(`${name} · `);
    expect(preview).toContain(how);
    await interview.press(sales.use_these);
    // The shop was closed on the days that the file lacks.
    if (hasGaps) await interview.press(sales.gaps_marks[0]);
    await interview.walk(SHOP, 'submit');
    const json = await interview.download();
    expectVerified(json, info);
    const { weekly_sales: weeks } = JSON.parse(json).claim.answers;
    const sums = days(snapshot);
    expect(weeks.weekly_money).toEqual(Object.fromEntries(WEEKS.map((first) => [first, week(first, sums)])));
  });
}

test('the one file from a disk', async ({ tab, interview, words }, info) => {
  const file = info.outputPath('내려받은 bosang (1).html');
  cpSync(path.join(DIST, 'bosang.html'), file);
  await tab.goto(`${pathToFileURL(file).href}${OLD_APP}&lang=ko`);
  await interview.walk(MELON, 'melon_pass');
  await tab.reload();
  expect(await interview.current()).toBe('melon_pass');
  await interview.walk(MELON, 'submit');
  expectVerified(await interview.download(), info);
  expect(words.lang).toBe('ko');
});

test('embedded in a page of another site', async ({ tab, interview, help, words }, info) => {
  help.pages['host.html'] = hostPage(tag('lang="ko" receives'));
  await tab.goto(`${help.far}host.html`);
  await tab.enter(() => document.querySelector('outage-claim')?.shadowRoot?.querySelector('iframe'));
  await expect.poll(() => tab.run(() => 'embedded' in document.documentElement.dataset)).toBe(true);
  await interview.walk(MELON, 'submit');
  // As high as what is in it: nothing scrolls.
  await expect.poll(() => tab.run(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight - clientHeight;
  })).toBe(0);
  await interview.press(words.ui.host_give_button);
  await expect.poll(() => interview.text()).toContain(words.ui.host_given);
  await tab.leave();
  const [submission, ...more] = await tab.run(() =>
    window.told.filter(({ type }) => type === 'submission').map(({ detail }) => detail));
  expect(more).toEqual([]);
  expectVerified(submission, info);
});
