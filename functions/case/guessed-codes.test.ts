import { expect, test } from 'vitest';
import type { CallSid } from '../../schemas/ids.ts';
import { callOf, caseNow, caseUnit, policy, visitOf } from '../../tests/fixtures/case.ts';
import { createEffectsCase, type EffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import { codeAt } from '../api/deps.ts';
import { changeCase } from './change-case.ts';

const atCode = { at: 'prompt', prompt: 'code', wrong: 0, silent: 0, queued: false } as const;
const day = 24 * 60 * 60 * 1000;
/** A net for a machine that does much else meanwhile; what is measured is counts. */
/** Codes that could have been given out, and how many are open in these sums. */
const possible = 300_000;
const open = 20;

/** A line that notes every code it compares. */
function createListeningCase(faults: Parameters<typeof createEffectsCase>[1] = {}) {
  const deps = createEffectsCase({}, faults);
  const compared: string[] = [];
  const { sealing } = deps;
  const noted: EffectsCase['sealing'] = {
    ...sealing,
    hash: async (kind, plain, unitId) => {
      if (kind === 'code') compared.push(plain);
      return sealing.hash(kind, plain, unitId);
    },
  };
  return { deps: Object.assign(deps, { sealing: noted }), compared };
}

/** A call from a number stands at the question for a code. */
async function calls({ put }: EffectsCase, index: number, phone: string): Promise<CallSid> {
  const sid = sidOf(index + 1);
  const ids = { callId: `call_${index}`, visitId: `visit_${index}` } as const;
  const legs = { 1: { party: 'citizen', sid, at: caseNow } } as const;
  await put(
    visitOf({ visitId: ids.visitId, openedBy: 'call', activeCallId: ids.callId }),
    callOf({ ...ids, state: atCode, callerHash: phone, legs, unitId: caseUnit }),
  );
  return sid;
}

/** Keys a code in a call; says where the call stands then. */
async function keys(
  deps: EffectsCase,
  index: number,
  { sid, code, step = 1 }: { sid: CallSid; code: string; step?: number },
) {
  const said = { callId: `call_${index}`, visitId: `visit_${index}`, sid, digits: `${code}#`, step } as const;
  const outcome = await changeCase(deps, { type: 'citizenSays', ...said, isAfterConference: false }, 'citizen');
  const call = outcome.file.item('call', `call_${index}`);
  if (call?.state.at !== 'prompt') throw new Error('Not asked anything');
  return { prompt: call.state.prompt, reason: call.reason, step: call.step };
}

test('of ten thousand guesses from a hundred numbers in a day none is compared past the limits', async () => {
  const { deps, compared } = createListeningCase();
  const guesses = 10_000;
  const numbers = 100;
  const perNumber = new Map<string, number>();
  const perHour = new Map<number, number>();
  let guessed = 0;
  for (let call = 0; guessed < guesses; call += 1) {
    const phone = `phone${call % numbers}`;
    const sid = await calls(deps, call, phone);
    let at = { prompt: 'code', step: 1 };
    for (; at.prompt === 'code' && guessed < guesses; guessed += 1) {
      // From midnight to midnight in Denmark.
      deps.time = new Date(Date.parse('2021-01-03T23:00:00.000Z') + (guessed * day) / guesses).toISOString();
      const before = compared.length;
      at = await keys(deps, call, { sid, code: codeAt(guessed), step: at.step });
      const added = compared.length - before;
      perNumber.set(phone, (perNumber.get(phone) ?? 0) + added);
      const hour = Math.floor(Date.parse(deps.time) / 3_600_000);
      perHour.set(hour, (perHour.get(hour) ?? 0) + added);
    }
  }
  const chance = 1 - (1 - open / possible) ** compared.length;
  console.log('guessed codes:', {
    guesses,
    compared: compared.length,
    open,
    chanceOfAHit: Number(chance.toFixed(4)),
  });
  expect(Math.max(...perNumber.values())).toBeLessThanOrEqual(5);
  expect(Math.max(...perHour.values())).toBeLessThanOrEqual(policy.codes.wrongMost);
  expect(compared.length).toBeGreaterThan(0);
  expect(compared.length).toBeLessThanOrEqual(policy.codes.wrongMost * 24);
  expect(chance).toBeLessThan(0.04);
});

test('of many calls that guess at the same moment no more are counted or found than the limit of their number lets through', async () => {
  // Every request lets the others go first, so that all decide on what stood before.
  const { deps } = createListeningCase({
    faults: () => new Promise((resolve) => setImmediate(() => resolve(undefined))),
  });
  const guessing = await Promise.all(Array.from({ length: 12 }, (_, index) => calls(deps, index, 'phone')));
  const said = await Promise.all(guessing.map((sid, index) => keys(deps, index, { sid, code: codeAt(index) })));
  const wrong = said.filter(({ reason }) => reason === 'codeWrong').length;
  expect(wrong).toBeLessThanOrEqual(5);
  expect(await deps.store.get('wrongCodes', 'phone', caseUnit)).toMatchObject({ wrong });
  expect(said.every(({ reason }) => reason === 'codeWrong' || reason === 'codeNotTaken')).toBe(true);
});

test('the right code is not found by a call whose number was counted to the end while it was compared', async () => {
  let isLate = true;
  const { deps } = createListeningCase({
    faults: async ({ kind }) => {
      if (kind !== 'write' || !isLate || (await waiting()) === undefined) return undefined;
      isLate = false;
      await keys(deps, 1, { sid: other, code: codeAt(9) });
      return undefined;
    },
  });
  const waiting = () => deps.store.get('wrongCodes', 'phone', caseUnit);
  isLate = false;
  await deps.put(
    visitOf({ visitId: 'visit_9', personId: 'person_9' }),
    { entity: 'codeLookup', unitId: caseUnit, hash: `code ${codeAt(7)}`, visitId: 'visit_9' },
    { entity: 'wrongCodes', unitId: caseUnit, version: 0, from: 'phone', since: caseNow, wrong: 4 },
  );
  const one = await calls(deps, 0, 'phone');
  const other = await calls(deps, 1, 'phone');
  isLate = true;
  expect(await keys(deps, 0, { sid: one, code: codeAt(7) })).toMatchObject({ prompt: 'menu', reason: 'codeNotTaken' });
});
