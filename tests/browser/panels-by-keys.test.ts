/** What is opened beside the lists and the conclusion, without a mouse: the keyboard is led in, and is somewhere when the panel is gone. */
import { describe, expect, test } from 'vitest';
import { demandedAnswers } from '../line/consultant.ts';
import { goes } from './desk-page.ts';
import { desksFor } from './desks.ts';

const desks = desksFor('panels');

describe('panels by keys', () => {
  test('the line is closed with words, not closed after all, closed, and opened again', async () => {
    const desk = await desks.comes('koordinator1');
    const { page, keys, isAccessible } = desk;
    await goes(desk, 'Overblik');
    const opener = page.getByRole('button', { name: 'Luk linjen i dag …' });
    await keys.opens(opener);
    const words = page.getByRole('textbox', { name: 'Hvad skal borgerne høre?' });
    await keys.isAt(words);
    await isAccessible();
    await keys.opens(page.getByRole('button', { name: 'Fortryd' }));
    await keys.isAt(opener);
    await keys.press('Enter');
    await keys.isAt(words);
    await keys.opens(page.getByRole('button', { name: 'Luk linjen resten af dagen' }));
    const reopen = page.getByRole('button', { name: 'Åbn linjen igen' });
    await keys.isAt(reopen);
    await isAccessible();
    expect((await desks.line.staff('koordinator1').desk()).closing).toBeDefined();
    await keys.press('Enter');
    await keys.isAt(opener);
    expect((await desks.line.staff('koordinator1').desk()).closing).toBeUndefined();
  });

  test('a conclusion is corrected into a doubt, and a name is put right', async () => {
    await desks.line.untilMorning();
    const registered = await desks.line
      .staff('borgerservice1')
      .registers({ name: 'Pia Panel', phone: '20990101', choice: 'none' });
    const { visitId } = registered;
    const karen = desks.line.consultant('konsulent1');
    const talk = { form: 'phone', at: await desks.line.now(), type: 'visitation' };
    await karen.does('POST', `/visits/${visitId}/talk`, talk);
    await karen.does('PUT', `/visits/${visitId}/checklist`, { version: 0, answers: { C1: 'ja', ...demandedAnswers } });
    const conclusion = { version: 1, category: 'jobparat', certainty: 'sikker', arrangements: 'cancel' };
    await karen.does('POST', `/visits/${visitId}/conclude`, conclusion);

    const { page, keys, isAccessible } = await desks.comes('konsulent1');
    await page.goto(`${desks.line.at.line}/desk/#/sag/${visitId}`);
    await page.getByRole('heading', { level: 1, name: 'Pia Panel' }).waitFor();
    const correct = page.getByRole('button', { name: 'Ret konklusionen' });
    await keys.opens(correct);
    const certainty = page.getByLabel('Hvor sikker var du?');
    await keys.picks(certainty, /^usikker$/i);
    await isAccessible();
    const times = page.getByRole('group', { name: 'Fysisk opfølgning' });
    await keys.chooses(times, /./);
    await keys.tabTo(page.getByLabel('Hvorfor rettes det?'));
    await keys.type('Jeg blev i tvivl, da jeg læste svarene igen.');
    await keys.opens(page.getByRole('button', { name: 'Gem rettelsen' }));
    // The form is gone; the keyboard is where it was opened from.
    await keys.isAt(correct);
    await page.getByRole('heading', { level: 2, name: 'Opfølgning' }).waitFor();
    expect((await karen.visit(visitId)).followUp).toBeDefined();

    const name = page.getByRole('button', { name: 'Ret navn, telefon eller CPR-nummer' });
    await keys.opens(name);
    await keys.tabTo(page.getByLabel('Det rigtige navn'));
    await keys.type('Pia Panelsen');
    await keys.tabTo(page.getByLabel('Hvorfor rettes det?'));
    await keys.type('Navnet var hørt forkert.');
    await keys.opens(page.getByRole('button', { name: 'Gem rettelsen' }));
    await keys.isAt(name);
    await page.getByRole('heading', { level: 1, name: 'Pia Panelsen' }).waitFor();
    await isAccessible();
  });

  test('a talk that does not suit leads to a call at another time', async () => {
    await desks.line.untilMorning();
    const registered = await desks.line
      .staff('borgerservice1')
      .registers({ name: 'Uno Ubelejlig', phone: '20990102', choice: 'none' });
    const desk = await desks.comes('konsulent1');
    const { page, keys, isAccessible } = desk;
    await goes(desk, 'Sager');
    await keys.opens(page.getByRole('table').getByRole('link', { name: 'Uno Ubelejlig', exact: true }));
    await keys.isAt(page.getByRole('heading', { level: 1, name: 'Uno Ubelejlig' }));
    await keys.chooses(
      page.getByRole('group', { name: /tale/ }).filter({ hasText: 'Passer ikke nu' }),
      /^Passer ikke nu/,
    );
    const again = page.getByRole('button', { name: 'Aftal, at vi ringer igen' });
    await keys.opens(again);
    await page.getByText(/^Vi ringer igen/).waitFor();
    // Nothing is taken away from under the keyboard.
    await keys.isAt(again);
    await isAccessible();
    expect((await desks.line.consultant('konsulent1').visit(registered.visitId)).callback).toBeDefined();
  });
});
