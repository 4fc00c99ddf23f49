import type { Visit } from '../../schemas/visit.ts';
import { offersTelephone } from '../calendar/policy.ts';
import { isQueuedCallback, promiseCallback } from '../callback/request.ts';
import { endQueuedCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { isOpenContact } from '../visit/contact.ts';
import { offerChoice, recordChoice, stageOf } from '../visit/offer.ts';
import type { IncomingReply } from './incoming.ts';

/**
 * A wish to be called, at the number that wrote, as soon as possible; one that stands is moved. Not where the telephone is not offered, the
 * number is none that we call, or a talk was held already: somebody reads it. One that has begun to be kept stays in its place.
 */
export function askToBeCalled(work: Work, visit: Visit, { number, isCallable }: IncomingReply): boolean {
  if (!isCallable || !offersTelephone(work.policy) || !isOpenContact(visit)) return false;
  if (visit.talkedAt !== undefined) return false;
  const call = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  const isWaiting = call !== undefined && isQueuedCallback(call);
  if (isWaiting && visit.dialHash === number.hash) return true;
  if (isWaiting) endQueuedCallback(work, call);
  const free = isWaiting ? omit(visit, 'activeCallId') : visit;
  const offered = offerChoice(work, free, { through: 'line' });
  const chosen = recordChoice(work, offered, { choice: 'callback', stage: stageOf(work, free) });
  promiseCallback(work, chosen, { kind: 'callback', number, isAnswer: true });
  return true;
}
