import { createPatientTable } from '../../functions/adapters/patient-table.ts';
import { createStore } from '../../functions/adapters/store.ts';
import type { Table } from '../../functions/adapters/table.ts';
import { match } from '../../functions/case/match.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import { caseNow } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { callWaiting, consultantIdle, putAll, rowsOf, unitNamed } from './standing.ts';

export interface Claim {
  milliseconds: number;
  /** Rows that queries of the table gave. */
  rows: number;
}

export interface ClaimRoom {
  /** One more call waits; `ownUntil`: so long for a consultant of its own. */
  comes(ownUntil?: Instant): Promise<void>;
  /** It is given to somebody by the match of the deployed functions. */
  matches(): Promise<void>;
  /** One more consultant comes, so that the room is as full as before. */
  refills(): Promise<void>;
  /**
   * One more call waits, is given to somebody by the match of the deployed functions, and the room is as full as before.
   * @param ownUntil so long it waits for a consultant of its own, who is free: the last who came
   */
  claim(ownUntil?: Instant): Promise<Claim>;
}

/** A unit of its own in the table, with so many consultants who are free. */
export async function openClaimRoom(table: Table, unitId: string, consultants: number): Promise<ClaimRoom> {
  const where = { unitId, of: `${unitId}_`, at: caseNow };
  const idle = Array.from({ length: consultants }, (_, index) => consultantIdle(where, index));
  await putAll(table, rowsOf([unitNamed(unitId), ...idle]));
  const { deps, takeRows } = matchingAt(table, unitId);
  let calls = 0;
  const room: ClaimRoom = {
    async comes(ownUntil) {
      const [visit, call] = callWaiting(where, calls);
      if (visit === undefined || call?.entity !== 'call') throw new Error('No call');
      const last: StaffId = `staff_${where.of}${consultants + calls - 1}`;
      const owned = ownUntil === undefined ? call : { ...call, owner: { staffId: last, until: ownUntil } };
      await putAll(table, rowsOf([visit, owned]));
    },
    async matches() {
      const made = await match(deps, unitId);
      if (made !== 1) throw new Error(`${made} pairs were made`);
    },
    async refills() {
      await putAll(table, rowsOf([consultantIdle(where, consultants + calls)]));
      calls += 1;
    },
    async claim(ownUntil) {
      await room.comes(ownUntil);
      takeRows();
      const began = performance.now();
      await room.matches();
      const milliseconds = performance.now() - began;
      const rows = takeRows();
      await room.refills();
      return { milliseconds, rows };
    },
  };
  return room;
}

/** What the match of the deployed functions is made of, and how many rows its queries have given since that was asked last. */
function matchingAt(table: Table, unitId: string) {
  let rows = 0;
  const counting: Table = {
    get: table.get,
    getMany: table.getMany,
    write: table.write,
    query: async (query) => {
      const found = await table.query(query);
      rows += found.length;
      return found;
    },
    get requests() {
      return table.requests;
    },
  };
  const now = () => caseNow;
  const onSetAside = (key: string) => {
    throw new Error(`${key} cannot be read`);
  };
  const patient = createPatientTable(counting, { pause: async () => undefined, random: () => 0 });
  const store = createStore(patient, { now, onSetAside });
  const deps = { ...createEffectsCase(), store, unit: async () => unitNamed(unitId), now };
  const takeRows = () => {
    const taken = rows;
    rows = 0;
    return taken;
  };
  return { deps, takeRows };
}
