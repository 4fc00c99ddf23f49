import { describe, expect, test } from 'vitest';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { answered, callbackOf, callOf, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { contactState } from './contact.ts';

const first = visitOf({
  personId: 'person_1',
  numberHashes: ['phone'],
  codeHash: 'code 1',
  choice: 'none',
  desk: { what: 'choose', since: caseNow, dueAt: caseNow },
});
const second = { ...first, visitId: 'visit_2', personId: 'person_2', codeHash: 'code 2', version: 1 } as const;
const hashes = { phone: 'phone', name: ['name'] };

/** Two open cases of the same number, each with a person of its own. */
function createTwo({
  one = {},
  two = {},
  of = {},
}: {
  one?: Partial<Visit>;
  two?: Partial<Visit>;
  of?: Partial<Person>;
} = {}) {
  return createCase(
    personOf({ hashes }),
    personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { ...hashes, name: ['name', 'more'] }, ...of }),
    visitOf({ ...first, ...one }),
    visitOf({ ...second, ...two }),
  );
}

function join(pure: PureCase, visitId: Visit['visitId'] = 'visit_1', other: Visit['visitId'] = 'visit_2') {
  return pure.do({ type: 'joinRegistered', unitId: caseUnit, visitId, other }, 'staff_1');
}

describe('a person who was registered twice', () => {
  test('is one person with one open case afterwards, found once', () => {
    const pure = createTwo();
    join(pure);
    expect(pure.item('visit', 'visit_2')).toMatchObject({ ended: { at: caseNow, reason: 'joined' } });
    expect(contactState(pure.item('visit', 'visit_1'))).toBe('waiting');
    expect(pure.item('person', 'person_1').visits).toEqual(['visit_1']);
    expect(pure.every('personLookup').map(({ personId, hash }) => `${personId} ${hash}`)).toEqual([
      'person_1 phone',
      'person_1 name',
    ]);
    expect(pure.every('openNumber')).toMatchObject([{ visitId: 'visit_1' }]);
    expect(pure.every('codeLookup')).toMatchObject([{ hash: 'code 1', visitId: 'visit_1' }]);
    expect(pure.events.map(({ payload, visitId, contact }) => [payload.type, visitId, contact?.reason])).toEqual([
      ['visitEnded', 'visit_2', 'joined'],
      ['personRegistered', 'visit_1', undefined],
    ]);
  });

  test('keeps the number, the CPR and the protection that only the other registration told of', () => {
    const cpr = { cpr: 'sealed cpr', bornOn: '1980-01-01', protectedAddress: true };
    const pure = createTwo({ of: { ...cpr, hashes: { ...hashes, cpr: 'cpr' } } });
    join(pure);
    expect(pure.item('person', 'person_1')).toMatchObject({ ...cpr, hashes: { ...hashes, cpr: 'cpr' } });
    expect(pure.every('personLookup').filter(({ kind }) => kind === 'cpr')).toMatchObject([{ personId: 'person_1' }]);
  });

  test('keeps the education and the language that only the other registration told of, and is counted by them', () => {
    const pure = createTwo({ of: { bornOn: '1995-01-01', education: true, language: 'Ukrainsk', knownBefore: true } });
    join(pure);
    expect(pure.item('person', 'person_1')).toMatchObject({ education: true, language: 'Ukrainsk' });
    const citizen = { knownBefore: true, language: 'uk', ageGroup: 'under30', education: true };
    expect(pure.item('visit', 'visit_1').citizen).toEqual(citizen);
  });

  test('is of the education and the language that the case that goes on was registered with, where it was', () => {
    const said = { education: false, language: 'arabisk' };
    const pure = createTwo({ of: { education: true, language: 'polsk' } });
    const both = createCase(personOf({ hashes, ...said }), pure.item('person', 'person_2'), ...pure.every('visit'));
    join(both);
    expect(both.item('person', 'person_1')).toMatchObject(said);
    expect(both.item('visit', 'visit_1').citizen).toMatchObject({ education: false, language: 'ar' });
  });

  test('is found by the code of the other registration, and dialled at its number, where there was no other', () => {
    const code = { codeHash: 'code 2', referenceCode: 'sealed code 2' };
    const pure = createTwo({ one: { codeHash: undefined, referenceCode: undefined }, two: code });
    const numberless = personOf({ hashes: { name: ['name'] }, phone: undefined });
    const other = { ...pure.item('person', 'person_2'), phone: 'sealed phone' };
    const both = createCase(numberless, other, ...pure.every('visit'));
    join(both);
    expect(both.item('visit', 'visit_1')).toMatchObject({ ...code, dialHash: 'phone' });
    expect(both.every('codeLookup')).toMatchObject([{ hash: 'code 2', visitId: 'visit_1' }]);
  });

  test('keeps what was chosen at the second registration, and what was answered in either', () => {
    const pure = createTwo({ two: { choice: 'callback', callback: callbackOf() } });
    pure.do(
      { type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_2', version: 0, answers: { C1: 'ja' } },
      'staff_1',
    );
    join(pure);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callback: callbackOf(), choice: 'callback' });
    expect(pure.item('visit', 'visit_2').callback).toBeUndefined();
    expect(pure.item('checklist', 'visit_1').answers).toEqual({ C1: 'ja' });
  });

  test('is booked where the meeting was booked with the second registration', () => {
    const pure = createTwo();
    const slotId = '20210105T080000Z-1';
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_2', slotId }, 'staff_1');
    join(pure);
    expect(pure.item('visit', 'visit_1').meeting).toMatchObject({ slotId });
    expect(pure.every('meeting')).toMatchObject([{ visitId: 'visit_1', state: 'booked' }]);
    expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'meeting' });
    expect(pure.events.filter(({ contact }) => contact !== undefined).at(-1)).toMatchObject({
      visitId: 'visit_1',
      contact: { from: 'waiting', to: 'booked' },
    });
  });

  test('is not called twice: a call-back in the queue is taken out with its case', () => {
    const { citizenLeg: _nobody, ...waiting } = callOf({ direction: 'callback', state: { at: 'waiting' } });
    const queued = { ...waiting, visitId: 'visit_2' } as const;
    const pure = createTwo({ two: { callback: callbackOf(), activeCallId: queued.callId } });
    const both = createCase(queued, ...pure.every('person'), ...pure.every('visit'));
    join(both);
    expect(both.item('call', queued.callId)).toMatchObject({ state: { at: 'ended', outcome: 'superseded' } });
    expect(both.item('visit', 'visit_1').callback).toEqual(callbackOf());
  });
});

describe('two cases are not joined', () => {
  test('where the CPR numbers say that they are of two people', () => {
    const pure = createTwo({ of: { hashes: { ...hashes, cpr: 'cpr 2' } } });
    const known = createCase(
      personOf({ hashes: { ...hashes, cpr: 'cpr 1' } }),
      pure.item('person', 'person_2'),
      ...pure.every('visit'),
    );
    expect(join(known)).toEqual({ code: 'otherPerson' });
  });

  test('where the other person has been here before', () => {
    expect(join(createTwo({ of: { visits: ['visit_0', 'visit_2'] } }))).toEqual({ code: 'otherPerson' });
  });

  test('where one is closed, or is in a call', () => {
    expect(join(createTwo({ two: { ended: { at: caseNow, reason: 'withdrawn' } } }))).toEqual({ code: 'notOpen' });
    const talking = callOf({ state: { at: 'connected', leg: 2 }, visitId: 'visit_2' });
    const pure = createTwo({ two: { activeCallId: talking.callId } });
    expect(join(createCase(talking, ...pure.every('person'), ...pure.every('visit')))).toEqual({ code: 'caseInCall' });
  });

  test('where both have answers that contradict each other', () => {
    const pure = createTwo();
    const both = createCase(
      ...pure.every('person'),
      ...pure.every('visit'),
      answered('visit_1', { C1: 'ja' }),
      answered('visit_2', { C1: 'nej' }),
    );
    expect(join(both)).toEqual({ code: 'answersConflict', list: ['C1'] });
  });

  test('with one that nobody has a name for, and one is joined with itself without any change', () => {
    expect(join(createTwo({ one: { personId: undefined } }))).toEqual({ code: 'unidentifiedVisit', about: 'visitId' });
    const pure = createTwo();
    join(pure, 'visit_1', 'visit_1');
    expect(pure.events).toEqual([]);
  });
});
