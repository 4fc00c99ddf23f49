import { describe, expect, test } from 'vitest';
import type { CallState } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bare, callOf, caseNow, caseUnit, personOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

type Prompt = Extract<CallState, { at: 'prompt' }>;

function at(prompt: Prompt['prompt'], queued = false): CallState {
  return {
    at: 'prompt',
    prompt,
    wrong: 0,
    silent: 0,
    queued,
  };
}

describe('who chooses after their case was closed', () => {
  const ended = { at: caseNow, reason: 'withdrawn' } as const;
  const person = personOf();
  const press = {
    type: 'citizenSays',
    callId: 'call_1',
    sid: sid,
    digits: '3',
    step: 1,
    isAfterConference: false,
  } as const;

  test('has a contact of their own, with what is known of them', () => {
    const known = {
      personId: 'person_1',
      citizen: { knownBefore: false, language: 'da' },
      callNumber: 'sealed',
      dialHash: 'shown',
      numberHashes: ['shown'],
    } satisfies Partial<Visit>;
    const pure = createCase(
      visitOf({ ...known, activeCallId: 'call_1', ended }),
      callOf({ state: at('menu') }),
      person,
    );
    const { payloads, events } = during(pure, () => pure.do(press, 'citizen'));
    expect(payloads.map(({ type }) => type)).toEqual(['visitOpened', 'choiceOffered', 'choiceMade', 'callWaiting']);
    expect(payloads[0]).toEqual({ type: 'visitOpened', openedBy: 'call' });
    const { visitId } = pure.item('call', 'call_1');
    expect(events[0]).toMatchObject({ visitId, callId: 'call_1', contact: { to: 'waiting' } });
    const { offer: _offer, ...opened } = bare(pure.item('visit', visitId));
    const own = {
      openedBy: 'call',
      openedAt: caseNow,
      contactDay: '2021-01-04',
      activeCallId: 'call_1',
      waitingSince: caseNow,
      choice: 'talkNow',
      askedBy: 'citizen',
    };
    const found = { numberHashes: ['shown', 'phone'], firstContactAt: '2021-01-04T08:00:00.000Z' };
    expect(opened).toEqual({ entity: 'visit', visitId, unitId: caseUnit, version: 1, ...known, ...found, ...own });
    expect(visitId).toMatch(/^visit_c\d+n\d+$/);
    expect(pure.item('visit', 'visit_1')).toEqual(visitOf({ ...known, version: 2, ended }));
    expect(pure.item('person', 'person_1').visits).toEqual(['visit_1', visitId]);
  });

  test('has one although nothing is known of them', () => {
    const pure = createCase(visitOf({ ended }), callOf({ state: at('menu') }));
    pure.do(press, 'citizen');
    const opened = pure.item('visit', pure.item('call', 'call_1').visitId);
    for (const field of ['personId', 'citizen']) expect(opened).not.toHaveProperty(field);
    expect(opened.activeCallId).toBe('call_1');
  });

  test('has none while the case is open', () => {
    const pure = createCase(visitOf(), callOf({ state: at('menu') }));
    pure.do(press, 'citizen');
    expect(pure.every('visit')).toHaveLength(1);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ activeCallId: 'call_1' });
  });
});
