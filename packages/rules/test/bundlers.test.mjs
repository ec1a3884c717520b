/** The package goes through the bundlers that people have, without a warning, and brings its wasm along. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import * as esbuild from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';

import { PACKAGE } from './support.mjs';

const WASM = readFileSync(join(PACKAGE, 'rules.wasm'));

/** A page's project with the package installed, as its own page would call it. */
const project = (context) => {
  const root = mkdtempSync(join(PACKAGE, '..', 'bundlers-'));
  context.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'node_modules/@bosang'), { recursive: true });
  symlinkSync(PACKAGE, join(root, 'node_modules/@bosang/rules'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>');
  writeFileSync(join(root, 'main.js'), "import { init, load } from '@bosang/rules';\nawait init();\nglobalThis.load = load;\n");
  return root;
};

/** Whether the wasm was brought along, and a script of the result asks for it by its name there. */
const assertBrought = (dist) => {
  const names = readdirSync(dist, { recursive: true }).map(String);
  const wasm = names.filter((name) => name.endsWith('.wasm'));
  assert.equal(wasm.length, 1, names.join(' '));
  assert.ok(readFileSync(join(dist, wasm[0])).equals(WASM));
  const scripts = names.filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(dist, name), 'utf8'));
  assert.ok(scripts.some((script) => script.includes(wasm[0].split('/').at(-1))), names.join(' '));
};

test('vite', async (context) => {
  const root = project(context);
  const told = [];
  const note = (message) => told.push(message);
  await vite({
    root,
    configFile: false,
    customLogger: { info() {}, clearScreen() {}, warn: note, warnOnce: note, error: note, hasErrorLogged: () => false, hasWarned: false },
    build: { target: 'es2022', assetsInlineLimit: 0 },
  });
  assert.deepEqual(told, []);
  assertBrought(join(root, 'dist'));
});

test('webpack', async (context) => {
  const root = project(context);
  const stats = await new Promise((resolve, reject) => {
    const options = { context: root, entry: './main.js', mode: 'production', performance: false, output: { path: join(root, 'dist') } };
    webpack(options, (error, result) => (error ? reject(error) : resolve(result)));
  });
  const { warnings, errors } = stats.toJson();
  assert.deepEqual([warnings, errors], [[], []]);
  assertBrought(join(root, 'dist'));
});

test('esbuild', async (context) => {
  const root = project(context);
  const { warnings, outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['main.js'],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  assert.deepEqual(warnings, []);
  // It leaves addresses as they stand: the wasm is served beside the script, as the README says.
  assert.match(outputFiles[0].text, /rules\.wasm/);
  assert.doesNotMatch(outputFiles[0].text, /glue_bg\.wasm/);
});
