import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Line, startLine } from './line-under-test.ts';
import { type Prompt, prompts } from './states.ts';

let line: Line;
let numbers = 20_110_000;

function somebody() {
  numbers += 1;
  return line.citizen(`+45${numbers}`);
}

beforeAll(async () => {
  line = await startLine();
});
afterEach(() => line.clear());
afterAll(() => line?.stop());

describe('at every prompt', () => {
  for (const [name, prompt] of Object.entries<Prompt>(prompts)) {
    test(`9 repeats what was said: ${name}`, async () => {
      const caller = somebody();
      await prompt.reach(caller, line);
      expect(await caller.hears()).toContain(prompt.says);
      await caller.presses('9');
      // A code or number is several digits: a single one counts when no more follow.
      if (name === 'code' || name === 'ownCode') await line.pass('PT3S');
      if (name === 'keyNumber') await line.pass('PT10S');
      expect(await caller.hears()).toContain(prompt.says);
      expect(await caller.isOnTheLine()).toBe(true);
    });

    test(`0 leads to the times of a physical meeting, and one can be booked: ${name}`, async () => {
      const caller = somebody();
      await prompt.reach(caller, line);
      await caller.hears();
      await caller.presses('0');
      if (name === 'code' || name === 'ownCode') await line.pass('PT3S');
      if (name === 'keyNumber') await line.pass('PT10S');
      expect(await caller.hears()).toContain(prompts.meetingTimes.says);
      await caller.presses('1');
      expect(await caller.hears()).toContain('Du har en tid');
      await line.pass('PT10S');
      expect(await caller.isOnTheLine()).toBe(false);
      expect((await line.caseOf(caller)).meeting?.state).toBe('booked');
    });
  }
});

describe('the reference code', () => {
  test('lets the line find the case, and the call joins the contact that the registration opened', async () => {
    const before = await line.balance();
    const clerk = line.staff('borgerservice1');
    const { visitId, referenceCode } = await clerk.registers({ name: 'Ida Ibsen', choice: 'none' });
    const caller = somebody();
    await caller.calls();
    await caller.presses(`${referenceCode}#`);
    expect(await caller.hears()).toContain('Tak. Koden passer.');
    await caller.presses('2');
    await caller.presses('1');
    await line.pass('PT10S');
    expect((await line.caseOf(caller)).visitId).toBe(visitId);
    const after = await line.balance();
    // The contact the call had opened before the code was keyed was none of its own.
    expect(after.contactsIn - before.contactsIn).toBe(1);
    expect(after.booked - before.booked).toBe(1);
    expect(after.ended - before.ended).toBe(0);
  });

  test('keyed wrongly three times, the caller goes on without it', async () => {
    const caller = somebody();
    await caller.calls();
    await caller.hears();
    for (const wrong of ['999998#', '999997#']) {
      await caller.presses(wrong);
      expect(await caller.hears()).toContain('Den kode findes ikke. Prøv igen. Tast din kode');
    }
    await caller.presses('000000#');
    expect(await caller.hears()).toContain(
      'Det gør ikke noget. Du kan godt gå videre uden kode. Vil du ringes op, så tryk 1.',
    );
  });

  test('that is none is told by a # alone, and the menu follows within three seconds', async () => {
    const caller = somebody();
    await caller.calls();
    expect(await caller.hears()).toContain('Har du ingen kode, så tryk firkant.');
    await caller.presses('#');
    await line.pass('PT3S');
    const heard = await caller.hears();
    expect(heard).toContain(prompts.menu.says);
    expect(heard).not.toContain('kode');
  });

  test('keyed without # is found after three seconds, and a # that comes late is no wrong key', async () => {
    const { referenceCode } = await line.staff('borgerservice1').registers({ name: 'Lone Lund', choice: 'none' });
    const caller = somebody();
    await caller.calls();
    await caller.presses(referenceCode);
    await line.pass('PT3S');
    await caller.presses('#');
    const heard = await caller.hears();
    expect(heard).toContain(prompts.menu.says);
    expect(heard).not.toContain('Det valg findes ikke');
  });

  test('read with a pause costs no try: the rest is put behind the first digits', async () => {
    const { visitId, referenceCode } = await line
      .staff('borgerservice1')
      .registers({ name: 'Palle Pause', choice: 'none' });
    const caller = somebody();
    await caller.calls();
    await caller.presses(referenceCode.slice(0, 3));
    await line.pass('PT3S');
    expect(await caller.hears()).toContain('Koden har seks cifre. Tast resten, eller tryk firkant.');
    await caller.presses(`${referenceCode.slice(3)}#`);
    await line.pass('PT3S');
    expect((await line.caseOf(caller)).visitId).toBe(visitId);
  });

  test.each([
    ['1', prompts.callbackNumber.says],
    ['2', prompts.meetingTimes.says],
    ['0', prompts.meetingTimes.says],
    ['3', prompts.waiting.says],
  ])('is not needed by who knows the menu: %s alone is its key, within three seconds', async (key, says) => {
    const caller = somebody();
    await caller.calls();
    await caller.presses(key);
    await line.pass('PT3S');
    expect(await caller.hears()).toContain(says);
  });

  test('met with silence twice, the caller goes on without it', async () => {
    const caller = somebody();
    await caller.calls();
    await caller.hears();
    await line.pass('PT10S');
    expect(await caller.hears()).toContain('Tast din kode på seks cifre');
    await line.pass('PT10S');
    expect(await caller.hears()).toContain(
      'Det gør ikke noget. Du kan godt gå videre uden kode. Vil du ringes op, så tryk 1.',
    );
  });

  test('is not asked of a caller whose number is registered', async () => {
    const clerk = line.staff('borgerservice1');
    const { visitId } = await clerk.registers({ name: 'Bo Birk', phone: '20 11 90 01', choice: 'none' });
    const caller = line.citizen('+4520119001');
    await caller.calls();
    const heard = await caller.hears();
    // A number alone is a guess: nobody hears that it is known.
    expect(heard).toContain('Vil du ringes op, så tryk 1.');
    expect(heard).not.toContain('Vi kan se');
    expect(heard).not.toContain('kode');
    expect((await line.caseOf(caller)).visitId).toBe(visitId);
  });
});

describe('a physical meeting', () => {
  test('is booked at the time that was chosen, and an SMS tells time and place', async () => {
    const caller = somebody();
    await prompts.meetingTimes.reach(caller, line);
    const times = await caller.hears();
    expect(times).toMatch(/klokken 12\.30: tryk 1\..*klokken 13\.30: tryk 2\..*klokken 14\.15: tryk 3\./);
    await caller.presses('2');
    expect(await caller.hears()).toMatch(
      /Du har en tid i dag klokken 13\.30 på Skovvej 1, Hinnerup.*Vi sender tiden i en sms/,
    );
    const [sms] = await caller.messages();
    expect(sms?.body).toContain('kl. 13.30');
    expect(sms?.body).toContain('Skovvej 1, Hinnerup');
    expect((await line.caseOf(caller)).meeting?.startAt).toBe('2021-01-04T12:30:00.000Z');
  });

  test('has more times at 8, and the key then means the time that was read last', async () => {
    const caller = somebody();
    await prompts.meetingTimes.reach(caller, line);
    const first = await caller.hears();
    await caller.presses('8');
    const second = await caller.hears();
    expect(second).not.toBe(first);
    expect(second).toContain('i morgen klokken 9: tryk 1.');
    await caller.presses('1');
    expect((await line.caseOf(caller)).meeting?.startAt).toBe('2021-01-05T08:00:00.000Z');
  });

  test('is never sold twice: callers who choose the same time get the chairs there are, the next hears that it is taken', async () => {
    const callers = [somebody(), somebody(), somebody()];
    // All three have heard the same times before anybody chooses; there are two chairs at each.
    for (const caller of callers) {
      await prompts.meetingTimes.reach(caller, line);
      await caller.presses('8');
      expect(await caller.hears()).toContain('i morgen klokken 10: tryk 2.');
    }
    await Promise.all(callers.map((caller) => caller.presses('2')));
    const heard = await Promise.all(callers.map((caller) => caller.hears()));
    expect(heard.filter((text) => text.includes('Du har en tid i morgen klokken 10'))).toHaveLength(2);
    expect(heard.filter((text) => text.includes('Den tid blev desværre optaget af en anden.'))).toHaveLength(1);
    const place = heard.findIndex((text) => text.includes('optaget'));
    // Who waited longest may have been read the old times again before choosing: what counts is what came after.
    const [, offeredInstead] = heard[place]?.split('optaget af en anden.') ?? [];
    expect(offeredInstead).toContain('tryk 1.');
    expect(offeredInstead).not.toContain('i morgen klokken 10');
    await callers[place]?.presses('1');
    const meetings = await Promise.all(callers.map((caller) => line.caseOf(caller)));
    expect(new Set(meetings.map((view) => view.meeting?.meetingId)).size).toBe(3);
    expect(meetings.filter((view) => view.meeting?.startAt === '2021-01-05T09:00:00.000Z')).toHaveLength(2);
  });

  test('chosen again gives the first time back', async () => {
    const caller = somebody();
    const clerk = line.staff('borgerservice1');
    await prompts.meetingTimes.reach(caller, line);
    await caller.presses('8');
    await caller.presses('3');
    const taken = (await line.caseOf(caller)).meeting?.startAt;
    const during = (await clerk.freeSlots('2021-01-05')).length;
    await caller.presses('0');
    await caller.presses('1');
    expect((await line.caseOf(caller)).meeting?.startAt).not.toBe(taken);
    expect(await clerk.freeSlots('2021-01-05')).toHaveLength(during + 1);
  });

  test('booked from a landline is read out, and neither said to come by SMS nor sent', async () => {
    const caller = line.citizen('+4586110001');
    await caller.isLandline();
    await prompts.booked.reach(caller, line);
    expect(await caller.hears()).not.toContain('sms');
    expect((await line.caseOf(caller)).meeting?.state).toBe('booked');
    expect(await caller.messages()).toEqual([]);
    const { visitId } = await line.caseOf(caller);
    const { asked } = await line.staff('borgerservice1').desk();
    expect(asked.filter((one) => one.visitId === visitId).map(({ what }) => what)).toEqual([]);
  });
});

describe('a meeting for who withholds the number', () => {
  test('is kept for somebody who can be told of it: a number first, then the times', async () => {
    const caller = line.citizen('+4520118009');
    await caller.withholdsNumber();
    await prompts.menu.reach(caller, line);
    await caller.hears();
    await caller.presses('2');
    expect(await caller.hears()).toContain('Vi skal bruge et telefonnummer, før du kan få en tid.');
    await caller.presses('20118010#');
    await caller.presses('1');
    expect(await caller.hears()).toContain(prompts.meetingTimes.says);
    await caller.presses('*');
    expect(await caller.hears()).toContain(prompts.menu.says);
    await caller.presses('2');
    await caller.presses('1');
    const [sms] = await line.citizen('+4520118010').messages();
    expect(sms?.body).toContain('Du har en aftale');
  });
});

describe('a number to be called on', () => {
  for (const [who, number] of [
    ['withheld', '+4520118001'],
    ['foreign', '+46701234567'],
  ] as const) {
    test(`is asked of a caller with a ${who} number, and one that cannot be called is refused`, async () => {
      const caller = line.citizen(number);
      if (who === 'withheld') await caller.withholdsNumber();
      await prompts.menu.reach(caller, line);
      await caller.hears();
      await caller.presses('1');
      expect(await caller.hears()).toContain(prompts.keyNumber.says);
      // A premium number, then one that is too short.
      for (const wrong of ['90123456#', '2011#']) {
        await caller.presses(wrong);
        expect(await caller.hears()).toContain('Det nummer kan vi ikke ringe til. Tast de otte cifre');
      }
      await caller.presses('20118002#');
      expect(await caller.hears()).toContain('Du har tastet 20, 11, 80, 0 2. Er det rigtigt, så tryk 1.');
      await caller.presses('1');
      expect(await caller.hears()).toContain(prompts.callbackTime.says);
      await caller.presses('1');
      expect(await caller.hears()).toContain('Vi ringer til dig i dag');
      const karen = line.consultant('konsulent1');
      const other = line.citizen('+4520118002');
      await other.behaves('answer');
      await caller.hangsUp();
      await karen.goesOnDuty();
      await line.pass('PT10S');
      expect(await other.isTalking()).toBe(true);
      await other.hangsUp();
      await karen.concludes((await karen.desk()).unfinished[0]?.visitId ?? '');
    });
  }

  test('keyed instead of the one shown is the one that is called', async () => {
    const caller = somebody();
    const other = line.citizen('+4520117001');
    await other.behaves('answer');
    await prompts.keyNumber.reach(caller, line);
    await caller.presses('20117001#');
    await caller.presses('1');
    await caller.presses('1');
    await caller.hangsUp();
    await line.consultant('konsulent1').goesOnDuty();
    await line.pass('PT10S');
    expect(await other.isTalking()).toBe(true);
    expect(await caller.legs()).toHaveLength(1);
  });
});
