import { beforeEach, describe, expect, test } from 'vitest';
import { phrases } from '../../flows/messages/meaning.ts';
import { unit } from '../../tests/fixtures/case.ts';
import { goesOnDuty, meanwhile, rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten } from '../../tests/fixtures/line-people.ts';
import { writes } from '../../tests/fixtures/line-writers.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

/** Somebody registered with the telephone that writes, and what was told of it is sent. */
async function registers(more: object = {}) {
  const { body } = await line.ask('POST', '/applicants', {
    as: karen,
    body: { name: 'Bo', phone: '20123456', choice: 'callback', ...more },
  });
  await line.dispatch();
  line.later('PT1M');
  return body.visitId as string;
}

const meeting = { choice: 'physical', slotId: '20210107T080000Z-1' };
const number = '89 64 00 00';

/** What was sent since the last time. */
let read = 0;
async function told() {
  await line.dispatch();
  const bodies = line.carrier.messages.map(({ body }) => body);
  const fresh = bodies.slice(read);
  read = bodies.length;
  return fresh;
}
beforeEach(() => {
  read = 0;
});

async function matters() {
  const { cases } = (await line.ask('GET', '/cases?what=answerReply', { as: karen })).body;
  return cases;
}

describe('AFLYS', () => {
  test('cancels the call that was promised, says so, and the case has a next step', async () => {
    const visitId = await registers();
    await told();
    expect(await writes(line, 'AFLYS')).toBeUndefined();
    const visit = await line.item('visit', visitId);
    expect(visit.callback).toBeUndefined();
    expect(visit.step).toMatchObject({ what: 'choose', owner: { role: 'intake' } });
    expect(await told()).toEqual([
      `Vi ringer ikke til dig som aftalt. Vil du alligevel ringes op, så svar RING eller ring ${number}. Favrskov Kommune`,
    ]);
    expect(line.events('callbackCancelled')[0]?.by).toBe('citizen');
    expect(await matters()).toEqual([]);
  });

  test('takes a call-back out of the queue, so that nobody is rung for it', async () => {
    const visitId = await registers();
    await line.sweep();
    expect((await line.item('visit', visitId)).activeCallId).toBeDefined();
    await writes(line, 'aflys');
    await goesOnDuty(line);
    await line.sweep();
    await line.dispatch();
    expect((await line.item('visit', visitId)).activeCallId).toBeUndefined();
    expect(line.carrier.legs).toEqual([]);
  });

  test('cancels the meeting that stands: its time is free, no reminder comes', async () => {
    const visitId = await registers(meeting);
    await told();
    await writes(line, 'Aflys.');
    expect(line.all('meeting').map(({ state }) => state)).toEqual(['cancelled']);
    expect(line.all('slot')).toEqual([]);
    expect((await line.item('visit', visitId)).step?.what).toBe('choose');
    line.now = '2021-01-06T13:00:00.000Z';
    await line.sweep();
    expect(await told()).toEqual([
      `Din aftale torsdag den 7. januar kl. 9 er aflyst. Ring ${number}, hvis du vil have en ny tid. Favrskov Kommune`,
    ]);
  });

  test('where a call and a meeting stand changes neither, is said so, and is a matter', async () => {
    const visitId = await registers(meeting);
    await line.ask('POST', `/visits/${visitId}/callback`, { as: karen, body: { at: '2021-01-05T09:00:00.000Z' } });
    await line.ask('POST', `/visits/${visitId}/meeting`, { as: karen, body: { slotId: '20210108T080000Z-1' } });
    await line.ask('POST', `/visits/${visitId}/callback`, { as: karen, body: { at: '2021-01-05T10:00:00.000Z' } });
    const { callback, meeting: booked } = await line.item('visit', visitId);
    expect([callback, booked].every((one) => one !== undefined)).toBe(true);
    await told();
    await writes(line, 'AFLYS');
    expect(await line.item('visit', visitId)).toMatchObject({ callback, meeting: booked });
    expect(await told()).toEqual([
      `Du har mere end én aftale med os, så vi har ikke aflyst noget. En medarbejder ser på det. Du kan også ringe til os på ${number}. Favrskov Kommune`,
    ]);
    expect(await matters()).toMatchObject([{ matter: 'reply', visitId, owner: { role: 'consultant' } }]);
  });

  test('where nothing stands is a matter, since nobody knows what is meant', async () => {
    await registers({ choice: 'none' });
    await writes(line, 'AFLYS');
    expect(await matters()).toHaveLength(1);
  });
});

describe('RING', () => {
  test('is a wish to be called as soon as possible at the number that wrote, and is told', async () => {
    const visitId = await registers({ choice: 'none' });
    await writes(line, ' Ring! ');
    const visit = await line.item('visit', visitId);
    expect(visit).toMatchObject({ choice: 'callback', callback: { kind: 'callback', from: line.now, attempts: 0 } });
    expect(await told()).toEqual([
      expect.stringContaining('Vi ringer til dig mandag den 4. januar mellem kl. 10 og 12.15'),
    ]);
    await goesOnDuty(line);
    await line.sweep();
    await line.dispatch();
    expect(line.carrier.legs.at(-1)?.to).toBe('client:karen');
    expect(await matters()).toEqual([]);
  });

  test('is answered though it changes nothing', async () => {
    line.now = '2021-01-04T18:00:00.000Z';
    await registers();
    await writes(line, 'RING');
    await writes(line, 'RING');
    expect(await told()).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^Vi ringer til dig tirsdag/)));
  });

  test('moves a call that stands to now', async () => {
    const visitId = await registers();
    await line.ask('POST', `/visits/${visitId}/callback`, { as: karen, body: { at: '2021-01-06T09:00:00.000Z' } });
    await writes(line, 'ring mig op');
    expect((await line.item('visit', visitId)).callback).toMatchObject({ from: line.now, attempts: 0 });
    expect((await line.item('visit', visitId)).callback).not.toHaveProperty('agreed');
  });

  test.each([
    ['from a number that is never called', '+46701234567'],
    ['in safe contact', undefined],
  ])('%s promises nothing and is a matter', async (_what, from) => {
    const visitId = await registers({ choice: 'none' });
    if (from === undefined)
      await line.ask('POST', `/visits/${visitId}/procedure`, { as: karen, body: { flag: 'F11' } });
    else {
      const caller = await rings(line, from);
      await caller.hangsUp();
    }
    await line.dispatch();
    read = line.carrier.messages.length;
    await writes(line, 'RING', from === undefined ? {} : { from });
    expect(line.all('visit').every(({ callback }) => callback === undefined)).toBe(true);
    expect(line.all('reply')).toMatchObject([{ meaning: 'call', dueAt: expect.any(String) }]);
    expect(await told()).toEqual([]);
  });

  test('where the telephone is not offered is a matter', async () => {
    await line.seed({
      ...unit,
      version: 1,
      policies: unit.policies.map((policy) => ({ ...policy, channelsOffered: ['physical'] })),
    });
    await registers({ choice: 'none' });
    await writes(line, 'RING');
    expect(line.all('reply')).toMatchObject([{ meaning: 'call', step: { what: 'answerReply' } }]);
  });
});

describe('"skriv, ring ikke"', () => {
  test('turns the promise into a consultant’s matter to write, and nobody is rung', async () => {
    const visitId = await registers();
    await writes(line, 'Skriv, ring ikke');
    const visit = await line.item('visit', visitId);
    expect(visit.callback).toBeUndefined();
    expect(visit).toMatchObject({ inWriting: line.now, step: { what: 'write', owner: { role: 'consultant' } } });
    await goesOnDuty(line);
    await line.sweep();
    await line.dispatch();
    expect(line.carrier.legs).toEqual([]);
    expect(await matters()).toEqual([]);
  });

  test('a call that is cut off is not called back, until a call is asked for', async () => {
    const visitId = await registers();
    await writes(line, 'ring ikke');
    const caller = await rings(line);
    await caller.hangsUp();
    expect((await line.item('visit', visitId)).callback).toBeUndefined();
    expect((await line.item('visit', visitId)).step?.what).toBe('write');
    await writes(line, 'RING');
    const visit = await line.item('visit', visitId);
    expect(visit.callback).toBeDefined();
    expect(visit).not.toHaveProperty('inWriting');
  });
});

describe('the carrier’s own words', () => {
  test.each(phrases.stop)('%s stops every message to the number, which the carrier would refuse', async (word) => {
    await registers(meeting);
    await told();
    await writes(line, word.toUpperCase());
    expect(line.all('person')[0]).toHaveProperty('smsRefused');
    line.now = '2021-01-06T13:00:00.000Z';
    await line.sweep();
    expect(await told()).toEqual([]);
    expect(await matters()).toEqual([]);
  });

  test('START lets them through again, and says nothing where nothing was stopped', async () => {
    await registers(meeting);
    await writes(line, 'stop');
    await writes(line, 'Start');
    expect(line.all('person')[0]).not.toHaveProperty('smsRefused');
    expect(await matters()).toEqual([]);
    await writes(line, 'yes');
    expect(await matters()).toHaveLength(1);
  });

  test('a refusal by 21610 says the same: none is promised or sent any more', async () => {
    const visitId = await registers({ choice: 'none' });
    line.carrier.refuses('sms', { ok: false, code: '21610', retry: false });
    await line.ask('POST', `/visits/${visitId}/meeting`, { as: karen, body: { slotId: '20210107T080000Z-1' } });
    await line.dispatch();
    expect(line.all('person')[0]).toHaveProperty('smsRefused');
    expect((await line.ask('GET', '/cases?what=tellCitizen', { as: karen })).body.cases).toMatchObject([
      { template: 'meetingBooked', to: '20 12 34 56' },
    ]);
  });
});

describe('anything else', () => {
  test('is a matter of the consultants’ with a due moment, sealed, shown in the case, and answered with what was done', async () => {
    const visitId = await registers(meeting);
    await writes(line, 'Jeg kan først kl. 10, er det ok?');
    const [row] = await matters();
    expect(row).toMatchObject({ matter: 'reply', visitId, what: 'answerReply', dueAt: '2021-01-04T22:59:59.999Z' });
    expect(JSON.stringify(line.table.snapshot())).not.toContain('først');
    const { messages } = (await line.ask('GET', `/visits/${visitId}`, { as: karen })).body;
    expect(messages).toMatchObject([
      { direction: 'out', text: expect.stringContaining('Du har en aftale') },
      { direction: 'in', text: 'Jeg kan først kl. 10, er det ok?', reply: { meaning: 'other' } },
    ]);
    const path = `/replies/${row.matterId}/answered`;
    expect((await line.ask('POST', path, { as: karen, body: { done: '' } })).status).toBe(400);
    expect((await line.ask('POST', path, { as: birgit, body: { done: 'Ringet' } })).status).toBe(403);
    expect((await line.ask('POST', path, { as: karen, body: { done: 'Mødet er flyttet til kl. 10.' } })).status).toBe(
      204,
    );
    expect((await line.ask('POST', path, { as: kirsten, body: { done: 'Igen' } })).status).toBe(204);
    expect(await matters()).toEqual([]);
    const shown = (await line.ask('GET', `/visits/${visitId}`, { as: karen })).body.messages;
    expect(shown[1].reply.answered).toMatchObject({ byName: 'karen', done: 'Mødet er flyttet til kl. 10.' });
    expect(line.events('replyAnswered')).toHaveLength(1);
  });

  test('is shown to intake as a message without its words', async () => {
    const visitId = await registers(meeting);
    await writes(line, 'Jeg er syg');
    const { messages } = (await line.ask('GET', `/visits/${visitId}`, { as: birgit })).body;
    expect(messages[1]).toMatchObject({ direction: 'in' });
    expect(messages[1]).not.toHaveProperty('text');
  });

  test('in safe contact is a coordinator’s, and is not answered', async () => {
    const visitId = await registers(meeting);
    await line.ask('POST', `/visits/${visitId}/procedure`, { as: karen, body: { flag: 'F11' } });
    await told();
    await writes(line, 'AFLYS');
    expect(await told()).toEqual([]);
    expect((await line.item('visit', visitId)).meeting).toBeDefined();
    expect(await matters()).toMatchObject([{ owner: { role: 'coordinator' }, safeContact: true }]);
  });

  test('by a picture without words is one too', async () => {
    await registers();
    await writes(line, '', { NumMedia: '1' });
    expect(line.all('reply')).toHaveLength(1);
    expect(await matters()).toHaveLength(1);
  });
});

describe('a number', () => {
  test('behind which two open contacts stand changes nothing and is one matter, shown in both', async () => {
    const first = await registers();
    const second = await registers({ name: 'Ida' });
    const before = await Promise.all([first, second].map((id) => line.item('visit', id)));
    await writes(line, 'AFLYS');
    const after = await Promise.all([first, second].map((id) => line.item('visit', id)));
    expect(after.map(({ callback }) => callback)).toEqual(before.map(({ callback }) => callback));
    expect(await matters()).toHaveLength(1);
    expect(line.all('reply')).toMatchObject([{ shared: true }]);
    expect(after.map(({ replies }) => replies?.length)).toEqual([1, 1]);
  });

  test('nobody knows is told where to ring, once a day, and nothing is stored about anybody', async () => {
    const answer = `Vi kan ikke se, hvem du er, ud fra dit nummer. Ring til os på ${number}. Favrskov Kommune`;
    expect(await writes(line, 'AFLYS', { from: '+4530405060' })).toBe(answer);
    expect(await writes(line, 'hallo', { from: '+4530405060' })).toBeUndefined();
    expect(await writes(line, 'hallo', { from: '+4530405061' })).toBe(answer);
    line.later('P1D');
    expect(await writes(line, 'hallo', { from: '+4530405060' })).toBe(answer);
    expect([line.all('reply'), line.all('visit'), line.events()]).toEqual([[], [], []]);
  });

  test.each(['Kommune', '+4590123456', unit.number, '+46701234567', ''])('like %j is not answered', async (from) => {
    expect(await writes(line, 'hej', { from })).toBeUndefined();
    expect(line.all('reply')).toEqual([]);
  });

  test('of somebody whose case is concluded is theirs all the same', async () => {
    const visitId = await registers({ choice: 'none' });
    await line.ask('POST', `/visits/${visitId}/end`, { as: karen, body: { reason: 'withdrawn' } });
    await writes(line, 'Jeg vil gerne alligevel');
    expect(await matters()).toMatchObject([{ visitId }]);
  });
});

describe('the same message', () => {
  const sid = `SM${'a'.repeat(32)}`;
  test('told twice is one', async () => {
    await registers();
    await writes(line, 'Hvad med i morgen?', { sid });
    const before = line.table.dump();
    expect(await writes(line, 'Hvad med i morgen?', { sid })).toBeUndefined();
    expect(line.table.dump()).toEqual(before);
  });

  test('told twice at once is one, and a stranger is answered once', async () => {
    await registers();
    meanwhile(line, () => writes(line, 'Hej', { sid }));
    await writes(line, 'Hej', { sid });
    expect(line.all('reply')).toHaveLength(1);
    line.faults = undefined;
    const answers: unknown[] = [];
    meanwhile(line, async () => void answers.push(await writes(line, 'Hej', { from: '+4530405060' })));
    answers.push(await writes(line, 'Hej', { from: '+4530405060' }));
    expect(answers.filter((one) => one !== undefined)).toHaveLength(1);
  });

  test('without the carrier’s name for it is none', async () => {
    await registers();
    await writes(line, 'Hej', { sid: 'none' });
    expect(line.all('reply')).toEqual([]);
  });
});
