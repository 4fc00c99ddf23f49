import type { Checklist } from '../../schemas/checklist.ts';
import type { Entity, EntityKind, EntityOf, Ref } from '../../schemas/entity.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { Sealing } from './sealing.ts';
import type { Store } from './store.ts';

/**
 * A store in which answers lie sealed, as names do: health, safety and what was said of them can be read by nobody who has only the table.
 * Whoever reads through it finds them open.
 */
export function withSealedAnswers(store: Store, sealing: Sealing): Store {
  async function opened<Item extends Entity>(item: Item): Promise<Item> {
    if (item.entity !== 'checklist' || item.sealedAnswers === undefined) return item;
    const { sealedAnswers, ...rest } = item;
    return { ...rest, answers: JSON.parse(await sealing.open(sealedAnswers, item.unitId)) } as Item;
  }

  async function closed<Item extends Entity>(item: Item): Promise<Item> {
    if (item.entity !== 'checklist') return item;
    const sealedAnswers = await sealing.seal(JSON.stringify(item.answers), item.unitId);
    return { ...(item as Checklist), answers: {}, sealedAnswers } as Entity as Item;
  }

  return {
    ...store,
    async get<Kind extends EntityKind>(kind: Kind, id: string, unitId?: UnitId): Promise<EntityOf<Kind> | undefined> {
      const found = await store.get(kind, id, unitId);
      return found === undefined ? undefined : opened(found);
    },
    async many(refs: readonly { ref: Ref; unitId?: UnitId | undefined }[]) {
      const found = await store.many(refs);
      return Promise.all(found.map((item) => (item === undefined ? undefined : opened(item))));
    },
    async readable<Kind extends EntityKind>(kind: Kind, ids: readonly string[], unitId?: UnitId) {
      return Promise.all((await store.readable(kind, ids, unitId)).map(opened));
    },
    list: async (...asked) => Promise.all((await store.list(...asked)).map(opened)),
    async commit(change) {
      return store.commit({ ...change, puts: await Promise.all(change.puts.map(closed)) });
    },
    async overwrite(value) {
      await store.overwrite(await closed(value));
    },
  };
}
