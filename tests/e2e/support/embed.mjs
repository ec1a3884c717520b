// Pages of other origins that frame the app: the sample help center, and pages made for one test.

import { once } from 'node:events';
import { createServer } from 'node:http';

import { helpCenter } from '../../../examples/help-center/serve.mjs';
import { Interview } from './interview.mjs';
import { BASE, PACK_ID } from './origin.mjs';
import { expect, test as base } from './test.mjs';
import { WORDS } from './words.mjs';

/**
 * The app as an operator delivers it who allows `hosts`: in the configuration, and in the header
 * that is made of it. A server and no route of Playwright's, since a page that came by a route has
 * no address, and Chromium then takes what it loads for an intrusion.
 */
function allowing(hosts) {
  return createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url.slice(1), BASE), { redirect: 'manual' });
    const headers = Object.fromEntries(answer.headers);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) delete headers[name];
    const policy = headers['content-security-policy'];
    const own = "frame-ancestors 'self'";
    headers['content-security-policy'] = policy.replace(own, `${own} ${hosts.current.join(' ')}`);
    const says = request.url.startsWith('/operator.json');
    const body = says ? JSON.stringify({ format: 1, hosts: hosts.said }) : Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, headers).end(body);
  });
}

const listening = async (server) => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
};

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
  /**
   * Servers of the app, at `app`, and of host pages: `near` is of the app's site, `far` is not.
   * `pages` are more of them; `allow` says which hosts the operator names.
   */
  help: async ({ allowed, hosts: framing }, use) => {
    const hosts = { current: [], said: [] };
    const app = allowing(hosts);
    const address = `http://127.0.0.1:${await listening(app)}/`;
    const pages = { 'told.js': TOLD };
    const server = helpCenter(address, pages);
    const port = await listening(server);
    const [near, far] = ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${port}/`);
    hosts.current = [near, far].map((url) => new URL(url).origin);
    hosts.said = hosts.current;
    allowed.push(new URL(address).origin);
    for (const origin of hosts.current) framing.add(origin);
    await use({ near, far, pages, app: address, allow: (said) => (hosts.said = said) });
    for (const each of [app, server]) {
      each.closeAllConnections();
      each.close();
    }
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
