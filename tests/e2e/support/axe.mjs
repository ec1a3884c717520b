// Accessibility rules, run over the page as it stands.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import axe from 'axe-core';

import { pageState } from './page-state.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with every rule that the page breaks and where. `place` names the page in the message;
 * `frames` looks into frames of other origins too, for which axe opens a page of its own.
 *
 * A page that passed in this run is not looked at again: tests come to the same pages on many ways.
 * Gives whether this one was looked at.
 */
export async function expectAccessible(page, place, { frames = false } = {}) {
  const passed = await mark(page, frames);
  if (passed && existsSync(passed)) return false;

  const { violations, passes } = frames ? await withFrames(page) : await alone(page);
  const broken = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target}: ${failureSummary}`),
  );
  expect(broken, `axe on ${place}`).toEqual([]);
  expect(passes, `axe looked at ${place}`).toBeGreaterThan(5);

  // A page that changed meanwhile is another than the one that was looked at.
  if (passed && passed === (await mark(page, frames))) writeFileSync(passed, '');
  return true;
}

/**
 * What axe finds in the page and in frames of its own origin. By the program itself: Playwright's
 * way to it sends the program twice each time, and every rule's every element back.
 */
async function alone(page) {
  const has = () => 'axe' in window;
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(has))) await frame.evaluate(axe.source);
  }
  return page.evaluate(async (options) => {
    const { violations, passes } = await window.axe.run(document, options);
    return { violations, passes: passes.length };
  }, { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] });
}

async function withFrames(page) {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(TAGS)
    // Each document has a header, a main part and a footer of its own; across documents that is no fault.
    .disableRules(['landmark-unique'])
    .analyze();
  return { violations, passes: passes.length };
}

/**
 * The file that is there once this page passed, for all workers; nothing for a page that cannot be
 * told from others. Playwright empties the folder when a run begins.
 */
async function mark(page, frames) {
  const state = await pageState(page);
  if (!state) return undefined;
  const folder = path.join(test.info().project.outputDir, 'axe-passed');
  mkdirSync(folder, { recursive: true });
  const asked = JSON.stringify([axe.version, TAGS, frames]);
  return path.join(folder, createHash('sha256').update(asked).update(state).digest('hex'));
}
