import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../schemas/event.ts';
import type { Visit } from '../../schemas/visit.ts';
import { answered, caseUnit, chairAt } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  createCase,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { addDays } from '../calendar/local-time.ts';
import { contactState } from '../visit/contact.ts';
import { additionsOf } from './count.ts';
import { addTo, canonical, type Tally } from './tally.ts';

const states = ['served', 'waiting', 'booked', 'ended'] as const;
const about = { unitId: caseUnit } as const;

/** What can become of a case, by commands alone; one that is refused changes nothing. `n` is another number each time. */
const moves: Record<string, (pure: PureCase, visit: Visit, n: number) => void> = {
  book: (pure, { visitId }, n) =>
    pure.do({ type: 'bookMeeting', ...about, visitId, slotId: chairAt(n % 24).slotId }, 'staff_2'),
  withdraw: (pure, { visitId }) => pure.do({ type: 'withdraw', ...about, visitId }, 'staff_2'),
  notCome: (pure, { meeting }) =>
    meeting && pure.do({ type: 'endMeeting', ...about, meetingId: meeting.meetingId, outcome: 'noShow' }, 'staff_2'),
  conclude: (pure, { visitId }, n) => {
    const { answers } = answered();
    pure.do({ type: 'noteTalk', ...about, visitId, form: 'phone', at: pure.now, staffId: 'staff_2' }, 'staff_2');
    pure.do({ type: 'saveAnswers', ...about, visitId, version: 0, answers }, 'staff_2');
    const judged = { version: 1, category: 'jobparat', certainty: 'usikker', staffId: 'staff_2' } as const;
    const followUp = { slotId: chairAt(n % 24).slotId, lateReason: 'other' } as const;
    pure.do({ type: 'conclude', ...about, visitId, ...judged, arrangements: 'keep', followUp }, 'staff_2');
  },
  close: (pure, { followUpId }, n) =>
    followUpId &&
    pure.do(
      {
        type: 'closeFollowUp',
        ...about,
        followUpId,
        outcome: (['confirmed', 'changed', 'noShow', 'declined', 'withdrawn'] as const)[n % 5] ?? 'noShow',
        category: 'jobparat',
        reason: 'sealed',
        next: { slotId: chairAt((n + 7) % 24).slotId, lateReason: 'other' },
        staffId: 'staff_2',
        role: 'coordinator',
      },
      'staff_2',
    ),
  hangUpAtOnce: (pure, _visit, n) => endsAt(pure, callsIn(pure, n), n),
  withheld: (pure, _visit, n) => endsAt(pure, callsIn(pure, n, null), n),
  callAgain: (pure, { personId }, n) => {
    const own = pure.every('person').find((one) => one.personId === personId)?.hashes.phone;
    const callId = callsIn(pure, n, own);
    presses(pure, callId, '1', sidOf(n));
    endsAt(pure, callId, n);
  },
  isLinked: (pure, { visitId }, n) => {
    const callId = callsIn(pure, n);
    pure.do({ type: 'linkCall', ...about, callId, visitId }, 'staff_2');
    endsAt(pure, callId, n);
  },
  talk: (pure, _visit, n) => {
    const callId = callsIn(pure, n);
    reachesMenu(pure, callId, sidOf(n));
    presses(pure, callId, '3', sidOf(n));
    goesOnDuty(pure, `staff_${n}`);
    isAnswered(pure, callId, sidOf(n + 1000), `staff_${n}`);
    arrives(pure, callId, sidOf(n));
    endsAt(pure, callId, n);
  },
};

function endsAt(pure: PureCase, callId: `call_${string}`, n: number): void {
  pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(n), how: 'completed' }, 'citizen');
}

interface Step {
  day: number;
  who: number;
  move: string;
}

/** Registrations on several days, then moves on whichever case. */
function play(history: readonly Step[]): PureCase {
  const pure = createCase();
  for (const [index, { day, who, move }] of history.entries()) {
    pure.now = `${addDays('2021-01-04', day)}T09:00:00.000Z`;
    const visits = pure.every('visit');
    const known = visits[who % Math.max(1, visits.length)];
    const doesMove = moves[move];
    if (known !== undefined && doesMove !== undefined) doesMove(pure, known, index + 10);
    else registers(pure, (['callback', 'physical', 'none'] as const)[who % 3] ?? 'none', index);
  }
  return pure;
}

function registers(pure: PureCase, choice: 'callback' | 'physical' | 'none', n: number): void {
  const facts = { choice, knownBefore: false, protectedAddress: false, language: 'dansk' };
  const sealed = { name: 'sealed', referenceCode: 'sealed' };
  const hashes = { name: [], code: `code ${n}` };
  const phone = { sealed: 'sealed', hash: `phone ${n}` };
  pure.do({ type: 'register', ...about, sealed, hashes, phone, ...facts }, 'staff_2');
}

const history = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 3 }),
    who: fc.integer({ min: 0, max: 11 }),
    move: fc.constantFrom('register', 'register', ...Object.keys(moves)),
  }),
  { minLength: 1, maxLength: 20 },
);

function tallyOf(events: readonly Event[]): Tally {
  const tally: Tally = new Map();
  for (const event of events) addTo(tally, additionsOf(event));
  return tally;
}

test('at every moment contacts in are those served, waiting, booked and ended, and as the cases stand', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const pure = play(steps);
      const tally: Tally = new Map();
      for (const event of pure.events) {
        addTo(tally, additionsOf(event));
        for (const counts of tally.values()) {
          const parts = states.map((state) => counts[state] ?? 0);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(counts.contactsIn ?? 0);
          expect(parts.every((part) => part >= 0)).toBe(true);
        }
      }
      for (const state of states) {
        const counted = [...tally.values()].reduce((sum, counts) => sum + (counts[state] ?? 0), 0);
        const standing = pure.every('visit').filter((visit) => visit.ended?.reason !== 'joined');
        expect(counted).toBe(standing.filter((visit) => contactState(visit) === state).length);
      }
    }),
    { numRuns: 25 },
  );
});

test('counted from the events in any order the figures are the same', () => {
  fc.assert(
    fc.property(history, fc.integer(), (steps, seed) => {
      const { events } = play(steps);
      const shuffled = events.toSorted((a, b) => order(a, seed) - order(b, seed));
      expect(canonical(tallyOf(shuffled))).toBe(canonical(tallyOf(events)));
    }),
    { numRuns: 15 },
  );
});

/** Some order that has nothing to do with time. */
function order({ eventId }: Event, seed: number): number {
  return [...eventId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 10_007, 7);
}
