import { describe, expect, test } from 'vitest';
import { favrskov2021 } from '../../local/seed/policies/favrskov-2021.ts';
import { unit } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, presses, reachesMenu } from '../../tests/fixtures/pure-case.ts';
import { policyOn } from '../calendar/policy.ts';
import { da } from './prompts/da.ts';
import { speak } from './speak.ts';

/** The rules of 2021 have ended, and nobody has published others. */
const ended = { ...unit, policies: [favrskov2021] };
const now = '2021-08-02T09:00:00.000Z';

function atTheMenu() {
  const pure = createCase(ended);
  pure.now = now;
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  return { pure, callId };
}

describe('without rules in force', () => {
  test('the menu offers meetings, and neither a call-back nor a talk', () => {
    const { pure, callId } = atTheMenu();
    const call = pure.item('call', callId);
    const policy = policyOn(ended, '2021-08-02');
    const { say } = speak(call, { now, unit: ended, policy, visit: undefined, open: true, greet: false });
    expect(say.slice(-3)).toEqual([da.menuMeetings, da.menuOwn, da.menuAgain]);
    expect(say.join(' ')).not.toMatch(/tryk [13]/);
  });

  test.each(['0', '1', '2', '3'])('%s leads to the times of meetings', (key) => {
    const { pure, callId } = atTheMenu();
    presses(pure, callId, key);
    expect(pure.item('call', callId).state).toMatchObject({ prompt: 'meetingTimes' });
    presses(pure, callId, '1');
    expect(pure.every('meeting')).toMatchObject([{ state: 'booked' }]);
  });

  test('who hangs up before a choice is called back all the same', () => {
    const { pure, callId } = atTheMenu();
    pure.do({ type: 'endLeg', callId, leg: 1, sid: `CA${'1'.padStart(32, '0')}`, how: 'completed' }, 'citizen');
    expect(pure.every('visit')).toMatchObject([{ callback: { kind: 'missed' } }]);
  });
});
