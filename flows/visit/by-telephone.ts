import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { refuse, type Work } from '../case/work.ts';

/** Some talks are too much for the telephone, whoever holds them; without a type it is a visitation. */
export function isBarred({ notByTelephone }: Policy, type: string | undefined): boolean {
  return notByTelephone.some((one) => one === (type ?? 'visitation'));
}

/** Refused where the rules of the day of a talk bar its type from the telephone. */
export function demandTelephone(work: Work, type: string | undefined, at: Instant): void {
  if (isBarred(policyOn(work.unit, localDayOf(at)), type)) refuse('notByTelephone', 'type');
}
