import { plus } from '../../flows/calendar/local-time.ts';
import type { LineInMemory } from '../fixtures/line-in-memory.ts';
import { birgit, karen, type Person } from '../fixtures/line-people.ts';
import { permanent } from '../fixtures/scripted-carrier.ts';
import { demandedAnswers } from '../line/consultant.ts';

/** How many of a thousand persons are in each kind of unfinished business when everybody leaves. */
export interface Morning {
  /** Concluded in doubt, with the meeting that settles it. */
  doubts: number;
  /** The same, where no time was free before the doubt is due. */
  doubtsQueued: number;
  /** Talked with, in acute need, and not concluded. */
  talked: number;
  /** Booked, and the message about it does not arrive. */
  untold: number;
  /** Wish to be called, booked at the desk, or undecided: a third each. */
  rest: number;
}

type Choice = 'callback' | 'physical' | 'none';

/** A working morning after which nobody comes to work any more. */
export async function playMorning(line: LineInMemory, morning: Morning): Promise<void> {
  let registered = 0;
  async function register(choice: Choice): Promise<string> {
    registered += 1;
    const body = { name: `Person ${registered}`, phone: String(20_000_000 + registered), choice };
    return (await granted(line, birgit, ['POST', '/applicants', body])).visitId;
  }
  for (let count = 0; count < morning.doubts; count += 1) await doubt(line, await register('none'), freeTime);
  for (let count = 0; count < morning.doubtsQueued; count += 1) await doubt(line, await register('none'), queued);
  for (let count = 0; count < morning.talked; count += 1) await talk(line, await register('none'), true);
  line.carrier.refuses('sms', permanent, { times: morning.untold });
  for (let count = 0; count < morning.untold; count += 1) {
    await register('physical');
    await line.dispatch();
  }
  for (let count = 0; count < morning.rest; count += 1)
    await register((['callback', 'physical', 'none'] as const)[count % 3] ?? 'none');
  await line.dispatch();
}

async function granted(line: LineInMemory, as: Person, [method, path, body]: [string, string, unknown?]) {
  const answer = await line.ask(method, path, { as, body });
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered ${answer.status} ${answer.text}`);
  return answer.body;
}

/** A talk outside the line in which everything was asked, by somebody with money for food and rent or without; gives the version of the answers. */
async function talk(line: LineInMemory, visitId: string, isInNeed = false): Promise<number> {
  await granted(line, karen, ['POST', `/visits/${visitId}/talk`, { form: 'phone', at: line.now }]);
  const answers = { version: 0, answers: { ...demandedAnswers, ...(isInNeed && { F2: 'nej' }) } };
  return (await granted(line, karen, ['PUT', `/visits/${visitId}/checklist`, answers])).version;
}

type Next = (line: LineInMemory) => Promise<object>;

async function doubt(line: LineInMemory, visitId: string, next: Next): Promise<void> {
  const version = await talk(line, visitId);
  const judged = { version, category: 'jobparat', certainty: 'usikker', followUp: await next(line) };
  await granted(line, karen, ['POST', `/visits/${visitId}/conclude`, judged]);
}

/** The first time that is free before the doubt is due: today or tomorrow. */
async function freeTime(line: LineInMemory): Promise<object> {
  const { slots } = await granted(line, karen, ['GET', `/slots?from=${plus(line.now, 'PT1M')}&to=2021-01-05`]);
  const free = slots.find((slot: { free: boolean }) => slot.free);
  if (free === undefined) throw new Error('Nothing is free today or tomorrow');
  return { slotId: free.slotId };
}

async function queued(): Promise<object> {
  return { queue: true };
}
