import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { meaningOf } from '../../flows/messages/meaning.ts';
import { mayDial } from '../../schemas/phone/may-dial.ts';
import { e164Of } from '../../schemas/phone/number.ts';
import type { Unit } from '../../schemas/unit.ts';
import { changeCase } from '../case/change-case.ts';
import { sealNumber } from '../case/load.ts';
import { logCodes } from '../log-codes.ts';
import type { Deps } from './deps.ts';

/** As long as the carrier lets a message be. */
const longest = 1600;
/** What has no place in a text of several lines. */
const control = /[^\P{Cc}\n]/gu;

/** Stores an SMS that came in, with what it asks for; the unit to ring, where whoever wrote is to be told so. */
export async function takeIn(deps: Deps, form: Record<string, string>, sid: string): Promise<Unit | undefined> {
  const { sealing } = deps;
  const to = e164Of(form.To ?? '', 'to');
  const unitId = to === undefined ? undefined : await deps.unitIdOf(to);
  const from = e164Of(form.From ?? '', 'from');
  // From a name, a withheld number or a line of ours: nobody reads an answer there, and no case is behind it.
  if (unitId === undefined || from === undefined || (await deps.unitIdOf(from)) !== undefined) {
    deps.log.warn(logCodes.unknownNumber);
    return undefined;
  }
  const unit = await deps.unit(unitId);
  const text = asWritten(form);
  const [sidHash, number, sealed] = await Promise.all([
    sealing.hash('leg', sid, unitId),
    sealNumber(sealing, from, unitId),
    sealing.seal(text, unitId),
  ]);
  const isCallable = mayDial(from, policyOn(unit, localDayOf(deps.now())), [unit.number]);
  const outcome = await changeCase(
    deps,
    { type: 'takeReply', unitId, sidHash, number, text: sealed, meaning: meaningOf(text), isCallable },
    'citizen',
  );
  return outcome.done && outcome.made.isStranger === true ? unit : undefined;
}

/** The text as it is kept: a picture without words is said in words. */
function asWritten({ Body = '', NumMedia = '0' }: Record<string, string>): string {
  const text = Body.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll(control, ' ').slice(0, longest).trim();
  if (text !== '') return text;
  return NumMedia === '0' ? '(uden tekst)' : '(billede)';
}
