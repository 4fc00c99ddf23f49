import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import { isOnTelephone } from '../routing/legs.ts';

/**
 * Items that stand in the table exactly while another item says so: the queue entry of a waiting call, the entry of an available
 * consultant, the telephone that a call has on the line, the sold time of a meeting, the name that a member of staff signs in with. They
 * come and go in the same write as their owner, so a list is never wrong.
 */
export function companionsOf(owner: Entity): Entity[] {
  switch (owner.entity) {
    case 'call':
      return companionsOfCall(owner);
    case 'consultant':
      return owner.state === 'available'
        ? [
            {
              entity: 'availability',
              unitId: owner.unitId,
              staffId: owner.staffId,
              idleFrom: owner.idleFrom ?? owner.since,
            },
          ]
        : [];
    case 'meeting':
      return owner.state === 'cancelled'
        ? []
        : [
            {
              entity: 'slot',
              unitId: owner.unitId,
              slotId: owner.slotId,
              startAt: owner.startAt,
              meetingId: owner.meetingId,
            },
          ];
    case 'staff':
      return [{ entity: 'userName', unitId: owner.unitId, user: owner.user, staffId: owner.staffId }];
    default:
      return [];
  }
}

function companionsOfCall(call: Call): Entity[] {
  const { unitId, callId, direction, state, placeAt, startedAt, holdsNumber } = call;
  const found: Entity[] = [];
  if (state.at === 'waiting')
    found.push({ entity: 'queueEntry', unitId, placeAt: placeAt ?? startedAt, callId, direction });
  if (holdsNumber !== undefined && isOnTelephone(call))
    found.push({ entity: 'numberInUse', unitId, hash: holdsNumber, callId, direction });
  return found;
}
