import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../schemas/event.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callOf, NOW, policy, slotAt, slots, UNIT } from '../../tests/fixtures/case.ts';
import { bookVisitMeeting } from '../booking/book.ts';
import { addDays } from '../calendar/local-time.ts';
import { failAttempt, openPromise } from '../callback/promise.ts';
import { type Draft, draftChange } from '../change.ts';
import { endTalk } from '../routing/talk.ts';
import { concludeVisit } from '../visit/conclude.ts';
import { contactState } from '../visit/contact.ts';
import { endMeeting } from '../visit/meeting.ts';
import { registerApplicant } from '../visit/register.ts';
import { withdrawVisit } from '../visit/withdraw.ts';
import { additionsOf } from './count.ts';
import { figuresOf, sumOf } from './figures.ts';

type Counts = Map<string, Record<string, number>>;

const apply = (counts: Counts, event: Event): void => {
  for (const { day, counter, by } of additionsOf(event)) {
    const ofDay = counts.get(day) ?? {};
    ofDay[counter] = (ofDay[counter] ?? 0) + by;
    counts.set(day, ofDay);
  }
};
const figures = (counts: Counts) =>
  figuresOf(sumOf([...counts].map(([day, of]) => ({ entity: 'rollUp', unitId: UNIT, day, counts: of }))));
const valueIn = (counts: Counts, name: keyof ReturnType<typeof figuresOf>) => Number(figures(counts)[name].value);

/** Everything that can become of a case, through the flows alone. */
const moves: Record<string, (draft: Draft, visit: Visit) => void> = {
  promise: (draft, visit) => {
    if (contactState(visit) === 'waiting' || contactState(visit) === 'booked')
      draft.visit(visit, openPromise(draft, visit, policy, { kind: 'callback' }));
  },
  book: (draft, visit) => {
    if (contactState(visit) === 'waiting' || contactState(visit) === 'booked')
      draft.visit(visit, bookVisitMeeting(draft, visit, slotAt(0)));
  },
  attemptFails: (draft, visit) => {
    if (visit.promise !== undefined && visit.ended === undefined)
      draft.visit(visit, failAttempt(draft, visit, policy, slotAt(1)));
  },
  talk: (draft, visit) => {
    if (contactState(visit) === 'served' || contactState(visit) === 'ended') return;
    const call = callOf({ visit, routing: 'connected', connectedAt: NOW });
    endTalk(draft, { call, visit, consultant: undefined, outcome: 'ended', policy, freeSlot: undefined });
  },
  noShow: (draft, visit) => {
    if (visit.meeting === undefined) return;
    const meeting: Meeting = {
      entity: 'meeting',
      unitId: UNIT,
      visitId: visit.visitId,
      version: 1,
      endAt: visit.meeting.startAt,
      purpose: 'visit',
      state: 'booked',
      bookedAt: NOW,
      ...visit.meeting,
    };
    endMeeting(draft, meeting, visit, 'noShow');
  },
  conclude: (draft, visit) => {
    concludeVisit(draft, {
      visit,
      answers: {},
      category: 'jobparat',
      certainty: 'usikker',
      channel: 'phone',
      by: 'staff-1',
      policy,
      slot: slotAt(2),
    });
  },
  withdraw: (draft, visit) => {
    withdrawVisit(draft, visit, undefined);
  },
};

interface Played {
  events: Event[];
  visits: Visit[];
  /** After each event, as a reader of the report would have met them. */
  seen: Counts[];
}

/** Plays a history: registrations on several days, then moves on whichever case. */
const play = (history: { day: number; who: number; move: string }[]): Played => {
  const visits: Visit[] = [];
  const events: Event[] = [];
  const seen: Counts[] = [];
  const counts: Counts = new Map();
  for (const [index, { day, who, move }] of history.entries()) {
    const draft = draftChange(UNIT, `${addDays('2021-01-04', day)}T09:00:00.000Z`, `move${index}`);
    const known = visits.length === 0 ? undefined : visits[who % visits.length];
    if (move === 'register' || known === undefined) {
      registerApplicant(draft, {
        unitId: UNIT,
        applicantId: `applicant_${index}`,
        visitId: `visit_${index}`,
        sealed: { name: 'sealed', referenceCode: 'sealed' },
        hashes: { code: 'hash' },
        choice: (['callback', 'physical', 'none'] as const)[who % 3] ?? 'none',
        slot: slots[who % slots.length],
        knownBefore: false,
        protectedAddress: false,
        language: 'da',
        policy,
        existing: undefined,
      });
    } else {
      moves[move]?.(draft, known);
    }
    const change = draft.finish();
    for (const put of change.puts) {
      if (put.entity !== 'visit') continue;
      const at = visits.findIndex(({ visitId }) => visitId === put.visitId);
      if (at === -1) visits.push(put);
      else visits[at] = put;
    }
    for (const event of change.events) apply(counts, event);
    events.push(...change.events);
    seen.push(new Map([...counts].map(([name, of]) => [name, { ...of }])));
  }
  return { events, visits, seen };
};

const history = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 3 }),
    who: fc.integer({ min: 0, max: 11 }),
    move: fc.constantFrom('register', 'register', ...Object.keys(moves)),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('the report', () => {
  test('at every moment counts contacts in as served, waiting, booked and ended, and as the cases stand', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { visits, seen } = play(steps);
        // Of every single day, and so of every period.
        for (const ofDay of seen.flatMap((counts) => [...counts].map((day) => new Map([day])))) {
          const parts = (['served', 'waiting', 'booked', 'ended'] as const).map((name) => valueIn(ofDay, name));
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(valueIn(ofDay, 'contactsIn'));
          expect(parts.every((part) => part >= 0)).toBe(true);
        }
        const last = seen.at(-1) ?? new Map();
        for (const state of ['served', 'waiting', 'booked', 'ended'] as const)
          expect(valueIn(last, state)).toBe(visits.filter((visit) => contactState(visit) === state).length);
      }),
      { numRuns: 150 },
    );
  });

  test('rebuilt from the events, in any order, is the same', () => {
    fc.assert(
      fc.property(history, fc.integer(), (steps, seed) => {
        const { events, seen } = play(steps);
        const rebuilt: Counts = new Map();
        const shuffled = events.toSorted((a, b) => order(a, seed) - order(b, seed));
        for (const event of shuffled) apply(rebuilt, event);
        expect(figures(rebuilt)).toEqual(figures(seen.at(-1) ?? new Map()));
      }),
      { numRuns: 100 },
    );
  });

  test('of nobody has no mean wait rather than one of zero seconds', () => {
    expect(figures(new Map()).waitSeconds).toMatchObject({ value: null, n: 0 });
  });

  test('prints a definition with every figure', () => {
    expect(Object.values(figures(new Map())).filter(({ definition }) => definition.length < 20)).toEqual([]);
  });
});

/** Some order that has nothing to do with time. */
const order = ({ eventId }: Event, seed: number): number =>
  [...eventId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 10_007, 7);

test('takes a call out of the count again that turned out to belong to an open contact', () => {
  const additions = additionsOf({
    entity: 'event',
    eventId: 'event_1',
    unitId: UNIT,
    at: NOW,
    day: '2021-01-05',
    told: { type: 'visitEnded', reason: 'joined' },
    contact: { day: '2021-01-04', from: 'waiting', to: 'ended', reason: 'joined' },
    effects: [],
    hasEffects: false,
  });
  expect(Object.fromEntries(additions.map(({ day, counter, by }) => [`${day} ${counter}`, by]))).toEqual({
    '2021-01-04 contactsIn': -1,
    '2021-01-04 waiting': -1,
    '2021-01-04 joined': 1,
  });
});
