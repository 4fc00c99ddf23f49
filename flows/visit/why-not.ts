import type { FollowUpOutcome } from '../../schemas/follow-up.ts';
import type { Role } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';

/*
 * Why may this not be closed yet? The one place where it is said, for the page, for the refusal of the staff routes and for the event.
 */

/** After so many meetings that the citizen did not come to, only a coordinator closes a doubt. */
export const noShowsForCoordinator = 3;

export type WhyNot =
  | 'notHeld'
  | 'answersMissing'
  | 'arrangementsMissing'
  | 'doubtMeeting'
  | 'followUpMissing'
  | 'procedureMissing'
  | 'lateReasonMissing'
  | 'tooEarly'
  | 'nextMissing'
  | 'coordinatorOnly'
  | 'reasonMissing'
  | 'categoryMissing'
  | 'outcomeMissing'
  | 'alreadyClosed'
  | 'alreadyConcluded';

/** In Danish, as it is shown and answered. */
export const whyNotText: Record<WhyNot, string> = {
  notHeld: 'Der har ikke været nogen samtale endnu. Registrer samtalen, hvis den er holdt uden om linjen.',
  answersMissing: 'Der mangler svar i skemaet, før sagen kan afsluttes.',
  arrangementsMissing: 'Borgeren har en aftale. Vælg, om den skal beholdes eller aflyses.',
  doubtMeeting: 'Mødet kan ikke aflyses, for det skal afklare tvivlen.',
  followUpMissing: 'Der skal bookes et fysisk møde, før tvivlen kan gemmes.',
  procedureMissing: 'Følg vejledningen først, og notér, at den er fulgt. Derefter kan sagen afsluttes.',
  lateReasonMissing: 'Tiden ligger efter fristen. Vælg, hvorfor den alligevel er den rigtige.',
  tooEarly: 'Mødet er ikke begyndt endnu.',
  nextMissing: 'Tvivlen er stadig åben. Book en ny tid, eller sæt den i kø til en tid.',
  coordinatorOnly: 'Kun en koordinator kan lukke opfølgningen nu.',
  reasonMissing: 'Skriv, hvorfor opfølgningen trækkes tilbage.',
  categoryMissing: 'Vælg den endelige kategori.',
  outcomeMissing: 'Mødet er begyndt. Skriv først, hvordan det gik.',
  alreadyClosed: 'Opfølgningen er allerede lukket.',
  alreadyConcluded: 'Sagen er allerede afsluttet.',
};

/** Has a talk been held that a conclusion can rest on? `isTalking`: it is being held now. */
export function isTalkHeld({ talkedAt }: Visit, isTalking: boolean): boolean {
  return talkedAt !== undefined || isTalking;
}

export interface ClosingFacts {
  outcome: FollowUpOutcome;
  role: Role;
  category: string | undefined;
  hasReason: boolean;
  hasNext: boolean;
  now: Instant;
}

/** What of a doubt decides whether it may be closed. */
export interface Doubt {
  noShows: number;
  meeting?: { startAt: Instant } | undefined;
  closed?: object | undefined;
}

/** Why a doubt may not be closed, or its outcome not be noted, yet. Nothing when it may. */
export function whyNotClose(doubt: Doubt, facts: ClosingFacts): WhyNot | undefined {
  if (doubt.closed !== undefined) return 'alreadyClosed';
  const { outcome, role, hasReason, hasNext } = facts;
  if (outcome === 'withdrawn') {
    if (role !== 'coordinator') return 'coordinatorOnly';
    return hasReason ? undefined : 'reasonMissing';
  }
  if (outcome === 'declined') return hasNext ? undefined : 'nextMissing';
  return whyNotMet(doubt, facts);
}

/** The same for an outcome of the meeting itself. */
function whyNotMet({ meeting, noShows }: Doubt, { outcome, role, category, hasNext, now }: ClosingFacts) {
  if (meeting === undefined || meeting.startAt > now) return 'tooEarly';
  if (outcome === 'noShow') return hasNext ? undefined : 'nextMissing';
  if (noShows >= noShowsForCoordinator && role !== 'coordinator') return 'coordinatorOnly';
  return outcome === 'changed' && category === undefined ? 'categoryMissing' : undefined;
}
