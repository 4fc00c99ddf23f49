/** A consultant's whole shift with nothing but a keyboard, on a running line. */
import { describe, expect, test } from 'vitest';
import { casesResponse } from '../../schemas/staff-api.ts';
import { prompts } from '../line/states.ts';
import { goes } from './desk-page.ts';
import { desksFor } from './desks.ts';
import { answersWhatIsDemanded, finds } from './in-a-shift.ts';

const desks = desksFor('shift');
const phone = '+4520990201';

async function notesToLock(): Promise<number> {
  const { cases } = casesResponse.parse(await desks.line.consultant('konsulent1').does('GET', '/cases'));
  return cases.filter(({ what }) => what === 'finishNote').length;
}

describe('a shift by keys', () => {
  test('sound tried, ready, a call taken, answered, concluded and written up, the next step, a pause, signed out', async () => {
    await desks.line.untilMorning();
    const { visitId } = await desks.line
      .staff('borgerservice1')
      .registers({ name: 'Vera Vagt', phone, choice: 'none' });

    const desk = await desks.comes('konsulent1');
    const { page, keys, isAccessible } = desk;
    const karen = desks.line.consultant('konsulent1');
    await keys.opens(page.getByRole('main').getByRole('link', { name: 'Prøv lyden' }));
    await keys.isAt(page.getByRole('heading', { level: 1, name: 'Prøv lyden' }));
    await keys.opens(page.getByRole('button', { name: 'Prøv mikrofonen' }));
    await page.getByText('Du høres tydeligt.').waitFor();
    await isAccessible();
    await keys.tabTo(page.getByRole('button', { name: 'Klar', exact: true }), 'Shift+Tab');
    await keys.press('Enter');
    await expect.poll(() => karen.presence()).toBe('available');
    await expect.poll(async () => (await desks.line.registered('konsulent1')).registered).toBe(true);
    await goes(desk, 'Overblik');

    const citizen = desks.line.citizen(phone);
    await citizen.behaves('manual');
    await prompts.waiting.reach(citizen, desks.line);
    const bar = page.getByRole('region', { name: 'Telefon' });
    await expect.poll(() => bar.locator('.button-accept').isEnabled()).toBe(true);
    await keys.press('F2');
    await desks.line.pass('PT2S');
    await bar.getByText('I samtale').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Vera Vagt' }).waitFor();
    // Muted and heard again, from wherever the keyboard is.
    await keys.press('F8');
    await bar.getByText('Din mikrofon er slukket').waitFor();
    await keys.press('F8');
    await bar.getByText('Din mikrofon er slukket').waitFor({ state: 'detached' });
    await answersWhatIsDemanded(desk);
    await keys.press('Shift+F9');
    await desks.line.pass('PT2S');

    await page.getByText(/^Efterbehandling til kl\./).waitFor();
    const until = (await karen.desk()).me.presence?.wrapUntil ?? '';
    await keys.opens(page.getByRole('button', { name: 'Mere tid' }));
    await expect.poll(async () => ((await karen.desk()).me.presence?.wrapUntil ?? '') > until).toBe(true);
    const form = page.getByRole('form', { name: 'Afslut visitationen' });
    await keys.chooses(form.getByRole('group', { name: 'Visitationskategori' }), 'Jobparat');
    await keys.chooses(form.getByRole('group', { name: 'Hvor sikker er du?' }), /^Sikker/);
    await keys.opens(form.getByRole('button', { name: 'Afslut visitationen' }));
    await keys.isAt(page.locator('#konklusion'));
    const concluded = async () => (await karen.visit(visitId)).conclusion;
    await expect.poll(concluded).toMatchObject({ category: 'jobparat', certainty: 'sikker' });

    // What is next is what the talk left behind: its note.
    await finds(desk, { step: /^Læs notatet igennem/, owner: /^Dig/, name: 'Vera Vagt' });
    await expect.poll(notesToLock).toBe(1);
    await keys.opens(page.getByRole('button', { name: 'Lås notatet' }));
    await expect.poll(notesToLock).toBe(0);
    await isAccessible();

    await keys.tabTo(page.getByRole('button', { name: 'Pause', exact: true }), 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAt(page.getByRole('button', { name: 'Frokost' }));
    await keys.press('Enter');
    await page.getByText('Pause (Frokost)').waitFor();
    await keys.opens(page.getByRole('button', { name: 'Log ud' }));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => karen.presence()).toBe('off');
  });
});
