import { describe, expect, test } from 'vitest';
import type { ConversationTypeId } from '../../schemas/conversation-type.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import {
  answered,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  policy,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';
import { conversationTypeIds } from './conversation-types.ts';
import { shownScript } from './shown-definition.ts';
import { talkFactsOf } from './talk-facts.ts';
import { talkRulesOf } from './talk-rules.ts';

const prepares = { ...unit, policies: [{ ...policy, legalBasis: 'phonePrepares' as const }] };
const about = { unitId: caseUnit, visitId: 'visit_1' } as const;

function chooses(pure: PureCase, kind: ConversationTypeId) {
  return pure.do({ type: 'chooseTalkType', ...about, kind }, 'staff_1');
}
function notes(pure: PureCase, form: Channel, kind?: ConversationTypeId) {
  return pure.do({ type: 'noteTalk', ...about, form, at: caseNow, kind, staffId: 'staff_1' }, 'staff_1');
}
function concludes(pure: PureCase, more: { followUp?: { slotId: ReturnType<typeof chairAt>['slotId'] } } = {}) {
  const judged = { version: 1, category: 'jobparat', certainty: 'sikker', staffId: 'staff_1' } as const;
  return pure.do({ type: 'conclude', ...about, ...judged, ...more }, 'staff_1');
}

describe('the law demands attendance', () => {
  const demanding: ConversationTypeId[] = ['visitation', 'jobsamtale'];
  const bases: Policy['legalBasis'][] = ['phonePrepares', 'phoneAfterPhysical'];
  const demands = (legalBasis: Policy['legalBasis'], of: Partial<Visit>) =>
    talkRulesOf({ ...policy, legalBasis }, 'phone', visitOf(of)).attendanceDemanded;

  test.each(conversationTypeIds)(
    'for the first talk of the type %s only where the list says so',
    (conversationType) => {
      const isDemanded = demanding.includes(conversationType);
      expect(bases.map((basis) => demands(basis, { conversationType }))).toEqual([isDemanded, isDemanded]);
      expect(demands('phoneIsFirstConversation', { conversationType })).toBe(false);
      expect(bases.map((basis) => demands(basis, { conversationType, firstTalkAt: caseNow }))).toEqual([false, false]);
      const rules = { ...policy, legalBasis: 'phonePrepares' } as const;
      const facts = talkFactsOf({
        visit: visitOf({ conversationType }),
        policy: rules,
        today: '2021-01-04',
        form: 'phone',
      });
      expect(facts.attendanceDemanded).toBe(isDemanded);
    },
  );

  test('where nobody has chosen a type, or one that is not known any more', () => {
    expect([demands('phonePrepares', {}), demands('phonePrepares', { conversationType: 'opfundet' })]).toEqual([
      true,
      true,
    ]);
  });
});

describe('the type of the talk', () => {
  test('is chosen while somebody talks, and the end of the call tells it', () => {
    const pure = createCase(
      visitOf({ activeCallId: 'call_1' }),
      callOf({
        state: { at: 'connected', leg: 2 },
        connectedAt: caseNow,
        legs: { 2: { party: 'consultant', staffId: 'staff_1', at: caseNow } },
      }),
      consultantOf({ state: 'busy', callId: 'call_1' }),
    );
    expect(typesDuring(pure, () => carriedOut(chooses(pure, 'bekymring')))).toEqual([]);
    const { payloads } = during(pure, () =>
      carriedOut(
        pure.do(
          { type: 'endCall', unitId: caseUnit, callId: 'call_1', staffId: 'staff_1', outcome: 'ended' },
          'staff_1',
        ),
      ),
    );
    expect(payloads[0]).toMatchObject({ type: 'callEnded', talk: { conversationType: 'bekymring' } });
    expect(payloads.map(({ type }) => type)).not.toContain('firstTalkHeld');
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('firstTalkAt');
  });

  test('that is no first talk meets no week, and does so once it is called what it was', () => {
    const pure = createCase(visitOf());
    expect(typesDuring(pure, () => carriedOut(notes(pure, 'physical', 'mentorkontakt')))).toEqual(['talkNoted']);
    const { payloads } = during(pure, () => carriedOut(chooses(pure, 'jobsamtale')));
    expect(payloads).toMatchObject([{ type: 'firstTalkHeld', conversationType: 'jobsamtale', met: true }]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ conversationType: 'jobsamtale', firstTalkAt: caseNow });
    expect(typesDuring(pure, () => carriedOut(chooses(pure, 'visitation')))).toEqual([]);
  });

  test('can be put right by noting the same talk once more', () => {
    const pure = createCase(visitOf());
    carriedOut(notes(pure, 'phone', 'mentorkontakt'));
    expect(typesDuring(pure, () => carriedOut(notes(pure, 'phone', 'udsatte')))).toEqual([]);
    expect(pure.item('visit', 'visit_1').conversationType).toBe('udsatte');
  });

  test('stays as it was where it is chosen again, and where a talk is noted without one', () => {
    const pure = createCase(visitOf({ conversationType: 'cvSamtale' }));
    expect(carriedOut(chooses(pure, 'cvSamtale')).puts).toEqual([]);
    carriedOut(notes(pure, 'phone'));
    expect(pure.item('visit', 'visit_1').conversationType).toBe('cvSamtale');
    expect(carriedOut(chooses(createCase(visitOf()), 'visitation')).puts).toEqual([]);
  });

  test('is none that is too much for the telephone where the talk is held by it', () => {
    const refused = { code: 'notByTelephone', about: 'type' };
    expect(notes(createCase(visitOf()), 'phone', 'rehabiliteringsmoede')).toEqual(refused);
    expect(notes(createCase(visitOf()), 'video', 'rehabiliteringsmoede')).not.toHaveProperty('code');
    const talked = { talkedAt: caseNow, talkedForm: 'phone' } as const;
    expect(chooses(createCase(visitOf(talked)), 'rehabiliteringsmoede')).toEqual(refused);
    const talking = createCase(visitOf({ activeCallId: 'call_1' }), callOf());
    expect(chooses(talking, 'rehabiliteringsmoede')).toEqual(refused);
    expect(chooses(createCase(visitOf()), 'rehabiliteringsmoede')).not.toHaveProperty('code');
  });

  test('is none that is barred where a call has been promised, and no call is promised in a case of such a type', () => {
    const refused = { code: 'notByTelephone', about: 'type' };
    expect(chooses(createCase(visitOf({ callback: callbackOf() })), 'rehabiliteringsmoede')).toEqual(refused);
    const number = { sealed: 'sealed phone', hash: 'phone' };
    const promise = { type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1', number } as const;
    const barred = visitOf({ conversationType: 'rehabiliteringsmoede' });
    expect(createCase(barred).do(promise, 'staff_1')).toEqual(refused);
    expect(createCase(visitOf({ conversationType: 'udsatte' })).do(promise, 'staff_1')).not.toHaveProperty('code');
  });

  test('is barred from the telephone by the rules of the day of the talk, and by nothing else', () => {
    const until = { ...policy, validTo: '2021-01-04' };
    const after = { ...policy, validFrom: '2021-01-05', notByTelephone: ['udsatte' as const] };
    const unitOf = { ...unit, policies: [until, after] };
    const pure = createCase(unitOf, visitOf());
    expect(notes(pure, 'phone', 'udsatte')).not.toHaveProperty('code');
    expect(notes(pure, 'phone', 'rehabiliteringsmoede')).toMatchObject({ code: 'notByTelephone' });
    const tomorrow = createCase(unitOf, visitOf());
    tomorrow.now = '2021-01-05T09:00:00.000Z';
    expect(
      chooses(createCase(unitOf, visitOf({ callback: callbackOf({ from: tomorrow.now }) })), 'udsatte'),
    ).toMatchObject({ code: 'notByTelephone' });
    expect(
      chooses(createCase(unitOf, visitOf({ callback: callbackOf({ from: tomorrow.now }) })), 'rehabiliteringsmoede'),
    ).not.toHaveProperty('code');
  });

  test('is chosen in an open case of one’s own unit only', () => {
    const ended = { at: caseNow, reason: 'withdrawn' } as const;
    expect(chooses(createCase(visitOf({ ended })), 'udsatte')).toEqual({ code: 'alreadyConcluded' });
    expect(chooses(createCase(visitOf({ unitId: 'aarhus' })), 'udsatte')).toMatchObject({ code: 'notFound' });
  });
});

describe('a conclusion', () => {
  test('is told with the type of its talk, and its note is headed by it', () => {
    const pure = createCase(visitOf({ talkedAt: caseNow, conversationType: 'jobsamtale' }), answered());
    const { payloads } = during(pure, () => carriedOut(concludes(pure)));
    expect(payloads).toMatchObject([{ type: 'visitConcluded', conversationType: 'jobsamtale' }]);
    expect(pure.item('note', 'visit_1').text).toMatch(/^Jobsamtale i telefonen, afsluttet den 4\. januar 2021\n/);
  });

  test('stores nobody’s first category around the law, whatever the talk was called', () => {
    const pure = createCase(prepares, visitOf(), answered());
    carriedOut(notes(pure, 'phone', 'mentorkontakt'));
    expect(concludes(pure)).toEqual({ code: 'followUpMissing', list: ['F16'] });
    const { payloads } = during(pure, () => carriedOut(concludes(pure, { followUp: { slotId: chairAt(12).slotId } })));
    expect(payloads[0]).toMatchObject({
      conversationType: 'mentorkontakt',
      attendanceDemanded: true,
      mandatoryFlags: ['F16'],
    });
    const met = createCase(prepares, visitOf({ firstTalkAt: caseNow }), answered());
    carriedOut(notes(met, 'phone', 'mentorkontakt'));
    expect(concludes(met)).not.toHaveProperty('code');
  });
});

test('a type that a published checklist does not know is read out in the words of its visitation, under its own name', () => {
  const wording = { form: 'phone', voluntary: true, horizonMonths: 3, unitName: 'Favrskov', unitNumber: '1' } as const;
  const { scripts = [], ...rest } = checklist20212;
  const [visitation] = scripts;
  const own = shownScript({ ...rest, scripts: scripts.slice(0, 1) }, 'udsatte', wording);
  expect(own).toMatchObject({ conversationType: 'udsatte', title: 'Kontakt med udsatte borgere' });
  expect(own?.opening).toContain(visitation?.opening.split('.')[0]);
  expect(shownScript(rest, 'udsatte', wording)).toBeUndefined();
});
