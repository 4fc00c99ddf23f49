import { beforeEach, describe, expect, test } from 'vitest';
import { rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

async function registers(more: object) {
  const { body } = await line.ask('POST', '/applicants', {
    as: karen,
    body: { name: 'Bo', phone: '20123456', choice: 'physical', slotId: '20210107T080000Z-1', ...more },
  });
  await line.dispatch();
  return { visitId: body.visitId as string, meetingId: body.meeting?.meetingId as string };
}

function bodies() {
  return line.carrier.messages.map(({ body }) => body);
}

/** Wednesday at 14, the working day before, and what is due then. */
async function dayBefore(at = '2021-01-06T13:00:00.000Z') {
  line.now = at;
  await line.sweep();
  await line.dispatch();
}

const reminder =
  'Husk din aftale torsdag den 7. januar kl. 9 på Skovvej 1, Hinnerup. Kan du ikke? Svar AFLYS eller ring 89 64 00 00. Favrskov Kommune';

describe('a reminder of a meeting', () => {
  test('is sent on the working day before at the hour of the rules, and once', async () => {
    await registers({});
    await dayBefore('2021-01-06T12:59:59.000Z');
    expect(bodies()).toHaveLength(1);
    await dayBefore();
    await dayBefore('2021-01-06T13:01:00.000Z');
    await line.deliver('dispatch', line.records);
    expect(bodies().slice(1)).toEqual([reminder]);
    expect(line.events('meetingReminded')).toHaveLength(1);
  });

  test('is not sent of a time that was moved or cancelled meanwhile', async () => {
    const { meetingId, visitId } = await registers({});
    await line.ask('POST', `/meetings/${meetingId}/move`, { as: karen, body: { slotId: '20210108T080000Z-1' } });
    await dayBefore();
    expect(line.events('meetingReminded')).toEqual([]);
    await line.ask('POST', `/visits/${visitId}/end`, { as: karen, body: { reason: 'withdrawn' } });
    await dayBefore('2021-01-07T13:00:00.000Z');
    expect(line.events('meetingReminded')).toEqual([]);
    expect(bodies().some((body) => body.startsWith('Husk'))).toBe(false);
  });

  test('that was to be sent when the meeting was cancelled is not', async () => {
    const { visitId } = await registers({});
    line.now = '2021-01-06T13:00:00.000Z';
    await line.sweep();
    await line.ask('POST', `/visits/${visitId}/end`, { as: karen, body: { reason: 'withdrawn' } });
    await line.dispatch();
    expect(bodies().some((body) => body.startsWith('Husk'))).toBe(false);
  });

  test('goes to nobody in safe contact and to no landline, and nobody has anything to tell', async () => {
    const { visitId } = await registers({});
    await line.ask('POST', `/visits/${visitId}/procedure`, { as: karen, body: { flag: 'F11' } });
    await registers({ name: 'Ida', phone: '86110001', slotId: '20210107T090000Z-1' });
    const told = line.all('message').length;
    await dayBefore();
    expect(bodies().some((body) => body.startsWith('Husk'))).toBe(false);
    expect(line.all('message')).toHaveLength(told);
  });
});

describe('a promise to call', () => {
  test('is told with weekday, date, window and number', async () => {
    await registers({ choice: 'callback' });
    expect(bodies()).toEqual([
      'Vi ringer til dig mandag den 4. januar mellem kl. 10 og 12 fra 89 64 00 00. Kan du ikke? Svar AFLYS eller ring 89 64 00 00. Favrskov Kommune',
    ]);
  });

  test('to another number is told to the registered one, each time with the end of what we call', async () => {
    const { visitId } = await registers({ choice: 'callback' });
    const at = '2021-01-05T10:05:00.000Z';
    for (const phone of ['30405042', '30405043', '20123456']) {
      await line.ask('POST', `/visits/${visitId}/callback`, { as: karen, body: { phone, at } });
      await line.dispatch();
    }
    const when = 'tirsdag den 5. januar mellem kl. 11.05 og 11.35';
    const end = 'Kan du ikke? Svar AFLYS eller ring 89 64 00 00. Favrskov Kommune';
    expect(line.carrier.messages.map(({ to, body }) => [to, body]).slice(-3)).toEqual([
      ['+4520123456', `Vi ringer på nummeret, der ender på 42, ${when}. ${end}`],
      ['+4520123456', `Vi ringer på nummeret, der ender på 43, ${when}. ${end}`],
      ['+4520123456', `Vi ringer til dig ${when} fra 89 64 00 00. ${end}`],
    ]);
  });

  test('is not told to a landline or in safe contact, and nobody has anything to tell instead', async () => {
    await registers({ choice: 'callback', phone: '86110001' });
    expect([bodies(), line.all('message')]).toEqual([[], []]);
  });

  test('of the same window is not told again', async () => {
    line.now = '2021-01-04T18:00:00.000Z';
    for (let call = 0; call < 2; call += 1) {
      const caller = await rings(line);
      await caller.presses();
      await caller.presses();
      for (const key of ['1', '1', '1']) await caller.presses(key);
      await caller.hangsUp();
      line.later('PT1H');
    }
    await line.dispatch();
    expect(line.events('callbackPromised').map(({ payload }) => payload)).toMatchObject([
      { isTold: true },
      { isTold: false },
    ]);
    expect(bodies()).toHaveLength(1);
  });

  test('that was made again, for another number, before its word was sent is told once', async () => {
    line.now = '2021-01-04T18:00:00.000Z';
    const caller = await rings(line);
    await caller.presses();
    await caller.presses();
    await line.ask('POST', `/visits/${caller.visitId}/callback`, { as: karen, body: { phone: '30405042' } });
    line.later('PT5S');
    for (const key of ['1', '1', '1']) await caller.presses(key);
    await line.dispatch();
    expect(line.events('callbackPromised').map(({ payload }) => payload)).toMatchObject([
      { isTold: true },
      { isTold: true },
    ]);
    expect(line.carrier.messages.map(({ to }) => to)).toEqual(['+4520123456']);
    expect(line.events('callbackPromised')[0]?.outcomes).toEqual({ 0: { result: 'refused', code: 'superseded' } });
  });

  test('of the same window is not told again where the desk promised it to the registered number', async () => {
    line.now = '2021-01-04T18:00:00.000Z';
    await registers({ choice: 'callback' });
    const caller = await rings(line, '+4520123456');
    for (const key of ['1', '1', '1']) await caller.presses(key);
    await caller.hangsUp();
    await line.dispatch();
    expect(line.events('callbackPromised').map(({ payload }) => payload)).toMatchObject([
      { isTold: true },
      { isTold: false },
    ]);
  });

  test('a few minutes later, of a window that is told in the same quarters, is not told again', async () => {
    for (const now of ['2021-01-04T09:01:00.000Z', '2021-01-04T09:06:00.000Z', '2021-01-04T09:16:00.000Z']) {
      line.now = now;
      const caller = await rings(line, '+4520123456');
      await caller.presses('#');
      for (const key of ['1', '1', '1']) await caller.presses(key);
      await caller.hangsUp();
      await line.dispatch();
    }
    expect(bodies().map((body) => body.slice(0, 64))).toEqual([
      'Vi ringer til dig mandag den 4. januar mellem kl. 10 og 12.15 fr',
      'Vi ringer til dig mandag den 4. januar mellem kl. 10.15 og 12.30',
    ]);
  });

  test('that gave way to another before it was sent is not told', async () => {
    const { body } = await line.ask('POST', '/applicants', {
      as: karen,
      body: { name: 'Bo', phone: '20123456', choice: 'callback' },
    });
    await line.ask('POST', `/visits/${body.visitId}/callback`, {
      as: karen,
      body: { at: '2021-01-05T09:00:00.000Z' },
    });
    await line.dispatch();
    expect(bodies()).toEqual([expect.stringContaining('tirsdag den 5. januar mellem kl. 10 og 10.30')]);
  });

  test('that nobody wished for, after a hang-up, is not told', async () => {
    const caller = await rings(line);
    await caller.hangsUp();
    await line.dispatch();
    expect(line.events('callbackPromised')[0]?.payload).toMatchObject({ kind: 'missed', isTold: false });
    expect(bodies()).toEqual([]);
  });
});
