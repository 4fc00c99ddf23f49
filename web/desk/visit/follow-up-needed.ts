import { demandsFollowUp, isDoubted } from '../../../flows/visit/flags.ts';
import type { RaisedFlag, VisitView } from '../../../schemas/staff-api.ts';
import type { Certainty } from '../../../schemas/visit.ts';

/** The flags as the consultant's certainty makes them (F01 with usikker; F06 becomes mandatory with nogenlunde). */
function flagsWith(flags: readonly RaisedFlag[], certainty: Certainty | undefined): RaisedFlag[] {
  const own: RaisedFlag[] =
    certainty === 'usikker' ? [{ id: 'F01', level: 'mandatory', label: 'Du er usikker', because: ['J2'] }] : [];
  const given = flags.map((flag) =>
    flag.id === 'F06' && certainty === 'nogenlunde' ? { ...flag, level: 'mandatory' as const } : flag,
  );
  return [...own, ...given];
}

/** Does this conclusion need a physical follow-up? The line decides when it is stored; this only shows the times in good time. */
export function followUpNeeded(flags: readonly RaisedFlag[], certainty: Certainty | undefined): boolean {
  return demandsFollowUp(flagsWith(flags, certainty));
}

/**
 * By when the follow-up should be held, to say which times are late: `target` for a doubt; where only the law demands the meeting, as
 * long as the week of § 31 runs, if that is longer. The line decides.
 */
export function followUpDue(
  { firstTalkBy, firstTalkAt }: Pick<VisitView, 'firstTalkBy' | 'firstTalkAt'>,
  { flags, certainty, target }: { flags: readonly RaisedFlag[]; certainty: Certainty | undefined; target: string },
): string {
  const hasWeek = firstTalkAt === undefined && firstTalkBy > target;
  return hasWeek && !isDoubted(flagsWith(flags, certainty)) ? firstTalkBy : target;
}
