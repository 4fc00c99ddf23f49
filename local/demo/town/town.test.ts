import { expect, test } from 'vitest';
import { unitOf } from '../../seed/seed.ts';
import { luckFrom } from '../past/people.ts';
import { Town } from './town.ts';
import { nextIntent } from './wishes.ts';

const unit = unitOf({ policy: 'favrskov-2021', unitNumber: '+4589640000' });
const evening = Date.parse('2021-01-08T19:00:00Z');

function townThatSays() {
  const said: string[] = [];
  // Nobody may be asked while the line is closed.
  const nowhere = 'http://127.0.0.1:1';
  const tokenFor = () => Promise.reject(new Error('nobody is asked'));
  const town = new Town({
    ...{ unit, colleagues: ['konsulent2'], lineUrl: nowhere, carrierUrl: nowhere, tokenFor },
    say: (line) => said.push(line),
  });
  return { town, said };
}

test('on an evening a town says when the line opens and what to do, and calls nobody', async () => {
  const { town, said } = townThatSays();
  town.begins(12, evening);
  await town.look(evening + 60_000);

  expect(said).toEqual([
    'town       the line is closed: it begins to ring when the line opens, Monday 11 January at 08:05. The start page moves the clock there.',
  ]);
  expect(town.shown).toEqual({ state: 'waiting', called: 0 });
  town.ends(evening + 120_000);
  expect(town.isOn).toBe(false);
});

test('of a thousand who call some want each thing, some give up soon and some do not pick up', () => {
  const luck = luckFrom(7);
  const all = Array.from({ length: 1000 }, () => nextIntent(luck));
  const share = (is: (intent: (typeof all)[number]) => boolean) => all.filter(is).length / all.length;

  expect(share(({ wish }) => wish === 'talk')).toBeCloseTo(0.5, 1);
  expect(share(({ wish }) => wish === 'callback')).toBeCloseTo(0.25, 1);
  expect(share(({ wish }) => wish === 'meeting')).toBeCloseTo(0.17, 1);
  expect(share(({ wish }) => wish === 'nothing')).toBeCloseTo(0.08, 1);
  expect(share(({ isReached }) => !isReached)).toBeCloseTo(0.15, 1);
  expect(share(({ patienceS }) => patienceS < 300)).toBeCloseTo(0.2, 1);
});
