import { expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { callsIn, citizenSid, createCase, presses, reachesMenu } from '../../tests/fixtures/pure-case.ts';

/** The caller hears times, 13.30 today the first of them, and presses 1 so late that it is within the lead by then. */
function createLate() {
  const pure = createCase();
  pure.now = '2021-01-04T09:29:59.000Z';
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  presses(pure, callId, '2');
  pure.now = '2021-01-04T09:30:05.000Z';
  const { step } = pure.item('call', callId);
  const pressed = {
    type: 'citizenSays',
    callId,
    sid: citizenSid,
    digits: '1',
    step,
    isAfterConference: false,
  } as const;
  return { pure, pressed };
}

test('who met another write still gets the time that is free', () => {
  const { pure, pressed } = createLate();
  const decision = pure.decided(pressed, 'citizen', 1);
  const meeting = 'puts' in decision ? decision.puts.find((put) => put.entity === 'meeting') : undefined;
  expect(meeting).toMatchObject({ slotId: '20210104T123000Z-1' });
});

test('and the other chair of that time where the first was sold meanwhile', () => {
  const { pure, pressed } = createLate();
  const slotId = '20210104T123000Z-1';
  pure.do(
    { type: 'bookMeeting', unitId: caseUnit, visitId: pure.every('visit')[0]?.visitId ?? 'visit_', slotId },
    'staff_1',
  );
  const sold = pure.every('slot').map((slot) => ({ ...slot, meetingId: 'meeting_other' as const }));
  const other = createCase(
    ...pure.every('call'),
    ...pure.every('visit').map(({ meeting: _own, ...visit }) => visit),
    ...sold,
  );
  other.now = pure.now;
  const decision = other.decided(pressed, 'citizen', 1);
  const meeting = 'puts' in decision ? decision.puts.find((put) => put.entity === 'meeting') : undefined;
  expect(meeting).toMatchObject({ slotId: '20210104T123000Z-2' });
});
