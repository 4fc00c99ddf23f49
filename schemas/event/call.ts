import * as z from 'zod/mini';
import { callerNumber, callOutcome, direction } from '../call.ts';
import { guestRole } from '../guest.ts';
import { staffId } from '../ids.ts';
import { officeId } from '../office.ts';
import { supervisionMode } from '../supervision.ts';
import { instant } from '../time.ts';
import { heldTalk, talkFacts } from './facts.ts';

/** Why a softphone's ring came to nothing. */
export const releaseReason = z.enum(['rejected', 'timeout', 'canceled', 'failed', 'notBack']);
export type ReleaseReason = z.infer<typeof releaseReason>;

/** What events say of a call and its legs. */
export const callPayloads = [
  z.object({
    type: z.literal('callReceived'),
    caller: callerNumber,
    known: z.boolean(),
    /** The call joined an open contact behind the same number, which is a guess until somebody says so. */
    joined: z.boolean(),
    open: z.boolean(),
  }),
  /** It was somebody else who called: the call has a contact of its own. */
  z.object({ type: z.literal('callSplit') }),
  z.object({ type: z.literal('callIdentified'), through: z.enum(['code', 'staff']) }),
  /** So many wrong codes came from callers whom nobody knows that none of theirs is taken for a while. */
  z.object({ type: z.literal('codesStopped'), wrong: z.number(), until: instant }),
  /** Somebody without a code asked what is arranged: it is sent to the registered telephone. */
  z.object({ type: z.literal('arrangementsAsked') }),
  z.object({ type: z.literal('callWaiting'), direction, place: instant }),
  /** So many callers waited that no more are let in: the caller was offered a call instead, with the place kept. */
  z.object({ type: z.literal('queueFull'), most: z.number() }),
  z.object({ type: z.literal('callReserved'), staffId, leg: z.number() }),
  z.object({
    type: z.literal('callReleased'),
    staffId,
    leg: z.number(),
    why: releaseReason,
    ringSeconds: z.optional(z.number()),
    /** Legs that have to be hung up because of it. */
    endLegs: z.array(z.number()),
    /** The call waits for the next consultant. */
    waits: z.boolean(),
  }),
  /** The citizen is called before a consultant is rung: whom the call is kept for, and the citizen's leg. */
  z.object({ type: z.literal('citizenCalled'), staffId, leg: z.number() }),
  z.object({
    type: z.literal('callAccepted'),
    staffId,
    leg: z.number(),
    citizenLeg: z.number(),
    /** The citizen is fetched from the line, or has to be called. */
    citizen: z.enum(['onLine', 'called']),
  }),
  z.object({
    type: z.literal('callConnected'),
    staffId,
    direction,
    /** Seconds from first ring (or the wish to be called) to this connection; absent when no wait was running. */
    waitSeconds: z.optional(z.number()),
    /** Third parties who wait to be in the talk again. */
    guests: z.optional(z.array(z.number())),
    ...talkFacts,
  }),
  /** A third party is called into the talk, is in it, and is gone again; or was not reached. */
  z.object({ type: z.literal('guestCalled'), staffId, leg: z.number(), role: guestRole }),
  z.object({ type: z.literal('guestJoined'), leg: z.number(), role: guestRole }),
  z.object({ type: z.literal('guestRemoved'), staffId, leg: z.number() }),
  z.object({
    type: z.literal('guestLeft'),
    leg: z.number(),
    role: guestRole,
    joined: z.boolean(),
    isBusy: z.boolean(),
  }),
  /** The consultant has put the citizen on hold: which leg it is. */
  z.object({ type: z.literal('callHeld'), staffId, leg: z.number() }),
  z.object({ type: z.literal('callResumed'), staffId, leg: z.number(), heldSeconds: z.number() }),
  /** The consultant has put the citizen through to a colleague, or to whoever is free. */
  z.object({
    type: z.literal('callTransferred'),
    staffId,
    to: z.optional(staffId),
    /** The citizen's leg, which waits from now on. */
    redirects: z.number(),
    endLegs: z.array(z.number()),
    /** Third parties, who wait as well. */
    guests: z.optional(z.array(z.number())),
  }),
  /** The number of an office is rung, to put the citizen through to it, whose leg is put on hold and hears whom they are put through to. */
  z.object({
    type: z.literal('officeCalled'),
    staffId,
    office: officeId,
    leg: z.number(),
    citizenLeg: z.number(),
    /** They were on hold already. */
    wasHeld: z.boolean(),
  }),
  /** Nobody there took it, or it was taken back before anybody did: the talk is as before. */
  z.object({
    type: z.literal('officeNotReached'),
    office: officeId,
    leg: z.number(),
    why: z.enum(['busy', 'noAnswer', 'failed', 'withdrawn']),
  }),
  /** The citizen talks with the office, off hold, and the consultant is out of it. */
  z.object({ type: z.literal('callForwarded'), staffId, office: officeId, citizenLeg: z.number() }),
  /** One of the two has hung up: whoever is left in the talk of a call that is over for us. */
  z.object({
    type: z.literal('forwardOver'),
    endLegs: z.array(z.number()),
    /** The citizen's leg, which may sit in a conference that the office never came into. */
    redirects: z.optional(z.number()),
  }),
  z.object({
    type: z.literal('callLost'),
    staffId,
    /** The citizen's leg, where it still has to be fetched out of the conference. */
    redirects: z.optional(z.number()),
    /** Of a colleague who was rung meanwhile. */
    endLegs: z.optional(z.array(z.number())),
    /** Third parties, who would be alone in it. */
    guests: z.optional(z.array(z.number())),
  }),
  /** A colleague is asked while the citizen is on hold, is in the talk, and is out of it again, whoever ended it. */
  z.object({ type: z.literal('consultAsked'), staffId, to: staffId, leg: z.number() }),
  z.object({ type: z.literal('consultJoined'), staffId, leg: z.number() }),
  z.object({ type: z.literal('consultEnded'), staffId, leg: z.number() }),
  /** The colleague goes on with the citizen, whose leg is taken off hold. */
  z.object({ type: z.literal('callHandedOver'), staffId, to: staffId, leg: z.number(), endLegs: z.array(z.number()) }),
  /** A coordinator asks to take part in the talk in some way; the citizen has been told; they are in it, and out of it again. */
  z.object({ type: z.literal('supervisionAsked'), staffId, leg: z.number(), mode: supervisionMode }),
  z.object({
    type: z.literal('supervisionTold'),
    leg: z.number(),
    mode: supervisionMode,
    /** Their softphone is rung; else they take part already, and otherwise from now on. */
    rings: z.boolean(),
  }),
  z.object({ type: z.literal('supervisionJoined'), staffId, leg: z.number(), mode: supervisionMode }),
  z.object({
    type: z.literal('supervisionEnded'),
    staffId,
    leg: z.number(),
    why: z.enum(['left', 'untold', 'notAnswered', 'lost', 'talkGone']),
    /** The citizen was told that somebody takes part, and is told that nobody does any more. */
    isTold: z.boolean(),
  }),
  /** How the citizen found the talk, by a key after it: 1 to 5, and 5 is best. */
  z.object({ type: z.literal('talkRated'), score: z.int().check(z.minimum(1), z.maximum(5)) }),
  z.object({
    type: z.literal('callEnded'),
    direction,
    /** A consultant made it of their own accord. */
    isOut: z.optional(z.literal(true)),
    outcome: callOutcome,
    /** True when a citizen and a consultant spoke (a mailbox is no conversation). */
    conversation: z.boolean(),
    /** The talk that was held, when there was one. */
    talk: z.optional(heldTalk),
    /** From the first ring, or from the queue for a call-back, to the end. */
    callSeconds: z.number(),
    /** The wait that was counted at connection; taken out again where it turned out to be no conversation. */
    waitSeconds: z.optional(z.number()),
    talkSeconds: z.optional(z.number()),
    staffId: z.optional(staffId),
    endLegs: z.array(z.number()),
    endsConference: z.boolean(),
    /** A citizen who is on the line by themselves hears a last sentence there. */
    redirects: z.optional(z.number()),
    /** Third parties hear one too, whether they are in the talk or on the way into it. */
    guests: z.optional(z.array(z.number())),
  }),
] as const;
