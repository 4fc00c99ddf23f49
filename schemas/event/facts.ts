import * as z from 'zod/mini';
import { code } from '../code.ts';
import { personId, staffId } from '../ids.ts';
import { instant } from '../time.ts';
import { channel, legalBasis } from '../unit.ts';
import { offer } from '../visit.ts';

/*
 * Facts that several events carry. A field that is optional for want of a source says so; whoever brings the source fills it, since a
 * day without a field can never be made good.
 */

/** In which part of the way a citizen chose. */
export const stage = z.enum(['beforeTalk', 'duringTalk', 'afterTalk', 'afterConclusion']);
export type Stage = z.infer<typeof stage>;

/** Was an interpreter needed, and was there one? A relative is none. */
export const interpretation = z.enum(['notNeeded', 'present', 'missing', 'relative']);
export type Interpretation = z.infer<typeof interpretation>;

/** Which side asked for a physical meeting in the talk. */
export const requestedBy = z.enum(['citizen', 'consultant', 'both']);
export type RequestedBy = z.infer<typeof requestedBy>;

/** The rules that held for a talk on its day, and what kind of talk it was. */
export const talkFacts = {
  form: channel,
  legalBasis,
  /** Would the law have had the citizen physically present at this talk? */
  attendanceDemanded: z.boolean(),
  /** Where one was chosen; a visitation where not. */
  conversationType: z.optional(code),
};
const talkRules = z.object(talkFacts);
export type TalkRules = z.infer<typeof talkRules>;

/** A talk that was held. */
export const heldTalk = z.object({
  ...talkFacts,
  startedAt: instant,
  /** When the contact came in. */
  openedAt: instant,
  /** 1 for the first talk of the contact. */
  number: z.number(),
  staffId: z.optional(staffId),
});
export type HeldTalk = z.infer<typeof heldTalk>;

/** What had been offered, how and by whom, when the case was settled; absent where nobody offered anything. */
export const offered = { offer: z.optional(offer) };

/** Whom a person has met, said of every talk with somebody known: pseudonyms, over all cases of the person. */
export const personFacts = z.object({
  personId,
  /** When the first of the person's cases was opened. */
  firstContactAt: instant,
  /** Consultants met so far, this event's included, and whether this is the first event with that one. */
  consultants: z.number(),
  isNewConsultant: z.boolean(),
});
export type PersonFacts = z.infer<typeof personFacts>;
