// Pages of other origins that frame the app: the sample help center, and pages made for one test.

import { once } from 'node:events';

import { helpCenter } from '../../../examples/help-center/serve.mjs';
import { Interview } from './interview.mjs';
import { BASE, PACK_ID } from './origin.mjs';
import { expect, test as base } from './test.mjs';
import { WORDS } from './words.mjs';

/** Has the operator allow `hosts`: in the configuration, and in the header that is made of it. */
async function allow(context, hosts) {
  const cors = { 'access-control-allow-origin': '*' };
  await context.route(new URL('operator.json', BASE).href, (route) =>
    route.fulfill({ json: { format: 1, hosts }, headers: cors }),
  );
  await context.route(
    (url) => url.href.split(/[?#]/)[0] === BASE,
    async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = headers['content-security-policy'];
      expect(policy).toContain("frame-ancestors 'self';");
      headers['content-security-policy'] = policy.replace(
        "frame-ancestors 'self'",
        `frame-ancestors 'self' ${hosts.join(' ')}`,
      );
      await route.fulfill({ response, headers });
    },
  );
}

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
  /** A server of host pages: `near` is of the app's site, `far` is not; `pages` are more of them. */
  help: async ({ context, hosts }, use) => {
    const pages = { 'told.js': TOLD };
    const server = helpCenter(BASE, pages).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = (name) => `http://${name}:${server.address().port}/`;
    const [near, far] = [at('127.0.0.1'), at('localhost')];
    const origins = [near, far].map((url) => new URL(url).origin);
    for (const origin of origins) hosts.add(origin);
    await allow(context, origins);
    await use({ near, far, pages });
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
    return new Interview(await this.frame(), this.words);
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
