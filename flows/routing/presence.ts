import type { Consultant, Presence } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import { plus } from '../calendar/local-time.ts';
import type { Draft } from '../change.ts';

/**
 * Moves a consultant to another presence. The entry in the list of available consultants comes and goes in the same write, so that
 * the list is never wrong. `idleFrom` decides the order, longest idle first.
 */
export const moveConsultant = (
  draft: Draft,
  consultant: Consultant,
  state: Presence,
  more: { idleFrom?: Instant; reason?: string | undefined; callId?: Consultant['callId']; wrapUntil?: Instant } = {},
): Consultant => {
  const { idleFrom: _idle, reason: _reason, callId: _call, wrapUntil: _wrap, ...kept } = consultant;
  const idleFrom = more.idleFrom ?? draft.now;
  const after: Consultant = {
    ...kept,
    state,
    since: draft.now,
    ...(state === 'available' && { idleFrom }),
    ...(more.reason !== undefined && { reason: more.reason }),
    ...(more.callId !== undefined && { callId: more.callId }),
    ...(more.wrapUntil !== undefined && { wrapUntil: more.wrapUntil }),
  };
  if (consultant.state === 'available' && consultant.idleFrom !== undefined) {
    if (state === 'available' && consultant.idleFrom === idleFrom) {
      draft.put(after);
      return after;
    }
    draft.remove({
      entity: 'availability',
      unitId: consultant.unitId,
      staffId: consultant.staffId,
      idleFrom: consultant.idleFrom,
    });
  }
  if (state === 'available')
    draft.put({ entity: 'availability', unitId: consultant.unitId, staffId: consultant.staffId, idleFrom });
  draft.put(after);
  draft.tell(
    { type: 'presenceChanged', staffId: consultant.staffId, state },
    // Cooling off is in the future: a match is tried by the next wait round or sweep.
    { effects: state === 'available' && idleFrom <= draft.now ? [{ kind: 'match', unitId: consultant.unitId }] : [] },
  );
  return after;
};

/** Can this consultant's softphone be rung now? */
export const isAlive = (consultant: Consultant, now: Instant, policy: Policy): boolean =>
  plus(consultant.aliveAt, policy.routing.presenceGrace) >= now;
