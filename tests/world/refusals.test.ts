import { expect, test } from 'vitest';
import { refusalReplies, replyTo } from '../../functions/api/refusals.ts';
import { nameOfRefusal, refusalNames } from './refusals.ts';

type Code = keyof typeof refusalReplies;

/** As the front gets it. */
function nameOf(reply: ReturnType<typeof replyTo>): string {
  const { status, ...body } = reply;
  return nameOfRefusal(status, body);
}

test.each(Object.keys(refusalReplies) as Code[])('%s is counted by a name of its own', (code) => {
  const name = nameOf(replyTo({ code, about: 'F2' } as Parameters<typeof replyTo>[0]));
  expect(refusalNames.filter((one) => one === name)).toEqual([name]);
  expect(Object.keys(refusalReplies).indexOf(code)).toBe(refusalNames.indexOf(name));
});

test('a malformed request goes by what is wrong with it', () => {
  expect(nameOf(replyTo({ code: 'wrongAnswer', about: 'F2' }))).toBe('400 wrongAnswer');
  expect(nameOf(replyTo({ code: 'unknownSlot' }, 'followUp.slotId'))).toBe('400 unknownSlot');
  const told = { error: 'malformed', field: 'cpr', message: 'Nummeret findes ikke.' };
  expect(nameOfRefusal(400, told)).toBe('400 malformed cpr');
});

test('what failed is counted by its status', () => {
  expect(nameOfRefusal(500, {})).toBe('500');
});
