import type { Call } from '../../../schemas/call.ts';
import { localDayOf } from '../../calendar/local-time.ts';
import { hoursOn, opensNext } from '../../calendar/opening-hours.ts';
import { isClosedOutOfTurn, offersTelephone } from '../../calendar/policy.ts';
import { beginsWithCall } from '../default-channel.ts';
import type { Prompt } from '../prompts/keys.ts';
import type { Wait } from '../wait.ts';
import type { Telling } from './speech.ts';
import { plain } from './utter.ts';

/** Before the first question; short, so that the first key follows soon. */
export function welcome({ greet, unit }: Telling): Prompt[] {
  return greet ? [{ key: 'welcome', values: { unit: unit.name } }] : [];
}

/** What can be chosen; who may wait is told for how long before choosing to. */
export function menu(call: Call, facts: Telling): Prompt[] {
  const { open, policy, wait } = facts;
  const closed = isNewTo(call, facts) && !open ? [closedNow(facts)] : [];
  const rest = [plain('menuOwn'), plain('menuAgain')];
  // The first key comes first: a date takes its time.
  const freely = policy.voluntary && isNewTo(call, facts) ? [plain('voluntary')] : [];
  if (!offersTelephone(policy)) return [plain('menuMeetings'), ...closed, ...freely, ...rest];
  const unasked = beginsWithCall(policy, call, facts.visit) ? [plain('menuUnasked')] : [];
  const last = [...unasked, ...freely, ...rest];
  if (!open) return [plain('menuClosed'), ...closed, ...last];
  return [plain('menu'), ...waitAhead(wait), ...last];
}

/** Who has slipped at the menu, or wished to hear it again, has heard that we are closed. */
function isNewTo({ reason }: Call, { greet }: Telling): boolean {
  return greet || !['repeat', 'wrong', 'silent'].includes(reason);
}

function waitAhead(wait: Wait | undefined): Prompt[] {
  if (wait === undefined || wait.expected === 'soon') return [];
  if (wait.expected === 'nobody') return [plain('waitNobody')];
  if (wait.expected === 'long') return [plain('waitLong')];
  return [{ key: 'menuWait', values: { minutes: String(wait.expected) } }];
}

/** A day without hours is said to be closed, whatever its weekday usually is; who closed the line out of turn has said why. */
function closedNow({ now, unit, words }: Telling): Prompt {
  const today = localDayOf(now);
  const opens = opensNext(now, unit);
  const values = { day: words.day(opens, now), time: words.time(opens) };
  if (isClosedOutOfTurn(unit, today))
    return { key: 'closedOutOfTurn', values: { text: unit.closing?.text ?? '', ...values } };
  return { key: hoursOn(today, unit) === undefined ? 'closedToday' : 'closedNow', values };
}
