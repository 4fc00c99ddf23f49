import { describe, expect, test } from 'vitest';
import { policies } from '../../local/seed/policies/policies.ts';
import { code } from '../../schemas/code.ts';
import { conversationTypeId } from '../../schemas/conversation-type.ts';
import { isBarred } from './by-telephone.ts';
import { conversationTypeIds, conversationTypeOf, conversationTypes } from './conversation-types.ts';

const all = conversationTypeIds.map((id) => ({ id, ...conversationTypeOf(id) }));

describe('the types of talks', () => {
  /** As the answer of 22 April 2020 lists them, in its order. */
  const copenhagen = [
    ['mentorkontakt', 'Løbende kontakt med mentor'],
    ['jobsparring', 'Sparring og vejledning vedr. jobsøgning i brancher, hvor der er behov for arbejdskraft'],
    ['rehabiliteringsplan', 'Kontakt i forbindelse med udarbejdelse af rehabiliteringsplanens forberedende del'],
    ['bekymring', 'Kontakt til borgere, som sagsbehandleren er bekymret for'],
    ['udsatte', 'Kontakt til udsatte borgere, så de ikke bliver mere marginaliseret'],
    ['jobformidling', 'Kommunen bistår borgeren med jobsøgning eller formidling af job'],
    ['digitalvejledning', 'Give tilbud om digitale vejlednings- og opkvalificeringsforløb'],
  ] as const;

  test('are the seven of Copenhagen, voluntary and under no shipped rules barred from the telephone, and nothing else is without an outcome', () => {
    const voluntary = all.filter(({ demandsOutcome }) => !demandsOutcome);
    expect(voluntary.map(({ id }) => id)).toEqual(copenhagen.map(([id]) => id));
    const isBarredSomewhere = (id: string) => Object.values(policies).some((policy) => isBarred(policy, id));
    expect(voluntary.filter(({ id, countsAsFirst }) => countsAsFirst || isBarredSomewhere(id))).toEqual([]);
  });

  test('are those of the code list of DFDG, each with its number', () => {
    const numbered = all.filter(({ dfdg }) => dfdg !== undefined);
    expect(Object.fromEntries(numbered.map(({ dfdg, id }) => [dfdg, id]))).toEqual({
      4: 'opfoelgningssamtale',
      7: 'jobsamtale',
      8: 'henvisning',
      9: 'informationsmoede',
      10: 'cvSamtale',
      12: 'andenSamtale',
      15: 'raadighedssamtale',
    });
  });

  test('are one that all shipped rules bar from the telephone, and the visitation, which comes first', () => {
    for (const { notByTelephone } of Object.values(policies)) expect(notByTelephone).toEqual(['rehabiliteringsmoede']);
    expect(conversationTypeIds).toHaveLength(copenhagen.length + 7 + 2);
    expect(conversationTypeIds[0]).toBe('visitation');
  });

  test('let the law demand attendance for a visitation and a jobsamtale alone', () => {
    expect(all.filter(({ countsAsFirst }) => countsAsFirst).map(({ id }) => id)).toEqual(['visitation', 'jobsamtale']);
  });

  test('can each be told from the others and stand in an event', () => {
    for (const { id, title, purpose } of all) {
      expect(code.safeParse(id).success, id).toBe(true);
      expect(purpose, id).toMatch(/^At .+\.$/);
      expect(all.filter((other) => other.title === title || other.purpose === purpose)).toHaveLength(1);
    }
  });

  test.each([undefined, 'opfundet', 'toString'])('are a visitation where the code is %s', (id) => {
    expect(conversationTypeOf(id)).toBe(conversationTypes.visitation);
    expect(conversationTypeId.safeParse(id).success).toBe(false);
  });
});
