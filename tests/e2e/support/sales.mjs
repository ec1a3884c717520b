// Files of sales as programs write them, and what crate `sales` has in snapshots for each.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIXTURES = new URL('../../../sales/fixtures/', import.meta.url);

/** The path of a file. */
export const file = (name) => fileURLToPath(new URL(name, FIXTURES));

/** What the crate makes of a file by day, from its snapshot. */
export function days(snapshot) {
  const source = new URL(`../../../sales/tests/snapshots/tests__fixtures__${snapshot}.snap`, import.meta.url);
  const lines = readFileSync(source, 'utf8').matchAll(/^(\d{4}-\d\d-\d\d) (-?\d+)$/gm);
  return new Map([...lines].map(([, day, minor]) => [day, Number(minor)]));
}

/** The sum of a week. */
export function week(first, sums) {
  let sum = 0;
  for (let day = 0; day < 7; day += 1) {
    const date = new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10);
    sum += sums.get(date) ?? 0;
  }
  return sum;
}
