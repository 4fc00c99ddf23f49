import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Line, startLine } from './line-under-test.ts';
import { prompts } from './states.ts';

let line: Line;
let numbers = 20_330_000;

function somebody() {
  numbers += 1;
  return line.citizen(`+45${numbers}`);
}

beforeAll(async () => {
  line = await startLine();
});
afterEach(() => line.clear());
afterAll(() => line?.stop());

/** Asks to be called and hangs up; the telephone then acts as told. */
async function asksToBeCalled(behaviour: Parameters<ReturnType<typeof somebody>['behaves']>[0]) {
  const caller = somebody();
  await prompts.promised.reach(caller, line);
  const promise = await caller.hears();
  await caller.hangsUp();
  await caller.behaves(behaviour);
  const { visitId } = await line.caseOf(caller);
  return { caller, promise, visitId };
}

function minutesBetween(from: string, to: string) {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

describe('a promise to call back', () => {
  test('says when, rings the consultant with the case first, then the citizen, and joins them', async () => {
    const before = (await line.report()).figures.callbacksKept?.value;
    const { caller, promise, visitId } = await asksToBeCalled('manual');
    expect(promise).toMatch(/Vi ringer til dig i dag mellem klokken \d.* og \d/);
    // Who has not stood in the queue has no place to lose.
    expect(promise).not.toContain('Du mister ikke din plads');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty('manual');
    expect(await karen.isRinging()).toBe(true);
    expect((await karen.desk()).call).toMatchObject({ visitId, direction: 'callback', routing: 'reserved' });
    expect(await caller.legs()).toHaveLength(1);
    await karen.answers();
    await line.pass('PT2S');
    expect(await caller.leg()).toMatchObject({ direction: 'outbound-api', status: 'ringing' });
    await caller.answers();
    await line.pass('PT2S');
    expect(await caller.isTalking()).toBe(true);
    await line.pass('PT10M');
    await karen.ends();
    await karen.concludes(visitId);
    expect((await line.report()).figures.callbacksKept?.value).toBe(Number(before) + 1);
    expect((await karen.visit(visitId)).state).toBe('served');
    expect((await karen.desk()).callbacks).toEqual([]);
  });

  test('made by the clerk at registration is kept in the same way', async () => {
    const citizen = line.citizen('+4520339001');
    await citizen.behaves('answer');
    const { visitId } = await line
      .staff('borgerservice1')
      .registers({ name: 'Ane Aa', phone: '20339001', choice: 'callback' });
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    await line.pass('PT10S');
    expect(await citizen.isTalking()).toBe(true);
    expect(await karen.ends()).toBe(visitId);
    await karen.concludes(visitId);
  });

  test('asked for in the queue keeps the place: the one who waited longest is called before the next in the queue', async () => {
    const [first, second] = [somebody(), somebody()];
    await prompts.waiting.reach(first, line);
    await line.pass('PT2M');
    await prompts.waiting.reach(second, line);
    await line.pass('PT3M');
    await first.presses('1');
    expect(await first.hears()).toContain('Du mister ikke din plads');
    await first.hangsUp();
    await first.behaves('answer');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    await line.pass('PT10S');
    expect(await first.isTalking()).toBe(true);
    expect(await second.isTalking()).toBe(false);
    await karen.concludes(await karen.ends());
    await line.pass('PT40S');
    expect(await second.isTalking()).toBe(true);
  });

  test('waits in the queue until somebody comes on duty', async () => {
    const { caller } = await asksToBeCalled('answer');
    await line.pass('PT50M');
    expect(await caller.legs()).toHaveLength(1);
    await line.consultant('konsulent2').goesOnDuty();
    await line.pass('PT10S');
    expect(await caller.isTalking()).toBe(true);
  });

  test('is replaced when the citizen is registered, calls first and gets the talk', async () => {
    const citizen = line.citizen('+4520339002');
    await citizen.behaves('answer');
    const { visitId } = await line
      .staff('borgerservice1')
      .registers({ name: 'Per Pil', phone: '20339002', choice: 'callback' });
    await citizen.calls();
    await citizen.presses('3');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    await line.pass('PT10S');
    expect(await citizen.isTalking()).toBe(true);
    await karen.ends();
    await karen.concludes(visitId);
    await line.pass('PT1H');
    expect(await citizen.legs()).toHaveLength(1);
    expect((await karen.desk()).queue).toEqual([]);
  });

  for (const [how, deed] of [
    [
      'withdraws at the desk',
      (id: string) => line.staff('borgerservice1').does('POST', `/visits/${id}/end`, { reason: 'withdrawn' }),
    ],
    [
      'books a meeting at the desk instead',
      async (id: string) => {
        const clerk = line.staff('borgerservice1');
        const [slot] = await clerk.freeSlots('2021-01-06');
        await clerk.does('POST', `/visits/${id}/meeting`, { slotId: slot?.slotId });
      },
    ],
  ] as const) {
    test(`is not kept any more when the citizen ${how}: the telephone stays silent`, async () => {
      const { caller, visitId } = await asksToBeCalled('answer');
      await line.pass('PT2M');
      await deed(visitId);
      const karen = line.consultant('konsulent1');
      const rung = (await karen.legs()).length;
      await karen.goesOnDuty();
      await line.pass('PT1M');
      expect(await caller.legs()).toHaveLength(1);
      expect(await karen.legs()).toHaveLength(rung);
      expect((await karen.desk()).queue).toEqual([]);
      expect(await karen.presence()).toBe('available');
    });
  }

  test('is not kept any more when the citizen withdraws while the softphone rings', async () => {
    const { caller, visitId } = await asksToBeCalled('answer');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty('manual');
    expect(await karen.isRinging()).toBe(true);
    await line.staff('borgerservice1').does('POST', `/visits/${visitId}/end`, { reason: 'withdrawn' });
    if (await karen.isRinging()) await karen.answers();
    await line.pass('PT1M');
    expect(await caller.legs()).toHaveLength(1);
    expect(await karen.presence()).toBe('available');
    const { contactsIn, served, waiting, booked, ended } = await line.balance();
    expect(served + waiting + booked + ended).toBe(contactsIn);
  });
});

describe('a citizen who is not reached', () => {
  test('three times, half an hour apart, gets a meeting and an SMS, and is not called again', async () => {
    const before = Number((await line.report()).figures.callbacksMissed?.value);
    const { caller, visitId } = await asksToBeCalled('no-answer');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    await line.pass('PT3H');
    const rung = (await caller.legs()).filter((leg) => leg.direction === 'outbound-api').toReversed();
    expect(rung.map((leg) => leg.status)).toEqual(['no-answer', 'no-answer', 'no-answer']);
    const at = rung.map((leg) => leg.heard.find((entry) => entry.kind === 'ring')?.at ?? '');
    for (const [one, next] of [at.slice(0, 2), at.slice(1, 3)])
      expect(minutesBetween(one ?? '', next ?? '')).toBeGreaterThanOrEqual(30);
    expect(minutesBetween(at[0] ?? '', at[2] ?? '')).toBeLessThan(65);
    const view = await karen.visit(visitId);
    expect(view.state).toBe('booked');
    const said = (await caller.messages()).map(({ body }) => body).toReversed();
    expect(said).toEqual([
      expect.stringContaining('Vi ringer til dig'),
      expect.stringContaining('uden at få fat i dig. Vi prøver igen'),
      expect.stringContaining('uden at få fat i dig. Vi prøver igen'),
      expect.stringContaining('uden at få fat i dig. Du har nu en aftale'),
    ]);
    expect((await line.report()).figures.callbacksMissed?.value).toBe(before + 1);
    expect(await karen.presence()).toBe('available');
    // The meeting that stands is no reason to call; withdrawn here, so that the time is free again.
    await karen.does('POST', `/visits/${visitId}/end`, { reason: 'withdrawn' });
  });

  test('because the line is busy is called again after the pause', async () => {
    const { caller, visitId } = await asksToBeCalled('busy');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    await line.pass('PT10S');
    expect((await caller.leg()).status).toBe('busy');
    expect((await karen.visit(visitId)).callback?.attempts).toBe(1);
    await caller.behaves('answer');
    await line.pass('PT29M');
    expect(await caller.legs()).toHaveLength(2);
    await line.pass('PT2M');
    expect(await caller.isTalking()).toBe(true);
  });

  test('because a voicemail answered counts as not reached when the consultant says so', async () => {
    const { caller, visitId } = await asksToBeCalled('voicemail');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    await line.pass('PT30S');
    expect((await caller.leg()).status).toBe('in-progress');
    await karen.ends('voicemail');
    await line.pass('PT2S');
    expect(await caller.isOnTheLine()).toBe(false);
    const view = await karen.visit(visitId);
    expect(view.callback?.attempts).toBe(1);
    expect(minutesBetween(await line.now(), view.callback?.nextAt ?? '')).toBeGreaterThan(29);
    expect(await karen.presence()).toBe('available');
  });
});

describe('outside opening hours', () => {
  test('a caller hears so, and the call-back is promised and kept on the next working day', async () => {
    // Friday evening.
    await line.passUntil('2021-01-08T17:00:00Z');
    const caller = somebody();
    await caller.calls();
    await caller.presses('#');
    await line.pass('PT3S');
    expect(await caller.hears()).toContain('Vi har lukket lige nu. Vi åbner igen mandag den 11. januar klokken 8.');
    // There is nobody to talk with now.
    await caller.presses('3');
    expect(await caller.hears()).toContain('Vi kan ikke tage samtalen lige nu, men vi ringer gerne til dig.');
    await caller.presses('1');
    await caller.presses('1');
    expect(await caller.hears()).toContain(
      'Vi har lukket nu. Vi ringer til dig mandag den 11. januar mellem klokken 8 og 10.',
    );
    await caller.hangsUp();
    await caller.behaves('answer');
    const karen = line.consultant('konsulent1');
    await karen.goesOnDuty();
    await line.passUntil('2021-01-11T06:59:00Z');
    expect(await caller.legs()).toHaveLength(1);
    await line.pass('PT2M');
    expect(await caller.isTalking()).toBe(true);
  });

  test('a consultant who is still on duty is connected all the same', async () => {
    await line.passUntil('2021-01-11T16:30:00Z');
    await line.consultant('konsulent1').goesOnDuty();
    const caller = somebody();
    await prompts.waiting.reach(caller, line);
    await line.pass('PT5S');
    expect(await caller.isTalking()).toBe(true);
  });

  test('a caller who still waits when the last consultant leaves after closing time is promised a call-back', async () => {
    await line.passUntil('2021-01-12T14:58:00Z');
    const caller = somebody();
    await prompts.waiting.reach(caller, line);
    await line.pass('PT3M');
    expect(await caller.isOnTheLine()).toBe(false);
    expect(await caller.hears()).toMatch(/Vi har lukket nu\. Vi ringer til dig i morgen mellem klokken 8 og 10/);
    expect((await line.caseOf(caller)).callback?.from).toBe('2021-01-13T07:00:00.000Z');
  });

  test('a caller who withholds the number and still waits at closing time is asked for one, and no goodbye comes before', async () => {
    await line.passUntil('2021-01-13T14:58:00Z');
    const caller = line.citizen('+4520449001');
    await caller.withholdsNumber();
    await prompts.waiting.reach(caller, line);
    await line.passUntil('2021-01-13T15:00:00Z');
    // The round that goes on then is the last.
    for (let rounds = 0; rounds < 8 && !(await caller.heard()).join(' ').includes('Tast de otte cifre'); rounds += 1)
      await line.pass('PT5S');
    expect((await caller.heard()).join(' ')).toContain('men vi ringer gerne til dig. Tast de otte cifre');
    await caller.presses('20449002#');
    await caller.presses('1');
    await caller.hangsUp();
    expect((await line.caseOf(caller)).callback?.from).toBe('2021-01-14T07:00:00.000Z');
  });

  test('who waits withheld at closing time and says nothing either is told when to call, and is counted as one we could not help', async () => {
    const before = await line.balance();
    await line.passUntil('2021-01-14T14:58:00Z');
    const caller = line.citizen('+4520449003');
    await caller.withholdsNumber();
    await prompts.waiting.reach(caller, line);
    for (let rounds = 0; rounds < 30 && (await caller.isOnTheLine()); rounds += 1) await line.pass('PT10S');
    const heard = (await caller.heard()).join(' ');
    expect(heard.match(/Tast de otte cifre/g)).toHaveLength(3);
    expect(heard).toContain('Ring igen i morgen efter klokken 8, eller kom ind til os. Farvel.');
    expect((await line.caseOf(caller)).state).toBe('ended');
    expect((await line.balance()).ended).toBe(before.ended + 1);
  });

  test('who waits withheld at closing time, has keyed a code and says nothing is asked after by the desk', async () => {
    await line.passUntil('2021-01-15T13:58:00Z');
    const { visitId, referenceCode } = await line.staff('borgerservice1').registers({ name: 'Eva Eg', choice: 'none' });
    const caller = line.citizen('+4520449004');
    await caller.withholdsNumber();
    await caller.calls();
    await caller.presses(referenceCode);
    await line.pass('PT3S');
    await caller.presses('3');
    for (let rounds = 0; rounds < 40 && (await caller.isOnTheLine()); rounds += 1) await line.pass('PT10S');
    expect((await caller.heard()).join(' ')).toContain('Tast de otte cifre');
    const { asked } = await line.staff('borgerservice1').desk();
    expect(asked.filter((row) => row.visitId === visitId)).toMatchObject([{ what: 'choose' }]);
  });

  test('closed in the middle of the day, the line moves who was to be called and tells them by SMS', async () => {
    await line.passUntil('2021-01-18T09:00:00Z');
    const { caller, visitId } = await asksToBeCalled('answer');
    const kirsten = line.staff('koordinator1');
    await kirsten.does('PUT', '/closing', { text: 'Vi har strømsvigt.' });
    await line.pass('PT2M');
    await line.consultant('konsulent1').goesOnDuty();
    await line.pass('PT2M');
    expect(await caller.isTalking()).toBe(false);
    expect((await kirsten.visit(visitId)).callback?.from).toBe('2021-01-19T07:00:00.000Z');
    const [message] = await caller.messages();
    expect(message?.body).toMatch(
      /^Vi har lukket resten af dagen .* Vi ringer i stedet tirsdag den 19\. januar mellem kl\. 8 og 10\./,
    );
    await line.passUntil('2021-01-19T07:01:00Z');
    expect(await caller.isTalking()).toBe(true);
  });
});
