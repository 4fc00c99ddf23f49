import { localDayOf } from '../../flows/calendar/local-time.ts';
import { isOpen } from '../../flows/calendar/opening-hours.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import type { CaseFile } from '../../flows/case/need.ts';
import type { SpeechFacts } from '../../flows/ivr/spoken/speech.ts';
import { waitOf } from '../../flows/ivr/wait.ts';
import { isStaffed } from '../../flows/routing/presence.ts';
import type { Call } from '../../schemas/call.ts';
import type { PromptName } from '../../schemas/prompt.ts';
import type { Visit } from '../../schemas/visit.ts';
import { dialledNumberOf, toldTelephone } from '../effects/number-of.ts';
import type { Deps } from './deps.ts';

/** What has to be known to say the present words; read only where they need it. */
export async function spokenFacts(
  deps: Deps,
  { file, call, greet }: { file: CaseFile; call: Call; greet: boolean },
): Promise<SpeechFacts> {
  const now = deps.now();
  const { store } = deps;
  const unit = await deps.unit(call.unitId);
  const policy = policyOn(unit, localDayOf(now));
  const isOpenNow = isOpen(now, policy.openingHours);
  const asks = asksOf(call, isOpenNow);
  const [visit, { queue, consultants }, keyedNumber] = await Promise.all([
    file.item('visit', call.visitId) ?? store.get('visit', call.visitId),
    asks.line ? store.onLine(call.unitId) : { queue: [], consultants: [] },
    keyedIn(deps, call),
  ]);
  return {
    now,
    unit,
    policy,
    visit,
    wait: asks.wait ? waitOf({ queue, consultants }, call, { now, policy }) : undefined,
    keyedNumber,
    noSms: await takesNone(deps, call, visit),
    dialEnds: await dialEndsIn(deps, call, visit),
    open: isStaffed({ now, unit, policy }, () => consultants, call),
    greet,
  };
}

/** Who waits, or may choose to, is told how long; after hours the menu offers a talk now while somebody is there. */
function asksOf({ state }: Call, isOpenNow: boolean): { line: boolean; wait: boolean } {
  const isAtMenu = state.at === 'prompt' && state.prompt === 'menu';
  const mayTalk = state.at === 'prompt' && offersTalk.includes(state.prompt);
  const waits = state.at === 'waiting' || state.at === 'reserved';
  return { line: waits || mayTalk, wait: waits || (isAtMenu && isOpenNow) };
}

/** Where a talk now can be chosen. */
const offersTalk: readonly PromptName[] = ['menu', 'arranged', 'cancelled'];

/** Which number will be called, as far as who has only got hold of a code may know. */
async function dialEndsIn(deps: Deps, { state }: Call, visit: Visit | undefined): Promise<string | undefined> {
  if (visit === undefined || state.at !== 'prompt' || state.about !== 'callback') return undefined;
  return (await dialledNumberOf(deps, visit))?.slice(-2);
}

/** Only who has booked is told that an SMS comes. */
async function takesNone(deps: Deps, { state }: Call, visit: Visit | undefined): Promise<boolean> {
  if (visit === undefined || state.at !== 'prompt' || state.prompt !== 'booked') return false;
  const told = await toldTelephone(deps, visit);
  return told !== undefined && !told.takesSms;
}

/** The number that is read back; sealed until then. */
async function keyedIn({ sealing }: Deps, { state, unitId }: Call): Promise<string | undefined> {
  const keyed = state.at === 'prompt' ? state.keyed : undefined;
  return keyed === undefined ? undefined : sealing.open(keyed.sealed, unitId);
}
