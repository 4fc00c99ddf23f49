import { beforeEach, expect, test } from 'vitest';
import { type Caller, said, talks } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kasper } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function holds({ callId }: Caller, held: boolean, as = karen) {
  return line.ask('POST', `/calls/${callId}/hold`, { as, body: { held } });
}

test('who is on hold hears that they are not forgotten, and the sound of a wait, round after round', async () => {
  const caller = await talks(line);
  expect(await holds(caller, true)).toMatchObject({ status: 200, body: { routing: 'connected' } });
  await line.dispatch();
  const url = `https://line.example/voice/hold/${caller.callId}`;
  expect(line.carrier.asks('hold')).toEqual([[{ conference: caller.callId, sid: caller.sid, url }]]);
  const heard = await line.voice(new URL(url).pathname, { CallSid: caller.sid });
  expect(said(heard)).toEqual(['Bliv på linjen. Medarbejderen er tilbage om lidt.']);
  expect(heard).toMatch(
    /<Play loop="2">[^<]+ventemusik\.wav<\/Play><Redirect method="POST">[^<]+<\/Redirect><\/Response>$/,
  );
  expect(heard).toContain(`>${url}</Redirect>`);
  expect((await line.ask('GET', '/desk', { as: karen })).body.call).toMatchObject({ heldSince: expect.any(String) });
});

test('and hears the consultant again', async () => {
  const caller = await talks(line);
  await holds(caller, true);
  await line.dispatch();
  expect(await holds(caller, false)).toMatchObject({ status: 200 });
  await line.dispatch();
  expect(line.carrier.asks('hold').at(-1)).toEqual([{ conference: caller.callId, sid: caller.sid }]);
  expect((await line.ask('GET', '/desk', { as: karen })).body.call).not.toHaveProperty('heldSince');
});

test('hears it in the language of the call', async () => {
  const caller = await talks(line, '5');
  await holds(caller, true);
  const heard = await line.voice(`/voice/hold/${caller.callId}`, { CallSid: caller.sid });
  expect(said(heard)).toEqual(['Please stay on the line. The person you are talking to will be back in a moment.']);
});

test('nobody else puts them there, and nobody is put there who does not talk', async () => {
  const caller = await talks(line);
  expect(await holds(caller, true, kasper)).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  await line.ask('POST', `/calls/${caller.callId}/end`, { as: karen, body: { outcome: 'ended' } });
  expect(await holds(caller, true)).toMatchObject({ status: 409, body: { error: 'notTalking' } });
});

test('a call that is known to nobody is answered with a sentence all the same', async () => {
  expect(said(await line.voice('/voice/hold/call_none', { CallSid: `CA${'1'.repeat(32)}` }))[0]).toMatch(/^Undskyld/);
});
