// A receiver to send to, and a layer before it that has the faults a network and a server have.
//
//   const receiver = await startReceiver({ origins: ['http://127.0.0.1:4173'] });
//   const faults = await startFaults(receiver);
//   … have the app send to `faults.endpoint` …
//   faults.loseAnswer();                         // the next one is stored and nobody hears of it
//   await faults.arrived(1);                     // it has come
//   expect(receiver.stored()).toBe(1);           // rows in the database
//   await faults.stop();
//   await receiver.stop();
//
// Faults touch what is handed in (POST); preflights pass, except while it is down. A fault that is
// set takes the place of the one before; `pass()` ends it.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The command that runs the receiver: the one of BOSANG_RECEIVER, or one built now. */
function command(...args) {
  const { BOSANG_RECEIVER } = process.env;
  return BOSANG_RECEIVER
    ? [BOSANG_RECEIVER, args]
    : ['cargo', ['run', '--quiet', '--package', 'receiver', '--', ...args]];
}

/**
 * Starts a receiver on loopback with a new database.
 *
 * - `packs`: the folder of packs that it verifies with; those of the repository.
 * - `origins`: the origins whose pages may send.
 *
 * Gives:
 * - `url`, `endpoint`: where it listens, and where submissions go.
 * - `stored()`: how many submissions are stored, by `receiver list`.
 * - `list()`: what is told of each, without what the claimant said.
 * - `show(number)`: the submission of that receipt number, as text.
 * - `stop()`: ends it and removes the database.
 */
export async function startReceiver({ packs = join(ROOT, 'packs'), origins = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bosang-receiver-'));
  const database = join(folder, 'received.sqlite');
  const allowed = origins.flatMap((origin) => ['--allow-origin', origin]);
  const settings = ['--packs', packs, '--database', database, '--bind', '127.0.0.1:0', ...allowed];
  const [program, args] = command('serve', ...settings);
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stderr.on('data', (data) => {
    told += data;
  });
  const ended = new Promise((resolve) => {
    child.on('error', resolve);
    child.on('close', () => resolve());
  });
  const line = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', resolve)),
    ended.then((error) => {
      throw new Error(`the receiver did not start: ${error ?? told}`);
    }),
  ]);
  const [url] = line.match(/http:\/\/[^/]+/);

  function run(...asked) {
    const [name, rest] = command(...asked, '--database', database);
    const { status, stdout, stderr, error } = spawnSync(name, rest, { cwd: ROOT, encoding: 'utf8' });
    if (error) throw error;
    if (status !== 0) throw new Error(`receiver ${asked.join(' ')}: ${status} ${stderr}`);
    return stdout;
  }

  return {
    url,
    endpoint: `${url}/submissions`,
    list: () => run('list', '--json').split('\n').filter(Boolean).map((row) => JSON.parse(row)),
    stored() {
      return this.list().length;
    },
    show: (number) => run('show', number).trimEnd(),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the layer of faults before a receiver, or before any address of HTTP; on a port of its own
 * where none is wanted.
 *
 * Gives:
 * - `endpoint`: where submissions go. It stays the same, down or not.
 * - `requests`: what was handed in so far, in order, each with its `key`, the `answers` of the
 *   receiver (statuses; several when it was passed on twice) and the status that was `told` to the
 *   client: nothing when it was told none.
 * - `arrived(count)`: waits until that many were handed in.
 * - `settled()`: waits until nothing is under way.
 * - `pass()`: no fault.
 * - `down()`: nothing listens; connections that are open are cut.
 * - `slow(ms)`: each waits before it is passed on, and is passed on though its client left.
 * - `loseAnswer(times)`: the next ones are passed on, and the connection is cut before the answer.
 * - `fail(status, times)`: the next ones are answered so by the layer and not passed on.
 * - `duplicate(times)`: the next ones are passed on twice at the same time.
 * - `stop()`: ends it.
 *
 * `pass` and `down` are to be waited for.
 */
export async function startFaults({ url }, { port: wanted = 0 } = {}) {
  const requests = [];
  let fault = { name: 'pass' };
  let underWay = 0;
  let changed = () => {};
  let change = new Promise((resolve) => (changed = resolve));
  const news = () => {
    changed();
    change = new Promise((resolve) => (changed = resolve));
  };
  const until = async (holds) => {
    while (!holds()) await change;
  };

  const server = createServer(async (incoming, outgoing) => {
    const body = await read(incoming);
    if (body === undefined) return;
    const passOn = () => forward(url, incoming, body);
    if (incoming.method !== 'POST') {
      reply(outgoing, await passOn());
      return;
    }
    const record = { key: incoming.headers['idempotency-key'], answers: [], told: undefined };
    const { name, ms, status } = take();
    requests.push(record);
    underWay += 1;
    news();
    const passed = async () => {
      const answer = await passOn();
      record.answers.push(answer.status);
      return answer;
    };
    const tell = (answer) => {
      if (outgoing.destroyed) return;
      record.told = answer.status;
      reply(outgoing, answer);
    };
    if (name === 'fail') {
      tell(failure(status, incoming));
    } else if (name === 'duplicate') {
      const answers = await Promise.all([passed(), passed()]);
      tell(answers[1]);
    } else {
      if (name === 'slow') await new Promise((resolve) => setTimeout(resolve, ms));
      const answer = await passed();
      if (name === 'loseAnswer') outgoing.socket.destroy();
      else tell(answer);
    }
    underWay -= 1;
    news();
  });

  /** The fault that the next one has; one that is for a number of them is used up. */
  function take() {
    const taken = fault;
    if (taken.times !== undefined) {
      taken.times -= 1;
      if (taken.times === 0) fault = { name: 'pass' };
    }
    return taken;
  }

  const listen = (port) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const close = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  await listen(wanted);
  const { port } = server.address();

  return {
    endpoint: `http://127.0.0.1:${port}/submissions`,
    requests,
    arrived: (count = 1) => until(() => requests.length >= count),
    settled: () => until(() => underWay === 0),
    async pass() {
      fault = { name: 'pass' };
      if (!server.listening) await listen(port);
    },
    down: close,
    slow(ms) {
      fault = { name: 'slow', ms };
    },
    loseAnswer(times = 1) {
      fault = { name: 'loseAnswer', times };
    },
    fail(status = 500, times = 1) {
      fault = { name: 'fail', status, times };
    },
    duplicate(times = 1) {
      fault = { name: 'duplicate', times };
    },
    stop: close,
  };
}

/** The body of a request; nothing when its client left in the middle of it. */
async function read(incoming) {
  const parts = [];
  try {
    for await (const part of incoming) parts.push(part);
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}

/** What the receiver answers; 502 when it does not. */
function forward(url, { method, url: path, headers }, body) {
  return new Promise((resolve) => {
    const sent = ask(new URL(path, url), { method, headers, agent: false }, async (answer) => {
      const { statusCode: status, headers } = answer;
      resolve({ status, headers, body: (await read(answer)) ?? '' });
    });
    sent.on('error', () => resolve({ status: 502, headers: {}, body: '' }));
    sent.end(body);
  });
}

/** As a server that broke answers, and no receiver: HTML, which the page may read all the same. */
function failure(status, { headers: { origin } }) {
  const headers = { 'content-type': 'text/html' };
  if (origin) headers['access-control-allow-origin'] = origin;
  return { status, headers, body: `<h1>${status}</h1>` };
}

function reply(outgoing, { status, headers, body }) {
  const { connection, 'transfer-encoding': coding, ...rest } = headers;
  outgoing.writeHead(status, rest);
  outgoing.end(body);
}
