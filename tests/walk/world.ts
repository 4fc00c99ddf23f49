import { offersFrom, slotsOfDay } from '../../flows/booking/slots.ts';

import { openPromise, queueCallback } from '../../flows/callback/promise.ts';
import { type Change, type Draft, draftChange } from '../../flows/change.ts';
import { type Incoming, receiveCall } from '../../flows/line/receive.ts';
import { favrskov2021 } from '../../local/seed/policies/favrskov-2021.ts';
import type { Applicant } from '../../schemas/applicant.ts';
import type { Call, CallerNumber } from '../../schemas/call.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';

/** One call and the case behind it, as they are stored: what a key press really meets. */
export interface World {
  call: Call;
  visit: Visit;
  /** Moves on with every step, so that "made after" can be told from "made before". */
  now: string;
  /** A task for the desk was opened in this call. */
  task: boolean;
  /** What the caller has confirmed last: it must stand whatever follows. */
  confirmed: 'promise' | 'meeting' | undefined;
}

export const policy = favrskov2021;
export const unit: Unit = {
  entity: 'unit',
  unitId: 'favrskov',
  version: 1,
  name: 'Favrskov Kommune',
  number: '+4589640000',
  policies: [policy],
};
/** Monday at 10 local time, and the same day after closing. */
const OPEN = '2021-01-04T09:00:00.000Z';
const CLOSED = '2021-01-04T17:00:00.000Z';
const STEP_MS = 10_000;
const later = (at: string): string => new Date(Date.parse(at) + STEP_MS).toISOString();
/** How many free times there can be: none, less than a page, and more than one. */
export const OFFERS = [0, 1, 4];

const days = ['2021-01-05', '2021-01-06', '2021-01-07'];
const allSlots = offersFrom(
  days.flatMap((day) => slotsOfDay(unit.unitId, day, policy)),
  9,
);
export const slotsOffered = (count: number): Slot[] => allSlots.slice(0, count);
/** Given when a call-back was not reached for the last time. */
export const spareSlot = slotsOfDay(unit.unitId, '2021-01-08', policy)[0];

export const consultant: Consultant = {
  entity: 'consultant',
  unitId: unit.unitId,
  staffId: 'staff-1',
  user: 'konsulent1',
  version: 1,
  state: 'available',
  since: OPEN,
  idleFrom: OPEN,
  aliveAt: OPEN,
};

export const applicantWith = (phone: boolean): Applicant => ({
  entity: 'applicant',
  applicantId: 'applicant_1',
  unitId: unit.unitId,
  version: 1,
  registeredAt: OPEN,
  visitId: 'visit_known',
  name: 'sealed',
  ...(phone && { phone: 'sealed' }),
  referenceCode: 'sealed',
  knownBefore: false,
  protectedAddress: false,
  language: 'da',
});

/** Where a registered case can stand when its citizen calls. */
export const registeredVisits = (): Visit[] => {
  const fresh: Visit = {
    entity: 'visit',
    visitId: 'visit_known',
    unitId: unit.unitId,
    version: 1,
    applicantId: 'applicant_1',
    openedBy: 'registration',
    openedAt: '2021-01-04T08:00:00.000Z',
    contactDay: '2021-01-04',
  };
  const draft = draftChange(unit.unitId, '2021-01-04T08:30:00.000Z', 'before');
  const promised = openPromise(draft, fresh, policy, { kind: 'callback' });
  const meeting = {
    meetingId: 'meeting_old',
    slotId: '20210111T080000Z-1',
    startAt: '2021-01-11T08:00:00.000Z',
  } as const;
  const conclusion: Visit['conclusion'] = {
    at: OPEN,
    by: 'staff-1',
    channel: 'phone',
    category: 'jobparat',
    certainty: 'sikker',
    flags: [],
  };
  return [
    { ...fresh, chooseBy: '2021-01-06T08:00:00.000Z' },
    promised,
    { ...fresh, meeting },
    { ...fresh, talkedAt: '2021-01-04T08:45:00.000Z' },
    { ...fresh, conclusion },
  ];
};

/** What a change leaves stored of this call and its case. */
export const afterChange = (world: World, draft: Draft, confirmed: World['confirmed']): World => {
  const change: Change = draft.finish();
  const calls = change.puts.filter((put) => put.entity === 'call');
  const visits = change.puts.filter((put) => put.entity === 'visit');
  const call = calls.find((put) => put.callId === world.call.callId) ?? world.call;
  const visit = visits.find((put) => put.visitId === call.visit.visitId) ?? world.visit;
  for (const other of visits)
    if (other.visitId !== visit.visitId && other.ended?.reason !== 'joined')
      throw new Error(`${other.visitId} is left behind without being joined`);
  return {
    call,
    // As the store counts, so that a call-back made of this visit has an id of its own.
    visit: { ...visit, version: visit.version + 1 },
    now: later(world.now),
    task: world.task || change.puts.some((put) => put.entity === 'task'),
    confirmed: confirmed ?? world.confirmed,
  };
};

const start = (call: Call, draft: Draft, now: string): World =>
  afterChange({ call, visit: call.visit, now, task: false, confirmed: undefined }, draft, undefined);

const incoming = (open: boolean, offers: number, caller: CallerNumber, known: Incoming['known']): World => {
  const now = open ? OPEN : CLOSED;
  const draft = draftChange(unit.unitId, now, 'call_in');
  const call = receiveCall(draft, {
    unit,
    sid: 'CA00000000000000000000000000000001',
    caller,
    callerSealed: caller === 'withheld' ? undefined : 'sealed',
    known,
    offers: slotsOffered(offers),
    open,
    checkAt: now,
  });
  return start(call, draft, now);
};

/** A promise that is due, as a call of its own: first or last attempt, with or without a meeting booked besides. */
const callback = (kind: 'callback' | 'missed', attempts: number, meeting: boolean, named: boolean): World => {
  const [, promised, booked] = registeredVisits();
  if (promised?.promise === undefined) throw new Error('No promise');
  const { applicantId, ...unnamed } = promised;
  const visit: Visit = {
    ...unnamed,
    ...(named ? { applicantId } : { openedBy: 'call' as const, callNumber: 'sealed' }),
    promise: { ...promised.promise, kind, attempts, nextAt: OPEN },
    ...(meeting && { meeting: booked?.meeting }),
  } as Visit;
  const draft = draftChange(unit.unitId, OPEN, 'call_back');
  draft.visit(visit, queueCallback(draft, visit));
  const change = draft.finish();
  const call = change.puts.find((put) => put.entity === 'call');
  const after = change.puts.find((put) => put.entity === 'visit');
  if (call === undefined || after === undefined) throw new Error('No call-back was queued');
  return { call, visit: after, now: later(OPEN), task: false, confirmed: undefined };
};

/** Every way in which a call can begin, with the name under which the walk reports it. */
export const beginnings = (): { name: string; world: World }[] => {
  const found: { name: string; world: World }[] = [];
  for (const open of [true, false]) {
    for (const offers of OFFERS) {
      const where = `${open ? 'open' : 'closed'}, ${offers} times`;
      for (const caller of ['danish', 'foreign', 'withheld'] as const)
        found.push({ name: `${caller}, ${where}`, world: incoming(open, offers, caller, undefined) });
      for (const [index, visit] of registeredVisits().entries())
        found.push({
          name: `known ${index}, ${where}`,
          world: incoming(open, offers, 'danish', { applicant: applicantWith(true), visit }),
        });
    }
  }
  for (const kind of ['callback', 'missed'] as const)
    for (const attempts of [0, policy.callback.attempts - 1])
      for (const meeting of [true, false])
        for (const named of [true, false])
          found.push({
            name: `${kind} after ${attempts} attempts${meeting ? ', booked' : ''}${named ? ', named' : ''}`,
            world: callback(kind, attempts, meeting, named),
          });
  return found;
};
