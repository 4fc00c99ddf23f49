import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { toldFrom } from '../../flows/callback/window.ts';
import { isCourtesy } from '../../flows/messages/courtesy.ts';
import { messageIdOf } from '../../flows/visit/desk.ts';
import { isSafeContact } from '../../flows/visit/safe-contact.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from './deps.ts';
import { isAllowed, mayNotDial } from './may-dial.ts';
import { toldTelephone } from './number-of.ts';
import { done, insist, outcomeOf, superseded } from './outcome.ts';
import { type SmsFacts, smsText } from './sms.ts';
import { type About, isStillTrue } from './still-true.ts';

/** What the carrier answers where a telephone takes none: a landline, or one whose owner has said stop. */
const takesNone: readonly string[] = ['21614', '21610'];
/** The code of a message to a telephone that takes none. */
const noSms = 'noSms';

type Sms = Extract<Effect, { kind: 'sms' }>;

/** Sends an SMS, if what it is about still stands; one that an earlier run has sent is found at the carrier and not sent again. */
export async function sendSms(
  deps: EffectDeps,
  effect: Sms,
  { id, tries, since: earlier }: { id: string; tries: number; since?: string | undefined },
): Promise<EffectOutcome> {
  const { visitId, meetingId } = effect;
  const refs = [
    { entity: 'visit', id: visitId } as const,
    ...(meetingId === undefined ? [] : [{ entity: 'meeting', id: meetingId } as const]),
  ];
  const [visit, meeting] = await deps.store.many(refs.map((ref) => ({ ref })));
  if (visit?.entity !== 'visit') return superseded;
  const about = { visit, ...(meeting?.entity === 'meeting' && { meeting }) };
  if (!isStillTrue(effect, about, deps.now())) return superseded;
  const to = await addressOf(deps, visit);
  if ('not' in to) return withheld(deps, effect, to.not);
  const { number } = to;
  const message = await messageOf(deps, { effect, ...about, to });
  let since = earlier;
  const sent = await insist(deps, async () => {
    const own = since === undefined ? undefined : await deps.carrier.findMessage({ ...message, since });
    if (own !== undefined && (!own.ok || own.value)) return own;
    since ??= deps.now();
    return deps.carrier.sms(message);
  });
  if (sent.ok) {
    await keepSent(deps, { id, effect, visit, text: message.body });
    return done;
  }
  const outcome = outcomeOf(deps, sent, tries);
  return outcome.result === 'refused'
    ? fail(deps, effect, { code: outcome.code, number, unitId: visit.unitId })
    : outcome;
}

type Address = NonNullable<Awaited<ReturnType<typeof toldTelephone>>>;

/** The telephone to write to, or why none is. */
async function addressOf(deps: EffectDeps, visit: Visit): Promise<Address | { not: string }> {
  // It was to be sent before somebody said that it must not be.
  if (isSafeContact(visit)) return { not: 'safeContact' };
  const told = await toldTelephone(deps, visit);
  if (told === undefined) return { not: 'noNumber' };
  if (!told.takesSms) return { not: noSms };
  return (await isAllowed(deps, told.number, await deps.unit(visit.unitId))) ? told : { not: mayNotDial };
}

/** It is not sent. What was keyed on a landline was heard there, and a courtesy leaves nothing to tell. */
async function withheld(deps: EffectDeps, effect: Sms, code: string): Promise<EffectOutcome> {
  const isNothingToTell = isCourtesy(effect.template) || (code === noSms && effect.isHeard === true);
  return isNothingToTell ? { result: 'refused', code } : fail(deps, effect, { code });
}

async function messageOf(
  deps: EffectDeps,
  { effect, visit, meeting, to: { number, dialled } }: About & { effect: Sms; to: Address },
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
      window: windowOf(effect, visit),
      dialled,
    }),
    statusCallback: `${deps.publicUrl}/carrier-status/message/${effect.visitId}/${effect.meetingId ?? 'none'}/${effect.template}`,
  };
}

/** The window that it tells of, or from when on we try again. */
function windowOf({ from, until }: Sms, { callback }: Visit): SmsFacts['window'] {
  const told = from === undefined ? callback : { from, until };
  if (told?.until === undefined) return told;
  return { ...told, from: toldFrom({ from: told.from, agreed: callback?.agreed }) };
}

/** What was sent stands in the case; the same message once. */
async function keepSent(
  { store, sealing, now }: EffectDeps,
  { id, effect, visit, text }: { id: string; effect: Sms; visit: Visit; text: string },
): Promise<void> {
  const { visitId, unitId } = visit;
  const { template } = effect;
  const messageId = messageIdOf(visit, effect);
  const sealed = await sealing.seal(text, unitId);
  await store.overwrite({
    entity: 'sentSms',
    smsId: id,
    visitId,
    unitId,
    at: now(),
    template,
    text: sealed,
    messageId,
  });
}

/** An SMS that fails is a task at the desk; it says where it was to go. */
async function fail(
  deps: EffectDeps,
  { visitId, meetingId, template }: Sms,
  { code, number, unitId = '' }: { code: string; number?: string; unitId?: UnitId },
): Promise<EffectOutcome> {
  await changeCase(
    deps,
    {
      type: 'failMessage',
      visitId,
      meetingId,
      template,
      takesNone: takesNone.includes(code),
      to: number === undefined ? undefined : await deps.sealing.seal(number, unitId),
    },
    'system',
  );
  return { result: 'refused', code };
}
