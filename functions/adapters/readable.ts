import { type Entity, type EntityKind, type EntityOf, entity } from '../../schemas/entity.ts';
import { entities } from './entities.ts';
import type { Key, Row, Table } from './table.ts';

/** An item that cannot be read: malformed, or of a shape that nobody knows any more. Names its key, which holds no personal datum. */
export class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';
  readonly key: string;

  constructor(key: string) {
    super('An item cannot be read');
    this.key = key;
  }
}

/** Told once for each item that was set aside. */
export type OnSetAside = (key: string) => void;

/** The rules of each municipality as they were read last. */
const units = new Map<unknown, { text: string; read: Entity | undefined }>();

/** The item of a row; nothing when it cannot be read. A unit is long, read by every request and hardly ever another: the same one is taken apart once. */
export function tryRead(row: Row): Entity | undefined {
  if (row.entity !== 'unit') return parsed(row);
  const text = JSON.stringify(row);
  const known = units.get(row.unitId);
  if (known?.text === text) return known.read;
  const read = parsed(row);
  units.set(row.unitId, { text, read });
  return read;
}

function parsed(row: Row): Entity | undefined {
  const read = entity.safeParse(row);
  if (!read.success || row.shape !== entities[read.data.entity].shape) return undefined;
  return read.data;
}

/** The item at a key. Throws UnreadableItem: whoever asks for just this one must not take it for absent. */
export function readOne(row: Row): Entity {
  const read = tryRead(row);
  if (read === undefined) throw new UnreadableItem(nameOf(row));
  return read;
}

/** A row's key as one text. */
function nameOf({ pk, sk }: Row): string {
  return `${String(pk)} ${String(sk)}`;
}

/**
 * Items of a list, each read by itself: one that cannot be read is taken off the lists and duties with a word, once, and holds up
 * nobody else.
 */
export async function readEach<Kind extends EntityKind>(
  table: Table,
  rows: readonly Row[],
  kinds: readonly Kind[],
  { now, onSetAside }: { now(): string; onSetAside: OnSetAside },
): Promise<EntityOf<Kind>[]> {
  const found: EntityOf<Kind>[] = [];
  for (const row of rows) {
    const read = tryRead(row);
    if (read === undefined) {
      if (row.setAside === undefined) await setAside(table, row, now()).then(() => onSetAside(nameOf(row)));
    } else if ((kinds as readonly EntityKind[]).includes(read.entity)) found.push(read as EntityOf<Kind>);
  }
  return found;
}

async function setAside(table: Table, row: Row, at: string): Promise<void> {
  const key: Key = { pk: String(row.pk), sk: String(row.sk) };
  await table.write([
    { update: key, set: { setAside: at }, unset: ['duty', 'dutyAt', 'list', 'listAt'], when: { pk: key.pk } },
  ]);
}
