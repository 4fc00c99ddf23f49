import type { Check } from './check.ts';
import type { CallFact, Fact } from './fact.ts';

/** When something was so last, or first. */
export interface Remembered {
  check: Check;
  lastPromised(visitId: string): number | undefined;
  /** Since when a contact has had a promise without a break. */
  promisedSince(visitId: string): number | undefined;
  lastBooked(visitId: string): number | undefined;
  /** When a meeting was last known as booked. */
  lastStood(meetingId: string): number | undefined;
  /** When the call behind a leg was first stored. */
  knownSince(sid: string): number | undefined;
  /** Since when a call has been about the case that it is about. */
  ofCaseSince(callId: string): number | undefined;
}

/** Remembers what an answer that is under way may still say, and since when the line has known of a leg. */
export function createMemory(now: () => number): Remembered {
  const promised = new Map<string, number>();
  const booked = new Map<string, number>();
  const since = new Map<string, number>();
  const stood = new Map<string, number>();
  const known = new Map<string, number>();
  const ofCase = new Map<string, { visitId: string; at: number }>();

  function remember(fact: Fact): void {
    if (fact.is === 'contact' && fact.promise !== undefined) promised.set(fact.id, now());
    if (fact.is === 'contact' && fact.meetingId !== undefined) booked.set(fact.id, now());
    if (fact.is === 'meeting' && fact.booked) stood.set(fact.id, now());
    if (fact.is === 'call') rememberCall(fact);
  }
  function rememberCall({ id, visitId, citizenSid }: CallFact): void {
    if (ofCase.get(id)?.visitId !== visitId) ofCase.set(id, { visitId, at: now() });
    if (citizenSid !== undefined) known.set(citizenSid, known.get(citizenSid) ?? now());
  }
  return {
    check: ({ changes }) => {
      for (const { after } of changes) {
        if (after?.is !== 'contact') continue;
        if (after.promise === undefined) since.delete(after.id);
        else since.set(after.id, since.get(after.id) ?? now());
      }
      for (const fact of changes.flatMap(({ before, after }) => [before, after]))
        if (fact !== undefined) remember(fact);
    },
    lastPromised: (visitId) => promised.get(visitId),
    promisedSince: (visitId) => since.get(visitId),
    lastBooked: (visitId) => booked.get(visitId),
    lastStood: (meetingId) => stood.get(meetingId),
    knownSince: (sid) => known.get(sid),
    ofCaseSince: (callId) => ofCase.get(callId)?.at,
  };
}
