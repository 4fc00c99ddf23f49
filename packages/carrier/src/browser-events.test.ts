import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localAccount } from './account.ts';
import { type PretendMedia, pretendMedia } from './testing/pretend-media.ts';
import { caller, ownNumber, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
let media: PretendMedia;
beforeEach(async () => {
  media = pretendMedia();
  rig = await startRig({ media });
});
afterEach(() => rig.close());

async function callOf(who = caller) {
  return (await rig.callsOf(who))[0];
}

function ring(to: string, twiml = '<Response><Say>Hej</Say><Pause length="60"/></Response>') {
  return rig.client.calls.create({ from: ownNumber, to, twiml });
}

describe('a page that stands for a telephone', () => {
  test('calls the number it dialled as that telephone', async () => {
    rig.app.pages['/voice'] = '<Gather numDigits="1" action="/key"><Say>Tast</Say></Gather>';
    rig.app.pages['/key'] = (got) => `<Say>Fik ${got.fields.Digits}</Say><Pause length="60"/>`;
    const { callSid, leg } = media.callOut('telephone_4520304050', { To: ownNumber, From: caller });
    expect(await callOf()).toMatchObject({ callSid, direction: 'inbound', status: 'in-progress' });
    expect(rig.app.asked('/voice')[0]).toMatchObject({ From: caller, To: ownNumber, Direction: 'inbound' });
    expect(rig.app.asked('/voice')[0]).not.toHaveProperty('ApplicationSid');
    media.events.digits(callSid, '4');
    expect((await callOf())?.heard.map((each) => each.text)).toEqual(['Tast', 'Fik 4']);
    expect(leg.asked).toEqual(['ringing', 'answer', 'play 3', 'press 4', 'stop', 'play 3']);
  });

  test('is anonymous when the telephone withholds its number', async () => {
    await rig.api('PUT', '/telephones/%2B4520304050', { withheld: true });
    rig.app.pages['/voice'] = '<Pause length="60"/>';
    media.callOut('telephone_4520304050', { To: ownNumber });
    await callOf();
    expect(rig.app.asked('/voice')[0]).toMatchObject({ From: 'anonymous' });
  });

  test('is hung up when its call ends, and ends its call by hanging up', async () => {
    rig.app.pages['/voice'] = '<Say>Hej</Say>';
    const first = media.callOut('telephone_4520304050', { To: ownNumber });
    await rig.advance('PT1S');
    expect(first.leg.asked.at(-1)).toBe('hangup');
    const second = media.callOut('telephone_4520304050', { To: ownNumber });
    await callOf();
    media.events.hungUp(second.callSid);
    expect((await callOf())?.status).toBe('completed');
    expect(second.leg.asked).not.toContain('hangup');
  });

  test('that dials what nobody owns is told so by a hang-up', async () => {
    const { leg } = media.callOut('telephone_4520304050', { To: 'hjælp' });
    expect((await callOf())?.status).toBe('failed');
    expect(leg.asked).toEqual(['ringing', 'hangup']);
  });

  test('rings when the telephone is called and behaves manually, and answers it', async () => {
    media.register('telephone_4520304050');
    await ring(caller);
    const call = await callOf();
    expect(media.invites).toMatchObject([
      { identity: 'telephone_4520304050', callSid: call?.callSid, parameters: { From: ownNumber, To: caller } },
    ]);
    media.events.accepted(call?.callSid ?? '');
    expect((await callOf())?.heard.map((each) => each.kind)).toEqual(['ring', 'say']);
    expect(media.invites[0]?.leg.asked).toEqual(['play 3']);
  });

  test('does not ring when the telephone behaves otherwise', async () => {
    media.register('telephone_4520304050');
    await rig.api('PUT', '/telephones/%2B4520304050', { behaviour: 'answer' });
    await ring(caller);
    await callOf();
    await rig.advance('PT2S');
    expect((await callOf())?.status).toBe('in-progress');
    expect(media.invites).toEqual([]);
  });
});

describe("a consultant's browser", () => {
  test('rings with what it is to be told, and rejects as busy', async () => {
    media.register('agent1');
    await ring('client:agent1?visit=v1');
    const call = await callOf('agent1');
    expect(call).toMatchObject({ status: 'ringing' });
    expect(media.invites[0]).toMatchObject({
      custom: { visit: 'v1' },
      parameters: { From: ownNumber, To: 'client:agent1' },
    });
    media.events.rejected(call?.callSid ?? '');
    expect((await callOf('agent1'))?.status).toBe('busy');
    expect(media.invites[0]?.leg.asked).toEqual([]);
  });

  test('is cancelled when the ringing ends without it', async () => {
    media.register('agent1');
    const made = await ring('client:agent1');
    await callOf('agent1');
    await rig.client.calls(made.sid).update({ status: 'canceled' });
    expect(media.invites[0]?.leg.asked).toEqual(['cancel']);
  });

  test('is hidden by a client played through the API', async () => {
    media.register('agent1');
    await rig.api('PUT', '/clients/agent1', { behaviour: 'manual' });
    await ring('client:agent1');
    expect((await callOf('agent1'))?.status).toBe('ringing');
    expect(media.invites).toEqual([]);
    expect((await rig.api('GET', '/clients/agent1')).body).toMatchObject({ simulated: true, registered: true });
  });

  test('calls out into the application, its params as fields', async () => {
    await rig.client.applications(localAccount.applicationSid).update({ voiceUrl: `${rig.app.url}/rejoin` });
    rig.app.pages['/rejoin'] = '<Dial><Conference>room1</Conference></Dial>';
    const { callSid } = media.callOut('agent1', { action: 'rejoin', call: 'c1' });
    await callOf('agent1');
    expect(rig.app.asked('/rejoin')[0]).toMatchObject({
      CallSid: callSid,
      From: 'client:agent1',
      ApplicationSid: localAccount.applicationSid,
      action: 'rejoin',
      call: 'c1',
    });
  });

  test('joins the sound of its conference, waits with music, is held and let out', async () => {
    media.register('agent1');
    await ring('client:agent1', '<Response><Dial><Conference>room1</Conference></Dial></Response>');
    const sid = (await callOf('agent1'))?.callSid ?? '';
    media.events.accepted(sid);
    await callOf('agent1');
    const asked = media.invites[0]?.leg.asked;
    expect(asked).toEqual(['play loop']);
    rig.app.pages['/voice'] = '<Dial><Conference>room1</Conference></Dial>';
    await rig.call(caller);
    expect(asked?.slice(1)).toEqual(['stop', 'join CF', 'mute false']);
    const [conference] = await rig.client.conferences.list({ friendlyName: 'room1' });
    const participant = rig.client.conferences(conference?.sid ?? '').participants(sid);
    await participant.update({ hold: true });
    await participant.update({ hold: false });
    expect(asked?.slice(4)).toEqual(['hold true', 'play loop', 'stop', 'hold false']);
    await rig.client.conferences(conference?.sid ?? '').update({ status: 'completed' });
    await callOf();
    expect(asked?.slice(8)).toEqual(['leave', 'hold false', 'mute false', 'hangup']);
  });

  test('speaks to whom it coaches, alone, and to all again', async () => {
    const join = '<Dial><Conference>room1</Conference></Dial>';
    rig.app.pages['/voice'] = join;
    await rig.call(caller);
    const answers = async (agent: string) => {
      media.register(agent);
      await ring(`client:${agent}`, `<Response>${join}</Response>`);
      // One call a second.
      await rig.advance('PT1S');
      const sid = (await callOf(agent))?.callSid ?? '';
      media.events.accepted(sid);
      return { sid, leg: media.invites.find(({ callSid }) => callSid === sid)?.leg };
    };
    const sound = await answers('agent1');
    const other = await answers('agent2');
    await callOf('agent2');
    const [conference] = await rig.client.conferences.list({ friendlyName: 'room1' });
    const coach = rig.client.conferences(conference?.sid ?? '').participants(sound.sid);
    await coach.update({ callSidToCoach: other.sid });
    expect(sound.leg?.coached).toBe(other.leg?.audio ?? 'sound');
    await coach.update({ coaching: false });
    expect(sound.leg?.coached).toBeUndefined();
    // A telephone has no sound here that could be heard by it alone.
    await coach.update({ callSidToCoach: (await callOf())?.callSid ?? '' });
    expect(sound.leg?.coached).toBeNull();
    await coach.remove();
    await callOf('agent1');
    expect(sound.leg?.coached).toBeUndefined();
  });

  test('is bridged by Dial', async () => {
    media.register('agent1');
    rig.app.pages['/voice'] = '<Dial><Client>agent1</Client></Dial>';
    await rig.call(caller);
    media.events.accepted((await callOf('agent1'))?.callSid ?? '');
    expect((await callOf())?.peers).toHaveLength(1);
    expect(media.invites[0]?.leg.asked).toEqual(['join br']);
  });
});
