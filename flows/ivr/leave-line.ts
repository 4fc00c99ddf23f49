import type { Call, CallOutcome, CallState } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { secondsBetween } from '../calendar/local-time.ts';
import { promiseCallback, queueIfDue } from '../callback/request.ts';
import type { Work } from '../case/work.ts';
import { leaveQueue, movedTo, openConsultantLegs } from '../routing/queue.ts';
import { leaveCall } from '../routing/talk.ts';
import { isOpenContact } from '../visit/contact.ts';
import { askDesk, askToChoose } from '../visit/desk.ts';
import { callableNumber, shownNumber } from '../visit/open-contact.ts';
import { isSafeContact } from '../visit/safe-contact.ts';

/** Prompts after which nothing is missing: a choice is stored and said. */
const settled = ['promised', 'booked', 'cancelled', 'farewell'];

/** The citizen's leg is gone and no talk was running: the call ends, and a call-back that is due follows at once. */
export function leaveLine(work: Work, call: Call): void {
  const { state } = call;
  leaveQueue(work, call, true);
  if (state.at !== 'prompt' || !settled.includes(state.prompt)) leaveEarly(work, call);
  const visit = leaveCall(work, call);
  const outcome = outcomeOf(visit, state);
  work.record(
    {
      type: 'callEnded',
      direction: call.direction,
      outcome,
      conversation: false,
      callSeconds: secondsBetween(call.startedAt, work.now),
      // The softphone that rings for a caller who left is silenced; its end frees the consultant.
      endLegs: openConsultantLegs(call),
      // A consultant who has accepted already sits in the conference.
      endsConference: call.acceptedAt !== undefined,
    },
    { visitId: visit.visitId, callId: call.callId },
  );
  work.put(movedTo(call, { at: 'ended', outcome }, { endedAt: work.now }));
  queueIfDue(work, visit);
}

/**
 * Hung up before a choice or while waiting: where there is a number we may call, a missed call, due now, place kept. Without one the
 * contact ends `abandoned`, unless a registration stands behind it, a meeting is booked, or a number of another country was shown: that is
 * the desk's to judge. A confirmed choice stands whatever follows. In safe contact nobody is called for having called: the desk is asked.
 */
export function leaveEarly(work: Work, call: Call): void {
  const visit = work.demand('visit', call.visitId);
  const { state } = call;
  // Who booked after waiting no longer waits, though the place is still written on the call.
  const waited = state.at === 'prompt' ? state.queued : true;
  const isArranged = visit.callback !== undefined || (visit.meeting !== undefined && !waited);
  if (isArranged || !isOpenContact(visit)) return;
  if (isSafeContact(visit)) return void askToChoose(work, visit);
  // Who hangs up when the keyed number is read back has heard it, and is called there.
  const number = (state.at === 'prompt' ? state.keyed : undefined) ?? callableNumber(call);
  if (call.callable || number !== undefined) {
    promiseCallback(work, visit, {
      kind: 'missed',
      placeAt: call.placeAt ?? call.startedAt,
      number,
    });
  } else leaveUncalled(work, call, visit);
}

/** There is nobody whom the line may call. */
function leaveUncalled(work: Work, call: Call, visit: Visit): void {
  if (visit.openedBy === 'registration' || visit.personId !== undefined) return void askToChoose(work, visit);
  if (visit.meeting !== undefined) return;
  if (call.callerSealed !== undefined) return leaveToDesk(work, call, visit);
  work.record({ type: 'visitEnded', reason: 'abandoned' }, { visitId: visit.visitId, callId: call.callId });
  work.put({ ...visit, ended: { at: work.now, reason: 'abandoned' } });
}

/** A number of another country is never called on our own accord: it stands in the case, and the desk finds out what to do with it. */
function leaveToDesk(work: Work, call: Call, visit: Visit): void {
  const shown = shownNumber(call);
  askDesk(
    work,
    { ...visit, ...(shown !== undefined && { callNumber: shown.sealed, dialHash: shown.hash }) },
    'findNumber',
  );
}

function outcomeOf(visit: Visit, state: CallState): CallOutcome {
  const prompt = state.at === 'prompt' ? state.prompt : undefined;
  if (prompt === 'promised' || prompt === 'booked') return prompt;
  if (prompt === 'farewell' || prompt === 'cancelled' || prompt === 'arranged') {
    if (visit.callback !== undefined) return 'promised';
    return visit.meeting === undefined ? 'farewell' : 'booked';
  }
  return visit.ended !== undefined || visit.callback?.kind !== 'missed' ? 'abandoned' : 'missed';
}
