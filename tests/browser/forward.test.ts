/** A citizen is put through to an office, and keys are pressed in a talk: what is heard is measured at the other end. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { playedOffices } from '../../local/seed/policies/policies.ts';
import { listen } from './sound.ts';
import { shots, tonedPagesFor } from './toned-pages.ts';

/** Nothing of the consultant is heard but the keys. */
const consultantTone = 0;
const citizenTone = 600;
const officeTone = 1500;

const pages = tonedPagesFor('forward');

/** The strongest frequency that a page hears, where it hears anything. */
async function hertzAt(page: Page): Promise<number> {
  const { level, hertz } = await listen(page, 1);
  return level < 0.01 ? 0 : hertz;
}

test('keys are heard at the other end, and an office that answers has the citizen', async () => {
  const { line } = pages;
  const { citizen, consultant } = await pages.talk({
    number: '20 10 10 08',
    citizenTone,
    user: 'konsulent1',
    consultantTone,
  });
  await expect.poll(() => hertzAt(citizen)).toBe(0);

  // A long row of 1s: the two tones of that key, 697 and 1209 Hz, whichever is the stronger at a moment.
  await consultant.getByRole('button', { name: 'Tast …' }).click();
  const keypad = consultant.getByRole('group', { name: 'Tast til den anden ende' });
  await keypad.locator('button:focus').waitFor();
  for (let time = 0; time < 20; time += 1) await consultant.keyboard.press('1');
  const heard = await hertzAt(citizen);
  expect(Math.min(Math.abs(heard - 697), Math.abs(heard - 1209)), `heard ${heard}`).toBeLessThan(15);
  await keypad
    .getByRole('status')
    .filter({ hasText: `Tastet: ${'1'.repeat(20)}` })
    .waitFor();
  await consultant.screenshot({ path: join(shots, 'desk-keypad.png') });
  await consultant.keyboard.press('Escape');

  const [first] = playedOffices;
  const office = await pages.telephone(first?.number ?? '', officeTone);
  await consultant.getByRole('button', { name: 'Stil om …' }).click();
  await consultant.getByRole('button', { name: /^Jobcentrets hovednummer/ }).click();
  await consultant.getByText('Ringer til Jobcentrets hovednummer …').waitFor();
  await citizen.getByText('Du bliver stillet om til Jobcentrets hovednummer. Bliv på linjen.').waitFor();
  await consultant.screenshot({ path: join(shots, 'desk-puts-through.png') });
  await line.pass('PT2S');
  await office.getByRole('button', { name: 'Besvar' }).click();
  await office.getByText('Du får nu en borger stillet om.').waitFor();
  // Said for a while only, which may be over when the line has done everything.
  const told = consultant.getByText('Borgeren er stillet om til Jobcentrets hovednummer.').waitFor();
  await Promise.all([told, line.pass('PT3S')]);
  const isOffice = async () => Math.abs((await hertzAt(citizen)) - officeTone);
  await expect.poll(isOffice).toBeLessThan(30);
  // What was said to the office keeps its own pace while the clock is driven.
  const isCitizen = async () => Math.abs((await hertzAt(office)) - citizenTone);
  await expect.poll(isCitizen).toBeLessThan(30);
  await consultant.getByText('Efterbehandling').first().waitFor();

  await office.getByRole('button', { name: 'Læg på' }).click();
  // It had the citizen for a moment only.
  await citizen.getByText('Kontoret er ikke længere på linjen. Vi har fået besked og ringer til dig.').waitFor();
  await consultant.getByText('Kontakt borgeren: kontoret, der fik samtalen, forsvandt straks igen').first().waitFor();
});
