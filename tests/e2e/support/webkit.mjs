// The app in WebKit, which every iPhone has: Debian's WebKitGTK, driven by plain WebDriver, since
// Playwright drives only a WebKit of its own making.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from '@playwright/test';

const { WEBKIT, WEBKIT_DRIVER = 'WebKitWebDriver' } = process.env;

/** The name of an element in WebDriver's answers. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** What may have a role, before its name is asked for. */
const ROLES = {
  button: 'button',
  link: 'a[href]',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  textbox: 'input:not([type]), input[type=text], textarea',
};

/** A port that nobody listens on. */
const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Starts WebKit on a screen of its own, with a home of its own. */
export async function launch() {
  const port = await freePort();
  const home = mkdtempSync(path.join(tmpdir(), 'bosang-webkit-'));
  const driver = spawn('xvfb-run', ['--auto-servernum', WEBKIT_DRIVER, `--port=${port}`], {
    // A process group, so that screen and browser end with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      HOME: home,
      // Its sandbox does not start as root; what is opened here is our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await expect(async () => {
    expect((await fetch(`${url}/status`)).ok).toBe(true);
  }).toPass({ timeout: 60_000 });
  const options = { 'webkitgtk:browserOptions': { binary: WEBKIT, args: ['--automation'] } };
  const { sessionId } = await ask(url, 'POST', '/session', {
    capabilities: { alwaysMatch: options },
  });
  const tab = new Tab(`${url}/session/${sessionId}`);
  await tab.ask('POST', '/window/rect', { width: 1280, height: 900 });
  const close = async () => {
    await tab.ask('DELETE', '').catch(() => {});
    process.kill(-driver.pid);
    rmSync(home, { recursive: true, force: true });
  };
  return { tab, close };
}

async function ask(url, method, command, content) {
  const body = method === 'POST' ? JSON.stringify(content ?? {}) : undefined;
  const response = await fetch(url + command, { method, body });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${command}: ${value.error}: ${value.message}`);
  return value;
}

/** One window, or the frame in it that was gone into. */
export class Tab {
  constructor(session) {
    this.session = session;
  }

  ask(method, command, content) {
    return ask(this.session, method, command, content);
  }

  goto(url) {
    return this.ask('POST', '/url', { url });
  }

  reload() {
    return this.ask('POST', '/refresh');
  }

  /** What `script` returns, run as a function with these arguments. */
  run(script, ...args) {
    return this.ask('POST', '/execute/sync', { script: `return (${script})(...arguments)`, args });
  }

  /** The same of a function that takes a while. */
  async wait(script, ...args) {
    const wrapped = `const done = arguments[arguments.length - 1];
      (${script})(...[...arguments].slice(0, -1)).then(done, (error) => done(String(error)))`;
    return this.ask('POST', '/execute/async', { script: wrapped, args });
  }

  async all(css) {
    const found = await this.ask('POST', '/elements', { using: 'css selector', value: css });
    return found.map((it) => it[ELEMENT]);
  }

  /** Clicks it, scrolled to first: the driver does not always come to what lies far below. */
  async click(element) {
    await this.run((it) => it.scrollIntoView({ block: 'center', behavior: 'instant' }), { [ELEMENT]: element });
    if (this.find) await this.scrollAround(element);
    await this.ask('POST', `/element/${element}/click`);
  }

  /** Scrolls the page around a frame: what scrolls in a frame of another site moves nothing out there. */
  async scrollAround(element) {
    const middle = await this.run((it) => {
      const { top, height } = it.getBoundingClientRect();
      return top + height / 2;
    }, { [ELEMENT]: element });
    await this.ask('POST', '/frame', { id: null });
    const frame = await this.run(`(middle) => {
      const frame = (${this.find})();
      const { top } = frame.getBoundingClientRect();
      scrollBy({ top: top + middle - innerHeight / 2, behavior: 'instant' });
      return frame;
    }`, middle);
    await this.ask('POST', '/frame', { id: frame });
  }

  type(element, text) {
    return this.ask('POST', `/element/${element}/value`, { text });
  }

  /** Goes into the frame that `find`, run in the page, returns. */
  async enter(find) {
    let frame;
    await expect(async () => {
      frame = await this.run(find);
      expect(frame).toBeTruthy();
    }).toPass({ timeout: 30_000 });
    await this.ask('POST', '/frame', { id: frame });
    this.find = find;
  }

  /** Goes back to the page around it. */
  leave() {
    this.find = undefined;
    return this.ask('POST', '/frame', { id: null });
  }

  /** What has that role and exactly one of these names, as the browser tells them to a screen reader. */
  async named(role, ...names) {
    let found;
    await expect(async () => {
      found = undefined;
      for (const element of await this.all(ROLES[role])) {
        const name = await this.ask('GET', `/element/${element}/computedlabel`);
        if (!found && names.includes(name.trim())) found = element;
      }
      expect(found, `a ${role} called ${names.join(' or ')}`).toBeTruthy();
    }).toPass({ timeout: 30_000 });
    return found;
  }
}

export class WebKitInterview {
  constructor(tab, words) {
    this.tab = tab;
    this.words = words;
  }

  /** The page shown now, if its heading is that of one. */
  async shown() {
    const heading = await this.tab.run(() => [...document.querySelectorAll('main h1')].at(-1)?.innerText);
    return this.words.pageOf((heading ?? '').split('\n').at(-1).trim());
  }

  /** The page shown, once it is another than `before`. */
  async current(before) {
    let shown;
    await expect(async () => {
      shown = await this.shown();
      expect(shown, 'a page with a heading').toBeTruthy();
      expect(shown).not.toBe(before);
    }).toPass({ timeout: 60_000 });
    return shown;
  }

  /** Presses a button, once it can be pressed: one that has just been drawn may move on. */
  async press(...names) {
    await expect(async () => {
      await this.tab.click(await this.tab.named('button', ...names));
    }).toPass({ timeout: 30_000 });
  }

  /**
   * Leaves a page by one of these buttons. The driver looks up where an element of a frame lies in
   * what was last drawn, and presses past one that has moved since: then it is pressed again.
   */
  async leave(page, ...names) {
    await expect(async () => {
      if ((await this.shown()) === page) await this.press(...names);
      await expect.poll(() => this.shown(), { timeout: 5_000 }).not.toBe(page);
    }).toPass({ timeout: 60_000 });
  }

  /** Presses the label, which is what is seen of a box. */
  async tick(role, name) {
    const box = await this.tab.named(role, name);
    const label = await this.tab.run((input) => input.labels[0], { [ELEMENT]: box });
    if (!(await this.tab.run((input) => input.checked, { [ELEMENT]: box }))) {
      await this.tab.click(label[ELEMENT]);
    }
    expect(await this.tab.run((input) => input.checked, { [ELEMENT]: box })).toBe(true);
  }

  async give(question, answer) {
    const { words } = this;
    switch (words.kind(question)) {
      case 'services':
        for (const id of answer) await this.tick('checkbox', words.service(id));
        return;
      case 'choice':
        await this.tick('radio', words.option(question, answer));
        return;
      case 'yes_no':
        await this.tick('radio', words.ui[answer ? 'yes' : 'no']);
        return;
      default:
        throw new Error(`No way to answer ${question} here.`);
    }
  }

  /** Answers page by page until `until` is shown. Gives the pages walked. */
  async walk(answers, until) {
    const { ui } = this.words;
    const walked = [];
    for (let page = await this.current(); ; page = await this.current(page)) {
      walked.push(page);
      if (page === until) return walked;
      // The first question is asked on the opening.
      const asked = page === 'start' ? this.words.pack.questions[0].id : page;
      if (asked in answers) await this.give(asked, answers[asked]);
      if (page === 'start') await this.leave(page, ui.continue, ui.start_continue);
      else if (page === 'check') await this.leave(page, ui.check_button);
      else if (page === 'estimate') await this.leave(page, ui.to_submit);
      else await this.leave(page, ui.continue, ui.losses_skip);
    }
  }

  /** What the page shows. */
  text() {
    return this.tab.run(() => document.querySelector('main').innerText);
  }

  /** Takes the submission away as a file, and gives what the browser is handed to keep. */
  async download() {
    await this.tab.run(() => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        window.saved = blob;
        return createObjectURL.call(URL, blob);
      };
    });
    await this.press(this.words.ui.submit_download);
    await expect.poll(() => this.tab.run(() => Boolean(window.saved))).toBe(true);
    return this.tab.wait(() => window.saved.text());
  }
}
