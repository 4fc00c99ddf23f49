import type * as z from 'zod/mini';
import { isPromiseOpen } from '../../../flows/visit/promise.ts';
import { whyNotText } from '../../../flows/visit/why-not.ts';
import type { concludeRequest, DeskCall, VisitView } from '../../../schemas/staff-api.ts';
import type { Certainty } from '../../../schemas/visit.ts';
import { say, sayKnown } from '../../language/say.ts';
import type { NextMeeting } from './next-meeting-field.tsx';

type Request = z.infer<typeof concludeRequest>;

/** What has been chosen so far; nothing is chosen beforehand. */
export interface ConclusionDraft {
  category?: string | undefined;
  certainty?: Certainty | undefined;
  /** Does the meeting that stands already settle the doubt? */
  isCarried?: boolean | undefined;
  next?: NextMeeting | undefined;
  arrangements?: 'keep' | 'cancel' | undefined;
}

/** What stands when the case is concluded: a promise to call, a meeting, and whether that meeting can still settle a doubt. */
export interface Standing {
  callback: VisitView['callback'];
  meeting: VisitView['meeting'];
  canCarry: boolean;
}

/** The call that I am in, where I am in one. */
export type Talk = Pick<DeskCall, 'visitId' | 'direction' | 'connectedAt'>;

/** `talk`: the promise that it keeps is no promise any more once the case is concluded. */
export function standingOf(
  { visitId, callback, meeting }: Pick<VisitView, 'visitId' | 'callback' | 'meeting'>,
  now: string,
  talk: Talk | undefined,
): Standing {
  const booked = meeting?.state === 'booked' ? meeting : undefined;
  const isOpen = isPromiseOpen(callback, talk?.visitId === visitId ? talk : undefined);
  return {
    callback: isOpen ? callback : undefined,
    meeting: booked,
    canCarry: booked !== undefined && booked.startAt > now,
  };
}

export interface ConclusionFacts {
  /** A doubt: the physical meeting must be settled in the same write. */
  demanded: boolean;
  standing: Standing;
  /** The chosen time is after the due date. */
  isLate: boolean;
}

export type Lacks = Partial<Record<'category' | 'certainty' | 'slot' | 'lateReason' | 'arrangements', string>>;

/** Is the meeting that stands the one that settles the doubt? Then it cannot be cancelled, and nothing has to be asked about it. */
export function carries({ isCarried }: ConclusionDraft, { demanded, standing }: ConclusionFacts): boolean {
  return demanded && standing.canCarry && isCarried === true;
}

/** Must it be said what becomes of a promise or a meeting? Which meeting settles the doubt is asked first. */
export function asksArrangements(draft: ConclusionDraft, facts: ConclusionFacts): boolean {
  const { callback, meeting } = facts.standing;
  return (callback !== undefined || meeting !== undefined) && !isUndecided(draft, facts) && !carries(draft, facts);
}

/** Has it still to be said which meeting settles the doubt? A time that was chosen before does not say so. */
function isUndecided({ isCarried }: ConclusionDraft, { demanded, standing }: ConclusionFacts): boolean {
  return demanded && standing.canCarry && isCarried === undefined;
}

/** What is still to be chosen, each with what to say about it. */
export function lacksOf(draft: ConclusionDraft, facts: ConclusionFacts): Lacks {
  const { category, certainty, next, arrangements } = draft;
  const undecided = isUndecided(draft, facts);
  const books = facts.demanded && !undecided && !carries(draft, facts);
  const isUnexplained = next !== undefined && 'slotId' in next && next.lateReason === undefined && facts.isLate;
  return {
    ...(category === undefined && { category: say('Vælg en kategori.') }),
    ...(certainty === undefined && { certainty: say('Vælg, hvor sikker du er.') }),
    ...((undecided || (books && next === undefined)) && { slot: sayKnown(whyNotText.followUpMissing) }),
    ...(books && isUnexplained && { lateReason: sayKnown(whyNotText.lateReasonMissing) }),
    ...(asksArrangements(draft, facts) &&
      arrangements === undefined && { arrangements: sayKnown(whyNotText.arrangementsMissing) }),
  };
}

/** The request for what was chosen; nothing while something lacks. */
export function requestOf(draft: ConclusionDraft, facts: ConclusionFacts, version: number): Request | undefined {
  const { category, certainty, next, arrangements } = draft;
  if (category === undefined || certainty === undefined || Object.keys(lacksOf(draft, facts)).length > 0)
    return undefined;
  const isCarried = carries(draft, facts);
  return {
    version,
    category,
    certainty,
    ...(facts.demanded && !isCarried && next !== undefined && { followUp: next }),
    ...(isCarried && { arrangements: 'keep' as const }),
    ...(asksArrangements(draft, facts) && arrangements !== undefined && { arrangements }),
  };
}
