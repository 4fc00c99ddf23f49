import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localAccount } from './account.ts';
import { caller, clientWith, ownNumber, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const other = '+4520304051';
const stay = '<Response><Pause length="600"/></Response>';

async function callOf(who = caller) {
  return (await rig.callsOf(who))[0];
}

function behave(who: string, behaviour: string) {
  return rig.api('PUT', `/telephones/${encodeURIComponent(who)}`, { behaviour });
}

function statuses() {
  return rig.app.asked('/leg').map((each) => each.CallStatus);
}

function create(more = {}) {
  return rig.client.calls.create({
    from: ownNumber,
    to: caller,
    url: `${rig.app.url}/out`,
    statusCallback: `${rig.app.url}/leg`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    ...more,
  });
}

describe('credentials', () => {
  test('of the account or its API key open the API, others get 20003', async () => {
    const { apiKeySid, apiKeySecret, accountSid } = localAccount;
    expect(await clientWith(rig, apiKeySid, apiKeySecret).calls.list()).toEqual([]);
    await expect(clientWith(rig, accountSid, 'wrong').calls.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test('do not open another account', async () => {
    await expect(rig.client.api.v2010.accounts(`AC${'9'.repeat(32)}`).calls.list()).rejects.toMatchObject({
      status: 404,
      code: 20404,
      moreInfo: 'https://www.twilio.com/docs/errors/20404',
    });
  });
});

describe('every webhook', () => {
  test('is signed as the official library expects, GET and POST, overrides left out', async () => {
    rig.app.pages['/voice'] = '<Redirect>/posted?x=å#rc=2&amp;rp=5xx</Redirect>';
    rig.app.pages['/posted'] = '<Redirect method="GET">/got?y=1</Redirect>';
    await rig.call(caller);
    for (const path of ['/voice', '/posted', '/got']) {
      const got = rig.app.got.find((each) => each.path === path);
      const expected = webhooks.getExpectedTwilioSignature(localAccount.authToken, got?.url ?? '', got?.fields ?? {});
      expect(got?.headers['x-twilio-signature']).toBe(expected);
    }
  });

  test('is a form with the standard fields', async () => {
    rig.app.pages['/voice'] = '<Pause length="5"/>';
    const sid = await rig.call(caller);
    expect(rig.app.got[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(rig.app.asked('/voice')[0]).toEqual({
      AccountSid: localAccount.accountSid,
      ApiVersion: '2010-04-01',
      CallSid: sid,
      CallStatus: 'ringing',
      Called: ownNumber,
      Caller: caller,
      Direction: 'inbound',
      From: caller,
      FromCountry: 'DK',
      To: ownNumber,
      ToCountry: 'DK',
    });
  });

  test('is tried again as its URL says, and not by default', async () => {
    let times = 0;
    rig.app.pages['/out'] = () => (++times < 3 ? { status: 503 } : '<Pause length="60"/>');
    await behave(caller, 'answer');
    await create({ url: `${rig.app.url}/out#rc=2&rp=5xx` });
    await rig.advance('PT2S');
    expect(times).toBe(3);
    expect((await callOf())?.status).toBe('in-progress');
    const tokens = rig.app.got
      .filter((each) => each.path === '/out')
      .map((each) => each.headers['i-twilio-idempotency-token']);
    expect(new Set(tokens).size).toBe(3);
    times = -5;
    await create();
    await rig.advance('PT3S');
    expect(times).toBe(-4);
  });

  test('that answers too late for its URL is given up', async () => {
    rig.app.pages['/voice'] = '<Redirect>/late#tt=150</Redirect>';
    rig.app.pages['/late'] = () => new Promise((resolve) => setTimeout(() => resolve('<Say>sent</Say>'), 400));
    await rig.call(caller);
    expect((await callOf())?.heard[0]?.text).toContain('application error');
  });

  test('follows redirects of HTTP, as GET without the fields, and at most ten', async () => {
    rig.app.pages['/voice'] = { status: 302, headers: { location: '/moved' } };
    rig.app.pages['/moved'] = '<Say>Her</Say>';
    await rig.call(caller);
    const moved = rig.app.got.find((each) => each.path === '/moved');
    expect([moved?.method, moved?.query]).toEqual(['GET', '']);
    rig.app.pages['/moved'] = { status: 302, headers: { location: '/moved' } };
    await rig.call(caller);
    expect(rig.app.got.filter((each) => each.path === '/moved')).toHaveLength(11);
    expect((await rig.api('GET', '/notices')).body).toMatchObject([{ code: 11215 }]);
  });
});

describe('Calls', () => {
  test('create dials, tells of its progress in order, and runs its document when answered', async () => {
    await behave(caller, 'answer');
    rig.app.pages['/out'] = '<Say>Vi ringer tilbage</Say>';
    const made = await create();
    expect(made).toMatchObject({ status: 'queued', direction: 'outbound-api', to: caller, from: ownNumber });
    expect(await callOf()).toMatchObject({ status: 'ringing', heard: [{ kind: 'ring', text: ownNumber }] });
    await rig.advance('PT3S');
    expect(statuses()).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    const last = rig.app.asked('/leg').at(-1);
    expect(last).toMatchObject({
      CallSid: made.sid,
      CallDuration: '1',
      SequenceNumber: '3',
      CallbackSource: 'call-progress-events',
      Timestamp: 'Mon, 04 Jan 2021 07:00:03 +0000',
      Direction: 'outbound-api',
    });
    expect(await rig.client.calls(made.sid).fetch()).toMatchObject({
      status: 'completed',
      duration: '1',
      endTime: new Date('2021-01-04T07:00:03Z'),
    });
  });

  test('tell only of the end unless asked for more, and of nothing without a URL', async () => {
    await behave(caller, 'busy');
    await rig.client.calls.create({ from: ownNumber, to: caller, twiml: stay, statusCallback: `${rig.app.url}/leg` });
    await callOf();
    expect(statuses()).toEqual(['busy']);
  });

  test.each([
    ['busy', 'PT0S', 'busy'],
    ['failed', 'PT0S', 'failed'],
    ['no-answer', 'PT25S', 'no-answer'],
    ['manual', 'PT25S', 'no-answer'],
  ])('to a telephone that is %s end so', async (behaviour, after, status) => {
    await behave(caller, behaviour);
    await create({ timeout: 20 });
    await callOf();
    await rig.advance(after);
    expect((await callOf())?.status).toBe(status);
  });

  test('reach a voicemail after 20 seconds, which stays silent on the line', async () => {
    await behave(caller, 'voicemail');
    rig.app.pages['/out'] = '<Gather numDigits="1" timeout="5"><Say>Tast 1</Say></Gather><Hangup/>';
    await create();
    await callOf();
    await rig.advance('PT19S');
    expect((await callOf())?.status).toBe('ringing');
    await rig.advance('PT1S');
    expect((await callOf())?.status).toBe('in-progress');
    await rig.advance('PT6S');
    expect((await callOf())?.status).toBe('completed');
  });

  test('queue for the rate of the account: the first at once, the next a second later', async () => {
    await create();
    await create({ to: other });
    await create({ to: '+4520304052' });
    expect((await callOf())?.status).toBe('ringing');
    expect((await callOf(other))?.status).toBe('queued');
    await rig.advance('PT1S');
    expect((await callOf(other))?.status).toBe('ringing');
    expect((await callOf('+4520304052'))?.status).toBe('queued');
    await rig.advance('PT1S');
    expect((await callOf('+4520304052'))?.status).toBe('ringing');
    expect(await rig.client.calls((await callOf('+4520304052'))?.callSid ?? '').fetch()).toMatchObject({
      queueTime: '2000',
    });
  });

  test('cancelled while queued are told of to nobody; while ringing they end canceled', async () => {
    const first = await create();
    const second = await create({ to: other });
    await callOf();
    await rig.client.calls(second.sid).update({ status: 'canceled' });
    await rig.advance('PT5S');
    expect(rig.app.asked('/leg').some((each) => each.CallSid === second.sid)).toBe(false);
    await rig.client.calls(first.sid).update({ status: 'canceled' });
    await callOf();
    expect(statuses()).toEqual(['initiated', 'ringing', 'canceled']);
  });

  test('are sent into another document at once, or hung up', async () => {
    rig.app.pages['/voice'] = '<Gather timeout="60"><Say>Vent</Say></Gather>';
    rig.app.pages['/other'] = '<Say>Andet</Say><Pause length="60"/>';
    const sid = await rig.call(caller);
    await rig.client.calls(sid).update({ url: `${rig.app.url}/other`, method: 'POST' });
    expect((await callOf())?.heard.map((each) => each.text)).toEqual(['Vent', 'Andet']);
    await rig.client.calls(sid).update({ status: 'completed' });
    expect(await callOf()).toMatchObject({ status: 'completed' });
  });

  test('that are over, or not answered yet, refuse it with 21220', async () => {
    rig.app.pages['/voice'] = '<Pause/>';
    const over = await rig.call(caller);
    await rig.advance('PT1S');
    const refusal = { status: 400, code: 21220 };
    await expect(rig.client.calls(over).update({ twiml: stay })).rejects.toMatchObject(refusal);
    await expect(rig.client.calls(over).update({ status: 'completed' })).rejects.toMatchObject(refusal);
    const ringing = await create();
    await callOf();
    await expect(rig.client.calls(ringing.sid).update({ twiml: stay })).rejects.toMatchObject(refusal);
  });

  test('go to a client with what its page is to be told', async () => {
    await rig.api('PUT', '/clients/agent1', { behaviour: 'answer' });
    await create({ to: 'client:agent1?visit=v%201&tale=x' });
    expect(await callOf('agent1')).toMatchObject({ status: 'ringing', custom: { visit: 'v 1', tale: 'x' } });
    await rig.advance('PT2S');
    expect(rig.app.asked('/out')[0]).toMatchObject({ To: 'client:agent1', From: ownNumber, CallStatus: 'in-progress' });
  });

  test('to a client nobody plays or registered end no-answer without ringing', async () => {
    await create({ to: 'client:nobody' });
    await callOf('nobody');
    expect(statuses()).toEqual(['initiated', 'no-answer']);
  });

  test('may run the document of an application', async () => {
    const application = await rig.client.applications.create({ friendlyName: 'a', voiceUrl: `${rig.app.url}/app` });
    await behave(caller, 'answer');
    await rig.client.calls.create({ from: ownNumber, to: caller, applicationSid: application.sid });
    await callOf();
    await rig.advance('PT2S');
    expect(rig.app.asked('/app')[0]).toMatchObject({ ApplicationSid: application.sid });
  });

  test.each([
    [{ to: '20304050' }, 21211],
    [{ to: '' }, 21201],
    [{ from: '+4512345678' }, 21210],
    [{ url: 'voice' }, 21205],
    [{ url: undefined }, 21205],
    [{ url: undefined, twiml: `<Response>${' '.repeat(4000)}</Response>` }, 21623],
  ])('refuse %j with %i', async (more, code) => {
    await expect(create(more)).rejects.toMatchObject({ status: 400, code });
  });

  test('are listed newest first, filtered and in pages', async () => {
    rig.app.pages['/voice'] = '<Pause length="2"/>';
    const first = await rig.call(caller);
    await rig.advance('PT1M');
    const second = await rig.call(other);
    const third = await rig.call(caller);
    const sids = async (filter = {}) => (await rig.client.calls.list(filter)).map((each) => each.sid);
    expect(await sids()).toEqual([third, second, first]);
    expect(await sids({ status: 'completed' })).toEqual([first]);
    expect(await sids({ from: other })).toEqual([second]);
    expect(await sids({ to: ownNumber, startTimeAfter: new Date('2021-01-04T07:00:30Z') })).toEqual([third, second]);
    expect(await sids({ startTimeBefore: new Date('2021-01-04T07:00:30Z') })).toEqual([first]);
    expect(await sids({ startTime: new Date('2021-01-04T00:00:00Z') })).toEqual([third, second, first]);
    expect(await sids({ pageSize: 1 })).toEqual([third, second, first]);
  });

  test('are listed by when they ended, whenever they began', async () => {
    rig.app.pages['/voice'] = '<Pause length="600"/>';
    const hangUp = (who: string, sid: string) =>
      rig.api('POST', `/telephones/${encodeURIComponent(who)}/calls/${sid}/hangup`);
    const early = await rig.call(caller);
    await rig.advance('PT1M');
    const late = await rig.call(other);
    const third = await rig.call('+4520304052');
    await rig.advance('PT1M');
    await hangUp(other, late);
    await rig.advance('PT1M');
    await hangUp(caller, early);
    const at = (minute: number) => new Date(`2021-01-04T07:0${minute}:00Z`);
    const sids = async (filter: object) => (await rig.client.calls.list(filter)).map((each) => each.sid);
    expect(await sids({ endTimeAfter: at(2) })).toEqual([late, early]);
    expect(await sids({ endTimeAfter: at(3) })).toEqual([early]);
    expect(await sids({ endTimeBefore: at(2) })).toEqual([late]);
    expect(await sids({ endTimeAfter: at(0), startTimeBefore: at(0) })).toEqual([early]);
    expect(await sids({ endTime: at(0) })).toEqual([late, early]);
    expect(await sids({ status: 'ringing' })).toEqual([third]);
    expect(await sids({ endTimeAfter: at(0), to: other })).toEqual([]);
  });

  test('are gone through page by page, also by the official each', async () => {
    rig.app.pages['/voice'] = '<Hangup/>';
    const all: string[] = [];
    for (let count = 0; count < 5; count++) all.unshift(await rig.call(caller));
    const seen: string[] = [];
    const filter = { endTimeAfter: new Date('2021-01-04T07:00:00Z'), pageSize: 2 };
    await new Promise<void>((resolve, reject) => {
      rig.client.calls.each({
        ...filter,
        callback: ({ sid }) => seen.push(sid),
        done: (error?: Error) => (error ? reject(error) : resolve()),
      });
    });
    expect(seen).toEqual(all);
    const first = await rig.client.calls.page(filter);
    expect(first.instances.map(({ sid }) => sid)).toEqual(all.slice(0, 2));
    expect(first.nextPageUrl).toContain('EndTime%3E=2021-01-04');
    const second = await first.nextPage();
    expect(second?.instances.map(({ sid }) => sid)).toEqual(all.slice(2, 4));
    const last = await second?.nextPage();
    expect(last?.instances.map(({ sid }) => sid)).toEqual(all.slice(4));
    expect(last?.nextPageUrl).toBeUndefined();
    expect((await second?.previousPage())?.instances.map(({ sid }) => sid)).toEqual(all.slice(0, 2));
    expect((await rig.client.calls.list({ ...filter, limit: 3 })).map(({ sid }) => sid)).toEqual(all.slice(0, 3));
  });

  test('are fetched by SID, and one nobody knows is 20404', async () => {
    rig.app.pages['/voice'] = '<Pause length="2"/>';
    const sid = await rig.call(caller);
    expect(await rig.client.calls(sid).fetch()).toMatchObject({ sid, direction: 'inbound', status: 'ringing' });
    await expect(rig.client.calls(`CA${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  test('are refused with 20429 as often as a test asked', async () => {
    await rig.api('PUT', '/faults', { tooManyRequests: 1 });
    await expect(create()).rejects.toMatchObject({ status: 429, code: 20429 });
    expect((await create()).status).toBe('queued');
  });

  test('are refused with any status a test asks for, and nothing is done', async () => {
    await rig.api('PUT', '/faults', { rest: { status: 503, count: 2 } });
    await expect(create()).rejects.toMatchObject({ status: 503, code: 20503 });
    await expect(rig.client.calls.list()).rejects.toMatchObject({ status: 503 });
    expect(await rig.client.calls.list()).toEqual([]);
    await rig.api('PUT', '/faults', { rest: {} });
    await expect(create()).rejects.toMatchObject({ status: 429, code: 20429 });
    expect(await rig.client.calls.list()).toEqual([]);
  });
});

describe('IncomingPhoneNumbers and Applications', () => {
  test('are taken, changed, listed and given back', async () => {
    const made = await rig.client.incomingPhoneNumbers.create({ phoneNumber: '+4533000001', friendlyName: 'To' });
    expect(made).toMatchObject({ phoneNumber: '+4533000001', friendlyName: 'To', voiceMethod: 'POST' });
    const number = rig.client.incomingPhoneNumbers(made.sid);
    await number.update({ voiceUrl: `${rig.app.url}/second`, voiceMethod: 'GET', smsUrl: `${rig.app.url}/sms` });
    expect((await rig.client.incomingPhoneNumbers.list({ phoneNumber: '+4533000001' }))[0]).toMatchObject({
      voiceUrl: `${rig.app.url}/second`,
      voiceMethod: 'GET',
    });
    await rig.call(caller, '+4533000001');
    expect(rig.app.got.find((each) => each.path === '/second')?.method).toBe('GET');
    expect(await number.remove()).toBe(true);
    expect(await rig.client.incomingPhoneNumbers.list()).toHaveLength(1);
    await expect(number.fetch()).rejects.toMatchObject({ code: 20404 });
  });

  test('of a taken or impossible number are refused', async () => {
    const take = (phoneNumber: string) => rig.client.incomingPhoneNumbers.create({ phoneNumber });
    await expect(take(ownNumber)).rejects.toMatchObject({ code: 21422 });
    await expect(take('33000001')).rejects.toMatchObject({ code: 21421 });
  });

  test('hold the application a browser calls out by', async () => {
    const application = rig.client.applications(localAccount.applicationSid);
    await application.update({ voiceUrl: `${rig.app.url}/browser` });
    expect(await application.fetch()).toMatchObject({ voiceUrl: `${rig.app.url}/browser` });
    rig.app.pages['/browser'] = '<Pause length="5"/>';
    await rig.call('agent1', caller);
    expect(rig.app.asked('/browser')[0]).toMatchObject({
      From: 'client:agent1',
      To: caller,
      ApplicationSid: localAccount.applicationSid,
      Direction: 'inbound',
    });
  });
});

describe('Messages', () => {
  const send = (more = {}) =>
    rig.client.messages.create({
      from: 'Office',
      to: caller,
      body: 'Vi ringer kl. 10',
      statusCallback: `${rig.app.url}/sms-status`,
      ...more,
    });

  test('are queued, sent and delivered, and read on the telephone', async () => {
    const made = await send();
    expect(made.status).toBe('queued');
    const inbox = (await rig.api('GET', '/telephones/%2B4520304050/messages')).body;
    expect(inbox).toEqual([{ from: 'Office', body: 'Vi ringer kl. 10', at: '2021-01-04T07:00:00.000Z' }]);
    const told = rig.app.asked('/sms-status');
    expect(told.map((each) => each.MessageStatus)).toEqual(['queued', 'sent', 'delivered']);
    expect(told[0]).toMatchObject({ MessageSid: made.sid, To: caller, From: 'Office' });
    expect(await rig.client.messages(made.sid).fetch()).toMatchObject({ status: 'delivered' });
  });

  test('to a number that does not exist are undelivered, with the reason', async () => {
    await behave(caller, 'failed');
    const made = await send();
    expect((await rig.api('GET', '/telephones/%2B4520304050/messages')).body).toEqual([]);
    const told = rig.app.asked('/sms-status').map((each) => [each.MessageStatus, each.ErrorCode]);
    expect(told).toEqual([
      ['queued', undefined],
      ['sent', undefined],
      ['undelivered', '30005'],
    ]);
    expect(await rig.client.messages(made.sid).fetch()).toMatchObject({ status: 'undelivered', errorCode: 30005 });
  });

  test('are listed newest first, by sender, receiver and when they were sent', async () => {
    const first = await send();
    await rig.advance('PT1H');
    const second = await send({ to: other });
    const third = await send({ from: ownNumber });
    await rig.advance('PT1S');
    const sids = async (filter: object) => (await rig.client.messages.list(filter)).map((each) => each.sid);
    expect(await sids({})).toEqual([third.sid, second.sid, first.sid]);
    expect(await sids({ to: other })).toEqual([second.sid]);
    expect(await sids({ from: ownNumber })).toEqual([third.sid]);
    expect(await sids({ dateSentAfter: new Date('2021-01-04T08:00:00Z') })).toEqual([third.sid, second.sid]);
    expect(await sids({ dateSentBefore: new Date('2021-01-04T07:30:00Z'), pageSize: 1 })).toEqual([first.sid]);
  });

  test('to a landline are refused with 21614', async () => {
    await expect(send({ to: '+4586123456' })).rejects.toMatchObject({ status: 400, code: 21614 });
    await rig.api('PUT', '/telephones/%2B4520304050', { landline: true });
    await expect(send()).rejects.toMatchObject({ code: 21614 });
    await rig.api('PUT', '/telephones/%2B4586123456', { landline: false });
    expect((await send({ to: '+4586123456' })).status).toBe('queued');
  });

  test.each([
    [{ from: 'Alt for langt navn' }, 21606],
    [{ from: '12345' }, 21606],
    [{ to: '123' }, 21211],
    [{ body: '' }, 21602],
    [{ body: 'x'.repeat(1601) }, 21617],
  ])('refuse %j with %i', async (more, code) => {
    await expect(send(more)).rejects.toMatchObject({ status: 400, code });
  });
});

describe('Recordings', () => {
  test('are listed, also by call, heard, and deleted', async () => {
    rig.app.pages['/voice'] = '<Record action="/done" timeout="2"/>';
    const sid = await rig.call(caller);
    await rig.advance('PT2S');
    const [recording] = await rig.client.recordings.list();
    expect(recording).toMatchObject({ callSid: sid, duration: '2', source: 'RecordVerb', status: 'completed' });
    expect(await rig.client.calls(sid).recordings.list()).toHaveLength(1);
    expect(await rig.client.recordings(recording?.sid ?? '').remove()).toBe(true);
    expect(await rig.client.recordings.list()).toEqual([]);
  });

  test('of a live call begin and stop by REST, or end with it', async () => {
    rig.app.pages['/voice'] = '<Say>Hej</Say><Pause length="60"/>';
    const sid = await rig.call(caller);
    const start = () =>
      rig.client.calls(sid).recordings.create({
        recordingStatusCallback: `${rig.app.url}/recorded`,
        recordingStatusCallbackEvent: ['in-progress', 'completed'],
      });
    expect((await start()).status).toBe('in-progress');
    await rig.advance('PT3S');
    await rig.client.calls(sid).recordings('Twilio.CURRENT').update({ status: 'stopped' });
    await start();
    await rig.advance('PT60S');
    expect(rig.app.asked('/recorded').map((each) => [each.RecordingStatus, each.RecordingDuration])).toEqual([
      ['in-progress', '0'],
      ['completed', '3'],
      ['in-progress', '0'],
      ['completed', '58'],
    ]);
    await expect(start()).rejects.toMatchObject({ code: 21220 });
  });

  test('of a conference run from its start to its end, told of once', async () => {
    rig.app.pages['/voice'] =
      '<Dial><Conference record="record-from-start" recordingStatusCallback="/recorded">room1</Conference></Dial>';
    await rig.call(caller);
    await rig.advance('PT10S');
    await rig.call(other);
    await rig.advance('PT20S');
    const [conference] = await rig.client.conferences.list();
    await rig.client.conferences(conference?.sid ?? '').update({ status: 'completed' });
    await callOf();
    expect(rig.app.asked('/recorded')).toMatchObject([
      { ConferenceSid: conference?.sid, RecordingDuration: '20', RecordingSource: 'Conference' },
    ]);
    expect(await rig.client.conferences(conference?.sid ?? '').recordings.list()).toHaveLength(1);
  });

  test('of a Dial are given to its action', async () => {
    await rig.api('PUT', '/clients/agent1', { behaviour: 'answer' });
    rig.app.pages['/voice'] =
      '<Dial record="record-from-answer" timeLimit="10" action="/dialled"><Client>agent1</Client></Dial>';
    await rig.call(caller);
    await rig.advance('PT12S');
    const [recording] = await rig.client.recordings.list();
    expect(recording).toMatchObject({ source: 'DialVerb', duration: '10' });
    expect(rig.app.asked('/dialled')[0]?.RecordingUrl).toContain(recording?.sid);
  });
});
