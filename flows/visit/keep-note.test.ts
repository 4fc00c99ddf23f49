import { describe, expect, test } from 'vitest';
import { answered, caseNow, caseUnit, chairAt, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import type { Refusal } from '../case/refusal.ts';
import type { Change } from '../case/work.ts';
import type { Conclusion } from './conclude.ts';
import { noteStateOf } from './note-record.ts';

const endOfDay = '2021-01-04T22:59:59.999Z';
const ref = { entity: 'note', id: 'visit_1' } as const;
const ids = { unitId: caseUnit, visitId: 'visit_1' } as const;

/** A case that was concluded just now. */
function concluded(more: Partial<Conclusion> = {}): PureCase {
  const pure = createCase(
    visitOf({ talkedAt: caseNow, personId: 'person_1' }),
    answered('visit_1', { C3: 'Noget med dyr' }),
    personOf({ hashes: { name: [] } }),
  );
  const judged = { version: 1, category: 'jobparat', certainty: 'sikker', staffId: 'staff_1' } as const;
  carriedOut(pure.do({ type: 'conclude', ...ids, ...judged, ...more }, 'staff_1'));
  return pure;
}

function note(pure: PureCase) {
  return pure.item('note', 'visit_1');
}
function edit(pure: PureCase, text: string, version = note(pure).version): Change | Refusal {
  return pure.do({ type: 'editNote', ...ids, version, text, staffId: 'staff_2' }, 'staff_2');
}
function lock(pure: PureCase, version = note(pure).version): Change | Refusal {
  return pure.do({ type: 'lockNote', ...ids, version, staffId: 'staff_2' }, 'staff_2');
}
function amend(pure: PureCase, text: string): Change | Refusal {
  return pure.do({ type: 'amendNote', ...ids, text, staffId: 'staff_3' }, 'staff_3');
}
function fallsDue(pure: PureCase): Change | Refusal {
  return pure.do({ type: 'fallDue', unitId: caseUnit, ref });
}

describe('a note', () => {
  test('is there with the conclusion, in the same write, and is theirs who concluded until the end of that day', () => {
    const pure = concluded();
    expect(note(pure)).toMatchObject({ version: 1, writtenAt: caseNow, owner: 'staff_1', addenda: [] });
    expect(note(pure).text).toContain('Hvilke job kan du se dig selv i? »Noget med dyr«.');
    expect(noteStateOf(note(pure))).toBe('draft');
    expect(note(pure).step).toEqual({
      what: 'finishNote',
      owner: { staffId: 'staff_1' },
      dueAt: endOfDay,
      lateAt: endOfDay,
      dutyAt: endOfDay,
    });
  });

  test('names the meeting of a doubt that is stored with it', () => {
    const pure = concluded({ certainty: 'usikker', followUp: { slotId: chairAt(0).slotId } });
    expect(note(pure).text).toContain('Hvor sikker er vurderingen? Usikker.');
    expect(note(pure).text).toMatch(/Der er aftalt et fysisk møde den 5\. januar 2021 kl\. \d/);
  });

  test('is changed by whoever has read it, and nothing is told of it', () => {
    const pure = concluded();
    expect(during(pure, () => carriedOut(edit(pure, 'Rettet.'))).events).toEqual([]);
    expect(note(pure)).toMatchObject({ text: 'Rettet.', version: 2, edited: { at: caseNow, by: 'staff_2' } });
    expect(noteStateOf(note(pure))).toBe('edited');
    expect(note(pure).step?.owner).toEqual({ staffId: 'staff_1' });
    expect(carriedOut(edit(pure, 'Rettet.')).puts).toEqual([]);
  });

  test('is neither changed nor locked by somebody who has read older words', () => {
    const pure = concluded();
    carriedOut(edit(pure, 'Rettet.'));
    expect([edit(pure, 'Andet.', 1), lock(pure, 1)]).toEqual([{ code: 'stale' }, { code: 'stale' }]);
    expect(note(pure)).toMatchObject({ text: 'Rettet.', version: 2 });
  });

  test('is locked with time and author, and is no matter any more', () => {
    const pure = concluded();
    pure.now = '2021-01-04T14:00:00.000Z';
    const { events } = during(pure, () => carriedOut(lock(pure)));
    expect(events).toMatchObject([
      {
        by: 'staff_2',
        visitId: 'visit_1',
        personId: 'person_1',
        payload: { type: 'noteLocked', writtenAt: caseNow, inTime: true, edited: false },
      },
    ]);
    expect(note(pure).locked).toEqual({ at: '2021-01-04T14:00:00.000Z', by: 'staff_2' });
    expect(note(pure)).not.toHaveProperty('step');
    expect(noteStateOf(note(pure))).toBe('locked');
  });

  test('that is empty is not locked', () => {
    const pure = concluded();
    carriedOut(edit(pure, ' \n'));
    expect(lock(pure)).toEqual({ code: 'noteEmpty', about: 'text' });
  });

  test('of a case that is not concluded is not there', () => {
    const pure = createCase(visitOf());
    expect([edit(pure, 'Ord.', 1), lock(pure, 1), amend(pure, 'Ord.')]).toEqual(
      Array(3).fill({ code: 'notFound', about: 'note' }),
    );
  });
});

describe('a locked note', () => {
  test('is changed by nobody: not by who has its newest version, nor by who decided while it was being locked', () => {
    const pure = concluded();
    const before = note(pure).version;
    carriedOut(lock(pure));
    const locked = note(pure);
    expect([edit(pure, 'Andet.'), edit(pure, 'Andet.', before), lock(pure)]).toEqual(
      Array(3).fill({ code: 'noteLocked' }),
    );
    expect(note(pure)).toEqual(locked);
  });

  test('is written on the condition of the version that was read, so that a change meanwhile takes the write away', () => {
    const pure = concluded();
    const command = { ...ids, version: 1, staffId: 'staff_2' } as const;
    const [edits, locks] = [
      carriedOut(pure.decided({ type: 'editNote', ...command, text: 'Andet.' }, 'staff_2')),
      carriedOut(pure.decided({ type: 'lockNote', ...command }, 'staff_2')),
    ];
    expect([edits, locks].map(({ puts }) => puts.map((put) => 'version' in put && [put.entity, put.version]))).toEqual([
      [['note', 1]],
      [['note', 1]],
    ]);
  });

  test('is added to, each with its time and author; what is sent twice stands there once', () => {
    const pure = concluded();
    expect(amend(pure, 'Mere.')).toEqual({ code: 'noteOpen' });
    carriedOut(lock(pure));
    const { text } = note(pure);
    expect(typesDuring(pure, () => carriedOut(amend(pure, 'Mere.')))).toEqual(['noteAmended']);
    expect(carriedOut(amend(pure, 'Mere.')).puts).toEqual([]);
    pure.now = '2021-01-05T09:00:00.000Z';
    carriedOut(amend(pure, 'Og mere.'));
    expect(note(pure)).toMatchObject({
      text,
      addenda: [
        { at: caseNow, by: 'staff_3', text: 'Mere.' },
        { at: '2021-01-05T09:00:00.000Z', by: 'staff_3', text: 'Og mere.' },
      ],
    });
    expect(JSON.stringify(pure.events)).not.toContain('mere');
  });
});

describe('a note that nobody locks', () => {
  test('is late when its day is over: said once, and still to be finished', () => {
    const pure = concluded();
    pure.now = '2021-01-04T22:59:59.998Z';
    expect(carriedOut(fallsDue(pure)).puts).toEqual([]);
    pure.now = endOfDay;
    const { events } = during(pure, () => carriedOut(fallsDue(pure)));
    expect(events).toMatchObject([{ payload: { type: 'noteOverdue', dueAt: endOfDay }, personId: 'person_1' }]);
    expect(note(pure).step).toEqual({
      what: 'finishNote',
      owner: { staffId: 'staff_1' },
      dueAt: endOfDay,
      lateAt: endOfDay,
    });
    expect(carriedOut(fallsDue(pure)).events).toEqual([]);
    pure.now = '2021-01-05T08:00:00.000Z';
    expect(during(pure, () => carriedOut(lock(pure))).payloads).toMatchObject([{ type: 'noteLocked', inTime: false }]);
  });

  test('that was locked in time is never said to be late', () => {
    const pure = concluded();
    carriedOut(lock(pure));
    pure.now = endOfDay;
    expect(carriedOut(fallsDue(pure)).puts).toEqual([]);
  });
});
