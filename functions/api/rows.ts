import { withInterpreter } from '../../flows/visit/preparations.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { CallbackRow, FollowUpRow, MeetingRow } from '../../schemas/staff-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import { type Head, headsById, headsOf, type ReadHead } from './citizens.ts';
import type { Deps, StaffNames } from './deps.ts';
import { type Seen, seesAnswers } from './seen.ts';

export function callbackRowOf(
  { callback, activeCallId }: Visit,
  head: Head,
  names: StaffNames,
): CallbackRow | undefined {
  if (callback === undefined) return undefined;
  const { kind, from, until, nextAt, attempts, broken, owner } = callback;
  const ownerName = owner === undefined ? undefined : names.get(owner);
  const more = { ...(broken !== undefined && { broken }), ...(ownerName !== undefined && { ownerName }) };
  const active = activeCallId !== undefined;
  return { ...head, kind, from, until, nextAt, attempts, ...more, active };
}

/** What flags demand is told to whoever may see answers; what was registered of the citizen, to all. */
export function followUpRowOf(
  followUp: FollowUp,
  { visit, head }: ReadHead,
  seen: Pick<Seen, 'now' | 'staff'>,
): FollowUpRow {
  const { followUpId, meeting, dueAt, flags, provisionalCategory, noShows } = followUp;
  const sees = seesAnswers(seen);
  const preparations = withInterpreter(sees ? (followUp.preparations ?? []) : [], visit?.citizen);
  return {
    ...head,
    id: followUpId,
    followUpId,
    ...(meeting !== undefined && { meetingId: meeting.meetingId, startAt: meeting.startAt }),
    dueAt,
    noShows,
    overdue: dueAt < seen.now,
    ...(sees && { flags }),
    ...(preparations.length > 0 && { preparations }),
    provisionalCategory,
  };
}

export function meetingRowOf(meeting: Meeting, { visit, head }: ReadHead): MeetingRow {
  const { meetingId, startAt, endAt, purpose, state } = meeting;
  const preparations = withInterpreter([], visit?.citizen);
  return {
    ...head,
    id: meetingId,
    meetingId,
    startAt,
    endAt,
    purpose,
    state,
    concluded: visit?.conclusion !== undefined,
    ...(state === 'booked' && preparations.length > 0 && { preparations }),
  };
}

/** The rows of visits that have a call-back. */
export async function callbackRowsOf(deps: Deps, visits: readonly Visit[]): Promise<CallbackRow[]> {
  const [first] = visits;
  const names: StaffNames = first === undefined ? new Map() : await deps.staffNames(first.unitId);
  const heads = await headsOf(deps, visits);
  return visits.flatMap((visit, index) => callbackRowOf(visit, headAt(heads, index), names) ?? []);
}

export async function followUpRowsOf(
  deps: Deps,
  followUps: readonly FollowUp[],
  seen: Pick<Seen, 'now' | 'staff'>,
): Promise<FollowUpRow[]> {
  const heads = await headsById(
    deps,
    followUps.map(({ visitId }) => visitId),
  );
  return followUps.map((followUp, index) => followUpRowOf(followUp, headAt(heads, index), seen));
}

export async function meetingRowsOf(deps: Deps, meetings: readonly Meeting[]): Promise<MeetingRow[]> {
  const heads = await headsById(
    deps,
    meetings.map(({ visitId }) => visitId),
  );
  return meetings.map((meeting, index) => meetingRowOf(meeting, headAt(heads, index)));
}

/** Heads come one for each row, in the order of the rows. */
function headAt<Of>(heads: readonly Of[], index: number): Of {
  const head = heads[index];
  if (head === undefined) throw new Error('A row without a head');
  return head;
}
