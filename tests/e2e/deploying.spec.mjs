// What the web server sends, under the configuration that `cargo xtask dist` writes for it.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { get } from 'node:http';

import { BASE } from './support/origin.mjs';
import { expect, test } from './support/test.mjs';

const DIST = process.env.BOSANG_DIST;
const FILES = DIST
  ? readdirSync(DIST, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(DIST, join(entry.parentPath ?? entry.path, entry.name)))
  : [];
const isCompressed = (path) => /\.(br|gz)$/.test(path);

const TYPES = {
  css: 'text/css',
  html: 'text/html',
  js: 'application/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  ts: 'text/plain',
  txt: 'text/plain',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

/** A response with the bytes that were sent, as they were sent. */
const ask = (path, encoding) =>
  new Promise((resolve, reject) => {
    get(new URL(path, BASE), { headers: { 'accept-encoding': encoding } }, (response) => {
      const { statusCode, headers } = response;
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ statusCode, headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });

test.skip(!DIST, 'Set BOSANG_DIST to the folder that is served to run this.');

test('every file comes whole, of its type, in each encoding', async () => {
  expect(FILES.length).toBeGreaterThan(20);
  for (const path of FILES.filter((path) => !isCompressed(path) && path !== '_headers')) {
    const content = readFileSync(join(DIST, path));
    for (const [encoding, decode] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
      ['identity', (body) => body],
    ]) {
      const { statusCode, headers, body } = await ask(path, encoding);
      expect(statusCode, path).toBe(200);
      expect(headers['content-type'].split(';')[0], path).toBe(TYPES[path.split('.').pop()]);
      const sent = headers['content-encoding'];
      if (sent) expect(sent, path).toBe(encoding);
      // What is large is never sent as it is.
      if (content.length > 1500 && !path.endsWith('.png')) {
        expect(sent ?? 'identity', path).toBe(encoding);
      }
      expect((sent ? decode(body) : body).equals(content), path).toBe(true);
    }
  }
});

test('the program may be kept for good, and what leads to it is asked for each time', async () => {
  const kept = [];
  for (const path of ['', ...FILES.filter((path) => !isCompressed(path) && path !== '_headers')]) {
    const { headers } = await ask(path, 'br');
    if (headers['cache-control'].includes('immutable')) kept.push(path);
    else expect(headers['cache-control'], path).toBe('no-cache');
  }
  const hosts = readFileSync(join(DIST, '_headers'), 'utf8');
  const named = [...hosts.matchAll(/^\/(.+)\n {2}cache-control/gm)].map(([, path]) => path);
  expect(kept.sort()).toEqual(named.sort());
  for (const file of [/_bg\.wasm$/, /^opening-.*\.js$/, /^style-.*\.css$/]) {
    expect(kept.filter((path) => file.test(path))).toHaveLength(1);
  }
});

test('nothing that is not there is kept, and nothing for the server alone is there', async () => {
  const [compressed] = FILES.filter(isCompressed);
  for (const path of ['gone-0123456789abcdef.js', '_headers', compressed]) {
    const { statusCode, headers } = await ask(path, 'br');
    expect(statusCode, path).toBe(404);
    expect(headers['cache-control'] ?? '', path).not.toContain('immutable');
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
  }
});

test('every response says the headers that stand in _headers', async () => {
  const everywhere = readFileSync(join(DIST, '_headers'), 'utf8').split('\n/')[0];
  const lines = [...everywhere.matchAll(/^ {2}([^:]+): (.+)$/gm)];
  expect(lines.length).toBeGreaterThan(5);
  for (const path of ['', 'rules.ko.html', 'operator.json']) {
    const { headers } = await ask(path, 'br');
    for (const [, name, value] of lines) expect(headers[name], `${path} ${name}`).toBe(value);
  }
});
