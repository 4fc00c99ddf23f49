import type { Call } from '../../schemas/call.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import type { Work } from '../case/work.ts';

/** When the talk was held: as it was noted, where nothing but a noted one was. */
export function heldAt({ talks = 0, notedTalk }: Visit, talkedAt: Instant): Instant {
  return (talks === 0 ? notedTalk?.at : undefined) ?? talkedAt;
}

/** The rules of the day of a case's talk: the one that goes on, else the last one that was held; those of today where there was none. */
export function rulesOfTalk(work: Work, visit: Visit, call?: Call): Policy {
  const held = visit.talkedAt === undefined ? undefined : heldAt(visit, visit.talkedAt);
  return policyOn(work.unit, localDayOf(call?.connectedAt ?? held ?? work.now));
}
