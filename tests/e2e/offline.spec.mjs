// After one visit the calculator is on the device: it needs no network, and another version of it
// comes when the person says so.

import { expectAccessible } from './support/axe.mjs';
import { shop } from './support/claims.mjs';
import { expectVerified } from './support/cli.mjs';
import { Interview } from './support/interview.mjs';
import {
  expect, goOffline, kept, lookForUpdate, release, releaseOf, test, versionsKept,
} from './support/kept.mjs';
import { APP } from './support/origin.mjs';
import { LANGS, test as served } from './support/test.mjs';
import { PACK, PACKS } from './support/words.mjs';

test.use({ serviceWorkers: 'allow' });

const SHOP = shop(300_000);

const offer = (page, words) => page.getByText(words.ui.update_heading);

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a whole claim without network, after a look at the finder', async ({
      page, context, site, interview,
    }, info) => {
      await page.goto('');
      await kept(page);
      await goOffline(context, site);
      await interview.open();
      await interview.walk(SHOP, { until: 'submit' });
      expectVerified((await interview.download()).json, info);
      await page.reload();
      await interview.at('submit');
    });

    test('everything else is there too, after a visit to one scheme', async ({
      page, context, site, interview, words,
    }) => {
      await interview.open();
      await kept(page);
      await goOffline(context, site);
      for (const { id, version, name } of PACKS) {
        await page.goto(`${id}/`);
        await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
        await page.goto(`rules/${id}/${version}.${lang}.html`);
        await expect(page.getByRole('article')).toContainText(name[lang] ?? Object.values(name)[0]);
        const styled = await page.evaluate(() => document.styleSheets.length);
        expect(styled, 'the style sheet of the document').toBe(1);
      }
      await page.goto('');
      await page.getByRole('searchbox').fill(words.pack.name[lang]);
      await page.getByRole('link', { name: PACK.name[lang], exact: true }).click();
      await interview.at('start');
    });

    test('another version in mid-claim is offered, not forced, and loses nothing', async ({
      page, site, interview, words,
    }, info) => {
      const { ui } = words;
      await interview.fillIn(SHOP, 'weekly_sales');
      await kept(page);
      await interview.week('2022-10-15').fill('1');
      release(site, 'second');
      expect(await lookForUpdate(page)).toBe(true);
      await expect(offer(page, words)).toBeVisible();
      await expectAccessible(page, 'the offer of another version');
      // Not forced: one goes on, and nothing moves.
      await interview.give('weekly_sales', SHOP.weekly_sales);
      await interview.goOn();
      await interview.next('weekly_sales');
      await expect(offer(page, words)).toBeVisible();
      await interview.button(ui.update_later).click();
      await expect(offer(page, words)).toHaveCount(0);
      await page.reload();
      expect(await releaseOf(page)).toBeUndefined();

      // Taken up, on the page that one was on.
      await interview.walk({}, { until: 'check' });
      await expect(offer(page, words)).toBeVisible();
      await Promise.all([
        page.waitForEvent('load'),
        interview.button(ui.update_now).click(),
      ]);
      await interview.at('check');
      expect(await releaseOf(page)).toBe('second');
      await expect(offer(page, words)).toHaveCount(0);
      await interview.walk({}, { until: 'submit' });
      expectVerified((await interview.download()).json, info);
      await expect.poll(() => versionsKept(page)).toEqual([site.version]);
    });

    test('the finder offers it too', async ({ page, site, words }) => {
      await page.goto('');
      await kept(page);
      release(site, 'second');
      expect(await lookForUpdate(page)).toBe(true);
      await expect(offer(page, words).filter({ visible: true })).toHaveCount(1);
      await expectAccessible(page, 'the finder with an offer');
      await Promise.all([
        page.waitForEvent('load'),
        page.getByRole('button', { name: words.ui.update_now }).click(),
      ]);
      expect(await releaseOf(page)).toBe('second');
    });
  });
}

test('a version that nobody took up is there at the next visit', async ({ page, context, site }) => {
  await page.goto(APP);
  await kept(page);
  release(site, 'second');
  expect(await lookForUpdate(page)).toBe(true);
  await page.goto('about:blank');
  await page.close();
  const next = await context.newPage();
  await expect(async () => {
    await next.goto('');
    expect(await releaseOf(next)).toBe('second');
  }).toPass();
  await expect.poll(() => versionsKept(next)).toEqual([site.version]);
});

test('a tab of the version before goes on, with a program that it had not loaded yet', async ({
  page, context, site, interview, words,
}) => {
  await interview.open();
  await kept(page);
  const first = site.version;
  // The other tab waits for its program.
  const other = await context.newPage();
  await other.addInitScript(() => {
    const { fetch } = window;
    const gate = new Promise((resolve) => {
      window.openGate = resolve;
    });
    window.fetch = async (address, ...rest) => {
      if (String(address).endsWith('_bg.wasm')) await gate;
      return fetch(address, ...rest);
    };
  });
  const slow = new Interview(other, words);
  await slow.open();
  await slow.give('claimant', 'consumer');

  const [, hash] = site.files.find((file) => file.endsWith('_bg.wasm')).split(/[-_]/);
  site.rename(hash, '0123456789abcdef');
  release(site, 'second');
  expect(await lookForUpdate(page)).toBe(true);
  await Promise.all([
    page.waitForEvent('load'),
    interview.button(words.ui.update_now).click(),
  ]);
  await interview.at('start');
  expect(await releaseOf(page)).toBe('second');
  expect((await versionsKept(page)).toSorted()).toEqual([first, site.version].toSorted());

  // The server has the old program no more.
  await goOffline(context, site);
  await other.evaluate(() => window.openGate());
  // The first tab has taken the answer up by now, as a draft of both.
  await slow.begin();
  await slow.at('talk_account');
  expect(await releaseOf(other)).toBeUndefined();
  await other.close();
  await page.reload();
  await interview.current();
  await expect.poll(async () => {
    await page.reload();
    return versionsKept(page);
  }).toEqual([site.version]);
});

/** Ways in which a server is between two versions. */
const HALF_DONE = {
  'a file is not there yet': (file) => file.endsWith('rules.js') && { status: 404, body: '' },
  'it gives up in the middle': (file) => (file.endsWith('.css') ? null : undefined),
  'a file is still the old one': (file, old) => file === 'index.html' || file === ''
    ? { body: old, headers: { 'content-type': 'text/html' } }
    : undefined,
};
for (const [name, instead] of Object.entries(HALF_DONE)) {
  test(`an update that is half done changes nothing: ${name}`, async ({
    page, context, site, interview, words,
  }, info) => {
    await interview.fillIn(SHOP, 'weekly_sales');
    await kept(page);
    const before = site.version;
    const old = site.read('index.html');
    release(site, 'second');
    // A document whose content changed has to be downloaded, whatever is kept.
    site.release({
      'rules.js': `${site.read('rules.js')}\n`,
      'rules/document.css': `${site.read('rules/document.css')}\n`,
    });
    site.instead = (file) => instead(file, old) || (instead(file, old) === null ? null : undefined);
    expect(await lookForUpdate(page)).toBe(false);
    expect(await versionsKept(page)).toEqual([before]);
    await expect(offer(page, words)).toHaveCount(0);

    await context.setOffline(true);
    await page.reload();
    await interview.walk(SHOP, { until: 'submit' });
    expect(await releaseOf(page)).toBeUndefined();
    expectVerified((await interview.download()).json, info);

    await context.setOffline(false);
    site.instead = () => undefined;
    expect(await lookForUpdate(page)).toBe(true);
    await expect(offer(page, words)).toBeVisible();
  });
}

test('a damaged copy mends itself, and trouble with it never stands in the way', async ({
  page, context, site, interview,
}) => {
  await interview.open();
  await kept(page);
  // A record that is cut, a file that is gone and one that is another.
  const mended = await page.evaluate(async () => {
    const names = await caches.keys();
    const common = await caches.open(names.find((name) => name.endsWith(' common')));
    const [state] = (await common.keys()).filter(({ url }) => url.endsWith('state'));
    await common.put(state, new Response('{"version'));
    const version = await caches.open(names.find((name) => !name.endsWith(' common')));
    const keys = await version.keys();
    const gone = keys.find(({ url }) => url.endsWith('/tabs.js'));
    const other = keys.find(({ url }) => url.endsWith('/kakao-2022-10-15/index.html'));
    await version.delete(gone);
    await version.put(other, new Response('another', { headers: { 'content-type': 'text/html' } }));
    return [gone.url, other.url];
  });
  // The worker begins anew, as it does when the browser is opened again.
  const cdp = await context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await page.reload();
  await interview.at('start');
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  await expect.poll(() => page.evaluate(async (urls) => {
    const [name] = (await caches.keys()).filter((known) => !known.endsWith(' common'));
    const cache = await caches.open(name);
    const found = await Promise.all(urls.map(async (url) => (await cache.match(url))?.text()));
    return found.every((text) => text && text !== 'another');
  }, mended)).toBe(true);
  await goOffline(context, site);
  await page.reload();
  await interview.at('start');
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
});

test('only what changed is downloaded again', async ({ page, site }) => {
  await page.goto(APP);
  await kept(page);
  site.asked = [];
  release(site, 'second');
  expect(await lookForUpdate(page)).toBe(true);
  const others = site.asked.filter((file) => !/html$|^$|^service-worker.js$|^operator.json$/.test(file));
  expect(others).toEqual([]);
});

test('the operator’s file is the server’s, or else the last one', async ({ page, context, site }) => {
  const ask = () => page.evaluate(async () => {
    const response = await fetch('operator.json');
    return response.ok ? response.json() : response.status;
  });
  site.write('operator.json', '{"format":1,"hosts":[]}');
  await page.goto('');
  await kept(page);
  const changed = { format: 1, hosts: ['https://help.example'] };
  site.write('operator.json', JSON.stringify(changed));
  expect(await ask()).toEqual(changed);
  site.instead = (file) => (file === 'operator.json' ? { status: 503, body: '' } : undefined);
  expect(await ask()).toEqual(changed);
  await goOffline(context, site);
  expect(await ask()).toEqual(changed);
});

test.describe('the browser keeps nothing', () => {
  test('the calculator goes on and nothing is said', async ({ page, interview }) => {
    await page.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not here'));
    });
    await interview.open();
    await interview.walk(SHOP, { until: 'submit' });
    await interview.download();
  });
});

served.describe('as it is deployed', () => {
  served.use({ serviceWorkers: 'allow' });

  served('a whole claim without network', async ({ page, context, interview }, info) => {
    await page.goto('./');
    await kept(page);
    await context.setOffline(true);
    await interview.open();
    await interview.walk(SHOP, { until: 'submit' });
    expectVerified((await interview.download()).json, info);
  });
});
