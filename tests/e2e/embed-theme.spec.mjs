// The look that a page asks for: taken up as far as everybody can read it.

import { expectAccessible } from './support/axe.mjs';
import { MELON, shop } from './support/claims.mjs';
import { contrasts, line, short } from './support/contrast.mjs';
import { Embed, expect, hostPage, tag, test } from './support/embed.mjs';
import { LANGS } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** A page whose embed has these properties, and what it says of them on the console. */
async function themed(page, help, properties, attributes = '') {
  // What the sample page asks for is asked for no more.
  const all = { accent: 'initial', background: 'initial', text: 'initial', font: 'initial', radius: 'initial', ...properties };
  const rules = Object.entries(all).map(([name, value]) => `--bosang-${name}: ${value};`);
  help.pages['theme.css'] = `outage-claim { ${rules.join(' ')} }`;
  help.pages['host.html'] = hostPage(tag(attributes), { head: '<link rel="stylesheet" href="theme.css">' });
  const notes = [];
  page.on('console', (message) => {
    if (message.text().startsWith('outage-claim:')) notes.push(message.text());
  });
  await page.goto(`${help.near}host.html`);
  const embed = Embed.at(page);
  const frame = await embed.frame();
  const token = (name) =>
    frame.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(), name);
  return { embed, frame, notes, token };
}

test('a look that can be read is taken as it is', async ({ page, help }) => {
  const look = { accent: '#6d28d9', background: '#fffaf0', text: 'rgb(40 20 10)', font: 'serif', radius: '2px' };
  const { frame, notes, token } = await themed(page, help, look);
  expect(await token('accent')).toBe('#6d28d9');
  expect(await token('ground')).toBe('#fffaf0');
  expect(await token('ink')).toBe('#28140a');
  expect(await token('round')).toBe('2px');
  await expect(frame.locator('html')).toHaveCSS('font-family', 'serif');
  expect(notes).toEqual([]);
});

test('what cannot be used is left out, and said', async ({ page, help }) => {
  const look = { accent: 'bluish', background: 'rgb(0 0 0 / 0.5)', radius: '3em', text: '""' };
  const { notes, token } = await themed(page, help, look, 'theme="light"');
  expect(await token('accent')).toBe('#0a5457');
  expect(await token('ground')).toMatch(/^#fff(fff)?$/);
  expect(await token('round')).toBe('10px');
  for (const name of Object.keys(look)) {
    expect(notes.filter((note) => note.includes(`--bosang-${name} is left out`)), name).toHaveLength(1);
  }
});

/** Looks that break contrast, each with the properties that it has to be told of. */
const BROKEN = {
  'a yellow accent': [{ accent: '#fee500' }, ['accent']],
  'grey on grey': [{ background: '#777777', text: '#808080' }, ['background', 'text']],
  'a dark accent in the dark': [{ accent: '#0a5457', background: '#101418', text: '#e8e8e8' }, ['accent']],
  'dark text in the dark': [{ background: '#000000', text: '#333333', accent: '#222222' }, ['text', 'accent']],
};

for (const [name, [properties, told]] of Object.entries(BROKEN)) {
  test(`${name} is corrected, and said`, async ({ page, help }) => {
    const { embed, frame, notes } = await themed(page, help, properties);
    for (const property of told) {
      const note = notes.find((it) => it.includes(`--bosang-${property} #`));
      expect(note, property).toMatch(/has a contrast of \d+\.\d\d where \d(\.5)? is needed; #[0-9a-f]{6} is used$/);
    }
    expect(notes).toHaveLength(told.length);

    const interview = await embed.interview();
    const looked = [];
    const look = async (shown) => {
      if (!['start', 'services', 'weekly_sales', 'check', 'estimate', 'submit'].includes(shown)) return;
      const measured = await contrasts(frame);
      expect(measured.length, shown).toBeGreaterThan(5);
      // In the accent's colour there are links and names, no amounts: they have what text needs.
      const accent = await frame.evaluate(() => {
        const link = document.createElement('a');
        document.body.append(link);
        const { color } = getComputedStyle(link);
        link.remove();
        return color;
      });
      const wanting = measured.filter((it) => short({ ...it, figure: it.figure && it.colour !== accent }));
      expect.soft(wanting.map(line), shown).toEqual([]);
      looked.push(shown);
    };
    await interview.walk(shop(300_000), { until: 'submit', look });
    expect(looked).toContain('estimate');
  });
}

for (const lang of LANGS) {
  test(`axe finds nothing in the help center and in its frames, ${lang}`, async ({ page, help }) => {
    await page.goto(`${help.near}${lang}.html`);
    const embed = Embed.at(page, 0, WORDS[lang]);
    await Embed.at(page, 1, WORDS[lang]).frame();
    await expectAccessible(page, 'the help center alone');
    const interview = await embed.interview();
    await interview.walk(MELON, {
      until: 'submit',
      look: async (shown) => {
        if (['start', 'services', 'submit'].includes(shown)) {
          await expectAccessible(page, `the help center at ${shown}`, { frames: true });
        }
      },
    });
  });
}
