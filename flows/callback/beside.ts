import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { staffOf } from '../routing/legs.ts';
import { askToChoose } from '../visit/desk.ts';
import { withConsultant } from '../visit/met.ts';
import type { TalkOfCase } from '../visit/talk-rules.ts';

/** A talk that a consultant called out for, and that is none by which the case is judged. */
export function isTalkBeside({ out }: Call): boolean {
  return out?.type !== undefined;
}

/** What decides which rules hold for the talk of a call: its own type where it has one. */
export function talkOfCall({ out }: Call, visit: Visit): TalkOfCase {
  const { firstTalkAt } = visit;
  return out?.type === undefined
    ? visit
    : { conversationType: out.type, ...(firstTalkAt !== undefined && { firstTalkAt }) };
}

/** It was held: whom the citizen has met is known, and what is next in the case is what it was. */
export function hadTalkBeside(work: Work, call: Call, visit: Visit): Visit {
  const after: Visit = { ...visit, talks: (visit.talks ?? 0) + 1, ...withConsultant(visit, staffOf(call)) };
  work.put(after);
  return askToChoose(work, after);
}

/**
 * Was a call that a consultant made of their own accord no attempt at a promise: none stands, or its window had not begun? Then nothing is
 * counted where nobody answers, and the promise is kept in its own time.
 */
export function isNoAttempt({ out, startedAt }: Call, { callback }: Visit): boolean {
  return out !== undefined && (callback === undefined || callback.from > startedAt);
}
