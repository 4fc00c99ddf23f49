import { pickPair } from '../../flows/routing/pick.ts';
import type { Table } from '../../functions/adapters/table.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { Availability } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import { caseNow } from '../../tests/fixtures/case.ts';
import { startEngine } from '../../tests/fixtures/engine.ts';
import { createMemoryTable } from '../../tests/world/memory-table.ts';
import { freePort } from '../../tests/year/free-port.ts';
import { said } from '../budgets.ts';
import { type Measured, quantile, ratios, spread } from '../figures.ts';
import { type Claim, type ClaimRoom, openClaimRoom } from './claim-room.ts';
import { staffIdOf } from './room-plan.ts';

const [few, many] = [10, 10_000];
const rounds = 200;
const later = '2021-01-04T09:00:45.000Z';
/** The store's port, beside those of a line. */
const storeOffset = 80;

interface Pairs {
  few: Claim[];
  many: Claim[];
}

/** A claim by the match of the deployed functions at the local engine, in a room of ten thousand consultants and one of ten, in turns. */
export async function claim(): Promise<Measured> {
  const engine = await startEngine((await freePort()) + storeOffset);
  try {
    const rooms = await roomsIn(() => engine.table());
    const anybodys = await inTurns(rooms);
    const owned = await inTurns(rooms, later);
    const inMemory = await roomsIn(() => createMemoryTable());
    return {
      name: `routing: a claim at ${many} free consultants and at ${few}, local`,
      budget: `${said('claimAtMany')}; reads no more rows`,
      figures: { claimAtMany: Math.max(ratioOfMedians(anybodys), ratioOfMedians(owned)) },
      lines: [
        ...linesOf('a call that is anybody’s', anybodys),
        ...linesOf('one that waits for a consultant of its own', owned),
        ...linesOf('a call that is anybody’s, by our own code alone, over a table in memory', await inTurns(inMemory)),
        ...linesOf('one that waits for a consultant of its own, by our own code alone', await inTurns(inMemory, later)),
        pure(),
      ],
      broken: [
        ...brokenBy('a call that is anybody’s', anybodys),
        ...brokenBy('one that waits for a consultant of its own', owned),
      ],
    };
  } finally {
    await engine.close();
  }
}

interface Rooms {
  few: ClaimRoom;
  many: ClaimRoom;
}

async function roomsIn(table: () => Table): Promise<Rooms> {
  return {
    few: await openClaimRoom(table(), 'few', few),
    many: await openClaimRoom(table(), 'many', many),
  };
}

async function inTurns(rooms: Rooms, ownUntil?: Instant): Promise<Pairs> {
  const found: Pairs = { few: [], many: [] };
  // The first of each only warms what a function that is warm has warm.
  for (let round = -1; round < rounds; round += 1)
    for (const room of ['few', 'many'] as const) {
      const one = await rooms[room].claim(ownUntil);
      if (round >= 0) found[room].push(one);
    }
  return found;
}

function rowsOf(claims: Claim[]): number {
  return quantile(
    claims.map(({ rows }) => rows),
    0.5,
  );
}

function timesOf(pairs: Pairs) {
  return {
    few: pairs.few.map(({ milliseconds }) => milliseconds),
    many: pairs.many.map(({ milliseconds }) => milliseconds),
  };
}

function ratioOfMedians(pairs: Pairs): number {
  const times = timesOf(pairs);
  return quantile(times.many, 0.5) / quantile(times.few, 0.5);
}

function linesOf(what: string, pairs: Pairs): string[] {
  const times = timesOf(pairs);
  return [
    `${what}: at ${many} ${spread(times.many, 1, ' ms')}, ${rowsOf(pairs.many)} rows; at ${few} ${spread(times.few, 1, ' ms')}, ` +
      `${rowsOf(pairs.few)} rows; ratio of the medians ${ratioOfMedians(pairs).toFixed(2)}, ` +
      `of the pairs ${spread(ratios(times.many, times.few))}`,
  ];
}

function brokenBy(what: string, pairs: Pairs): string[] {
  const [atMany, atFew] = [rowsOf(pairs.many), rowsOf(pairs.few)];
  return atMany > atFew ? [`${what} reads ${atMany} rows at ${many} consultants, ${atFew} at ${few}`] : [];
}

/** The pure decision, were it given both whole lists; the match gives it their heads, unless a call waits for one consultant. */
function pure(): string {
  const [of, than] = [nanoseconds(many), nanoseconds(few)];
  return `\`pickPair\` alone, given the whole list: ${(of / 1000).toFixed(1)} µs at ${many}, ${(than / 1000).toFixed(1)} µs at ${few}, × ${(of / than).toFixed(0)}`;
}

function nanoseconds(consultants: number): number {
  const unitId = 'room';
  const waiting: QueueEntry[] = [
    { entity: 'queueEntry', unitId, placeAt: caseNow, callId: 'call_1', direction: 'inbound' },
  ];
  const available = Array.from(
    { length: consultants },
    (_, index): Availability => ({ entity: 'availability', unitId, staffId: staffIdOf(index), idleFrom: caseNow }),
  );
  const times = 2000;
  const began = performance.now();
  for (let time = 0; time < times; time += 1) pickPair({ waiting, available, now: caseNow });
  return ((performance.now() - began) * 1_000_000) / times;
}
