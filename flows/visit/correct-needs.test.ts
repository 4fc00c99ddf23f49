import { describe, expect, test } from 'vitest';
import type { PersonNeed } from '../../schemas/person.ts';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { registersWith } from '../../tests/fixtures/stories.ts';
import { plus } from '../calendar/local-time.ts';
import { needsText } from './need-words.ts';
import { withInterpreter } from './preparations.ts';

const staffId = 'staff_1';

function createRegistered(phone?: { sealed: string; hash: string }) {
  const pure = createCase();
  const visitId = registersWith(pure, 'physical', { needs: ['companion'], phone });
  const [{ personId } = { personId: 'person_none' as const }] = pure.every('person');
  return { pure, visitId, personId };
}

function corrects(
  { pure, personId }: ReturnType<typeof createRegistered>,
  needs: PersonNeed[],
  protectedAddress = false,
) {
  const to = { what: 'needs', needs, protectedAddress } as const;
  return pure.do({ type: 'correctNeeds', unitId: caseUnit, personId, to, reason: 'sealed why', staffId }, staffId);
}

function undoes(pure: PureCase) {
  const [{ correctionId } = { correctionId: 'correction_none' as const }] = pure.every('correction');
  return pure.do({ type: 'undoCorrection', unitId: caseUnit, correctionId, staffId, role: 'consultant' }, staffId);
}

describe('what is to be thought of about a person', () => {
  test('is said anew, counted from then on, and kept with who said it and why', () => {
    const made = createRegistered();
    const { pure, visitId, personId } = made;
    corrects(made, ['interpreter', 'interpreter', 'noPhone'], true);
    expect(pure.item('person', personId)).toMatchObject({ needs: ['interpreter', 'noPhone'], protectedAddress: true });
    expect(pure.item('visit', visitId).citizen).toMatchObject({ interpreter: true, language: 'pl' });
    expect(pure.events.at(-1)?.payload).toEqual({ type: 'personCorrected', what: 'needs', isUndo: false });
    expect(pure.every('correction')).toMatchObject([
      {
        before: { what: 'needs', needs: ['companion'], protectedAddress: false },
        after: { needs: ['interpreter', 'interpreter', 'noPhone'], protectedAddress: true },
        by: staffId,
        reason: 'sealed why',
      },
    ]);
  });

  test('is put back as it was, in the figures too, while the window is open and nobody has said otherwise', () => {
    const made = createRegistered();
    const { pure, visitId, personId } = made;
    corrects(made, ['interpreter']);
    undoes(pure);
    expect(pure.item('person', personId).needs).toEqual(['companion']);
    expect(pure.item('visit', visitId).citizen).not.toHaveProperty('interpreter');
    const later = createRegistered();
    corrects(later, ['interpreter']);
    corrects(later, []);
    expect(undoes(later.pure)).toMatchObject({ code: 'undoOver' });
    expect(later.pure.item('person', later.personId)).not.toHaveProperty('needs');
    later.pure.now = plus(later.pure.now, 'PT11M');
    expect(undoes(later.pure)).toMatchObject({ code: 'undoOver' });
  });

  test('is not corrected into what it is, nor of somebody whom nobody knows', () => {
    const made = createRegistered();
    expect(corrects(made, ['companion'])).toMatchObject({ code: 'sameAsBefore' });
    expect(corrects({ ...made, personId: 'person_none' }, [])).toMatchObject({ code: 'notFound' });
  });

  test('is no want of a telephone where a number is registered', () => {
    const made = createRegistered({ sealed: 'sealed phone', hash: 'phone' });
    expect(corrects(made, ['noPhone'])).toMatchObject({ code: 'hasTelephone', about: 'needs' });
    expect(made.pure.every('correction')).toEqual([]);
  });

  test('is read in one line', () => {
    expect(needsText({ needs: ['interpreter', 'noPhone'], protectedAddress: true })).toBe(
      'Skal have tolk · Har ingen telefon · Navne- og adressebeskyttelse',
    );
    expect(needsText({ needs: [], protectedAddress: false })).toBeUndefined();
  });
});

describe('a meeting', () => {
  const booked = { what: 'interpreter', language: 'ar' } as const;

  const polish = { interpreter: true, language: 'pl' } as const;

  test.each([
    { _: 'is prepared by booking one', demanded: [], citizen: polish, is: [{ what: 'interpreter', language: 'pl' }] },
    {
      _: 'nobody knows the language',
      demanded: [],
      citizen: { ...polish, language: 'da' },
      is: [{ what: 'interpreter' }],
    },
    { _: 'the talk has told already', demanded: [booked], citizen: polish, is: [booked] },
    {
      _: 'the doubt needs more',
      demanded: [{ what: 'meetingPlace' }],
      citizen: { interpreter: true },
      is: [{ what: 'interpreter' }, { what: 'meetingPlace' }],
    },
    { _: 'none is needed', demanded: [], citizen: { language: 'pl' }, is: [] },
    { _: 'nobody is known', demanded: [], citizen: undefined, is: [] },
  ] as const)('says what is to be arranged: $_', ({ demanded, citizen, is }) => {
    expect(withInterpreter(demanded, citizen)).toEqual(is);
  });
});
