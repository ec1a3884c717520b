// Pages of other origins that frame the app: the sample help center, and pages made for one test.

import { once } from 'node:events';

import { helpCenter } from '../../../examples/help-center/serve.mjs';
import { Interview } from './interview.mjs';
import { PACK_ID } from './origin.mjs';
import { expect, test as base } from './test.mjs';
import { WORDS } from './words.mjs';

const { BOSANG_OPERATED_URL, BOSANG_HOST_PORTS = '' } = process.env;

/** The app of an operator who names the pages of these tests as its hosts. */
const OPERATED = BOSANG_OPERATED_URL && new URL(BOSANG_OPERATED_URL);
const PORTS = BOSANG_HOST_PORTS.split(' ').filter(Boolean).map(Number);

/** A page with `body` in it, which keeps what the embeds tell. */
export function hostPage(body, { lang = 'ko', head = '' } = {}) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="style.css"><link rel="icon" href="logo.svg">
    <script src="https://calculator.example/embed.js"></script><script src="told.js"></script>${head}
    </head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

/** Keeps every event of every embed. */
const TOLD = `window.told = [];
for (const type of ['ready', 'step', 'estimate', 'submission']) {
  document.addEventListener('bosang-' + type, ({ target, detail }) => told.push({ type, detail, id: target.id }));
}`;

export const test = base.extend({
  allowed: async ({}, use) => use([]),
  // A page that glides under the pointer takes clicks that were meant for another place.
  reducedMotion: 'reduce',
  /**
   * A server of host pages: `near` is of the site of the app, which is at `app`; `far` is not.
   * `pages` are more of them; `allow` says which hosts operator.json names from then on.
   */
  help: async ({ page, allowed, hosts }, use, { parallelIndex }) => {
    base.skip(!OPERATED, 'Run `cargo xtask test e2e`, which serves the app to pages that frame it.');
    const pages = { 'told.js': TOLD };
    const server = helpCenter(OPERATED.href, pages);
    server.listen(PORTS[parallelIndex], '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    const [near, far] = ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${port}/`);
    allowed.push(OPERATED.origin);
    for (const url of [near, far]) hosts.add(new URL(url).origin);
    const allow = (said) =>
      page.route('**/operator.json', (route) => route.fulfill({ json: { format: 1, hosts: said } }));
    await use({ near, far, pages, app: OPERATED.href, allow });
    server.closeAllConnections();
    server.close();
  },
});

export { expect };

/** One `<outage-claim>` in a page. */
export class Embed {
  constructor(page, element, words) {
    this.page = page;
    this.element = element;
    this.words = words;
  }

  static at(page, index = 0, words = WORDS.ko) {
    return new Embed(page, page.locator('outage-claim').nth(index), words);
  }

  iframe() {
    return this.element.locator('iframe');
  }

  /** The document in it, once the app is there. */
  async frame() {
    if (!this.inside) {
      const handle = await this.iframe().elementHandle();
      const frame = await handle.contentFrame();
      await frame.waitForSelector(':is([data-state=ready], [data-state=finder])[data-embedded]');
      this.inside = frame;
    }
    return this.inside;
  }

  /** The app in it, as the person in front of it knows it. */
  async interview() {
    return new Interview(await this.frame(), this.words, () => this.settle());
  }

  /** Waits until the frame stays where it is. */
  async settle() {
    let [last, same] = ['', 0];
    while (same < 3) {
      const place = await this.iframe().evaluate(async (frame) => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return JSON.stringify(frame.getBoundingClientRect());
      });
      same = place === last ? same + 1 : 0;
      last = place;
    }
  }

  /** Waits until the frame is as high as what is in it, to the pixel, and nothing in it scrolls. */
  async expectFits(place) {
    const frame = await this.frame();
    await expect(async () => {
      const inside = await frame.evaluate(() => {
        const root = document.documentElement;
        const { scrollHeight, scrollWidth, clientWidth } = root;
        const content = Math.ceil(root.getBoundingClientRect().height);
        return { content, scrollHeight, scrollWidth, clientWidth, innerHeight, innerWidth };
      });
      const { content, innerWidth: width } = inside;
      const fitting = { content, scrollHeight: content, innerHeight: content };
      expect(inside, place).toEqual({ ...fitting, scrollWidth: width, clientWidth: width, innerWidth: width });
    }).toPass({ timeout: 20_000 });
  }

  height() {
    return this.iframe().evaluate((frame) => frame.getBoundingClientRect().height);
  }
}

/** The markup of an embed. */
export const tag = (attributes = '', pack = PACK_ID) => `<outage-claim pack="${pack}" ${attributes}></outage-claim>`;

/** What the embeds of the page told. */
export const told = (page, type) =>
  page.evaluate((type) => window.told.filter((it) => it.type === type).map(({ detail }) => detail), type);
