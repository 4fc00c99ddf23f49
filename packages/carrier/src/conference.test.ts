import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caller, ownNumber, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ cps: 100 });
});
afterEach(() => rig.close());

const other = '+4520304051';
const third = '+4520304052';
const events = 'start end join leave mute hold modify announcement';

function joining(attributes = '', after = '<Say>Efter</Say><Pause length="60"/>') {
  rig.app.pages['/voice'] =
    `<Dial><Conference statusCallback="/conference" statusCallbackEvent="${events}" ${attributes}>room1</Conference></Dial>${after}`;
}

async function callOf(who = caller) {
  return (await rig.callsOf(who))[0];
}

async function texts(who = caller) {
  return (await callOf(who))?.heard.map((each) => each.text);
}

function told() {
  return rig.app.asked('/conference').map((each) => each.StatusCallbackEvent);
}

async function room() {
  return (await rig.client.conferences.list({ friendlyName: 'room1', status: 'in-progress' }))[0]?.sid ?? '';
}

async function talking() {
  joining();
  const one = await rig.call(caller);
  const two = await rig.call(other);
  return { one, two, sid: await room() };
}

function hangUp(who: string, sid: string) {
  return rig.api('POST', `/telephones/${encodeURIComponent(who)}/calls/${sid}/hangup`);
}

describe('a conference', () => {
  test('starts with two of whom one may start it, and both can then talk', async () => {
    joining('startConferenceOnEnter="false"');
    const one = await rig.call(caller);
    const two = await rig.call(other);
    expect((await callOf())?.peers).toEqual([]);
    joining();
    const three = await rig.call(third);
    expect((await callOf())?.peers).toEqual([two, three]);
    expect((await callOf(third))?.peers).toEqual([one, two]);
    expect(await callOf()).toMatchObject({ heard: [{ kind: 'conference', text: 'room1' }] });
    expect(told()).toEqual(['participant-join', 'participant-join', 'conference-start', 'participant-join']);
  });

  test('tells of itself in order, with the fields of each event', async () => {
    const { one, two, sid } = await talking();
    await hangUp(other, two);
    await hangUp(caller, one);
    const all = rig.app.asked('/conference');
    expect(told()).toEqual([
      'participant-join',
      'conference-start',
      'participant-join',
      'participant-leave',
      'participant-leave',
      'conference-end',
    ]);
    expect(all.map((each) => each.SequenceNumber)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(all.every((each) => each.ConferenceSid === sid && each.FriendlyName === 'room1')).toBe(true);
    expect(all[0]).toMatchObject({ CallSid: one, Muted: 'false', Hold: 'false', EndConferenceOnExit: 'false' });
    expect(all[3]).toMatchObject({
      CallSid: two,
      ParticipantCallStatus: 'completed',
      ReasonParticipantLeft: 'participant_hung_up',
      Timestamp: 'Mon, 04 Jan 2021 07:00:00 +0000',
    });
    expect(all[5]).toMatchObject({ ReasonConferenceEnded: 'last-participant-left', CallSidEndingConference: one });
  });

  test('tells only of what was subscribed to by the first', async () => {
    rig.app.pages['/voice'] =
      '<Dial><Conference statusCallback="/first" statusCallbackEvent="leave end">room1</Conference></Dial>';
    const one = await rig.call(caller);
    joining();
    const two = await rig.call(other);
    await hangUp(other, two);
    await hangUp(caller, one);
    expect(told()).toEqual([]);
    expect(rig.app.asked('/first').map((each) => each.StatusCallbackEvent)).toEqual([
      'participant-leave',
      'participant-leave',
      'conference-end',
    ]);
  });

  test('goes on when one leaves, and ended by REST lets everybody go on after their Dial', async () => {
    const { one, two, sid } = await talking();
    await hangUp(other, two);
    expect(await callOf()).toMatchObject({ status: 'in-progress', peers: [] });
    const three = await rig.call(third);
    expect((await callOf())?.peers).toEqual([three]);
    await rig.client.conferences(sid).update({ status: 'completed' });
    expect(await texts()).toEqual(['room1', 'Efter']);
    expect(await texts(third)).toEqual(['room1', 'Efter']);
    const leaves = rig.app.asked('/conference').filter((each) => each.StatusCallbackEvent === 'participant-leave');
    expect(leaves.at(-1)).toMatchObject({ ReasonParticipantLeft: 'conference_ended_via_api' });
    expect(rig.app.asked('/conference').at(-1)).toMatchObject({ ReasonConferenceEnded: 'conference-ended-via-api' });
    expect(one).not.toBe(three);
    await expect(rig.client.conferences(sid).update({ status: 'completed' })).rejects.toMatchObject({ code: 20404 });
    expect(await rig.client.conferences(sid).fetch()).toMatchObject({ status: 'completed' });
  });

  test('ended so ends a call whose document has nothing after the Dial', async () => {
    joining('', '');
    await rig.call(caller);
    await rig.call(other);
    await rig.client.conferences(await room()).update({ status: 'completed' });
    expect((await callOf())?.status).toBe('completed');
  });

  test('gives its Dial action answered, without a leg or a duration', async () => {
    rig.app.pages['/voice'] = '<Dial action="/dialled"><Conference>room1</Conference></Dial>';
    rig.app.pages['/dialled'] = '<Say>Efter</Say>';
    await rig.call(caller);
    await rig.call(other);
    await rig.client.conferences(await room()).update({ status: 'completed' });
    expect(await texts()).toEqual(['room1', 'Efter']);
    expect(rig.app.asked('/dialled')[0]).toMatchObject({ DialCallStatus: 'answered' });
    expect(rig.app.asked('/dialled')[0]).not.toHaveProperty('DialCallSid');
  });

  test('ends with one whose leaving is to end it', async () => {
    joining('endConferenceOnExit="true"');
    const one = await rig.call(caller);
    joining();
    await rig.call(other);
    await hangUp(caller, one);
    expect(await texts(other)).toEqual(['room1', 'Efter']);
    expect(rig.app.asked('/conference').at(-1)).toMatchObject({
      ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
    });
  });

  test('loses a call that REST sends into another document, at once', async () => {
    const { one, two } = await talking();
    await rig.client.calls(one).update({ url: `${rig.app.url}/elsewhere` });
    rig.app.pages['/elsewhere'] = '<Say>Et andet sted</Say><Pause length="60"/>';
    await rig.client.calls(two).update({ url: `${rig.app.url}/elsewhere` });
    expect(await texts(other)).toEqual(['room1', 'Et andet sted']);
    expect((await callOf(other))?.peers).toEqual([]);
    const leaves = rig.app.asked('/conference').filter((each) => each.StatusCallbackEvent === 'participant-leave');
    expect(leaves[0]).toMatchObject({
      CallSid: one,
      ReasonParticipantLeft: 'participant_updated_via_api',
      ParticipantCallStatus: 'in-progress',
    });
  });

  test('plays its waitUrl once while one waits, and stops when the second comes', async () => {
    joining('waitUrl="/wait"');
    rig.app.pages['/wait'] = '<Say>Vent</Say><Say>Vent stadig</Say>';
    await rig.call(caller);
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['room1', 'Vent', 'Vent stadig']);
    await rig.advance('PT30S');
    expect(rig.app.asked('/wait')).toHaveLength(1);
    joining();
    await rig.call(other);
    expect((await callOf())?.peers).toHaveLength(1);
  });

  test('is not joined when its waitUrl cannot be had: the verb below follows', async () => {
    joining('waitUrl="/wait"');
    rig.app.pages['/wait'] = { status: 500 };
    await rig.call(caller);
    expect(await texts()).toEqual(['room1', 'Efter']);
  });

  test('refuses a second participant of one label, whose next verb follows', async () => {
    joining('participantLabel="citizen"');
    await rig.call(caller);
    await rig.call(other);
    expect(await texts(other)).toEqual(['Efter']);
  });

  test('is a new one when somebody joins after its end', async () => {
    const { one, two, sid } = await talking();
    await hangUp(caller, one);
    await hangUp(other, two);
    await rig.call(third);
    const all = await rig.client.conferences.list({ friendlyName: 'room1' });
    expect(all.map((each) => each.status)).toEqual(['init', 'completed']);
    expect(all[1]?.sid).toBe(sid);
  });
});

describe('participants by REST', () => {
  test('are listed and fetched by call SID or label, and a conference over has none', async () => {
    joining('participantLabel="citizen"');
    const one = await rig.call(caller);
    joining();
    const two = await rig.call(other);
    const sid = await room();
    const participants = await rig.client.conferences(sid).participants.list();
    expect(participants.map((each) => each.callSid)).toEqual([one, two]);
    expect(await rig.client.conferences(sid).participants('citizen').fetch()).toMatchObject({ callSid: one });
    await rig.client.conferences(sid).update({ status: 'completed' });
    expect(await rig.client.conferences(sid).participants.list()).toEqual([]);
    await expect(rig.client.conferences(sid).participants(one).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  test('are held, hear the hold document, and cannot talk meanwhile', async () => {
    const { one, two, sid } = await talking();
    rig.app.pages['/hold'] = '<Say>Et øjeblik</Say>';
    const participant = rig.client.conferences(sid).participants(one);
    expect(await participant.update({ hold: true, holdUrl: `${rig.app.url}/hold` })).toMatchObject({ hold: true });
    expect(await callOf()).toMatchObject({ peers: [] });
    expect((await callOf())?.heard.map((each) => each.kind)).toEqual(['conference', 'hold', 'say']);
    expect((await callOf(other))?.peers).toEqual([]);
    await participant.update({ hold: false });
    expect((await callOf(other))?.peers).toEqual([one]);
    expect((await callOf())?.peers).toEqual([two]);
    expect(told().slice(3)).toEqual(['participant-hold', 'participant-unhold']);
  });

  test('are muted, changed and spoken to alone', async () => {
    const { one, sid } = await talking();
    rig.app.pages['/announce'] = '<Say>Kun til dig</Say>';
    const participant = rig.client.conferences(sid).participants(one);
    await participant.update({ muted: true });
    expect((await callOf())?.peers).toEqual([]);
    await participant.update({ muted: false, endConferenceOnExit: true });
    await participant.update({ announceUrl: `${rig.app.url}/announce` });
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['room1', 'Kun til dig']);
    expect(await texts(other)).toEqual(['room1']);
    expect(told().slice(3)).toEqual([
      'participant-mute',
      'participant-unmute',
      'participant-modify',
      'announcement-end',
    ]);
  });

  test('hear an announcement to the whole conference', async () => {
    const { sid } = await talking();
    rig.app.pages['/announce'] = '<Say>Til alle</Say>';
    await rig.client.conferences(sid).update({ announceUrl: `${rig.app.url}/announce` });
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['room1', 'Til alle']);
    expect(await texts(other)).toEqual(['room1', 'Til alle']);
  });

  test('are removed, and go on after their Dial', async () => {
    const { one, sid } = await talking();
    await rig.client.conferences(sid).participants(one).remove();
    expect(await texts()).toEqual(['room1', 'Efter']);
  });

  test('are dialled into a conference that begins with them', async () => {
    await rig.api('PUT', '/clients/agent1', { behaviour: 'answer' });
    const made = await rig.client.conferences('room1').participants.create({
      from: ownNumber,
      to: 'client:agent1?visit=v1',
      label: 'consultant',
      timeout: 20,
      statusCallback: `${rig.app.url}/leg`,
      statusCallbackEvent: ['initiated', 'answered', 'completed'],
      conferenceStatusCallback: `${rig.app.url}/conference`,
      conferenceStatusCallbackEvent: ['join', 'leave', 'start', 'end'],
    });
    expect(made).toMatchObject({ status: 'queued', label: 'consultant' });
    await callOf('agent1');
    const dialled = rig.client.conferences(made.conferenceSid).participants('consultant');
    expect(await dialled.fetch()).toMatchObject({ status: 'ringing', callSid: made.callSid });
    expect(await rig.client.conferences(made.conferenceSid).participants.list()).toHaveLength(1);
    await rig.advance('PT2S');
    expect(await callOf('agent1')).toMatchObject({ status: 'in-progress', custom: { visit: 'v1' } });
    joining();
    await rig.call(caller);
    expect((await callOf())?.peers).toEqual([made.callSid]);
    expect(rig.app.asked('/leg').map((each) => each.CallStatus)).toEqual(['initiated', 'in-progress']);
    expect(told()).toEqual(['participant-join', 'conference-start', 'participant-join']);
    expect(rig.app.asked('/conference')[0]).toMatchObject({ ParticipantLabel: 'consultant' });
  });

  test('that never answer are told of as not added', async () => {
    await rig.api('PUT', '/telephones/%2B4520304051', { behaviour: 'busy' });
    await rig.client.conferences('room2').participants.create({
      from: ownNumber,
      to: other,
      conferenceStatusCallback: `${rig.app.url}/conference`,
      conferenceStatusCallbackEvent: ['leave', 'end'],
    });
    await rig.callsOf(other);
    expect(rig.app.asked('/conference')[0]).toMatchObject({
      ReasonParticipantLeft: 'participant_add_failed',
      ParticipantCallStatus: 'busy',
    });
    expect(told()).toEqual(['participant-leave', 'conference-end']);
  });
});

test('keys pressed in a conference are heard by whoever hears the one who presses them', async () => {
  const { one, sid } = await talking();
  const press = (digits: string) =>
    rig.api('POST', `/telephones/${encodeURIComponent(caller)}/calls/${one}/keys`, { digits });
  await press('12w3');
  await rig.advance('PT0.5S');
  expect((await callOf(other))?.heard.slice(1)).toMatchObject([
    { kind: 'keys', text: '12' },
    { kind: 'keys', text: '3' },
  ]);
  expect(await texts()).toEqual(['room1']);
  await rig.client.conferences(sid).participants(one).update({ hold: true });
  await press('4');
  expect(await texts(other)).toEqual(['room1', '12', '3']);
});

describe('a participant who coaches', () => {
  /** Two who talk, and a third who joins so. */
  async function coached(attributes: (two: string) => string) {
    const { one, two, sid } = await talking();
    joining(attributes(two));
    return { one, two, three: await rig.call(third), sid };
  }

  test('is heard by the coached one alone, told of in the events, and by TwiML and REST the same', async () => {
    const { one, two, three, sid } = await coached((two) => `coach="${two}"`);
    expect((await callOf(third))?.peers).toEqual([two]);
    expect((await callOf())?.peers).toEqual([two]);
    expect((await callOf(other))?.peers).toEqual([one, three]);
    expect(rig.app.asked('/conference').at(-1)).toMatchObject({ CallSid: three, Coaching: 'true', Muted: 'false' });
    const coach = rig.client.conferences(sid).participants(three);
    expect(await coach.fetch()).toMatchObject({ coaching: true, callSidToCoach: two });
    expect(await coach.update({ coaching: false })).toMatchObject({ coaching: false, callSidToCoach: null });
    expect((await callOf(third))?.peers).toEqual([one, two]);
    expect(await coach.update({ callSidToCoach: one })).toMatchObject({ coaching: true, callSidToCoach: one });
    expect((await callOf(other))?.peers).toEqual([one]);
    expect(told().slice(-2)).toEqual(['participant-modify', 'participant-modify']);
    expect(rig.app.asked('/conference').slice(-2)).toMatchObject([{ Coaching: 'false' }, { Coaching: 'true' }]);
  });

  test('is heard by nobody when the coached one has left', async () => {
    const { two } = await coached((sid) => `coach="${sid}"`);
    await hangUp(other, two);
    expect(await callOf(third)).toMatchObject({ status: 'in-progress', peers: [] });
    expect((await callOf())?.peers).toEqual([]);
  });

  test('of somebody who is not there is an error 13240, and the verb below follows', async () => {
    await coached(() => 'coach="CA00000000000000000000000000000000"');
    expect(await texts(third)).toEqual(['Efter']);
    expect((await rig.api('GET', '/notices')).body).toMatchObject([{ level: 'error', code: 13240 }]);
  });

  test.each([
    ['nobody', { coaching: true }],
    ['somebody who is not there', { callSidToCoach: 'CA00000000000000000000000000000000' }],
  ])('is refused by REST who is to coach %s, and nothing is changed', async (_whom, asked) => {
    const { one, sid } = await talking();
    const { participants } = rig.client.conferences(sid);
    const refused = { status: 400, code: 13240 };
    await expect(participants(one).update({ ...asked, muted: true })).rejects.toMatchObject(refused);
    await expect(participants(one).update({ callSidToCoach: one })).rejects.toMatchObject(refused);
    expect(await participants(one).fetch()).toMatchObject({ coaching: false, muted: false });
    await expect(participants.create({ from: ownNumber, to: third, ...asked })).rejects.toMatchObject(refused);
  });

  test('is dialled by REST as one', async () => {
    const { two, sid } = await talking();
    await rig.api('PUT', `/telephones/${encodeURIComponent(third)}`, { behaviour: 'answer' });
    const made = await rig.client
      .conferences(sid)
      .participants.create({ from: ownNumber, to: third, coaching: true, callSidToCoach: two });
    await rig.callsOf(third);
    await rig.advance('PT2S');
    expect((await callOf(third))?.peers).toEqual([two]);
    expect(await rig.client.conferences(sid).participants(made.callSid).fetch()).toMatchObject({ callSidToCoach: two });
  });
});
