/** The README's example, as it stands there: in Node.js, and in a page with a strict policy. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';

import { chromium } from '@playwright/test';

import { KAKAO, PACKAGE, packText } from './support.mjs';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, code] = readme.match(/^```js\n([^]*?)^```$/m);

const home = mkdtempSync(join(tmpdir(), 'bosang-npm-'));
after(() => rmSync(home, { recursive: true }));
const installed = join(home, 'node_modules/@bosang/rules');
mkdirSync(installed, { recursive: true });
cpSync(PACKAGE, installed, { recursive: true });
writeFileSync(join(home, `${KAKAO}.json`), packText(KAKAO));
writeFileSync(join(home, 'example.mjs'), code);

/** What the example says of the claim that it shows. */
const SAID = ['credit 1500 KRW', 'equal'];

test('in Node.js', () => {
  const said = execFileSync('node', ['example.mjs'], { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  for (const line of SAID) assert.ok(said.split('\n').includes(line), `${line} in\n${said}`);
});

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

test('in Chromium', { timeout: 120_000 }, async () => {
  // A page finds a package by its address; an import map would be an inline script.
  const inPage = code.replace("'@bosang/rules'", "'./node_modules/@bosang/rules/web.js'");
  assert.notEqual(inPage, code);
  writeFileSync(join(home, 'page.mjs'), `${inPage}\nconsole.log('done');\n`);
  const asked = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    response.setHeader('content-security-policy', POLICY);
    if (url === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Rules</title><link rel="icon" href="data:,"><script type="module" src="page.mjs"></script>');
      return;
    }
    try {
      const content = readFileSync(join(home, url));
      response.setHeader('content-type', TYPES[extname(url)] ?? 'text/plain');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const said = [];
    const trouble = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    const done = new Promise((resolve, reject) => {
      page.on('console', (message) => {
        // The page has no icon, and says that its policy refuses one.
        if (message.type() === 'error' && !message.text().includes('data:,')) trouble.push(message.text());
        said.push(message.text());
        if (message.text() === 'done') resolve();
      });
      page.on('pageerror', reject);
      page.on('crash', reject);
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await done;
    for (const line of SAID) assert.ok(said.includes(line), `${line} in\n${said.join('\n')}`);
    assert.deepEqual(trouble, []);
    const downloads = asked.filter((url) => url.includes('node_modules'));
    assert.deepEqual(downloads.map((url) => url.split('/').pop()).sort(), ['rules.wasm', 'web.js']);
  } finally {
    await browser.close();
    server.close();
  }
});
