import { beforeEach, expect, test } from 'vitest';
import { type Caller, pathIn, picksUp, said, talks } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function calls({ callId }: Caller, body: object, as = karen) {
  return line.ask('POST', `/calls/${callId}/guests`, { as, body });
}

async function guestsShown() {
  return (await line.ask('GET', '/desk', { as: karen })).body.call?.guests;
}

test('an interpreter is called into the talk, hears whose it is, and the desk shows it', async () => {
  const caller = await talks(line);
  expect(await calls(caller, { phone: '71 22 22 22', role: 'interpreter' })).toMatchObject({ status: 200 });
  await line.dispatch();
  expect(line.carrier.legs.at(-1)?.to).toBe('+4571222222');
  expect(await guestsShown()).toEqual([{ leg: 3, role: 'interpreter', joined: false }]);
  const heard = await picksUp(line);
  expect(said(heard)).toEqual(['Det er Favrskov Kommune. Du stilles nu ind i en samtale.']);
  expect(heard).toContain(`participantLabel="guest-3">${caller.callId}</Conference>`);
  expect(pathIn(heard)).toBe(`/voice/guest/${caller.callId}/3`);
  expect(await guestsShown()).toEqual([{ leg: 3, role: 'interpreter', joined: true }]);
  expect((await line.ask('GET', `/visits/${caller.visitId}`, { as: karen })).body.guests).toEqual(['interpreter']);
});

test('who comes out of a lost talk waits for it, and hears the end of one that is over', async () => {
  const caller = await talks(line);
  await calls(caller, { phone: '71222222', role: 'companion' });
  await line.dispatch();
  await picksUp(line);
  const [, consultant, guest] = Object.values((await line.item('call', caller.callId)).legs);
  const ended = { CallSid: consultant?.sid ?? '', CallStatus: 'completed' };
  await line.status(`/carrier-status/leg/${caller.callId}/2`, ended);
  await line.dispatch();
  const asks = () => line.voice(`/voice/guest/${caller.callId}/3`, { CallSid: guest?.sid ?? '' });
  const waits = await asks();
  expect(said(waits)).toEqual(['Et øjeblik. Samtalen fortsætter om lidt. Bliv på linjen.']);
  expect(waits).toContain(`/voice/guest/${caller.callId}/3</Redirect>`);
  await line.ask('POST', `/calls/${caller.callId}/end`, { as: karen, body: { outcome: 'ended' } });
  expect(said(await asks())).toEqual(['Samtalen er slut. Farvel.']);
});

test('is taken out again', async () => {
  const caller = await talks(line);
  await calls(caller, { phone: '71222222', role: 'support' });
  await line.dispatch();
  await picksUp(line);
  expect(await line.ask('POST', `/calls/${caller.callId}/guests/3/remove`, { as: karen })).toMatchObject({
    status: 200,
  });
  await line.dispatch();
  expect(line.carrier.asks('hangUp').at(-1)).toEqual([line.carrier.legs.at(-1)?.sid]);
  expect(await guestsShown()).toBeUndefined();
});

test('what is asked wrongly is refused, each with its reason', async () => {
  const caller = await talks(line);
  const refused = async (body: object, as = karen) => {
    const answer = await calls(caller, body, as);
    return [answer.status, answer.body.error, answer.body.field];
  };
  expect(await refused({ phone: '', role: 'office' })).toEqual([400, 'malformed', 'phone']);
  expect(await refused({ phone: '90123456', role: 'office' })).toEqual([400, 'malformed', 'phone']);
  expect(await refused({ phone: '71222222', role: 'friend' })).toEqual([400, 'malformed', 'role']);
  expect(await refused({ phone: '20123456', role: 'office' })).toEqual([409, 'numberBusy', 'phone']);
  expect(await refused({ phone: '71222222', role: 'office' }, kasper)).toEqual([403, 'forbidden', undefined]);
  expect((await line.ask('POST', `/calls/${caller.callId}/guests/x/remove`, { as: karen })).status).toBe(404);
});
