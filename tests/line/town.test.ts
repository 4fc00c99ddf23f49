import { afterAll, beforeAll, expect, test } from 'vitest';
import { Town } from '../../local/demo/town/town.ts';
import { unitOf } from '../../local/seed/seed.ts';
import { lookForTheLost } from '../rush/rush.ts';
import { demand } from './http.ts';
import { type Line, startLine } from './line-under-test.ts';

let line: Line;
beforeAll(async () => {
  // An hour before it closes.
  line = await startLine({ at: '2021-01-04T14:00:00Z', cps: 30 });
});
afterAll(() => line?.stop());

interface Shown {
  town: { state: string };
}

const lookS = 20;
/** An hour until the line closes, and half an hour at most for those who are still on it. */
const mostLooks = (90 * 60) / lookS;

async function play(town: Town): Promise<number> {
  const began = Date.parse(await line.now());
  town.begins(30, began);
  let looks = 0;
  for (; town.isOn && looks < mostLooks; looks += 1) {
    await town.look(began + looks * lookS * 1000);
    await line.pass(`PT${lookS}S`);
  }
  return looks;
}

test('a town rings through the last hour of a day, is answered, stops by itself, and nobody is lost', async () => {
  const said: string[] = [];
  const town = new Town({
    unit: unitOf({ policy: 'favrskov-2021', unitNumber: line.number }),
    colleagues: ['konsulent1', 'konsulent2'],
    ...{ lineUrl: line.at.line, carrierUrl: line.at.carrier, tokenFor: line.tokenOf },
    say: (words) => said.push(words),
  });

  const looks = await play(town);

  expect(looks).toBeGreaterThanOrEqual(3600 / lookS);
  expect(town.isOn).toBe(false);
  expect(town.shown.called).toBeGreaterThan(15);
  expect(said).toEqual([
    'town       30 calls an hour until the line closes, 100 at most; answered by konsulent1, konsulent2',
    `town       over: ${town.shown.called} have called. The lists and the report say what became of them.`,
  ]);
  const { balance, wrong } = await lookForTheLost(line, town.shown.called);
  expect(wrong).toEqual([]);
  expect(balance.served).toBeGreaterThan(5);
  expect(balance.booked).toBeGreaterThan(0);
  expect(await line.consultant('konsulent2').presence()).toBe('off');
  // Whoever was talked with has a conclusion.
  expect((await line.staff('konsulent1').desk()).unfinished).toEqual([]);
});

test('it is switched on and off from the start page', async () => {
  const does = (deed: string) => demand<Shown>('POST', `${line.at.line}/demo`, { do: deed });
  expect((await does('townOn')).town.state).not.toBe('off');
  await does('townOff');
  const state = async () => (await demand<Shown>('GET', `${line.at.line}/demo`)).town.state;
  await expect.poll(state).toBe('off');
});
