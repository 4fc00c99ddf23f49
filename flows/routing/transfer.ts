import type { Call } from '../../schemas/call.ts';
import type { StaffId } from '../../schemas/ids.ts';
import { plus } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { withConsultant } from '../visit/met.ts';
import { waitsAnew } from './carry-suited.ts';
import { guestsMoved, staffOf } from './legs.ts';
import { refuseNotWith } from './not-with.ts';
import { canBeWaitedFor } from './presence.ts';
import { enqueue, openConsultantLegs } from './queue.ts';
import { startWrapUp } from './wrap-up.ts';

/**
 * The consultant puts the citizen through without a word to whoever takes over (a cold transfer): to one colleague, for whom the call waits a
 * while and then for anybody, or to whoever is free next. The citizen keeps the place of the first ring, so that nobody is served before.
 */
export function transfer(
  work: Work,
  call: Call,
  { staffId, to }: { staffId: StaffId; to?: StaffId | undefined },
): void {
  const { state, citizenLeg } = call;
  if (state.at !== 'connected' || citizenLeg === undefined) refuse('notTalking');
  if (staffOf(call) !== staffId) refuse('notYours');
  refuseNotWith(call, to, 'to');
  if (to !== undefined) demandThere(work, to, staffId);
  const about = { visitId: call.visitId, callId: call.callId };
  const legs = { redirects: citizenLeg, endLegs: openConsultantLegs(call), ...guestsMoved(call) };
  work.record({ type: 'callTransferred', staffId, ...(to !== undefined && { to }), ...legs }, about);
  const visit = work.demand('visit', call.visitId);
  work.put({ ...visit, ...withConsultant(visit, staffId) });
  const consultant = work.demand('consultant', staffId);
  if (consultant.callId === call.callId) startWrapUp(work, consultant, call);
  const until = plus(work.now, work.policy.routing.transferWait);
  enqueue(
    work,
    {
      ...waitsAnew(call),
      placeAt: call.placeAt ?? call.startedAt,
      ...(to !== undefined && { owner: { staffId: to, until } }),
    },
    { reason: 'transferred', step: call.step + 1 },
  );
}

/** A colleague of the unit who can be waited for. */
function demandThere(work: Work, to: StaffId, staffId: StaffId): void {
  const colleague = work.item('consultant', to);
  const isThere = to !== staffId && colleague?.unitId === work.unitId;
  if (!isThere || !canBeWaitedFor(colleague, work.now, work.policy)) refuse('notThere', 'to');
}
