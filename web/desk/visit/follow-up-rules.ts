import { type Doubt, whyNotClose, whyNotText } from '../../../flows/visit/why-not.ts';
import type { FollowUpOutcome } from '../../../schemas/follow-up.ts';
import type { Role } from '../../../schemas/staff.ts';
import type { FollowUpRow } from '../../../schemas/staff-api.ts';
import type { WhyNot } from '../../../schemas/why-not.ts';
import { sayKnown } from '../../language/say.ts';

export const followUpOutcomes: readonly FollowUpOutcome[] = ['confirmed', 'changed', 'noShow', 'declined', 'withdrawn'];

export interface ClosingDraft {
  outcome?: FollowUpOutcome | undefined;
  category?: string | undefined;
  reason?: string | undefined;
  hasNext: boolean;
}

export interface Asking {
  role: Role;
  now: string;
}

/** Why this outcome may not be noted (yet); nothing when it may. */
export function whyNotNow(row: FollowUpRow, draft: ClosingDraft, { role, now }: Asking): WhyNot | undefined {
  const { outcome, category, reason = '', hasNext } = draft;
  if (outcome === undefined) return undefined;
  return whyNotClose(doubtOf(row), { outcome, role, category, hasReason: reason.trim() !== '', hasNext, now });
}

/** The outcomes that may be noted now, and why the others may not, each reason once. */
export function outcomesNow(row: FollowUpRow, asking: Asking): { allowed: FollowUpOutcome[]; why: string[] } {
  // As if everything were filled in: what remains is what no form can mend.
  const filled = { category: row.provisionalCategory, reason: 'x', hasNext: true };
  const refusals = followUpOutcomes.map((outcome) => ({
    outcome,
    why: whyNotNow(row, { ...filled, outcome }, asking),
  }));
  const allowed = refusals.flatMap(({ outcome, why }) => (why === undefined ? [outcome] : []));
  // That only a coordinator withdraws is no news to anybody else; that only a coordinator still closes is.
  const told = refusals.flatMap(({ outcome, why }) =>
    why === undefined || outcome === 'withdrawn' ? [] : [sayKnown(whyNotText[why])],
  );
  return { allowed, why: [...new Set(told)] };
}

/** Of an open doubt only its meeting and its no-shows are asked about. */
function doubtOf({ startAt, noShows }: FollowUpRow): Doubt {
  return { noShows, ...(startAt !== undefined && { meeting: { startAt } }) };
}
