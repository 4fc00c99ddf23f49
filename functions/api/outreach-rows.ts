import { isLate } from '../../flows/case/next-step.ts';
import { conversationTypeOf } from '../../flows/visit/conversation-types.ts';
import type { VisitId } from '../../schemas/ids.ts';
import type { Outreach } from '../../schemas/outreach.ts';
import type { OutreachRow } from '../../schemas/outreach-api.ts';
import type { NextStep } from '../../schemas/step.ts';
import { headsById, type ReadHead } from './citizens.ts';
import type { Deps, StaffNames } from './deps.ts';
import { openMatters } from './open-matters.ts';
import type { Seen } from './seen.ts';

/** Rows of the list: as many as an office calls in a week. */
const mostRows = 100;

/** Those whom the office wants called, the oldest first: their people and latest cases are read in a fixed number of requests. */
export async function outreachRowsOf(
  deps: Deps,
  seen: Pick<Seen, 'unit' | 'now'>,
): Promise<{ outreach: OutreachRow[]; more: boolean }> {
  const { open } = await openMatters(deps.store, seen);
  const entries = open.flatMap(({ matter, step }) => (matter.entity === 'outreach' ? [{ ...matter, step }] : []));
  const shown = entries.toSorted((a, b) => (a.listedAt < b.listedAt ? -1 : 1)).slice(0, mostRows);
  const persons = await deps.store.readable(
    'person',
    shown.map(({ personId }) => personId),
  );
  const latest = new Map(persons.map(({ personId, visits }) => [personId, visits.at(-1)]));
  const visitIds: VisitId[] = shown.map(({ personId, visitId }) => latest.get(personId) ?? visitId);
  const [heads, names] = await Promise.all([headsById(deps, visitIds), deps.staffNames(seen.unit.unitId)]);
  const rows = await Promise.all(
    shown.map((entry, index) => rowOf(deps, entry, { read: heads[index], names, now: seen.now })),
  );
  return { outreach: rows, more: entries.length > mostRows };
}

type OpenEntry = Outreach & { step: NextStep };

interface Looking {
  read: ReadHead | undefined;
  names: StaffNames;
  now: string;
}

async function rowOf({ sealing }: Deps, entry: OpenEntry, { read, names, now }: Looking): Promise<OutreachRow> {
  const { outreachId, personId, unitId, type, purpose, listedAt, listedBy, dueAt, tries, talked, step } = entry;
  return {
    visitId: entry.visitId,
    ...read?.head,
    outreachId,
    personId,
    title: conversationTypeOf(type).title,
    ...(purpose !== undefined && { purpose: await sealing.open(purpose, unitId) }),
    listedAt,
    ...named('listedByName', names.get(listedBy)),
    dueAt,
    late: isLate(step, now),
    tries,
    ...(talked !== undefined && { talked: { at: talked.at, ...named('byName', names.get(talked.by)) } }),
    active: read?.visit?.activeCallId !== undefined,
  };
}

function named<Name extends string>(as: Name, name: string | undefined): { [Key in Name]?: string } {
  return name === undefined ? {} : ({ [as]: name } as { [Key in Name]: string });
}
