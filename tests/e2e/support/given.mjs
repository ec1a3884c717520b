// Looks for an answer where `Interview.give` gives it: what the page shows has to be what was typed.

import { expect } from '@playwright/test';

/** Fails where the page of a question does not show that answer to it. */
export async function expectGiven(interview, question, answer) {
  const { words } = interview;
  switch (words.kind(question)) {
    case 'services':
      for (const id of answer.length ? answer : [null]) {
        await expect(interview.service(id), id ?? 'none').toBeChecked();
      }
      return;
    case 'weekly_money':
      for (const [first, sales] of Object.entries(answer)) {
        if (sales === null) await expect(interview.noRecord(first), first).toBeChecked();
        else await expect(interview.week(first)).toHaveValue(sales);
      }
      return;
    case 'money':
    case 'count':
      await expect(interview.amount(question)).toHaveValue(answer);
      return;
    case 'date':
      await expectDate(interview, answer);
      return;
    case 'windows':
      await expectWindows(interview, answer);
      return;
    case 'items':
      await expectItems(interview, question, answer);
      return;
    default:
      await expect(interview.radio(question, answer), question).toBeChecked();
  }
}

async function expectDate(interview, parts, group) {
  for (const [index, part] of parts.entries()) {
    await expect(interview.datePart(index, group)).toHaveValue(part);
  }
}

async function expectWindows(interview, windows, place = interview.page) {
  const { ui } = interview.words;
  for (const [index, ends] of windows.entries()) {
    for (const [legend, parts] of [[ui.window_from, ends[0]], [ui.window_to, ends[1]]]) {
      await expectDate(interview, parts, place.getByRole('group', { name: legend, exact: true }).nth(index));
    }
  }
}

async function expectItems(interview, list, items) {
  for (const [index, fields] of items.entries()) {
    const item = interview.item(list, index);
    for (const [field, value] of Object.entries(fields)) await expectField(interview, item, field, value);
  }
  await expect(interview.item(list, items.length)).toHaveCount(0);
}

async function expectField(interview, item, field, value) {
  const { words } = interview;
  const name = words.question(field);
  const group = item.getByRole('group', { name, exact: true });
  switch (words.kind(field)) {
    case 'money':
    case 'count':
      await expect(item.getByRole('textbox', { name, exact: true })).toHaveValue(value);
      return;
    case 'date':
      await expectDate(interview, value, group);
      return;
    case 'windows':
      await expectWindows(interview, value, item);
      return;
    default:
      await expect(group.getByRole('radio', { name: interview.optionName(field, value), exact: true })).toBeChecked();
  }
}
