import type { Call } from '../../schemas/call.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import { secondsOf } from '../calendar/local-time.ts';
import { mayTalk } from '../routing/not-with.ts';
import { isAlive, isOnDuty } from '../routing/presence.ts';

/** What can truly be said of a wait. */
export interface Wait {
  /** Among those who wait on the line; call-backs that fall due meanwhile push nobody back. */
  place: number;
  /** Nobody comes before, not even a call-back. */
  isNext: boolean;
  /** In whole minutes; `soon` where a consultant is free, `long` above what the rules let anybody wait for, `nobody` where none is on duty whom the citizen would talk with. */
  expected: number | 'soon' | 'long' | 'nobody';
}

export interface Lists {
  queue: readonly QueueEntry[];
  consultants: readonly Consultant[];
}

/** "About one minute" is more than anybody knows. */
const leastMinutes = 2;

/** How long who waits, or would begin to now, is expected to wait: those before, and themselves, over those on duty. */
export function waitOf(
  { queue, consultants }: Lists,
  call: Call,
  { now, policy }: { now: Instant; policy: Policy },
): Wait {
  const { placeAt, callId, notWith } = call;
  // Who has no place yet would come after everybody.
  const isBefore = (entry: QueueEntry) => placeAt === undefined || entry.placeAt < placeAt;
  const ahead = queue.filter((entry) => entry.callId !== callId && isBefore(entry));
  const there = mayTalk(consultants, notWith).filter((one) => isThere(one, now, policy));
  const free = there.filter(({ state }) => state === 'available').length;
  const seconds = ((ahead.length + 1) * secondsOf(policy.routing.meanTalk)) / there.length;
  const place = ahead.filter(({ direction }) => direction === 'inbound').length + 1;
  return { place, isNext: ahead.length === 0, expected: expectedIn() };

  function expectedIn(): Wait['expected'] {
    if (there.length === 0) return 'nobody';
    if (ahead.length < free) return 'soon';
    if (seconds > secondsOf(policy.routing.recommendAbove)) return 'long';
    return Math.max(leastMinutes, Math.ceil(seconds / 60));
  }
}

/** On duty, and not a desk that has gone silent; who rings or talks is heard of by the call. */
function isThere(consultant: Consultant, now: Instant, policy: Policy): boolean {
  return isOnDuty(consultant) && (consultant.state !== 'available' || isAlive(consultant, now, policy));
}
