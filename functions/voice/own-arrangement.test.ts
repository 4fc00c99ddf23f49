import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Caller, rings, said } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

async function registers(body: object): Promise<{ visitId: string; referenceCode: string }> {
  const answer = await line.ask('POST', '/applicants', { as: karen, body: { name: 'Bo', phone: '20123412', ...body } });
  return answer.body;
}
async function keys(caller: Caller, ...pressed: string[]): Promise<string[]> {
  for (const key of pressed) await caller.presses(key);
  return said(caller.heard);
}
const meeting = { choice: 'physical', slotId: '20210105T080000Z-1' };
const without = 'Har du en aftale med os, står den i en sms på den mobil, du har oplyst.';

describe('who keys the code', () => {
  test('hears when we call, and the end of the number that we call, before the keys', async () => {
    const { referenceCode } = await registers({ choice: 'callback' });
    const caller = await rings(line, '+4530405060');
    expect((await keys(caller, referenceCode)).slice(0, 2)).toEqual([
      'Vi ringer mandag den 4. januar fra 10 til 12 på nummeret, der ender på 12.',
      'Passer det, så tryk 1. Vil du flytte aftalen, så tryk 2. Vil du aflyse den, så tryk 3.',
    ]);
  });

  test('hears of a meeting with its day, its hour and its place, and moves it', async () => {
    const { referenceCode, visitId } = await registers(meeting);
    const caller = await rings(line, '+4530405060');
    expect((await keys(caller, referenceCode))[0]).toBe(
      'Du har en tid tirsdag den 5. januar klokken 9 på Skovvej 1, Hinnerup.',
    );
    expect((await keys(caller, '2', '1')).slice(0, 2)).toEqual([
      'Din tid er flyttet.',
      'Du har en tid i dag klokken 13.30 på Skovvej 1, Hinnerup.',
    ]);
    await line.dispatch();
    expect(line.carrier.messages.map(({ to, body }) => [to, body.slice(0, 26)]).at(-1)).toEqual([
      '+4520123412',
      'Din nye tid er mandag den ',
    ]);
    expect(line.all('slot').map(({ slotId }) => slotId)).toEqual(['20210104T123000Z-1']);
    expect((await line.item('visit', visitId as never)).meeting?.slotId).toBe('20210104T123000Z-1');
  });

  test('hears of a meeting without anybody’s number being opened', async () => {
    const { referenceCode } = await registers(meeting);
    const caller = await rings(line, '+4530405060');
    const opens = vi.spyOn(line.deps.sealing, 'open');
    await keys(caller, referenceCode);
    expect(opens).not.toHaveBeenCalled();
  });

  test('cancels, is told who calls, and the registered telephone gets a message', async () => {
    const { referenceCode } = await registers({ choice: 'callback' });
    const caller = await rings(line, '+4530405060');
    expect((await keys(caller, referenceCode, '3')).slice(0, 2)).toEqual([
      'Nu har vi aflyst. Vi ringer ikke til dig.',
      'En medarbejder kontakter dig fra 89, 64, 0 0, 0 0 og hører, hvad du hellere vil.',
    ]);
    await line.dispatch();
    expect(line.carrier.messages.map(({ to, body }) => [to, body])).toEqual([
      [
        '+4520123412',
        'Vi ringer ikke til dig som aftalt. Vil du alligevel ringes op, så svar RING eller ring 89 64 00 00. Favrskov Kommune',
      ],
    ]);
  });
});

describe('who has no code', () => {
  test.each([
    ['a promise', { choice: 'callback' }, 'Vi ringer til dig mandag den 4. januar mellem kl. 10 og 12. '],
    ['a meeting', meeting, 'Du har en aftale tirsdag den 5. januar kl. 9 på Skovvej 1, Hinnerup. '],
    ['nothing', { choice: 'none' }, undefined],
  ])('hears the same, and the registered telephone is told of %s once', async (_what, body, told) => {
    await registers(body);
    await line.dispatch();
    const before = line.carrier.messages.length;
    for (let calls = 0; calls < 2; calls += 1) {
      const caller = await rings(line, '+4520123412');
      expect((await keys(caller, '4', '#'))[0]).toBe(without);
      await caller.hangsUp();
      await line.dispatch();
    }
    const end = 'Kan du ikke? Svar AFLYS eller ring 89 64 00 00. Favrskov Kommune';
    expect(line.carrier.messages.slice(before).map(({ body: text }) => text)).toEqual(
      told === undefined ? [] : [`${told}${end}`],
    );
  });

  test('is told by SMS which number is called, where that is another', async () => {
    const { visitId } = await registers({ choice: 'callback' });
    const body = { phone: '30405042', at: '2021-01-05T10:00:00.000Z' };
    await line.ask('POST', `/visits/${visitId}/callback`, { as: karen, body });
    await keys(await rings(line, '+4520123412'), '4', '#');
    await line.dispatch();
    expect(line.carrier.messages.at(-1)?.body).toMatch(
      /^Vi ringer på nummeret, der ender på 42, tirsdag den 5\. januar mellem kl\. 11 og 11\.30\. Kan du ikke\?/,
    );
    expect(line.carrier.messages.at(-1)?.statusCallback).toMatch(/arrangements$/);
  });

  test('gets no message on a landline, and nobody has anything to tell', async () => {
    await registers({ choice: 'callback', phone: '86110001' });
    expect((await keys(await rings(line, '+4586110001'), '4', '#'))[0]).toBe(without);
    await line.dispatch();
    expect([line.carrier.messages, line.all('message')]).toEqual([[], []]);
  });

  test('and is known to nobody hears it too', async () => {
    const caller = await rings(line, '+4530405060');
    expect((await keys(caller, '4', '#'))[0]).toBe(without);
  });
});

describe('who has a meeting, is known by the number alone and wants to be called instead', () => {
  const registered = '+4520123412';
  const told = 'Din aftale tirsdag den 5. januar kl. 9 er aflyst. Ring 89 64 00 00, hvis du vil have en ny tid.';

  test('hears no word of the meeting; its time is free again, and the registered telephone is told', async () => {
    const { visitId } = await registers(meeting);
    await line.dispatch();
    const caller = await rings(line, registered);
    const heard = (await keys(caller, '1', '1', '1')).join(' ');
    expect(heard).toContain('Vi ringer til dig i dag mellem klokken 10 og 12.');
    expect(heard).not.toMatch(/aflyst|tirsdag/);
    await line.dispatch();
    const { meeting: kept, callback } = await line.item('visit', visitId as never);
    expect([kept, callback?.kind, line.all('slot')]).toEqual([undefined, 'callback', []]);
    expect(line.carrier.messages.slice(1).map(({ to, body }) => [to, body.slice(0, told.length)])).toEqual([
      [registered, told],
      [registered, expect.stringMatching(/^Vi ringer til dig mandag den 4\. januar/)],
    ]);
  });

  test('is told by somebody where the telephone takes no SMS', async () => {
    await registers({ ...meeting, phone: '86110001' });
    await line.dispatch();
    const before = line.all('message').length;
    await keys(await rings(line, '+4586110001'), '1', '1', '1');
    await line.dispatch();
    expect(line.all('message').slice(before)).toMatchObject([{ template: 'meetingCancelled' }]);
  });

  test('keeps it where they only would not wait for a talk', async () => {
    const { visitId } = await registers(meeting);
    await keys(await rings(line, registered), '3', '1');
    expect(await line.item('visit', visitId as never)).toMatchObject({
      callback: { kind: 'callback' },
      meeting: { slotId: meeting.slotId },
    });
  });

  test('keeps it where nothing was chosen, or the hour has come', async () => {
    const { visitId } = await registers(meeting);
    const caller = await rings(line, registered);
    await keys(caller, ...['', '', '']);
    expect((await line.item('visit', visitId as never)).meeting?.slotId).toBe(meeting.slotId);
    await caller.hangsUp();
    line.now = '2021-01-05T08:00:00.000Z';
    await keys(await rings(line, registered), '1', '1', '1');
    expect(await line.item('visit', visitId as never)).toMatchObject({
      callback: { kind: 'callback' },
      meeting: { slotId: meeting.slotId },
    });
  });
});
