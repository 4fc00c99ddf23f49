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
  let calls = 0;
  return {
    async claim(ownUntil) {
      const [visit, call] = callWaiting(where, calls);
      if (visit === undefined || call?.entity !== 'call') throw new Error('No call');
      const last: StaffId = `staff_${where.of}${consultants + calls - 1}`;
      const owned = ownUntil === undefined ? call : { ...call, owner: { staffId: last, until: ownUntil } };
      await putAll(table, rowsOf([visit, owned]));
      rows = 0;
      const began = performance.now();
      const made = await match(deps, unitId);
      const milliseconds = performance.now() - began;
      if (made !== 1) throw new Error(`${made} pairs were made`);
      await putAll(table, rowsOf([consultantIdle(where, consultants + calls)]));
      calls += 1;
      return { milliseconds, rows };
    },
  };
}
