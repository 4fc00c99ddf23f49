import { beforeEach, describe, expect, test } from 'vitest';
import { liveProtocol } from '../../schemas/live-api.ts';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { goesOnDuty } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';
import { createConnections } from '../adapters/connections.ts';
import { createLive, type LiveAnswer } from './handler.ts';

let line: LineInMemory;
let live: ReturnType<typeof createLive>;
beforeEach(async () => {
  line = await createLine();
  const now = () => line.now;
  const connections = createConnections(line.table, { now, onSetAside: () => undefined });
  live = createLive({ connections, store: line.store, now });
});

async function ticketFor(as: Person): Promise<string> {
  return (await line.ask('POST', '/live', { as })).body.ticket;
}

function connect(ticket: string, connectionId = 'c1=', header = 'Sec-WebSocket-Protocol'): Promise<LiveAnswer> {
  return live({
    requestContext: { routeKey: '$connect', connectionId },
    headers: { [header]: `${liveProtocol}, ${ticket}` },
  });
}

async function asks(question: unknown, connectionId = 'c1=') {
  const body = typeof question === 'string' ? question : JSON.stringify(question);
  const answer = await live({ requestContext: { routeKey: '$default', connectionId }, body });
  return { status: answer.statusCode, word: answer.body === undefined ? undefined : JSON.parse(answer.body) };
}

const admitted = { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': liveProtocol } };
const refused = { statusCode: 403 };

describe('a socket is opened', () => {
  test('with a ticket, once, and the ticket itself lies nowhere in the table', async () => {
    const ticket = await ticketFor(birgit);
    expect(JSON.stringify(line.table.snapshot())).not.toContain(`"${ticket}"`);
    expect(await connect(ticket)).toEqual(admitted);
    expect(await connect(ticket, 'c2=')).toEqual(refused);
    expect(line.all('liveTicket')).toEqual([]);
    expect(line.all('connection')).toMatchObject([
      { connectionId: 'c1=', unitId: caseUnit, staffId: 'staff_birgit', openedAt: line.now },
    ]);
    // Longer than any socket lives, so that the unit counts as looked at for as long as this one does.
    expect((await line.item('unit', caseUnit)).lookedOnUntil).toBe('2021-01-04T12:00:00.000Z');
  });

  test('by two who come with one ticket at once, for one of them', async () => {
    const ticket = await ticketFor(birgit);
    const answers = await Promise.all([connect(ticket), connect(ticket, 'c2=')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 403]);
    expect(line.all('connection')).toHaveLength(1);
  });

  test('within half a minute', async () => {
    const [early, late] = [await ticketFor(karen), await ticketFor(karen)];
    line.later('PT30S');
    expect(await connect(early)).toEqual(admitted);
    line.later('PT0.001S');
    expect(await connect(late, 'c2=')).toEqual(refused);
  });

  test('whatever the header’s name looks like, and never without a ticket of ours', async () => {
    expect(await connect(await ticketFor(kirsten), 'c1=', 'sec-websocket-protocol')).toEqual(admitted);
    expect(await connect('made-up-by-somebody')).toEqual(refused);
    const context = { routeKey: '$connect', connectionId: 'c3=' };
    for (const headers of [
      undefined,
      {},
      { 'Sec-WebSocket-Protocol': liveProtocol },
      { 'Sec-WebSocket-Protocol': `other, ${await ticketFor(kirsten)}` },
    ])
      expect(await live({ requestContext: context, ...(headers !== undefined && { headers }) })).toEqual(refused);
    expect(line.all('connection')).toHaveLength(1);
  });

  test('by nobody who sees no cases', async () => {
    expect(await line.ask('POST', '/live', { as: lars })).toMatchObject({ status: 403 });
  });
});

describe('through an open socket', () => {
  beforeEach(async () => {
    await connect(await ticketFor(karen));
  });

  test('a desk hears the line’s time, and the newest number where it asks for that', async () => {
    expect(await asks({})).toEqual({ status: 200, word: { now: line.now } });
    expect(await asks({ look: true })).toEqual({ status: 200, word: { now: line.now, sequence: '' } });
    await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Bo Bæk', phone: '20112233', choice: 'none' } });
    const { word } = await asks({ look: true });
    const newest = line.all('event').map(({ at, eventId }) => `${at}#${eventId}`);
    expect(word.sequence).toBe(newest.toSorted().at(-1));
  });

  test('a look costs one request, once it is known whose the socket is, and no look costs none', async () => {
    await asks({});
    const counted = async (question: object) => {
      const before = line.table.requests;
      await asks(question);
      return line.table.requests - before;
    };
    line.later('PT1H');
    expect([await counted({ look: true }), await counted({ look: true }), await counted({})]).toEqual([1, 1, 0]);
  });

  test('the sign of life is written for who says so, in one request', async () => {
    await goesOnDuty(line, karen);
    line.later('PT1M');
    await asks({});
    expect((await line.item('consultant', karen.staffId)).aliveAt).not.toBe(line.now);
    const before = line.table.requests;
    await asks({ alive: true });
    expect(line.table.requests - before).toBe(1);
    expect((await line.item('consultant', karen.staffId)).aliveAt).toBe(line.now);
  });

  test.each(['', 'ping', '[]', '{"look":"yes"}', JSON.stringify({ look: true, more: 'x'.repeat(200) })])(
    'what is no question is not answered: %s',
    async (body) => {
      expect(await asks(body)).toEqual({ status: 400, word: undefined });
    },
  );

  test('who left is forgotten, and who was never there gets no answer', async () => {
    await live({ requestContext: { routeKey: '$disconnect', connectionId: 'c1=' } });
    expect(line.all('connection')).toEqual([]);
    expect(await asks({ look: true }, 'nobody=')).toEqual({ status: 403, word: undefined });
    // Twice told, and told of somebody who was refused: nothing to do.
    expect(await live({ requestContext: { routeKey: '$disconnect', connectionId: 'c1=' } })).toEqual({
      statusCode: 200,
    });
  });
});

test('events are marked for the desks while one looks on, a minute after the first came at the latest', async () => {
  const marks = async (phone: string) => {
    const before = line.all('event').length;
    await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Bo Bæk', phone, choice: 'none' } });
    return line
      .all('event')
      .slice(before)
      .map(({ forDesks }) => forDesks);
  };
  const [nobody] = await marks('20112233');
  await connect(await ticketFor(karen));
  line.later('PT1M');
  const [somebody] = await marks('20112234');
  line.later('PT2H59M');
  const [last] = await marks('20112235');
  line.later('PT0.001S');
  const [after] = await marks('20112236');
  expect([nobody, somebody, last, after]).toEqual([undefined, true, true, undefined]);
});
