import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../schemas/checklist.ts';
import { NOW, policy, slotAt, UNIT, visitOf } from '../../tests/fixtures/case.ts';
import { draftChange } from '../change.ts';
import { type Conclude, concludeVisit } from './conclude.ts';
import { contactState } from './contact.ts';
import { hasRealDate, passesModulus11 } from './cpr.ts';
import { demandsFollowUp, type FlagFacts, indicate, raiseFlags } from './flags.ts';

const flagsOf = (answers: Answers, more: Partial<FlagFacts> = {}) =>
  raiseFlags({ answers, certainty: 'sikker', channel: 'phone', legalBasis: 'phoneIsFirstConversation', ...more })
    .map(({ id, level }) => `${id} ${level}`)
    .join();

describe('flags (domain.md §3b, for the questions that are asked)', () => {
  test.each<[string, Answers, Partial<FlagFacts>, string]>([
    ['nothing to flag', { C1: 'ja', C2: 'nej', C4: 8, K1: 'ja' }, {}, ''],
    ['the consultant is unsure', {}, { certainty: 'usikker' }, 'F01 mandatory'],
    ['fairly sure is no doubt', {}, { certainty: 'nogenlunde' }, ''],
    ['the citizen would rather meet', { A3: 'nej' }, {}, 'F02 mandatory'],
    ['and does meet', { A3: 'nej' }, { channel: 'physical' }, ''],
    ['identity not confirmed', { A1: 'ikkeBekraeftet' }, {}, 'F03 mandatory'],
    ['no interpreter', { A4: 'tolkMangler' }, {}, 'F04 mandatory'],
    ['a relative interprets, also at a meeting', { A4: 'paaroerende' }, { channel: 'physical' }, 'F04 mandatory'],
    ['an interpreter is there', { A4: 'tolkMed' }, {}, ''],
    ['a poor line with decisive questions open', { A6: 'daarlig', C1: 'ja' }, {}, 'F05 mandatory'],
    ['a poor line, all decisive answered', { A6: 'daarlig', C1: 'ja', C2: 'nej' }, {}, 'F05 suggested'],
    ['ready for work but something else is hard', { C1: 'ja', C2: 'ja' }, {}, 'F06 suggested'],
    ['the same, and only fairly sure', { C1: 'ja', C2: 'ja' }, { certainty: 'nogenlunde' }, 'F06 mandatory'],
    ['ready but with a belief of 3', { C1: 'ja', C2: 'nej', C4: 3 }, {}, 'F06 suggested'],
    ['ready with a belief of 4', { C1: 'ja', C2: 'nej', C4: 4 }, {}, ''],
    ['one decisive question open', { C1: 'vedIkke', C2: 'nej' }, {}, ''],
    ['two decisive questions open', { C1: 'vedIkke', C2: 'onskerIkke' }, {}, 'F14 mandatory'],
    ['the law wants a meeting', {}, { legalBasis: 'phoneAfterPhysical' }, 'F16 mandatory'],
    ['the law wants a meeting and it is one', {}, { legalBasis: 'phoneAfterPhysical', channel: 'physical' }, ''],
    ['the citizen disagrees', { K1: 'nej' }, {}, 'F17 mandatory'],
  ])('%s', (_what, answers, more, flags) => {
    expect(flagsOf(answers, more)).toBe(flags);
  });

  test('no answer whatsoever removes the doubt of the consultant', () => {
    const choice = fc.constantFrom('ja', 'nej', 'vedIkke', 'onskerIkke');
    fc.assert(
      fc.property(
        fc.record({ A3: choice, C1: choice, C2: choice, C4: fc.integer({ min: 0, max: 10 }), K1: choice }),
        (answers) => {
          const flags = raiseFlags({
            answers,
            certainty: 'usikker',
            channel: 'phone',
            legalBasis: 'phoneIsFirstConversation',
          });
          expect(demandsFollowUp(flags)).toBe(true);
        },
      ),
    );
  });

  test.each<[Answers, string]>([
    [{ C1: 'ja', C2: 'nej' }, 'jobparat'],
    [{ C1: 'nej' }, 'aktivitetsparat'],
    [{ C1: 'ja', C2: 'ja' }, 'uklart'],
    [{}, 'uklart'],
  ])('%j points to %s', (answers, says) => {
    expect(indicate(answers).says).toBe(says);
  });
});

describe('concluding', () => {
  const conclude = (more: Partial<Conclude> = {}) => {
    const draft = draftChange(UNIT, NOW, 'test');
    const result = concludeVisit(draft, {
      visit: visitOf(),
      answers: {},
      category: 'jobparat',
      certainty: 'sikker',
      channel: 'phone',
      by: 'staff-1',
      policy,
      slot: undefined,
      ...more,
    });
    return { result, change: draft.finish() };
  };

  test.each<[string, Partial<Conclude>, string]>([
    ['doubt without a meeting', { certainty: 'usikker' }, 'followUpMissing'],
    ['any other mandatory flag without a meeting', { answers: { K1: 'nej' } }, 'followUpMissing'],
    ['a category nobody knows', { category: 'parat' }, 'unknownCategory'],
    ['an ended case', { visit: visitOf({ ended: { at: NOW, reason: 'withdrawn' } }) }, 'visitEnded'],
  ])('refuses %s and writes nothing', (_what, more, refused) => {
    const { result, change } = conclude(more);
    expect(result).toEqual({ refused });
    expect([change.puts, change.removals, change.events]).toEqual([[], [], []]);
  });

  test('doubt with a meeting stores conclusion, meeting and follow-up with owner and due date together', () => {
    const { result, change } = conclude({ certainty: 'usikker', slot: slotAt(0) });
    expect(result).toMatchObject({ followUp: { owner: 'staff-1', dueAt: '2021-01-05T22:59:59.999Z', flags: ['F01'] } });
    expect(change.puts.map(({ entity }) => entity).toSorted()).toEqual(['followUp', 'meeting', 'slot', 'visit']);
    expect(change.events[0]?.contact).toMatchObject({ from: 'waiting', to: 'served' });
  });

  test('happens once', () => {
    const { result } = conclude();
    if ('refused' in result) throw new Error(result.refused);
    expect(conclude({ visit: result.visit }).result).toEqual({ refused: 'alreadyConcluded' });
    expect(contactState(result.visit)).toBe('served');
  });
});

describe('CPR', () => {
  test.each([
    ['070761-4285', true],
    ['0707614285', true],
    ['0707614286', false],
    // Without modulus 11 and valid: issued for 1 January since 2007 (domain.md §4).
    ['0101600000', false],
  ])('%s passes modulus 11: %s', (cpr, passes) => {
    expect(passesModulus11(cpr)).toBe(passes);
  });

  test.each([
    ['2902001234', true],
    ['3002001234', false],
    ['3104001234', false],
    ['0013001234', false],
    ['6107611234', true],
    ['9112611234', true],
    ['9212611234', false],
    ['6000611234', false],
  ])('%s begins with a date, or one with 60 added to the day: %s', (cpr, real) => {
    expect(hasRealDate(cpr)).toBe(real);
  });
});
