import type { Reply, ReplyMeaning } from '../../schemas/reply.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { isQueuedCallback } from '../callback/request.ts';
import type { Work } from '../case/work.ts';
import { endOfWorkday } from '../visit/desk.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { askToBeCalled } from './ask-to-be-called.ts';
import { askToBeWrittenTo } from './ask-to-be-written-to.ts';
import { cancelStanding } from './cancel-standing.ts';
import { casesBehind } from './cases-behind.ts';
import type { IncomingReply, Taken } from './incoming.ts';
import { refuseSms } from './refuse-sms.ts';

const unread: Taken = { acted: false };

/**
 * Somebody has written to the line. What is plainly asked for is done where one case stands behind the number; everything else becomes a
 * matter with an owner and a due moment. The same message twice is one. From a number behind which nobody is known it is nobody's case:
 * whoever wrote is told where to ring.
 */
export function takeReply(work: Work, incoming: IncomingReply): void {
  const { sidHash, number, meaning } = incoming;
  const taken = `sid#${sidHash}`;
  if (work.item('replyMark', taken) !== undefined) return;
  const cases = casesBehind(work, number.hash);
  work.put({ entity: 'replyMark', unitId: work.unitId, about: taken });
  const [first] = cases;
  if (first === undefined) return answerStranger(work, incoming);
  keep(work, cases, { incoming, taken: act(work, cases, incoming), isSafe: cases.some(isSafeContact), meaning });
}

function act(work: Work, cases: readonly Visit[], incoming: IncomingReply): Taken {
  const { meaning, number } = incoming;
  // What the carrier lets through goes by the number, whoever else has it.
  if (meaning === 'stop' || meaning === 'start')
    return { acted: refuseSms(work, cases, { hash: number.hash, word: meaning }) };
  const [visit, another] = cases;
  if (visit === undefined || another !== undefined) return unread;
  if (meaning === 'other' || isSafeContact(visit) || isOnTelephone(work, visit)) return unread;
  if (meaning === 'cancel') return cancelStanding(work, visit);
  return { acted: meaning === 'call' ? askToBeCalled(work, visit, incoming) : askToBeWrittenTo(work, visit) };
}

/** Somebody is talking with the citizen, or calls them just now: what was written is for them to read. */
function isOnTelephone(work: Work, { activeCallId }: Visit): boolean {
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  return call !== undefined && call.state.at !== 'ended' && !isQueuedCallback(call);
}

interface Keeping {
  incoming: IncomingReply;
  taken: Taken;
  isSafe: boolean;
  meaning: ReplyMeaning;
}

/** It stands in every case that it may be about. */
function keep(
  work: Work,
  cases: readonly Visit[],
  { incoming, taken: { acted, says }, isSafe, meaning }: Keeping,
): void {
  const [first] = cases;
  if (first === undefined) return;
  const { visitId, unitId } = first;
  const reply: Reply = {
    entity: 'reply',
    replyId: `reply_${work.newId()}`,
    unitId,
    visitId,
    version: 0,
    at: work.now,
    text: incoming.text,
    from: incoming.number.sealed,
    meaning,
    ...(cases.length > 1 && { shared: true as const }),
    ...(isSafe && { safeContact: true as const }),
    ...(!acted && { dueAt: endOfWorkday(work) }),
  };
  work.put(reply);
  for (const { visitId: about } of cases) {
    const visit = work.demand('visit', about);
    work.put({ ...visit, replies: [...(visit.replies ?? []), reply.replyId] });
  }
  const { replyId } = reply;
  work.record({ type: 'replyReceived', replyId, meaning, acted, ...(says !== undefined && { says }) }, { visitId });
}

/** Once a day: two machines that answer each other would never end. */
function answerStranger(work: Work, { number, meaning, isCallable }: IncomingReply): void {
  if (!isCallable || meaning === 'stop' || meaning === 'start') return;
  const about = `day#${localDayOf(work.now)}#${number.hash}`;
  if (work.item('replyMark', about) !== undefined) return;
  work.put({ entity: 'replyMark', unitId: work.unitId, about });
  work.made.isStranger = true;
}
