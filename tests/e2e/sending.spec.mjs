// Sending a submission to the operator: each time exactly one is stored, whatever the network and
// the receiver do meanwhile.

import { expectAccessible } from './support/axe.mjs';
import { shop } from './support/claims.mjs';
import { startFaults, startReceiver } from './support/faults.mjs';
import { Interview, tick } from './support/interview.mjs';
import { APP } from './support/origin.mjs';
import { LANGS, expect, test as base } from './support/test.mjs';
import { fill } from './support/words.mjs';

const { BOSANG_OPERATED_URL, BOSANG_ENDPOINT_PORT } = process.env;
const OPERATED = BOSANG_OPERATED_URL && new URL(BOSANG_OPERATED_URL);

base.skip(!OPERATED, 'Set BOSANG_OPERATED_URL and BOSANG_ENDPOINT_PORT as `cargo xtask test e2e` does.');

// The endpoint stands in operator.json, so one test at a time has it.
base.describe.configure({ mode: 'serial' });

/** The submit page, with what it says of sending. */
class Sending {
  constructor(interview) {
    this.interview = interview;
    this.page = interview.page;
    this.words = interview.words.sending;
  }

  get button() {
    return this.interview.button(this.words.button);
  }

  get again() {
    return this.interview.button(this.words.try_now);
  }

  told(text) {
    return this.page.getByRole('status').getByText(text, { exact: true });
  }

  /** Waits for the receipt, and gives its number. */
  async received(options) {
    await expect(this.told(this.words.received)).toBeVisible(options);
    return this.page.getByRole('status').locator('.receipt strong').innerText();
  }
}

const test = base.extend({
  baseURL: OPERATED?.href,
  allowed: async ({}, use) => use([OPERATED?.origin, `http://127.0.0.1:${BOSANG_ENDPOINT_PORT}`]),
  // Network faults that a test brings about are the browser's to complain of.
  provoked: { messages: [/Failed to load resource/, /net::ERR_/, /CORS policy/] },

  receiver: async ({}, use) => {
    const receiver = await startReceiver({ origins: [OPERATED.origin] });
    await use(receiver);
    await receiver.stop();
  },
  faults: async ({ receiver }, use) => {
    const faults = await startFaults(receiver, { port: Number(BOSANG_ENDPOINT_PORT) });
    await use(faults);
    await faults.stop();
  },
  sending: async ({ interview, faults }, use) => {
    await interview.fillIn(shop(300_000), 'submit');
    expect(faults.requests, 'nothing is sent before the claimant does it').toEqual([]);
    await use(new Sending(interview));
  },
});

test.setTimeout(300_000);

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });
    test('a submission is sent, and its receipt stays', async ({ page, sending, receiver, faults }) => {
      await expectAccessible(page);
      await sending.button.click();
      const number = await sending.received();
      expect(number).toBe(await sending.interview.receipt());
      await expectAccessible(page);
      expect(receiver.stored()).toBe(1);
      expect(receiver.show(number)).toBe((await sending.interview.download()).json);

      await page.reload();
      expect(await sending.received()).toBe(number);
      expect(faults.requests).toHaveLength(1);
      // The receipt is kept, and what the claimant said is no longer.
      expect(await kept(page)).toEqual([{ state: 'received', hasBody: false }]);
    });
  });
}

/** What the outbox keeps. */
const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('bosang');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const letters = opening.result.transaction('outbox').objectStore('outbox').getAll();
          letters.onsuccess = () => {
            opening.result.close();
            resolve(letters.result.map(({ state, body }) => ({ state, hasBody: Boolean(body) })));
          };
        };
      }),
  );

test('an endpoint that is down is tried again', async ({ page, sending, receiver, faults }) => {
  await faults.down();
  await sending.button.click();
  await expect(sending.told(sending.words.waiting_unreachable)).toBeVisible();
  await expect(sending.told(sending.words.waiting_kept)).toBeVisible();
  await expectAccessible(page);
  expect(await kept(page)).toEqual([{ state: 'waiting', hasBody: true }]);
  await faults.pass();
  await sending.again.click();
  await sending.received();
  expect(receiver.stored()).toBe(1);
});

test('it is tried again without the claimant', async ({ sending, receiver, faults }) => {
  faults.fail(500, 1);
  await sending.button.click();
  await expect(sending.told(sending.words.waiting_server)).toBeVisible();
  await sending.received({ timeout: 20_000 });
  expect(faults.requests.map(({ told }) => told)).toEqual([500, 201]);
  expect(receiver.stored()).toBe(1);
});

test('a receiver that is slow is asked again and stores once', async ({ sending, receiver, faults }) => {
  faults.slow(33_000);
  await sending.button.click();
  await expect(sending.told(sending.words.waiting_slow)).toBeVisible({ timeout: 60_000 });
  await faults.settled();
  expect(receiver.stored()).toBe(1);
  await faults.pass();
  await sending.received({ timeout: 60_000 });
  expect(receiver.stored()).toBe(1);
});

test('an answer that is lost is asked for again', async ({ sending, receiver, faults }) => {
  faults.loseAnswer(1);
  await sending.button.click();
  await faults.arrived(1);
  await sending.received({ timeout: 20_000 });
  expect(faults.requests).toHaveLength(2);
  expect(receiver.stored()).toBe(1);
});

test('a request that comes twice is stored once', async ({ sending, receiver, faults }) => {
  faults.duplicate(1);
  await sending.button.click();
  await sending.received();
  await faults.settled();
  expect(faults.requests[0].answers).toHaveLength(2);
  expect(receiver.stored()).toBe(1);
});

test('a tab that is closed on the way loses nothing', async ({ context, sending, receiver, faults }) => {
  faults.slow(4_000);
  await sending.button.click();
  await faults.arrived(1);
  await sending.page.close();
  await faults.settled();
  await faults.pass();

  const page = await context.newPage();
  await page.goto(`${APP}#/submit`);
  const later = new Sending(new Interview(page, sending.interview.words));
  await later.received();
  expect(receiver.stored()).toBe(1);
});

test('a tab that is closed before anything arrived sends it later', async ({ context, sending, receiver, faults }) => {
  await faults.down();
  await sending.button.click();
  await expect(sending.told(sending.words.waiting)).toBeVisible();
  await sending.page.close();
  await faults.pass();
  expect(receiver.stored()).toBe(0);

  const page = await context.newPage();
  await page.goto(APP);
  await faults.arrived(1);
  await faults.settled();
  expect(receiver.stored()).toBe(1);
});

test('without a network it waits for one', async ({ context, sending, receiver, faults }) => {
  await context.setOffline(true);
  await sending.button.click();
  await expect(sending.told(sending.words.waiting_offline)).toBeVisible();
  expect(faults.requests).toEqual([]);
  await context.setOffline(false);
  await sending.received();
  expect(receiver.stored()).toBe(1);
});

test('two tabs send it once', async ({ context, sending, receiver, faults }) => {
  const page = await context.newPage();
  await page.goto(`${APP}#/submit`);
  const other = new Sending(new Interview(page, sending.interview.words));
  faults.slow(2_000);
  await expect(other.button).toBeVisible();
  // Both at once: a tab that hears of the other has no button any more.
  await Promise.all([sending, other].map(({ button }) => button.evaluate((it) => it.click())));
  await Promise.all([sending.received(), other.received()]);
  expect(faults.requests).toHaveLength(1);
  expect(receiver.stored()).toBe(1);
});

test('what is taken back is not sent', async ({ page, sending, receiver, faults }) => {
  await faults.down();
  await sending.button.click();
  await sending.interview.button(sending.words.take_back).click();
  await expect(sending.button).toBeVisible();
  await faults.pass();
  await page.reload();
  await expect(sending.button).toBeVisible();
  expect(await kept(page)).toEqual([]);
  expect(receiver.stored()).toBe(0);
});

test('what was changed since is another submission', async ({ page, sending, receiver }) => {
  await sending.button.click();
  const first = await sending.received();
  const { interview, words } = sending;
  await page.goto(`${APP}#/q/business_use`);
  await tick(page.getByRole('radio', { name: interview.words.ui.no, exact: true }));
  await page.goto(`${APP}#/submit`);
  await expect(sending.told(fill(words.changed_text, first))).toBeVisible();
  await expectAccessible(page);
  await interview.button(words.renew).click();
  await sending.button.click();
  const second = await sending.received();
  expect(second).not.toBe(first);
  expect(receiver.list().map(({ number }) => number).sort()).toEqual([first, second].sort());
});

test('what the receiver refuses is told with the way on', async ({ page, sending, receiver, faults }) => {
  faults.fail(422, 1);
  await sending.button.click();
  await expect(sending.told(sending.words.refused_other)).toBeVisible();
  await expectAccessible(page);
  await expect(sending.interview.button(sending.interview.words.ui.submit_download)).toBeVisible();
  expect(faults.requests).toHaveLength(1);
  expect(receiver.stored()).toBe(0);
});

test('a browser that keeps nothing sends all the same, and says so', async ({ page, interview, faults, receiver }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  await interview.fillIn(shop(300_000), 'submit');
  const sending = new Sending(interview);
  await faults.down();
  await sending.button.click();
  await expect(sending.told(sending.words.waiting_not_kept)).toBeVisible();
  await faults.pass();
  await sending.again.click();
  await sending.received();
  expect(receiver.stored()).toBe(1);
});

test('an outbox that did not come is told, and the file is there', async ({ page, interview }) => {
  await page.route('**/outbox.js', (route) => route.abort());
  await interview.fillIn(shop(300_000), 'submit');
  const sending = new Sending(interview);
  await sending.button.click();
  await expect(sending.told(sending.words.not_loaded)).toBeVisible();
  await interview.download();
});
