import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Line, startLine } from '../line/line-under-test.ts';
import { prompts } from '../line/states.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'line-killed-'));
let line: Line;
beforeAll(async () => {
  line = await startLine({ dataDir });
});
afterAll(async () => {
  await line?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('killed while people wait, talk and choose, and started again on the same data, the line has lost nobody', async () => {
  const karen = line.consultant('konsulent1');
  const [talks, waitsFirst, waitsThen, chooses, promised, booked, withheld] = [1, 2, 3, 4, 5, 6, 7].map((last) =>
    line.citizen(`+452077000${last}`),
  );
  if (!talks || !waitsFirst || !waitsThen || !chooses || !promised || !booked || !withheld)
    throw new Error('Seven citizens');
  await karen.goesOnDuty('answer');
  await prompts.waiting.reach(talks, line);
  await line.pass('PT5S');
  expect(await talks.isTalking()).toBe(true);
  await prompts.booked.reach(booked, line);
  await booked.hangsUp();
  await prompts.waiting.reach(waitsFirst, line);
  await line.pass('PT20S');
  await prompts.waiting.reach(waitsThen, line);
  await line.pass('PT5S');
  await prompts.menu.reach(chooses, line);
  await prompts.promised.reach(promised, line);
  await withheld.withholdsNumber();
  await prompts.waiting.reach(withheld, line);
  const before = await line.balance();
  expect(before.contactsIn).toBe(7);
  const cases = await Promise.all(
    [waitsFirst, waitsThen, chooses, promised, booked, withheld, talks].map(
      async (who) => (await line.caseOf(who)).visitId,
    ),
  );
  const [first, then, chose, asked, met, hidden, talked] = cases;
  const killedAt = await line.now();
  await line.restart(killedAt);

  // The carrier has forgotten the calls: within the next sweeps each is found to be gone.
  await line.pass('PT15M');
  const clerk = line.staff('borgerservice1');
  const { contactsIn, served, waiting, ended, booked: meetings } = await line.balance();
  expect(contactsIn).toBe(7);
  expect(served + waiting + ended + meetings).toBe(7);
  const state = async (id: string | undefined) => (await clerk.visit(id ?? '')).state;
  expect(await state(met)).toBe('booked');
  expect(await state(hidden)).toBe('ended');
  for (const id of [first, then, chose, asked, talked]) expect(await state(id)).toBe('waiting');
  const { callbacks, queue, unfinished } = await clerk.desk();
  expect(callbacks.map(({ visitId }) => visitId)).toEqual(expect.arrayContaining([first, then, chose, asked]));
  // The talk that was cut is the consultant's to finish.
  expect(unfinished.map(({ visitId }) => visitId)).toContain(talked);
  expect(queue.filter((entry) => entry.direction === 'inbound')).toEqual([]);

  // Who waited longest is called first, at the place kept.
  const again = line.consultant('konsulent1');
  for (const last of [2, 3, 4, 5]) await line.citizen(`+452077000${last}`).behaves('answer');
  expect(['reserved', 'busy']).not.toContain(await again.presence());
  const order: string[] = [];
  await again.goesOnDuty('answer');
  for (let talk = 0; talk < 4; talk += 1) {
    await line.pass('PT10S');
    const { call } = await again.desk();
    if (call === undefined) break;
    order.push(call.visitId);
    await again.concludes(await again.ends());
  }
  expect(order.slice(0, 2)).toEqual([first, then]);
  expect(order.toSorted()).toEqual([first, then, chose, asked].toSorted());
  expect((await line.balance()).served).toBe(4);
});

test('killed between a change and its effects, the line carries the effects out after the start', async () => {
  const clerk = line.staff('borgerservice1');
  const karen = line.consultant('konsulent1');
  await karen.goesOnDuty('answer');
  const citizen = line.citizen('+4520770011');
  await citizen.behaves('answer');
  const at = await line.now();
  await clerk.registers({ name: 'Strøm Svigt', phone: '20770011', choice: 'callback' });
  // The clerk has the answer; what follows from it (the ring at the desk) is on its way or not even begun.
  await line.restart(at);
  const back = line.consultant('konsulent1');
  const same = line.citizen('+4520770011');
  await same.behaves('answer');
  await back.behaves('answer');
  await line.pass('PT10M');
  if ((await back.presence()) !== 'busy') await back.goesOnDuty('answer');
  await line.pass('PT40M');
  expect(await same.isTalking()).toBe(true);
  const { contactsIn, served, waiting, booked, ended } = await line.balance();
  expect(served + waiting + booked + ended).toBe(contactsIn);
});
