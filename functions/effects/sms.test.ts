import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { goesOnDuty, rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';
import { busy, permanent, unreachable } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

/** Somebody registered who meets us on Tuesday at 9. */
async function booked(more: object = { phone: '20123456' }) {
  const { body } = await line.ask('POST', '/applicants', {
    as: karen,
    body: { name: 'Bo', choice: 'physical', slotId: '20210105T080000Z-1', ...more },
  });
  return { visitId: body.visitId as string, meetingId: body.meeting.meetingId as string };
}

const place = 'Skovvej 1, Hinnerup';
const end = 'Kan du ikke? Svar AFLYS eller ring 89 64 00 00. Favrskov Kommune';

function outcomes() {
  return line.events('meetingBooked').map(({ outcomes: became }) => became);
}

describe('an SMS about a meeting', () => {
  test('is sent once, from the line’s number, and its fate is told to us', async () => {
    const { visitId, meetingId } = await booked();
    await line.dispatch();
    expect(line.carrier.asked).toEqual([
      [
        'sms',
        {
          to: '+4520123456',
          from: '+4589640000',
          body: `Du har en aftale tirsdag den 5. januar kl. 9 på ${place}. ${end}`,
          statusCallback: `https://line.example/carrier-status/message/${visitId}/${meetingId}/meetingBooked`,
        },
      ],
    ]);
    expect(outcomes()).toEqual([{ 0: { result: 'done' } }]);
    await line.deliver('dispatch', line.records);
    expect(line.carrier.messages).toHaveLength(1);
  });

  test('that waits to be sent when somebody says that nothing may be is a coordinator’s to tell', async () => {
    const { visitId } = await booked();
    await line.ask('POST', `/visits/${visitId}/procedure`, { as: karen, body: { flag: 'F11' } });
    await line.dispatch();
    expect(line.carrier.messages).toEqual([]);
    expect(outcomes()).toEqual([{ 0: { result: 'refused', code: 'safeContact' } }]);
    expect(line.all('message').map(({ step }) => [step?.what, step?.owner])).toEqual([
      ['tellCitizen', { role: 'coordinator' }],
    ]);
  });

  test('names weekday and date of a day further ahead', async () => {
    await booked({ phone: '20123456', slotId: '20210107T080000Z-1' });
    await line.dispatch();
    expect(line.carrier.messages[0]?.body).toBe(`Du har en aftale torsdag den 7. januar kl. 9 på ${place}. ${end}`);
  });

  test('that was moved says the new time, and the old one is not confirmed any more', async () => {
    const { meetingId } = await booked();
    const moved = await line.ask('POST', `/meetings/${meetingId}/move`, {
      as: karen,
      body: { slotId: '20210106T080000Z-1' },
    });
    expect(moved.status).toBe(200);
    await line.dispatch();
    expect(line.carrier.messages.map(({ body }) => body)).toEqual([
      `Din nye tid er onsdag den 6. januar kl. 9 på ${place}. ${end}`,
    ]);
    expect(outcomes()).toEqual([{ 0: { result: 'refused', code: 'superseded' } }, { 0: { result: 'done' } }]);
  });

  test('that was booked since nobody answered says that we called', async () => {
    await line.ask('POST', '/applicants', { as: karen, body: { name: 'Bo', phone: '20123456', choice: 'callback' } });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await line.sweep();
      await goesOnDuty(line);
      await line.dispatch();
      const softphone = line.carrier.legs.at(-1);
      await line.voice(new URL(softphone?.url ?? '').pathname, { CallSid: softphone?.sid ?? '' });
      await line.dispatch();
      const dialled = line.carrier.legs.at(-1);
      await line.status(new URL(dialled?.statusCallback ?? '').pathname, {
        CallSid: dialled?.sid ?? '',
        CallStatus: 'no-answer',
      });
      await line.dispatch();
      line.later('PT30M');
      await line.ask('POST', '/me/heartbeat', { as: karen });
    }
    expect(line.events('callbackAttemptFailed').map(({ payload }) => payload)).toEqual([
      { type: 'callbackAttemptFailed', attempts: 1, nextAt: '2021-01-04T09:30:00.000Z' },
      { type: 'callbackAttemptFailed', attempts: 2, nextAt: '2021-01-04T10:00:00.000Z' },
    ]);
    const again = 'Du kan også ringe til os på 89 64 00 00. Favrskov Kommune';
    expect(line.carrier.messages.map(({ body }) => body)).toEqual([
      'Vi ringer til dig mandag den 4. januar mellem kl. 10 og 12 fra 89 64 00 00. Kan du ikke? Svar AFLYS eller ring 89 64 00 00. Favrskov Kommune',
      `Vi har ringet uden at få fat i dig. Vi prøver igen mandag den 4. januar fra kl. 10.30. ${again}`,
      `Vi har ringet uden at få fat i dig. Vi prøver igen mandag den 4. januar fra kl. 11. ${again}`,
      `Vi har ringet uden at få fat i dig. Du har nu en aftale tirsdag den 5. januar kl. 9 på ${place}. ${end}`,
    ]);
  });

  /** Somebody registered calls from another telephone and keys the code; then these keys. */
  async function keysCodeElsewhere(phone: { phone?: string }, ...keys: string[]) {
    const { body } = await line.ask('POST', '/applicants', {
      as: karen,
      body: { name: 'Bo', ...phone, choice: 'none' },
    });
    const caller = await rings(line, '+4530405060');
    await caller.presses(body.referenceCode);
    for (const key of keys) await caller.presses(key);
    await line.dispatch();
    return body.visitId as string;
  }

  test('goes to the registered telephone rather than to the one in hand, which need not be the citizen’s', async () => {
    const visitId = await keysCodeElsewhere({ phone: '20123456' }, '2', '1');
    expect(line.carrier.messages.map(({ to }) => to)).toEqual(['+4520123456']);
    expect(await line.item('visit', visitId)).not.toHaveProperty('callNumber');
  });

  test('goes to the registered telephone though a call-back to another was asked for', async () => {
    const visitId = await keysCodeElsewhere({ phone: '20123456' }, '1', '1', '1');
    expect(await line.item('visit', visitId)).toHaveProperty('callNumber');
    await line.ask('POST', `/visits/${visitId}/meeting`, { as: karen, body: { slotId: '20210105T080000Z-1' } });
    await line.dispatch();
    expect(line.carrier.messages.length).toBeGreaterThan(0);
    expect(new Set(line.carrier.messages.map(({ to }) => to))).toEqual(new Set(['+4520123456']));
  });

  test('goes to the telephone in hand where none is registered', async () => {
    await keysCodeElsewhere({}, '2', '1');
    expect(line.carrier.messages.map(({ to }) => to)).toEqual(['+4530405060']);
  });

  test('about what a caller keyed on a landline is not sent, and nobody has anything to tell', async () => {
    const caller = await rings(line, '+4586110001');
    await caller.presses('700999');
    await caller.presses('0');
    await caller.presses('1');
    await line.dispatch();
    expect(line.events('meetingBooked')).toHaveLength(1);
    expect(line.carrier.asks('sms')).toEqual([]);
    expect([outcomes(), line.all('message')]).toEqual([[{ 0: { result: 'refused', code: 'noSms' } }], []]);
  });

  test('about what the desk arranged for somebody with a landline is a matter that says what is to be told', async () => {
    await booked({ phone: '86110001' });
    await line.dispatch();
    expect(line.carrier.asks('sms')).toEqual([]);
    expect(line.all('message')).toMatchObject([{ template: 'meetingBooked' }]);
  });

  test('is not tried again at a telephone that the carrier found to take none', async () => {
    const { visitId, meetingId } = await booked();
    await line.dispatch();
    await line.status(`/carrier-status/message/${visitId}/${meetingId}/meetingBooked`, {
      MessageStatus: 'undelivered',
      ErrorCode: '30006',
    });
    expect(line.all('person')[0]).toHaveProperty('smsRefused');
    await line.ask('POST', `/meetings/${meetingId}/move`, { as: karen, body: { slotId: '20210106T080000Z-1' } });
    await line.dispatch();
    expect(line.carrier.asks('sms')).toHaveLength(1);
    // Each message that did not arrive is one to tell.
    expect(line.all('message').map(({ template }) => template)).toEqual(['meetingBooked', 'meetingMoved']);
  });

  test('is marked before it is sent', async () => {
    await booked();
    const seen: unknown[] = [];
    line.carrier.meanwhile = () => void seen.push(outcomes());
    await line.dispatch();
    expect(seen).toEqual([[{ 0: { result: 'begun', at: caseNow, since: caseNow, tries: 1 } }]]);
  });

  test('without a number is a matter for the desk', async () => {
    const { visitId, meetingId } = await booked({});
    await line.dispatch();
    expect(line.carrier.asked).toEqual([]);
    expect(line.all('message')).toHaveLength(1);
    expect(line.all('message')[0]).toMatchObject({ visitId, meetingId });
    expect(outcomes()).toEqual([{ 0: { result: 'refused', code: 'noNumber' } }]);
  });

  test('that the carrier refuses for good is a matter for the desk', async () => {
    await booked();
    line.carrier.refuses('sms', permanent);
    await line.dispatch();
    expect(line.all('message')).toHaveLength(1);
    expect(outcomes()).toEqual([{ 0: { result: 'refused', code: '21211' } }]);
    expect(line.carrier.asked).toHaveLength(1);
  });

  test('that a busy carrier does not take within seconds is sent a minute later, unless it was sent after all', async () => {
    await booked();
    line.carrier.refuses('sms', busy, { times: 4 });
    await line.dispatch();
    expect(line.pauses).toEqual([500, 1000, 2000]);
    expect(outcomes()).toEqual([
      { 0: { result: 'retry', retryAt: '2021-01-04T09:01:00.000Z', since: caseNow, tries: 1 } },
    ]);
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.messages).toHaveLength(1);
    expect(outcomes()).toEqual([{ 0: { result: 'done' } }]);
    expect(line.all('message')).toEqual([]);
  });

  test('whose answer was lost is found at the carrier and not sent again', async () => {
    await booked();
    line.carrier.refuses('sms', unreachable, { carriedOut: true });
    await line.dispatch();
    expect(line.carrier.asked.map(([verb]) => verb)).toEqual(['sms', 'findMessage']);
    expect(line.carrier.asks('findMessage')[0]?.[0]).toMatchObject({
      to: '+4520123456',
      from: '+4589640000',
      since: caseNow,
    });
    expect(line.carrier.messages).toHaveLength(1);
    expect(outcomes()).toEqual([{ 0: { result: 'done' } }]);
  });

  test('whose last answer of a run was lost is found by the next run, and by the one after that', async () => {
    await booked();
    line.carrier.refuses('sms', busy, { times: 3 });
    line.carrier.refuses('sms', unreachable, { carriedOut: true });
    await line.dispatch();
    line.later('PT1M');
    line.carrier.refuses('findMessage', busy, { times: 4 });
    await line.sweep();
    expect(outcomes()).toEqual([
      { 0: { result: 'retry', retryAt: '2021-01-04T09:02:00.000Z', since: caseNow, tries: 2 } },
    ]);
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.asks('sms')).toHaveLength(4);
    expect(line.carrier.messages).toHaveLength(1);
    expect(outcomes()).toEqual([{ 0: { result: 'done' } }]);
  });

  test('begun by a run that died is found, or sent', async () => {
    await booked();
    line.carrier.meanwhile = () => {
      line.faults = ({ kind }) => {
        if (kind === 'write') throw new Error('The process is gone');
        return undefined;
      };
    };
    await line.deliver('dispatch', line.records);
    line.faults = undefined;
    line.carrier.meanwhile = undefined;
    line.later('PT1M');
    await line.sweep();
    expect(line.carrier.messages).toHaveLength(1);
    expect(line.carrier.asks('findMessage')[0]?.[0]).toMatchObject({ since: caseNow });
    expect(outcomes()).toEqual([{ 0: { result: 'done' } }]);
  });

  test('to a meeting that was cancelled meanwhile does not confirm it, and says that it is cancelled', async () => {
    const { visitId } = await booked();
    await line.ask('POST', `/visits/${visitId}/end`, { as: karen, body: { reason: 'withdrawn' } });
    await line.dispatch();
    expect(line.carrier.messages.map(({ body }) => body)).toEqual([
      'Din aftale tirsdag den 5. januar kl. 9 er aflyst. Ring 89 64 00 00, hvis du vil have en ny tid. Favrskov Kommune',
    ]);
    expect(outcomes()).toEqual([{ 0: { result: 'refused', code: 'superseded' } }]);
  });
});
