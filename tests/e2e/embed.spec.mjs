// The app in a page of another origin: as high as its content, in sight and in focus where it ought
// to be, under a strict policy.

import { DESKTOP, PHONE } from './support/browser.mjs';
import { MELON } from './support/claims.mjs';
import { Embed, expect, hostPage, tag, test, told } from './support/embed.mjs';
import { LANGS } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

const WIDTHS = [320, 360, 768, 1280];

for (const lang of LANGS) {
  for (const place of ['near', 'far']) {
    test(`two embeds are as high as their content at each step, ${place}, ${lang}`, async ({ page, help }) => {
      await page.goto(`${help[place]}${lang}.html`);
      const [first, second] = [Embed.at(page, 0, WORDS[lang]), Embed.at(page, 1, WORDS[lang])];
      const interview = await first.interview();
      await interview.walk(MELON, {
        until: 'submit',
        look: async (shown) => {
          for (const width of WIDTHS) {
            await page.setViewportSize({ ...DESKTOP, width });
            await first.expectFits(`${shown} at ${width}`);
            await second.expectFits(`the other at ${width}`);
          }
        },
      });
    });
  }
}
