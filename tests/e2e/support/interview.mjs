// The app as the person in front of it knows it: headings, fields, buttons, by the names that are
// read out. Nothing here looks at classes, ids or addresses.

import { readFileSync } from 'node:fs';

import { expect } from '@playwright/test';

import { OUTAGE_WEEK, WEEKS } from './claims.mjs';
import { keepSeed, seedOf, sow } from './seeds.mjs';
import { fill } from './words.mjs';

/** Pages that may be passed without an answer. */
const OPTIONAL = new Set(['windows', 'other-losses', 'evidence', 'worldcup_granted_on']);

export class Interview {
  /** `settle` waits until the frame that the page is in stays where it is. */
  constructor(page, words, settle) {
    this.page = page;
    this.words = words;
    this.settle = settle;
  }

  /** Opens the scheme's own page; `query` is what the address asks for. */
  async open(query = '') {
    const app = `${this.words.pack.id}/`;
    await this.page.goto(query ? `${app}?${query}` : app);
    await this.at('start');
  }

  // ---- where we are

  heading() {
    return this.page.getByRole('main').getByRole('heading', { level: 1 });
  }

  headingOf(page) {
    const { ui } = this.words;
    switch (page) {
      // The first question is asked there.
      case this.first():
      case 'start': return ui.start_heading;
      case 'windows': return ui.windows_heading;
      case 'other-losses': return ui.losses_heading;
      case 'evidence': return ui.evidence_heading;
      case 'check': return ui.check_heading;
      case 'estimate': return ui.estimate_heading;
      case 'submit': return ui.submit_heading;
      default: return this.words.question(page);
    }
  }

  /** Goes to a question that the answers lead to, by its address. */
  async goTo(question) {
    await this.page.evaluate((id) => {
      location.hash = `#/q/${id}`;
    }, question);
    await this.at(question);
  }

  /** Waits for a page. */
  async at(page) {
    await expect(this.heading()).toContainText(this.headingOf(page));
  }

  /** The name of the page shown, once the app shows one: the page before it has a heading too. */
  async current() {
    let page;
    await expect(async () => {
      const text = await this.heading().innerText();
      page = this.words.pageOf(text.split('\n').at(-1).trim());
      expect(page, `a page headed '${text}'`).toBeTruthy();
    }).toPass({ timeout: 30_000 });
    await this.settle?.();
    return page;
  }

  // ---- what can be pressed

  /** A button of the page itself; the frame around it may have one of the same name. */
  button(name) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** Clears every answer, as the foot of each page offers. */
  async clear() {
    const { ui } = this.words;
    await this.press(this.frameButton(ui.clear));
    await this.press(this.frameButton(ui.clear_yes));
    await this.at('start');
  }

  frameButton(name) {
    return this.page.getByRole('contentinfo').getByRole('button', { name, exact: true });
  }

  /** The question that stands on the opening. */
  first() {
    return this.words.pack.questions[0].id;
  }

  /** Leaves the opening, whose question is answered, here or on an earlier visit. */
  async begin() {
    const { ui } = this.words;
    await this.press(this.button(ui.continue).or(this.button(ui.start_continue)));
  }

  async goOn() {
    await this.press(this.button(this.words.ui.continue));
  }

  async goBack() {
    await this.press(this.button(this.words.ui.back));
  }

  /** From checking the answers back to one of them. */
  async change(label) {
    await this.press(this.button(`${this.words.ui.change} ${label}`));
  }

  /**
   * Presses it. What is in a frame is scrolled to first, and pressed once the frame stays there: the
   * browser looks up where a frame of another site lies in what was last drawn, so that a click on
   * one that has just moved may go past it.
   */
  async press(target) {
    if (this.settle) {
      // By itself: a frame that is out of sight is not drawn, and never found to be at rest.
      await target.evaluate((it) => it.scrollIntoView({ block: 'center' }));
      await this.settle();
    }
    await target.click();
  }

  /** Ticks a box or chooses an option; see the function of that name. */
  async tick(box) {
    await tick(box, (label) => this.press(label));
  }

  // ---- answering

  radio(question, option) {
    return this.page.getByRole('radio', { name: this.optionName(question, option), exact: true });
  }

  /** What an option of a choice is called, or yes and no. */
  optionName(question, option) {
    if (typeof option !== 'boolean') return this.words.option(question, option);
    return this.words.ui[option ? 'yes' : 'no'];
  }

  service(id) {
    const name = id ? this.words.service(id) : this.words.ui.services_none;
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  amount(question) {
    return this.page.getByRole('textbox', { name: this.words.question(question), exact: true });
  }

  week(first) {
    return this.page.getByRole('textbox', { name: this.weekName(first), exact: true });
  }

  /** The box that says that a week has no record; which week is its description. */
  noRecord(first) {
    const name = this.words.ui.no_record;
    return this.page.getByRole('checkbox', { name, exact: true }).nth(WEEKS.indexOf(first));
  }

  weekName(first) {
    const last = new Date(Date.parse(first) + 6 * 86_400_000);
    const [from, to] = [new Date(first), last].map((date) => monthDay(this.words.lang, date));
    const week = this.words.lang === 'ko' ? `${from}~${to}` : `${from} to ${to}`;
    return first === OUTAGE_WEEK ? fill(this.words.ui.week_of_outage, week) : week;
  }

  /** Gives an answer to the question shown. */
  async give(question, answer) {
    switch (this.words.kind(question)) {
      case 'services':
        for (const id of answer.length ? answer : [null]) await this.tick(this.service(id));
        return;
      case 'weekly_money':
        for (const [first, sales] of Object.entries(answer)) {
          if (sales === null) {
            await expect(this.noRecord(first)).toHaveAccessibleDescription(this.weekName(first));
            await this.tick(this.noRecord(first));
          } else {
            await this.week(first).fill(sales);
          }
        }
        return;
      case 'money':
      case 'count':
        await this.amount(question).fill(answer);
        return;
      case 'date':
        for (const [index, part] of answer.entries()) await this.datePart(index).fill(part);
        return;
      case 'windows':
        await this.windows(answer);
        return;
      case 'items':
        await this.items(question, answer);
        return;
      default:
        await this.tick(this.radio(question, answer));
    }
  }

  /** Gives windows of time, each as two lists of date parts, in the question or item that `place` is. */
  async windows(answer, place = this.page) {
    const { ui } = this.words;
    for (const [index, ends] of answer.entries()) {
      if (index) await this.press(this.button(ui.span_add));
      for (const [legend, parts] of [[ui.window_from, ends[0]], [ui.window_to, ends[1]]]) {
        const end = place.getByRole('group', { name: legend, exact: true }).nth(index);
        for (const [part, text] of parts.entries()) await this.datePart(part, end).fill(text);
      }
    }
  }

  /** Gives the items of a list, each with answers by field. */
  async items(list, answer) {
    const { pack, lang, ui } = this.words;
    const name = pack.questions.find(({ id }) => id === list).kind.items.item[lang];
    for (const [index, fields] of answer.entries()) {
      if (index) {
        const one = lang === 'en' ? name[0].toLowerCase() + name.slice(1) : name;
        await this.press(this.button(fill(ui.item_add, one)));
      }
      const item = this.item(list, index);
      for (const [field, value] of Object.entries(fields)) await this.field(item, field, value);
    }
  }

  /** One item of a list. */
  item(list, index) {
    const { pack, lang, ui } = this.words;
    const name = pack.questions.find(({ id }) => id === list).kind.items.item[lang];
    const numbered = fill(ui.item_number, name, String(index + 1));
    return this.page.getByRole('group', { name: numbered, exact: true });
  }

  /** Answers one field of an item. */
  async field(item, field, value) {
    const name = this.words.question(field);
    switch (this.words.kind(field)) {
      case 'money':
      case 'count':
        await item.getByRole('textbox', { name, exact: true }).fill(value);
        return;
      case 'date': {
        const date = item.getByRole('group', { name, exact: true });
        for (const [index, part] of value.entries()) await this.datePart(index, date).fill(part);
        return;
      }
      case 'windows':
        await this.windows(value, item);
        return;
      default: {
        const choice = item.getByRole('group', { name, exact: true });
        const option = this.optionName(field, value);
        await this.tick(choice.getByRole('radio', { name: option, exact: true }));
      }
    }
  }

  /** Year, month, day, hour or minute, of the page's date or of one that `group` holds. */
  datePart(index, group = this.page) {
    return group.getByRole('textbox', { name: this.words.ui.date_parts[index], exact: true });
  }

  /**
   * Answers page by page until `until` is shown. `look` is called on each page before it is left,
   * answered, and on the last. Gives the pages walked.
   */
  async walk(answers, { until = 'estimate', look = async () => {} } = {}) {
    const walked = [];
    for (let page = await this.current(); ; page = await this.next(page)) {
      expect(walked, 'no page comes twice').not.toContain(page);
      walked.push(page);
      const asked = page === 'start' ? this.first() : page;
      if (asked in answers) await this.give(asked, answers[asked]);
      await look(page);
      if (page === until || asked === until) return walked;
      if (page === 'start') await this.begin();
      else if (page === 'check') await this.press(this.button(this.words.ui.check_button));
      else if (page === 'estimate') await this.press(this.button(this.words.ui.to_submit));
      else if (page in answers || OPTIONAL.has(page)) await this.pass();
      else throw new Error(`The claim has no answer for '${page}'.`);
    }
  }

  /** Leaves a page whose answers may be left out; such a page's button may say 'skip'. */
  async pass() {
    const { ui } = this.words;
    const goOn = this.button(ui.continue).or(this.button(ui.losses_skip));
    await this.press(goOn.first());
  }

  /** Waits until another page than `page` is shown. */
  async next(page) {
    await expect(this.heading()).not.toContainText(this.headingOf(page));
    return this.current();
  }

  /**
   * Opens the app on `until` with these answers: with the draft of an earlier test that walked
   * there, or by walking. For tests that are not about the way. Gives the pages up to there.
   */
  async fillIn(answers, until = 'estimate') {
    const seed = seedOf(this, answers, until);
    if (seed) {
      await sow(this, seed);
      await this.goTo(until);
      return seed.pages;
    }
    await this.open();
    const pages = await this.walk(answers, { until });
    await keepSeed(this, answers, pages);
    return pages;
  }

  /** Opens a page that the answers lead to, by its address. */
  async goTo(page) {
    await this.page.goto(`${this.words.pack.id}/${this.fragmentOf(page)}`);
    await this.at(page);
    await this.current();
  }

  /** Shows every page that these answers lead to, from the first to the submission. */
  async leafThrough(answers, look) {
    const pages = await this.fillIn(answers, 'submit');
    for (const page of pages) {
      await this.goTo(page);
      await look(page);
    }
  }

  /** Where a page is in the address. */
  fragmentOf(page) {
    if (page === 'start') return '#/';
    const isQuestion = this.words.pack.questions.some(({ id }) => id === page);
    return isQuestion ? `#/q/${page}` : `#/${page}`;
  }

  /** Takes the submission away as a file: its name and what is in it. */
  async download() {
    const [saved] = await Promise.all([
      this.page.waitForEvent('download'),
      this.button(this.words.ui.submit_download).click(),
    ]);
    return { name: saved.suggestedFilename(), json: readFileSync(await saved.path(), 'utf8') };
  }

  paper(id) {
    return this.page.getByRole('checkbox', { name: this.words.evidence(id), exact: true });
  }

  files(id) {
    return this.page.getByLabel(`${this.words.ui.evidence_attach}: ${this.words.evidence(id)}`);
  }

  // ---- what is wrong

  /** What wants another look, at the top of the page. */
  summary() {
    return this.page.getByRole('region', { name: this.words.ui.check_these });
  }

  // ---- reading the estimate

  /** The card of a remedy. */
  card(remedy) {
    const heading = this.page.getByRole('heading', { name: this.words.remedy(remedy), exact: true });
    return this.page.locator('section').filter({ has: heading });
  }

  /** The certainty with that place among: due, range, review, not due, unknown. */
  certainty(name) {
    const order = ['due', 'range', 'review', 'not_due', 'unknown'];
    return this.words.ui.certainties[order.indexOf(name)];
  }

  /** The figures that run along with the answers. */
  running() {
    return this.page.getByRole('complementary');
  }

  /** What is said aloud when those figures change. */
  announced() {
    return this.running().getByRole('status');
  }

  /** Opens how a remedy's figure was come to. */
  async openSteps(remedy) {
    await this.card(remedy).getByText(this.words.ui.how, { exact: true }).click();
  }

  /** The number on the submission. */
  async receipt() {
    const pattern = new RegExp(fill(this.words.ui.receipt, '([0-9A-F]{4}(?:-[0-9A-F]{4}){2})'));
    const text = await this.page.getByText(pattern).first().innerText();
    return text.match(pattern)[1];
  }
}

/**
 * Ticks a box or chooses an option where a person would press: on its label, scrolled out from
 * under the bar at the bottom when it lies there.
 */
export async function tick(box, press = (label) => label.click()) {
  if (await box.isChecked()) return;
  // The program may take the place of the opening's markup meanwhile, box and label.
  await expect(async () => {
    const label = await box.evaluateHandle((input) => input.labels[0]);
    await press(label.asElement());
  }).toPass({ timeout: 10_000 });
  await expect(box).toBeChecked();
}

function monthDay(lang, date) {
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  if (lang === 'ko') return `${month + 1}월 ${day}일`;
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
    'September', 'October', 'November', 'December'];
  return `${day} ${names[month]}`;
}
