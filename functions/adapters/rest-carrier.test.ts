import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Carrier } from './carrier.ts';
import { createCarrier } from './rest-carrier.ts';
import type { CarrierSecret } from './secrets.ts';

interface Got {
  method: string;
  path: string;
  query: Record<string, string>;
  fields: Record<string, string | string[]>;
  authorization: string | undefined;
}

const sid = 'CA00000000000000000000000000000001';
let secret: CarrierSecret = {
  accountSid: 'AC1',
  authTokens: ['t'],
  apiKeySid: 'SK1',
  apiKeySecret: 's',
  applicationSid: 'AP1',
};
let server: Server;
let url: string;
let carrier: Carrier;
let got: Got[] = [];
/** What is answered next, in order; after the last one always that one. */
let answers: { status: number; body: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    void take(request).then((one) => {
      got.push(one);
      const { status, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 200, body: {} };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secrets = { carrier: async () => secret, keys: () => Promise.reject(new Error('not asked here')) };
  carrier = createCarrier(secrets, { region: 'ie1', edge: 'dublin', apiUrl: url });
});
afterAll(() => server.close());
beforeEach(() => {
  got = [];
  answers = [{ status: 200, body: { sid } }];
});

async function take(request: IncomingMessage): Promise<Got> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const { pathname, searchParams } = new URL(request.url ?? '/', url);
  const fields: Got['fields'] = {};
  for (const name of new Set(new URLSearchParams(text).keys())) {
    const values = new URLSearchParams(text).getAll(name);
    fields[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return {
    method: request.method ?? '',
    path: pathname,
    query: Object.fromEntries(searchParams),
    fields,
    authorization: request.headers.authorization,
  };
}

const account = '/2010-04-01/Accounts/AC1';

function basic(name: string, word: string) {
  return `Basic ${Buffer.from(`${name}:${word}`).toString('base64')}`;
}

function refused(status: number, code?: number) {
  return [{ status, body: { code, message: 'no', status } }];
}

test('a leg is asked for with where it goes on, and with where its end is told', async () => {
  const dialled = {
    to: '+4520123456',
    from: '+4589640000',
    url: 'https://line.example/voice/x',
    statusCallback: 'https://line.example/s',
    timeout: 25,
  };
  expect(await carrier.ring(dialled)).toEqual({ ok: true, value: sid });
  expect(got).toEqual([
    {
      method: 'POST',
      path: `${account}/Calls.json`,
      query: {},
      fields: {
        To: '+4520123456',
        From: '+4589640000',
        Url: 'https://line.example/voice/x',
        Method: 'POST',
        Timeout: '25',
        StatusCallback: 'https://line.example/s',
        StatusCallbackMethod: 'POST',
        StatusCallbackEvent: 'completed',
      },
      authorization: basic('SK1', 's'),
    },
  ]);
});

test('a leg is redirected and hung up by its name', async () => {
  expect(await carrier.redirect(sid, 'https://line.example/voice/y')).toEqual({ ok: true, value: true });
  expect(await carrier.hangUp(sid)).toEqual({ ok: true, value: true });
  expect(got.map(({ method, path, fields }) => [method, path, fields])).toEqual([
    ['POST', `${account}/Calls/${sid}.json`, { Url: 'https://line.example/voice/y', Method: 'POST' }],
    ['POST', `${account}/Calls/${sid}.json`, { Status: 'completed' }],
  ]);
});

test('a conference is ended by our name for it, wherever it has not ended yet', async () => {
  const conferences = [
    { sid: 'CF1', status: 'in-progress' },
    { sid: 'CF2', status: 'completed' },
    { sid: 'CF3', status: 'init' },
  ];
  answers = [
    { status: 200, body: { conferences, next_page_uri: null } },
    { status: 200, body: {} },
  ];
  expect(await carrier.endConference('call_1')).toEqual({ ok: true, value: 2 });
  expect(
    got.map(({ method, path, query, fields }) => [method, path, query.FriendlyName ?? '', fields.Status ?? '']),
  ).toEqual([
    ['GET', `${account}/Conferences.json`, 'call_1', ''],
    ['POST', `${account}/Conferences/CF1.json`, '', 'completed'],
    ['POST', `${account}/Conferences/CF3.json`, '', 'completed'],
  ]);
});

const coached = 'CA00000000000000000000000000000009';

describe('a leg in a conference', () => {
  const goesOn = { status: 200, body: { conferences: [{ sid: 'CF1', status: 'in-progress' }], next_page_uri: null } };
  const leg = { conference: 'call_1', sid } as const;
  const participant = `${account}/Conferences/CF1/Participants/${sid}.json`;

  test('is told something beside the talk', async () => {
    answers = [goesOn, { status: 200, body: {} }];
    const url = 'https://line.example/voice/supervised/call_1/3/listen/1';
    expect(await carrier.announce({ ...leg, url })).toEqual({ ok: true, value: true });
    expect(got.at(-1)).toMatchObject({
      path: participant,
      fields: { AnnounceUrl: url, AnnounceMethod: 'POST' },
    });
  });

  test.each([
    ['listen', { Muted: 'true', Coaching: 'true', CallSidToCoach: coached }],
    ['whisper', { Muted: 'false', Coaching: 'true', CallSidToCoach: coached }],
    ['join', { Muted: 'false', Coaching: 'false' }],
  ] as const)('takes part otherwise: %s', async (mode, fields) => {
    answers = [goesOn, { status: 200, body: {} }];
    expect(await carrier.supervise({ ...leg, mode, coached })).toEqual({ ok: true, value: true });
    expect(got.at(-1)).toMatchObject({ path: participant, fields });
  });

  test('is put on hold, where it hears what we answer, and taken off it', async () => {
    answers = [goesOn, { status: 200, body: {} }, goesOn, { status: 200, body: {} }];
    expect(await carrier.hold({ ...leg, url: 'https://line.example/voice/hold/call_1' })).toEqual({
      ok: true,
      value: true,
    });
    expect(await carrier.hold(leg)).toEqual({ ok: true, value: true });
    const { query } = got[0] ?? {};
    expect([query?.FriendlyName, query?.Status]).toEqual(['call_1', 'in-progress']);
    expect(got.filter(({ method }) => method === 'POST').map(({ path, fields }) => [path, fields])).toEqual([
      [participant, { Hold: 'true', HoldUrl: 'https://line.example/voice/hold/call_1', HoldMethod: 'POST' }],
      [participant, { Hold: 'false' }],
    ]);
  });

  test('of which the carrier knows nothing is refused as unknown', async () => {
    answers = [{ status: 200, body: { conferences: [], next_page_uri: null } }];
    expect(await carrier.hold(leg)).toEqual({ ok: false, code: '20404', retry: false });
    answers = [goesOn, ...refused(404, 20404)];
    expect(await carrier.hold(leg)).toEqual({ ok: false, code: '20404', retry: false });
  });
});

test('a message is sent, and its fate is told to us', async () => {
  const message = {
    to: '+4520123456',
    from: '+4589640000',
    body: 'Æblegrød 1',
    statusCallback: 'https://line.example/m',
  };
  expect(await carrier.sms(message)).toEqual({ ok: true, value: true });
  expect(got.map(({ method, path, fields }) => [method, path, fields])).toEqual([
    [
      'POST',
      `${account}/Messages.json`,
      { To: message.to, From: message.from, Body: message.body, StatusCallback: message.statusCallback },
    ],
  ]);
});

describe('how a leg stands', () => {
  test.each(['queued', 'initiated', 'ringing', 'in-progress'])('%s is live', async (status) => {
    answers = [{ status: 200, body: { status } }];
    expect(await carrier.legStatus(sid)).toEqual({ ok: true, value: 'live' });
    expect(got.map(({ method, path }) => [method, path])).toEqual([['GET', `${account}/Calls/${sid}.json`]]);
  });
  test.each(['completed', 'busy', 'no-answer', 'failed', 'canceled'])('%s is its end', async (status) => {
    answers = [{ status: 200, body: { status } }];
    expect(await carrier.legStatus(sid)).toEqual({ ok: true, value: status });
  });
  test.each([20_404, undefined])('one that the carrier knows nothing of has failed (code %s)', async (code) => {
    answers = refused(404, code);
    expect(await carrier.legStatus(sid)).toEqual({ ok: true, value: 'failed' });
  });
  test('is not known while the carrier does not answer', async () => {
    answers = refused(503);
    expect(await carrier.legStatus(sid)).toEqual({ ok: false, code: '503', retry: true });
  });
});

describe('what was refused', () => {
  const ring = () =>
    carrier.ring({
      to: 'client:x',
      from: '+4589640000',
      url: 'https://line.example/v',
      statusCallback: 'https://line.example/s',
      timeout: 20,
    });
  test.each([
    [429, 20_429, { ok: false, code: '20429', retry: true }],
    [500, undefined, { ok: false, code: '500', retry: true }],
    [502, undefined, { ok: false, code: '502', retry: true }],
    [503, 20_503, { ok: false, code: '20503', retry: true }],
    [504, undefined, { ok: false, code: '504', retry: true }],
    [400, 21_211, { ok: false, code: '21211', retry: false }],
    [401, 20_003, { ok: false, code: '20003', retry: false }],
    [404, 20_404, { ok: false, code: '20404', retry: false }],
    [400, 21_220, { ok: false, code: '21220', retry: false }],
  ])('by %i is an answer with its code, and whether it may be asked again', async (status, code, answer) => {
    answers = refused(status, code);
    expect(await ring()).toEqual(answer);
    expect(got).toHaveLength(1);
  });

  test('by nobody, since nobody answers there, may be asked again', async () => {
    const secrets = { carrier: async () => secret, keys: () => Promise.reject(new Error('not asked here')) };
    const nowhere = createCarrier(secrets, { region: 'ie1', edge: 'dublin', apiUrl: 'http://127.0.0.1:9' });
    expect(await nowhere.hangUp(sid)).toEqual({ ok: false, code: 'unreachable', retry: true });
  });
});

describe('an earlier request of ours', () => {
  const leg = (more: object) => ({
    sid,
    from: '+4589640000',
    status: 'ringing',
    date_created: 'Mon, 04 Jan 2021 09:00:05 +0000',
    ...more,
  });
  const found = async (...calls: object[]) => {
    answers = [{ status: 200, body: { calls, next_page_uri: null } }];
    return carrier.findLeg({ to: 'client:karen', from: '+4589640000', since: '2021-01-04T09:00:05.900Z' });
  };

  test('is the live leg that was made since, whole seconds told', async () => {
    expect(await found(leg({}))).toEqual({ ok: true, value: sid });
    expect(got.map(({ path, query }) => [path, query.To, query.From, query['StartTime>']])).toEqual([
      [`${account}/Calls.json`, 'client:karen', '+4589640000', undefined],
    ]);
  });

  test.each(['queued', 'initiated', 'ringing', 'in-progress'])('counts while it is %s', async (status) => {
    expect(await found(leg({ status }))).toEqual({ ok: true, value: sid });
  });

  test('is not one that has ended, or that was made before', async () => {
    expect(await found(leg({ status: 'completed' }), leg({ date_created: 'Mon, 04 Jan 2021 09:00:04 +0000' }))).toEqual(
      { ok: true, value: undefined },
    );
    expect(await found()).toEqual({ ok: true, value: undefined });
  });

  test('is found among messages by its very words', async () => {
    const message = {
      to: '+4520123456',
      from: '+4589640000',
      body: 'I morgen kl. 9',
      since: '2021-01-04T09:00:05.000Z',
    };
    answers = [
      { status: 200, body: { messages: [{ body: 'I dag kl. 9' }, { body: 'I morgen kl. 9' }], next_page_uri: null } },
    ];
    expect(await carrier.findMessage(message)).toEqual({ ok: true, value: true });
    expect(got[0]?.query).toMatchObject({ To: message.to, From: message.from, 'DateSent>': '2021-01-04T09:00:05Z' });
    answers = [{ status: 200, body: { messages: [{ body: 'I dag kl. 9' }], next_page_uri: null } }];
    expect(await carrier.findMessage(message)).toEqual({ ok: true, value: false });
  });
});

test('the calls that came in and ended since are read page by page', async () => {
  const call = (number: number, more: object = {}) => ({
    sid: `CA${number}`,
    from: `+4520${number}`,
    direction: 'inbound',
    status: 'completed',
    ...more,
  });
  answers = [
    {
      status: 200,
      body: { calls: [call(1), call(2, { direction: 'outbound-api' })], next_page_uri: `${account}/Calls.json?Page=1` },
    },
    {
      status: 200,
      body: { calls: [call(3, { status: 'in-progress' }), call(4, { status: 'no-answer' })], next_page_uri: null },
    },
  ];
  expect(await carrier.endedSince('+4589640000', '2021-01-04T08:55:00.000Z')).toEqual({
    ok: true,
    value: [
      { sid: 'CA1', from: '+45201' },
      { sid: 'CA4', from: '+45204' },
    ],
  });
  expect(got.map(({ query }) => query)).toEqual([
    { To: '+4589640000', 'EndTime>': '2021-01-04T08:55:00Z', PageSize: '1000' },
    { Page: '1' },
  ]);
});

test('a key that was rotated is used as soon as it is read', async () => {
  await carrier.hangUp(sid);
  secret = { ...secret, apiKeySid: 'SK2', apiKeySecret: 'new' };
  await carrier.hangUp(sid);
  await carrier.hangUp(sid);
  expect(got.map(({ authorization }) => authorization)).toEqual([
    basic('SK1', 's'),
    basic('SK2', 'new'),
    basic('SK2', 'new'),
  ]);
});
