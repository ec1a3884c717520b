// Draws the icons for installing from icon.svg, after a change of that:
//
//   node static/icons/draw.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { LAUNCH } from '../../tests/e2e/support/browser.mjs';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const ICON = readFileSync(file('icon.svg'), 'utf8');

/** The ground to the edges, for systems that cut the icon into a shape of their own. */
const whole = ICON.replace('rx="14" ', '');
/** The bars within the circle that no shape cuts: four fifths of the width. */
const safe = whole
  .replace(/(<rect [^>]*fill="#0a5457"\/>)/, '$1<g transform="translate(32 32) scale(.84) translate(-32 -32)">')
  .replace('</svg>', '</g></svg>');

const ICONS = [
  ['icon-192.png', 192, ICON],
  ['icon-512.png', 512, ICON],
  ['icon-maskable-512.png', 512, safe],
  ['apple-touch-icon.png', 180, whole],
];

const browser = await chromium.launch(LAUNCH);
for (const [name, size, svg] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `);
  await page.setContent(`<body style="margin:0">${sized}`);
  writeFileSync(file(name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
