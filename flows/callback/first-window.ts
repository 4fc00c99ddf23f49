import type { Promised } from '../../schemas/queue.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { endOfDay, localDayOf, plus } from '../calendar/local-time.ts';
import { offersTelephone, policyOn } from '../calendar/policy.ts';
import { Room, windowWithRoom } from './room.ts';
import { toldFrom, type Window } from './window.ts';

/** By when the first talk of somebody must have been held who asks for help now. */
export function firstTalkBy(unit: Unit, now: Instant): Instant {
  return endOfDay(localDayOf(plus(now, policyOn(unit, localDayOf(now)).firstTalkWithin)));
}

/**
 * The window that whoever is registered now would be promised, as it would be told them: said before they choose. Nothing where the
 * telephone is not offered.
 */
export function firstWindow(unit: Unit, now: Instant, promised: readonly Promised[]): Window | undefined {
  if (!offersTelephone(policyOn(unit, localDayOf(now)))) return undefined;
  const room = new Room(unit, now, promised);
  const window = windowWithRoom(unit, now, { room, before: firstTalkBy(unit, now) });
  return { from: toldFrom(window), until: window.until };
}
