import type { Counter } from '../../flows/report/count.ts';
import type { RollUp } from '../../schemas/figures.ts';

/** Counters as a busy day has them: all that are common, and a share for each. */
const shares = {
  contactsIn: 1,
  served: 1,
  waiting: 0,
  booked: 0,
  ended: 0,
  calls: 1.3,
  abandoned: 0.1,
  queueFull: 0.01,
  ratings: 0.4,
  ratingSum: 1.7,
  conversations: 1,
  waits: 1,
  waitSeconds: 420,
  callbacksPromised: 0.6,
  callbacksKept: 0.5,
  callbacksInWindow: 0.5,
  callbacksMissed: 0.05,
  callbacksBroken: 0.05,
  concluded: 1,
  'concluded.jobparat': 0.7,
  'concluded.aktivitetsparat': 0.3,
  flagged: 0.2,
  followUpsOpened: 0.2,
  followUpsClosed: 0.2,
  followUpsHeld: 0.15,
  followUpsChanged: 0.03,
  followUpsMissed: 0.02,
  followUpTimes: 0.2,
  deadlinesMissed: 0.02,
  notOffered: 0.1,
  'notOffered.hearing': 0.1,
  interpreterNeeded: 0.1,
  interpreterPresent: 0.08,
  caseworkerChanges: 0.02,
  callsOut: 0.1,
  callsOutTalked: 0.07,
} satisfies Partial<Record<Counter, number>>;

/** Counters of a day on which so many contacts came in. */
export function countersOf(contacts: number): RollUp['counts'] {
  const added = Object.entries(shares).map(([name, share]) => [name, Math.round(share * contacts)]);
  return Object.fromEntries(added.filter(([, by]) => by !== 0));
}
