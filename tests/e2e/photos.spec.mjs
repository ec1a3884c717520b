// Where a photo was taken can be taken out of it, and nothing else changes. What the files say is
// read by ExifReader, which is none of our own.

import { readFileSync } from 'node:fs';

import ExifReader from 'exifreader';

import { locations, without } from '../../static/evidence/location.js';
import { expectAccessible } from './support/axe.mjs';
import { shop } from './support/claims.mjs';
import { expect, test } from './support/test.mjs';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const TYPES = {
  'seoul.jpg': 'image/jpeg',
  'seoul-le.jpg': 'image/jpeg',
  'seoul.png': 'image/png',
  'seoul.webp': 'image/webp',
  'seoul.heic': 'image/heic',
};

const read = (name) => readFileSync(new URL(name, FIXTURES));
const photo = (name) => new File([read(name)], name, { type: TYPES[name] ?? 'image/jpeg' });
const placesIn = async (file) => {
  const tags = ExifReader.load(await file.arrayBuffer(), { expanded: true });
  // XMP in place of Exif, as some programs write it, comes as text.
  const xmp = Object.entries(tags.xmp ?? {}).filter(([name]) => name.startsWith('GPS'));
  return {
    exif: tags.gps ?? {},
    xmp: xmp.map(([, { value }]) => value).filter((value) => String(value).trim()),
    model: tags.exif?.Model?.description,
    orientation: tags.exif?.Orientation?.value,
  };
};

for (const name of Object.keys(TYPES)) {
  test(`the place is taken out of ${name}, and nothing else`, async () => {
    const file = photo(name);
    const before = await placesIn(file);
    expect(before.exif.Latitude).toBeCloseTo(37.402, 2);
    expect(await locations(file)).not.toEqual([]);

    const clean = await without(file);
    expect(clean.size, 'blanked in place').toBe(file.size);
    const after = await placesIn(clean);
    expect(after.exif).toEqual({});
    expect(after.xmp).toEqual([]);
    expect(await locations(clean)).toEqual([]);
    expect([after.model, after.orientation]).toEqual(['Test', 6]);
  });
}

test('pictures look the same without it', async ({ page }) => {
  await page.goto('about:blank');
  for (const name of Object.keys(TYPES).filter((it) => !it.endsWith('heic'))) {
    const clean = await without(photo(name));
    const both = [read(name), Buffer.from(await clean.arrayBuffer())];
    const [before, after] = await page.evaluate(
      ([type, ...contents]) =>
        Promise.all(
          contents.map(async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type }));
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, 0, image.width, image.height);
            return [image.width, image.height, data.join()].join(' ');
          }),
        ),
      [TYPES[name], ...both.map((bytes) => bytes.toString('base64'))],
    );
    expect(before.length).toBeGreaterThan(10_000);
    expect(after === before, name).toBe(true);
  }
});

test('a photo without a place, and what is no photo, are left alone', async () => {
  expect(await locations(photo('nowhere.jpg'))).toEqual([]);
  const pdf = new File([read('seoul.jpg')], 'scan.pdf', { type: 'application/pdf' });
  expect(await locations(pdf)).toEqual([]);
  // Cut off in the middle of what says where.
  for (const length of [4, 40, 120, 200, 300]) {
    const cut = new File([read('seoul.jpg').subarray(0, length)], 'cut.jpg', { type: 'image/jpeg' });
    await without(cut);
  }
});

test('a photo is shown small, and its place is pointed out and taken out', async ({ page, interview, words }) => {
  const { papers, ui } = words;
  await interview.fillIn(shop(300_000), 'evidence');
  const main = page.getByRole('main');
  await interview.files('use_proof').setInputFiles([
    { name: 'seoul.jpg', mimeType: 'image/jpeg', buffer: read('seoul.jpg') },
    { name: 'nowhere.jpg', mimeType: 'image/jpeg', buffer: read('nowhere.jpg') },
  ]);
  // Who attaches a file has the paper.
  await expect(interview.paper('use_proof')).toBeChecked();
  const item = main.getByRole('listitem').filter({ hasText: 'seoul.jpg' });
  await expect(item).toContainText(papers.located);
  await expect(item.locator('img')).toHaveJSProperty('complete', true);
  expect(await item.locator('img').evaluate((image) => image.naturalHeight)).toBeGreaterThan(50);
  await expect(main.getByRole('listitem').filter({ hasText: 'nowhere.jpg' })).not.toContainText(papers.located);
  await expectAccessible(page, 'photos');

  const print = (text) => text.match(/[0-9a-f]{64}/)[0];
  const before = print(await item.innerText());
  await item.getByRole('button', { name: new RegExp(papers.clean) }).click();
  await expect(item).not.toContainText(papers.located);
  expect(print(await item.innerText()), 'another content').not.toBe(before);

  // Kept on the device: pictures and all.
  await page.reload();
  await interview.at('evidence');
  await expect(item.locator('img')).toBeVisible();
  await expect(item).not.toContainText(papers.elsewhere);
  await expect(item.getByRole('button', { name: `${ui.evidence_remove} seoul.jpg` })).toBeVisible();
});

test('a file that is dropped is attached', async ({ page, interview }) => {
  await interview.fillIn(shop(300_000), 'evidence');
  const picker = page.locator('.file-picker').nth(1);
  const data = await page.evaluateHandle(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['sales of October'], 'dropped.txt', { type: 'text/plain' }));
    return dropped;
  });
  // The script comes with the page.
  await expect(async () => {
    await picker.dispatchEvent('dragover', { dataTransfer: data });
    await expect(picker).toHaveClass(/over/, { timeout: 500 });
  }).toPass();
  await picker.dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByRole('main')).toContainText('dropped.txt');
  await expect(picker).not.toHaveClass(/over/);
});
