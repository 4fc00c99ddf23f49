/** A coordinator in a consultant's talk, with sound measured at all three ends: who hears whom is no matter of what a page says. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { openTable } from '../../functions/adapters/open-table.ts';
import { createStore } from '../../functions/adapters/store.ts';
import { supervisionMode } from '../../schemas/supervision.ts';
import { listen } from './sound.ts';
import { shots, tonedPagesFor } from './toned-pages.ts';

/** A citizen who says nothing: what they hear is then the others'. */
const silent = 0;
const consultantTone = 1000;
const coordinatorTone = 1500;

const pages = tonedPagesFor('supervision');
/** The second test goes on in the talk of the first. */
let citizen: Page;
let consultant: Page;
let coordinator: Page;

/** No shipped rules let anybody listen: these do from the start, before any function has read them. */
async function allowAll(): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = createClient({ endpoint: pages.line.at.store, region: 'eu-west-1', credentials });
  const now = () => new Date().toISOString();
  const store = createStore(openTable('visitation-line', client), { now, onSetAside: () => undefined });
  const unit = await store.get('unit', 'favrskov');
  if (unit === undefined) throw new Error('No unit');
  const supervision = [...supervisionMode.options];
  await store.overwrite({ ...unit, policies: unit.policies.map((policy) => ({ ...policy, supervision })) });
  client.destroy();
}

beforeAll(allowAll);

/** What a page hears within a while: that tone, and nothing stronger; or nothing. */
async function hears(page: Page, tone: number | undefined): Promise<void> {
  const heard = async () => {
    const { level, hertz } = await listen(page, 1);
    if (level < 0.01) return undefined;
    return [consultantTone, coordinatorTone].find((one) => Math.abs(one - hertz) < 30) ?? hertz;
  };
  await expect.poll(heard).toBe(tone);
}

test('a coordinator listens, whispers and joins: each hears whom they should, and the citizen is told before', async () => {
  const { line } = pages;
  const who = { number: '20 10 10 07', citizenTone: silent, user: 'konsulent1', consultantTone };
  ({ citizen, consultant } = await pages.talk(who));
  coordinator = await pages.desk('koordinator1', coordinatorTone);
  await coordinator.getByRole('link', { name: 'Overblik' }).click();
  await hears(citizen, consultantTone);

  const takesPart = async (does: string, says: string, own: string) => {
    await coordinator.getByRole('button', { name: new RegExp(`^${does}`) }).click();
    await citizen.getByText(says).waitFor();
    await coordinator.getByText('Borgeren får det at vide …').waitFor();
    // The sentence lasts a second of driven time, and a call begins a second.
    await line.pass('PT3S');
    await coordinator.getByText(own).waitFor();
  };
  await takesPart('Lyt med', 'En koordinator fra kommunen lytter med fra nu af.', 'Du lytter med. Ingen hører dig.');
  await hears(coordinator, consultantTone);
  await consultant.getByText(/ lytter med\. Borgeren ved det\.$/).waitFor();
  // From now on nobody speaks but the coordinator.
  await consultant.getByRole('button', { name: /^Sluk mikrofon/ }).click();
  await hears(citizen, undefined);
  await hears(consultant, undefined);
  await coordinator.screenshot({ path: join(shots, 'coordinator-listens.png'), fullPage: true });

  await takesPart('Tal til konsulenten', 'uden at du hører det', 'Kun konsulenten hører dig.');
  await hears(consultant, coordinatorTone);
  await hears(citizen, undefined);
  await consultant.screenshot({ path: join(shots, 'desk-is-whispered-to.png') });

  await takesPart('Gå med i samtalen', 'er med i samtalen fra nu af.', 'Begge hører dig.');
  await hears(citizen, coordinatorTone);
  await hears(consultant, coordinatorTone);

  await coordinator.getByRole('button', { name: 'Forlad samtalen' }).click();
  await citizen.getByText('Koordinatoren er ikke længere med.').waitFor();
  await line.pass('PT2S');
  await hears(citizen, undefined);
  await consultant.getByRole('button', { name: /^Tænd mikrofon/ }).click();
  await hears(citizen, consultantTone);
  await consultant.getByText('Borgeren ved det.').waitFor({ state: 'detached' });
});

test('a coordinator whose page is closed leaves the two others talking', async () => {
  const { line } = pages;
  await coordinator.getByRole('button', { name: /^Lyt med/ }).click();
  await citizen.getByText('lytter med fra nu af.').nth(1).waitFor();
  await line.pass('PT3S');
  await coordinator.getByText('Du lytter med. Ingen hører dig.').waitFor();
  await coordinator.close();
  await citizen.getByText('Koordinatoren er ikke længere med.').nth(1).waitFor();
  await line.pass('PT2S');
  await hears(citizen, consultantTone);
});
