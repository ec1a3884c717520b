import { defineConfig } from '@playwright/test';

import { DESKTOP, LAUNCH, LOCALE, PHONE } from './support/browser.mjs';
import { BASE } from './support/origin.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 600_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./support/summary.mjs']],
  use: {
    baseURL: BASE,
    browserName: 'chromium',
    launchOptions: LAUNCH,
    locale: LOCALE.ko,
    // A worker would answer what tests answer in the server's place. Its own tests let it.
    serviceWorkers: 'block',
    actionTimeout: 60_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'desktop',
      // Far from Korea: every time shown has to be Korean all the same.
      use: { viewport: DESKTOP, timezoneId: 'America/Los_Angeles' },
    },
    {
      name: 'phone',
      // What does not depend on the screen is tested once, on the desktop.
      testMatch: ['journeys.spec.mjs', 'appearance.spec.mjs', 'rail.spec.mjs'],
      use: { viewport: PHONE, hasTouch: true, isMobile: true, timezoneId: 'Asia/Seoul' },
    },
  ],
});
