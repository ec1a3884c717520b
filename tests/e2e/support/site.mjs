// A server of a test's own: a copy of the delivered folder that may change, fail and stop.

import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that `cargo xtask dist` built. */
export const DIST = process.env.BOSANG_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url));

const TYPES = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

const WORKER = 'service-worker.js';

export class Site {
  /** Serves a copy of the folder, under a path of its own. */
  static async open(under = '/') {
    const site = new Site();
    site.under = under;
    site.folder = mkdtempSync(path.join(tmpdir(), 'bosang-site-'));
    cpSync(DIST, site.folder, { recursive: true });
    /** Answers in place of the file when it gives anything: `{ status, body, headers }`. */
    site.instead = () => undefined;
    site.asked = [];
    site.port = 0;
    await site.start();
    return site;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  get url() {
    return this.origin + this.under;
  }

  async start() {
    this.server = createServer((request, response) => this.#answer(request, response));
    await new Promise((resolve) => {
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = this.server.address().port;
  }

  /** From now on nobody is there. */
  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  async close() {
    if (this.server.listening) await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  read(file) {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file, content) {
    writeFileSync(path.join(this.folder, file), content);
  }

  /** The files of the folder that the worker keeps. */
  get files() {
    return Object.keys(this.#precache().list.files);
  }

  get version() {
    return this.#precache().list.version;
  }

  #precache() {
    const worker = this.read(WORKER);
    const end = worker.indexOf('\n');
    const list = JSON.parse(worker.slice(0, end).replace(/^self\.PRECACHE=/, '').replace(/;$/, ''));
    return { list, code: worker.slice(end + 1) };
  }

  /** Puts `changes`, texts by path, into the folder as another version, as the build would. */
  release(changes) {
    const { list, code } = this.#precache();
    for (const [file, text] of Object.entries(changes)) this.write(file, text);
    const digest = (content) => createHash('sha256').update(content).digest('hex');
    for (const file of new Set([...Object.keys(list.files), ...Object.keys(changes)])) {
      list.files[file] = digest(readFileSync(path.join(this.folder, file)));
    }
    list.version = digest(JSON.stringify(list.files) + code);
    this.write(WORKER, `self.PRECACHE=${JSON.stringify(list)};\n${code}`);
  }

  /** Puts another hash into the names of files, and into whatever names them: as another program. */
  rename(before, after) {
    const { list, code } = this.#precache();
    const renamed = (text) => text.replaceAll(before, after);
    const named = Object.keys(list.files).filter((file) => file.includes(before));
    for (const file of Object.keys(list.files).filter((it) => /\.(html|js)$/.test(it))) {
      this.write(file, renamed(this.read(file)));
    }
    for (const file of named) {
      renameSync(path.join(this.folder, file), path.join(this.folder, renamed(file)));
      list.files[renamed(file)] = list.files[file];
      delete list.files[file];
    }
    this.write(WORKER, `self.PRECACHE=${JSON.stringify(list)};\n${code}`);
    this.release({});
  }

  #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    const named = pathname.startsWith(this.under) ? pathname.slice(this.under.length) : undefined;
    // A folder is asked for by its name.
    const file = named?.endsWith('/') ? `${named}index.html` : named;
    this.asked.push(file);
    const instead = this.instead(file, request);
    if (instead === null) {
      request.socket.destroy();
      return;
    }
    const headers = { ...this.#headers(), ...instead?.headers };
    const whole = path.join(this.folder, file || 'index.html');
    if (instead?.body === undefined && (file === undefined || !isFile(whole))) {
      response.writeHead(404, headers).end();
      return;
    }
    headers['content-type'] ??= TYPES[path.extname(whole).slice(1)] ?? 'application/octet-stream';
    headers['cache-control'] ??= 'no-cache';
    response.writeHead(instead?.status ?? 200, headers);
    response.end(instead?.body ?? readFileSync(whole));
  }

  /** What the folder says of the headers of every response. */
  #headers() {
    const [, every] = this.read('_headers').match(/^\/\*\n((?: +.+\n)+)/);
    const lines = every.trim().split('\n').map((line) => line.trim());
    return Object.fromEntries(lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }));
  }
}

const isFile = (name) => {
  try {
    return statSync(name).isFile();
  } catch {
    return false;
  }
};
