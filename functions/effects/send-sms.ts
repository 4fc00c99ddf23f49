import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { isSameWindow } from '../../flows/callback/window.ts';
import { isCourtesy } from '../../flows/messages/courtesy.ts';
import { isSafeContact } from '../../flows/visit/safe-contact.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Instant } from '../../schemas/time.ts';
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
  if (!isTrue(effect, about, deps.now())) return superseded;
  const to = await addressOf(deps, visit);
  if ('not' in to) return withheld(deps, effect, to.not);
  const { number } = to;
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

/** The telephone to write to, or why none is. */
async function addressOf(deps: EffectDeps, visit: Visit): Promise<{ number: string } | { not: string }> {
  // It was to be sent before somebody said that it must not be.
  if (isSafeContact(visit)) return { not: 'safeContact' };
  const told = await toldTelephone(deps, visit);
  if (told === undefined) return { not: 'noNumber' };
  const { number, takesSms } = told;
  if (!takesSms) return { not: noSms };
  return (await isAllowed(deps, number, await deps.unit(visit.unitId))) ? { number } : { not: mayNotDial };
}

/** It is not sent. What was keyed on a landline was heard there, and a courtesy leaves nothing to tell. */
async function withheld(deps: EffectDeps, effect: Sms, code: string): Promise<EffectOutcome> {
  const isNothingToTell = isCourtesy(effect.template) || (code === noSms && effect.isHeard === true);
  return isNothingToTell ? { result: 'refused', code } : fail(deps, effect, code);
}

interface About {
  visit: Visit;
  meeting?: Meeting;
}

/** These say when we call: true while that very window stands. */
const sayWindow: ReadonlySet<Sms['template']> = new Set([
  'callbackPromised',
  'callbackBroken',
  'callbackClosed',
  'callbackMoved',
]);

/** What was given up meanwhile is not confirmed, and what stands again is not cancelled. */
function isTrue({ template, meetingId, from, until }: Sms, { visit, meeting }: About, now: Instant): boolean {
  const { callback } = visit;
  if (sayWindow.has(template))
    return (
      callback !== undefined && from !== undefined && until !== undefined && isSameWindow(callback, { from, until })
    );
  if (template === 'attemptFailed') return callback !== undefined && callback.nextAt === from;
  if (template === 'meetingReminder') return meeting?.state === 'booked' && meeting.startAt > now;
  if (template === 'callbackCancelled') return visit.callback === undefined;
  if (template === 'meetingCancelled') return meeting?.state === 'cancelled';
  return meetingId !== undefined && meeting?.state === 'booked';
}

async function messageOf(
  deps: EffectDeps,
  { effect, visit, meeting, number }: About & { effect: Sms; number: string },
) {
  const unit = await deps.unit(visit.unitId);
  const day = localDayOf(meeting?.startAt ?? deps.now());
  return {
    to: number,
    from: unit.number,
    body: smsText(effect.template, {
      unit,
      place: policyOn(unit, day).meetings.place,
      meetingAt: meeting?.startAt,
      window: effect.from === undefined ? undefined : { from: effect.from, until: effect.until },
    }),
    statusCallback: `${deps.publicUrl}/carrier-status/message/${effect.visitId}/${effect.meetingId ?? 'none'}/${effect.template}`,
  };
}

/** An SMS that fails is a task at the desk. */
async function fail(deps: EffectDeps, { visitId, meetingId, template }: Sms, code: string): Promise<EffectOutcome> {
  await changeCase(deps, { type: 'failMessage', visitId, meetingId, template }, 'system');
  return { result: 'refused', code };
}
