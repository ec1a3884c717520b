// Where the app cannot run, the page says so and gives the rules as text.

import { expectAccessible } from './support/axe.mjs';
import { APP, BASE } from './support/origin.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { PACK, WORDS } from './support/words.mjs';

/** The first words of the page's own sentence for a failure, in one language. */
const sentence = (lang, why) => WORDS[lang].ui[`trouble_${why}`].split('{0}')[0].trim();

/** Every remedy's name and the figures of the plan have to be there. */
async function expectRules(place, lang) {
  for (const { name } of PACK.remedies) await expect(place).toContainText(name[lang]);
  const figures = lang === 'ko'
    ? ['300,000원', '30,000원', '500,000원', '50,000원', '1,500원']
    : ['300,000 won', '30,000 won', '500,000 won', '50,000 won', '1,500 won'];
  for (const figure of figures) await expect(place).toContainText(figure);
}

const own = (response, change) => {
  const headers = response.headers();
  headers['content-security-policy'] = change(headers['content-security-policy']);
  return headers;
};

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test.describe('the wasm does not arrive', () => {
      test.use({ provoked: { messages: [/net::ERR_FAILED/] } });
      test('the page says so and gives the rules', async ({ page }) => {
        await page.route('**/*.wasm', (route) => route.abort());
        await page.goto(APP);
        await expect(page.getByText(sentence(lang, 'network'))).toBeVisible();
        await expect(page.getByText(sentence(lang, 'blocked'))).toBeHidden();
        await expectRules(page.getByRole('main'), lang);
        await expectAccessible(page, 'the page without wasm');
      });
    });

    test.describe('the wasm may not run', () => {
      test.use({ provoked: { messages: [/wasm-unsafe-eval|wasm-eval|WebAssembly/] } });
      test('the page says so and gives the rules', async ({ page }) => {
        await page.route((url) => url.href.startsWith(BASE + APP), async (route) => {
          const response = await route.fetch();
          const headers = own(response, (policy) => policy.replace(" 'wasm-unsafe-eval'", ''));
          expect(headers['content-security-policy']).not.toContain('wasm');
          await route.fulfill({ response, headers });
        });
        await page.goto(APP);
        await expect(page.getByText(sentence(lang, 'blocked'))).toBeVisible();
        await expect(page.getByText(sentence(lang, 'network'))).toBeHidden();
        await expectRules(page.getByRole('main'), lang);
      });
    });

    test('the rules as a page of their own', async ({ page }) => {
      await page.goto(`rules/${PACK.id}/${PACK.version}.${lang}.html`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expectRules(page.getByRole('article'), lang);
      await expectAccessible(page, 'the rules as text');
    });
  });
}

test.describe('the rules or the texts do not arrive', () => {
  test.use({ provoked: { messages: [/net::ERR_FAILED/, /503/, /the rules/, /the catalogue/] } });

  for (const lang of LANGS) {
    test.describe(lang, () => {
      test.use({ lang });
      const broken = {
        network: (route) => route.abort(),
        server: (route) => route.fulfill({ status: 503, body: '' }),
        // As a wrongly set up server or a hotel's network gives it.
        mismatch: (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
      };
      // In version 0.1.0 the texts were in the program.
      for (const [what, paths] of [['the rules', '**/packs/*/*.json'], ['the texts', '**/words-*.json']]) {
        for (const [why, answer] of Object.entries(broken)) {
          test(`${what}: the page says why, and opening it again goes on: ${why}`, async ({ page, interview }) => {
            await page.route(paths, answer);
            await page.goto(APP);
            await expect(page.getByText(sentence(lang, why))).toBeVisible();
            for (const other of Object.keys(broken).filter((known) => known !== why)) {
              await expect(page.getByText(sentence(lang, other))).toBeHidden();
            }
            await expectRules(page.getByRole('main'), lang);
            await expectAccessible(page, 'the page without rules');
            await page.unroute(paths);
            await page.getByRole('alert').filter({ visible: true }).getByRole('link').first().click();
            await interview.at('start');
          });
        }
      }
    });
  }
});

test('the page shows what it is before the wasm arrives', async ({ page }) => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(APP, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(sentence('ko', 'network'))).toBeHidden();
  release();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    WORDS.ko.ui.start_heading,
  );
});

test('the policy of the issue is what the server sends', async ({ request }) => {
  const { 'content-security-policy': policy, ...headers } = (await request.get('')).headers();
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src').sort()).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(directives.get('style-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(headers['x-content-type-options']).toBe('nosniff');
});
