import type { Page } from 'playwright-core';
import type { Answer, Question } from '../../schemas/checklist.ts';
import { type Desk, typesDay } from './desk-page.ts';

/** From the first of a scale the arrow leads backwards past *ønsker ikke* and *ved ikke* to ten, which no single digit is. */
const upToTen = ['ArrowUp', 'ArrowUp', 'ArrowUp'];

/** Answers the question at which the keyboard is, by the keys that the page tells of, and goes on to the next. */
export async function answersByKeys(desk: Desk, question: Question, answer: Answer | null): Promise<void> {
  const { page, keys } = desk;
  const field = page.locator(`#spoergsmaal-${question.id}`);
  await keys.isAt(field.locator(':focus'));
  if (answer === null) await keys.press('Enter');
  else if (typeof answer === 'number') await answersOnScale(desk, answer);
  else if (question.type === 'yesNo' || question.type === 'choice') await chooses(desk, question, answer);
  else {
    await answersInParts(desk, question, answer);
    await keys.press('Enter');
  }
  await nextFrames(page);
}

/** What is asked next gets the keyboard with the next frame. */
async function nextFrames(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

async function answersOnScale({ keys }: Desk, answer: number): Promise<void> {
  if (answer < 10) return void (await keys.press(String(answer)));
  for (const key of [...upToTen, 'Enter']) await keys.press(key);
}

async function chooses({ keys }: Desk, question: Question, answer: Answer): Promise<void> {
  for (const id of chosen(question, answer)) await keys.press(digitOf(question, id));
}

async function answersInParts(desk: Desk, question: Question, answer: Answer): Promise<void> {
  const { page, keys } = desk;
  const field = page.locator(`#spoergsmaal-${question.id}`);
  const text = textOf(question, answer);
  if (question.type === 'text') {
    await keys.type(text);
    const options = chosen(question, answer);
    if (options.length > 0) await keys.tabTo(field.getByRole('radio'));
    await chooses(desk, question, answer);
    return;
  }
  await chooses(desk, question, answer);
  if (question.type === 'period' && typeof answer === 'object' && !Array.isArray(answer)) {
    const day = field.locator('input[type=date]');
    await nextFrames(page);
    await keys.tabTo(day);
    await typesDay(keys, day, answer.day ?? '');
  } else if (text !== '') {
    await keys.tabTo(field.locator('input[type=text]'));
    await keys.type(text);
  }
}

function chosen({ type }: Question, answer: Answer): string[] {
  if (typeof answer === 'number') return [];
  if (typeof answer === 'string') return type === 'text' ? [] : [answer];
  const given = Array.isArray(answer) ? answer : (answer.chosen ?? []);
  return typeof given === 'string' ? [given] : given;
}

function textOf({ type }: Question, answer: Answer): string {
  if (typeof answer === 'string') return type === 'text' ? answer : '';
  return typeof answer === 'object' && !Array.isArray(answer) ? (answer.text ?? '') : '';
}

function digitOf({ id, options = [] }: Question, option: string): string {
  const at = options.findIndex((one) => one.id === option);
  if (at < 0) throw new Error(`${id} cannot be answered with ${option}`);
  return String(at + 1);
}
