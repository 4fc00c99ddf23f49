import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, demand } from './http.ts';
import { type Line, startLine } from './line-under-test.ts';

let line: Line;
beforeAll(async () => {
  line = await startLine();
});
afterAll(() => line?.stop());

interface Shown {
  colleague: { isOn: boolean };
}

function does(deed: string) {
  return demand<Shown>('POST', `${line.at.line}/demo`, { do: deed });
}

test('the colleague of the demo takes a call, ends it after a moment and finishes the case, until sent home', async () => {
  const { visitId } = await line
    .staff('borgerservice1')
    .registers({ name: 'Mads Mørk', cpr: '6103851235', phone: '20112233', choice: 'none' });
  expect(await does('colleagueOn')).toMatchObject({ colleague: { isOn: true } });
  const citizen = line.citizen('+4520112233');
  await citizen.calls();
  await line.pass('PT20S');
  await citizen.presses('3');
  await line.pass('PT5S');
  expect(await citizen.isTalking()).toBe(true);
  // The line's time passes in the test's hands; the colleague looks at the desk by itself.
  await line.pass('PT50S');
  const concluded = async () => (await line.staff('konsulent1').visit(visitId)).conclusion?.category;
  await expect.poll(concluded).toBe('jobparat');
  // The line says goodbye first.
  await line.pass('PT20S');
  expect(await citizen.isOnTheLine()).toBe(false);

  expect(await does('colleagueOff')).toMatchObject({ colleague: { isOn: false } });
  expect(await line.consultant('konsulent2').presence()).toBe('off');
});

test('the start page is told what it may ask for, and a driven clock is left to whoever drives it', async () => {
  const before = await line.now();
  await does('nextMorning');
  expect(await line.now()).toBe(before);
  const refused = await ask('POST', `${line.at.line}/demo`, { do: 'everything' });
  expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('nextMorning') } });
  const shown = await demand<{ citizens: { name: string }[] }>('GET', `${line.at.line}/demo`);
  expect(shown.citizens.map(({ name }) => name)).toContain('Mads Mørk');
  // A page of another site can only send what needs no asking.
  const foreign = await fetch(`${line.at.line}/demo`, { method: 'POST', body: '{"do":"colleagueOn"}' });
  expect(foreign.status).toBe(405);
});
