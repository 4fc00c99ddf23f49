import type { VisitId } from '../../../schemas/ids.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import type { Registered } from './register-page.tsx';

/** What the person takes along, and the case it tells of. */
export interface Slip {
  visitId: VisitId;
  name: string;
  /** Six digits; absent where the case has no code. */
  code?: string;
  callback?: { from: string; until: string };
  /** `place` is told only of the meeting that was booked here. */
  meeting?: { startAt: string; place?: string };
}

export function slipOf(registered: Registered, name: string): Slip {
  const { visitId, referenceCode, callback, meeting } = registered;
  return {
    visitId,
    name,
    ...(referenceCode !== '' && { code: referenceCode }),
    ...(callback !== undefined && { callback }),
    ...(meeting !== undefined && { meeting }),
  };
}

/** Once two contacts have become one, the slip is of the case that goes on: its code, and what is arranged in it now. */
export function slipOfJoined(visit: VisitView, before: Slip): Slip {
  const { visitId, citizen, callback, meeting } = visit;
  const code = citizen?.referenceCode ?? '';
  const place = before.meeting?.place;
  return {
    visitId,
    name: citizen?.name ?? before.name,
    ...(code !== '' && { code }),
    ...(callback !== undefined && { callback: { from: callback.from, until: callback.until } }),
    ...(meeting?.state === 'booked' && {
      meeting: { startAt: meeting.startAt, ...(place !== undefined && { place }) },
    }),
  };
}
