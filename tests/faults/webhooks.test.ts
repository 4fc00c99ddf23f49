import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Citizen } from '../line/citizen.ts';
import { type Faults, type Line, startLine } from '../line/line-under-test.ts';
import { prompts } from '../line/states.ts';

let line: Line;
let numbers = 20_550_000;

function somebody() {
  numbers += 1;
  return line.citizen(`+45${numbers}`);
}

beforeAll(async () => {
  line = await startLine();
});
beforeEach(() => line.untilMorning());
afterEach(() => line.clear());
afterAll(() => line?.stop());

const faults: Record<string, Faults> = {
  'said twice': { duplicate: 3 },
  'five seconds late': { delay: 'PT5S', n: 2 },
  lost: { drop: 1 },
  'overtaken by another': { reorder: true, n: 2 },
  'answered 503 on the way': { status: 503 },
};

/** A moment of a call, what is done there under the fault, and where the contact may be afterwards. */
const moments: Record<string, { does(caller: Citizen): Promise<void>; states: string[] }> = {
  'the call coming in': {
    does: async (caller) => void (await caller.calls()),
    states: ['waiting'],
  },
  'the key that chooses a meeting': {
    does: async (caller) => {
      await prompts.meetingTimes.reach(caller, line);
      await pressed(caller, '1');
    },
    states: ['booked', 'waiting'],
  },
  'the key that asks for a call-back': {
    does: async (caller) => {
      await prompts.callbackNumber.reach(caller, line);
      await pressed(caller, '1');
    },
    states: ['waiting'],
  },
  'the key that chooses to wait': {
    does: async (caller) => {
      await prompts.menu.reach(caller, line);
      await pressed(caller, '3');
    },
    states: ['waiting'],
  },
  'the hang-up in the queue': {
    does: async (caller) => {
      await prompts.waiting.reach(caller, line);
      await hungUp(caller);
    },
    states: ['waiting'],
  },
};
let planned: Faults = {};

async function pressed(caller: Citizen, key: string) {
  await line.faults(planned);
  await caller.presses(key);
}

async function hungUp(caller: Citizen) {
  await line.faults(planned);
  await caller.hangsUp();
}

async function expectHonestSum() {
  const { contactsIn, served, waiting, booked, ended } = await line.balance();
  expect(served + waiting + booked + ended).toBe(contactsIn);
}

for (const [how, plan] of Object.entries(faults)) {
  describe(`a webhook that is ${how}`, () => {
    for (const [when, moment] of Object.entries(moments)) {
      test(`at ${when} loses nobody, and counts nobody twice`, async () => {
        const before = await line.balance();
        const calls = Number((await line.report()).figures.calls?.value);
        planned = plan;
        const caller = somebody();
        if (when === 'the call coming in') await line.faults(plan);
        await moment.does(caller);
        await line.pass('PT12S');
        await line.faults({});
        if (await caller.isOnTheLine()) await caller.hangsUp();
        // Whatever was lost on the way is found by the sweeps of the next quarter of an hour.
        await line.pass('PT16M');
        const after = await line.balance();
        expect(after.contactsIn - before.contactsIn).toBe(1);
        expect(Number((await line.report()).figures.calls?.value) - calls).toBe(1);
        await expectHonestSum();
        const view = await line.caseOf(caller);
        expect(moment.states).toContain(view.state);
        // Nobody is left without a next step: a meeting, or a call-back that somebody will make.
        expect(view.meeting !== undefined || view.callback !== undefined).toBe(true);
        const { queue, callbacks } = await line.staff('konsulent1').desk();
        expect(queue.filter((entry) => entry.direction === 'inbound')).toEqual([]);
        expect(callbacks.filter((entry) => entry.visitId === view.visitId).length).toBe(
          view.callback === undefined ? 0 : 1,
        );
      });
    }

    test('while a consultant is joined and during the whole talk still gives one talk, counted once', async () => {
      const before = (await line.report()).figures;
      const karen = line.consultant('konsulent1');
      await karen.goesOnDuty('answer');
      const caller = somebody();
      // Should the fault cost the caller the line, the call-back brings them together.
      await caller.behaves('answer');
      await prompts.menu.reach(caller, line);
      await line.faults({ ...plan, ...(plan.duplicate !== undefined && { duplicate: 20 }) });
      await caller.presses('3');
      await line.pass('PT30S');
      await line.faults({});
      await line.pass('PT2M');
      expect(await caller.isTalking()).toBe(true);
      await line.faults(plan);
      await karen.ends();
      await line.pass('PT12S');
      await line.faults({});
      await line.pass('PT3M');
      expect(await caller.isTalking()).toBe(false);
      expect(['reserved', 'busy']).not.toContain(await karen.presence());
      const { waitSeconds, contactsIn } = (await line.report()).figures;
      expect(Number(waitSeconds?.n) - Number(before.waitSeconds?.n)).toBe(1);
      expect(Number(contactsIn?.value) - Number(before.contactsIn?.value)).toBe(1);
      await expectHonestSum();
    });

    test('while the citizen hangs up during the talk frees the consultant all the same', async () => {
      const karen = line.consultant('konsulent1');
      await karen.goesOnDuty('answer');
      const caller = somebody();
      await prompts.waiting.reach(caller, line);
      await line.pass('PT5S');
      expect(await caller.isTalking()).toBe(true);
      await line.faults(plan);
      await caller.hangsUp();
      await line.pass('PT12S');
      await line.faults({});
      await line.pass('PT15M');
      expect(['reserved', 'busy']).not.toContain(await karen.presence());
      await expectHonestSum();
    });

    test('while a softphone is left to ring frees its consultant, and the two are joined later', async () => {
      const karen = line.consultant('konsulent1');
      await karen.goesOnDuty('no-answer');
      const caller = somebody();
      await caller.behaves('answer');
      await prompts.waiting.reach(caller, line);
      await line.faults(plan);
      await line.pass('PT40S');
      await line.faults({});
      await karen.behaves('answer');
      await line.pass('PT5M');
      expect(await caller.isTalking()).toBe(true);
    });
  });
}

describe('a key whose webhook arrives twice', () => {
  test('counts once: who asks for a call-back is still asked for the number', async () => {
    const caller = somebody();
    await prompts.menu.reach(caller, line);
    await caller.hears();
    await line.faults({ duplicate: 1 });
    await caller.presses('1');
    expect(await caller.hears()).toContain(prompts.callbackNumber.says);
    expect((await line.caseOf(caller)).callback).toBeUndefined();
  });

  test('counts once: the next page of times is the next page', async () => {
    const caller = somebody();
    await prompts.meetingTimes.reach(caller, line);
    await caller.presses('8');
    await caller.hears();
    await line.faults({ duplicate: 1 });
    await caller.presses('8');
    const third = await caller.hears();
    await line.faults({});
    await caller.presses('8');
    // Six times a day are two pages: the morning of one day follows the afternoon of the day before.
    expect(third).toContain('klokken 12.30: tryk 1');
    expect(await caller.hears()).toContain('klokken 9: tryk 1');
  });
});

test('two callers who choose the last chair under doubled webhooks never get the same meeting', async () => {
  const callers = [somebody(), somebody(), somebody()];
  for (const caller of callers) await prompts.meetingTimes.reach(caller, line);
  await line.faults({ duplicate: 6 });
  await Promise.all(callers.map((caller) => caller.presses('1')));
  await line.faults({});
  const views = await Promise.all(callers.map((caller) => line.caseOf(caller)));
  const meetings = views.flatMap((view) => (view.meeting === undefined ? [] : [view.meeting.meetingId]));
  expect(meetings).toHaveLength(2);
  expect(new Set(meetings).size).toBe(2);
});

test('a carrier that refuses requests for a while is asked again, and the caller still gets through', async () => {
  const karen = line.consultant('konsulent1');
  await karen.goesOnDuty('answer');
  const caller = somebody();
  await prompts.menu.reach(caller, line);
  await line.faults({ tooManyRequests: 3 });
  await caller.presses('3');
  await line.pass('PT5M');
  expect(await caller.isTalking()).toBe(true);
});
