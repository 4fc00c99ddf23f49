import { inboundCallId } from '../../flows/line/receive.ts';
import { type CallSid, callSid } from '../../schemas/ids.ts';
import { formOf, type HttpAnswer, type HttpEvent } from '../middleware/carrier-webhook.ts';
import { citizenLeft } from '../moves/citizen-left.ts';
import { consultantLeft, howLeft } from '../moves/consultant-left.ts';
import { receive } from '../moves/receive.ts';
import { openSmsTask } from '../moves/sms-task.ts';
import type { Deps } from './deps.ts';

const CITIZEN = /^\/carrier-status\/citizen\/(call_[\w.]+)$/;
const CONSULTANT = /^\/carrier-status\/consultant\/(call_[\w.]+)\/(\d+)$/;
const MESSAGE = /^\/carrier-status\/message\/(visit_[\w.]+)\/(meeting_[\w.-]+)$/;
/** Last words of a leg (twilio.md §1.3); anything else is only progress. */
const ENDED = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];
/** A message that will not arrive. */
const UNDELIVERED = ['failed', 'undelivered'];

/** Told of the end of each leg and message; the same news twice, late or in another order changes nothing more. */
export const createCarrierStatus =
  (deps: Deps) =>
  async (event: HttpEvent): Promise<HttpAnswer> => {
    const form = formOf(event);
    const message = MESSAGE.exec(event.rawPath);
    if (message?.[1] !== undefined) {
      if (UNDELIVERED.includes(form.MessageStatus ?? '')) await refused(deps, message[1], message[2] ?? '');
      return { statusCode: 204 };
    }
    const status = form.CallStatus ?? '';
    if (!ENDED.includes(status)) return { statusCode: 204 };
    const consultant = CONSULTANT.exec(event.rawPath);
    if (consultant?.[1] !== undefined) {
      await consultantLeft(deps, consultant[1], Number(consultant[2]), howLeft(status));
      return { statusCode: 204 };
    }
    const sid = callSid.safeParse(form.CallSid);
    if (!sid.success)
      return {
        statusCode: 400,
        headers: { 'content-type': 'application/json' },
        body: '{"error":"malformed","field":"CallSid"}',
      };
    const ours = CITIZEN.exec(event.rawPath)?.[1];
    if (ours === undefined) await learnOf(deps, form, sid.data);
    await citizenLeft(deps, ours ?? inboundCallId(sid.data), sid.data);
    return { statusCode: 204 };
  };

/** The end of a call whose beginning never reached us (the fallback document answered): it is a contact all the same. */
const learnOf = async (deps: Deps, form: Record<string, string>, sid: CallSid): Promise<void> => {
  if (form.Direction !== 'inbound' || (await deps.store.call(inboundCallId(sid))) !== undefined) return;
  await receive(deps, form);
};

const refused = async (deps: Deps, visitId: string, meetingId: string): Promise<void> => {
  const visit = await deps.store.visit(visitId);
  if (visit !== undefined) await openSmsTask(deps, visit.unitId, visit.visitId, meetingId as `meeting_${string}`);
};
