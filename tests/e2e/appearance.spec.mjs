// The same pages for other eyes, screens and settings.

import { expectAccessible } from './support/axe.mjs';
import { COMPANY, MELON, shop } from './support/claims.mjs';
import { tick } from './support/interview.mjs';
import { APP } from './support/origin.mjs';
import { expect, LANGS, test } from './support/test.mjs';

/** Every page that there is, over two claims. */
const TOUR = [
  { ...shop(500_000), services: ['talk_text', 'talk_channel', 'venti_black', 'bike'], bike_overcharge: '3만' },
  { ...MELON, services: ['melon', 'proxy_driver', 'emoticon_plus'], emoticon_plus_bought: 'web', transport_cost: '9,000' },
];

async function tour(interview, look) {
  for (const answers of TOUR) {
    await interview.leafThrough(answers, look);
    await interview.clear();
  }
}

/** What sticks out at the right of the page, if anything does. */
function overflow(page) {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} px wide`, ...wide.map((element) => element.outerHTML.slice(0, 80))];
  });
}

for (const lang of LANGS) {
  test.describe(`320 px wide, ${lang}`, () => {
    test.use({ lang, viewport: { width: 320, height: 640 } });
    test('nothing has to be scrolled sideways', async ({ page, interview }) => {
      await tour(interview, async (shown) => expect(await overflow(page), shown).toEqual([]));
    });
  });

  test.describe(`text twice as large, ${lang}`, () => {
    test.use({ lang, viewport: { width: 640, height: 800 } });
    test('fits, and its controls can be reached', async ({ page, interview, words }) => {
      // As where the browser's own text size is 32 px: the page's size is a share of that.
      await page.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => {
          const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
          document.documentElement.style.fontSize = `${size * 2}px`;
        });
      });
      await interview.open();
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
      expect(size).toBeGreaterThan(30);
      await tour(interview, async (shown) => {
        expect(await overflow(page), shown).toEqual([]);
        if (shown === 'weekly_sales') await interview.button(words.ui.continue).click({ trial: true });
      });
    });
  });
}

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });
  test('has the contrast that it needs', async ({ page, interview }) => {
    const luminance = () => page.evaluate(() => {
      const channels = getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g);
      return channels.slice(0, 3).reduce((sum, channel) => sum + Number(channel), 0);
    });
    await interview.open();
    expect(await luminance()).toBeLessThan(150);
    await tour(interview, (shown) => expectAccessible(page, `${shown}, dark`));
  });
});

test.describe('a company, dark', () => {
  test.use({ colorScheme: 'dark', lang: 'en' });
  test('has the contrast that it needs', async ({ page, interview }) => {
    await interview.leafThrough(COMPANY, (shown) => expectAccessible(page, shown));
  });
});

test.describe('forced colours', () => {
  test.use({ forcedColors: 'active' });

  test('pages keep their rules and their pictures', async ({ page, interview }) => {
    await tour(interview, async (shown) => {
      await expectAccessible(page, `${shown}, forced colours`);
      if (shown !== 'windows' && shown !== 'weekly_sales' && shown !== 'estimate') return;
      const lost = await page.getByRole('main').getByRole('figure').locator('rect').evaluateAll(
        (shapes) => {
          const ground = getComputedStyle(document.body).backgroundColor;
          const root = getComputedStyle(document.documentElement).backgroundColor;
          return shapes
            .filter((shape) => shape.getBoundingClientRect().width > 0)
            .filter((shape) => {
              const { fill, stroke } = getComputedStyle(shape);
              return [ground, root].includes(fill) && stroke === 'none';
            })
            .map((shape) => shape.getAttribute('class'));
        },
      );
      expect(lost, `shapes of ${shown} that melt into the page`).toEqual([]);
    });
  });

  test('the focus is outlined and a choice can be seen', async ({ page, interview, words }) => {
    await interview.open();
    await interview.at('claimant');
    const group = page.getByRole('group', { name: words.question('claimant') });
    const unchosen = await group.screenshot();

    const option = interview.radio('claimant', 'consumer');
    await option.focus();
    await page.keyboard.press('Space');
    await expect(option).toBeChecked();
    // The row that one presses carries the outline for the control in it, and for no other.
    const outlines = await option.evaluate((input) => {
      const row = input.parentElement;
      const around = row.querySelectorAll('input').length === 1 ? [input, row] : [input];
      return around.map((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
      });
    });
    expect(Math.max(...outlines)).toBeGreaterThanOrEqual(2);

    await interview.button(words.ui.continue).focus();
    expect(unchosen.equals(await group.screenshot()), 'the choice looks like none').toBe(false);
  });
});

/** The longest animation or transition of any element, in milliseconds. */
function longestMotion(page) {
  return page.evaluate(() => {
    const times = (text) => text.split(',').map((time) => parseFloat(time) * (/ms/.test(time) ? 1 : 1000));
    const of = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const moves = style.animationName === 'none' ? [] : times(style.animationDuration);
      return Math.max(0, ...times(style.transitionDuration), ...moves);
    };
    const all = [...document.querySelectorAll('*')];
    return Math.max(...all.flatMap((element) => [of(element), of(element, '::before'), of(element, '::after')]));
  });
}

for (const [reducedMotion, bound] of [['reduce', 1], ['no-preference', 200]]) {
  test.describe(`motion: ${reducedMotion}`, () => {
    test.use({ contextOptions: { reducedMotion } });
    test(`lasts at most ${bound} ms`, async ({ page, interview }) => {
      await tour(interview, async (shown) => {
        expect(await longestMotion(page), shown).toBeLessThanOrEqual(bound);
      });
    });
  });
}

test('forty characters and twelve digits fit', async ({ page, interview, words }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await interview.fillIn(shop(300_000), 'other-losses');
  await interview.button(words.ui.loss_add).click();
  const [what, amount] = await page.getByRole('main').getByRole('textbox').all();
  await what.fill('가나다라마바사아자차카타파하'.repeat(5));
  await amount.fill('999,999,999,999');
  expect(await overflow(page)).toEqual([]);
  await interview.goOn();
  await interview.walk({}, {
    until: 'submit',
    look: async (shown) => expect(await overflow(page), shown).toEqual([]),
  });
});

test('every service at once', async ({ page, interview, words }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await interview.fillIn({ claimant: 'consumer', talk_account: 'korean' }, 'services');
  const boxes = page.getByRole('main').getByRole('checkbox');
  const names = await boxes.count();
  for (let index = 0; index < names - 1; index += 1) await tick(boxes.nth(index));
  await expect(boxes.nth(names - 1)).toHaveAccessibleName(words.ui.services_none);
  expect(await overflow(page)).toEqual([]);
  await interview.goOn();
  await interview.walk(
    {
      melon_pass: 'partner', melon_last_day: false, emoticon_plus_bought: 'in_app',
      webtoon_rented: true, page_rented: true, tv_rented: false,
      transport_cost: '2만', bike_overcharge: '0',
    },
    { until: 'submit', look: async (shown) => expect(await overflow(page), shown).toEqual([]) },
  );
});

test('a scheme that is asked for looks as on a device of that scheme', async ({ page }) => {
  const look = () => page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const names = rules.flatMap(({ style }) => [...(style ?? [])]).filter((name) => name.startsWith('--'));
    const computed = getComputedStyle(document.documentElement);
    return Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(name)]));
  });
  const looks = {};
  for (const [device, other] of [['dark', 'light'], ['light', 'dark']]) {
    await page.emulateMedia({ colorScheme: device });
    await page.goto(APP);
    looks[device] = await look();
    await page.emulateMedia({ colorScheme: other });
    await page.goto(`${APP}?theme=${device}`);
    expect(await look(), device).toEqual(looks[device]);
  }
  expect(Object.keys(looks.dark).length).toBeGreaterThan(20);
  expect(looks.dark).not.toEqual(looks.light);
});
