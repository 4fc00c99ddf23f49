import type { LegEnd } from '../../flows/routing/leg-ended.ts';
import { smsTemplate } from '../../schemas/effect.ts';
import { type CallId, type CallSid, callSid, type MeetingId, type VisitId } from '../../schemas/ids.ts';
import { e164Of } from '../../schemas/phone/number.ts';
import { changeCase } from '../case/change-case.ts';
import { receive } from '../case/receive.ts';
import { formOf, type HttpEvent, type HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';

const legPath = /^\/carrier-status\/leg\/(call_\w+)\/(\d+)$/;
const messagePath = /^\/carrier-status\/message\/(visit_\w+)\/(meeting_\w+|none)(?:\/(\w+))?$/;
/** The carrier's words for a landline or a telephone that cannot be reached by SMS, and for one whose owner has said stop. */
const takesNone: readonly string[] = ['30006', '21610'];
/** Last words of a leg; anything else is only progress. */
const ends: readonly string[] = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] satisfies LegEnd[];
/** A message that will not arrive. */
const undelivered = ['failed', 'undelivered'];

const heard: HttpResponse = { statusCode: 204 };

/** Told of the end of each leg and message; the same news twice, late or in another order changes nothing more. */
export function createCarrierStatus(deps: Deps) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const form = formOf(event);
    const message = messagePath.exec(event.rawPath);
    if (message !== null) return messageStatus(deps, message, form);
    if (!ends.includes(form.CallStatus ?? '')) return heard;
    const sid = callSid.safeParse(form.CallSid);
    if (!sid.success) return malformed('CallSid');
    const how = form.CallStatus as LegEnd;
    const leg = legPath.exec(event.rawPath);
    if (leg === null) await inboundEnded(deps, form, { sid: sid.data, how });
    else
      await changeCase(
        deps,
        { type: 'endLeg', callId: leg[1] as CallId, leg: Number(leg[2]), sid: sid.data, how },
        'system',
      );
    return heard;
  };
}

/** The end of a call that came in. Its beginning may never have reached us (the fallback document answered): it is a contact all the same. */
async function inboundEnded(
  deps: Deps,
  form: Record<string, string>,
  ended: { sid: CallSid; how: LegEnd },
): Promise<void> {
  if (form.Direction !== 'inbound') return;
  const received = await receive(deps, form);
  const callId = received?.done === true ? received.made.callId : undefined;
  if (callId !== undefined) await changeCase(deps, { type: 'endLeg', callId, leg: 1, ...ended }, 'citizen');
}

async function messageStatus(
  deps: Deps,
  [, visitId, meetingId, template]: RegExpExecArray,
  form: Record<string, string>,
): Promise<HttpResponse> {
  if (!undelivered.includes(form.MessageStatus ?? '')) return heard;
  const of = await deps.store.get('visit', visitId ?? '');
  const to = e164Of(form.To ?? '', 'to');
  const sealed = of === undefined || to === undefined ? undefined : await deps.sealing.seal(to, of.unitId);
  await changeCase(
    deps,
    {
      type: 'failMessage',
      visitId: visitId as VisitId,
      meetingId: meetingId === 'none' ? undefined : (meetingId as MeetingId),
      template: smsTemplate.safeParse(template).data,
      takesNone: takesNone.includes(form.ErrorCode ?? ''),
      to: sealed,
    },
    'system',
  );
  return heard;
}

function malformed(field: string): HttpResponse {
  return {
    statusCode: 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: 'malformed', field }),
  };
}
