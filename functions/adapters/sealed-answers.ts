import type { Checklist } from '../../schemas/checklist.ts';
import type { Entity, EntityKind, EntityOf, Ref } from '../../schemas/entity.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { Note } from '../../schemas/note.ts';
import type { Sealing } from './sealing.ts';
import type { Store } from './store.ts';

/**
 * A store in which answers, what was written beside them and notes lie sealed, as names do: health, safety and what was said of them
 * can be read by nobody who has only the table. Whoever reads one item through it finds it open; lists and duties, which need no words, find the words empty.
 */
export function withSealedAnswers(store: Store, sealing: Sealing): Store {
  async function opened<Item extends Entity>(item: Item): Promise<Item> {
    if (item.entity === 'checklist') return (await openedAnswers(item)) as Item;
    return item.entity === 'note' ? ((await openedNote(item)) as Item) : item;
  }

  async function openedAnswers({ sealedAnswers, sealedNotes, ...rest }: Checklist): Promise<Checklist> {
    if (sealedAnswers === undefined) return rest;
    const answers = JSON.parse(await sealing.open(sealedAnswers, rest.unitId));
    if (sealedNotes === undefined) return { ...rest, answers };
    return { ...rest, answers, notes: await sealing.open(sealedNotes, rest.unitId) };
  }

  async function openedNote({ sealedWords, ...rest }: Note): Promise<Note> {
    if (sealedWords === undefined) return rest;
    return { ...rest, ...JSON.parse(await sealing.open(sealedWords, rest.unitId)) };
  }

  async function closed<Item extends Entity>(item: Item): Promise<Item> {
    if (item.entity === 'checklist') return (await closedAnswers(item)) as Entity as Item;
    return item.entity === 'note' ? ((await closedNote(item)) as Entity as Item) : item;
  }

  async function closedAnswers({ notes, ...item }: Checklist): Promise<Checklist> {
    const sealedAnswers = await sealing.seal(JSON.stringify(item.answers), item.unitId);
    const closed = { ...item, answers: {}, sealedAnswers };
    return notes === undefined ? closed : { ...closed, sealedNotes: await sealing.seal(notes, item.unitId) };
  }

  async function closedNote(item: Note): Promise<Note> {
    const { text, addenda, unitId } = item;
    return {
      ...item,
      text: '',
      addenda: [],
      sealedWords: await sealing.seal(JSON.stringify({ text, addenda }), unitId),
    };
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
