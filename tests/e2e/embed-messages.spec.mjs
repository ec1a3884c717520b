// What the frame and the page around it tell each other, and what neither takes from anybody else.

import { readFileSync } from 'node:fs';

import Ajv from 'ajv/dist/2020.js';

import { policyFor } from '../../examples/help-center/serve.mjs';
import { MELON } from './support/claims.mjs';
import { expectVerified } from './support/cli.mjs';
import { Embed, expect, hostPage, tag, test, told } from './support/embed.mjs';
import { PACK_ID } from './support/origin.mjs';
import { Interview } from './support/interview.mjs';
import { PACK } from './support/words.mjs';

// Without BOSANG_CLI the command is compiled first.
if (!process.env.BOSANG_CLI) test.setTimeout(600_000);

const schemaOf = (document) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${document}.schema.json`, import.meta.url), 'utf8'));

/** What is wrong with a document by its schema. */
function faults(document, value) {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(schemaOf(document));
  validate(value);
  return validate.errors ?? [];
}

const CLAIM = {
  schema: 1,
  pack: PACK_ID,
  version: PACK.version,
  answers: { claimant: { choice: 'consumer' }, services: { services: ['melon'] } },
  windows: {},
  other_losses: [],
  evidence: {},
};

const prefill = (page, claim) => page.locator('outage-claim').evaluate((it, claim) => it.prefill(claim), claim);

/**
 * Keeps the port of the embed, and what comes through it, where the page can get at them; in each
 * frame too. Marks that come to the window are kept beside it.
 */
async function eavesdrop(page) {
  await page.addInitScript(() => {
    window.heard = [];
    window.marks = [];
    addEventListener('message', ({ data }) => data?.mark && window.marks.push(data.mark));
    const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(hear) {
        window.port = this;
        set.call(this, (event) => {
          window.heard.push(event.data);
          window.instance ??= event.data?.instance;
          hear(event);
        });
      },
    });
  });
}

test('the estimate and the submission are documents of their schemas', async ({ page, help, words }, info) => {
  help.pages['host.html'] = hostPage(tag('receives'));
  await page.goto(`${help.far}host.html`);
  const interview = await Embed.at(page).interview();
  await interview.walk(MELON, { until: 'submit' });

  const estimates = await told(page, 'estimate');
  expect(estimates.length).toBeGreaterThan(3);
  for (const estimate of estimates) expect(faults('estimate', estimate)).toEqual([]);
  expect(faults('estimate', { ...estimates[0], totals: 1 })).not.toEqual([]);
  expect((await told(page, 'step')).map((step) => step.page)).toEqual([
    'start', 'q/talk_account', 'q/services', 'q/melon_pass', 'q/melon_last_day',
    ...(await told(page, 'step')).slice(5).map((step) => step.page),
  ]);

  expect(await told(page, 'submission'), 'nothing before the claimant says so').toEqual([]);
  await expect(page.locator('body')).not.toContainText(words.ui.host_given);
  await interview.press(interview.button(words.ui.host_give_button));
  await expect(interview.page.getByText(words.ui.host_given)).toBeVisible();
  const [submission, ...more] = await told(page, 'submission');
  expect(more).toEqual([]);
  expect(faults('submission', submission)).toEqual([]);
  expectVerified(submission, info);
});

test('a page that takes no submissions is offered none', async ({ page, help, words }) => {
  help.pages['host.html'] = hostPage(tag());
  await page.goto(`${help.near}host.html`);
  const interview = await Embed.at(page).interview();
  await interview.walk(MELON, { until: 'submit' });
  await expect(interview.button(words.ui.submit_download)).toBeVisible();
  await expect(interview.button(words.ui.host_give_button)).toHaveCount(0);
});

test('what the page knows is filled in, and never over an answer', async ({ page, help, words }) => {
  help.pages['host.html'] = hostPage(tag());
  await page.goto(`${help.near}host.html`);
  const embed = Embed.at(page);
  // Before the frame is there, so that it has to wait.
  await prefill(page, CLAIM);
  const interview = await embed.interview();
  await expect(interview.page.getByText(words.ui.host_prefilled.replace('{0}', ''))).toBeVisible();
  await interview.begin();
  // What is known is not asked again.
  await interview.at('talk_account');
  await interview.page.evaluate(() => location.assign('#/q/claimant'));
  await expect(interview.radio('claimant', 'consumer')).toBeChecked();
  expect(await page.locator('outage-claim iframe').getAttribute('src')).not.toContain('consumer');

  await prefill(page, { ...CLAIM, answers: { claimant: { choice: 'enterprise' } } });
  await interview.goOn();
  await interview.at('talk_account');
  await interview.page.evaluate(() => location.assign('#/q/claimant'));
  await expect(interview.radio('claimant', 'consumer')).toBeChecked();
  await expect(interview.radio('claimant', 'enterprise')).not.toBeChecked();
});

test('language and scheme follow the element', async ({ page, help }) => {
  help.pages['host.html'] = hostPage(tag('lang="ko"'));
  await page.goto(`${help.near}host.html`);
  const embed = Embed.at(page);
  const frame = await embed.frame();
  await expect(embed.iframe()).toHaveAttribute('title', '장애 보상 계산기');
  await embed.element.evaluate((it) => it.setAttribute('lang', 'en'));
  await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
  await expect(embed.iframe()).toHaveAttribute('title', 'Outage compensation calculator');
  await embed.element.evaluate((it) => it.setAttribute('theme', 'dark'));
  await expect(frame.locator('html')).toHaveCSS('background-color', 'rgb(19, 20, 22)');
});

/** Every message there is, in a form that would be right but for its envelope. */
const EVERY = [
  { type: 'ready' },
  { type: 'resize', height: 9999 },
  { type: 'step', page: 'evil', heading: 'evil', why: 'page', top: 9999, height: 10 },
  { type: 'estimate', estimate: { evil: true } },
  { type: 'submission', submission: { evil: true } },
  { type: 'prefill', claim: CLAIM },
  { type: 'theme', theme: { scheme: 'dark', background: '#000000' } },
  { type: 'language', lang: 'en' },
];

/** Everything that a message could change, on both sides. */
async function standing(page, frame) {
  const inside = await frame.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage));
  const outside = await page.evaluate(() => [
    document.querySelector('outage-claim').shadowRoot.innerHTML,
    scrollY,
    JSON.stringify(window.told),
    window.heard.length,
  ]);
  return { inside, outside };
}

test('what comes from elsewhere, or in another form, changes nothing', async ({ page, help }) => {
  const [app, far] = [help.app, help.far].map((url) => new URL(url).origin);
  help.pages['evil.html'] = { text: '<!doctype html><title>evil</title>', policy: "frame-ancestors *" };
  // This page frames its own enemy.
  const text = hostPage(`${tag()}<iframe id="evil" title="evil" src="${help.far}evil.html"></iframe>`);
  help.pages['host.html'] = { text, policy: policyFor(app).replace('frame-src', `frame-src ${far}`) };
  await eavesdrop(page);
  await page.goto(`${help.near}host.html`);
  const embed = Embed.at(page);
  const frame = await embed.frame();
  await expect.poll(() => page.evaluate(() => window.heard.map((it) => it.type))).toContain('estimate');
  await embed.expectFits('before');
  const instance = await page.evaluate(() => window.instance);
  const before = await standing(page, frame);
  const right = EVERY.map((it) => ({ bosang: 1, instance, ...it }));
  const forms = [
    ...EVERY.flatMap((it) => [{ ...it, bosang: 2, instance }, { ...it, bosang: 1, instance: 'another' }, it]),
    { bosang: 1, instance, type: 'toString' },
    { bosang: 1, instance },
    null,
    'ready',
    [1],
  ];

  // A frame of another origin that has even learned the instance, with a port of its own.
  const evil = page.frames().find((it) => it.url().endsWith('evil.html'));
  await evil.evaluate((all) => {
    for (const message of all) {
      parent.postMessage(message, '*');
      parent.postMessage(message, '*', [new MessageChannel().port1]);
    }
  }, [...right, ...forms]);

  // The right window of the right origin: what does not prove itself, and a greeting without a port.
  await frame.evaluate((all) => {
    for (const message of all) parent.postMessage(message, '*');
  }, [...right, ...forms]);

  // The page itself, past the element: by the frame's window, and by the port in forms that are none.
  await page.evaluate(
    ([right, forms]) => {
      const { contentWindow } = document.querySelector('outage-claim').shadowRoot.querySelector('iframe');
      for (const message of [...right, ...forms]) contentWindow.postMessage(message, '*');
      for (const message of forms) window.port.postMessage(message);
      for (const message of right.slice(0, 5)) window.port.postMessage(message);
      const { bosang, instance } = right[0];
      for (const content of [
        { type: 'prefill', claim: [] },
        { type: 'prefill', claim: 'claim' },
        { type: 'theme', theme: { accent: { toString: 1 } } },
        { type: 'theme', theme: { accent: 'x'.repeat(1000) } },
        { type: 'theme' },
        { type: 'language', lang: 'fr' },
        { type: 'language', lang: ['en'] },
      ]) {
        window.port.postMessage({ bosang, instance, ...content });
      }
    },
    [right, forms],
  );

  // What is posted is heard in its order: once a mark has come, all before it has, on each way.
  await evil.evaluate(() => parent.postMessage({ mark: 'evil' }, '*'));
  await frame.evaluate(() => parent.postMessage({ mark: 'frame' }, '*'));
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('outage-claim').shadowRoot.querySelector('iframe');
    contentWindow.postMessage({ mark: 'page' }, '*');
    window.port.postMessage({ mark: 'port' });
  });
  await expect.poll(() => page.evaluate(() => window.marks.toSorted())).toEqual(['evil', 'frame']);
  await expect.poll(() => frame.evaluate(() => window.marks)).toEqual(['page']);
  await expect.poll(() => frame.evaluate(() => window.heard.at(-1))).toEqual({ mark: 'port' });
  expect(await standing(page, frame)).toEqual(before);

  // The same ways are open to who is meant.
  await page.evaluate(([bosang, instance]) => window.port.postMessage({ bosang, instance, type: 'language', lang: 'en' }), [1, instance]);
  await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
});

test.describe('a page that the operator does not name', () => {
  test.use({ provoked: { messages: [/target origin provided/] } });
  for (const claims of ['itself', 'another']) {
    test(`is told nothing, where it gives out to be ${claims}`, async ({ page, help, words }) => {
      await help.allow(['https://help.example']);
      const host = claims === 'itself' ? new URL(help.near).origin : 'https://help.example';
      const address = `${help.app}${PACK_ID}/?instance=1-2-3-4&host=${encodeURIComponent(host)}`;
      help.pages['host.html'] = hostPage(`<iframe title="app" width="600" height="600" src="${address.replaceAll('&', '&amp;')}"></iframe>`);
      await page.addInitScript(() => {
        window.got = [];
        if (parent === window) addEventListener('message', ({ data }) => window.got.push(data));
      });
      await page.goto(`${help.near}host.html`);
      const frame = page.frames().find((it) => it.url().startsWith(help.app));
      await frame.waitForSelector('[data-state=ready]');
      const interview = new Interview(frame, words);
      await interview.walk(MELON, { until: 'services' });
      expect(await frame.locator('html').getAttribute('data-embedded')).toBeNull();
      expect(await page.evaluate(() => window.got)).toEqual([]);
      // A frame that nobody makes higher scrolls by itself.
      const scrolls = () => document.documentElement.scrollHeight > innerHeight && getComputedStyle(document.documentElement).overflowY !== 'hidden';
      expect(await frame.evaluate(scrolls)).toBe(true);
    });
  }
});
