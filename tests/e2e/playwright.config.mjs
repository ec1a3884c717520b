import { defineConfig } from '@playwright/test';

import { DESKTOP, LAUNCH, LOCALE, PHONE } from './support/browser.mjs';
import { BASE } from './support/origin.mjs';

/** What days, weeks and drafts bear on, and in it what no clock does. */
const ZONED = ['sales', 'draft', 'drafts', 'windows', 'outages', 'schemes'];
const TIMELESS = [
  /under twelve interactions|wrong file|reads tables/,
  /locks? |vectors|locked elsewhere/,
  /forced colours|picture says/,
  // Words are looked at where the clock is Los Angeles's.
  /(drafts|outages|schemes)\.spec\.mjs en /,
];

/** The same tests where the day is another: `zone` is that of the machine, and never shown. */
const zoned = (name, zone) => ({
  name,
  testMatch: ZONED.map((spec) => `**/${spec}.spec.mjs`),
  grepInvert: TIMELESS,
  use: { viewport: DESKTOP, timezoneId: zone },
});

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
    // `cargo xtask test` runs what failed once more with a trace.
    trace: 'off',
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
    zoned('seoul', 'Asia/Seoul'),
    // The first to have a new day, 22 hours before Los Angeles.
    zoned('kiritimati', 'Pacific/Kiritimati'),
  ],
});
