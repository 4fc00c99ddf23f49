import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { mayDial } from '../../schemas/phone/may-dial.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { EffectDeps } from './deps.ts';

/** The code of an effect that was not carried out because of the number. */
export const mayNotDial = 'mayNotDial';

/** The last guard before a telephone rings or gets an SMS, whatever door the number came by: under today's rules, and no line of ours. */
export async function isAllowed(deps: EffectDeps, number: string, unit: Unit): Promise<boolean> {
  if (!mayDial(number, policyOn(unit, localDayOf(deps.now())), [unit.number])) return false;
  return (await deps.unitIdOf(number)) === undefined;
}
