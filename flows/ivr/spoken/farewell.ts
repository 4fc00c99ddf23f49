import type { Call } from '../../../schemas/call.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { isOpen, opensNext } from '../../calendar/opening-hours.ts';
import { isSafeContact } from '../../visit/safe-contact.ts';
import type { Prompt } from '../prompts/keys.ts';
import { late, windowOf } from './arranged.ts';
import type { Telling } from './speech.ts';
import { plain, sayNumber } from './utter.ts';

/** The last words name what comes next, where it was agreed in this call; else who calls whom, and when. */
export function farewell(call: Call, facts: Telling): Prompt[] {
  const { visit } = facts;
  const agreed = call.state.at === 'prompt' && call.callable && visit !== undefined ? agreedIn(call, visit, facts) : [];
  if (agreed.length > 0) return agreed;
  // In safe contact nobody calls unless a time was agreed.
  if (!isHelped(visit) && visit !== undefined && isSafeContact(visit)) return [comeAgain(facts)];
  if (isHelped(visit) || call.callable) return call.state.at === 'prompt' ? desk(facts) : [plain('farewell')];
  return [callAgain(facts)];
}

function agreedIn({ through }: Call, visit: Visit, facts: Telling): Prompt[] {
  const { now, words } = facts;
  const { meeting, callback, choice } = visit;
  const isChosen = choice === 'physical' || (through === 'code' && callback === undefined);
  if (meeting !== undefined && isChosen) {
    const values = { day: words.day(meeting.startAt, now), time: words.time(meeting.startAt) };
    return [{ key: 'farewellMeeting', values }];
  }
  if (callback === undefined) return [];
  const other = late(callback, facts);
  return other === undefined
    ? [{ key: 'farewellCallback', values: windowOf(callback, facts) }]
    : [other, plain('farewell')];
}

/** What the desk has to find out is said with who will call, and until when. */
function desk({ visit, now, words, unit }: Telling): Prompt[] {
  if (visit?.desk === undefined || isSafeContact(visit)) return [plain('farewell')];
  const values = { day: words.day(visit.desk.dueAt, now), number: sayNumber(unit.number) };
  return [{ key: 'farewellDesk', values }];
}

function isHelped(visit: Visit | undefined): boolean {
  if (visit === undefined) return false;
  return [visit.callback, visit.meeting, visit.talkedAt, visit.conclusion].some((one) => one !== undefined);
}

function callAgain(facts: Telling): Prompt {
  const { now, policy } = facts;
  if (isOpen(now, policy.openingHours)) return plain('farewellCallAnytime');
  return { key: 'farewellCallAgain', values: opening(facts) };
}

function comeAgain(facts: Telling): Prompt {
  if (isOpen(facts.now, facts.policy.openingHours)) return plain('farewell');
  return { key: 'farewellComeAgain', values: opening(facts) };
}

function opening({ now, unit, words }: Telling) {
  const opens = opensNext(now, unit);
  return { day: words.day(opens, now), time: words.time(opens) };
}
