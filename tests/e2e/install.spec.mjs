// The calculator can be installed.

import { chromium } from '@playwright/test';

import { LAUNCH } from './support/browser.mjs';
import { BASE } from './support/origin.mjs';
import { expect, test } from './support/test.mjs';

/** Width and height of a PNG. */
const sizeOf = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('Chromium finds nothing that keeps it from being installed', async ({ locale }, info) => {
  // A window that forgets everything installs nothing, so this one has a folder.
  const context = await chromium.launchPersistentContext(info.outputPath('profile'), {
    ...LAUNCH,
    locale,
  });
  const [page] = context.pages();
  await page.goto(BASE);
  const session = await context.newCDPSession(page);
  const { url, errors, data } = await session.send('Page.getAppManifest');
  expect(url).toBe(`${BASE}manifest.webmanifest`);
  expect(errors).toEqual([]);
  expect(JSON.parse(data).lang).toBe('ko');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  // Without one in the manifest it is the start's address, which differs from folder to folder.
  expect((await session.send('Page.getAppId')).appId).toBe(BASE);
  await context.close();
});

test('the icons are as large as they say, and none is cut', async ({ request, page }) => {
  const manifest = await (await request.get('manifest.webmanifest')).json();
  const pictures = manifest.icons.filter(({ type }) => type === 'image/png');
  expect(pictures.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
  for (const { src, sizes } of pictures) {
    const png = await (await request.get(src)).body();
    expect(sizeOf(png), src).toEqual(sizes.split('x').map(Number));
  }
  await page.goto('');
  const apple = page.locator('link[rel=apple-touch-icon]');
  const png = await (await request.get(await apple.getAttribute('href'))).body();
  expect(sizeOf(png)).toEqual([180, 180]);

  // Systems cut all but a circle of four fifths off the maskable icon: outside is ground alone.
  const { src } = pictures.find(({ purpose }) => purpose === 'maskable');
  const outside = await page.evaluate(async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const { width, height } = picture;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const drawing = canvas.getContext('2d');
    drawing.drawImage(picture, 0, 0);
    const { data } = drawing.getImageData(0, 0, width, height);
    const colours = new Set();
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (Math.hypot(x - width / 2, y - height / 2) > width * 0.4) {
          const at = 4 * (y * width + x);
          colours.add(data.slice(at, at + 4).join());
        }
      }
    }
    return [...colours];
  }, src);
  expect(outside).toEqual(['10,84,87,255']);
});

for (const [colorScheme, ground] of [['light', '#ffffff'], ['dark', '#131416']]) {
  test(`the window around it has the ground's colour: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('');
    const [theme, own] = await page.evaluate(() => {
      const metas = [...document.querySelectorAll('meta[name=theme-color]')];
      const { content } = metas.find(({ media }) => matchMedia(media).matches);
      const style = getComputedStyle(document.documentElement);
      // Minified, white is shorter.
      return [content, style.getPropertyValue('--ground').replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')];
    });
    expect(theme).toBe(ground);
    expect(own).toBe(ground);
  });
}
