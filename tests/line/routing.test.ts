import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Citizen } from './citizen.ts';
import { type Line, startLine } from './line-under-test.ts';
import { prompts } from './states.ts';

let line: Line;
let numbers = 20_440_000;

function somebody() {
  numbers += 1;
  return line.citizen(`+45${numbers}`);
}

beforeAll(async () => {
  line = await startLine();
});
afterEach(() => line.clear());
afterAll(() => line?.stop());

async function waits(): Promise<Citizen> {
  const caller = somebody();
  await prompts.waiting.reach(caller, line);
  return caller;
}

function team() {
  return [line.consultant('konsulent1'), line.consultant('konsulent2')] as const;
}

describe('a waiting caller', () => {
  test('is given to the next consultant when the first rejects', async () => {
    const [karen, kasper] = team();
    await karen.goesOnDuty('manual');
    const caller = await waits();
    expect(await karen.isRinging()).toBe(true);
    await kasper.goesOnDuty('answer');
    await karen.rejects();
    await line.pass('PT5S');
    expect(await caller.isTalking()).toBe(true);
    expect((await kasper.desk()).call?.routing).toBe('connected');
    expect(await karen.presence()).toBe('available');
  });

  test('is given to the next consultant when the first does not answer within twenty seconds', async () => {
    const [karen, kasper] = team();
    await karen.goesOnDuty('no-answer');
    const caller = await waits();
    await kasper.goesOnDuty('answer');
    await line.pass('PT15S');
    expect(await caller.isTalking()).toBe(false);
    // The carrier lets it ring up to five seconds longer than asked.
    await line.pass('PT15S');
    expect(await caller.isTalking()).toBe(true);
    expect(await karen.presence()).toBe('available');
  });

  test('rings the only consultant again after the cool-off', async () => {
    const [karen] = team();
    await karen.goesOnDuty('reject');
    const caller = await waits();
    await line.pass('PT5S');
    expect(await karen.isRinging()).toBe(false);
    const rung = (await karen.legs()).length;
    await line.pass('PT20S');
    expect(await karen.legs()).toHaveLength(rung);
    await karen.behaves('answer');
    await line.pass('PT40S');
    expect(await caller.isTalking()).toBe(true);
  });

  test('rings the consultant who has been idle the longest', async () => {
    const [karen, kasper] = team();
    await kasper.goesOnDuty('manual');
    await line.pass('PT1M');
    await karen.goesOnDuty('manual');
    await waits();
    expect(await kasper.isRinging()).toBe(true);
    expect(await karen.presence()).toBe('available');
  });

  test('does not ring a consultant who pauses or has left', async () => {
    const [karen, kasper] = team();
    await karen.goesOnDuty('answer');
    await karen.pauses();
    await kasper.goesOnDuty('answer');
    await kasper.goesOffDuty();
    const caller = await waits();
    await line.pass('PT2M');
    expect(await caller.isTalking()).toBe(false);
    expect((await caller.heard()).slice(-4).join(' ')).toContain('ingen ved telefonen hos os');
  });

  test('who has waited the longest is taken first, and each is told the place', async () => {
    const [karen, kasper] = team();
    await kasper.goesOnDuty('answer');
    await waits();
    await line.pass('PT5S');
    const first = await waits();
    await line.pass('PT10S');
    const second = await waits();
    await line.pass('PT40S');
    expect(await first.hears()).toContain('Du er den næste i køen.');
    expect(await second.hears()).toContain(
      'Du er nummer 2 i køen. Der er lang ventetid. Vi anbefaler, at vi ringer dig op.',
    );
    await karen.goesOnDuty('answer');
    await line.pass('PT5S');
    expect(await first.isTalking()).toBe(true);
    expect(await second.isTalking()).toBe(false);
  });

  test('keeps the place when a consultant does not take the call', async () => {
    const [karen] = team();
    const first = await waits();
    await line.pass('PT10S');
    await waits();
    await karen.goesOnDuty('reject');
    await line.pass('PT5S');
    const { queue } = await karen.desk();
    expect(queue).toHaveLength(2);
    expect(queue[0]?.visitId).toBe((await line.caseOf(first)).visitId);
  });

  test('who chooses something else while the softphone rings lets it fall silent at once', async () => {
    const [karen] = team();
    await karen.goesOnDuty('manual');
    const caller = await waits();
    expect(await karen.isRinging()).toBe(true);
    await caller.presses('0');
    expect(await karen.isRinging()).toBe(false);
    expect(await karen.presence()).toBe('available');
    expect(await caller.hears()).toContain('Vi har disse tider til et møde.');
  });

  test('is claimed by one of two consultants who come on duty in the same moment', async () => {
    const [karen, kasper] = team();
    await karen.behaves('manual');
    await kasper.behaves('manual');
    await waits();
    await Promise.all([karen.goesOnDuty('manual'), kasper.goesOnDuty('manual')]);
    await line.pass('PT1S');
    const states = await Promise.all([karen.presence(), kasper.presence()]);
    expect(states.toSorted()).toEqual(['available', 'reserved']);
    expect([await karen.isRinging(), await kasper.isRinging()].filter(Boolean)).toHaveLength(1);
  });

  test('and another are given to two consultants who come on duty in the same moment, one each', async () => {
    const [karen, kasper] = team();
    const callers = [await waits(), await waits()];
    await Promise.all([karen.goesOnDuty('answer'), kasper.goesOnDuty('answer')]);
    await line.pass('PT10S');
    expect(await Promise.all(callers.map((caller) => caller.isTalking()))).toEqual([true, true]);
    const [one, two] = [(await karen.desk()).call?.callId, (await kasper.desk()).call?.callId];
    expect(one).toBeDefined();
    expect(one).not.toBe(two);
  });
});

/** The carrier's documents do not say whether a citizen who is moved out of a conference makes it ask for the Dial's action as well. */
describe.each([
  { dialActionOnRedirect: false, dialActionOnHangUp: false },
  { dialActionOnRedirect: true, dialActionOnHangUp: true },
])(
  'a consultant whose leg is lost, with a carrier that asks for the Dial action on a redirect: $dialActionOnRedirect,',
  (settings) => {
    beforeAll(() => line.carrierSettings(settings));
    afterAll(() => line.carrierSettings({ dialActionOnRedirect: false, dialActionOnHangUp: false }));

    const talks = async () => {
      const [karen, kasper] = team();
      await karen.goesOnDuty('answer');
      const caller = await waits();
      await line.pass('PT5S');
      expect(await caller.isTalking()).toBe(true);
      await caller.hears();
      return { karen, kasper, caller };
    };

    test('leaves the citizen with a sentence, and comes back by the rejoin route', async () => {
      const { karen, caller } = await talks();
      await karen.losesLeg();
      expect(await caller.hears()).toContain('Forbindelsen til medarbejderen blev afbrudt. Bliv på linjen');
      expect((await karen.desk()).call).toMatchObject({ routing: 'lost' });
      await line.pass('PT10S');
      expect((await karen.rejoins()).status).toBe(200);
      await line.pass('PT5S');
      expect(await caller.isTalking()).toBe(true);
      expect((await karen.desk()).call?.routing).toBe('connected');
      await karen.concludes(await karen.ends());
    });

    test('and who does not come back in thirty seconds gives the citizen to the next consultant', async () => {
      const { karen, kasper, caller } = await talks();
      await karen.losesLeg();
      await kasper.goesOnDuty('answer');
      await line.pass('PT20S');
      expect(await caller.isTalking()).toBe(false);
      await line.pass('PT25S');
      expect(await caller.isTalking()).toBe(true);
      expect((await kasper.desk()).call?.routing).toBe('connected');
      expect(await karen.presence()).toBe('available');
    });

    test('leaves the citizen in the queue when there is nobody else, and is rung again after the cool-off', async () => {
      const { karen, caller } = await talks();
      await karen.behaves('reject');
      await karen.losesLeg();
      await line.pass('PT40S');
      expect(await caller.hears()).toContain('Vi finder en anden medarbejder til dig. Du har stadig din plads.');
      expect((await karen.desk()).queue).toHaveLength(1);
      await karen.behaves('answer');
      await line.pass('PT90S');
      expect(await caller.isTalking()).toBe(true);
    });

    test('cannot rejoin later than that, and nobody else can rejoin', async () => {
      const { karen, kasper, caller } = await talks();
      await karen.losesLeg();
      const { callId } = (await karen.desk()).call ?? {};
      expect((await kasper.asks('POST', `/calls/${callId}/rejoin`)).status).toBe(403);
      await line.pass('PT31S');
      expect([403, 409]).toContain((await karen.asks('POST', `/calls/${callId}/rejoin`)).status);
      expect(await caller.isOnTheLine()).toBe(true);
    });

    test('leaves the citizen free to choose a call-back instead, which is kept after hanging up', async () => {
      const { karen, caller } = await talks();
      await karen.losesLeg();
      await caller.presses('1');
      expect(await caller.hears()).toContain('Vi ringer til dig i dag');
      await caller.hangsUp();
      await caller.behaves('answer');
      const { visitId } = await line.caseOf(caller);
      await line.pass('PT2S');
      expect((await karen.visit(visitId)).callback?.kind).toBe('callback');
      await karen.goesOnDuty('answer');
      await line.pass('PT6M');
      expect(await caller.isTalking()).toBe(true);
    });

    test('leaves the citizen free to choose a meeting, however long choosing takes', async () => {
      const { karen, kasper, caller } = await talks();
      await karen.losesLeg();
      await caller.presses('0');
      await line.pass('PT20S');
      await caller.presses('9');
      await line.pass('PT15S');
      await kasper.goesOnDuty('answer');
      await caller.presses('1');
      expect(await caller.hears()).toContain('Du har en tid');
      await line.pass('PT1M');
      expect(await caller.isOnTheLine()).toBe(false);
      expect((await line.caseOf(caller)).state).toBe('booked');
      for (const one of [karen, kasper]) expect(['reserved', 'busy']).not.toContain(await one.presence());
    });

    test('leaves a citizen who is in the queue again and hangs up there on the call-back list', async () => {
      const { karen, caller } = await talks();
      await karen.behaves('reject');
      await karen.losesLeg();
      await line.pass('PT50S');
      await caller.hangsUp();
      expect((await line.caseOf(caller)).callback?.kind).toBe('missed');
      expect((await karen.desk()).queue.filter((entry) => entry.direction === 'inbound')).toEqual([]);
    });
  },
);
