// The test of every spec file: each test watches that the page keeps to itself and complains of
// nothing, whatever else it is about.

import { test as base, expect } from '@playwright/test';

import { LOCALE } from './browser.mjs';
import { Interview } from './interview.mjs';
import { ORIGIN } from './origin.mjs';
import { WORDS } from './words.mjs';

const isOwn = (url, allowed) =>
  ['data:', 'blob:', 'about:'].includes(url.protocol) || allowed.includes(url.origin);

/** Whether a page that frames the app asks its own server, which is its own business. */
const isHosts = (request, hosts) => {
  // A service worker stands in no frame.
  if (request.serviceWorker()) return false;
  const asks = request.isNavigationRequest() ? request.url() : request.frame().url();
  return hosts.has(new URL(request.url()).origin) && hosts.has(new URL(asks).origin);
};

export const test = base.extend({
  /** The language that the browser asks for. */
  lang: ['ko', { option: true }],
  /** The origins that pages may speak to. */
  allowed: [[ORIGIN], { option: true }],
  /** Complaints of the browser that a test brings about on purpose, as patterns. */
  provoked: [{ messages: [] }, { option: true }],

  /** Origins of pages that frame the app, for a test to add to. */
  hosts: ({}, use) => use(new Set()),

  locale: ({ lang }, use) => use(LOCALE[lang]),
  words: ({ lang }, use) => use(WORDS[lang]),
  interview: ({ page, words }, use) => use(new Interview(page, words)),

  quiet: [
    async ({ context, provoked, allowed, hosts }, use) => {
      const complaints = [];
      const complain = (message) => {
        if (!provoked.messages.some((pattern) => pattern.test(message))) complaints.push(message);
      };
      context.on('request', (request) => {
        if (isOwn(new URL(request.url()), allowed) || isHosts(request, hosts)) return;
        complain(`request to ${request.url()}`);
      });
      context.on('page', (page) => {
        page.on('websocket', (socket) => complain(`socket to ${socket.url()}`));
      });
      context.on('console', (message) => {
        if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => complain(`page: ${error.error()}`));
      await context.exposeBinding('reportViolation', (_, violation) => complain(violation));
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
          const place = `${sourceFile}:${lineNumber}`;
          window.reportViolation(`violation: ${effectiveDirective} ${blockedURI} at ${place}`);
        });
      });
      await use();
      expect(complaints, 'requests elsewhere, policy violations, console errors').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Both languages, for tests that are about words. */
export const LANGS = ['ko', 'en'];
