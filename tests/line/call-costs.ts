import { demandedAnswers } from './consultant.ts';
import type { CountingStore, TableRequest } from './counting-store.ts';
import type { Line } from './line-under-test.ts';
import { prompts } from './states.ts';

/*
 * What is counted against the budgets of requests: `requests.test.ts` fails by these counts, and `npm run bench -- requests` prints the
 * same ones.
 */

export interface Counted {
  line: Line;
  store: CountingStore;
}

/** What was done, and the requests that came of it. */
export interface Cost {
  name: string;
  requests: TableRequest[];
}

/**
 * What callers and consultants cause. Without the sweep, which comes each minute however many call, and without what polling desks do:
 * signs of life, each with its look at who asks, and the unit they keep warm.
 */
export function caused(requests: TableRequest[]): TableRequest[] {
  const isHeartbeat = ({ about }: TableRequest) => /^CONSULTANT SET aliveAt = \S+(?:, dutyAt = \S+)?$/.test(about);
  const kept = requests.filter(
    (one) => one.by !== 'sweep' && !isHeartbeat(one) && !(one.by === 'desk' && one.about === 'UNIT UNIT'),
  );
  let heartbeats = requests.filter((one) => isHeartbeat(one) && one.about.includes('dutyAt')).length;
  return kept.filter(({ about }) => {
    if (!about.startsWith('STAFF') || heartbeats === 0) return true;
    heartbeats -= 1;
    return false;
  });
}

export function shown(requests: TableRequest[]): string {
  return requests.map(({ operation, about }) => `${operation} ${about}`).join('\n');
}

/** The key that says the menu again: nothing is looked up and nobody is told. */
export const repeats = '9 repeats';

/** Key presses of one call, each with its requests until it is answered. */
export async function keyPressCosts({ line, store }: Counted): Promise<Cost[]> {
  const caller = line.citizen('+4520880001');
  // Warm: the unit with its policy is read once a minute, not at each key.
  await prompts.meetingTimes.reach(caller, line);
  const again = line.citizen('+4520880002');
  await again.calls();
  const costs: Cost[] = [];
  for (const [name, keys] of [
    ['a wrong code', '999991#'],
    ['a second wrong code', '999992#'],
    ['a third wrong code', '999993#'],
    [repeats, '9'],
    ['1 call-back', '1'],
    ['2 another number', '2'],
    ['a number that cannot be called', '90123456#'],
    ['0 a meeting', '0#'],
    ['8 more times', '8'],
    ['a key that means nothing', '7'],
    ['a time', '1'],
  ] as const) {
    await again.leg();
    store.take();
    await again.presses(keys);
    const requests = caused(store.take());
    const written = requests.findIndex(
      ({ operation }) => operation === 'TransactWriteItems' || operation === 'PutItem',
    );
    // What is asked elsewhere after the write is an effect's (the SMS), and not the key press.
    const { connection } = requests[written] ?? {};
    const toAnswer = requests.slice(written + 1).filter((one) => one.connection === connection);
    costs.push({ name, requests: [...requests.slice(0, written + 1), ...toAnswer] });
  }
  return costs;
}

/** From the first ring to the menu, of somebody the line knows, at a warm function. */
export async function ringToMenuCost({ line, store }: Counted): Promise<Cost & { heard: string }> {
  await line.staff('borgerservice1').registers({ name: 'Varm Vind', phone: '20880005', choice: 'none' });
  const before = line.citizen('+4520880004');
  await before.calls();
  await before.hangsUp();
  const caller = line.citizen('+4520880005');
  await caller.behaves('manual');
  await line.now();
  store.take();
  await caller.calls({ isTracked: false });
  // Answers when nothing is in flight any more.
  await line.now();
  return { name: 'ring to menu', requests: caused(store.take()), heard: await caller.hears() };
}

/** A whole call of a registered person, from the first ring to the concluded case. */
export async function wholeCallCosts(
  { line, store }: Counted,
  phone = '20880003',
): Promise<{ costs: Cost[]; state: string }> {
  const clerk = line.staff('borgerservice1');
  const registered = await clerk.registers({ name: 'Tal Tælle', phone, choice: 'none' });
  const { personId } = await clerk.visit(registered.visitId);
  const karen = line.consultant('konsulent1');
  await karen.goesOnDuty('answer');
  await line.pass('PT1M');
  const caller = line.citizen(`+45${phone}`);
  await caller.behaves('manual');
  const costs: Cost[] = [];
  const count = async (name: string, deed: () => Promise<unknown>) => {
    store.take();
    await deed();
    // Answers when nothing is in flight any more.
    await line.now();
    await karen.leg();
    costs.push({ name, requests: caused(store.take()) });
  };
  await count('rings and is welcomed', () => caller.calls({ isTracked: false }));
  await count('3 talk now, until joined', async () => {
    await caller.presses('3');
    await line.pass('PT5S');
  });
  if (!(await caller.isTalking())) throw new Error('Nobody took the call');
  const { call } = await karen.desk();
  const visitId = call?.visitId ?? '';
  await count('talks for twenty minutes', () => line.pass('PT20M'));
  for (const version of [0, 1, 2])
    await count(`answers saved, ${version + 1}`, () =>
      // As the page saves: it has read whom the case is about.
      karen.does('PUT', `/visits/${visitId}/checklist`, {
        version,
        answers: { C1: 'ja', ...demandedAnswers },
        personId,
      }),
    );
  await count('ends', () => karen.does('POST', `/calls/${call?.callId}/end`, { outcome: 'ended' }));
  await count('concludes', () =>
    karen.does('POST', `/visits/${visitId}/conclude`, { version: 3, category: 'jobparat', certainty: 'sikker' }),
  );
  return { costs, state: (await karen.visit(visitId)).state };
}
