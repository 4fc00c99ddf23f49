import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow, unit } from '../../tests/fixtures/case.ts';
import {
  type Caller,
  goesOnDuty,
  pathIn,
  picksUp,
  rings,
  said,
  sidOf,
  talks,
} from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

/** On as unidentified: two silences at the code prompt. */
async function atMenu(from?: string): Promise<Caller> {
  const caller = await rings(line, from);
  await caller.presses();
  await caller.presses();
  return caller;
}

async function waits(from?: string): Promise<Caller> {
  const caller = await atMenu(from);
  await caller.presses('3');
  return caller;
}

describe('a call that comes in', () => {
  test('is greeted once, asked for the code, and stands as a contact that waits', async () => {
    const caller = await rings(line);
    expect(said(caller.heard)).toEqual([
      'Velkommen til Favrskov Kommune.',
      'Tast din kode på seks cifre. Har du ingen kode, så tryk firkant.',
      'For English, press 5.',
    ]);
    const call = await line.item('call', caller.callId);
    expect(call).toMatchObject({
      direction: 'inbound',
      visitId: caller.visitId,
      caller: 'danish',
      callable: true,
      identified: false,
      step: 0,
      citizenLeg: 1,
      legs: { 1: { party: 'citizen', sid: caller.sid, at: caseNow } },
      state: { at: 'prompt', prompt: 'code', wrong: 0, silent: 0, queued: false },
    });
    expect(await line.item('visit', caller.visitId)).toMatchObject({
      activeCallId: caller.callId,
      waitingSince: caseNow,
      openedBy: 'call',
    });
    expect(line.types()).toEqual(['visitOpened', 'callReceived']);
    expect(line.events('callReceived')[0]).toMatchObject({
      by: 'citizen',
      payload: { caller: 'danish', known: false, open: true },
    });
    expect(line.events('callReceived')[0]?.contact).toBeUndefined();
    expect(line.events('visitOpened')[0]?.contact).toEqual({ day: '2021-01-04', to: 'waiting' });
  });

  test('whose webhook comes twice is the same call, and hears the same', async () => {
    const caller = await rings(line);
    const again = await line.voice('/voice', { CallSid: caller.sid, From: '+4520123456', To: unit.number });
    expect(again).toBe(caller.heard);
    expect(line.all('call')).toHaveLength(1);
    expect(line.types()).toEqual(['visitOpened', 'callReceived']);
  });

  test('is not greeted again when its webhook comes once more in the middle', async () => {
    const caller = await rings(line);
    await caller.presses();
    const again = await line.voice('/voice', { CallSid: caller.sid, From: '+4520123456', To: unit.number });
    expect(said(again)).toEqual([
      'Vi hørte ikke noget valg.',
      'Tast din kode på seks cifre. Har du ingen kode, så tryk firkant.',
      'For English, press 5.',
    ]);
  });

  test.each([
    '+45 89 64 00 00',
    '004589640000',
    '4589640000',
    ' 4589640000',
    '89640000',
    '+45-8964-0000',
    '(+45) 89640000',
  ])('to our number written as %j is ours', async (to) => {
    const caller = await rings(line, '+4520123456', to);
    expect(said(caller.heard)[0]).toBe('Velkommen til Favrskov Kommune.');
    expect(line.all('call')).toHaveLength(1);
  });

  test.each([
    ['+45 20 12 34 56', 'danish'],
    ['004520123456', 'danish'],
    ['20123456', 'danish'],
    ['+4690510', 'withheld'],
    ['+298211234', 'danish'],
    ['+266696687', 'withheld'],
    ['+881612345678', 'withheld'],
    ['+46701234567', 'foreign'],
    ['anonymous', 'withheld'],
    ['Restricted', 'withheld'],
    ['', 'withheld'],
    ['+4590123456', 'withheld'],
    ['+4589640000', 'withheld'],
  ])('from %j is %s', async (from, caller) => {
    const { callId } = await rings(line, from);
    const call = await line.item('call', callId);
    expect(call.caller).toBe(caller);
    expect(call.callable).toBe(caller === 'danish');
    expect(call.callerSealed === undefined).toBe(caller === 'withheld');
  });

  test.each(['+4570000000', 'somebody', ''])(
    'to %j, which nobody owns, promises nothing and stores nothing',
    async (to) => {
      const before = line.table.dump();
      const document = await line.voice('/voice', { CallSid: sidOf(1), From: '+4520123456', To: to });
      expect(said(document)).toEqual([
        'Nummeret er ikke i brug hos os. Find vores nummer på kommunens hjemmeside. Farvel.',
      ]);
      expect(document).toContain('<Hangup/>');
      expect(line.table.dump()).toEqual(before);
      expect(line.logged).toEqual([{ level: 'warn', message: 'NUMBER_UNKNOWN' }]);
    },
  );

  test.each(['', 'CA1', 'CA0000000000000000000000000000000G', 'SM00000000000000000000000000000001'])(
    'with the CallSid %j still speaks, and stores nothing',
    async (CallSid) => {
      const before = line.table.dump();
      const document = await line.voice('/voice', { CallSid, From: '+4520123456', To: unit.number });
      expect(said(document)).toEqual([
        'Undskyld, der opstod en fejl hos os. Ring igen om lidt, eller kom ind til os. Farvel.',
      ]);
      expect(line.table.dump()).toEqual(before);
      expect(line.logged).toEqual([{ level: 'warn', message: 'WEBHOOK_MALFORMED' }]);
    },
  );

  test('without any CallSid still speaks', async () => {
    expect(said(await line.voice('/voice', {}))).toHaveLength(1);
  });

  test('after closing says when we are open again, and the menu has no talk now', async () => {
    line.now = '2021-01-04T18:00:00.000Z';
    const caller = await rings(line);
    expect(said(caller.heard)[0]).toBe('Velkommen til Favrskov Kommune.');
    expect(said(await caller.presses('#'))).toEqual([
      'Vil du ringes op, så tryk 1. Vil du hellere mødes hos os, så tryk 2.',
      'Vi har lukket lige nu. Vi åbner igen i morgen klokken 8.',
      'Har du allerede en aftale med os, så tryk 4.',
      'Vil du høre det igen, så tryk 9.',
      'For English, press 5.',
    ]);
  });

  test('after closing offers a talk now while a consultant is there, but not one whose desk has gone silent', async () => {
    await goesOnDuty(line);
    line.now = '2021-01-04T18:00:00.000Z';
    const menu = async (from: string) => said(await (await rings(line, from)).presses('#')).join(' ');
    expect(await menu('+4520000001')).not.toContain('tryk 3');
    await line.ask('POST', '/me/heartbeat', { as: karen });
    expect(await menu('+4520000002')).toContain('tryk 3');
  });
});

describe('an answer of the caller', () => {
  test('counts at the question it was given to: late or twice it changes nothing and hears the question that stands', async () => {
    const caller = await atMenu();
    const path = pathIn(caller.heard);
    const next = await caller.presses('1');
    const again = await line.voice(path, { CallSid: caller.sid, Digits: '1' });
    expect(again).toBe(next);
    expect(said(again)).toEqual([
      'Skal vi ringe på det nummer, du ringer fra, så tryk 1. Skal vi ringe på et andet nummer, så tryk 2. Vil du hellere mødes, så tryk 0.',
    ]);
    expect(line.types()).toEqual(['visitOpened', 'callReceived', 'choiceOffered']);
  });

  test('about a call nobody knows is apologised for', async () => {
    const document = await line.voice('/voice/citizen/call_none/visit_none/1', { CallSid: sidOf(1), Digits: '1' });
    expect(said(document)).toEqual([
      'Undskyld, der opstod en fejl hos os. Ring igen om lidt, eller kom ind til os. Farvel.',
    ]);
    expect(line.logged).toEqual([{ level: 'warn', message: 'CALL_UNKNOWN' }]);
  });

  test.each(['/voice/citizen/call_none/1', '/voice/citizen/call_none', '/voice/else', '/voice/consultant/call_none'])(
    'at an address that is none of ours (%s) is apologised for, and is no new call',
    async (path) => {
      const document = await line.voice(path, { CallSid: sidOf(1), From: '+4520123456', To: unit.number, Digits: '1' });
      expect(said(document)).toEqual([
        'Undskyld, der opstod en fejl hos os. Ring igen om lidt, eller kom ind til os. Farvel.',
      ]);
      expect(line.all('call')).toEqual([]);
    },
  );

  test('from another leg than the caller’s is refused kindly and changes nothing', async () => {
    const caller = await atMenu();
    const before = line.table.dump();
    const document = await line.voice(pathIn(caller.heard), { CallSid: sidOf(99_999), Digits: '1' });
    expect(said(document)).toEqual(['Undskyld, vi blev afbrudt. Vi ringer til dig igen. Farvel.']);
    expect(line.table.dump()).toEqual(before);
  });

  test('to a call that has ended hears goodbye and changes nothing', async () => {
    const caller = await atMenu();
    const path = pathIn(caller.heard);
    for (const key of ['1', '1', '1']) await caller.presses(key);
    await caller.hangsUp();
    const before = line.table.dump();
    const document = await line.voice(path, { CallSid: caller.sid, Digits: '1' });
    expect(said(document)).toEqual(['Tak for dit opkald. Farvel.']);
    expect(document).toContain('<Hangup/>');
    expect(line.table.dump()).toEqual(before);
  });

  test('promises a call-back only with its row', async () => {
    const caller = await atMenu();
    await caller.presses('1');
    await caller.presses('1');
    expect(said(await caller.presses('1'))[0]).toBe('Vi ringer til dig i dag mellem klokken 10 og 12.');
    const { callback } = await line.item('visit', caller.visitId);
    expect(callback).toMatchObject({ kind: 'callback', from: caseNow, until: '2021-01-04T11:00:00.000Z', attempts: 0 });
    expect(line.types().slice(2)).toEqual(['choiceOffered', 'choiceMade', 'callbackPromised']);
  });

  test('that keys another number promises to call that one', async () => {
    const caller = await atMenu('anonymous');
    await caller.presses('1');
    expect(said(await caller.presses('90123456'))[0]).toBe('Det nummer kan vi ikke ringe til.');
    expect(said(await caller.presses('30 40 50 60'.replaceAll(' ', '')))).toEqual([
      'Du har tastet 30, 40, 50, 60. Er det rigtigt, så tryk 1. Vil du taste nummeret igen, så tryk 2.',
    ]);
    expect((await line.item('visit', caller.visitId)).callback).toBeUndefined();
    expect(said(await caller.presses('1'))[0]).toMatch(/^Skal vi ringe hurtigst muligt, så tryk 1\./);
    expect(said(await caller.presses('1'))[0]).toBe('Vi ringer til dig i dag mellem klokken 10 og 12.');
    const visit = await line.item('visit', caller.visitId);
    expect(await line.deps.sealing.open(visit.callNumber ?? '', visit.unitId)).toBe('+4530405060');
  });

  test('books the time that was read', async () => {
    const caller = await atMenu();
    const times = said(await caller.presses('2'));
    expect(times.slice(0, 2)).toEqual(['Vi har disse tider til et møde.', 'i dag klokken 13.30: tryk 1.']);
    const booked = said(await caller.presses('1'));
    expect(booked[0]).toMatch(/^Du har en tid i dag klokken 13\.30 på /);
    expect(booked.slice(1, 3)).toEqual([
      'Kan du ikke komme, så ring til os på 89, 64, 0 0, 0 0, så finder vi en ny tid.',
      'Vi sender tiden i en sms.',
    ]);
    const { meeting } = await line.item('visit', caller.visitId);
    expect(meeting).toMatchObject({ slotId: '20210104T123000Z-1', startAt: '2021-01-04T12:30:00.000Z' });
    expect(await line.item('slot', '20210104T123000Z-1')).toMatchObject({ meetingId: meeting?.meetingId });
  });

  test('is promised no SMS of the time on a telephone that takes none', async () => {
    const caller = await atMenu('+4586110001');
    await caller.presses('2');
    const booked = said(await caller.presses('1'));
    expect(booked[0]).toMatch(/^Du har en tid i dag klokken 13\.30 på /);
    expect(booked.join(' ')).not.toContain('sms');
  });

  test('after a long wait is read the times that are left then, and one that has passed meanwhile is not sold', async () => {
    const caller = await waits();
    line.now = '2021-01-04T10:20:00.000Z';
    expect(said(await caller.presses('0')).slice(0, 2)).toEqual([
      'Vi har disse tider til et møde.',
      'i morgen klokken 9: tryk 1.',
    ]);
    line.now = '2021-01-05T08:00:00.000Z';
    expect(said(await caller.presses('1')).slice(0, 3)).toEqual([
      'Den tid blev desværre optaget af en anden.',
      'Vi har disse tider til et møde.',
      'i dag klokken 12.30: tryk 1.',
    ]);
    expect((await line.item('visit', caller.visitId)).meeting).toBeUndefined();
  });

  test('hears the menu at once by a registered number, and not that it is known', async () => {
    await line.ask('POST', '/applicants', {
      as: { ...karen },
      body: { name: 'Åse', phone: '20123456', choice: 'none' },
    });
    const caller = await rings(line);
    expect(said(caller.heard)[0]).toBe('Velkommen til Favrskov Kommune.');
    expect(await line.item('call', caller.callId)).toMatchObject({ identified: true, state: { prompt: 'menu' } });
  });

  test('by a reference code finds the case it was handed out for', async () => {
    const { body } = await line.ask('POST', '/applicants', { as: karen, body: { name: 'Åse', choice: 'none' } });
    const caller = await rings(line);
    expect(said(await caller.presses(body.referenceCode))[0]).toBe('Tak. Koden passer.');
    expect(await line.item('call', caller.callId)).toMatchObject({ visitId: body.visitId, identified: true });
    expect(pathIn(caller.heard)).toContain(`/${body.visitId}/`);
  });
});

describe('the static document that answered in our place', () => {
  const fields = (sid: string, Digits?: string) => ({
    CallSid: sid,
    From: '+4520123456',
    To: unit.number,
    ...(Digits !== undefined && { Digits }),
  });

  test('sends its 1 on, and the call-back is promised', async () => {
    expect(said(await line.voice('/voice/fallback', fields(sidOf(7), '1')))[0]).toBe(
      'Vi ringer til dig i dag mellem klokken 10 og 12.',
    );
    expect(line.all('visit')[0]?.callback?.kind).toBe('callback');
  });

  test('without a key begins like any call', async () => {
    expect(said(await line.voice('/voice/fallback', fields(sidOf(8))))[0]).toBe('Velkommen til Favrskov Kommune.');
  });

  test('of a number that is not ours promises nothing', async () => {
    const document = await line.voice('/voice/fallback', { ...fields(sidOf(9), '1'), To: '+4570000000' });
    expect(said(document)[0]).toMatch(/^Nummeret er ikke i brug/);
    expect(line.all('visit')).toEqual([]);
  });
});

describe('waiting', () => {
  test('tells in the first round and each after it what is true, also when the way there was chosen', async () => {
    const caller = await atMenu('+4520000001');
    // Nobody is on duty.
    const nobody = 'Lige nu er der ingen ved telefonen hos os. Vi anbefaler, at vi ringer dig op.';
    expect(said(caller.heard)).toContain(nobody);
    expect(said(await caller.presses('3'))[1]).toBe(nobody);
    expect(said(await caller.presses())[0]).toBe(nobody);
    await goesOnDuty(line);
    await line.store.overwrite({ ...(await line.item('consultant', karen.staffId)), state: 'wrapping' });
    const second = await atMenu('+4520000002');
    expect(said(second.heard).at(-4)).toBe('Der er lang ventetid. Vi anbefaler, at vi ringer dig op.');
    expect(said(await caller.presses())[0]).toBe('Du er den næste i køen.');
  });

  test('each round tries a match', async () => {
    const first = await waits('+4520000001');
    line.later('PT5S');
    const second = await waits('+4520000002');
    expect(said(second.heard)).toEqual([
      'Tak, vi stiller dig igennem, så snart en medarbejder er ledig.',
      'Lige nu er der ingen ved telefonen hos os. Vi anbefaler, at vi ringer dig op.',
      'Vil du hellere ringes op og beholde din plads, så tryk 1. Vil du hellere mødes, så tryk 0.',
    ]);
    // On duty, but the word of it was lost: nobody has tried a match.
    await goesOnDuty(line);
    await first.presses();
    expect(await line.item('call', first.callId)).toMatchObject({ state: { at: 'reserved', leg: 2 } });
    expect(await line.item('consultant', karen.staffId)).toMatchObject({
      state: 'reserved',
      callId: first.callId,
      leg: 2,
    });
    expect((await line.item('call', second.callId)).state.at).toBe('waiting');
  });

  test('is shorter with more people on duty, who may be talking', async () => {
    await waits('+4520000001');
    line.later('PT1S');
    const second = await waits('+4520000002');
    await line.seed({ ...(await onDuty(karen)), state: 'busy' }, { ...(await onDuty(kasper)), state: 'busy' });
    expect(said(await second.presses()).slice(0, 2)).toEqual([
      'Du er nummer 2 i køen.',
      'Vi regner med, at det tager cirka 20 minutter.',
    ]);
  });

  async function onDuty(person: typeof karen) {
    await goesOnDuty(line, person);
    const { idleFrom: _none, ...consultant } = await line.item('consultant', person.staffId);
    return consultant;
  }

  test('goes on when the match fails', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    const { waiting } = line.deps.store;
    line.deps.store.waiting = async (unitId, limit) => {
      if (limit === 5) throw new Error('The table is busy');
      return waiting(unitId, limit);
    };
    expect(said(await caller.presses())[0]).toBe('Du er den næste i køen.');
    expect(line.logged).toEqual([{ level: 'error', message: 'REQUEST_FAILED', reason: 'The table is busy' }]);
  });

  test('hears the waiting sound between the words', async () => {
    const caller = await waits();
    expect(caller.heard).toContain('<Play loop="2">https://site.example/desk/ventemusik.wav</Play>');
  });
});

describe('a consultant’s softphone that is answered', () => {
  test('joins the conference of the call, and the caller follows', async () => {
    const caller = await talks(line);
    expect(line.carrier.asks('redirect')).toEqual([
      [caller.sid, `https://line.example/voice/citizen/${caller.callId}/${caller.visitId}`],
    ]);
    expect(await line.item('call', caller.callId)).toMatchObject({
      state: { at: 'connected', leg: 2 },
      connectedAt: caseNow,
    });
    expect(await line.item('consultant', karen.staffId)).toMatchObject({
      state: 'busy',
      callId: caller.callId,
      leg: 2,
    });
    expect(line.events('callConnected')[0]).toMatchObject({
      by: 'citizen',
      payload: { staffId: karen.staffId, direction: 'inbound', waitSeconds: 0, form: 'phone' },
    });
  });

  test('twice gives the same document and one acceptance', async () => {
    await waits();
    await goesOnDuty(line);
    await line.dispatch();
    const document = await picksUp(line);
    expect(await picksUp(line)).toBe(document);
    expect(document).toMatch(
      /<Dial><Conference [^>]*participantLabel="consultant">call_\w+<\/Conference><\/Dial><Hangup\/>/,
    );
    expect(line.events('callAccepted')).toHaveLength(1);
  });

  test('by another leg, or after the caller has left, is thanked and let go', async () => {
    const caller = await waits();
    await goesOnDuty(line);
    await line.dispatch();
    const late = 'Samtalen er ikke længere ledig. Tak, fordi du tog telefonen.';
    const path = `/voice/consultant/favrskov/${karen.staffId}/${caller.callId}/2`;
    expect(said(await line.voice(path, { CallSid: sidOf(88_888) }))).toEqual([late]);
    expect(
      said(
        await line.voice(`/voice/consultant/favrskov/${karen.staffId}/${caller.callId}/9`, { CallSid: sidOf(88_888) }),
      ),
    ).toEqual([late]);
    expect(
      said(await line.voice('/voice/consultant/favrskov/staff_none/call_none/1', { CallSid: sidOf(88_888) })),
    ).toEqual([late]);
    await caller.hangsUp();
    expect(said(await picksUp(line))).toEqual([late]);
    expect(line.events('callAccepted')).toEqual([]);
  });
});

describe('a conference that ends while the caller is still there', () => {
  test('is a lost talk: the caller hears so and is not left', async () => {
    const caller = await talks(line);
    const { step } = await line.item('call', caller.callId);
    const document = await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}/${step}`, {
      CallSid: caller.sid,
      DialCallStatus: 'answered',
    });
    expect(said(document)[0]).toBe(
      'Forbindelsen til medarbejderen blev afbrudt. Bliv på linjen, så finder vi hinanden igen.',
    );
    expect(await line.item('call', caller.callId)).toMatchObject({ state: { at: 'lost', leg: 2, since: caseNow } });
  });

  test('by a redirect of ours goes back in', async () => {
    const caller = await talks(line);
    const document = await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
    expect(said(document)).toEqual(['Nu bliver du stillet igennem.']);
    expect((await line.item('call', caller.callId)).state.at).toBe('connected');
  });
});
