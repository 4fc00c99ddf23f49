import type { Access, AccessTo } from '../../schemas/access.ts';
import type { StaffId, UnitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';

/** One thing that somebody is about to be shown. */
export type Look = Pick<Access, 'to' | 'purpose' | 'personId' | 'visitId'>;

/** Who looks, and when. */
interface Looker {
  unitId: UnitId;
  by: StaffId;
  at: Instant;
  /** Random, and asked for only where each look counts. */
  newId(): string;
}

/** A page that stands open asks again after every change; a hit and a CPR number are asked for each time. */
const standsOpen: ReadonlySet<AccessTo> = new Set(['case', 'history', 'note']);

/** Characters of a moment that tell ten minutes from the next: `2021-01-04T09:0`. */
const tenMinutes = 15;

/**
 * What the access log keeps of some looks. Of a page that stands open, the same look (who, whom, what for) is one in ten minutes of the
 * clock, so that a talk does not fill the log with its own saves: it has the same id, and is not written again.
 */
export function accessesOf(looks: readonly Look[], { unitId, by, at, newId }: Looker): Access[] {
  return looks.map(({ to, purpose, personId, visitId }) => ({
    entity: 'access',
    unitId,
    accessId: standsOpen.has(to)
      ? [at.slice(0, tenMinutes), by, to, visitId ?? personId, purpose].join('#')
      : `${at}#${newId()}`,
    at,
    by,
    to,
    purpose,
    ...(personId !== undefined && { personId }),
    ...(visitId !== undefined && { visitId }),
  }));
}

/** Where a stretch of the log begins that holds everything from a moment on. */
export function accessFrom(moment: Instant): string {
  return moment.slice(0, tenMinutes);
}
