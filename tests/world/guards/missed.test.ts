import { expect, test } from 'vitest';
import { missedIn } from './missed.ts';

const guard = { name: 'mark once', breaks: 'closed again' };
const violated = 'VIOLATED in 1: closed again (41)';
const command = '  npm run histories -- --without "mark once" --seed 7 --only 41 --acts a3,a7 --faults ""';
const played = '42 histories, 4711 turns, 0.1 minutes, 420 a minute';

test('a guard is missed when its invariant is broken and a smaller history shows it', () => {
  expect(missedIn([played, violated, command].join('\n'), guard)).toEqual({ histories: 42, acts: 2 });
});

test.each([
  ['nothing is broken', [played]],
  ['the run broke off', ['Error: Cannot find module', '    at node:internal']],
  ['something else is broken', [played, 'VIOLATED in 1: closed (41)', command]],
  ['it is not broken when it is played again', [played, violated, 'History 41 does not break "closed again" …']],
  ['the smaller history is of another guard', [played, violated, command.replace('mark once', 'task once')]],
])('it is not when %s', (_why, said) => {
  expect(missedIn(said.join('\n'), guard)).toBeUndefined();
});
