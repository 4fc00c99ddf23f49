import { describe, expect, test } from 'vitest';
import { copenhagenVideo } from '../../local/seed/policies/copenhagen-video.ts';
import { playable } from '../../local/seed/policies/policies.ts';
import { skanderborg } from '../../local/seed/policies/skanderborg.ts';
import type { Policy } from '../../schemas/unit.ts';
import { caseNow, unit } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase, presses, reachesMenu } from '../../tests/fixtures/pure-case.ts';
import { da } from './prompts/da.ts';
import { speak } from './speak.ts';

/** Somebody at the menu, under a policy that is played on any day. */
function atMenu(policy: Policy, phone: string | null = 'phone1') {
  const pure = createCase({ ...unit, policies: [playable(policy)] });
  const callId = callsIn(pure, 1, phone);
  reachesMenu(pure, callId);
  const silent = (times: number) => {
    for (let count = 0; count < times; count += 1) presses(pure, callId);
    return pure.item('call', callId).state;
  };
  return { pure, callId, silent };
}

function chosen({ events }: PureCase) {
  return events.flatMap(({ payload }) => (payload.type === 'choiceMade' ? [[payload.choice, payload.askedBy]] : []));
}

function menuOf({ pure, callId }: ReturnType<typeof atMenu>, policy: Policy): string[] {
  const call = pure.item('call', callId);
  const visit = pure.item('visit', call.visitId);
  const { say } = speak({ ...call, reason: 'first' }, { now: caseNow, unit, policy, visit, open: true, greet: false });
  return say;
}

describe('where the rules begin with the telephone', () => {
  test('who chooses nothing is called, since nobody asked for another way', () => {
    const { pure, callId, silent } = atMenu(skanderborg);
    expect(silent(3)).toMatchObject({ prompt: 'promised' });
    expect(chosen(pure)).toEqual([['callback', 'rule']]);
    expect(pure.item('visit', pure.item('call', callId).visitId)).toMatchObject({
      choice: 'callback',
      askedBy: 'rule',
    });
  });

  test('who asks for a meeting gets one, and the wish is theirs', () => {
    const { pure, callId } = atMenu(skanderborg);
    for (const key of ['2', '1']) presses(pure, callId, key);
    expect(chosen(pure)).toEqual([['physical', 'citizen']]);
  });

  test('that is said after the choices, to whom we can call', () => {
    expect(menuOf(atMenu(skanderborg), skanderborg)).toEqual([da.menu, da.menuUnasked, da.menuOwn, da.menuAgain]);
    expect(menuOf(atMenu(skanderborg, null), skanderborg)).toEqual([da.menu, da.menuOwn, da.menuAgain]);
  });
});

test('where they begin with a meeting, who chooses nothing hears the times, and is called who leaves those too', () => {
  const { pure, silent } = atMenu(copenhagenVideo);
  expect(silent(3)).toMatchObject({ prompt: 'meetingTimes' });
  expect(chosen(pure)).toEqual([]);
  expect(silent(3)).toMatchObject({ prompt: 'promised' });
  expect(chosen(pure)).toEqual([['callback', 'rule']]);
});

test('where they begin with neither, nothing is said of it, and what the line decided is no wish of the citizen', () => {
  const [policy] = unit.policies;
  if (policy === undefined) throw new Error('No policy');
  const caller = atMenu(policy);
  expect(menuOf(caller, policy)).toEqual([da.menu, da.menuOwn, da.menuAgain]);
  caller.silent(3);
  expect(chosen(caller.pure)).toEqual([['callback', 'rule']]);
});
