import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localAccount } from './account.ts';
import { caller, ownNumber, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  await number({ smsUrl: `${rig.app.url}/sms` });
});
afterEach(() => rig.close());

const T = `/telephones/${encodeURIComponent(caller)}`;

function write(body = 'Hej ✓', to = ownNumber) {
  return rig.api('POST', `${T}/messages`, { to, body });
}

async function inbox() {
  return (await rig.api('GET', `${T}/messages`)).body;
}

async function codes() {
  return ((await rig.api('GET', '/notices')).body as { code: number }[]).map(({ code }) => code);
}

async function number(wanted: object) {
  const [owned] = await rig.client.incomingPhoneNumbers.list({ phoneNumber: ownNumber });
  await rig.client.incomingPhoneNumbers(owned?.sid ?? '').update(wanted);
}

describe('a message to a number of the account', () => {
  test('asks its SMS URL, with the fields of a message that has come in', async () => {
    const { status, body } = await write();
    expect(status).toBe(201);
    const { messageSid: sid } = body as { messageSid: string };
    expect(rig.app.asked('/sms')).toEqual([
      {
        AccountSid: localAccount.accountSid,
        ApiVersion: '2010-04-01',
        Body: 'Hej ✓',
        From: caller,
        FromCountry: 'DK',
        MessageSid: sid,
        NumMedia: '0',
        NumSegments: '1',
        SmsMessageSid: sid,
        SmsSid: sid,
        SmsStatus: 'received',
        To: ownNumber,
        ToCountry: 'DK',
      },
    ]);
    expect(rig.app.got[0]?.headers['x-twilio-signature']).toBeDefined();
    expect(await rig.client.messages(sid).fetch()).toMatchObject({ direction: 'inbound', status: 'received' });
    expect(await codes()).toEqual([]);
  });

  test('comes from what the telephone shows', async () => {
    await rig.api('PUT', T, { shows: '+4511223344' });
    rig.app.pages['/sms'] = '<Message>Tak</Message>';
    await write();
    expect(rig.app.asked('/sms')[0]?.From).toBe('+4511223344');
    expect(await inbox()).toMatchObject([{ body: 'Tak' }]);
  });

  test('is answered by what the application says, in order, and told of', async () => {
    rig.app.pages['/sms'] = '<Redirect>/more</Redirect><Message>never</Message>';
    rig.app.pages['/more'] = '<Message>Tak</Message><Message action="/told"><Body>Vi ringer</Body></Message>';
    await write();
    expect(await inbox()).toMatchObject([
      { from: ownNumber, body: 'Vi ringer' },
      { from: ownNumber, body: 'Tak' },
    ]);
    expect(rig.app.asked('/told').map((each) => each.MessageStatus)).toEqual(['queued', 'sent', 'delivered']);
    const [last] = await rig.client.messages.list({ to: caller });
    expect(last).toMatchObject({ direction: 'outbound-reply', body: 'Vi ringer' });
  });

  test('is answered by plain text as well', async () => {
    rig.app.pages['/sms'] = { headers: { 'content-type': 'text/plain' }, body: 'Tak' };
    await write();
    expect(await inbox()).toMatchObject([{ body: 'Tak' }]);
  });

  test.each([
    [{ status: 500 }, 11217],
    [{ headers: { 'content-type': 'application/json' }, body: '{}' }, 12300],
    [{ headers: { 'content-type': 'text/xml' }, body: '<Answer/>' }, 12100],
  ])('that an application cannot answer (%j) turns to the fallback, once', async (page, code) => {
    await number({ smsFallbackUrl: `${rig.app.url}/fallback`, smsFallbackMethod: 'GET' });
    rig.app.pages['/sms'] = page;
    rig.app.pages['/fallback'] = page;
    await write();
    const fallback = rig.app.got.filter(({ path }) => path === '/fallback');
    expect(fallback).toHaveLength(1);
    const query = Object.fromEntries(new URLSearchParams(fallback[0]?.query));
    expect(query).toMatchObject({ ErrorCode: String(code), ErrorUrl: `${rig.app.url}/sms`, Body: 'Hej ✓' });
    expect(await codes()).toEqual([code, code]);
  });

  test('that says stop ends what the number sends there, until it is taken back', async () => {
    const send = () => rig.client.messages.create({ from: ownNumber, to: caller, body: 'Hej' });
    await write('Stop please');
    expect((await send()).status).toBe('queued');
    await write(' STOP ');
    await expect(send()).rejects.toMatchObject({ status: 400, code: 21610 });
    expect(rig.app.asked('/sms').at(-1)?.Body).toBe(' STOP ');
    await write('start');
    expect((await send()).status).toBe('queued');
  });

  test('with verbs that are no answer to it is warned of', async () => {
    rig.app.pages['/sms'] = '<Say>Hej</Say><Redirect>http://</Redirect>';
    await write();
    expect(await codes()).toEqual([11100, 12200]);
  });

  test('is kept without an SMS URL, and refused for a number the account has not', async () => {
    await number({ smsUrl: '' });
    await write();
    expect(rig.app.got).toEqual([]);
    expect(await rig.client.messages.list({ from: caller })).toHaveLength(1);
    expect(await write('Hej', '+4511111111')).toMatchObject({
      status: 404,
      body: { error: expect.stringMatching(/^to:/) },
    });
  });
});
