import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Citizen } from './citizen.ts';
import { ask, demand } from './http.ts';
import { type Line, startLine } from './line-under-test.ts';
import { unitCommand } from './unit-command.ts';

/*
 * Two units on one line, the second made while it runs. What belongs to each is looked for wherever the other's staff may look: in every
 * list, under every role, by every id.
 */

const ownNumber = '+4587654321';
const roles = ['consultant', 'intake', 'coordinator', 'manager', 'administrator', 'auditor'] as const;

interface Operation {
  'x-roles': string[];
  parameters: { name: string; in: 'path' | 'query'; required: boolean }[];
}

/** A unit as the test knows it: who works there, and everything that must be seen there only. */
interface Side {
  users: Record<(typeof roles)[number], string>;
  caller: Citizen;
  /** Names, numbers and ids. */
  marks: string[];
  visits: string[];
  person: string;
  call: string;
}

const dataDir = mkdtempSync(join(tmpdir(), 'line-units-'));
const unit = unitCommand(dataDir);
/** Commands are programs of their own, and a machine that is busy takes its time. */
const longMs = 300_000;
let line: Line;
const sides = {} as { first: Side; second: Side };

const firstUsers: Side['users'] = {
  consultant: 'konsulent1',
  intake: 'borgerservice1',
  coordinator: 'koordinator1',
  manager: 'leder1',
  administrator: 'admin1',
  auditor: 'revisor1',
};
const secondUsers = Object.fromEntries(roles.map((role) => [role, `proeve_${role}`])) as Side['users'];

/** Somebody calls and wants to talk now; what they heard first. */
async function waits(caller: Citizen): Promise<string> {
  await caller.calls({ isTracked: false });
  const greeting = await caller.hears();
  await caller.presses('#');
  await line.pass('PT3S');
  await caller.presses('3');
  return greeting;
}

/** Somebody is registered beside the caller who is in a talk, and wishes to be called. */
async function populate(users: Side['users'], of: { name: string; cpr: string; phone: string; caller: Citizen }) {
  const clerk = line.staff(users.intake);
  const { name, cpr, phone, caller } = of;
  const { calls } = await clerk.does<{ calls: { callId: string; visitId: string }[] }>('GET', '/calls');
  const [talk] = calls;
  const { visitId } = await clerk.registers({ name, cpr, phone, choice: 'callback' });
  const { personId = '' } = (await clerk.visit(visitId)) as { personId?: string };
  const ids = [visitId, personId, talk?.visitId ?? '', talk?.callId ?? ''];
  expect(ids).not.toContain('');
  return {
    users,
    caller,
    marks: [name, ...ids, phone.slice(3), caller.number.slice(3)],
    visits: [visitId, talk?.visitId ?? ''],
    person: personId,
    call: talk?.callId ?? '',
  };
}

/** Lists and overviews by their addresses, with the roles that may read them: whatever the line offers that asks for no id. */
async function lists(): Promise<{ path: string; roles: (typeof roles)[number][] }[]> {
  const { paths } = await demand<{ paths: Record<string, { get?: Operation }> }>(
    'GET',
    `${line.at.line}/api/openapi.json`,
  );
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (get === undefined || path.includes('{')) return [];
    const days = get.parameters.some(({ name }) => name === 'from') ? '?from=2021-01-04&to=2021-01-08' : '';
    return [{ path: `${path}${days}`, roles: roles.filter((role) => get['x-roles'].includes(role)) }];
  });
}

beforeAll(async () => {
  line = await startLine({ dataDir });
});
afterAll(async () => {
  await line?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test(
  'a unit is made on the running line, with a number and staff, a command each',
  async () => {
    const done = [
      await unit('add', 'proeveby', '--name', 'Prøveby Kommune', '--place', 'Torvet 1, Prøveby'),
      await unit('number', 'proeveby', ownNumber),
    ];
    for (const role of roles)
      done.push(await unit('staff', 'proeveby', secondUsers[role], '--role', role, '--name', `Prøve ${role}`));
    expect(done.map(({ code, err }) => [code, err])).toEqual(done.map(() => [0, '']));
    const { out } = await unit('list');
    expect(out).toContain(`proeveby  Prøveby Kommune  ${ownNumber}  rules: favrskov-today`);
    expect(out).toContain('favrskov  Favrskov Kommune  +4589640000');
  },
  longMs,
);

test(
  'what cannot be done is refused with a sentence and exit code 2, and nothing is written',
  async () => {
    const before = (await unit('list')).out;
    const refused = [
      await unit('add', 'proeveby', '--name', 'Prøveby Kommune'),
      await unit('number', 'proeveby', '+4589640000'),
      await unit('staff', 'proeveby', 'konsulent1', '--role', 'intake', '--name', 'Karen Kvist'),
      await unit('remove', 'proeveby'),
    ];
    expect(refused.map(({ code, out, err }) => [code, out.split('\n').length <= 2, err.split('\n')[0]])).toEqual(
      [
        'There is a unit proeveby already. Choose another id, or go on with it: npm run unit -- number proeveby +45…',
        '+4589640000 is answered by favrskov. Give proeveby another number, or favrskov another one first.',
        'konsulent1 is the name of somebody in favrskov. Choose another sign-in name: each is one person’s in all units.',
        'There is no “remove”. Write add, number, staff or list.',
      ].map((sentence) => [2, true, sentence]),
    );
    expect((await unit('list')).out).toBe(before);
  },
  longMs,
);

test('each number is answered in the name of its unit, and by nobody of the other, however long they have been free', async () => {
  const [ofFirst, ofSecond] = [line.citizen('+4520880001'), line.citizen('+4520990001', ownNumber)];
  const [karen, kirsten] = [line.consultant(firstUsers.consultant), line.consultant(secondUsers.consultant)];
  await karen.goesOnDuty('answer');
  expect(await waits(ofSecond)).toContain('Velkommen til Prøveby Kommune.');
  await line.pass('PT1M');
  expect([await ofSecond.isTalking(), await karen.legs()]).toEqual([false, []]);
  await kirsten.goesOnDuty('answer');
  await line.pass('PT5S');
  expect([await ofSecond.isTalking(), await karen.legs()]).toEqual([true, []]);
  expect(await waits(ofFirst)).toContain('Velkommen til Favrskov Kommune.');
  await line.pass('PT5S');
  expect([await ofFirst.isTalking(), await kirsten.legs()]).toEqual([true, [expect.anything()]]);
});

describe('with a talk and a case in each', () => {
  beforeAll(async () => {
    sides.first = await populate(firstUsers, {
      name: 'Mads Mørk',
      cpr: '6103851235',
      phone: '+4520112233',
      caller: line.citizen('+4520880001'),
    });
    sides.second = await populate(secondUsers, {
      name: 'Sara Sand',
      cpr: '7409960016',
      phone: '+4520445566',
      caller: line.citizen('+4520990001', ownNumber),
    });
  });

  const both = [
    ['the first', 'first', 'second'],
    ['the second', 'second', 'first'],
  ] as const;

  test.each(both)(
    '%s unit has its own in its lists, and nothing of the other in any, under any role',
    async (_, own, other) => {
      const seen = new Set<string>();
      for (const { path, roles: readers } of await lists())
        for (const role of readers) {
          const token = await line.tokenOf(sides[own].users[role]);
          const { status, body } = await ask('GET', `${line.at.line}${path}`, undefined, token);
          const shows = (mark: string) => JSON.stringify(body).includes(mark);
          expect([path, role, status, sides[other].marks.filter(shows)]).toEqual([path, role, 200, []]);
          if (sides[own].marks.some(shows)) seen.add(path);
        }
      for (const path of ['/api/calls', '/api/callbacks', '/api/cases', '/api/desk']) expect(seen).toContain(path);
    },
  );

  test.each(both)('%s unit finds nobody of the other, by name, number or CPR', async (_, own, other) => {
    const { users } = sides[own];
    const found = async (text: string) =>
      (await line.staff(users.consultant).does<{ persons: unknown[] }>('POST', '/persons/search', { text })).persons
        .length;
    const [of, ofOther] = own === 'first' ? ['Mads Mørk', 'Sara Sand'] : ['Sara Sand', 'Mads Mørk'];
    expect([await found(of), await found(ofOther)]).toEqual([1, 0]);
    expect(await found(sides[other].marks.at(-2) ?? '')).toBe(0);
    expect(await found(own === 'first' ? '7409960016' : '6103851235')).toBe(0);
  });

  test.each(both)('%s unit opens, ends and hears of nothing of the other by its id', async (_, own, other) => {
    const karen = line.staff(sides[own].users.consultant);
    const { visits, person, call } = sides[other];
    const asked: [string, string, object?][] = [
      ...visits.flatMap((id): [string, string, object?][] => [
        ['GET', `/visits/${id}`],
        ['GET', `/visits/${id}/note`],
        ['POST', `/visits/${id}/end`, { reason: 'withdrawn' }],
      ]),
      ['GET', `/persons/${person}`],
      ['GET', `/persons/${person}/caseworker`],
      ['POST', `/calls/${call}/end`, { outcome: 'ended' }],
    ];
    for (const [method, path, body] of asked) {
      const { status } = await karen.asks(method, path, body);
      expect([method, path, [403, 404].includes(status) ? 'refused' : status]).toEqual([method, path, 'refused']);
    }
    expect(await sides[other].caller.isTalking()).toBe(true);
  });

  test('each report counts its own', async () => {
    await line.now();
    const contactsIn = async (user: string) =>
      (
        await line
          .staff(user)
          .does<{ figures: Record<string, { value: unknown }> }>(
            'GET',
            '/reports/outcomes?from=2021-01-01&to=2021-01-31',
          )
      ).figures.contactsIn?.value;
    expect([await contactsIn(firstUsers.manager), await contactsIn(secondUsers.manager)]).toEqual([2, 2]);
  });
});

test(
  'a unit made while the line is down is answered from the next start on, and the second still is',
  async () => {
    const moment = await line.now();
    await line.kill();
    const made = [
      await unit('add', 'andeby', '--name', 'Andeby Kommune'),
      await unit('number', 'andeby', '+4587650000'),
      await unit('staff', 'andeby', 'rip', '--role', 'consultant', '--name', 'Rip And'),
    ];
    expect(made.map(({ code, err }) => [code, err])).toEqual(made.map(() => [0, '']));
    await line.restart(moment);
    const heard = async (own: string, number: string) => {
      const caller = line.citizen(own, number);
      await caller.calls({ isTracked: false });
      return caller.hears();
    };
    expect(await heard('+4520660001', '+4587650000')).toContain('Andeby Kommune');
    expect(await heard('+4520660002', ownNumber)).toContain('Prøveby Kommune');
    expect((await line.staff('rip').desk()).me.unit.unitId).toBe('andeby');
  },
  longMs,
);
