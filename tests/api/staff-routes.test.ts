import { beforeAll, describe, expect, test } from 'vitest';
import { createApi, withNet } from '../../functions/api/handler.ts';
import { routes } from '../../functions/api/routes.ts';
import { type Role, role as roles } from '../../schemas/staff.ts';
import { answered, caseNow, caseUnit, chairAt, unit } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';

let line: LineInMemory;
beforeAll(async () => {
  line = await createLine();
  await line.seed({ ...unit, unitId: 'elsewhere', number: '+4589650000', version: 1 });
  for (const unitId of [caseUnit, 'elsewhere'])
    for (const role of roles.options) {
      const user = `${role}_${unitId}`;
      await line.seed({
        entity: 'staff',
        subject: `${role}@${unitId}`,
        staffId: `staff_${user}`,
        unitId,
        user,
        name: role,
        role,
      });
    }
});

interface Ask {
  as?: string | undefined;
  body?: unknown;
  raw?: string;
  query?: Record<string, string>;
  base64?: boolean;
  claims?: Record<string, unknown>;
}
/** One request as the HTTP API hands it over; what the authorizer found in the token are the claims. */
async function ask(method: string, path: string, { as, body, raw, query = {}, base64 = false, claims }: Ask = {}) {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const found = claims ?? (as === undefined ? {} : { sub: as, token_use: 'access' });
  const answer = await withNet(
    line.deps,
    createApi(line.deps),
  )({
    rawPath: path,
    headers: {},
    queryStringParameters: query,
    requestContext: { http: { method }, authorizer: { jwt: { claims: found } } },
    ...(text !== undefined && { body: base64 ? Buffer.from(text).toString('base64') : text }),
    isBase64Encoded: base64,
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body ?? '',
    body: answer.body === undefined ? {} : JSON.parse(answer.body),
  };
}

function person(role: Role, unitId = caseUnit) {
  return `${role}@${unitId}`;
}

function register(more: object = {}) {
  return ask('POST', '/api/applicants', {
    as: person('intake'),
    body: { name: 'Åse Æbelø', phone: '20 12 34 56', choice: 'none', ...more },
  });
}

const eachRoute = routes.map((route) => [route.method, route.path, route] as const);

function concrete(path: string) {
  return path.replaceAll(/\{\w+\}/g, 'nothing');
}

describe('who is refused', () => {
  test.each(eachRoute)('%s %s answers only the roles it names', async (method, path, route) => {
    for (const role of roles.options) {
      const { status, body } = await ask(method, concrete(path), { as: person(role) });
      if (route.roles.includes(role)) expect([role, status]).not.toEqual([role, 403]);
      else
        expect([role, status, body]).toEqual([
          role,
          403,
          { error: 'forbidden', message: 'Det har du ikke adgang til.' },
        ]);
      expect(status).toBeLessThan(500);
    }
  });

  test.each(eachRoute)('%s %s answers nobody without a token, or whom we do not know', async (method, path) => {
    expect(await ask(method, concrete(path))).toMatchObject({
      status: 401,
      body: { error: 'unauthorized', message: 'Log ind igen.' },
    });
    expect((await ask(method, concrete(path), { as: 'somebody' })).status).toBe(403);
  });

  test.each<[string, Record<string, unknown>]>([
    ['an ID token', { token_use: 'id' }],
    ['a token that does not say what it is for', {}],
    ['a token for something else', { token_use: 'access id' }],
    ['an access token without a subject', { token_use: 'access', sub: undefined }],
    ['an access token of an empty subject', { token_use: 'access', sub: '' }],
    ['an access token whose subject is no text', { token_use: 'access', sub: ['consultant@favrskov'] }],
  ])('%s opens nothing', async (_what, claims) => {
    const asked = { sub: person('consultant'), ...claims };
    expect((await ask('GET', '/api/desk', { claims: asked })).status).toBe(401);
    expect(
      (await ask('GET', '/api/desk', { claims: { ...asked, sub: person('consultant'), token_use: 'access' } })).status,
    ).toBe(200);
  });

  test('a request without anything from the authorizer opens nothing', async () => {
    const answer = await createApi(line.deps)({
      rawPath: '/api/desk',
      headers: {},
      requestContext: { http: { method: 'GET' } },
    });
    expect(answer.statusCode).toBe(401);
  });

  test('those who may see no case are named by no route that shows one', () => {
    const closing = ['/api/closing', '/api/closing/reopen'];
    const staff = ['/api/consultants', '/api/consultants/{id}/skills'];
    const open = [...closing, ...staff, '/api/desk', '/api/reports/outcomes', '/api/admin/checklist', '/api/access'];
    const shown = routes.filter(
      ({ path, roles: named }) =>
        !open.includes(path) && named.some((role) => ['manager', 'administrator', 'auditor'].includes(role)),
    );
    expect(shown.map(({ path }) => path)).toEqual([]);
  });

  test.each(['manager', 'administrator', 'auditor'] as const)('the desk of the %s shows no citizen', async (role) => {
    await register({ name: 'Hemmelig Person', choice: 'callback' });
    const { status, text, body } = await ask('GET', '/api/desk', { as: person(role) });
    expect(status).toBe(200);
    expect(text).not.toContain('Hemmelig');
    expect([body.queue, body.callbacks, body.followUps, body.meetings, body.unfinished, body.asked].flat()).toEqual([]);
  });

  test('intake sees the case but none of the answers', async () => {
    const { body: made } = await register();
    const path = `/api/visits/${made.visitId}`;
    await ask('PUT', `${path}/checklist`, { as: person('consultant'), body: { version: 0, answers: { C1: 'ja' } } });
    expect((await ask('GET', path, { as: person('consultant') })).body.answers).toEqual({ C1: 'ja' });
    expect((await ask('GET', path, { as: person('intake') })).body.answers).toEqual({});
  });

  test('another unit finds nothing of ours', async () => {
    const { body: made } = await register({ choice: 'physical' });
    const other = person('consultant', 'elsewhere');
    const answers = {
      seen: await ask('GET', `/api/visits/${made.visitId}`, { as: other }),
      answered: await ask('PUT', `/api/visits/${made.visitId}/checklist`, {
        as: other,
        body: { version: 0, answers: {} },
      }),
      ended: await ask('POST', `/api/visits/${made.visitId}/end`, { as: other, body: { reason: 'withdrawn' } }),
      met: await ask('POST', `/api/meetings/${made.meeting.meetingId}/outcome`, {
        as: other,
        body: { outcome: 'held' },
      }),
    };
    expect(Object.entries(answers).map(([name, { status }]) => [name, status])).toEqual([
      ['seen', 404],
      ['answered', 404],
      ['ended', 404],
      ['met', 404],
    ]);
    expect(
      (await ask('POST', '/api/persons/search', { as: other, body: { text: made.referenceCode } })).body.persons,
    ).toEqual([]);
  });
});

describe('malformed input', () => {
  test.each<[string, string, string, Role, Ask, string]>([
    ['no JSON', 'POST', '/api/applicants', 'intake', { raw: '{' }, 'body'],
    ['no name', 'POST', '/api/applicants', 'intake', { body: { choice: 'none' } }, 'name'],
    ['an empty name', 'POST', '/api/applicants', 'intake', { body: { name: '  ', choice: 'none' } }, 'name'],
    ['a choice nobody offers', 'POST', '/api/applicants', 'intake', { body: { name: 'A', choice: 'fax' } }, 'choice'],
    [
      'a CPR of nine digits',
      'POST',
      '/api/applicants',
      'intake',
      { body: { name: 'A', choice: 'none', cpr: '610160-000' } },
      'cpr',
    ],
    [
      'a CPR without a date',
      'POST',
      '/api/applicants',
      'intake',
      { body: { name: 'A', choice: 'none', cpr: '3113600000' } },
      'cpr',
    ],
    [
      'a premium number',
      'POST',
      '/api/applicants',
      'intake',
      { body: { name: 'A', choice: 'none', phone: '90123456' } },
      'phone',
    ],
    [
      'a call-back without number',
      'POST',
      '/api/applicants',
      'intake',
      { body: { name: 'A', choice: 'callback' } },
      'phone',
    ],
    [
      'a time that is none',
      'POST',
      '/api/applicants',
      'intake',
      { body: { name: 'A', choice: 'physical', slotId: 'soon' } },
      'slotId',
    ],
    [
      'a time nobody offers',
      'POST',
      '/api/applicants',
      'intake',
      { body: { name: 'A', choice: 'physical', slotId: '20300101T080000Z-1' } },
      'slotId',
    ],
    ['an unknown presence', 'PUT', '/api/me/presence', 'consultant', { body: { state: 'asleep' } }, 'state'],
    ['no outcome', 'POST', '/api/calls/call_1/end', 'consultant', { body: {} }, 'outcome'],
    ['slots without a day', 'GET', '/api/slots', 'intake', { query: { to: '2021-01-05' } }, 'from'],
    [
      'a day that is none',
      'GET',
      '/api/reports/outcomes',
      'manager',
      { query: { from: 'i går', to: '2021-01-05' } },
      'from',
    ],
  ])('%s: 400, naming the field', async (_what, method, path, role, request, field) => {
    const { status, body } = await ask(method, path, { as: person(role), ...request });
    expect([status, body.error, body.field]).toEqual([400, 'malformed', field]);
    expect(body.message).toMatch(/^\p{Lu}.*\.$/u);
  });

  test.each([
    ['/api/cases?late=maybe', 'consultant', 'late', 'Feltet late er ikke rigtigt.'],
    ['/api/visits/visit_1?purpose=curiosity', 'consultant', 'purpose', 'Feltet purpose er ikke rigtigt.'],
    ['/api/slots?from=2021-02-30&to=2021-03-01', 'intake', 'from', 'Feltet from er ikke en dato, der findes.'],
    ['/api/slots', 'intake', 'from', 'Feltet from mangler.'],
  ] as const)('%s is refused to the %s in words about what is wrong with %s', async (path, role, field, message) => {
    const { pathname, searchParams } = new URL(path, 'https://line.example');
    const { status, body } = await ask('GET', pathname, { as: person(role), query: Object.fromEntries(searchParams) });
    expect([status, body]).toEqual([400, { error: 'malformed', field, message }]);
  });

  test('an answer that does not fit its question is named by the question', async () => {
    const { body: made } = await register();
    const save = (answers: object) =>
      ask('PUT', `/api/visits/${made.visitId}/checklist`, { as: person('consultant'), body: { version: 0, answers } });
    expect((await save({ Z9: 'ja' })).body.field).toBe('answers.Z9');
    expect((await save({ C1: 'måske' })).body.field).toBe('answers.C1');
    expect((await save({ C4: 11 })).body.field).toMatch(/^answers\.C4/);
    expect((await ask('GET', `/api/visits/${made.visitId}`, { as: person('consultant') })).body.answers).toEqual({});
  });

  test('a body that arrives in base64 is read all the same', async () => {
    const body = { name: 'Søren', choice: 'none' };
    expect((await ask('POST', '/api/applicants', { as: person('intake'), body, base64: true })).status).toBe(201);
  });
});

describe('which failure gives which answer', () => {
  test('a path nobody serves and a method nobody offers: 404', async () => {
    expect((await ask('GET', '/api/nothing', { as: person('intake') })).status).toBe(404);
    expect((await ask('PUT', '/api/applicants', { as: person('intake') })).status).toBe(404);
    expect((await ask('GET', '/api/visits/%E0%A4%A', { as: person('intake') })).status).toBe(404);
  });

  test('too much at once: 413, and the stored data stay', async () => {
    const { body: made } = await register();
    const path = `/api/visits/${made.visitId}/checklist`;
    const { status } = await ask('PUT', path, { as: person('consultant'), raw: 'x'.repeat(100_001) });
    expect(status).toBe(413);
    expect((await ask('GET', `/api/visits/${made.visitId}`, { as: person('consultant') })).body.version).toBe(0);
  });

  test('a stale version: 409 with what is stored and what was sent', async () => {
    const { body: made } = await register();
    const path = `/api/visits/${made.visitId}/checklist`;
    const save = (version: number, answers: object) =>
      ask('PUT', path, { as: person('consultant'), body: { version, answers } });
    expect((await save(0, { C1: 'ja' })).status).toBe(200);
    const { status, body } = await save(0, { C1: 'nej' });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      error: 'stale',
      stored: { version: 1, answers: { C1: 'ja' } },
      sent: { version: 0, answers: { C1: 'nej' } },
    });
  });

  test('doubt without a follow-up: 422; a time sold meanwhile: 409; with a free time it is stored', async () => {
    const { body: made } = await register();
    const { body: other } = await register({ choice: 'physical', slotId: chairAt(3).slotId });
    const consultant = { as: person('consultant') };
    const path = `/api/visits/${made.visitId}`;
    await ask('POST', `${path}/talk`, { ...consultant, body: { form: 'phone', at: caseNow } });
    await ask('PUT', `${path}/checklist`, { ...consultant, body: { version: 0, answers: answered().answers } });
    const conclude = (followUp?: object) =>
      ask('POST', `/api/visits/${made.visitId}/conclude`, {
        as: person('consultant'),
        body: { version: 1, category: 'jobparat', certainty: 'usikker', ...(followUp && { followUp }) },
      });
    expect((await conclude()).status).toBe(422);
    expect(other.meeting).toBeDefined();
    const taken = await conclude({ slotId: chairAt(3).slotId });
    expect([taken.status, taken.body.error]).toEqual([409, 'slotTaken']);
    const done = await conclude({ slotId: chairAt(5).slotId });
    expect([done.status, done.body.state, done.body.flags]).toEqual([200, 'served', ['F01']]);
    const again = await conclude({ slotId: chairAt(7).slotId });
    expect([again.status, again.body.error]).toEqual([409, 'alreadyConcluded']);
  });

  test('a fault of ours: 500 without a word about its cause', async () => {
    const broken = {
      ...line.deps,
      staffBy: () => Promise.reject(new Error('table visitation-line is on fire')),
    };
    const answer = await withNet(
      broken,
      createApi(broken),
    )({
      rawPath: '/api/desk',
      headers: {},
      requestContext: { http: { method: 'GET' }, authorizer: { jwt: { claims: { sub: 'x', token_use: 'access' } } } },
    });
    expect([answer.statusCode, JSON.parse(answer.body ?? '')]).toEqual([
      500,
      { error: 'failed', message: 'Der skete en fejl hos os. Prøv igen om lidt.' },
    ]);
    expect(line.logged.at(-1)).toEqual({
      level: 'error',
      message: 'REQUEST_FAILED',
      reason: 'table visitation-line is on fire',
    });
  });

  test('a CPR that fails modulus 11 is warned of and registered', async () => {
    const { status, body } = await register({ cpr: '610160-0000' });
    expect([status, body.warnings.length]).toEqual([201, 1]);
  });

  test('nothing that names a person was logged by any of this', () => {
    expect(line.logged.filter((one) => /Åse|Hemmelig|20123456|610160/.test(JSON.stringify(one)))).toEqual([]);
  });
});

describe('answers', () => {
  test('leave through their schema: nothing sealed, hashed or internal with them', async () => {
    const { body: made } = await register({ cpr: '6707614283', choice: 'callback' });
    const asked = await Promise.all(
      [
        '/api/desk',
        '/api/persons/search',
        `/api/visits/${made.visitId}`,
        '/api/callbacks',
        '/api/followups',
        '/api/calls',
      ].map((path) =>
        path === '/api/persons/search'
          ? ask('POST', path, { as: person('consultant'), body: { text: 'Åse' } })
          : ask('GET', path, { as: person('consultant') }),
      ),
    );
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200));
    for (const { text } of asked) expect(text).not.toMatch(/"s1\.|"pk"|"sk"|"hash"|"entity"|6707614283|\W4283"/);
    expect(asked[2]?.body.citizen).toMatchObject({ name: 'Åse Æbelø', cpr: '670761-••••' });
  });

  test('every route that has a body to answer has a schema for it', () => {
    const without = routes
      .filter(({ response }) => response === undefined)
      .map(({ method, path }) => `${method} ${path}`);
    expect(without.toSorted()).toEqual([
      'GET /api/visits/{id}/note/file',
      'POST /api/corrections/{id}/undo',
      'POST /api/me/heartbeat',
      'POST /api/me/wrap-up',
      'POST /api/messages/{id}/told',
      'POST /api/outreach/{id}/close',
      'POST /api/outreach/{id}/undo',
      'POST /api/persons/{id}/birthday',
      'POST /api/persons/{id}/not-with',
      'POST /api/persons/{id}/not-with/take-back',
      'POST /api/replies/{id}/answered',
      'POST /api/tasks/{id}/close',
      'POST /api/visits/{id}/end',
      'POST /api/watch-marks/{id}/close',
      'PUT /api/consultants/{id}/skills',
      'PUT /api/persons/{id}/caseworker',
      'PUT /api/persons/{id}/education',
    ]);
  });
});

describe('the OpenAPI document', () => {
  test('is open to all and names every route with its roles, parameters, body and answers', async () => {
    const { status, body } = await ask('GET', '/api/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
    for (const { method, path, roles: named, request, query, response, file, status: done } of routes) {
      const operation = body.paths[path]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      expect(operation['x-roles']).toEqual(named);
      expect(operation.summary.length).toBeGreaterThan(5);
      expect(operation.security).toEqual([{ bearer: [] }]);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const names = operation.parameters.map(({ name, in: where }: { name: string; in: string }) => `${where} ${name}`);
      expect(names).toEqual([
        ...inPath.map((name) => `path ${name}`),
        ...Object.keys(query ?? {}).map((name) => `query ${name}`),
      ]);
      expect(operation.requestBody !== undefined).toBe(request !== undefined);
      const { default: refused, ...answers } = operation.responses;
      const types = Object.entries<{ content?: object }>(answers).map(([code, one]) => [
        code,
        one.content && Object.keys(one.content),
      ]);
      const type = file ?? (response && 'application/json');
      expect(types).toEqual([[String(done ?? (type === undefined ? 204 : 200)), type && [type]]]);
      expect(refused.content).toHaveProperty(['application/json']);
    }
    const described = Object.values(body.paths as Record<string, object>).flatMap((operations) =>
      Object.keys(operations),
    );
    expect(described).toHaveLength(routes.length);
    expect(body.components.securitySchemes.bearer.type).toBe('http');
  });

  test('has only references that lead somewhere', async () => {
    const { text, body } = await ask('GET', '/api/openapi.json');
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
    const dead = references.filter(
      (path) =>
        path.split('/').reduce((at: unknown, name) => (at as Record<string, unknown> | undefined)?.[name], body) ===
        undefined,
    );
    expect(dead).toEqual([]);
  });
});
