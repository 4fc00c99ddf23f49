import { afterEach, expect, test } from 'vitest';
import type { Citizen } from './citizen.ts';
import { demandedAnswers } from './consultant.ts';
import { type Line, startLine } from './line-under-test.ts';
import { prompts } from './states.ts';

/*
 * What each of the five shipped settings is about, played by telephone from the first ring to the figures of the report. Each has a line of
 * its own, since a line plays one policy.
 */

let line: Line | undefined;
let numbers = 20_440_000;
afterEach(async () => {
  await line?.stop();
  line = undefined;
});

async function starts(policy: string): Promise<Line> {
  line = await startLine({ policy });
  return line;
}

function somebody(on: Line): Citizen {
  numbers += 1;
  return on.citizen(`+45${numbers}`);
}

/** The menu, as it is heard by who has no code. */
async function menuOf(caller: Citizen, on: Line): Promise<string> {
  await prompts.menu.reach(caller, on);
  return caller.hears();
}

async function figures(on: Line, ...names: string[]): Promise<Record<string, unknown>> {
  const { figures: all } = await on.report();
  return Object.fromEntries(names.map((name) => [name, (all as Record<string, { value: unknown }>)[name]?.value]));
}

/** The promise is kept: the consultant is rung, then the citizen, and they talk. The case that it was about. */
async function isCalledBack(caller: Citizen, on: Line): Promise<string> {
  if (await caller.isOnTheLine()) await caller.hangsUp();
  await caller.behaves('answer');
  const karen = on.consultant('konsulent1');
  await karen.goesOnDuty();
  await on.pass('PT10S');
  expect(await caller.isTalking()).toBe(true);
  await on.pass('PT10M');
  return karen.ends();
}

test('Favrskov 2021: a talk by telephone on the same day is the first one, and settles the case', async () => {
  const on = await starts('favrskov-2021');
  const caller = somebody(on);
  const menu = await menuOf(caller, on);
  expect(menu).toContain(prompts.menu.says);
  expect(menu).not.toMatch(/frivilligt|Vælger du ikke noget/);
  for (const key of ['1', '1', '1']) await caller.presses(key);
  expect(await caller.hears()).toMatch(/Vi ringer til dig i dag mellem klokken/);
  const visitId = await isCalledBack(caller, on);
  const karen = on.consultant('konsulent1');
  await karen.concludes(visitId);
  expect(await karen.visit(visitId)).toMatchObject({ state: 'served', firstTalkAt: expect.any(String) });
  expect(await figures(on, 'contactsIn', 'served', 'callbacksKept', 'flagged', 'waiting')).toEqual({
    contactsIn: 1,
    served: 1,
    callbacksKept: 1,
    flagged: 0,
    waiting: 0,
  });
});

test('Favrskov today: the telephone prepares, and nothing is settled before the citizen was met', async () => {
  const on = await starts('favrskov-today');
  const caller = somebody(on);
  const karen = on.consultant('konsulent1');
  await karen.goesOnDuty();
  await menuOf(caller, on);
  await caller.presses('3');
  await on.pass('PT10S');
  expect(await caller.isTalking()).toBe(true);
  await on.pass('PT10M');
  const visitId = await karen.ends();
  const path = `/visits/${visitId}`;
  const { version } = await karen.does<{ version: number }>('PUT', `${path}/checklist`, {
    version: 0,
    answers: demandedAnswers,
  });
  const judged = { version, category: 'jobparat', certainty: 'sikker' };
  const refused = await karen.asks('POST', `${path}/conclude`, judged);
  expect([refused.status, (refused.body as { flags?: string[] }).flags]).toEqual([422, ['F16']]);
  const [slot] = await karen.freeSlots('2021-01-05');
  await karen.does('POST', `${path}/conclude`, { ...judged, followUp: { slotId: slot?.slotId } });
  expect(await karen.visit(visitId)).not.toHaveProperty('firstTalkAt');
  expect(await figures(on, 'served', 'flagged', 'followUpsHeld')).toEqual({ served: 1, flagged: 0, followUpsHeld: 0 });
  const { followUp } = await karen.visit(visitId);
  const close = { outcome: 'confirmed', category: 'jobparat' };
  const early = await karen.asks<{ error: string }>('POST', `/followups/${followUp?.followUpId}/close`, close);
  expect([early.status, early.body.error]).toEqual([409, 'tooEarly']);
  await on.passUntil(String(slot?.startAt));
  await on.pass('PT30M');
  await karen.does('POST', `/followups/${followUp?.followUpId}/close`, close);
  expect(await karen.visit(visitId)).toMatchObject({ firstTalkAt: slot?.startAt, category: 'jobparat' });
  expect(await figures(on, 'served', 'followUpsHeld')).toEqual({ served: 1, followUpsHeld: 1 });
});

test('Skanderborg: the telephone is where one begins, and either side can ask for a meeting', async () => {
  const on = await starts('skanderborg');
  const caller = somebody(on);
  expect(await menuOf(caller, on)).toContain('Vælger du ikke noget, ringer vi dig op.');
  // Nothing is chosen.
  await on.pass('PT1M');
  expect((await caller.heard()).join(' ')).toMatch(/Vi ringer til dig i dag mellem klokken/);
  const visitId = await isCalledBack(caller, on);
  const karen = on.consultant('konsulent1');
  const answers = { ...demandedAnswers, J4: { chosen: 'medarbejderOenskerFysisk', text: 'Vi skal ses.' } };
  const path = `/visits/${visitId}`;
  const { version } = await karen.does<{ version: number }>('PUT', `${path}/checklist`, { version: 0, answers });
  const [slot] = await karen.freeSlots('2021-01-05');
  const judged = { version, category: 'jobparat', certainty: 'sikker' };
  await karen.does('POST', `${path}/conclude`, { ...judged, followUp: { slotId: slot?.slotId } });
  expect(await karen.visit(visitId)).toMatchObject({ state: 'served', followUp: { startAt: slot?.startAt } });
  // The other side asks at the desk.
  const asked = { name: 'Unge Ulla', choice: 'physical', askedBy: 'citizen' };
  await on.staff('borgerservice1').does('POST', '/applicants', asked);
  expect(await figures(on, 'contactsIn', 'served', 'booked', 'callbacksKept')).toEqual({
    contactsIn: 2,
    served: 1,
    booked: 1,
    callbacksKept: 1,
  });
});

test('Copenhagen on video: the first talk is held in person, and the telephone leads to nothing else', async () => {
  const on = await starts('copenhagen-video');
  const caller = somebody(on);
  await caller.calls();
  await caller.presses('#');
  await on.pass('PT3S');
  const menu = await caller.hears();
  expect(menu).toContain('Vil du mødes hos os, så tryk 2.');
  expect(menu).not.toMatch(/tryk [13]\./);
  // Whoever asks to be called hears the times of meetings.
  await caller.presses('1');
  expect(await caller.hears()).toContain(prompts.meetingTimes.says);
  await caller.presses('1');
  expect(await caller.hears()).toContain('Du har en tid');
  await caller.hangsUp();
  const { visitId, meeting } = await on.caseOf(caller);
  expect(await figures(on, 'booked', 'calls')).toMatchObject({ booked: 1 });
  await on.passUntil(String(meeting?.startAt));
  const karen = on.consultant('konsulent1');
  await karen.does('POST', `/meetings/${meeting?.meetingId}/outcome`, { outcome: 'held' });
  await karen.concludes(visitId);
  expect(await karen.visit(visitId)).toMatchObject({
    conclusion: { channel: 'physical' },
    firstTalkAt: meeting?.startAt,
  });
  expect(await figures(on, 'served', 'booked', 'callbacksKept', 'callbacksMissed')).toEqual({
    served: 1,
    booked: 0,
    callbacksKept: 0,
    callbacksMissed: 0,
  });
});

test('Copenhagen 2020: the talk is voluntary, and a call that is not answered has no consequence', async () => {
  const on = await starts('copenhagen-2020');
  const caller = somebody(on);
  expect(await menuOf(caller, on)).toContain('Det er frivilligt at tale med os.');
  for (const key of ['1', '1', '1']) await caller.presses(key);
  expect(await caller.hears()).toContain('Det har ingen betydning for ydelsen, hvis du siger nej.');
  await caller.hangsUp();
  await caller.behaves('no-answer');
  const { visitId } = await on.caseOf(caller);
  const karen = on.consultant('konsulent1');
  await karen.goesOnDuty();
  const sent = (await caller.messages()).length;
  await on.pass('PT3H');
  expect(await figures(on, 'callbacksMissed', 'waiting', 'booked', 'ended')).toEqual({
    callbacksMissed: 1,
    waiting: 1,
    booked: 0,
    ended: 0,
  });
  const view = await karen.visit(visitId);
  expect(view).toMatchObject({
    step: { what: 'choose' },
    script: { purpose: expect.stringContaining('Frivillig, uden betydning for ydelsen.') },
  });
  expect(view).not.toHaveProperty('meeting');
  // Two say that we try again, and none that the citizen has missed anything.
  const since = (await caller.messages()).slice(0, -sent).map(({ body }) => body);
  expect(since.map((body) => body.includes('Vi prøver igen'))).toEqual([true, true]);
  expect(await karen.does('GET', '/cases')).toMatchObject({ cases: [{ visitId, what: 'choose' }] });
});
