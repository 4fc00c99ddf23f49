import type * as z from 'zod/mini';
import { staysOpen, whyNotText } from '../../../flows/visit/why-not.ts';
import type { FollowUpRow, followUpCloseRequest } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { type Asking, type ClosingDraft, whyNotNow } from './follow-up-rules.ts';
import type { NextMeeting } from './next-meeting-field.tsx';
import { fieldOf } from './refusal-field.ts';

export interface FollowUpDraft extends Omit<ClosingDraft, 'hasNext'> {
  next?: NextMeeting | undefined;
}

export type FollowUpProblems = Partial<
  Record<'outcome' | 'category' | 'reason' | 'slot' | 'lateReason' | 'form', string>
>;

/** What a refusal says, at the part of the form that it is about; this form has no arrangements. */
export function problemOf(code: string, message: string): FollowUpProblems {
  const field = fieldOf(code);
  return { [field === 'arrangements' ? 'form' : field]: message };
}

/** `isLate`: the chosen time is after the due date, so it needs a reason. */
export function timeLacks(next: NextMeeting | undefined, isLate: boolean): FollowUpProblems {
  const isUnexplained = isLate && next !== undefined && 'slotId' in next && next.lateReason === undefined;
  return isUnexplained ? { lateReason: sayKnown(whyNotText.lateReasonMissing) } : {};
}

/** What lacks before it can be sent, in the words of the line. */
export function closingLacks(
  row: FollowUpRow,
  draft: FollowUpDraft,
  asking: Asking & { isLate: boolean },
): FollowUpProblems {
  const { outcome, next } = draft;
  if (outcome === undefined) return { outcome: say('Vælg, hvordan det gik.') };
  const why = whyNotNow(row, { ...draft, hasNext: next !== undefined }, asking);
  if (why !== undefined) return problemOf(why, sayKnown(whyNotText[why]));
  return staysOpen(outcome) ? timeLacks(next, asking.isLate) : {};
}

/** The request for what was chosen, with only what belongs to the outcome. */
export function closingOf({
  outcome = 'confirmed',
  category,
  reason = '',
  next,
}: FollowUpDraft): z.infer<typeof followUpCloseRequest> {
  return {
    outcome,
    ...(outcome === 'changed' && category !== undefined && { category }),
    ...(outcome === 'withdrawn' && { reason: reason.trim() }),
    ...(staysOpen(outcome) && next !== undefined && { next }),
  };
}
