import type { Call } from '../../../schemas/call.ts';
import type { Prompt } from '../prompts/keys.ts';
import { seconds } from '../seconds.ts';
import type { Wait } from '../wait.ts';
import { hangUp, holding, type Plan, type Telling } from './speech.ts';
import { noTimes } from './times.ts';
import { plain } from './utter.ts';

/** In the queue, or while a softphone rings. */
export function waiting(call: Call, facts: Telling): Plan {
  // A call-back whose consultant was lost before the citizen answered: nobody is there to wait for.
  if (call.citizenLeg === undefined) return hangUp(tooLate(facts));
  return holding([...whyWaiting(call, facts), ...told(facts.wait), plain('waitingKeys')], seconds.waitRound);
}

function whyWaiting({ reason }: Call, facts: Telling): Prompt[] {
  if (reason === 'notBack' || reason === 'transferred') return [plain(reason)];
  if (reason === 'noTimes') return [noTimes(facts), plain('waitingFirst')];
  return reason === 'first' || reason === 'decided' ? [plain('waitingFirst')] : [];
}

/** Place and expected wait; above what the rules let anybody wait for, and where nobody is on duty, that is said and no number. */
function told(wait: Wait | undefined): Prompt[] {
  if (wait === undefined) return [];
  const { place, isNext, expected } = wait;
  if (expected === 'nobody') return [plain('waitNobody')];
  if (isNext || expected === 'soon') return [plain('placeNext')];
  const where: Prompt[] = place > 1 ? [{ key: 'place', values: { place: String(place) } }] : [];
  if (expected === 'long') return [...where, plain('waitLong')];
  return [...where, { key: 'waitMinutes', values: { minutes: String(expected) } }];
}

/** The talk broke off: the way back to it is tried. */
export function lost(): Plan {
  return holding([plain('lost'), plain('waitingKeys')]);
}

/**
 * On the way into the talk. Whom we call hears who calls, and nothing that a mailbox, or whoever else takes the telephone, should not know;
 * after a break nobody needs to be told again.
 */
export function joining({ direction, step }: Call, { unit }: Telling): Prompt[] {
  const isCalled = direction === 'callback' && step <= firstStep;
  return [isCalled ? { key: 'weCall', values: { unit: unit.name } } : plain('joining')];
}

/** A call-back asks nothing before the talk, which is its first step. */
const firstStep = 1;

/** Who took the telephone too late for the talk. */
function tooLate({ unit }: Telling): Prompt[] {
  return [{ key: 'weCallTooLate', values: { unit: unit.name } }];
}
