import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../schemas/checklist.ts';
import { demandsFollowUp, type FlagFacts, indicate, raiseFlags } from './flags.ts';

function raise(answers: Answers, more: Partial<FlagFacts> = {}) {
  return raiseFlags({
    answers,
    certainty: 'sikker',
    channel: 'phone',
    legalBasis: 'phoneIsFirstConversation',
    ...more,
  });
}

function linesOf(flags: ReturnType<typeof raise>) {
  return flags.map(({ id, level, because }) => `${id} ${level} ${because.join(' ')}`);
}

const physical = { channel: 'physical' } as const;

test.each<[string, Answers, Partial<FlagFacts>, string[]]>([
  ['nothing to flag', { C1: 'ja', C2: 'nej', C4: 8, K1: 'ja', A1: 'bekraeftet', A3: 'ja', A6: 'god' }, {}, []],
  ['the consultant is unsure', {}, { certainty: 'usikker' }, ['F01 mandatory J2']],
  ['unsure at a meeting as well', {}, { certainty: 'usikker', ...physical }, ['F01 mandatory J2']],
  ['fairly sure is no doubt', {}, { certainty: 'nogenlunde' }, []],
  ['the citizen would rather meet', { A3: 'nej' }, {}, ['F02 mandatory A3']],
  ['and does meet', { A3: 'nej' }, physical, []],
  ['identity not confirmed', { A1: 'ikkeBekraeftet' }, {}, ['F03 mandatory A1']],
  ['no interpreter', { A4: 'tolkMangler' }, {}, ['F04 mandatory A4']],
  ['a relative interprets, also at a meeting', { A4: 'paaroerende' }, physical, ['F04 mandatory A4']],
  ['an interpreter is there', { A4: 'tolkMed' }, {}, []],
  ['a poor line with one decisive question open', { A6: 'daarlig', C1: 'ja' }, {}, ['F05 mandatory A6']],
  ['a poor line with the other open', { A6: 'daarlig', C2: 'nej' }, {}, ['F05 mandatory A6']],
  ['a poor line, all decisive answered', { A6: 'daarlig', C1: 'ja', C2: 'nej' }, {}, ['F05 suggested A6']],
  ['no line at a meeting', { A6: 'daarlig' }, physical, []],
  ['a line that comes and goes', { A6: 'svingende' }, {}, []],
  ['ready for work but something else is hard', { C1: 'ja', C2: 'ja' }, {}, ['F06 suggested C1 C2']],
  ['the same, and only fairly sure', { C1: 'ja', C2: 'ja' }, { certainty: 'nogenlunde' }, ['F06 mandatory C1 C2']],
  ['not ready, and something is hard', { C1: 'nej', C2: 'ja', C4: 0 }, {}, []],
  ['ready but with a belief of 3', { C1: 'ja', C2: 'nej', C4: 3 }, {}, ['F06 suggested C1 C4']],
  ['ready with a belief of 4', { C1: 'ja', C2: 'nej', C4: 4 }, {}, []],
  ['ready with both against it', { C1: 'ja', C2: 'ja', C4: 0 }, {}, ['F06 suggested C1 C2 C4']],
  ['one decisive question open', { C1: 'vedIkke', C2: 'nej' }, {}, []],
  ['two decisive questions open', { C1: 'vedIkke', C2: 'onskerIkke' }, {}, ['F14 mandatory C1 C2']],
  ['decisive questions that were not asked', {}, {}, []],
  ['the law wants a meeting', {}, { legalBasis: 'phoneAfterPhysical' }, ['F16 mandatory retsgrundlag']],
  ['the talk only prepares one', {}, { legalBasis: 'phonePrepares' }, ['F16 mandatory retsgrundlag']],
  ['the law wants a meeting and it is one', {}, { legalBasis: 'phoneAfterPhysical', ...physical }, []],
  ['the citizen disagrees', { K1: 'nej' }, {}, ['F17 mandatory K1']],
  [
    'several at once, in order',
    { A1: 'ikkeBekraeftet', A3: 'nej' },
    { certainty: 'usikker' },
    ['F01 mandatory J2', 'F02 mandatory A3', 'F03 mandatory A1'],
  ],
])('%s', (_what, ...[answers, more, flags]) => {
  expect(linesOf(raise(answers, more))).toEqual(flags);
});

test('each flag says in words what it is about', () => {
  const everything = {
    A1: 'ikkeBekraeftet',
    A3: 'nej',
    A4: 'tolkMangler',
    A6: 'daarlig',
    C1: 'ja',
    C2: 'ja',
    K1: 'nej',
  };
  const flags = [
    ...raise(everything, { certainty: 'usikker', legalBasis: 'phonePrepares' }),
    ...raise({ C1: 'vedIkke', C2: 'vedIkke' }),
  ];
  expect(flags.map(({ label }) => label)).toEqual([
    'Du er usikker',
    'Borgeren vil hellere mødes',
    'Identiteten er ikke bekræftet',
    'Der mangler en tolk',
    'Linjen var dårlig',
    'Svarene peger hver sin vej',
    'Loven kræver personligt fremmøde',
    'Borgeren er ikke enig i opsummeringen',
    'To eller flere afgørende spørgsmål står åbne',
  ]);
});

describe('a follow-up', () => {
  test('is demanded by a mandatory flag and by no suggested one', () => {
    expect(demandsFollowUp([])).toBe(false);
    expect(demandsFollowUp(raise({ C1: 'ja', C2: 'ja' }))).toBe(false);
    expect(demandsFollowUp(raise({ C1: 'ja', C2: 'ja', K1: 'nej' }))).toBe(true);
  });

  test('is demanded by the consultant’s doubt, whatever the answers', () => {
    const choice = fc.constantFrom('ja', 'nej', 'vedIkke', 'onskerIkke');
    const answers = fc.record({ A3: choice, C1: choice, C2: choice, C4: fc.integer({ min: 0, max: 10 }), K1: choice });
    fc.assert(
      fc.property(answers, (given) => {
        expect(demandsFollowUp(raise(given, { certainty: 'usikker' }))).toBe(true);
      }),
    );
  });
});

test.each<[Answers, string, string[]]>([
  [{ C1: 'ja', C2: 'nej' }, 'jobparat', ['C1', 'C2']],
  [{ C1: 'nej' }, 'aktivitetsparat', ['C1']],
  [{ C1: 'nej', C2: 'nej' }, 'aktivitetsparat', ['C1', 'C2']],
  [{ C1: 'ja', C2: 'ja' }, 'uklart', ['C1', 'C2']],
  [{ C1: 'vedIkke', C2: 'nej' }, 'uklart', ['C1', 'C2']],
  [{ C2: 'nej' }, 'uklart', ['C2']],
  [{}, 'uklart', []],
])('%j points to %s', (answers, says, because) => {
  expect(indicate(answers)).toEqual({ says, because });
});
