import { describe, expect, test } from 'vitest';
import type { Naming } from '../../schemas/correction.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Note } from '../../schemas/note.ts';
import type { Person } from '../../schemas/person.ts';
import type { Certainty, Visit } from '../../schemas/visit.ts';
import { callbackOf, caseNow, caseUnit, doubtOf, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

const newName: Naming = { what: 'name', sealed: 'sealed new name', hashes: ['new', 'name'] };
const newPhone: Naming = { what: 'phone', sealed: 'sealed new phone', hash: 'newPhone' };
const newCpr: Naming = { what: 'cpr', sealed: 'sealed new cpr', hash: 'newCpr', bornOn: '1996-05-05' };

/** A registered person with an open case, found by name, telephone and CPR number. */
function registered(more: { person?: Partial<Person>; visit?: Partial<Visit>; beside?: Entity[] } = {}): PureCase {
  const { person = {}, visit = {}, beside = [] } = more;
  return createCase(
    visitOf({ personId: 'person_1', numberHashes: ['phone'], dialHash: 'phone', ...visit }),
    personOf({
      cpr: 'sealed cpr',
      bornOn: '1980-01-01',
      hashes: { cpr: 'cpr', phone: 'phone', name: ['old', 'name'] },
      ...person,
    }),
    ...beside,
  );
}

const concluded: NonNullable<Visit['conclusion']> = {
  at: '2021-01-04T08:50:00.000Z',
  by: 'staff_1',
  channel: 'phone',
  category: 'jobparat',
  certainty: 'sikker',
  flags: [],
};

/** Concluded ten minutes ago as jobparat, sikker. */
function judged(visit: Partial<Visit> = {}, ...beside: Entity[]): PureCase {
  return registered({ visit: { conclusion: concluded, ...visit }, beside });
}

function correct(pure: PureCase, to: Naming, personId: `person_${string}` = 'person_1') {
  const renaming = { personId, to, reason: 'sealed reason', staffId: 'staff_1' } as const;
  return pure.do({ type: 'correctPerson', unitId: caseUnit, ...renaming }, 'staff_1');
}

type Judging = Partial<{ category: string; certainty: Certainty }>;

function rejudge(pure: PureCase, instead: Judging) {
  const corrected = { visitId: 'visit_1', reason: 'sealed reason', staffId: 'staff_1', ...instead } as const;
  return pure.do({ type: 'correctConclusion', unitId: caseUnit, ...corrected }, 'staff_1');
}

function undo(pure: PureCase, { at = -1, role = 'consultant' }: { at?: number; role?: 'consultant' | 'intake' } = {}) {
  const correctionId = pure.every('correction').at(at)?.correctionId ?? 'correction_none';
  return pure.do({ type: 'undoCorrection', unitId: caseUnit, correctionId, staffId: 'staff_2', role }, 'staff_2');
}

/** Under what the person is found. */
function lookups(pure: PureCase): string[] {
  return pure
    .every('personLookup')
    .map(({ kind, hash, personId }) => `${kind} ${hash} ${personId}`)
    .toSorted();
}

describe('a person', () => {
  test.each<[string, Naming, Partial<Person>, string[]]>([
    ['name', newName, { name: 'sealed new name' }, ['cpr cpr', 'name name', 'name new', 'phone phone']],
    ['telephone', newPhone, { phone: 'sealed new phone' }, ['cpr cpr', 'name name', 'name old', 'phone newPhone']],
    [
      'CPR number',
      newCpr,
      { cpr: 'sealed new cpr', bornOn: '1996-05-05' },
      ['cpr newCpr', 'name name', 'name old', 'phone phone'],
    ],
  ])(
    'has another %s, and is found by it from the same write on and by the old one no more',
    (_what, ...[to, then, found]) => {
      const pure = registered();
      const before = pure.item('person', 'person_1');
      const change = carriedOut(correct(pure, to));
      expect(pure.item('person', 'person_1')).toMatchObject(then);
      expect(lookups(pure)).toEqual(found.map((one) => `${one} person_1`));
      expect(change.events.map(({ payload }) => payload)).toEqual([
        { type: 'personCorrected', what: to.what, isUndo: false },
      ]);
      expect(JSON.stringify(change.events)).not.toContain('sealed');
      carriedOut(undo(pure));
      const { version: _now, ...back } = pure.item('person', 'person_1');
      const { version: _then, ...was } = before;
      expect(back).toEqual(was);
      expect(lookups(pure)).toEqual(
        ['cpr cpr', 'name name', 'name old', 'phone phone'].map((one) => `${one} person_1`),
      );
    },
  );

  test('keeps who corrected, when, why, and what stood before', () => {
    const pure = registered();
    correct(pure, newPhone);
    const [kept] = pure.every('correction');
    expect(kept).toMatchObject({
      visitId: 'visit_1',
      personId: 'person_1',
      at: caseNow,
      by: 'staff_1',
      reason: 'sealed reason',
      before: { what: 'phone', sealed: 'sealed phone', hash: 'phone' },
      after: newPhone,
      undoUntil: '2021-01-04T09:10:00.000Z',
    });
    expect(pure.item('visit', 'visit_1').corrections).toEqual([kept?.correctionId]);
  });

  test('that is nobody, or of another unit, is refused', () => {
    expect(correct(createCase(), newName)).toEqual({ code: 'notFound', about: 'person' });
    expect(correct(createCase(personOf({ unitId: 'aarhus' })), newName)).toEqual({ code: 'notFound' });
  });
});

describe('another telephone', () => {
  test('is the one by which the open case is found and dialled', () => {
    const pure = registered({ visit: { numberHashes: ['shown', 'phone'] } });
    correct(pure, newPhone);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ numberHashes: ['shown', 'newPhone'], dialHash: 'newPhone' });
    expect(
      pure
        .every('openNumber')
        .map(({ hash }) => hash)
        .toSorted(),
    ).toEqual(['newPhone', 'shown']);
    undo(pure);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ numberHashes: ['shown', 'phone'], dialHash: 'phone' });
  });

  test('is not dialled where another one is in hand', () => {
    const pure = registered({ visit: { callNumber: 'sealed other', dialHash: 'other' } });
    correct(pure, newPhone);
    expect(pure.item('visit', 'visit_1').dialHash).toBe('other');
  });

  test('is not taken back from under a promise to call', () => {
    const { phone: _none, ...silent } = personOf({ hashes: { name: ['name'] } });
    const pure = createCase(visitOf({ personId: 'person_1', callback: callbackOf() }), silent);
    carriedOut(correct(pure, newPhone));
    expect(undo(pure)).toEqual({ code: 'numberMissing', about: 'phone' });
  });
});

describe('another CPR number', () => {
  test('brings its age along', () => {
    const pure = registered({ visit: { citizen: { ageGroup: 'over30' } } });
    const { events } = during(pure, () => correct(pure, newCpr));
    expect(pure.item('visit', 'visit_1').citizen).toMatchObject({ ageGroup: 'under30' });
    expect(events[0]?.citizen).toMatchObject({ ageGroup: 'under30' });
    undo(pure);
    expect(pure.item('visit', 'visit_1').citizen).toMatchObject({ ageGroup: 'over30' });
  });

  test('lets a 30th birthday come that nobody knew of', () => {
    const pure = judged();
    correct(pure, newCpr);
    expect(pure.item('birthday', 'person_1')).toMatchObject({ on: '2026-05-05' });
  });

  test('that another person has is refused: they are joined instead', () => {
    const other = personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { cpr: 'newCpr', name: [] } });
    const pure = registered({ beside: [other] });
    expect(correct(pure, newCpr)).toEqual({ code: 'cprTaken', about: 'cpr' });
    expect(pure.every('correction')).toEqual([]);
  });

  test('is not taken back to a number that somebody else has by now', () => {
    const pure = registered();
    correct(pure, newCpr);
    const other = personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { cpr: 'cpr', name: [] } });
    const later = createCase(...pure.every('visit'), ...pure.every('person'), ...pure.every('correction'), other);
    expect(undo(later)).toEqual({ code: 'cprTaken', about: 'cpr' });
  });
});

function says(pure: PureCase) {
  const { category, certainty, finalCategory } = pure.item('visit', 'visit_1').conclusion ?? {};
  return [category, certainty, finalCategory];
}

describe('a conclusion', () => {
  test('says another category, with the same talk and its flags, and the figures of its day follow', () => {
    const pure = judged();
    const { payloads } = during(pure, () => carriedOut(rejudge(pure, { category: 'aktivitetsparat' })));
    expect(says(pure)).toEqual(['aktivitetsparat', 'sikker', undefined]);
    expect(pure.item('visit', 'visit_1').conclusion).toMatchObject({ at: concluded.at, by: 'staff_1', flags: [] });
    expect(payloads).toEqual([
      {
        type: 'conclusionCorrected',
        category: 'aktivitetsparat',
        wasCategory: 'jobparat',
        certainty: 'sikker',
        wasCertainty: 'sikker',
        isFinal: false,
        concludedOn: '2021-01-04',
        isUndo: false,
      },
      // Six months from the conclusion that was put right.
      { type: 'taskOpened', sort: 'coordinator', dueAt: '2021-07-04T21:59:59.999Z' },
    ]);
    carriedOut(undo(pure));
    expect(says(pure)).toEqual(['jobparat', 'sikker', undefined]);
  });

  test('and the doubt that is open about it says the same', () => {
    const pure = judged({ followUpId: 'followup_1' }, doubtOf());
    carriedOut(rejudge(pure, { category: 'aktivitetsparat' }));
    expect(pure.item('followUp', 'followup_1').provisionalCategory).toBe('aktivitetsparat');
  });

  test('becomes uncertain only with the meeting that goes with it', () => {
    expect(rejudge(judged(), { certainty: 'usikker' })).toEqual({ code: 'followUpMissing', list: ['F01'] });
    const pure = judged({ followUpId: 'followup_1' }, doubtOf());
    carriedOut(rejudge(pure, { certainty: 'usikker' }));
    expect(says(pure)).toEqual(['jobparat', 'usikker', undefined]);
    carriedOut(rejudge(judged(), { certainty: 'nogenlunde' }));
  });

  test('after the citizen was met is corrected in its final category, and the first one stays', () => {
    const pure = judged({ conclusion: { ...concluded, finalCategory: 'jobparat' } });
    carriedOut(rejudge(pure, { category: 'aktivitetsparat' }));
    expect(says(pure)).toEqual(['jobparat', 'sikker', 'aktivitetsparat']);
    expect(rejudge(pure, { certainty: 'nogenlunde' })).toEqual({ code: 'alreadyClosed' });
  });

  test.each<[string, PureCase, Judging, string]>([
    ['that is none yet', registered(), { category: 'jobparat' }, 'notConcluded'],
    ['that would say the same', judged(), { category: 'jobparat', certainty: 'sikker' }, 'sameAsBefore'],
    ['for a category that there is none of', judged(), { category: 'raskmeldt' }, 'unknownCategory'],
    ['for a category of another group', judged(), { category: 'uddannelsesparat' }, 'otherGroup'],
  ])('%s is not corrected', (_what, ...[pure, instead, code]) => {
    expect(rejudge(pure, instead)).toMatchObject({ code });
    expect([pure.every('correction'), pure.events]).toEqual([[], []]);
  });
});

describe('the note of a conclusion that was put right', () => {
  const draft: Note = {
    entity: 'note',
    visitId: 'visit_1',
    unitId: caseUnit,
    version: 1,
    writtenAt: concluded.at,
    owner: 'staff_1',
    text: 'Samtale.',
    addenda: [],
  };
  const said = 'Vurderingen er rettet: «Aktivitetsparat», nogenlunde sikker i stedet for «Jobparat», sikker.';
  const undone = 'Rettelsen er fortrudt: «Jobparat», sikker i stedet for «Aktivitetsparat», nogenlunde sikker.';

  test('says so in its text as long as it is open, and that it was undone', () => {
    const pure = judged({}, draft);
    carriedOut(rejudge(pure, { category: 'aktivitetsparat', certainty: 'nogenlunde' }));
    expect(pure.item('note', 'visit_1')).toMatchObject({ text: `Samtale.\n\n${said}`, addenda: [] });
    carriedOut(undo(pure));
    expect(pure.item('note', 'visit_1').text).toBe(`Samtale.\n\n${said}\n\n${undone}`);
  });

  test('says so below its text once it is locked, with who put it right', () => {
    const pure = judged({}, { ...draft, locked: { at: concluded.at, by: 'staff_1' } });
    carriedOut(rejudge(pure, { category: 'aktivitetsparat', certainty: 'nogenlunde' }));
    carriedOut(undo(pure));
    const { text, addenda } = pure.item('note', 'visit_1');
    expect(text).toBe('Samtale.');
    expect(addenda).toEqual([
      { at: caseNow, by: 'staff_1', text: said },
      { at: caseNow, by: 'staff_2', text: undone },
    ]);
  });
});

describe('a correction is undone', () => {
  test('until its window closes, and not after', () => {
    const pure = registered();
    correct(pure, newName);
    pure.now = '2021-01-04T09:10:00.001Z';
    expect(undo(pure)).toEqual({ code: 'undoOver' });
    pure.now = '2021-01-04T09:10:00.000Z';
    expect(typesDuring(pure, () => carriedOut(undo(pure)))).toEqual(['personCorrected']);
    expect(pure.every('correction')[0]?.undone).toEqual({ at: pure.now, by: 'staff_2' });
  });

  test('once: said twice changes nothing more', () => {
    const pure = judged();
    rejudge(pure, { category: 'aktivitetsparat' });
    undo(pure);
    expect(typesDuring(pure, () => carriedOut(undo(pure)))).toEqual([]);
  });

  test('the last one first: what has been corrected again since stands', () => {
    const pure = registered();
    correct(pure, newName);
    correct(pure, { ...newName, sealed: 'sealed third name' });
    expect(undo(pure, { at: 0 })).toEqual({ code: 'undoOver' });
    carriedOut(undo(pure));
    carriedOut(undo(pure, { at: 0 }));
    expect(pure.item('person', 'person_1').name).toBe('sealed');
  });

  test('of a conclusion by who concludes, not by intake', () => {
    const pure = judged();
    rejudge(pure, { category: 'aktivitetsparat' });
    expect(undo(pure, { role: 'intake' })).toEqual({ code: 'notYours' });
    carriedOut(undo(pure));
  });

  test('of nobody, or of another unit, is refused', () => {
    expect(undo(createCase())).toEqual({ code: 'notFound', about: 'correction' });
    const pure = registered();
    correct(pure, newName);
    const [kept] = pure.every('correction');
    if (kept === undefined) throw new Error('Nothing was kept');
    expect(undo(createCase({ ...kept, unitId: 'aarhus' }))).toEqual({ code: 'notFound' });
  });
});
