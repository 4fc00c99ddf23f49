import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { isSafeContact } from '../../flows/visit/safe-contact.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from './deps.ts';
import { isAllowed, mayNotDial } from './may-dial.ts';
import { toldTelephone } from './number-of.ts';
import { done, insist, outcomeOf, superseded } from './outcome.ts';
import { smsText } from './sms.ts';

/** The code of a message to a telephone that takes none. */
const noSms = 'noSms';

type Sms = Extract<Effect, { kind: 'sms' }>;

/** Sends an SMS, if what it is about still stands; one that an earlier run has sent is found at the carrier and not sent again. */
export async function sendSms(
  deps: EffectDeps,
  effect: Sms,
  { tries, since: earlier }: { tries: number; since?: string | undefined },
): Promise<EffectOutcome> {
  const { visitId, meetingId } = effect;
  const refs = [
    { entity: 'visit', id: visitId } as const,
    ...(meetingId === undefined ? [] : [{ entity: 'meeting', id: meetingId } as const]),
  ];
  const [visit, meeting] = await deps.store.many(refs.map((ref) => ({ ref })));
  if (visit?.entity !== 'visit') return superseded;
  const about = { visit, ...(meeting?.entity === 'meeting' && { meeting }) };
  if (!isTrue(effect, about)) return superseded;
  // It was to be sent before somebody said that it must not be.
  if (isSafeContact(visit)) return fail(deps, effect, 'safeContact');
  const told = await toldTelephone(deps, visit);
  if (told === undefined) return fail(deps, effect, 'noNumber');
  const { number } = told;
  // What was keyed on a landline was heard there.
  if (!told.takesSms && effect.isHeard === true) return { result: 'refused', code: noSms };
  if (!told.takesSms) return fail(deps, effect, noSms);
  if (!(await isAllowed(deps, number, await deps.unit(visit.unitId)))) return fail(deps, effect, mayNotDial);
  const message = await messageOf(deps, { effect, ...about, number });
  let since = earlier;
  const sent = await insist(deps, async () => {
    const own = since === undefined ? undefined : await deps.carrier.findMessage({ ...message, since });
    if (own !== undefined && (!own.ok || own.value)) return own;
    since ??= deps.now();
    return deps.carrier.sms(message);
  });
  if (sent.ok) return done;
  const outcome = outcomeOf(deps, sent, tries);
  return outcome.result === 'refused' ? fail(deps, effect, outcome.code) : outcome;
}

interface About {
  visit: Visit;
  meeting?: Meeting;
}

/** What was given up meanwhile is not confirmed, and what stands again is not cancelled. */
function isTrue({ template, meetingId }: Sms, { visit, meeting }: About): boolean {
  if (template === 'callbackBroken') return visit.callback !== undefined;
  if (template === 'callbackCancelled') return visit.callback === undefined;
  if (template === 'arrangements') return (visit.callback ?? visit.meeting) !== undefined;
  if (template === 'meetingCancelled') return meeting?.state === 'cancelled';
  return meetingId !== undefined && meeting?.state === 'booked';
}

async function messageOf(
  deps: EffectDeps,
  { effect, visit, meeting, number }: About & { effect: Sms; number: string },
) {
  const unit = await deps.unit(visit.unitId);
  const told = effect.template === 'arrangements' ? visit.meeting : meeting;
  const day = localDayOf(told?.startAt ?? deps.now());
  return {
    to: number,
    from: unit.number,
    body: smsText(effect.template, {
      unit,
      place: policyOn(unit, day).meetings.place,
      meetingAt: told?.startAt,
      window: visit.callback,
    }),
    statusCallback: `${deps.publicUrl}/carrier-status/message/${effect.visitId}/${effect.meetingId ?? 'none'}/${effect.template}`,
  };
}

/** An SMS that fails is a task at the desk; what somebody asked for by telephone can be asked for again. */
async function fail(deps: EffectDeps, { visitId, meetingId, template }: Sms, code: string): Promise<EffectOutcome> {
  if (template !== 'arrangements')
    await changeCase(deps, { type: 'failMessage', visitId, meetingId, template }, 'system');
  return { result: 'refused', code };
}
