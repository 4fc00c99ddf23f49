import type { Call } from '../../../schemas/call.ts';
import { offersTelephone } from '../../calendar/policy.ts';
import { isSafeContact } from '../../visit/safe-contact.ts';
import type { Prompt } from '../prompts/keys.ts';
import { also, late, windowOf } from './arranged.ts';
import type { AtPrompt, Telling } from './speech.ts';
import { plain, sayNumber } from './utter.ts';

/** What stands, for who has keyed the code, as something to remember; and what can be done with it. */
export function arranged(state: AtPrompt, facts: Telling): Prompt[] {
  const other = state.next === undefined ? [] : [plain('arrangedOther')];
  const talk = facts.open ? [plain('arrangedTalk')] : [];
  // The first key comes soon: what else there is is said after it.
  return [standing(state, facts), plain('arrangedKeys'), ...talk, ...other, plain('menuAgain')];
}

function standing({ about }: AtPrompt, facts: Telling): Prompt {
  const { visit, policy, dialEnds, words } = facts;
  if (about === 'meeting' && visit?.meeting !== undefined) {
    const { startAt } = visit.meeting;
    const { place } = policy.meetings;
    return { key: 'booked', values: { day: words.wholeDay(startAt), time: words.time(startAt), place } };
  }
  if (visit?.callback === undefined) return plain('nothingArranged');
  const { callback } = visit;
  const digits = (dialEnds ?? '').replace(/^0/, '0 ');
  const values = { ...windowOf(callback, facts), day: words.wholeDay(callback.from), digits };
  return late(callback, facts) ?? { key: 'arrangedCall', values };
}

/** What comes after something was cancelled: what else stands, or who asks what is wished now. */
export function cancelled(call: Call, facts: Telling): Prompt[] {
  const { visit, unit, policy, open } = facts;
  const rest = [...also(call, facts, 'callback'), ...also(call, facts, 'meeting')];
  const isCalled = visit !== undefined && !isSafeContact(visit);
  const values = { number: sayNumber(unit.number) };
  const next: Prompt = { key: isCalled ? 'cancelledNext' : 'cancelledCallUs', values };
  const keys = !offersTelephone(policy) ? 'menuMeetings' : open ? 'menu' : 'menuClosed';
  return [...(rest.length > 0 ? rest : [next]), plain(keys), plain('orHangUp')];
}
