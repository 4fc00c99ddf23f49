import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CaseRow } from '../../schemas/staff-api.ts';
import { type Line, startLine } from './line-under-test.ts';

let line: Line;
let numbers = 20_660_000;

function somebody() {
  numbers += 1;
  return line.citizen(`+45${numbers}`);
}

async function registers(more: object) {
  const caller = somebody();
  const clerk = line.staff('borgerservice1');
  const { visitId } = await clerk.registers({ name: 'Ida Ibsen', phone: caller.number, choice: 'callback', ...more });
  await line.pass('PT1S');
  return { caller, visitId };
}

async function matters(visitId: string) {
  const { cases } = await line.staff('konsulent1').does<{ cases: CaseRow[] }>('GET', '/cases?what=answerReply');
  return cases.filter((row) => row.visitId === visitId);
}

beforeAll(async () => {
  line = await startLine();
});
afterEach(() => line.clear());
afterAll(() => line?.stop());

test('a promise is told by SMS, cancelled by AFLYS, and asked for again by RING', async () => {
  const { caller, visitId } = await registers({});
  await caller.writes('AFLYS');
  await caller.writes('Ring.');
  const said = (await caller.messages()).map(({ body }) => body).toReversed();
  expect(said).toEqual([
    expect.stringMatching(/^Vi ringer til dig .*Svar AFLYS/),
    expect.stringMatching(/^Vi ringer ikke til dig som aftalt/),
    expect.stringMatching(/^Vi ringer til dig /),
  ]);
  expect((await line.staff('konsulent1').visit(visitId)).callback).toBeDefined();
  expect(await matters(visitId)).toEqual([]);
});

test('what the line does not understand stands on Sager and in the case, until it is said what was done', async () => {
  const { caller, visitId } = await registers({});
  await caller.writes('Hvad skal jeg tage med?');
  const karen = line.staff('konsulent1');
  const [row, ...others] = await matters(visitId);
  expect(others).toEqual([]);
  expect((await karen.visit(visitId)).messages?.map(({ direction, text }) => [direction, text])).toEqual([
    ['out', expect.stringContaining('Vi ringer til dig')],
    ['in', 'Hvad skal jeg tage med?'],
  ]);
  await karen.does('POST', `/replies/${row?.matterId}/answered`, { done: 'Ringet og fortalt det.' });
  expect(await matters(visitId)).toEqual([]);
});

test('a number that nobody knows is told where to ring, once', async () => {
  const stranger = somebody();
  await stranger.writes('hej');
  await stranger.writes('hallo?');
  expect((await stranger.messages()).map(({ body }) => body)).toEqual([
    expect.stringMatching(/^Vi kan ikke se, hvem du er, ud fra dit nummer\. Ring til os på \d\d /),
  ]);
});

test('the working day before a meeting its citizen is reminded, once', async () => {
  const { slots } = await line
    .staff('konsulent1')
    .does<{ slots: { slotId: string; startAt: string; free: boolean }[] }>(
      'GET',
      '/slots?from=2021-01-06&to=2021-01-07',
    );
  const { caller } = await registers({ choice: 'physical', slotId: slots.find(({ free }) => free)?.slotId });
  const reminders = async () => (await caller.messages()).filter(({ body }) => body.startsWith('Husk din aftale'));
  await line.pass('P1D');
  await line.pass('PT3H');
  expect(await reminders()).toEqual([]);
  await line.pass('PT3H');
  expect(await reminders()).toHaveLength(1);
  await line.pass('PT12H');
  expect(await reminders()).toHaveLength(1);
});
