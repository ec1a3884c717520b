// Tests of what a browser keeps: each has a server of its own, which may change and go away.

import { expect, test as base } from './test.mjs';
import { Site } from './site.mjs';

export const test = base.extend({
  // eslint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = await Site.open('/help/outage/');
    await use(site);
    await site.close();
  },
  baseURL: ({ site }, use) => use(site.url),
  allowed: ({ site }, use) => use([site.origin]),
});

/** Waits until the calculator is on the device. */
export async function kept(page) {
  const state = () => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state;
  });
  await expect.poll(state, { timeout: 240_000 }).toBe('activated');
}

/** Nobody is there any more, and the browser knows. */
export async function goOffline(context, site) {
  await site.stop();
  await context.setOffline(true);
}

/** Looks for another version, as the browser does by itself at each visit; tells whether it came. */
export const lookForUpdate = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  const { installing } = registration;
  if (installing) {
    await new Promise((resolve) => {
      installing.addEventListener('statechange', resolve, { once: true });
    });
  }
  return Boolean(registration.waiting);
});

/** The versions that the browser has in full. */
export const versionsKept = (page) => page.evaluate(async () => {
  const names = await caches.keys();
  return names.map((name) => name.split(' ').at(-1)).filter((name) => name !== 'common');
});

const MARK = '<meta name="release" content="';

/** Gives every page a mark by which a release is known. */
export function release(site, mark) {
  const pages = site.files.filter((file) => /(^|\/)index\.html$/.test(file));
  const marked = pages.map((file) => {
    const page = site.read(file).replace(/<meta name="release" content="\w+">/, '');
    return [file, page.replace('<title>', `${MARK}${mark}"><title>`)];
  });
  site.release(Object.fromEntries(marked));
}

/** The mark of the page shown; nothing for the first version. */
export const releaseOf = (page) =>
  page.evaluate(() => document.querySelector('meta[name=release]')?.content);

export { expect };
