// That axe looks at every page that it has not seen, though it looks at none twice.

import { randomUUID } from 'node:crypto';

import { expect, test } from '@playwright/test';

import { expectAccessible } from './support/axe.mjs';

const page = (body) => `<!doctype html><html lang="en"><head><title>${randomUUID()}</title>
  <style>:root { color: #222; background: #fff } .pale { color: #555 } a:focus { color: #036 }</style>
  </head><body><main><h1>Outages</h1>${body}</main></body></html>`;

const BODY = `<p id="text">Answers</p>
  <label>Name <input id="name"></label>
  <label><input id="box" type="checkbox"> Agreed</label>
  <label>Country <select id="list"><option>KR</option><option>GB</option></select></label>
  <details id="fold"><summary>More</summary><p>Folded</p></details>
  <p>Back <a id="link" href="#text">up to the answers</a>, or on.</p><div style="height: 3000px"></div>`;

/** Everything that makes another page of one, each by itself. */
const CHANGES = {
  'an attribute': (it) => it.locator('#text').evaluate((text) => text.setAttribute('aria-live', 'polite')),
  'the language': (it) => it.locator('html').evaluate((html) => html.setAttribute('lang', 'ko')),
  'a text': (it) => it.locator('#text').evaluate((text) => (text.firstChild.data = 'answers')),
  'what was typed': (it) => it.locator('#name').fill('a'),
  'what is ticked': (it) => it.locator('#box').check(),
  'what is chosen': (it) => it.locator('#list').selectOption('GB'),
  'what is unfolded': (it) => it.locator('summary').click(),
  'the focus': (it) => it.locator('#link').focus(),
  'the pointer': (it) => it.locator('#text').hover(),
  'a class': (it) => it.locator('#text').evaluate((text) => text.classList.add('pale')),
  'a rule of a sheet': (it) => it.evaluate(() => document.styleSheets[0].insertRule('p { color: #111 }')),
  'a sheet of a script': (it) => it.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media (max-width: 1px) { p { color: #111 } }');
    document.adoptedStyleSheets.push(sheet);
  }),
  'what a shadow holds': (it) => it.evaluate(() => {
    const shadow = document.querySelector('#shadow').shadowRoot;
    shadow.firstChild.setAttribute('title', 'other');
  }),
  'how far it is scrolled': (it) => it.evaluate(() => scrollTo(0, 100)),
  'the size of the window': (it) => it.setViewportSize({ width: 400, height: 700 }),
  'dark colours': (it) => it.emulateMedia({ colorScheme: 'dark' }),
  'forced colours': (it) => it.emulateMedia({ forcedColors: 'active' }),
  'reduced motion': (it) => it.emulateMedia({ reducedMotion: 'reduce' }),
  paper: (it) => it.emulateMedia({ media: 'print' }),
  'its address': (it) => it.evaluate(() => history.replaceState(null, '', '#text')),
};

test('a page that differs in one thing is looked at again', async ({ context }) => {
  for (const [what, change] of Object.entries(CHANGES)) {
    await test.step(what, async () => {
      const tab = await context.newPage();
      await tab.setContent(page(`${BODY}<div id="shadow"></div>`));
      await tab.evaluate(() => {
        document.querySelector('#shadow').attachShadow({ mode: 'open' }).innerHTML = '<p>Inside</p>';
      });
      expect(await expectAccessible(tab, 'the page')).toBe(true);
      expect(await expectAccessible(tab, 'the same page')).toBe(false);
      await change(tab);
      expect(await expectAccessible(tab, 'the page changed'), what).toBe(true);
      await tab.close();
    });
  }
});

test('what is in a frame is a part of the page', async ({ page: tab }) => {
  const inside = '<!doctype html><html lang="en"><title>Inside</title><main><h1>Inside</h1></main></html>';
  await tab.setContent(page(`<iframe title="Inside" srcdoc="${inside.replaceAll('"', '&quot;')}"></iframe>`));
  expect(await expectAccessible(tab, 'the page')).toBe(true);
  expect(await expectAccessible(tab, 'the same page')).toBe(false);
  await tab.frames()[1].evaluate(() => document.querySelector('main').append('more'));
  expect(await expectAccessible(tab, 'the page changed')).toBe(true);
});

test('a page that another tab passed is not looked at again', async ({ page: tab, context }) => {
  const content = page(BODY);
  await tab.setContent(content);
  expect(await expectAccessible(tab, 'the page')).toBe(true);
  const other = await context.newPage();
  await other.setContent(content);
  expect(await expectAccessible(other, 'the same page')).toBe(false);
});

test('what is broken fails each time, and after a page that passed', async ({ page: tab }) => {
  await tab.setContent(page(BODY));
  await expectAccessible(tab, 'the page');
  await tab.locator('#name').evaluate((field) => field.parentElement.replaceWith(field));
  for (let time = 0; time < 2; time += 1) {
    await expect(expectAccessible(tab, 'the page broken')).rejects.toThrow(/Form elements must have labels/);
  }
});

test('what takes contrast away is found behind a page that passed', async ({ page: tab }) => {
  await tab.setContent(page(BODY));
  await expectAccessible(tab, 'the page');
  await tab.evaluate(() => document.styleSheets[0].insertRule('p { color: #bbb !important }'));
  await expect(expectAccessible(tab, 'the page pale')).rejects.toThrow(/color-contrast/);
});
