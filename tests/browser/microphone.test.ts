/** A microphone that is refused, or goes away: before a shift, while nobody talks, and in the middle of a talk. */
import { describe, expect, test } from 'vitest';
import { prompts } from '../line/states.ts';
import type { Desk } from './desk-page.ts';
import { desksFor } from './desks.ts';
import { playMicrophones } from './microphone-played.ts';

const desks = desksFor('microphone');

async function comesToPhone() {
  await desks.line.untilMorning();
  const desk = await desks.comes('konsulent1');
  const microphones = await playMicrophones(desk.page);
  await desk.page.getByRole('navigation', { name: 'Skrivebord' }).waitFor();
  return { ...desk, microphones };
}

function presence(): Promise<string | undefined> {
  return desks.line.consultant('konsulent1').presence();
}

async function isReady({ page, keys }: Desk): Promise<void> {
  await keys.opens(page.getByRole('button', { name: 'Klar', exact: true }));
  await expect.poll(presence).toBe('available');
  await expect.poll(async () => (await desks.line.registered('konsulent1')).registered).toBe(true);
}

describe('the microphone', () => {
  test('refused, nobody is set ready, and it is said what to do', async () => {
    const { page, keys, microphones, isAccessible } = await comesToPhone();
    await microphones.forbid();
    await keys.opens(page.getByRole('button', { name: 'Klar', exact: true }));
    await page.getByText('Du er ikke sat klar. Browseren må ikke bruge mikrofonen.', { exact: false }).waitFor();
    expect(await presence()).not.toBe('available');
    await isAccessible();
  });

  test('gone while nobody talks, the consultant is taken off duty and told', async () => {
    const desk = await comesToPhone();
    await isReady(desk);
    await desk.microphones.unplug('all');
    await desk.page.getByText('Du er taget af vagt. Der er ingen mikrofon.', { exact: false }).waitFor();
    await expect.poll(presence).toBe('off');
  });

  test('unplugged in a talk, the next one is taken; without any it is said until one is there again', async () => {
    const desk = await comesToPhone();
    const { page, keys, microphones } = desk;
    await isReady(desk);
    const citizen = desks.line.citizen('+4520990301');
    await citizen.behaves('manual');
    await prompts.waiting.reach(citizen, desks.line);
    const bar = page.getByRole('region', { name: 'Telefon' });
    await expect.poll(() => bar.locator('.button-accept').isEnabled()).toBe(true);
    await keys.press('F2');
    await desks.line.pass('PT2S');
    await bar.getByText('I samtale').waitFor();
    await expect.poll(microphones.isHeard).toBe(true);

    await microphones.unplug('used');
    await bar.getByText('Borgeren hører dig nu gennem en anden mikrofon.', { exact: false }).waitFor();
    await expect.poll(microphones.isHeard).toBe(true);
    await microphones.unplug('all');
    await bar.getByText('Mikrofonen er taget ud, så borgeren ikke kan høre dig.', { exact: false }).waitFor();
    await expect.poll(microphones.isHeard).toBe(false);
    await microphones.plugIn();
    await bar.getByText('Borgeren hører dig nu gennem en anden mikrofon.', { exact: false }).waitFor();
    await expect.poll(microphones.isHeard).toBe(true);
    await keys.press('Shift+F9');
    await desks.line.pass('PT2S');
    await bar.getByText('mikrofon', { exact: false }).waitFor({ state: 'hidden' });
  });

  test('a talk is not left by closing the page without being asked', async () => {
    const desk = await comesToPhone();
    const { page, keys } = desk;
    await isReady(desk);
    const citizen = desks.line.citizen('+4520990302');
    await citizen.behaves('manual');
    await prompts.waiting.reach(citizen, desks.line);
    const bar = page.getByRole('region', { name: 'Telefon' });
    await expect.poll(() => bar.locator('.button-accept').isEnabled()).toBe(true);
    await keys.press('F2');
    await desks.line.pass('PT2S');
    await bar.getByText('I samtale').waitFor();

    const asked = page.waitForEvent('dialog');
    const leaving = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await leaving;
    // The desk may say so before the sentence is over that the citizen hears on the way.
    const isTalking = async () => {
      await desks.line.pass('PT1S');
      return citizen.isTalking();
    };
    await expect.poll(isTalking).toBe(true);

    await keys.opens(page.getByRole('button', { name: 'Log ud' }));
    const question = page.getByRole('dialog', { name: 'Du er i en samtale' });
    await keys.isAt(question.getByRole('button', { name: 'Bliv i samtalen' }));
    await keys.press('Escape');
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => citizen.isTalking()).toBe(true);
    await keys.opens(page.getByRole('button', { name: 'Log ud' }));
    await keys.opens(question.getByRole('button', { name: 'Læg på, og log ud' }));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await desks.line.pass('PT2S');
    await expect.poll(presence).toBe('off');
    // The citizen hears a last sentence before the line hangs up.
    const isOnTheLine = async () => {
      await desks.line.pass('PT1S');
      return citizen.isOnTheLine();
    };
    await expect.poll(isOnTheLine).toBe(false);
  });
});
