// A browser that gives frames of other sites no storage, by its own setting.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { DESKTOP, LAUNCH, LOCALE } from './support/browser.mjs';
import { MELON } from './support/claims.mjs';
import { Embed, expect, hostPage, tag, test as base, told } from './support/embed.mjs';

const test = base.extend({
  /** Whether frames of other sites get storage. */
  blocks: [true, { option: true }],
  context: async ({ blocks }, use, info) => {
    const profile = info.outputPath('profile');
    mkdirSync(join(profile, 'Default'), { recursive: true });
    const settings = { profile: { cookie_controls_mode: blocks ? 1 : 0, block_third_party_cookies: blocks } };
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(settings));
    const context = await chromium.launchPersistentContext(profile, { ...LAUNCH, viewport: DESKTOP, locale: LOCALE.ko });
    await use(context);
    await context.close();
  },
});

/** What a frame gets when it wants to keep something. */
const keeps = (frame) =>
  frame.evaluate(() => {
    try {
      localStorage.setItem('probe', '1');
      localStorage.removeItem('probe');
      return 'kept';
    } catch (error) {
      return error.name;
    }
  });

test('blocked storage is told of once, and the claim goes on to its end', async ({ page, help, words }) => {
  help.pages['host.html'] = hostPage(tag('receives'));
  await page.goto(`${help.far}host.html`);
  const embed = Embed.at(page);
  const frame = await embed.frame();
  expect(await keeps(frame)).toBe('SecurityError');
  await expect(frame.getByText(words.ui.unsaved_blocked)).toBeVisible();
  await embed.expectFits('what is told');
  const interview = await embed.interview();
  await interview.press(interview.button(words.ui.understood));
  await interview.walk(MELON, { until: 'submit', look: (shown) => embed.expectFits(shown) });
  await interview.press(interview.button(words.ui.host_give_button));
  await expect.poll(async () => (await told(page, 'submission')).length).toBe(1);
});

test.describe('where they get some', () => {
  test.use({ blocks: false });
  test('the draft is there again', async ({ page, help }) => {
    help.pages['host.html'] = hostPage(tag());
    await page.goto(`${help.far}host.html`);
    const interview = await Embed.at(page).interview();
    expect(await keeps(interview.page)).toBe('kept');
    await interview.walk(MELON, { until: 'services' });
    await page.reload();
    const again = await Embed.at(page).interview();
    await again.begin();
    await again.at('melon_pass');
  });
});
