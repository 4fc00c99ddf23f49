import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caller, ownNumber, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.app.pages['/out'] = '<Say>hello</Say><Pause length="600"/>';
});
afterEach(() => rig.close());

function telephone(wanted: object) {
  return rig.api('PUT', `/telephones/${encodeURIComponent(caller)}`, wanted);
}

function create(more = {}) {
  return rig.client.calls.create({
    from: ownNumber,
    to: caller,
    url: `${rig.app.url}/out`,
    statusCallback: `${rig.app.url}/leg`,
    machineDetection: 'Enable',
    ...more,
  });
}

async function callOf() {
  return (await rig.callsOf(caller))[0];
}

async function texts() {
  return (await callOf())?.heard.filter(({ kind }) => kind === 'say').map(({ text }) => text);
}

async function codes() {
  return ((await rig.api('GET', '/notices')).body as { code: number }[]).map(({ code }) => code);
}

describe('detection in the way', () => {
  test('holds the document back until the verdict, which its request and the end of the call carry', async () => {
    await telephone({ behaviour: 'answer' });
    const { sid } = await create();
    await rig.advance('PT5S');
    expect(await callOf()).toMatchObject({ status: 'in-progress' });
    expect(rig.app.asked('/out')).toEqual([]);
    await rig.advance('PT1S');
    expect(rig.app.asked('/out')).toMatchObject([{ AnsweredBy: 'human', MachineDetectionDuration: '4000' }]);
    expect(await texts()).toEqual(['hello']);
    expect(await rig.client.calls(sid).fetch()).toMatchObject({ answeredBy: 'human' });
    await rig.client.calls(sid).update({ status: 'completed' });
    await callOf();
    expect(rig.app.asked('/leg')).toMatchObject([{ CallStatus: 'completed', AnsweredBy: 'human' }]);
    expect(await codes()).toEqual([]);
  });

  test.each([
    [{ behaviour: 'voicemail' }, {}, 'PT24S', 'machine_start', 'machine'],
    [{ behaviour: 'voicemail' }, { machineDetection: 'DetectMessageEnd' }, 'PT30S', 'machine_end_beep', 'machine'],
    [{ behaviour: 'answer' }, { machineDetection: 'DetectMessageEnd' }, 'PT6S', 'human', 'human'],
    [{ behaviour: 'answer', answeredBy: 'fax' }, {}, 'PT6S', 'fax', null],
    [{ behaviour: 'answer', answeredBy: 'unknown' }, {}, 'PT7S', 'unknown', null],
    [
      { behaviour: 'answer', answeredBy: 'unknown' },
      { machineDetectionSilenceTimeout: 2500 },
      'PT4.5S',
      'unknown',
      null,
    ],
    [{ behaviour: 'answer' }, { machineDetectionTimeout: 3 }, 'PT5S', 'unknown', null],
    [
      { behaviour: 'voicemail' },
      { machineDetection: 'DetectMessageEnd', machineDetectionTimeout: 9 },
      'PT29S',
      'unknown',
      null,
    ],
  ])('finds %j asked by %j after %s: %s', async (station, asked, after, word, shown) => {
    await telephone(station);
    const { sid } = await create(asked);
    await rig.advance('PT0S');
    await rig.advance(after);
    expect(rig.app.asked('/out')).toMatchObject([{ AnsweredBy: word }]);
    expect(await rig.client.calls(sid).fetch()).toMatchObject({ answeredBy: shown });
  });

  test('never asks for the document of a call that hangs up or is sent elsewhere before the verdict', async () => {
    await telephone({ behaviour: 'answer' });
    const first = await create();
    await rig.advance('PT4S');
    await rig.client.calls(first.sid).update({ status: 'completed' });
    const second = await create();
    await rig.advance('PT4S');
    rig.app.pages['/other'] = '<Say>elsewhere</Say><Pause length="600"/>';
    await rig.client.calls(second.sid).update({ url: `${rig.app.url}/other` });
    await rig.advance('PT30S');
    expect(await texts()).toEqual(['elsewhere']);
    expect(rig.app.asked('/out')).toEqual([]);
  });

  test('is not done where digits are sent, or to a client', async () => {
    await telephone({ behaviour: 'answer' });
    await create({ sendDigits: '1' });
    await rig.api('PUT', '/clients/agent1', { behaviour: 'answer' });
    await create({ to: 'client:agent1' });
    await rig.advance('PT4S');
    expect(rig.app.asked('/out')).toHaveLength(2);
    expect(rig.app.asked('/out').some((each) => 'AnsweredBy' in each)).toBe(false);
  });

  test('of a kind that does not exist is refused', async () => {
    await expect(create({ machineDetection: 'Enabled' })).rejects.toMatchObject({ status: 400, code: 20001 });
  });
});

describe('detection beside the call', () => {
  const beside = (more = {}) => create({ asyncAmd: 'true', asyncAmdStatusCallback: `${rig.app.url}/amd`, ...more });

  test('runs the document at once and tells its own callback of the verdict', async () => {
    await telephone({ behaviour: 'answer' });
    const { sid } = await beside();
    await rig.advance('PT2S');
    expect(await texts()).toEqual(['hello']);
    expect(rig.app.asked('/out')[0]).not.toHaveProperty('AnsweredBy');
    expect(rig.app.asked('/amd')).toEqual([]);
    await rig.advance('PT4S');
    const AccountSid = rig.app.asked('/out')[0]?.AccountSid;
    expect(rig.app.asked('/amd')).toEqual([
      { AccountSid, CallSid: sid, AnsweredBy: 'human', MachineDetectionDuration: '4000' },
    ]);
    expect(await texts()).toEqual(['hello']);
  });

  test('goes on while the call is sent elsewhere, and ends with the call', async () => {
    await telephone({ behaviour: 'answer' });
    const first = await beside();
    await rig.advance('PT3S');
    await rig.client.calls(first.sid).update({ url: `${rig.app.url}/out` });
    await rig.advance('PT3S');
    expect(rig.app.asked('/amd')).toHaveLength(1);
    const second = await beside();
    await rig.advance('PT3S');
    await rig.client.calls(second.sid).update({ status: 'completed' });
    await rig.advance('PT30S');
    expect(rig.app.asked('/amd')).toHaveLength(1);
  });

  test('with nobody to tell is a warning 21262, and the verdict stands on the call alone', async () => {
    await telephone({ behaviour: 'voicemail' });
    const { sid } = await beside({ asyncAmdStatusCallback: undefined });
    expect(await codes()).toEqual([21262]);
    await rig.advance('PT0S');
    await rig.advance('PT24S');
    expect(await rig.client.calls(sid).fetch()).toMatchObject({ answeredBy: 'machine' });
  });

  test('of a participant tells by GET where that is asked', async () => {
    await telephone({ behaviour: 'voicemail' });
    await rig.client.conferences('room').participants.create({
      from: ownNumber,
      to: caller,
      machineDetection: 'Enable',
      amdStatusCallback: `${rig.app.url}/amd`,
      amdStatusCallbackMethod: 'GET',
    });
    await rig.advance('PT0S');
    await rig.advance('PT24S');
    const told = rig.app.got.find(({ path }) => path === '/amd');
    expect([told?.method, new URLSearchParams(told?.query).get('AnsweredBy')]).toEqual(['GET', 'machine_start']);
  });

  test('of a Number in a Dial tells of the leg that was rung, and the two talk meanwhile', async () => {
    await telephone({ behaviour: 'answer' });
    rig.app.pages['/voice'] =
      `<Dial><Number machineDetection="Enable" amdStatusCallback="/amd">${caller}</Number></Dial>`;
    await rig.call('+4520304051');
    await rig.advance('PT3S');
    expect((await callOf())?.peers).toHaveLength(1);
    await rig.advance('PT3S');
    expect(rig.app.asked('/amd')).toMatchObject([{ CallSid: (await callOf())?.callSid, AnsweredBy: 'human' }]);
    expect(await codes()).toEqual([]);
  });
});
