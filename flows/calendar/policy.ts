import type { LocalDay } from '../../schemas/time.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';

/** The rules in force on a day: rules are dated data. A day before the first policy has the first, so that nobody meets a line without rules. */
export function policyOn(unit: Unit, day: LocalDay): Policy {
  const inForce = unit.policies.filter(
    (policy) => policy.validFrom <= day && (policy.validTo === undefined || day <= policy.validTo),
  );
  const latest = inForce.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? unit.policies[0];
  if (latest === undefined) throw new Error(`Unit ${unit.unitId} has no policy`);
  return latest;
}
