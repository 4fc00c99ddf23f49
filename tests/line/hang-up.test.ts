import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Citizen } from './citizen.ts';
import { type Line, startLine } from './line-under-test.ts';
import { type PromptName, prompts } from './states.ts';

let line: Line;
let numbers = 20_220_000;

function somebody() {
  numbers += 1;
  return line.citizen(`+45${numbers}`);
}

beforeAll(async () => {
  line = await startLine();
});
afterEach(() => line.clear());
afterAll(() => line?.stop());

/** What holds wherever a caller hangs up: the sum is right, nobody stands in the queue, no consultant is held. */
async function expectNobodyLost() {
  const { contactsIn, served, waiting, booked, ended } = await line.balance();
  expect(served + waiting + booked + ended).toBe(contactsIn);
  const { queue } = await line.staff('konsulent1').desk();
  expect(queue.filter((entry) => entry.direction === 'inbound')).toEqual([]);
  for (const user of ['konsulent1', 'konsulent2'])
    expect(['reserved', 'busy']).not.toContain(await line.consultant(user).presence());
}

async function expectMissedCall(caller: Citizen) {
  const { visitId } = await line.caseOf(caller);
  const { callbacks } = await line.staff('konsulent1').desk();
  const mine = callbacks.filter((callback) => callback.visitId === visitId);
  expect(mine.map(({ kind }) => kind)).toEqual(['missed']);
  expect(mine[0]?.nextAt).toBe(await line.now());
  return mine[0];
}

describe('a citizen who hangs up', () => {
  const early: PromptName[] = ['code', 'menu', 'callbackNumber', 'keyNumber', 'meetingTimes', 'waiting'];
  for (const name of early) {
    test(`at ${name} with the number shown is on the call-back list, due now`, async () => {
      const caller = somebody();
      await prompts[name].reach(caller, line);
      await caller.hangsUp();
      await expectMissedCall(caller);
      expect((await line.caseOf(caller)).state).toBe('waiting');
      await expectNobodyLost();
    });

    test(`at ${name} with the number withheld has ended as abandoned`, async () => {
      const before = await line.balance();
      const caller = somebody();
      await caller.withholdsNumber();
      // Who shows no number is asked for one at once.
      await (name === 'keyNumber' ? prompts.callbackNumber : prompts[name]).reach(caller, line);
      await caller.hangsUp();
      expect((await line.caseOf(caller)).state).toBe('ended');
      expect((await line.balance()).ended).toBe(before.ended + 1);
      await expectNobodyLost();
    });
  }

  test('after the promise keeps it', async () => {
    const caller = somebody();
    await prompts.promised.reach(caller, line);
    await caller.hangsUp();
    expect((await line.caseOf(caller)).callback?.kind).toBe('callback');
    await expectNobodyLost();
  });

  test('after booking is booked', async () => {
    const caller = somebody();
    await prompts.booked.reach(caller, line);
    await caller.hangsUp();
    expect((await line.caseOf(caller)).state).toBe('booked');
    await expectNobodyLost();
  });

  test('while looking for another time than the one booked keeps the one booked, also who had waited before', async () => {
    const caller = somebody();
    await prompts.waiting.reach(caller, line);
    for (const key of ['0', '1', '0']) await caller.presses(key);
    await caller.hangsUp();
    const view = await line.caseOf(caller);
    expect(view.state).toBe('booked');
    expect(view.callback).toBeUndefined();
    await expectNobodyLost();
  });

  test('while looking at times from the queue is called back at the place kept', async () => {
    const caller = somebody();
    await prompts.waiting.reach(caller, line);
    await line.pass('PT3M');
    await caller.presses('0');
    await caller.hangsUp();
    await expectMissedCall(caller);
    await expectNobodyLost();
  });

  test('while the softphone rings: the ringing stops, the consultant is free, the citizen is called back', async () => {
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty('manual');
    const caller = somebody();
    await prompts.waiting.reach(caller, line);
    expect(await karen.isRinging()).toBe(true);
    expect(await karen.presence()).toBe('reserved');
    await caller.hangsUp();
    // The call-back is due now: what rings next is that, at the same desk.
    await line.pass('PT2S');
    const desk = await karen.desk();
    expect(desk.call?.direction).toBe('callback');
    expect(desk.call?.visitId).toBe((await line.caseOf(caller)).visitId);
    expect((await karen.legs()).filter((leg) => leg.status === 'ringing')).toHaveLength(1);
    await karen.rejects();
    await expectNobodyLost();
  });

  test('before the softphone could even ring leaves the consultant free', async () => {
    const [karen, kasper] = [line.consultant('konsulent1'), line.consultant('konsulent2')];
    const [first, second] = [somebody(), somebody()];
    for (const caller of [first, second]) {
      await caller.withholdsNumber();
      await prompts.waiting.reach(caller, line);
    }
    // The carrier begins one call a second: the second softphone's is still queued.
    await Promise.all([karen.goesOnDuty('manual'), kasper.goesOnDuty('manual')]);
    const states = await Promise.all([karen, kasper].map(async (one) => (await one.leg())?.status));
    expect(states.toSorted()).toEqual(['queued', 'ringing']);
    for (const caller of [first, second]) await caller.hangsUp();
    expect(await Promise.all([karen.presence(), kasper.presence()])).toEqual(['available', 'available']);
    await expectNobodyLost();
  });

  test('after the consultant accepted and before they are joined: the consultant does not sit alone', async () => {
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty('manual');
    const caller = somebody();
    await prompts.waiting.reach(caller, line);
    // The carrier is too busy to move the citizen, also when it is asked again.
    await line.faults({ tooManyRequests: 4 });
    await karen.answers();
    expect((await karen.desk()).call?.routing).toBe('accepted');
    await caller.hangsUp();
    await line.pass('PT1S');
    expect((await karen.legs()).filter((leg) => leg.status === 'in-progress')).toEqual([]);
    const { visitId } = await line.caseOf(caller);
    const { callbacks } = await karen.desk();
    expect(callbacks.map((callback) => callback.visitId)).toContain(visitId);
    if (await karen.isRinging()) await karen.rejects();
    await expectNobodyLost();
  });

  test('during the talk has had it: the consultant wraps up and concludes', async () => {
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    const caller = somebody();
    await prompts.waiting.reach(caller, line);
    await line.pass('PT5S');
    expect(await caller.isTalking()).toBe(true);
    await caller.hangsUp();
    await line.pass('PT1S');
    expect(await karen.presence()).toBe('wrapping');
    expect((await karen.leg())?.status).toBe('completed');
    const { visitId } = await line.caseOf(caller);
    expect((await karen.desk()).unfinished.map((visit) => visit.visitId)).toContain(visitId);
    await karen.concludes(visitId);
    expect((await line.caseOf(caller)).state).toBe('served');
    await expectNobodyLost();
  });

  test('while the consultant is lost has had the talk, and the consultant is free again', async () => {
    const caller = somebody();
    await prompts.lost.reach(caller, line);
    await line.pass('PT2S');
    await caller.hangsUp();
    await line.pass('PT1M');
    expect((await line.caseOf(caller)).state).toBe('waiting');
    expect((await line.staff('konsulent1').desk()).unfinished.map((visit) => visit.visitId)).toContain(
      (await line.caseOf(caller)).visitId,
    );
    await expectNobodyLost();
  });

  test('while being dialled is tried again after the pause', async () => {
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    const caller = somebody();
    await caller.behaves('manual');
    await prompts.promised.reach(caller, line);
    await caller.hangsUp();
    await line.pass('PT5S');
    expect((await caller.leg()).status).toBe('ringing');
    const { visitId } = (await karen.desk()).call ?? {};
    await caller.rejects();
    await line.pass('PT1S');
    expect(await karen.presence()).toBe('available');
    const view = await karen.visit(visitId ?? '');
    expect(view.callback?.attempts).toBe(1);
    expect(Date.parse(view.callback?.nextAt ?? '') - Date.parse(await line.now())).toBeGreaterThan(29 * 60_000);
    await expectNobodyLost();
  });
});
