// A newer version of the rules than the one delivered.

import { gzipSync } from 'node:zlib';

import { expect } from '@playwright/test';

import { BASE, PACK_ID } from './origin.mjs';
import { PACK } from './words.mjs';

export const NEWER = '99.0.0';

/** From now on the server has a newer version, which gives 40,000 won in place of 30,000. */
export async function release(page) {
  const addressOf = (url) => url.href.split(/[?#]/)[0];
  const pages = [BASE, `${BASE}${PACK_ID}/`, `${BASE}${PACK_ID}/en/`];
  await page.route(
    (url) => pages.includes(addressOf(url)),
    async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      const served = body
        .replace(`${PACK_ID} `, `${PACK_ID} ${NEWER} `)
        .replace('&quot;versions&quot;:[', `&quot;versions&quot;:[&quot;${NEWER}&quot;,`);
      expect(served).not.toBe(body);
      await route.fulfill({ response, body: served });
    },
  );
  const pack = structuredClone(PACK);
  pack.version = NEWER;
  const remedy = pack.remedies.find(({ id }) => id === 'sales_loss');
  const { money } = remedy.award.bands.rows[0].outcome.gives;
  const changed = JSON.stringify(money).replace('30000', '40000');
  remedy.award.bands.rows[0].outcome.gives.money = JSON.parse(changed);
  expect(JSON.stringify(pack)).toContain('40000');
  await page.route(`**/packs/${PACK_ID}/${NEWER}.json`, (route) => route.fulfill({ json: pack }));
  // A page that comes unpacked, as these do, asks for what is packed.
  await page.route(`**/packs/${PACK_ID}/${NEWER}.json.gz`, (route) =>
    route.fulfill({ contentType: 'application/gzip', body: gzipSync(JSON.stringify(pack)) }));
}
