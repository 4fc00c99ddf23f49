/** The desk without a mouse: every step is reached by keys that are really pressed, seen where it is, and leads to a sensible place. */
import { describe, expect, test } from 'vitest';
import { prompts } from '../line/states.ts';
import { type Desk, goes, typesMoment } from './desk-page.ts';
import { desksFor } from './desks.ts';
import { answersWhatIsDemanded, finds } from './in-a-shift.ts';

const desks = desksFor('keys');

/** A talk outside the line is noted: its form and its time. */
async function notesTalk({ page, keys }: Desk): Promise<void> {
  const button = page.getByRole('button', { name: 'Registrér en samtale uden om linjen' });
  await keys.opens(button);
  await keys.chooses(page.getByRole('group', { name: 'Hvordan talte I sammen?' }), 'Telefon');
  const field = page.getByLabel('Hvornår begyndte samtalen?');
  await keys.tabTo(field);
  await typesMoment(keys, field, await desks.line.now());
  await keys.opens(page.getByRole('button', { name: 'Registrér samtalen' }));
  await page.getByText('Samtalen er registreret.').waitFor();
  // The panel is gone; the keyboard is where it was opened from.
  await keys.isAt(button);
}

describe('the desk by keys', () => {
  test('somebody is registered, found on Sager, concluded in doubt, not met, and booked anew', async () => {
    const clerk = await desks.comes('borgerservice1');
    // Intake begins here.
    await clerk.page.getByRole('heading', { level: 1, name: 'Registrér borger' }).waitFor();
    await clerk.isAccessible();
    const register = clerk.page.getByRole('button', { name: 'Registrér', exact: true });
    await clerk.keys.opens(register);
    // What is wrong comes first.
    await clerk.keys.isAt(clerk.page.getByLabel('Navn', { exact: true }));
    await clerk.keys.type('Tove Tast');
    await clerk.keys.tabTo(clerk.page.getByRole('textbox', { name: 'Telefon' }));
    await clerk.keys.type('20 99 00 01');
    const choice = clerk.page.getByRole('group', { name: 'Hvordan vil borgeren tale med os?' });
    await clerk.keys.chooses(choice, 'Vælger senere');
    await clerk.keys.opens(register);
    await clerk.keys.isAt(clerk.page.getByRole('heading', { level: 1, name: 'Tove Tast er registreret' }));
    await clerk.isAccessible();

    const consultant = await desks.comes('konsulent1');
    const { page, keys } = consultant;
    await finds(consultant, { step: /^Spørg, om borgeren/, owner: /^Borgerservice/, name: 'Tove Tast' });
    await notesTalk(consultant);
    await answersWhatIsDemanded(consultant);
    const form = page.getByRole('form', { name: 'Afslut visitationen' });
    const conclude = form.getByRole('button', { name: 'Afslut visitationen' });
    await keys.chooses(form.getByRole('group', { name: 'Visitationskategori' }), 'Jobparat');
    await keys.chooses(form.getByRole('group', { name: 'Hvor sikker er du?' }), /^Usikker/);
    await keys.opens(conclude);
    const times = form.getByRole('group', { name: 'Fysisk opfølgning' });
    // The doubt is refused without its meeting, and the keyboard is at the first time.
    await keys.isAt(times.getByRole('radio').first());
    await consultant.isAccessible();
    await keys.press('Space');
    await keys.opens(conclude);
    await page.getByText(/^Visitationen er afsluttet\. Opfølgning/).waitFor();
    await keys.isAt(page.locator('#konklusion'));
    await consultant.isAccessible();

    const visitId = (await desks.line.staff('koordinator1').desk()).followUps[0]?.visitId ?? '';
    const { startAt = '' } = (await desks.line.staff('koordinator1').visit(visitId)).followUp ?? {};
    await desks.line.passUntil(startAt);
    await desks.line.pass('PT1M');

    const coordinator = await desks.comes('koordinator1');
    await finds(coordinator, { step: /^Skriv, hvordan opfølgningen gik/, owner: /./, name: 'Tove Tast' });
    const outcome = coordinator.page.getByRole('group', { name: 'Hvordan gik det?' });
    await coordinator.keys.chooses(outcome, /^Borgeren kom ikke/);
    const save = coordinator.page.getByRole('button', { name: 'Gem udfaldet' });
    await coordinator.keys.opens(save);
    const next = coordinator.page.getByRole('group', { name: 'Næste møde' });
    await coordinator.keys.isAt(next.getByRole('radio').first());
    await coordinator.keys.press('Space');
    const late = coordinator.page.getByRole('group', { name: 'Hvorfor først efter fristen?' });
    if ((await late.count()) > 0) await coordinator.keys.chooses(late, 'Borgeren ønsker det');
    await coordinator.keys.opens(save);
    await coordinator.page.getByText('Noteret. Tvivlen er stadig åben.').waitFor();
    await coordinator.page.getByText('Kom ikke 1 gang').waitFor();
    await coordinator.keys.isAt(coordinator.page.getByRole('heading', { level: 2, name: 'Opfølgning' }));
    await coordinator.isAccessible();
    expect(await desks.line.staff('koordinator1').visit(visitId)).toMatchObject({ followUp: { noShows: 1 } });
  });

  test('a call that joined the wrong case is split off, and the keyboard goes on in its own', async () => {
    await desks.line.untilMorning();
    const first = desks.line.citizen('+4520990002');
    await first.calls();
    await first.hangsUp();
    const joined = await desks.line.caseOf(first);
    await first.calls();
    expect((await desks.line.caseOf(first)).visitId).toBe(joined.visitId);
    await first.hangsUp();

    const consultant = await desks.comes('konsulent1');
    const { page, keys } = consultant;
    await goes(consultant, 'Seneste opkald');
    await consultant.isAccessible();
    const row = page.getByRole('row').filter({ hasText: 'Fundet ud fra nummeret' });
    await keys.opens(row.getByRole('link').first());
    await keys.isAt(page.getByRole('heading', { level: 1 }));
    await keys.opens(page.getByRole('button', { name: 'Det er en anden person' }));
    await keys.isAt(page.getByRole('button', { name: 'Ja, skil dem ad' }));
    await consultant.isAccessible();
    // A change of mind, and back.
    await keys.opens(page.getByRole('button', { name: 'Nej', exact: true }));
    await keys.isAt(page.getByRole('button', { name: 'Det er en anden person' }));
    await keys.press('Enter');
    await keys.isAt(page.getByRole('button', { name: 'Ja, skil dem ad' }));
    await keys.press('Enter');
    await page.getByText('Opkaldet har nu sin egen sag.').waitFor();
    await keys.isAt(page.getByRole('heading', { level: 1, name: 'Ukendt borger' }));
    await consultant.isAccessible();
    expect((await desks.line.caseOf(first)).visitId).not.toBe(joined.visitId);
    expect(page.url()).not.toContain(joined.visitId);
  });

  test('in a talk the case is walked through and back, and nothing lies under the call bar', async () => {
    await desks.line.untilMorning();
    const { page, keys, isAccessible } = await desks.comes('konsulent1');
    // As on a small screen, or at twice the size.
    await page.setViewportSize({ width: 640, height: 480 });
    await keys.opens(page.getByRole('button', { name: 'Klar', exact: true }));
    await expect.poll(async () => (await desks.line.registered('konsulent1')).registered).toBe(true);
    await expect.poll(() => desks.line.consultant('konsulent1').presence()).toBe('available');
    const citizen = desks.line.citizen('+4520990003');
    await citizen.behaves('manual');
    await prompts.waiting.reach(citizen, desks.line);
    const bar = page.getByRole('region', { name: 'Telefon' });
    await expect.poll(() => bar.locator('.button-accept').isEnabled()).toBe(true);
    await keys.press('F2');
    await desks.line.pass('PT2S');
    await bar.getByText('I samtale').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Ukendt borger' }).waitFor();
    const last = page.getByRole('button', { name: 'Afslut visitationen' });
    await keys.tabTo(last);
    await keys.tabTo(page.getByRole('link', { name: 'Registrér borgeren' }), 'Shift+Tab');
    await isAccessible();
    await keys.press('Shift+F9');
    await desks.line.pass('PT2S');
    expect((await desks.line.consultant('konsulent1').desk()).call).toBeUndefined();
  });
});
