// Accessibility rules, run over the page as it stands.

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with every rule that the page breaks and where. `place` names the page in the message;
 * `frames` looks into frames of other origins too, for which axe opens a page of its own.
 */
export async function expectAccessible(page, place, { frames = false } = {}) {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(TAGS)
    .setLegacyMode(!frames)
    // Each document has a header, a main part and a footer of its own; across documents that is no fault.
    .disableRules(frames ? ['landmark-unique'] : [])
    .analyze();
  const broken = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target}: ${failureSummary}`),
  );
  expect(broken, `axe on ${place}`).toEqual([]);
  expect(passes.length, `axe looked at ${place}`).toBeGreaterThan(5);
}
