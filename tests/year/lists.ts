import type { CaseRow, DeskView, VisitView } from '../../schemas/staff-api.ts';
import type { PlayedLine } from './played-line.ts';

/** What staff see who look at *Sager* and at the desk. */
export interface Lists {
  cases: readonly CaseRow[];
  /** There are matters beyond those shown. */
  more: boolean;
  desk: DeskView;
  /** Where a contact stands that waits for its conclusion, as its case page says: its row alone does not tell. */
  states: ReadonlyMap<string, VisitView['state']>;
}

export async function listsOf({ staff }: PlayedLine): Promise<Lists> {
  const coordinator = staff('koordinator1');
  const { cases, more } = await coordinator.does<{ cases: CaseRow[]; more: boolean }>('GET', '/cases');
  const states = new Map<string, VisitView['state']>();
  for (const { what, visitId } of cases)
    if (what === 'conclude' && visitId !== undefined) states.set(visitId, (await coordinator.visit(visitId)).state);
  return { cases, more, desk: await coordinator.desk(), states };
}
