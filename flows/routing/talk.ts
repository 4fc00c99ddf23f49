import type { Call, CallOutcome } from '../../schemas/call.ts';
import type { HeldTalk } from '../../schemas/event/facts.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf, plus, secondsBetween } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { failAttempt, missDial } from '../callback/attempt.ts';
import { hadTalkBeside, isNoAttempt, isTalkBeside, talkOfCall } from '../callback/beside.ts';
import { isMadeIn, recordKept } from '../callback/kept.ts';
import { recordReplaced } from '../callback/replace.ts';
import { queueIfDue } from '../callback/request.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { askToChoose } from '../visit/desk.ts';
import { holdFirstTalk } from '../visit/first-talk.ts';
import { metOf, withConsultant } from '../visit/met.ts';
import { noteOutreach } from '../visit/outreach.ts';
import { endPutOff, isPutOffIn } from '../visit/put-off.ts';
import { heldTalkOf, talkRulesOf } from '../visit/talk-rules.ts';
import { asksAfter } from './after-talk.ts';
import { freeColleague } from './consult.ts';
import { isCalling } from './first.ts';
import {
  colleagueLeg,
  consultantLegOf,
  forwardingLeg,
  guestsMoved,
  isCitizenUp,
  isOnTelephone,
  ringingColleague,
  ringingGuests,
  silentLeg,
  staffOf,
  withLegAs,
} from './legs.ts';
import { isNotWith, refuseNotWith } from './not-with.ts';
import { coolOff, freeConsultant, isStaffed, setPresence } from './presence.ts';
import { enqueue, movedTo, openConsultantLegs } from './queue.ts';
import { ring } from './ring.ts';
import { startWrapUp } from './wrap-up.ts';

/** The citizen's leg has joined the consultant's: here the wait ends. */
export function connect(work: Work, call: Call): void {
  const staffId = staffOf(call);
  const leg = consultantLegOf(call);
  if (staffId === undefined || leg === undefined) return;
  const visit = work.demand('visit', call.visitId);
  const { waitingSince } = visit;
  const after = reconnected(visit, call);
  const waitedSince = call.waitedSince ?? waitingSince;
  work.put(
    movedTo(
      omit(withLegAs(call, leg, { joinedAt: work.now }), 'seat'),
      { at: 'connected', leg },
      {
        step: call.step + 1,
        connectedAt: call.connectedAt ?? work.now,
        ...(waitedSince !== undefined && { waitedSince }),
        checkAt: plus(work.now, silentLeg),
      },
    ),
  );
  if (waitingSince !== undefined || after !== visit) work.put(omit(after, 'waitingSince'));
  work.record(
    {
      type: 'callConnected',
      staffId,
      direction: call.direction,
      ...(waitingSince !== undefined && { waitSeconds: secondsBetween(waitingSince, work.now) }),
      ...guestsMoved(call),
      ...talkRulesOf(work.policy, 'phone', talkOfCall(call, visit)),
    },
    { visitId: call.visitId, callId: call.callId },
  );
}

/** The citizen was gone before the case was concluded, and is talked with again: the talk had broken off. */
function reconnected(visit: Visit, call: Call): Visit {
  if (visit.cutOff !== true || call.connectedAt !== undefined) return visit;
  return { ...omit(visit, 'cutOff'), drops: (visit.drops ?? 0) + 1 };
}

/** The consultant's leg ended without *Læg på* (refresh, crash): the citizen hears a sentence, the consultant may come back. */
export function lose(work: Work, call: Call, isHere: boolean): void {
  const staffId = staffOf(call);
  const leg = consultantLegOf(call);
  if (staffId === undefined || leg === undefined) return;
  const visit = work.demand('visit', call.visitId);
  const change = { step: call.step + 1, reason: 'first', checkAt: plus(work.now, silentLeg) } as const;
  work.put(movedTo(call, { at: 'lost', leg, since: work.now }, change));
  work.put({ ...visit, drops: (visit.drops ?? 0) + 1 });
  const redirects = isHere ? undefined : call.citizenLeg;
  const asked = colleagueLeg(call);
  work.record(
    {
      type: 'callLost',
      staffId,
      ...(redirects !== undefined && { redirects }),
      ...(asked !== undefined && { endLegs: [asked] }),
      ...guestsMoved(call),
    },
    { visitId: call.visitId, callId: call.callId },
  );
}

/** Has the time run out in which the consultant of a lost call may come back? There is none for whom the citizen wishes not to talk with. */
export function isRejoinOver(work: Work, call: Call): boolean {
  if (call.state.at !== 'lost') return false;
  return work.now >= plus(call.state.since, work.policy.routing.rejoin) || isNotWith(call.notWith, staffOf(call));
}

/** The consultant did not come back: the citizen goes to the next one, at the place kept. */
export function giveToNext(work: Work, call: Call): void {
  const staffId = staffOf(call);
  const leg = consultantLegOf(call);
  if (staffId !== undefined && leg !== undefined)
    work.record(
      { type: 'callReleased', staffId, leg, why: 'notBack', endLegs: openConsultantLegs(call), waits: false },
      { visitId: call.visitId, callId: call.callId },
    );
  freeConsultant(work, staffId, call.callId, coolOff(work));
  enqueue(work, { ...call, placeAt: call.placeAt ?? call.startedAt }, { reason: 'notBack' });
}

/** The consultant whose leg was lost comes back: the softphone is rung again for the same call. */
export function rejoin(work: Work, call: Call, staffId: string): void {
  if (staffOf(call) !== staffId) refuse('notYours');
  if (call.state.at !== 'lost') refuse('notLost');
  refuseNotWith(call, staffOf(call));
  if (isRejoinOver(work, call)) refuse('tooLate');
  const consultant = work.demand('consultant', staffId);
  const { leg } = ring(work, call, consultant);
  work.put({ ...consultant, callId: call.callId, leg });
}

type TalkOutcome = Extract<
  CallOutcome,
  'ended' | 'voicemail' | 'citizenHungUp' | 'forwarded' | 'noAnswer' | 'notDialled' | 'nobodyFree' | 'superseded'
>;

/** Why a call-back came to nothing before anybody talked. */
export interface NotDialled {
  code: string;
  how: 'again' | 'unreachable' | 'never';
}

const spoken: readonly TalkOutcome[] = ['ended', 'citizenHungUp', 'forwarded'];

/** Ends a talk or an attempt at one, whichever side or button ended it, and says what becomes of the case. */
export function endTalk(work: Work, call: Call, outcome: TalkOutcome, notDialled?: NotDialled): void {
  const conversation = call.connectedAt !== undefined && spoken.includes(outcome);
  const visit = leaveCall(work, call, conversation);
  const staffId = staffOf(call);
  const met = conversation ? metOf(visit, staffId) : {};
  const about = { visitId: call.visitId, callId: call.callId, ...met };
  work.record(
    {
      type: 'callEnded',
      direction: call.direction,
      ...(call.out !== undefined && { isOut: true as const }),
      outcome,
      conversation,
      callSeconds: secondsBetween(call.startedAt, work.now),
      ...waitedOf(call),
      ...(conversation && talkOf(work, call, visit)),
      ...(staffId !== undefined && { staffId }),
      // Who talks on with an office does so with whoever else was in the talk.
      ...(outcome === 'forwarded' ? legsBeside(call) : { ...legsToEnd(work, call), ...guestsMoved(call) }),
    },
    about,
  );
  const asks = outcome === 'ended' ? asksAfter(work, call, visit) : {};
  const over = movedTo(call, { at: 'ended', outcome }, { endedAt: work.now, ...asks });
  // Until the last sentence has been heard, the telephone is not rung for another case.
  work.put(isOnTelephone(over) || outcome === 'forwarded' ? { ...over, checkAt: plus(work.now, silentLeg) } : over);
  const after = conversation ? hadTalk(work, call, visit, outcome) : hadNoTalk(work, call, visit, outcome, notDialled);
  queueIfDue(work, after);
  noteOutreach(work, over, conversation ? (staffId ?? call.out?.staffId) : undefined);
  freeColleague(work, call);
  freeFromTalk(work, call, conversation);
}

/** The talk that was held, and how long it was. */
function talkOf(work: Work, call: Call, visit: Visit): { talk: HeldTalk; talkSeconds: number } {
  const startedAt = call.connectedAt ?? work.now;
  // A talk over midnight is one of the day on which it began.
  const rules = policyOn(work.unit, localDayOf(startedAt));
  const talk = heldTalkOf(visit, talkRulesOf(rules, 'phone', talkOfCall(call, visit)), {
    startedAt,
    staffId: staffOf(call),
  });
  return { talk, talkSeconds: secondsBetween(startedAt, work.now) };
}

/** Seconds that were counted as a wait when this call was connected. */
function waitedOf({ waitedSince, connectedAt }: Call): { waitSeconds?: number } {
  if (waitedSince === undefined || connectedAt === undefined) return {};
  return { waitSeconds: secondsBetween(waitedSince, connectedAt) };
}

/** The visit without this call; another call of the same contact stands, also the one that was going on when this one came in. */
export function leaveCall(work: Work, call: Call, isTalked = false): Visit {
  const visit = work.demand('visit', call.visitId);
  const after =
    visit.activeCallId === call.callId
      ? { ...omit(visit, 'activeCallId'), ...goesOnBesides(work, call, isTalked) }
      : visit;
  work.put(after);
  return after;
}

/** More telephones than one case is called about at once. */
const mostBesides = 10;

/**
 * The one that was going on when this one came in, or where no talk came of this one that came in since; where that has ended meanwhile the
 * next one on that side. After a talk the case is to be concluded, and who is at the menu has it again once they choose.
 */
function goesOnBesides(work: Work, call: Call, isTalked: boolean): Pick<Visit, 'activeCallId'> {
  const before = live(work, call, ({ besides }) => besides);
  const activeCallId = before ?? (isTalked ? undefined : live(work, call, ({ followedBy }) => followedBy));
  return activeCallId === undefined ? {} : { activeCallId };
}

function live(work: Work, call: Call, next: (from: Call) => CallId | undefined): CallId | undefined {
  let callId = next(call);
  for (let seen = 0; callId !== undefined && seen < mostBesides; seen += 1) {
    const other = work.item('call', callId);
    if (other?.visitId !== call.visitId) return undefined;
    if (other.state.at !== 'ended') return callId;
    callId = next(other);
  }
  return undefined;
}

function hadTalk(work: Work, call: Call, visit: Visit, outcome: TalkOutcome): Visit {
  if (isTalkBeside(call)) return hadTalkBeside(work, call, visit);
  const putOff = endPutOff(work, visit, call);
  if (putOff !== undefined) return putOff;
  const staffId = staffOf(call);
  // What the desk was asked before is overtaken: what is next is the conclusion.
  const talked: Visit = {
    ...omit(withoutPromise(work, call, visit), 'waitingSince', 'desk', 'putOffAt'),
    talkedAt: work.now,
    talkedForm: 'phone',
    talks: (visit.talks ?? 0) + 1,
    ...(staffId !== undefined && { talkedBy: staffId }),
    ...withConsultant(visit, staffId),
    ...(outcome === 'citizenHungUp' && visit.conclusion === undefined && { cutOff: true }),
  };
  work.put(talked);
  return holdFirstTalk(work, talked, { form: 'phone', at: call.connectedAt ?? work.now, staffId });
}

/** The promise that this talk has kept or overtaken is over; one that was made in it, or kept with the conclusion, stands. */
function withoutPromise(work: Work, call: Call, visit: Visit): Visit {
  if (isPutOffIn(visit, call)) return visit;
  if (visit.callback?.agreed === true && isMadeIn(call, visit)) return visit;
  if (call.direction === 'callback' && visit.callback !== undefined) return recordKept(work, visit, call);
  // Who concluded in this talk has said what becomes of the promise.
  if (call.direction === 'inbound' && visit.conclusion !== undefined) return visit;
  recordReplaced(work, visit, call.callId);
  return omit(visit, 'callback');
}

function hadNoTalk(
  work: Work,
  call: Call,
  visit: Visit,
  outcome: TalkOutcome,
  notDialled: NotDialled | undefined,
): Visit {
  // A mailbox ends no wait: the one that was taken for over goes on.
  const waitingSince = visit.waitingSince ?? call.waitedSince;
  const waiting: Visit = waitingSince === undefined ? visit : { ...visit, waitingSince };
  work.put(waiting);
  if (call.direction !== 'callback' || outcome === 'superseded' || outcome === 'nobodyFree') return waiting;
  // The citizen's telephone was engaged by a call to us: no attempt, and nothing to say sorry for.
  if (waiting.activeCallId !== undefined) return waiting;
  if (isNoAttempt(call, waiting)) return askToChoose(work, waiting);
  return notDialled === undefined
    ? failAttempt(work, waiting)
    : missDial(work, waiting, notDialled.code, notDialled.how);
}

/** Whoever was put through so long ago, in seconds, has heard all that is said on the way and is in the talk. */
const onTheWaySeconds = 30;

/**
 * A conference that ends lets each leg hear its last sentence. A citizen who waits for a talk that was lost, or may still be on the way into
 * it, is fetched to that sentence wherever they are: the end of a conference would not keep them from making it anew, alone.
 */
function legsToEnd(work: Work, call: Call): { endLegs: number[]; endsConference: boolean; redirects?: number } {
  const { state, citizenLeg, connectedAt } = call;
  // Hears the last sentence as the answer to what was just asked.
  if (isAskedByUs(call)) return { endLegs: openConsultantLegs(call), endsConference: false };
  const ringing = ringingGuests(call);
  const endLegs = [...openConsultantLegs(call), ...ringing];
  const citizen = citizenLeg !== undefined && isCitizenUp(call) ? citizenLeg : undefined;
  const isInTalk = state.at === 'connected' && !isOnTheWay(work, call);
  if (citizen === undefined || isInTalk)
    return {
      endLegs: state.at === 'connected' ? [...ringing, ...ringingColleague(call)] : endLegs,
      endsConference: true,
    };
  if (connectedAt !== undefined) return { endLegs, endsConference: false, redirects: citizen };
  return { endLegs: [citizen, ...endLegs], endsConference: true };
}

/** The consultant's leg, and those of others who have not answered. */
function legsBeside(call: Call): { endLegs: number[]; endsConference: boolean } {
  return { endLegs: [...openConsultantLegs(call), ...ringingGuests(call)], endsConference: false };
}

/** May the citizen still hear what is said before a talk, or before the way back to it? */
function isOnTheWay({ now }: Work, { connectedAt, acceptedAt }: Call): boolean {
  return [connectedAt, acceptedAt].some((at) => at !== undefined && secondsBetween(at, now) < onTheWaySeconds);
}

/** Is whom we called first on the line by themselves? */
function isAskedByUs(call: Call): boolean {
  const { calledFirst, connectedAt, state } = call;
  if (calledFirst !== true || connectedAt !== undefined || !isCitizenUp(call)) return false;
  return isCalling(call) || state.at === 'waiting' || state.at === 'reserved';
}

function freeFromTalk(work: Work, call: Call, conversation: boolean): void {
  const staffId = staffOf(call) ?? call.heldFor;
  const consultant = staffId === undefined ? undefined : work.item('consultant', staffId);
  if (consultant === undefined || consultant.callId !== call.callId) return;
  if (consultant.state !== 'busy' && consultant.state !== 'reserved') return;
  if (conversation) startWrapUp(work, consultant, call);
  else setPresence(work, consultant, 'available');
}

/** The consultant ends the talk: the only way a consultant does. `voicemail`: a mailbox answered. */
export function endByStaff(work: Work, call: Call, staffId: string, outcome: 'ended' | 'voicemail'): void {
  const { state } = call;
  if (state.at === 'ended') {
    if (!Object.values(call.legs).some((leg) => leg.staffId === staffId)) refuse('notYours');
    return;
  }
  if (staffOf(call) !== staffId) refuse('notYours');
  // Who hangs up now means to be done with it, and the citizen is not through yet.
  if (forwardingLeg(call) !== undefined) refuse('forwarding');
  const isLost = 'lost' in state && state.lost !== undefined;
  if (state.at !== 'accepted' && state.at !== 'connected' && state.at !== 'lost' && !isLost) refuse('notTalking');
  if (call.direction === 'inbound' && call.connectedAt === undefined) refuse('notJoinedYet');
  if (outcome === 'voicemail' && call.direction !== 'callback') refuse('notACallback');
  endTalk(work, call, outcome === 'ended' && call.connectedAt === undefined ? 'noAnswer' : outcome);
}

/** Is somebody there to talk with, whom the citizen would talk with? */
export function isTalkPossible(work: Work, of: Pick<Visit, 'notWith'>): boolean {
  return isStaffed(work, () => work.answer({ need: 'consultants', unitId: work.unitId }), of);
}
