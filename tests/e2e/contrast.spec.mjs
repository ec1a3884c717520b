// Contrast as it is drawn: the computed colour of every text in sight against what lies behind it,
// on real pages. Text needs 4.5 : 1; text with a figure in it, which people copy down, 7 : 1.

import { MELON, shop } from './support/claims.mjs';
import { expect, test } from './support/test.mjs';
import { PACK } from './support/words.mjs';

const TEXT = 4.5;
const FIGURE = 7;

/** The contrast of every text in sight, as `{ text, ratio, figure }`. */
function contrasts(page) {
  return page.evaluate(() => {
    const channels = (colour) => {
      const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
      if (!colour.startsWith('rgb')) throw new Error(`What colour is ${colour}?`);
      return { rgb: [red, green, blue], alpha };
    };
    const over = (top, below) => top.rgb.map((value, at) => value * top.alpha + below[at] * (1 - top.alpha));
    const luminance = (rgb) => {
      const [red, green, blue] = rgb
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element) => {
      if (!element) return [255, 255, 255];
      const own = channels(getComputedStyle(element).backgroundColor);
      return own.alpha === 1 ? own.rgb : over(own, ground(element.parentElement));
    };
    const ratio = (element) => {
      const style = getComputedStyle(element);
      const behind = ground(element);
      const colour = element.ownerSVGElement ? style.fill : style.color;
      const [dark, light] = [over(channels(colour), behind), behind].map(luminance).sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const seen = (element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && !element.closest('.unseen, .skip');
    const measured = [];
    const measure = (element, text) => {
      if (!text || !seen(element)) return;
      measured.push({ text: text.slice(0, 60), ratio: ratio(element), figure: /\d/.test(text) });
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) measure(texts.currentNode.parentElement, texts.currentNode.data.trim());
    for (const input of document.querySelectorAll('input')) measure(input, input.value.trim());
    return measured;
  });
}

const short = ({ ratio, figure }) => ratio < (figure ? FIGURE : TEXT);
const line = ({ text, ratio }) => `${ratio.toFixed(2)} ${text}`;

test('the measure itself is right', async ({ page }) => {
  await page.goto('');
  await page.evaluate(() => {
    document.body.replaceChildren();
    const grey = document.createElement('p');
    grey.textContent = '1';
    grey.style.cssText = 'color: rgb(119 119 119); background: rgb(255 255 255)';
    const clear = document.createElement('p');
    clear.textContent = '2';
    clear.style.cssText = 'color: rgb(0 0 0 / 0.5); background: rgb(255 255 255)';
    document.body.append(grey, clear);
  });
  expect((await contrasts(page)).map(({ ratio }) => ratio.toFixed(2))).toEqual(['4.48', '3.98']);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('text and figures stand out from what is behind them', async ({ page, interview, words }, info) => {
      const all = [];
      const look = async (shown) => {
        const measured = await contrasts(page);
        expect(measured.length, shown).toBeGreaterThan(5);
        expect.soft(measured.filter(short).map(line), shown).toEqual([]);
        all.push(...measured);
      };
      const folded = async () => {
        for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
      };
      for (const answers of [{ ...shop(500_001), services: ['talk_text', 'talk_channel', 'bike'], bike_overcharge: '3만' }, MELON]) {
        await interview.open();
        await interview.walk(answers, {
          until: 'submit',
          look: async (shown) => {
            if (shown === 'estimate') await folded();
            await look(shown);
          },
        });
        await interview.clear();
      }

      // What is said when an answer is missing.
      await interview.begin();
      await interview.goOn();
      await expect(interview.summary()).toBeVisible();
      await look('a question without its answer');

      await page.goto(`rules.${PACK.id}.${words.lang}.html`);
      await look('the rules');

      const least = (figure) => Math.min(...all.filter((it) => it.figure === figure).map(({ ratio }) => ratio));
      const description = `contrast, ${colorScheme}: text ${least(false).toFixed(2)}, figures ${least(true).toFixed(2)}`;
      info.annotations.push({ type: 'measured', description });
    });
  });
}
