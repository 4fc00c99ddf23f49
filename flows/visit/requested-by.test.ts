import { expect, test } from 'vitest';
import { requestedByOf } from './requested-by.ts';

test.each([
  ['nobody', { A3: 'ja', J4: 'Telefonen er nok' }, {}],
  ['nobody, by a choice', { A3: 'ja', J4: { chosen: 'telefonErNok', text: 'Klar.' } }, {}],
  ['the citizen, who would rather not go on', { A3: 'nej' }, { requestedBy: 'citizen' }],
  ['the citizen, later on', { A3: 'ja', J4: { chosen: 'borgerOenskerFysisk', text: 'x' } }, { requestedBy: 'citizen' }],
  [
    'the consultant',
    { A3: 'ja', J4: { chosen: 'medarbejderOenskerFysisk', text: 'x' } },
    { requestedBy: 'consultant' },
  ],
  ['both', { A3: 'nej', J4: { chosen: 'medarbejderOenskerFysisk', text: 'x' } }, { requestedBy: 'both' }],
])('a physical meeting was asked for by %s', (_who, answers, said) => {
  expect(requestedByOf(answers)).toEqual(said);
});
