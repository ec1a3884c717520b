// The app in a page of another origin: as high as its content, and in sight and in focus where it
// ought to be, under a strict policy.

import { DESKTOP } from './support/browser.mjs';
import { MELON } from './support/claims.mjs';
import { Embed, expect, hostPage, tag, test, told } from './support/embed.mjs';
import { tick } from './support/interview.mjs';
import { LANGS } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

const WIDTHS = [320, 360, 768, 1280];

for (const [lang, place] of [['ko', 'near'], ['en', 'far']]) {
  test(`two embeds are as high as their content at each step, ${place}, ${lang}`, async ({ page, help }) => {
    await page.goto(`${help[place]}${lang}.html`);
    const [first, second] = [0, 1].map((index) => Embed.at(page, index, WORDS[lang]));
    const interview = await first.interview();
    await interview.walk(MELON, {
      until: 'submit',
      look: async (shown) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ ...DESKTOP, width });
          await first.expectFits(`${shown} at ${width}`);
        }
        if (shown !== 'start') return;
        // Browsers do not draw frames that are far out of sight.
        await second.element.scrollIntoViewIfNeeded();
        for (const width of WIDTHS) {
          await page.setViewportSize({ ...DESKTOP, width });
          await second.expectFits(`the other at ${width}`);
        }
      },
    });
  });
}

/** Where an element of the frame is in the window of the host. */
async function placeOf(locator) {
  const box = await locator.boundingBox();
  return { top: box.y, bottom: box.y + box.height };
}

const HEADER = 64;

async function expectInSight(page, locator, place) {
  await expect(async () => {
    const { top, bottom } = await placeOf(locator);
    expect(top, `${place}, below the host's header`).toBeGreaterThanOrEqual(HEADER);
    expect(bottom, place).toBeLessThanOrEqual(page.viewportSize().height);
  }).toPass({ timeout: 10_000 });
}

test.describe('with motion', () => {
  test.use({ reducedMotion: 'no-preference' });

  test('a step brings its heading into sight and into focus, and so does a fault', async ({ page, help, words }) => {
    await page.goto(`${help.near}ko.html`);
    const embed = Embed.at(page);
    const interview = await embed.interview();
    const focused = () => page.evaluate(() => document.activeElement.localName);
    await expect(interview.heading()).not.toBeFocused();
    expect(await page.evaluate(() => scrollY), 'opening scrolls nothing').toBe(0);

    // From the end of a long page to the beginning of the next.
    await interview.give('claimant', MELON.claimant);
    await interview.begin();
    await interview.at('talk_account');
    await expectInSight(page, interview.heading(), 'the question after the first');
    await expect(interview.heading()).toBeFocused();
    expect(await focused()).toBe('outage-claim');
    await interview.give('talk_account', MELON.talk_account);
    await interview.goOn();
    await interview.at('services');
    await page.setViewportSize({ width: 360, height: 640 });
    await embed.expectFits('a long page');
    await interview.goOn();
    await expect(interview.summary()).toBeFocused();
    await expectInSight(page, interview.summary(), 'what is wrong');
    await tick(interview.service('melon'));
    await interview.goOn();
    await interview.at('melon_pass');
    await expectInSight(page, interview.heading(), 'the next question');
    await expect(interview.heading()).toBeFocused();

    // A step back by the browser, which goes through the frame's own history.
    await page.evaluate(() => history.back());
    await interview.at('services');
    await expectInSight(page, interview.heading(), 'the question before');
    await expect(interview.service('melon')).toBeChecked();
  });

  test('a link within the page leads there, and what is in sight stays where it is', async ({ page, help }) => {
    await page.goto(`${help.near}ko.html`);
    const embed = Embed.at(page);
    const interview = await embed.interview();
    const frame = await embed.frame();
    await expectInSight(page, interview.heading(), 'the question');
    // Down to the button, which lies below what is said of the scheme.
    await interview.button(WORDS.ko.ui.continue).evaluate((it) => it.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await embed.settle();
    const before = await page.evaluate(() => scrollY);
    await frame.locator('.skip').focus();
    await page.keyboard.press('Enter');
    await expect(frame.locator('main')).toBeFocused();
    await interview.goOn();
    await expect(interview.summary()).toBeFocused();
    await expectInSight(page, interview.summary(), 'what is wrong');
    expect(await page.evaluate(() => scrollY)).toBeLessThanOrEqual(before);
  });
});

test.describe('with reduced motion', () => {
  test('nothing glides', async ({ page, help }) => {
    await page.addInitScript(() => {
      window.asked = [];
      const { scrollIntoView } = Element.prototype;
      Element.prototype.scrollIntoView = function (options) {
        window.asked.push(options.behavior);
        scrollIntoView.call(this, options);
      };
    });
    await page.goto(`${help.near}ko.html`);
    const interview = await Embed.at(page).interview();
    await interview.give('claimant', 'consumer');
    await interview.begin();
    await expect.poll(() => page.evaluate(() => window.asked.at(-1))).toEqual('instant');
  });
});

test('fifty steps make nothing grow', async ({ page, help }) => {
  help.pages['host.html'] = hostPage(tag());
  await page.addInitScript(() => {
    // What comes out of the frame, counted where the element hears it.
    window.heights = [];
    const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(hear) {
        set.call(this, (event) => {
          if (event.data.type === 'resize') window.heights.push(event.data.height);
          hear(event);
        });
      },
    });
  });
  await page.goto(`${help.far}host.html`);
  const embed = Embed.at(page);
  const interview = await embed.interview();
  await tick(interview.radio('claimant', 'consumer'));
  const length = () => page.evaluate(() => history.length);
  const seen = { claimant: new Set(), talk_account: new Set() };
  const look = async (shown) => {
    await interview.at(shown);
    await embed.expectFits(shown);
    seen[shown].add(await embed.height());
  };
  await look('claimant');
  const [steps, told] = [await length(), await page.evaluate(() => window.heights.length)];
  for (let step = 0; step < 25; step += 1) {
    await interview.goOn();
    await look('talk_account');
    await interview.goBack();
    await look('claimant');
  }
  expect([seen.claimant.size, seen.talk_account.size], 'one height for each page').toEqual([1, 1]);
  expect((await page.evaluate(() => window.heights.length)) - told).toBeLessThanOrEqual(50);
  expect(await length(), 'forth and back leaves one step').toBe(steps + 1);
});

for (const lang of LANGS) {
  test(`in a sandbox without an origin, ${lang}`, async ({ page, help }) => {
    help.pages['host.html'] = hostPage(tag(`sandbox="allow-scripts allow-forms allow-downloads" lang="${lang}"`), { lang });
    await page.goto(`${help.near}host.html`);
    const embed = Embed.at(page, 0, WORDS[lang]);
    const frame = await embed.frame();
    expect(await frame.evaluate(() => window.origin)).toBe('null');
    const interview = await embed.interview();
    await interview.walk(MELON, {
      until: 'submit',
      look: (shown) => embed.expectFits(shown),
    });
    expect((await told(page, 'estimate')).length).toBeGreaterThan(2);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      interview.press(interview.button(WORDS[lang].ui.submit_download)),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^bosang-.*\.json$/);
  });
}

test('the finder, and from it a scheme, in the same frame', async ({ page, help, words }) => {
  help.pages['host.html'] = hostPage('<outage-claim></outage-claim>');
  await page.goto(`${help.near}host.html`);
  const embed = Embed.at(page);
  await embed.expectFits('the finder');
  const frame = await embed.frame();
  await frame.getByRole('link', { name: words.pack.name.ko }).first().click();
  await frame.waitForSelector('[data-state=ready][data-embedded]');
  await (await embed.interview()).at('start');
  await embed.expectFits('the scheme');
  expect((await told(page, 'step')).map((it) => it.page)).toEqual(['finder', 'start']);
});
