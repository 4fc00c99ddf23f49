import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { OutreachDone } from '../../schemas/outreach.ts';
import type { Role } from '../../schemas/staff.ts';
import type { Visit } from '../../schemas/visit.ts';
import { caseNow, caseUnit, consultantOf, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { arrives, createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import type { Commands } from '../case/command.ts';

const outreachId = 'outreach_person_1';
const conclusion: Visit['conclusion'] = {
  at: caseNow,
  by: 'staff_1',
  channel: 'phone',
  category: 'jobparat',
  certainty: 'sikker',
  flags: [],
};

function known(visit: Partial<Visit> = {}, ...more: Entity[]): PureCase {
  return createCase(visitOf({ personId: 'person_1', conclusion, ...visit }), personOf(), consultantOf(), ...more);
}

function lists(pure: PureCase, more: Partial<Commands['listOutreach']> = {}) {
  const asked = { unitId: caseUnit, personId: 'person_1', kind: 'jobsparring', staffId: 'staff_9', ...more } as const;
  return pure.do({ type: 'listOutreach', ...asked }, 'staff_9');
}

function closes(pure: PureCase, outcome: OutreachDone, role: Role = 'consultant') {
  return pure.do({ type: 'closeOutreach', unitId: caseUnit, outreachId, outcome, staffId: 'staff_1', role }, 'staff_1');
}

function restores(pure: PureCase) {
  return pure.do({ type: 'restoreOutreach', unitId: caseUnit, outreachId }, 'staff_9');
}

/** The entry is taken, and the consultant answers their own softphone. */
function callsFor(pure: PureCase, visitId: Visit['visitId'] = 'visit_1') {
  const taken = pure.do({ type: 'callOutreach', unitId: caseUnit, outreachId, staffId: 'staff_1' }, 'staff_1');
  const callId = pure.item('visit', visitId).activeCallId ?? 'call_none';
  if ('code' in taken) return { callId, citizenLeg: 0 };
  pure.do({ type: 'answerRing', unitId: caseUnit, callId, leg: 1, sid: sidOf(2), staffId: 'staff_1' });
  return { callId, citizenLeg: pure.item('call', callId).citizenLeg ?? 0 };
}

function isNotAnswered(pure: PureCase): void {
  const { callId, citizenLeg } = callsFor(pure);
  pure.do({ type: 'endLeg', callId, leg: citizenLeg, how: 'no-answer', sid: sidOf(3) });
}

function talks(pure: PureCase): void {
  const { callId } = callsFor(pure);
  arrives(pure, callId, sidOf(3));
  pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
}

describe('somebody whom the office wants called', () => {
  test('is a matter of the consultants from then on, with one next step', () => {
    const pure = known();
    const { payloads } = during(pure, () => lists(pure, { kind: 'bekymring', purpose: 'sealed purpose' }));
    expect(payloads).toEqual([{ type: 'outreachListed', conversationType: 'bekymring' }]);
    expect(pure.item('outreach', outreachId)).toMatchObject({
      visitId: 'visit_1',
      purpose: 'sealed purpose',
      tries: 0,
      step: { what: 'callOut', owner: { role: 'consultant' }, dueAt: '2021-01-11T22:59:59.999Z' },
    });
  });

  test('stands on the list once while it is open, and may be listed again afterwards', () => {
    const pure = known();
    lists(pure);
    expect(lists(pure)).toEqual({ code: 'alreadyListed' });
    isNotAnswered(pure);
    closes(pure, 'notReached');
    expect(lists(pure)).not.toHaveProperty('code');
    expect(pure.item('outreach', outreachId)).toMatchObject({ tries: 0, step: { what: 'callOut' } });
    expect(pure.item('outreach', outreachId)).not.toHaveProperty('closed');
  });

  test.each([
    ['whose case was withdrawn', { ended: { at: caseNow, reason: 'withdrawn' } }, {}, 'visitEnded'],
    ['in safe contact', { noMessages: caseNow }, {}, 'agreedTimeOnly'],
    ['who wants to be written to', { inWriting: caseNow }, {}, 'inWritingOnly'],
    ['about what no telephone is rung for', {}, { kind: 'rehabiliteringsmoede' }, 'notByTelephone'],
    ['about nothing where words are asked for', {}, { kind: 'bekymring' }, 'purposeMissing'],
    ['who is not known', {}, { personId: 'person_9' }, 'notFound'],
  ] as const)('is nobody %s', (...[, visit, more, code]) => {
    const pure = known(visit);
    expect(lists(pure, more)).toMatchObject({ code });
    expect(pure.every('outreach')).toEqual([]);
  });

  test('is nobody without a number', () => {
    const { phone: _none, ...unreachable } = personOf({ hashes: { name: [] } });
    const pure = createCase(visitOf({ personId: 'person_1', conclusion }), unreachable);
    expect(lists(pure)).toMatchObject({ code: 'numberMissing' });
  });
});

describe('an entry that a consultant takes', () => {
  test('rings out about what it says, in the latest case of the person', () => {
    const pure = createCase(
      visitOf({ personId: 'person_1', conclusion }),
      visitOf({ visitId: 'visit_2', personId: 'person_1' }),
      personOf({ visits: ['visit_1', 'visit_2'] }),
      consultantOf(),
    );
    lists(pure);
    const { callId } = callsFor(pure, 'visit_2');
    expect(pure.item('call', callId).out).toEqual({ staffId: 'staff_1', type: 'jobsparring', outreachId });
  });

  test('is called once, whoever takes it', () => {
    const pure = known({}, consultantOf({ staffId: 'staff_2', user: 'konsulent2' }));
    lists(pure);
    callsFor(pure);
    const again = pure.do({ type: 'callOutreach', unitId: caseUnit, outreachId, staffId: 'staff_2' }, 'staff_2');
    expect(again).toMatchObject({ code: 'caseInCall' });
  });

  test('that nobody answers stays on the list, and counts the try', () => {
    const pure = known();
    lists(pure);
    isNotAnswered(pure);
    isNotAnswered(pure);
    expect(pure.item('outreach', outreachId)).toMatchObject({ tries: 2, step: { what: 'callOut' } });
  });

  test('whose telephone could not be dialled was not tried', () => {
    const pure = known();
    lists(pure);
    const { callId, citizenLeg } = callsFor(pure);
    pure.do({ type: 'endLeg', callId, leg: citizenLeg, how: 'failed', refused: { code: '503', again: true } });
    expect(pure.item('outreach', outreachId)).toMatchObject({ tries: 0 });
    expect(closes(pure, 'notReached')).toEqual({ code: 'notTried' });
  });

  test('is theirs to say something of once they have talked, and the case stays concluded', () => {
    const pure = known();
    lists(pure);
    talks(pure);
    const step = { what: 'outreachOutcome', owner: { staffId: 'staff_1' }, dueAt: '2021-01-04T22:59:59.999Z' };
    expect(pure.item('outreach', outreachId)).toMatchObject({ step });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('step');
    const { payloads } = during(pure, () => closes(pure, 'talked'));
    expect(payloads).toEqual([
      { type: 'outreachClosed', conversationType: 'jobsparring', outcome: 'talked', tries: 0 },
    ]);
    expect(pure.item('outreach', outreachId)).not.toHaveProperty('step');
  });
});

describe('what came of an entry', () => {
  test('is said once, and truly', () => {
    const pure = known();
    lists(pure);
    expect(closes(pure, 'talked')).toEqual({ code: 'notHeld' });
    expect(closes(pure, 'notReached')).toEqual({ code: 'notTried' });
    expect(closes(pure, 'declined')).not.toHaveProperty('code');
    expect(during(pure, () => closes(pure, 'declined')).payloads).toEqual([]);
  });

  test('that it is not wanted any more is a coordinator’s to say, and to take back', () => {
    const pure = known();
    lists(pure);
    expect(closes(pure, 'withdrawn')).toEqual({ code: 'notYours' });
    closes(pure, 'withdrawn', 'coordinator');
    expect(pure.item('outreach', outreachId)).not.toHaveProperty('step');
    expect(callsFor(pure).callId).toBe('call_none');
    const { payloads } = during(pure, () => restores(pure));
    expect(payloads).toEqual([{ type: 'outreachRestored', conversationType: 'jobsparring', closedOn: '2021-01-04' }]);
    expect(pure.item('outreach', outreachId)).toMatchObject({ step: { what: 'callOut' } });
    expect(during(pure, () => restores(pure)).payloads).toEqual([]);
  });

  test('is not taken back where somebody has said another thing', () => {
    const pure = known();
    lists(pure);
    closes(pure, 'declined');
    expect(restores(pure)).toEqual({ code: 'superseded' });
  });
});

describe('two who turn out to be one person', () => {
  const second: Entity[] = [
    visitOf({ visitId: 'visit_2', personId: 'person_2' }),
    personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { phone: 'other', name: ['name'] } }),
  ];
  const joins = { type: 'joinRegistered', unitId: caseUnit, visitId: 'visit_1', other: 'visit_2' } as const;
  const both = () => createCase(visitOf({ personId: 'person_1' }), personOf(), ...second);

  test('have one entry, which goes on', () => {
    const pure = both();
    lists(pure, { personId: 'person_2' });
    pure.do(joins, 'staff_1');
    expect(pure.item('outreach', outreachId)).toMatchObject({ visitId: 'visit_1', personId: 'person_1', tries: 0 });
    expect(pure.item('outreach', 'outreach_person_2')).toMatchObject({ closed: { outcome: 'joined' } });
  });

  test('go on with the entry of the other where one of the first is done with', () => {
    const pure = both();
    lists(pure);
    closes(pure, 'declined');
    lists(pure, { personId: 'person_2', kind: 'bekymring', purpose: 'sealed purpose' });
    const { payloads } = during(pure, () => pure.do(joins, 'staff_1'));
    expect(payloads.map(({ type }) => type)).not.toContain('outreachClosed');
    const entry = pure.item('outreach', outreachId);
    expect(entry).toMatchObject({ type: 'bekymring', visitId: 'visit_1', step: { what: 'callOut' } });
    expect(entry).not.toHaveProperty('closed');
  });

  test('and were both listed stand on it once', () => {
    const pure = both();
    lists(pure);
    lists(pure, { personId: 'person_2' });
    const { payloads } = during(pure, () => pure.do(joins, 'staff_1'));
    expect(payloads).toContainEqual({
      type: 'outreachClosed',
      conversationType: 'jobsparring',
      outcome: 'joined',
      tries: 0,
    });
    expect(pure.every('outreach').filter(({ closed }) => closed === undefined)).toHaveLength(1);
  });
});
