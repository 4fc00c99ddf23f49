import type * as z from 'zod/mini';
import { whyNotText } from '../../../flows/visit/why-not.ts';
import type { FollowUpRow, followUpCloseRequest } from '../../../schemas/staff-api.ts';
import { type Asking, type ClosingDraft, staysOpen, whyNotNow } from './follow-up-rules.ts';
import type { NextMeeting } from './next-meeting-field.tsx';

export interface FollowUpDraft extends Omit<ClosingDraft, 'hasNext'> {
  next?: NextMeeting | undefined;
}

export type FollowUpProblems = Partial<
  Record<'outcome' | 'category' | 'reason' | 'slot' | 'lateReason' | 'form', string>
>;

/** Which part of the form a refusal is about; anything else is about the whole. */
const fieldOf: Record<string, keyof FollowUpProblems> = {
  categoryMissing: 'category',
  educationUnknown: 'category',
  reasonMissing: 'reason',
  nextMissing: 'slot',
  slotTaken: 'slot',
  lateReason: 'lateReason',
};

export function problemOf(code: string, message: string): FollowUpProblems {
  return { [fieldOf[code] ?? 'form']: message };
}

/** `isLate`: the chosen time is after the due date, so it needs a reason. */
export function timeLacks(next: NextMeeting | undefined, isLate: boolean): FollowUpProblems {
  const isUnexplained = isLate && next !== undefined && 'slotId' in next && next.lateReason === undefined;
  return isUnexplained ? { lateReason: whyNotText.lateReasonMissing } : {};
}

/** What lacks before it can be sent, in the words of the line. */
export function closingLacks(
  row: FollowUpRow,
  draft: FollowUpDraft,
  asking: Asking & { isLate: boolean },
): FollowUpProblems {
  const { outcome, next } = draft;
  if (outcome === undefined) return { outcome: 'Vælg, hvordan det gik.' };
  const why = whyNotNow(row, { ...draft, hasNext: next !== undefined }, asking);
  if (why !== undefined) return problemOf(why, whyNotText[why]);
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
