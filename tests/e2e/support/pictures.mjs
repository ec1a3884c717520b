// Pictures of pages, for people to look at: BOSANG_PICTURES=1 has them taken. No test compares them.

import path from 'node:path';

const WANTED = Boolean(process.env.BOSANG_PICTURES);

/** A function that takes the next picture into `folder`, numbered and named by what is shown. */
export function pictures(page, folder) {
  let taken = 0;
  return async (shown) => {
    taken += 1;
    if (!WANTED) return;
    const file = `${String(taken).padStart(2, '0')}-${shown}.png`;
    await page.screenshot({ path: path.join(folder, file), fullPage: true });
  };
}
