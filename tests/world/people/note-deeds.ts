import { laterOn } from './careless.ts';
import { type Deed, type Deeds, oneOf, post } from './deed.ts';

function noteOf(deed: Deed) {
  return oneOf(deed, deed.mirror.all('note'), ({ open }) => open);
}

/** Of the version that somebody has read; now and then of an older one. */
function read({ luck }: Deed, version: number): number {
  return luck.chance(0.9) ? version : version - 1;
}

async function edit(deed: Deed, visitId: string, { version, text }: { version: number; text: string }) {
  const { desk, name, seer: user } = deed;
  return desk(`${name} edits`, { user, method: 'PUT', path: `/api/visits/${visitId}/note`, body: { version, text } });
}

/** Wipes a note and locks what is left of it. */
async function lockEmpty(deed: Deed, visitId: string, version: number): Promise<void> {
  const { body } = await edit(deed, visitId, { version, text: deed.luck.pick(['', ' \n']) });
  if (typeof body.version !== 'number') return;
  await post({ ...deed, user: deed.seer }, `/api/visits/${visitId}/note/lock`, { version: body.version });
}

/** Locks a note; soon somebody adds to it, or changes it from a page that does not know. */
async function lock(deed: Deed, visitId: string, version: number): Promise<void> {
  const { luck, seer: user } = deed;
  const next = luck.weighted({ nothing: 40, adds: 40, changes: 20 });
  const { status } = await post({ ...deed, user }, `/api/visits/${visitId}/note/lock`, { version });
  if (status >= 400 || next === 'nothing') return;
  laterOn(deed, next, (again) =>
    next === 'adds'
      ? post({ ...again, user }, `/api/visits/${visitId}/note/addendum`, { text: 'Mere.' })
      : edit(again, visitId, { version: version + 1, text: 'For sent.' }),
  );
}

/** What is done with the note of a talk: changed, locked, added to; also once it is locked, from a page that has grown old. */
export const noteDeeds: Deeds = {
  editNote: {
    weight: 6,
    run: (deed) => {
      const note = noteOf(deed);
      const text = deed.luck.pick(['Rettet.', 'Rettet igen.', '']);
      return note && edit(deed, note.id, { version: read(deed, note.version), text });
    },
  },
  lockEmptyNote: {
    weight: 4,
    run: (deed) => {
      const note = noteOf(deed);
      return note && lockEmpty(deed, note.id, note.version);
    },
  },
  lockNote: {
    weight: 12,
    run: (deed) => {
      const note = noteOf(deed);
      return note && lock(deed, note.id, read(deed, note.version));
    },
  },
  amendNote: {
    weight: 12,
    run: (deed) => {
      const isMeant = deed.luck.chance(0.8);
      const note = oneOf(deed, deed.mirror.all('note'), ({ locked }) => isMeant === (locked !== undefined));
      return note && post({ ...deed, user: deed.seer }, `/api/visits/${note.id}/note/addendum`, { text: 'Mere.' });
    },
  },
  changeLocked: {
    weight: 5,
    run: (deed) => {
      const note = oneOf(deed, deed.mirror.all('note'), ({ locked }) => locked !== undefined);
      return note && edit(deed, note.id, { version: note.version, text: 'For sent.' });
    },
  },
};
