import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caller, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const agent = 'agent1';

function settings(wanted: object) {
  return rig.api('PUT', '/settings', wanted);
}

function client(behaviour: string) {
  return rig.api('PUT', `/clients/${agent}`, { behaviour });
}

function hangUp(sid: string) {
  return rig.api('POST', `/telephones/${encodeURIComponent(caller)}/calls/${sid}/hangup`);
}

async function texts() {
  return (await rig.callsOf(caller))[0]?.heard.map((each) => each.text);
}

function asked() {
  return rig.app.got.map((each) => each.path).filter((path) => path !== '/voice');
}

/** A call in a Dial with an action that, like the document it may be sent to, would be heard if it were run. */
async function dialling(nouns: string): Promise<string> {
  rig.app.pages['/voice'] = `<Dial action="/dialled">${nouns}</Dial>`;
  rig.app.pages['/dialled'] = '<Say>after the Dial</Say><Pause length="600"/>';
  rig.app.pages['/other'] = '<Say>elsewhere</Say><Pause length="600"/>';
  const sid = await rig.call(caller);
  await rig.advance('PT5S');
  return sid;
}

function redirect(sid: string) {
  return rig.client.calls(sid).update({ url: `${rig.app.url}/other` });
}

describe('the action of a Dial that a call leaves because it is sent elsewhere by REST', () => {
  test('is not asked unless the settings say so', async () => {
    await client('answer');
    await redirect(await dialling(`<Client>${agent}</Client>`));
    expect(await texts()).toEqual(['elsewhere']);
    expect(asked()).toEqual(['/other']);
  });

  test('is asked first when they do, as of a talk that has ended, and only the new document is heard', async () => {
    await settings({ dialActionOnRedirect: true });
    await client('answer');
    const sid = await dialling(`<Client>${agent}</Client>`);
    await redirect(sid);
    expect(await texts()).toEqual(['elsewhere']);
    expect(asked()).toEqual(['/dialled', '/other']);
    const [leg] = await rig.callsOf(agent);
    expect(leg?.status).toBe('completed');
    expect(rig.app.asked('/dialled')[0]).toMatchObject({
      CallSid: sid,
      CallStatus: 'in-progress',
      DialCallStatus: 'completed',
      DialCallSid: leg?.callSid,
      DialCallDuration: '3',
      DialBridged: 'true',
    });
  });

  test('tells of a leg that still rang as canceled', async () => {
    await settings({ dialActionOnRedirect: true });
    await client('manual');
    await redirect(await dialling(`<Client>${agent}</Client>`));
    expect(await texts()).toEqual(['elsewhere']);
    expect(rig.app.asked('/dialled')[0]).toMatchObject({ DialCallStatus: 'canceled', DialBridged: 'false' });
    expect(rig.app.asked('/dialled')[0]).not.toHaveProperty('DialCallDuration');
  });

  test('tells of a conference as answered', async () => {
    await settings({ dialActionOnRedirect: true });
    await redirect(await dialling('<Conference>room</Conference>'));
    expect(await texts()).toEqual(['room', 'elsewhere']);
    expect(rig.app.asked('/dialled')[0]).toMatchObject({ DialCallStatus: 'answered' });
    expect(rig.app.asked('/dialled')[0]).not.toHaveProperty('DialCallSid');
  });

  test('may fail: it is noted, and the new document runs all the same', async () => {
    await settings({ dialActionOnRedirect: true });
    const sid = await dialling('<Conference>room</Conference>');
    rig.app.pages['/dialled'] = { status: 500 };
    await redirect(sid);
    expect(await texts()).toEqual(['room', 'elsewhere']);
    expect((await rig.api('GET', '/notices')).body).toMatchObject([{ code: 11217 }]);
  });

  test('is asked once for each Dial left, into documents supplied inline as well', async () => {
    await settings({ dialActionOnRedirect: true });
    const sid = await dialling('<Conference>room</Conference>');
    const action = `${rig.app.url}/second`;
    const twiml = `<Response><Dial action="${action}"><Conference>other</Conference></Dial></Response>`;
    await rig.client.calls(sid).update({ twiml });
    await texts();
    await redirect(sid);
    expect(await texts()).toEqual(['room', 'other', 'elsewhere']);
    expect(asked()).toEqual(['/dialled', '/second', '/other']);
  });
});

describe('the action of a Dial that a call leaves by hanging up', () => {
  test('is not asked unless the settings say so', async () => {
    await hangUp(await dialling('<Conference>room</Conference>'));
    expect(asked()).toEqual(['/status']);
  });

  test.each([
    ['answer', { DialCallStatus: 'completed', DialCallDuration: '3', DialBridged: 'true' }],
    ['manual', { DialCallStatus: 'canceled', DialBridged: 'false' }],
  ])('is asked when they do, of a callee that did %s, with the call already completed', async (behaviour, fields) => {
    await settings({ dialActionOnHangUp: true });
    await client(behaviour);
    await hangUp(await dialling(`<Client>${agent}</Client>`));
    expect(rig.app.asked('/dialled')).toMatchObject([{ CallStatus: 'completed', ...fields }]);
    expect(await texts()).toEqual([]);
  });

  test('is not asked when the carrier itself goes down', async () => {
    await settings({ dialActionOnHangUp: true });
    await dialling('<Conference>room</Conference>');
    await rig.carrier.close();
    await rig.flight.idle();
    expect(asked()).toEqual([]);
  });
});
