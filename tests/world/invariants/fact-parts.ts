import { localDayOf } from '../../../flows/calendar/local-time.ts';
import { type Matter, nextStep } from '../../../flows/case/next-step.ts';
import { legOf, supervisorLeg } from '../../../flows/routing/legs.ts';
import { isOnDuty } from '../../../flows/routing/presence.ts';
import type { Call } from '../../../schemas/call.ts';
import type { Person } from '../../../schemas/person.ts';
import type { Consultant } from '../../../schemas/staff.ts';
import type { SupervisionMode } from '../../../schemas/supervision.ts';
import type { Callback, Conclusion } from '../../../schemas/visit.ts';
import type { CallFact, ConsultantFact, ContactFact, MatterFact, PersonFact } from './fact.ts';

/** How a coordinator takes part in a call, once they are in it. */
export function supervisedIn(call: Call): SupervisionMode | undefined {
  const leg = legOf(call, supervisorLeg(call));
  return leg?.joinedAt === undefined ? undefined : leg.supervision?.mode;
}

export function stepOf(matter: Matter): Pick<MatterFact, 'listed' | 'stepAt'> {
  return {
    listed: matter.step !== undefined,
    stepAt: (now, unit) => nextStep(matter, new Date(now).toISOString(), unit),
  };
}

export function judgedOf({ at, category, finalCategory }: Conclusion): NonNullable<ContactFact['judged']> {
  return { on: localDayOf(at), first: category, standing: finalCategory ?? category };
}

export function promiseOf({ nextAt, until, kind, attempts }: Callback): NonNullable<ContactFact['promise']> {
  return { due: nextAt, until, wished: kind === 'callback', attempts };
}

export function ringsOf({ legs, owner, state, suitedBy }: Call): Pick<CallFact, 'rings' | 'waitsFor' | 'suitedBy'> {
  const rings = Object.entries(legs).flatMap(([leg, { staffId }]) => (staffId === undefined ? [] : [[leg, staffId]]));
  return { rings: Object.fromEntries(rings), waitsFor: state.at === 'waiting' ? owner?.staffId : undefined, suitedBy };
}

export function consultantOf(consultant: Consultant): ConsultantFact {
  const { staffId, state, idleFrom, callId, aliveAt, languages = [], groups = [] } = consultant;
  return {
    is: 'consultant',
    id: staffId,
    held: state === 'reserved' || state === 'busy',
    available: state === 'available',
    idleFrom,
    callId,
    onDuty: isOnDuty(consultant),
    aliveAt,
    languages,
    groups,
  };
}

export function personOf({ personId, visits, hashes, notWith = [] }: Person): PersonFact {
  return { is: 'person', id: personId, visits, cpr: hashes.cpr, notWith: notWith.map(({ staffId }) => staffId) };
}
