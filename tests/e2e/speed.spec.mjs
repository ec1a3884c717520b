// From a key to the new figure on the screen, on a computer four times slower than this one.

import { OUTAGE_WEEK, shop } from './support/claims.mjs';
import { expect, test } from './support/test.mjs';

const INPUTS = 20;

/** The design's bound is 50 ms; more is allowed here, because other work shares the machine. */
const BOUND_MS = 150;

test('a new estimate is painted soon after the input', async ({ page, interview }, info) => {
  await interview.fillIn(shop(300_000), 'weekly_sales');
  const field = interview.week(OUTAGE_WEEK);
  await page.evaluate(() => {
    window.painted = [];
    addEventListener('input', ({ timeStamp }) => {
      // After the frame's callbacks comes its painting, and after that the next task.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.painted.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    }, { capture: true });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });

  // One digit more or less carries the loss over the bound of 300,000 won and back.
  await field.fill('1,199,99');
  for (let input = 0; input < INPUTS; input += 1) {
    const typed = input % 2 === 0;
    if (typed) await field.press('9');
    else await field.press('Backspace');
    await expect(interview.running()).toContainText(typed ? '50,000원' : /검토|답이/);
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });

  const painted = (await page.evaluate(() => window.painted)).slice(-INPUTS);
  expect(painted).toHaveLength(INPUTS);
  const sorted = painted.toSorted((a, b) => a - b);
  const [median, worst] = [sorted[INPUTS / 2], sorted.at(-1)].map((ms) => ms.toFixed(1));
  const description = `input to painted estimate, 4x slowed: median ${median} ms, worst ${worst} ms`;
  info.annotations.push({ type: 'measured', description });
  expect(Number(median)).toBeLessThan(BOUND_MS);
});
