// Sales from what a shop has: files as tills, card companies and delivery services export them, a
// pasted table, or day by day. The files are those of sales/fixtures, whose sums crate `sales` has
// in snapshots beside its tests.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expectAccessible } from './support/axe.mjs';
import { DESKTOP } from './support/browser.mjs';
import { OUTAGE_WEEK, shop, WEEKS } from './support/claims.mjs';
import { expectVerified } from './support/cli.mjs';
import { tick } from './support/interview.mjs';
import { pictures } from './support/pictures.mjs';
import { days, file, week } from './support/sales.mjs';
import { expect, LANGS, test } from './support/test.mjs';
import { fill } from './support/words.mjs';

const { weekly_sales: _, ...ANSWERS } = shop(300_000);

const won = (amount) => amount.toLocaleString('en-US');

class Workbench {
  constructor(page, interview, words) {
    Object.assign(this, { page, interview, words: words.sales, lang: words.lang });
    this.main = page.getByRole('main');
  }

  async open() {
    await this.interview.fillIn(ANSWERS, 'weekly_sales');
  }

  async choose(...names) {
    await this.page.locator('input[type=file]').setInputFiles(names.map(file));
  }

  /** Pastes the table of a file. */
  async paste() {
    const { main, words } = this;
    await main.getByText(words.paste, { exact: true }).click();
    await main.getByLabel(words.paste_label).fill(readFileSync(file('pasted.tsv'), 'utf8'));
    await this.interview.button(words.paste_read).click();
  }

  preview() {
    return this.main.getByRole('region', { name: this.words.preview });
  }

  async use() {
    await this.interview.button(this.words.use_these).click();
  }

  /** Which sums the preview shows by week. */
  sums() {
    return this.preview().getByRole('table', { name: this.words.by_week });
  }
}

const bench = test.extend({
  workbench: ({ page, interview, words }, use) => use(new Workbench(page, interview, words)),
});

/** The files in which nothing is open, with how they are written. */
const PLAIN = [
  ['card-sales-cp949.csv', 'card_sales_cp949', 'CP949'],
  ['semicolon-short-years.csv', 'semicolon_short_years', 'UTF-8'],
  ['unicode-text-utf16.txt', 'unicode_text_utf16', 'UTF-16LE'],
  ['merged-header.xlsx', 'merged_header', '일별매출'],
  ['date-serials.xlsx', 'date_serials', 'Sheet1'],
  ['sheet-a-month.xlsx', 'sheet_a_month', '9월, 10월'],
  ['cash-receipts-cp949.csv', 'cash_receipts', 'CP949'],
  ['month-first.csv', 'month_first', 'UTF-8'],
  ['pasted.tsv', 'pasted', 'UTF-8'],
  ['delivery-orders.csv', 'delivery_orders', 'UTF-8'],
  ['came-apart.csv', 'came_apart', 'UTF-8'],
];

bench('each export is read as the crate reads it', async ({ workbench, interview }) => {
  await workbench.open();
  for (const [name, snapshot, how] of PLAIN) {
    await test.step(name, async () => {
      await workbench.choose(name);
      await expect(workbench.preview()).toContainText(`${name} · `);
      await expect(workbench.preview()).toContainText(how);
      const sums = days(snapshot);
      for (const first of WEEKS) {
        const taken = won(week(first, sums));
        await expect(workbench.sums().getByRole('row').nth(1 + WEEKS.indexOf(first))).toContainText(taken);
      }
      await interview.button(workbench.words.another).click();
    });
  }
});

/** The files that are no sales, with the word for why. */
const WRONG = [
  ['pdf-renamed.csv', 'refused_pdf'],
  ['old-format.xls', 'refused_old'],
  ['files/login.xls', 'refused_html'],
  ['locked.xlsx', 'refused_locked'],
  ['empty.csv', 'refused_empty'],
  ['bomb.xlsx', 'refused_unpacked'],
  ['damaged.xlsx', 'refused_damaged'],
  ['no-sales.xlsx', 'refused_no_dates'],
  ['unknown-encoding.csv', 'refused_kind'],
  ['files/badcrc.xlsx', 'refused_damaged'],
  ['files/dupsheet.xlsx', 'refused_damaged'],
  ['files/encflag.xlsx', 'refused_locked'],
  ['cases/09c-date-formula-nocache.xlsx', 'refused_formulas'],
];

bench('each wrong file is refused with its reason', async ({ page, workbench }) => {
  const { words, main } = workbench;
  await workbench.open();
  for (const [name, why] of WRONG) {
    await test.step(name, async () => {
      await workbench.choose(name);
      await expect(main.getByRole('alert')).toContainText(fill(words.refused, path.basename(name)));
      await expect(main.getByRole('alert')).toContainText(words[why]);
    });
  }
  // As large as nothing should be: refused before it is read.
  await page.locator('input[type=file]').evaluate((input) => {
    const large = new File([new Uint8Array((50 << 20) + 1)], 'large.csv');
    const files = new DataTransfer();
    files.items.add(large);
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(main.getByRole('alert')).toContainText(words.refused_size);
  await expectAccessible(page, 'weekly_sales');
});

/** Files as other programs than Excel write them, which all hold 100,000 won on 1 September and 100
    more each day; of the workbook of 2003 some rows are hidden. */
const AS_THEY_ARE = [
  'files/html-euckr.xls', 'files/xml-2003.xls', 'cases/24-utf16le-nobom.csv', 'cases/36-nul-pad.csv',
  'cases/15-half-hangul.csv',
];

/** Workbooks with something special each, with the sums of a careful bookkeeper. */
const WORKBOOKS = JSON.parse(readFileSync(file('cases/expected-workbooks.json'), 'utf8'));
/** One says the same days in several sheets, the other has no results. */
const { '07b-all-and-parts.xlsx': parts, '09c-date-formula-nocache.xlsx': _unsaved, ...CLEAR } = WORKBOOKS;

bench('workbooks as they are', async ({ workbench, interview }) => {
  await workbench.open();
  for (const [name, weeks] of Object.entries(CLEAR)) {
    await test.step(name, async () => {
      await workbench.choose(`cases/${name}`);
      await expect(workbench.preview()).toContainText(name);
      for (const first of WEEKS) {
        const row = workbench.sums().getByRole('row').nth(1 + WEEKS.indexOf(first));
        await expect(row).toContainText(won(weeks[first]));
      }
      await expect(interview.button(workbench.words.use_these)).toBeVisible();
      await interview.button(workbench.words.another).click();
    });
  }
});

bench('sheets that say the same days are never added up unasked', async ({ page, workbench, interview }) => {
  const { words, main } = workbench;
  await workbench.open();
  await workbench.choose('cases/07b-all-and-parts.xlsx');
  const question = main.getByRole('group', { name: words.ask_copies });
  await expect(question).toBeVisible();
  await expect(interview.button(words.use_these)).toHaveCount(0);
  await expectAccessible(page, 'weekly_sales');
  await tick(question.getByRole('radio').nth(1));
  await expect(interview.button(words.use_these)).toBeVisible();
  for (const first of WEEKS) {
    const row = workbench.sums().getByRole('row').nth(1 + WEEKS.indexOf(first));
    await expect(row).toContainText(won(parts[first]));
  }
});

bench('a status that is not known is asked about, and a unit is told', async ({ page, workbench, interview }) => {
  const { words, main } = workbench;
  await workbench.open();
  await workbench.choose('cases/53-failed-declined.csv');
  for (const [status, rows] of [['declined', '9'], ['failed', '9']]) {
    await expect(interview.button(words.use_these)).toHaveCount(0);
    const question = main.getByRole('group', { name: fill(words.ask_status, status, rows) });
    await tick(question.getByRole('radio', { name: words.status[1] }));
  }
  await expect(interview.button(words.use_these)).toBeVisible();
  await expectAccessible(page, 'weekly_sales');
  await interview.button(words.another).click();
  await workbench.choose('cases/27-unit-thousand.csv');
  const unit = main.getByRole('group', { name: words.ask_unit });
  await expect(unit.getByRole('radio').first()).toBeChecked();
  await expect(workbench.sums().getByRole('row').nth(1)).toContainText('7,035,000');
  await tick(unit.getByRole('radio').nth(1));
  await expect(workbench.sums().getByRole('row').nth(1)).toContainText('7,035원');
});

bench('files as they are', async ({ workbench, interview }) => {
  const sums = new Map(Array.from({ length: 61 }, (_, at) => [
    new Date(Date.UTC(2022, 8, 1 + at)).toISOString().slice(0, 10), 100_000 + 100 * at,
  ]));
  await workbench.open();
  for (const name of AS_THEY_ARE) {
    await test.step(name, async () => {
      await workbench.choose(name);
      await expect(workbench.preview()).toContainText(path.basename(name));
      for (const [at, first] of WEEKS.entries()) {
        await expect(workbench.sums().getByRole('row').nth(1 + at)).toContainText(won(week(first, sums)));
      }
      await expect(interview.button(workbench.words.use_these)).toBeVisible();
      await interview.button(workbench.words.another).click();
    });
  }
});

bench('what is hidden is left out, told, and read when that is asked for', async ({ page, workbench, interview }) => {
  const { words } = workbench;
  await workbench.open();
  await workbench.choose('files/hidden-rows.xlsx');
  const hidden = words.hidden_rows.other.replace('{0}', '61');
  const preview = workbench.preview();
  await expect(preview).toContainText(hidden);
  await expect(preview).toContainText(fill(words.summed, '56', '56'));
  await expectAccessible(page, 'weekly_sales');
  await interview.button(words.read_hidden).click();
  await expect(preview).toContainText(fill(words.summed, '112', '56'));
  await interview.button(words.leave_hidden).click();
  await expect(preview).toContainText(fill(words.summed, '56', '56'));
});

bench('one cell far away is no table up to it', async ({ workbench }) => {
  await workbench.open();
  await workbench.choose('files/farcell.xlsx');
  await expect(workbench.preview()).toContainText(fill(workbench.words.summed, '56', '56'));
});

/** The script that opens files, and the program that reads their tables in a worker. */
const OPENER = '**/spreadsheet.js';
const READER = '**/sales-worker_bg.wasm';

bench('what reads tables comes with the first of them', async ({ page, workbench, interview }) => {
  const asked = [];
  for (const path of [OPENER, READER]) {
    await page.context().route(path, (route) => {
      asked.push(path);
      return route.continue();
    });
  }
  await workbench.open();
  expect(asked).toEqual([]);
  for (const [name] of PLAIN.slice(0, 2)) {
    await workbench.choose(name);
    await expect(workbench.preview()).toContainText(name);
    expect(asked).toEqual([OPENER, READER]);
    await interview.button(workbench.words.another).click();
  }
});

for (const [what, path] of [['opens', OPENER], ['reads', READER]]) {
  bench(`while what ${what} tables is on its way, that is said`, async ({ page, workbench, interview }) => {
    const { words, main } = workbench;
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await page.context().route(path, async (route) => {
      await held;
      await route.continue();
    });
    await workbench.open();
    const [[name]] = PLAIN;
    await workbench.choose(name);
    await expect(main).toContainText(fill(words.reading, name));
    release();
    await expect(workbench.preview()).toContainText(name);
    await expect(interview.button(words.use_these)).toBeVisible();
  });

  bench.describe(`what ${what} tables does not come`, () => {
    bench.use({ provoked: { messages: [/net::ERR_FAILED/, /Failed to fetch/] } });

    bench('that is said, and it is asked for again', async ({ page, workbench }) => {
      const { words, main } = workbench;
      // Another one: a browser tells of no change where the same file is set without a click.
      const [[name], [another]] = PLAIN;
      await workbench.open();
      await page.context().route(path, (route) => route.abort());
      await workbench.choose(name);
      await expect(main.getByRole('alert')).toContainText(words.refused_reader);
      await expectAccessible(page, 'weekly_sales');
      await page.context().unroute(path);
      await workbench.choose(another);
      await expect(workbench.preview()).toContainText(another);
    });
  });
}

bench('a large table does not stop the page', async ({ page, workbench }) => {
  const row = (at) => `2022-${at % 2 ? '09' : '10'}-${10 + (at % 20)} 12:${10 + (at % 50)},"1,${100 + (at % 900)}",신용카드`;
  const rows = Array.from({ length: 150_000 }, (_, at) => row(at));
  const buffer = Buffer.from(['거래일시,승인금액,결제수단', ...rows].join('\n'));
  await workbench.open();
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
    }, 5);
    new MutationObserver(() => {
      window.read ??= document.querySelector('.preview') && performance.now();
    }).observe(document.body, { childList: true, subtree: true });
    document.addEventListener('change', () => {
      // How long the test takes to hand the file over does not count.
      window.chosen = performance.now();
      last = window.chosen;
      window.longest = 0;
    }, { capture: true });
  });
  await page.locator('input[type=file]').setInputFiles({ name: 'year.csv', mimeType: 'text/csv', buffer });
  await expect(workbench.preview()).toContainText(fill(workbench.words.summed, '150,000', '20'), { timeout: 60_000 });
  const [longest, whole] = await page.evaluate(() => [window.longest, window.read - window.chosen]);
  console.log(`measured: of ${whole.toFixed(0)} ms in which 150,000 rows were read, the page stood still for ${longest.toFixed(0)} at most`);
  // Where the page reads by itself, it is nearly all of them.
  expect(longest).toBeLessThan(whole / 2);
});

bench('what cannot be known is asked, and nothing is used before', async ({ page, workbench, interview }) => {
  const { words, main } = workbench;
  await workbench.open();
  await workbench.choose('day-month-open.csv');
  await expect(workbench.preview()).toContainText(words.none_used);
  await expect(interview.button(words.use_these)).toHaveCount(0);
  await expectAccessible(page, 'weekly_sales');
  await tick(main.getByRole('radio', { name: words.orders[2] }));
  await expect(interview.button(words.use_these)).toBeVisible();
  await expect(workbench.preview()).toContainText(fill(words.summed, '18', '18'));
  await interview.button(words.another).click();

  await workbench.choose('merged-days.xlsx');
  await tick(main.getByRole('radio', { name: words.carry[0] }));
  await expect(workbench.preview()).toContainText(fill(words.summed, '144', '48'));
  // One way of paying is left out.
  await main.locator('label', { hasText: '현금' }).click();
  await expect(workbench.preview()).toContainText(fill(words.summed, '96', '48'));
  await interview.button(words.another).click();

  await workbench.choose('till-utf8-bom.csv');
  await tick(main.getByRole('radio', { name: '매출›실매출' }));
  await expect(workbench.preview()).toContainText(fill(words.summed, '48', '48'));
  // What was left out is told with its rows.
  await main.getByText(fill(words.left, '4')).click();
  await expect(main).toContainText(words.left_reasons[3]);
});

bench('a pasted table, days without records, and all of it after a reload', async ({ page, workbench, interview }) => {
  const { words, main } = workbench;
  await workbench.open();
  await workbench.paste();
  await workbench.use();
  const sums = days('pasted');
  // The shop is closed on Mondays: no week is whole until the owner says so.
  await expect(main).toContainText(fill(words.gaps, '8'));
  await expect(interview.week('2022-09-24')).toHaveValue('');
  const slider = main.getByRole('slider', { name: words.days_pick });
  // By keys: the first day of the outage is chosen, and Monday is two to the right.
  await slider.focus();
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(won(sums.get('2022-10-15'))));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(words.day_missing));
  await tick(main.getByRole('radio', { name: words.day_marks[1] }));
  await expect(main).toContainText(fill(words.gaps, '7'));
  await interview.button(words.gaps_marks[0]).click();
  await expect(interview.week('2022-09-24')).toHaveValue(won(week('2022-09-24', sums)));
  // A day of no record leaves its week without one.
  await expect(interview.noRecord(OUTAGE_WEEK)).toBeChecked();
  await expectAccessible(page, 'weekly_sales');

  await page.reload();
  await expect(slider).toBeVisible();
  await expect(interview.week('2022-09-24')).toHaveValue(won(week('2022-09-24', sums)));
  await expect(interview.noRecord(OUTAGE_WEEK)).toBeChecked();
  // The picture can be read as a table.
  await main.locator('figure', { hasText: words.days_title }).getByText(interview.words.ui.as_table).click();
  const table = main.getByRole('table', { name: words.days_title });
  await expect(table.getByRole('row')).toHaveCount(57);
});

bench('a second file is put together with the first as the owner says', async ({ page, workbench, interview }) => {
  const { words, main } = workbench;
  const csv = (name, first, days, amount) => {
    const rows = Array.from({ length: days }, (_, at) => {
      const date = new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10);
      return `${date},${amount}`;
    });
    const text = `거래일자,승인금액\n${rows.join('\n')}\n`;
    return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  };
  const choose = (made) => page.locator('input[type=file]').setInputFiles([made]);
  const way = (at) => main.getByRole('radio', { name: words.joins[at], exact: true });
  await workbench.open();
  await choose(csv('9월.csv', '2022-09-03', 28, 100_000));
  await expect(main.getByRole('radio', { name: words.joins[2] })).toHaveCount(0);
  await workbench.use();
  await expect(interview.week(WEEKS[0])).toHaveValue('700,000');
  // No day is in both: nothing is lost by putting them together.
  await choose(csv('10월.csv', '2022-10-01', 28, 200_000));
  await expect(main.getByRole('group', { name: fill(words.ask_join, '28') })).toBeVisible();
  await expect(way(0)).toBeChecked();
  await expect(workbench.sums().getByRole('row').nth(1)).toContainText('700,000');
  await expectAccessible(page, 'weekly_sales');
  await workbench.use();
  await expect(interview.week(WEEKS[0])).toHaveValue('700,000');
  await expect(interview.week(OUTAGE_WEEK)).toHaveValue('1,400,000');
  await expect(main).toContainText('9월.csv, 10월.csv');
  // Days are in both: the owner says what that means.
  await choose(csv('배달.csv', '2022-10-15', 7, 50_000));
  await expect(interview.button(words.use_these)).toHaveCount(0);
  await tick(way(1));
  await expect(workbench.sums().getByRole('row').nth(1 + WEEKS.indexOf(OUTAGE_WEEK))).toContainText('1,750,000');
  await workbench.use();
  await expect(interview.week(OUTAGE_WEEK)).toHaveValue('1,750,000');
  await expect(interview.week(WEEKS[0])).toHaveValue('700,000');
  await choose(csv('다시.csv', '2022-10-15', 7, 10_000));
  await tick(way(2));
  await workbench.use();
  await expect(interview.week(OUTAGE_WEEK)).toHaveValue('70,000');
  await expect(interview.week(WEEKS[0])).toHaveValue('');
});

bench('a week is set aside with a reason, which goes into the submission', async ({ workbench, interview }, info) => {
  const { words, main } = workbench;
  await workbench.open();
  await workbench.choose('card-sales-cp949.csv');
  await workbench.use();
  const sums = days('card_sales_cp949');
  const ranked = WEEKS.filter((first) => first !== OUTAGE_WEEK)
    .sort((a, b) => week(b, sums) - week(a, sums));
  const rows = main.getByRole('heading', { name: words.baseline }).locator('..').getByRole('listitem');
  await expect(rows.first()).toContainText(won(week(ranked[0], sums)));
  await expect(rows).toHaveCount(3);
  await tick(rows.first().getByRole('checkbox'));
  await main.getByLabel(words.set_aside_reason).fill('지역 축제');
  const look = async (shown) => {
    if (shown === 'check') await expect(main).toContainText('지역 축제');
    if (shown !== 'estimate') return;
    await interview.openSteps('sales_loss');
    await expect(interview.card('sales_loss')).toContainText('지역 축제');
  };
  await interview.goOn();
  await interview.next('weekly_sales');
  await interview.walk(ANSWERS, { until: 'submit', look });
  const { json } = await interview.download();
  const { claim } = JSON.parse(json);
  expect(claim.set_aside).toEqual({ weekly_sales: { [ranked[0]]: '지역 축제' } });
  expect(Object.keys(claim.by_day.weekly_sales)).toHaveLength(56);
  expect(claim.answers.weekly_sales.weekly_money[ranked[0]]).toBe(week(ranked[0], sums));
  expectVerified(json, info);
});

/** Widths and looks in which the pages are looked at. */
const SCREENS = [
  { name: '360-light', viewport: { width: 360, height: 800 }, colorScheme: 'light' },
  { name: '360-dark', viewport: { width: 360, height: 800 }, colorScheme: 'dark' },
  { name: '1280-light', viewport: { ...DESKTOP, width: 1280 }, colorScheme: 'light' },
  { name: '1280-dark', viewport: { ...DESKTOP, width: 1280 }, colorScheme: 'dark' },
];

for (const lang of LANGS) {
  for (const { name, viewport, colorScheme } of SCREENS) {
    bench.describe(`${lang} ${name}`, () => {
      bench.use({ lang, viewport, colorScheme, hasTouch: viewport.width < 500 });

      bench('from a card export to an estimate in under twelve interactions', async ({ page, workbench, interview }, info) => {
        const { words, main } = workbench;
        const folder = path.join(info.project.outputDir, 'sales', `${lang}-${name}`);
        const shot = pictures(page, folder);
        let interactions = 0;
        const act = async (deed) => {
          interactions += 1;
          await deed();
        };
        await interview.open();
        for (const question of ['claimant', 'talk_account', 'services', 'business_use']) {
          await interview.at(question);
          const answer = question === 'services' ? ['talk_channel'] : ANSWERS[question];
          await act(() => interview.give(question, answer));
          await act(() => interview.goOn());
        }
        await interview.at('weekly_sales');
        await shot('asked');
        await act(() => workbench.choose('card-sales-cp949.csv'));
        await expect(workbench.preview()).toBeVisible();
        await expectAccessible(page, 'weekly_sales');
        await shot('preview');
        await act(() => interview.button(words.use_and_see).click());
        await interview.at('estimate');
        await expect(interview.card('sales_loss')).toContainText(interview.certainty('review'));
        await shot('estimate');
        expect(interactions).toBeLessThan(12);
        // The sales by day are there to go back to.
        await page.goBack();
        await interview.at('weekly_sales');
        await expect(main.getByRole('slider')).toBeVisible();
        await expectAccessible(page, 'weekly_sales');
        await shot('used');
      });
    });
  }
}
