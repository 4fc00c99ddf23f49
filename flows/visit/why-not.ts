import type { FollowUpOutcome, MissedOutcome } from '../../schemas/follow-up.ts';
import type { Role } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { WhyNot } from '../../schemas/why-not.ts';

/*
 * Why may this not be closed yet? The one place where it is said, for the page, for the refusal of the staff routes and for the event.
 */

/** After so many meetings that the citizen did not come to, only a coordinator closes a doubt. */
export const noShowsForCoordinator = 3;

/** In Danish, as it is shown and answered. */
export const whyNotText: Record<WhyNot, string> = {
  notHeld: 'Der har ikke været nogen samtale endnu. Registrer samtalen, hvis den er holdt uden om linjen.',
  notNow: 'Det passede ikke borgeren at tale. Aftal en ny tid. Sagen kan først afsluttes, når I har talt sammen.',
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
function whyNotMet(doubt: Doubt, { outcome, role, category, hasNext, now }: ClosingFacts): WhyNot | undefined {
  const { meeting } = doubt;
  if (meeting === undefined || meeting.startAt > now) return 'tooEarly';
  if (outcome === 'noShow') return hasNext ? undefined : 'nextMissing';
  if (isForCoordinator(doubt) && role !== 'coordinator') return 'coordinatorOnly';
  return outcome === 'changed' && category === undefined ? 'categoryMissing' : undefined;
}

function isForCoordinator({ noShows }: Doubt): boolean {
  return noShows >= noShowsForCoordinator;
}

/** Does a doubt stay open after this, so that its next step must be said? */
export function staysOpen(outcome: FollowUpOutcome | undefined): outcome is MissedOutcome {
  return outcome === 'noShow' || outcome === 'declined';
}

/** Why a doubt whose citizen was not met is still open. */
export function whyStillOpen(doubt: Doubt): WhyNot {
  return isForCoordinator(doubt) ? 'coordinatorOnly' : 'nextMissing';
}

/**
 * What a coordinator's word set aside when the doubt was closed: nobody had been met, so many no-shows that nobody else decides, or an
 * outcome that was never written. Nothing where anybody could have closed it so.
 */
export function whatWasOverruled(doubt: Doubt, outcome: FollowUpOutcome, now: Instant): WhyNot | undefined {
  const byAnybody = { role: 'consultant', category: undefined, hasReason: false, hasNext: false } as const;
  const why = whyNotMet(doubt, { ...byAnybody, outcome: 'confirmed', now });
  return why ?? (outcome === 'withdrawn' ? 'outcomeMissing' : undefined);
}
