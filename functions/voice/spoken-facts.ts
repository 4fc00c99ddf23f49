import { localDayOf, secondsOf } from '../../flows/calendar/local-time.ts';
import { isOpen } from '../../flows/calendar/opening-hours.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import type { CaseFile } from '../../flows/case/need.ts';
import type { SpeechFacts } from '../../flows/ivr/speak.ts';
import { isAlive, isOnDuty } from '../../flows/routing/presence.ts';
import type { Call } from '../../schemas/call.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { toldTelephone } from '../effects/number-of.ts';
import type { Deps } from './deps.ts';

/** What has to be known to say the present words; read only where they need it. */
export async function spokenFacts(
  deps: Deps,
  { file, call, greet }: { file: CaseFile; call: Call; greet: boolean },
): Promise<SpeechFacts> {
  const now = deps.now();
  const unit = await deps.unit(call.unitId);
  const visit = file.item('visit', call.visitId) ?? (await deps.store.get('visit', call.visitId));
  return {
    now,
    unit,
    policy: policyOn(unit, localDayOf(now)),
    visit,
    noSms: await takesNone(deps, call, visit),
    queue: await queueOf(deps, call, unit),
    open: await isTalkPossible(deps, call, unit),
    greet,
  };
}

/** Only who has booked is told that an SMS comes. */
async function takesNone(deps: Deps, { state }: Call, visit: Visit | undefined): Promise<boolean> {
  if (visit === undefined || state.at !== 'prompt' || state.prompt !== 'booked') return false;
  const told = await toldTelephone(deps, visit);
  return told !== undefined && !told.takesSms;
}

/** Only the menu says whether a talk now is possible. */
async function isTalkPossible({ store, now }: Deps, { state, unitId }: Call, unit: Unit): Promise<boolean> {
  const policy = policyOn(unit, localDayOf(now()));
  if (isOpen(now(), policy.openingHours)) return true;
  if (state.at !== 'prompt' || (state.prompt !== 'menu' && state.prompt !== 'code')) return false;
  return (await store.consultants(unitId)).some((one) => one.state === 'available' && isAlive(one, now(), policy));
}

/** Place and expected wait, told in each round but the first: the key press that chose to wait is answered at once. */
async function queueOf({ store, now }: Deps, call: Call, unit: Unit): Promise<SpeechFacts['queue']> {
  const isWaiting = call.state.at === 'waiting' || call.state.at === 'reserved';
  if (!isWaiting || call.reason === 'first') return undefined;
  const [queue, consultants] = await Promise.all([store.waiting(call.unitId), store.consultants(call.unitId)]);
  const { meanTalk } = policyOn(unit, localDayOf(now())).routing;
  const ahead = queue.filter((entry) => entry.placeAt < (call.placeAt ?? '') && entry.callId !== call.callId).length;
  const onDuty = consultants.filter(isOnDuty).length;
  const minutes = Math.ceil(((ahead + 1) * secondsOf(meanTalk)) / 60 / Math.max(1, onDuty));
  return { place: ahead + 1, minutes };
}
