import * as z from 'zod/mini';
import { targetGroup } from '../category.ts';
import { messageId, replyId, staffId } from '../ids.ts';
import { replyMeaning } from '../reply.ts';
import { furtherLanguage } from '../skills.ts';
import { presence } from '../staff.ts';
import { instant } from '../time.ts';
import { deskNeed } from '../visit.ts';

/** What events say of the desk: what it was asked for, messages that did not arrive, and presence. */
export const deskPayloads = [
  z.object({ type: z.literal('deskAsked'), what: deskNeed.shape.what, dueAt: instant }),
  z.object({ type: z.literal('messageFailed'), messageId }),
  z.object({ type: z.literal('messageTold'), messageId }),
  /** An SMS came in. `acted`: the line did what was asked; else somebody has to read it. `says`: what is answered by SMS. */
  z.object({
    type: z.literal('replyReceived'),
    replyId,
    meaning: replyMeaning,
    acted: z.boolean(),
    says: z.optional(z.literal('severalStand')),
  }),
  z.object({ type: z.literal('replyAnswered'), replyId }),
  z.object({
    type: z.literal('presenceChanged'),
    staffId,
    state: presence,
    was: presence,
    /** How long the state before lasted; with `was: wrapping` the wrap-up. */
    seconds: z.number(),
    /** From when on calls may be given; later than the event while a missed ring cools off. */
    idleFrom: z.optional(instant),
  }),
  /** A consultant took longer for what was to be written down after a talk. */
  z.object({ type: z.literal('wrapUpExtended'), staffId, until: instant }),
  /** What a consultant speaks besides Danish, and which groups they take; none: every group. */
  z.object({
    type: z.literal('skillsSet'),
    staffId,
    languages: z.array(furtherLanguage),
    groups: z.array(targetGroup),
  }),
  /** The line was closed out of turn for the rest of the day (`isChange`: with other words than before), or opened again. */
  z.object({ type: z.literal('lineClosed'), isChange: z.boolean() }),
  z.object({ type: z.literal('lineReopened') }),
] as const;
