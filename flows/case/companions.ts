import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { LookupKind, Person } from '../../schemas/person.ts';
import type { Availability, Consultant } from '../../schemas/staff.ts';
import type { Visit } from '../../schemas/visit.ts';
import { isOnTelephone } from '../routing/legs.ts';
import { isSeated } from '../routing/seats.ts';
import { isOpenContact } from '../visit/contact.ts';

/**
 * Items that stand in the table exactly while another item says so: the queue entry of a waiting call, the entry of an available
 * consultant, the telephone that a call has on the line and its seat in the queue, the sold time of a meeting, the window of a promised call-back, the name that a
 * member of staff signs in with, and everything by which persons and open cases are found. They come and go in the same write as their
 * owner, so a list is never wrong.
 */
export function companionsOf(owner: Entity): Entity[] {
  switch (owner.entity) {
    case 'call':
      return companionsOfCall(owner);
    case 'consultant':
      return availabilityOf(owner);
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
    case 'person':
      return personCompanions(owner);
    case 'visit':
      return visitCompanions(owner);
    case 'staff':
      return [{ entity: 'userName', unitId: owner.unitId, user: owner.user, staffId: owner.staffId }];
    default:
      return [];
  }
}

/** The entry of a consultant who can be rung. */
export function availabilityOf({
  unitId,
  staffId,
  state,
  idleFrom,
  since,
  languages,
  groups,
}: Consultant): Availability[] {
  if (state !== 'available') return [];
  const skills = { ...(languages !== undefined && { languages }), ...(groups !== undefined && { groups }) };
  return [{ entity: 'availability', unitId, staffId, idleFrom: idleFrom ?? since, ...skills }];
}

function companionsOfCall(call: Call): Entity[] {
  const { unitId, callId, direction, state, placeAt, startedAt, holdsNumber, seat, owner, notWith, suitedBy } = call;
  const found: Entity[] = [];
  if (state.at === 'waiting')
    found.push({
      entity: 'queueEntry',
      unitId,
      placeAt: placeAt ?? startedAt,
      callId,
      direction,
      ...(owner !== undefined && { owner }),
      ...(notWith !== undefined && { notWith }),
      ...(suitedBy !== undefined && { suitedBy }),
    });
  if (seat !== undefined && isSeated(call)) found.push({ entity: 'queueSeat', unitId, seat, callId });
  if (holdsNumber !== undefined && isOnTelephone(call))
    found.push({ entity: 'numberInUse', unitId, hash: holdsNumber, callId, direction });
  return found;
}

function personCompanions({ unitId, personId, hashes }: Person): Entity[] {
  const lookup = (kind: LookupKind, hash: string): Entity => ({ entity: 'personLookup', unitId, kind, hash, personId });
  return [
    ...(hashes.cpr === undefined ? [] : [lookup('cpr', hashes.cpr)]),
    ...(hashes.phone === undefined ? [] : [lookup('phone', hashes.phone)]),
    ...hashes.name.map((hash) => lookup('name', hash)),
  ];
}

function visitCompanions(visit: Visit): Entity[] {
  return [...promiseCompanions(visit), ...lookupsOf(visit)];
}

function promiseCompanions({ unitId, visitId, callback }: Visit): Entity[] {
  return callback === undefined
    ? []
    : [{ entity: 'promised', unitId, visitId, from: callback.from, until: callback.until }];
}

/** While a contact is open it is found by its code and by the numbers it came from or is registered with. */
function lookupsOf(visit: Visit): Entity[] {
  if (!isOpenContact(visit)) return [];
  const { unitId, visitId, personId, codeHash, numberHashes = [] } = visit;
  return [
    ...(codeHash === undefined ? [] : [{ entity: 'codeLookup', unitId, hash: codeHash, visitId } as const]),
    ...numberHashes.map(
      (hash): Entity => ({
        entity: 'openNumber',
        unitId,
        hash,
        visitId,
        ...(personId !== undefined && { personId }),
      }),
    ),
  ];
}
