import { afterEach, beforeEach, expect, test } from 'vitest';
import { CITIZEN, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const texts = async (who = CITIZEN) => (await rig.callsOf(who))[0]?.heard.map((each) => each.text);

test('a call is answered by its first verb, hears one verb a second and ends with its document', async () => {
  rig.app.pages['/voice'] = '<Say>Velkommen  til\n linjen</Say><Say>Farvel</Say>';
  await rig.call(CITIZEN);
  expect((await rig.callsOf(CITIZEN))[0]).toMatchObject({ direction: 'inbound', status: 'in-progress' });
  expect(await texts()).toEqual(['Velkommen til linjen']);
  await rig.advance('PT1S');
  expect(await texts()).toEqual(['Velkommen til linjen', 'Farvel']);
  await rig.advance('PT1S');
  expect((await rig.callsOf(CITIZEN))[0]?.status).toBe('completed');
});

test('a key stops the prompt and is given to the action', async () => {
  rig.app.pages['/voice'] = '<Gather numDigits="1" action="/key"><Say>Tast</Say></Gather><Say>Ingen tast</Say>';
  rig.app.pages['/key'] = (got) => `<Say>Du tastede ${got.fields.Digits}</Say>`;
  const sid = await rig.call(CITIZEN);
  await rig.keys(CITIZEN, sid, '3');
  expect(await texts()).toEqual(['Tast', 'Du tastede 3']);
});

test('two calls in a conference can talk', async () => {
  rig.app.pages['/voice'] = '<Dial><Conference>room</Conference></Dial><Say>Slut</Say>';
  await rig.call(CITIZEN);
  await rig.call('+4520304051');
  const [one] = await rig.callsOf(CITIZEN);
  const [two] = await rig.callsOf('+4520304051');
  expect(one?.peers).toEqual([two?.callSid]);
  const [conference] = await rig.client.conferences.list({ friendlyName: 'room' });
  await rig.client.conferences(conference?.sid ?? '').update({ status: 'completed' });
  expect(await texts()).toEqual(['room', 'Slut']);
});
