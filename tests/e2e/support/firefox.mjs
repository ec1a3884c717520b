// The app in Firefox, driven by WebDriver BiDi: Playwright drives only a Firefox of its own making.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from '@playwright/test';
import puppeteer from 'puppeteer-core';

import { LOCALE } from './browser.mjs';

/** Starts Firefox, which saves files into `downloads` without asking. */
export const launch = (downloads, lang) => puppeteer.launch({
  browser: 'firefox',
  executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
  timeout: 120_000,
  protocolTimeout: 300_000,
  extraPrefsFirefox: {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.always_ask_before_handling_new_types': false,
    'intl.accept_languages': LOCALE[lang],
  },
});

export class FirefoxInterview {
  constructor(page, words) {
    this.page = page;
    this.words = words;
    /** What the browser complains of. */
    this.complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) this.complaints.push(request.url());
    });
  }

  /** The page shown, once it is another than `before`. */
  async current(before) {
    let shown;
    await expect(async () => {
      const texts = await this.page.$$eval('main h1', (all) => all.map((it) => it.innerText));
      shown = this.words.pageOf((texts.at(-1) ?? '').split('\n').at(-1).trim());
      expect(shown).toBeTruthy();
      expect(shown).not.toBe(before);
    }).toPass({ timeout: 120_000 });
    return shown;
  }

  /** What is called exactly that. */
  async named(role, ...names) {
    for (const name of names) {
      const found = await this.page.$(`::-p-aria([name="${name}"][role="${role}"])`);
      if (found) return found;
    }
    throw new Error(`There is no ${role} called ${names.join(' or ')}.`);
  }

  async press(...names) {
    await (await this.named('button', ...names)).click();
  }

  async give(question, answer) {
    const { ui } = this.words;
    const names = {
      services: () => [answer].flat().map((id) => ['checkbox', this.words.service(id)]),
      choice: () => [['radio', this.words.option(question, answer)]],
      yes_no: () => [['radio', ui[answer ? 'yes' : 'no']]],
    };
    for (const [role, name] of names[this.words.kind(question)]()) {
      const box = await this.named(role, name);
      // The box itself is not seen; what is seen is its label.
      await box.evaluate((it) => it.checked || it.click());
    }
  }

  /** Answers page by page until `until` is shown. */
  async walk(answers, until) {
    const { ui } = this.words;
    for (let page = await this.current(); page !== until; page = await this.current(page)) {
      // The first question is asked on the opening.
      const asked = page === 'start' ? this.words.pack.questions[0].id : page;
      if (asked in answers) await this.give(asked, answers[asked]);
      if (page === 'start') await this.press(ui.continue, ui.start_continue);
      else if (page === 'check') await this.press(ui.check_button);
      else if (page === 'estimate') await this.press(ui.to_submit);
      else await this.press(ui.continue, ui.losses_skip);
    }
  }

  /** Takes the submission away as a file. */
  async download(folder) {
    await this.press(this.words.ui.submit_download);
    let saved;
    await expect(() => {
      saved = readdirSync(folder).filter((name) => name.endsWith('.json'));
      expect(saved).toHaveLength(1);
      expect(readFileSync(path.join(folder, saved[0]), 'utf8')).toMatch(/}$/);
    }).toPass({ timeout: 60_000 });
    return readFileSync(path.join(folder, saved[0]), 'utf8');
  }
}
