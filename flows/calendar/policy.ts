import type { LocalDay } from '../../schemas/time.ts';
import type { Closing, Policy, Unit } from '../../schemas/unit.ts';
import { omit } from '../case/omit.ts';

function isOf(day: LocalDay): (policy: Policy) => boolean {
  return ({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo);
}

/** Are there rules for a day? Without them the line is in safe mode. */
export function isInForce(unit: Unit, day: LocalDay): boolean {
  return unit.policies.some(isOf(day));
}

/** The rules in force on a day: rules are dated data. Where there are none, those of safe mode. A day closed out of turn is a closed day. */
export function policyOn(unit: Unit, day: LocalDay): Policy {
  const policy = newest(unit.policies.filter(isOf(day))) ?? safePolicy(unit, day);
  return isClosedOutOfTurn(unit, day) ? withClosedDay(policy, day) : policy;
}

/** Has somebody closed the line for the rest of this day? */
export function isClosedOutOfTurn({ closing }: Unit, day: LocalDay): boolean {
  return closing !== undefined && isStanding(closing, day);
}

/** Does a closing hold on this day? */
export function isStanding({ day: closedDay, reopenedAt }: Closing, day: LocalDay): boolean {
  return closedDay === day && reopenedAt === undefined;
}

function withClosedDay(policy: Policy, day: LocalDay): Policy {
  const { openingHours } = policy;
  return { ...policy, openingHours: { ...openingHours, closedDays: [...openingHours.closedDays, day] } };
}

function newest(policies: readonly Policy[]): Policy | undefined {
  return policies.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/**
 * Safe mode: nobody has said what holds, so the hours and places of before go on, meetings are all that is offered, and the first talk
 * is a physical one, as the law has it where it says nothing else (LAB § 33).
 */
function safePolicy(unit: Unit, day: LocalDay): Policy {
  const before = newest(unit.policies.filter(({ validFrom }) => validFrom <= day));
  const known = before ?? unit.policies.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0];
  if (known === undefined) throw new Error(`Unit ${unit.unitId} has no policy`);
  return {
    ...omit(known, 'law'),
    name: 'safe',
    label: 'ingen gælder i dag, kun fysiske møder',
    legalBasis: 'phonePrepares',
    channelsOffered: ['physical'],
    defaultChannel: 'physical',
  };
}

/** Are the rules played on a day on which they are not the law? */
export function isExercise({ law }: Policy, day: LocalDay): boolean {
  return law !== undefined && !(law.from <= day && (law.to === undefined || day <= law.to));
}

/** May a citizen choose the telephone? */
export function offersTelephone({ channelsOffered }: Policy): boolean {
  return channelsOffered.includes('phone');
}

/** Is no meeting held at the office on this day? */
export function isSuspended({ suspension }: Policy, day: LocalDay): boolean {
  return suspension !== undefined && suspension.from <= day && day <= suspension.until;
}
