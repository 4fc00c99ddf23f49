import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { createTable } from '../../functions/adapters/dynamo-table.ts';
import { createStore } from '../../functions/adapters/store.ts';
import { ask } from './http.ts';
import { type Line, startLine } from './line-under-test.ts';
import { prompts } from './states.ts';

let line: Line;
beforeAll(async () => {
  line = await startLine();
});
afterAll(() => line?.stop());

/** Sends a form as the carrier does; signed with a token, over the address as the carrier asked for it. */
async function webhook(path: string, fields: Record<string, string>, token?: string, extra = ''): Promise<Response> {
  const url = `${line.at.line}${path}`;
  const base = Object.keys(fields)
    .toSorted()
    .reduce((text, name) => text + name + fields[name], url);
  return fetch(`${url}${extra}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(token !== undefined && { 'x-twilio-signature': createHmac('sha1', token).update(base).digest('base64') }),
    },
    body: new URLSearchParams(fields),
  });
}

function incoming(last: number) {
  return {
    CallSid: `CA${String(last).padStart(32, '0')}`,
    From: '+4520660001',
    To: line.number,
    CallStatus: 'ringing',
    Direction: 'inbound',
  };
}

describe('a webhook', () => {
  for (const [how, token] of [
    ['without a signature', undefined],
    ['signed with another token', 'f'.repeat(32)],
  ] as const) {
    test(`${how} is answered 403 and nothing is stored`, async () => {
      const before = await line.balance();
      for (const path of ['/voice', '/carrier-status', '/voice/citizen/call_x/1'])
        expect((await webhook(path, incoming(1), token)).status).toBe(403);
      expect(await line.balance()).toEqual(before);
      expect((await line.staff('konsulent1').does<{ calls: unknown[] }>('GET', '/calls')).calls).toEqual([]);
    });
  }

  test('signed for another address or with a field changed afterwards is answered 403', async () => {
    const { authToken } = line.at;
    expect((await webhook('/voice', incoming(2), authToken, '?more=1')).status).toBe(403);
    const fields = incoming(2);
    const signed = await webhook('/voice', { ...fields, From: '+4520660002' }, undefined);
    expect(signed.status).toBe(403);
    expect((await line.balance()).contactsIn).toBe(0);
  });

  test('rightly signed about a call nobody knows, or a number nobody owns, is answered with a sentence', async () => {
    const { authToken } = line.at;
    for (const [path, fields] of [
      ['/voice/citizen/call_none/visit_none/1', incoming(9)],
      ['/voice/citizen/somewhere', incoming(9)],
      ['/voice', { ...incoming(3), To: '+4570000000' }],
    ] as const) {
      const answer = await webhook(path, fields, authToken);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<Say');
    }
    expect(
      (await webhook('/carrier-status', { ...incoming(9), CallStatus: 'completed', To: '+4570000000' }, authToken))
        .status,
    ).toBe(204);
    expect((await line.balance()).contactsIn).toBe(0);
  });

  test('about the end of a call, without a call SID, is answered 400 naming the field', async () => {
    const answer = await webhook('/carrier-status', { CallStatus: 'completed' }, line.at.authToken);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ field: 'CallSid' });
  });

  test('of a new call without a call SID still speaks', async () => {
    const answer = await webhook('/voice', { From: '+4520660001', To: line.number }, line.at.authToken);
    expect(await answer.text()).toContain('<Say');
    expect((await line.balance()).contactsIn).toBe(0);
  });
});

/** Writes a case, its call and its meeting as another municipality would have them; there is no route to make a second unit. */
async function copyToAnotherUnit() {
  const caller = line.citizen('+4520660077');
  await prompts.booked.reach(caller, line);
  await caller.hangsUp();
  const { visitId, meeting } = await line.caseOf(caller);
  const client = createClient({
    endpoint: line.at.store,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const now = () => new Date().toISOString();
  const store = createStore(createTable('visitation-line', client), { now, onSetAside: () => undefined });
  const { calls } = await line
    .staff('konsulent1')
    .does<{ calls: { callId: string; visitId: string }[] }>('GET', '/calls');
  const callId = calls.find((one) => one.visitId === visitId)?.callId ?? '';
  const own = await store.get('visit', visitId);
  const call = await store.get('call', callId);
  const booked = await store.get('meeting', meeting?.meetingId ?? '');
  if (own === undefined || call === undefined || booked === undefined) throw new Error('Nothing to copy');
  const theirs = { ...own, visitId: 'visit_elsewhere' as const, unitId: 'randers', version: 0 };
  const puts = [
    theirs,
    { ...call, callId: 'call_elsewhere' as const, unitId: 'randers', visitId: theirs.visitId, version: 0 },
    { ...booked, meetingId: 'meeting_elsewhere' as const, unitId: 'randers', visitId: theirs.visitId, version: 0 },
  ];
  expect((await store.commit({ puts, removals: [], events: [] })).done).toBe(true);
  client.destroy();
  return { visit: theirs.visitId, call: 'call_elsewhere', meeting: 'meeting_elsewhere' };
}

describe('a request to the staff routes', () => {
  const routes: [string, string][] = [
    ['GET', '/desk'],
    ['PUT', '/me/presence'],
    ['POST', '/applicants'],
    ['GET', '/calls'],
    ['PUT', '/calls/call_x/visit'],
    ['POST', '/calls/call_x/end'],
    ['GET', '/slots?from=2021-01-04&to=2021-01-05'],
    ['POST', '/meetings/meeting_x/outcome'],
    ['GET', '/visits/visit_x'],
    ['PUT', '/visits/visit_x/checklist'],
    ['POST', '/visits/visit_x/conclude'],
    ['GET', '/callbacks'],
    ['GET', '/followups'],
    ['POST', '/followups/followup_x/close'],
    ['GET', '/reports/outcomes?from=2021-01-01&to=2021-01-31'],
  ];

  test('without a token, or with one that is none, is answered 401', async () => {
    for (const [method, path] of routes) {
      const body = method === 'GET' ? undefined : {};
      expect((await ask(method, `${line.at.line}/api${path}`, body)).status, `${method} ${path}`).toBe(401);
      expect((await ask(method, `${line.at.line}/api${path}`, body, 'eyJhbGciOiJub25lIn0.e30.')).status).toBe(401);
    }
  });

  test('for the description of them all needs no token', async () => {
    const answer = await ask<{ openapi: string; paths: object }>('GET', `${line.at.line}/api/openapi.json`);
    expect(answer.body.openapi).toMatch(/^3\.1/);
    for (const [, path] of routes)
      expect(Object.keys(answer.body.paths)).toContain(
        `/api${path.replace(/\?.*/, '').replace(/(call|meeting|visit|followup)_x/, '{id}')}`,
      );
  });

  /** Who may reach each route: everybody else is refused. */
  const allowed: Record<string, string[]> = {
    'PUT /me/presence': ['konsulent1'],
    'POST /applicants': ['borgerservice1', 'konsulent1', 'koordinator1'],
    'GET /calls': ['borgerservice1', 'konsulent1', 'koordinator1'],
    'PUT /calls/call_x/visit': ['borgerservice1', 'konsulent1', 'koordinator1'],
    'POST /calls/call_x/end': ['konsulent1'],
    'GET /visits/visit_x': ['borgerservice1', 'konsulent1', 'koordinator1'],
    'PUT /visits/visit_x/checklist': ['konsulent1', 'koordinator1'],
    'POST /visits/visit_x/conclude': ['konsulent1', 'koordinator1'],
    'GET /callbacks': ['borgerservice1', 'konsulent1', 'koordinator1'],
    'GET /followups': ['konsulent1', 'koordinator1'],
    'POST /followups/followup_x/close': ['konsulent1', 'koordinator1'],
    'GET /reports/outcomes?from=2021-01-01&to=2021-01-31': ['leder1'],
  };
  const everybody = ['borgerservice1', 'konsulent1', 'koordinator1', 'leder1', 'admin1', 'revisor1'];
  test('by the wrong role is answered 403 and never reaches the case', async () => {
    for (const [route, users] of Object.entries(allowed)) {
      const [method = '', path = ''] = route.split(' ');
      for (const user of everybody) {
        const { status } = await line.staff(user).asks(method, path, method === 'GET' ? undefined : {});
        if (users.includes(user)) expect(status, `${route} as ${user}`).not.toBe(403);
        else expect(status, `${route} as ${user}`).toBe(403);
      }
    }
  });

  test('about cases and calls of another municipality is answered 404, as if there were none', async () => {
    const karen = line.consultant('konsulent1');
    const ids = await copyToAnotherUnit();
    const answers = {
      visit: await karen.asks('GET', `/visits/${ids.visit}`),
      checklist: await karen.asks('PUT', `/visits/${ids.visit}/checklist`, { version: 0, answers: {} }),
      conclude: await karen.asks('POST', `/visits/${ids.visit}/conclude`, {
        version: 0,
        category: 'jobparat',
        certainty: 'sikker',
      }),
      withdraw: await karen.asks('POST', `/visits/${ids.visit}/end`, { reason: 'withdrawn' }),
      end: await karen.asks('POST', `/calls/${ids.call}/end`, { outcome: 'ended' }),
      link: await karen.asks('PUT', `/calls/${ids.call}/visit`, { visitId: ids.visit }),
      meeting: await karen.asks('POST', `/meetings/${ids.meeting}/outcome`, { outcome: 'held' }),
      route: await karen.asks('GET', '/nothing'),
    };
    expect(Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]))).toEqual(
      Object.fromEntries(Object.keys(answers).map((name) => [name, 404])),
    );
    const { calls } = await karen.does<{ calls: { callId: string }[] }>('GET', '/calls');
    expect(calls.map(({ callId }) => callId)).not.toContain(ids.call);
    await line.clear();
  });

  test('with a body that does not parse is answered 400 naming the field', async () => {
    const karen = line.consultant('konsulent1');
    const clerk = line.staff('borgerservice1');
    const before = await line.balance();
    for (const [answer, field] of [
      [await karen.asks('PUT', '/me/presence', '{"state":'), 'body'],
      [await karen.asks('PUT', '/me/presence', { state: 'asleep' }), 'state'],
      [await clerk.asks('POST', '/applicants', { choice: 'none' }), 'name'],
      [await clerk.asks('POST', '/applicants', { name: 'A', choice: 'perhaps' }), 'choice'],
      [await clerk.asks('POST', '/applicants', { name: 'A', choice: 'callback', phone: '90123456' }), 'phone'],
      [await clerk.asks('POST', '/applicants', { name: 'A', choice: 'callback' }), 'phone'],
      [await clerk.asks('POST', '/applicants', { name: 'A', choice: 'none', cpr: '1' }), 'cpr'],
      [
        await clerk.asks('POST', '/applicants', { name: 'A', choice: 'physical', slotId: '20210104T113000Z-9' }),
        'slotId',
      ],
      [await line.staff('leder1').asks('GET', '/reports/outcomes?from=2021-01-01'), 'to'],
      [await clerk.asks('GET', '/slots?from=yesterday&to=2021-01-05'), 'from'],
    ] as const)
      expect(answer).toMatchObject({ status: 400, body: { field } });
    expect(await line.balance()).toEqual(before);
  });

  test('with a CPR number that fails modulus 11 is warned of and registered', async () => {
    const { status, body } = await line
      .staff('borgerservice1')
      .asks<{ warnings: string[] }>('POST', '/applicants', { name: 'Mia Mo', cpr: '610190-1111', choice: 'none' });
    expect(status).toBe(201);
    expect(body.warnings).toHaveLength(1);
  });

  test('larger than any form is answered 413', async () => {
    const { status } = await line.consultant('konsulent1').asks('PUT', '/visits/visit_x/checklist', {
      version: 0,
      answers: { C1: 'x'.repeat(120_000) },
    });
    expect(status).toBe(413);
  });
});

describe('two desks', () => {
  const aVisit = async (name: string) =>
    (await line.staff('borgerservice1').registers({ name, choice: 'none' })).visitId;

  test('that save the checklist from the same version: the second gets 409 with both', async () => {
    const visitId = await aVisit('To Faner');
    const [one, two] = [line.consultant('konsulent1'), line.consultant('konsulent2')];
    const first = await one.asks('PUT', `/visits/${visitId}/checklist`, { version: 0, answers: { C1: 'ja' } });
    const second = await two.asks('PUT', `/visits/${visitId}/checklist`, { version: 0, answers: { C1: 'nej' } });
    expect(first.status).toBe(200);
    expect(second).toMatchObject({
      status: 409,
      body: {
        error: 'stale',
        stored: { version: 1, answers: { C1: 'ja' } },
        sent: { version: 0, answers: { C1: 'nej' } },
      },
    });
    expect((await one.visit(visitId)).answers).toEqual({ C1: 'ja' });
  });

  test('that save in the same moment: one is stored, the other gets 409', async () => {
    const visitId = await aVisit('Samme Tid');
    const answers = await Promise.all(
      ['konsulent1', 'konsulent2'].map((user) =>
        line.staff(user).asks('PUT', `/visits/${visitId}/checklist`, { version: 0, answers: { C1: 'ja' } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('that book the same time in the same moment: one gets it, the other 409', async () => {
    const clerk = line.staff('borgerservice1');
    const [slot] = await clerk.freeSlots('2021-01-07');
    const answers = await Promise.all(
      ['Knud Et', 'Knud To', 'Knud Tre'].map((name) =>
        clerk.asks('POST', '/applicants', { name, choice: 'physical', slotId: slot?.slotId }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => (body as { error: string }).error)).toEqual(
      ['slotTaken', 'slotTaken'],
    );
  });

  test('that conclude in the same moment: the case is concluded once', async () => {
    const visitId = await aVisit('En Gang');
    const version = await line.consultant('konsulent1').hasTalkedWith(visitId);
    const before = await line.balance();
    const answers = await Promise.all(
      ['konsulent1', 'konsulent2'].map((user) =>
        line
          .staff(user)
          .asks('POST', `/visits/${visitId}/conclude`, { version, category: 'jobparat', certainty: 'sikker' }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await line.balance()).served).toBe(before.served + 1);
  });
});

describe('a conclusion', () => {
  test('that is uncertain without a booked follow-up is answered 422, and nothing of it is stored', async () => {
    const karen = line.consultant('konsulent1');
    const { visitId } = await line.staff('borgerservice1').registers({ name: 'Tvivl', choice: 'none' });
    const version = await karen.hasTalkedWith(visitId);
    const doubt = { version, category: 'jobparat', certainty: 'usikker' };
    expect(await karen.asks('POST', `/visits/${visitId}/conclude`, doubt)).toMatchObject({
      status: 422,
      body: { field: 'followUp' },
    });
    expect((await karen.visit(visitId)).conclusion).toBeUndefined();
    const [slot] = await karen.freeSlots('2021-01-05');
    const stored = await karen.asks('POST', `/visits/${visitId}/conclude`, {
      ...doubt,
      followUp: { slotId: slot?.slotId, lateReason: 'other' },
    });
    expect(stored.status).toBe(200);
    const { followUps } = await line
      .staff('koordinator1')
      .does<{ followUps: { visitId: string; dueAt: string }[] }>('GET', '/followups');
    expect(followUps.filter((followUp) => followUp.visitId === visitId)).toHaveLength(1);
  });

  test('whose follow-up was sold meanwhile is answered 409, and the doubt is not stored without it', async () => {
    const karen = line.consultant('konsulent1');
    const clerk = line.staff('borgerservice1');
    const { visitId } = await clerk.registers({ name: 'Solgt Imens', choice: 'none' });
    const version = await karen.hasTalkedWith(visitId);
    const [slot] = await karen.freeSlots('2021-01-08');
    await clerk.registers({ name: 'Hurtig', choice: 'physical', slotId: slot?.slotId ?? '' });
    const answer = await karen.asks('POST', `/visits/${visitId}/conclude`, {
      version,
      category: 'jobparat',
      certainty: 'usikker',
      followUp: { slotId: slot?.slotId, lateReason: 'other' },
    });
    expect(answer.status).toBe(409);
    expect((await karen.visit(visitId)).conclusion).toBeUndefined();
  });

  test('from a stale version of the checklist is answered 409 with both', async () => {
    const karen = line.consultant('konsulent1');
    const { visitId } = await line.staff('borgerservice1').registers({ name: 'Gammel Fane', choice: 'none' });
    await karen.does('PUT', `/visits/${visitId}/checklist`, { version: 0, answers: { C1: 'nej' } });
    const answer = await karen.asks('POST', `/visits/${visitId}/conclude`, {
      version: 0,
      category: 'jobparat',
      certainty: 'sikker',
    });
    expect(answer).toMatchObject({ status: 409, body: { stored: { version: 1, answers: { C1: 'nej' } } } });
    expect((await karen.visit(visitId)).state).toBe('waiting');
  });

  test('of a case that is concluded already is answered 409', async () => {
    const karen = line.consultant('konsulent1');
    const { visitId } = await line.staff('borgerservice1').registers({ name: 'To Gange', choice: 'none' });
    await karen.hasTalkedWith(visitId);
    await karen.concludes(visitId);
    const again = await karen.asks('POST', `/visits/${visitId}/conclude`, {
      version: 0,
      category: 'jobparat',
      certainty: 'sikker',
    });
    expect(again.status).toBe(409);
  });
});

test('no name, number or CPR of anybody who was registered or called is in the logs', async () => {
  const caller = line.citizen('+4520667788');
  const clerk = line.staff('borgerservice1');
  const { referenceCode } = await clerk.registers({
    name: 'Hemmelig Hansen',
    cpr: '6103851235',
    phone: '20667788',
    choice: 'none',
  });
  await prompts.code.reach(caller);
  await caller.presses('2');
  await caller.presses('1');
  await caller.hangsUp();
  const other = line.citizen('+4620667799');
  await other.calls();
  await other.presses(`${referenceCode}#`);
  await other.presses('1');
  await other.presses('20667700#');
  await other.presses('1');
  await other.presses('1');
  await other.hangsUp();
  // A fault of ours is logged too: the carrier refuses, the body is broken.
  await clerk.asks('POST', '/applicants', '{"name":"Hemmelig Hansen","cpr":"6103851235"');
  await clerk.asks('POST', '/persons/search', { text: 'Hemmelig' });
  await line.faults({ tooManyRequests: 2 });
  await line.consultant('konsulent1').goesOnDuty('answer');
  await line.pass('PT5M');
  await webhook('/voice', incoming(4));
  const logs = line.logs();
  expect(Object.keys(logs)).toEqual(expect.arrayContaining(['api.log', 'voice.log', 'dispatch.log', 'sweep.log']));
  // Something is logged at all.
  expect(logs['voice.log']).toContain('WEBHOOK_UNSIGNED');
  const told = Object.values(logs).join('\n');
  for (const secret of [
    'Hemmelig',
    'Hansen',
    '6103851235',
    '610385',
    '20667788',
    '20667799',
    '20667700',
    '20660001',
    referenceCode,
  ])
    expect(told.includes(secret), secret.slice(0, 3)).toBe(false);
});
