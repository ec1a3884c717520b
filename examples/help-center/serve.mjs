// Serves the sample help center with the policy of a strict site: nothing inline, and nothing from
// elsewhere but the calculator. `node examples/help-center/serve.mjs APP [PORT]`

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** The policy of a page that frames the calculator at `app`, and needs no more for it than this. */
export function policyFor(app) {
  return [
    "default-src 'none'",
    `script-src ${app} 'self'`,
    `frame-src ${app}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** A server of this folder for the calculator at `app`; `pages` adds pages by name, each a text or `{ text, policy }`. */
export function helpCenter(app, pages = {}) {
  const { origin } = new URL(app);
  return createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const name = path === '/' ? 'ko.html' : path.slice(1);
    try {
      if (!/^[a-z-]+\.(html|css|js|svg)$/.test(name)) throw new Error('no such file');
      const page = pages[name] ?? (await readFile(new URL(name, import.meta.url), 'utf8'));
      const { text, policy } = typeof page === 'string' ? { text: page, policy: policyFor(origin) } : page;
      response.writeHead(200, {
        'content-type': TYPES[name.split('.').at(-1)],
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      // The pages name the calculator by this address.
      response.end(text.replaceAll('https://calculator.example/', app));
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    }
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [app, port = '8090'] = process.argv.slice(2);
  if (!app || !URL.canParse(app)) {
    console.error('Usage: node examples/help-center/serve.mjs APP [PORT]\n');
    console.error('APP is the address of the calculator, such as http://127.0.0.1:8080/.');
    process.exit(2);
  }
  helpCenter(app.endsWith('/') ? app : `${app}/`).listen(Number(port), '127.0.0.1', () => {
    console.log(`The help center is at http://127.0.0.1:${port}/ and http://127.0.0.1:${port}/en.html`);
    console.log(`${app} shows itself there once its operator.json has this among its "hosts":`);
    console.log(`  "http://127.0.0.1:${port}"`);
  });
}
