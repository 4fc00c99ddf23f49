import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Line, startLine } from './line-under-test.ts';
import { prompts } from './states.ts';

let line: Line;
let numbers = 20_550_000;

function somebody() {
  numbers += 1;
  return line.citizen(`+45${numbers}`);
}
async function registers(choice: 'callback' | 'none') {
  const caller = somebody();
  const phone = caller.number.slice(3);
  const { referenceCode } = await line.staff('borgerservice1').registers({ name: 'Arne Aftale', choice, phone });
  return { caller, referenceCode };
}

beforeAll(async () => {
  line = await startLine();
});
afterEach(() => line.clear());
afterAll(() => line?.stop());

describe('4, what is arranged already', () => {
  test('is told to who keys the code, from any telephone, and cancelled there', async () => {
    const { caller, referenceCode } = await registers('callback');
    const other = somebody();
    await prompts.ownCode.reach(other, line);
    await other.hears();
    await other.presses(`${referenceCode}#`);
    const heard = await other.hears();
    expect(heard).toMatch(/^Vi ringer \w+dag den \d+\. \w+ fra [\d.]+ til [\d.]+ på nummeret, der ender på \d/);
    expect(heard).toContain('så tryk 1. Vil du flytte aftalen, så tryk 2. Vil du aflyse den, så tryk 3.');
    await other.presses('3');
    expect(await other.hears()).toContain('Vi ringer ikke til dig. En medarbejder kontakter dig fra');
    await other.hangsUp();
    expect((await line.caseOf(other)).callback).toBeUndefined();
    expect((await caller.messages()).map(({ body }) => body)[0]).toContain('Vi ringer ikke til dig som aftalt.');
    expect(await other.messages()).toEqual([]);
  });

  test('goes by SMS to the registered telephone where no code is keyed, and all hear the same', async () => {
    const { caller } = await registers('callback');
    await caller.calls();
    await caller.hears();
    await caller.presses('4');
    expect(await caller.hears()).toContain(prompts.ownCode.says);
    await caller.presses('#');
    await line.pass('PT3S');
    const same = 'Har du en aftale med os, står den i en sms på den mobil, du har oplyst.';
    expect(await caller.hears()).toContain(same);
    expect((await caller.messages())[0]?.body).toMatch(/^Vi ringer til dig \w+dag den .* mellem kl\. /);
    const stranger = somebody();
    await prompts.ownCode.reach(stranger, line);
    await stranger.hears();
    await stranger.presses('#');
    await line.pass('PT3S');
    expect(await stranger.hears()).toContain(same);
    expect(await stranger.messages()).toEqual([]);
  });
});

test('the window of a call-back is chosen, and the call comes in it', async () => {
  const caller = somebody();
  await prompts.callbackTimes.reach(caller, line);
  const heard = await caller.hears();
  const [, from = ''] = /: tryk 1\. .* mellem klokken ([\d.]+) og [\d.]+: tryk 2/.exec(heard) ?? [];
  expect(from).not.toBe('');
  await caller.presses('2');
  expect(await caller.hears()).toContain(`mellem klokken ${from} og`);
  await caller.hangsUp();
  const { callback } = await line.caseOf(caller);
  expect(callback?.from).toMatch(/:(00|15|30|45):00\.000Z$/);
  await caller.behaves('answer');
  await line.consultant('konsulent1').goesOnDuty();
  await line.pass('PT1M');
  expect(await caller.isTalking()).toBe(false);
});

test('5 speaks English, with the same keys, to the end of the call', async () => {
  const caller = somebody();
  await caller.calls();
  expect(await caller.hears()).toContain('For English, press 5.');
  await caller.presses('5');
  await line.pass('PT3S');
  expect(await caller.hears()).toContain(
    'Key your six-digit code. If you have no code, press hash. For dansk, tryk 5.',
  );
  await caller.presses('#');
  await line.pass('PT3S');
  expect(await caller.hears()).toContain('To be called back, press 1.');
  for (const key of ['1', '1', '1']) await caller.presses(key);
  expect(await caller.hears()).toMatch(/We will call you today between .* We call from .* If you miss the call/);
  await caller.hangsUp();
  expect((await line.caseOf(caller)).callback?.kind).toBe('callback');
});
