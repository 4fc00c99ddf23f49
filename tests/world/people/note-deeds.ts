import { type Deed, type Deeds, oneOf, post } from './deed.ts';

function noteOf(deed: Deed) {
  return oneOf(deed, deed.mirror.all('note'), ({ open }) => open);
}

/** Of the version that somebody has read; now and then of an older one. */
function read({ luck }: Deed, version: number): number {
  return luck.chance(0.9) ? version : version - 1;
}

/** What is done with the note of a talk: changed, locked, added to; also once it is locked, from a page that has grown old. */
export const noteDeeds: Deeds = {
  editNote: {
    weight: 6,
    run: (deed) => {
      const { desk, luck, name, seer: user } = deed;
      const note = noteOf(deed);
      if (note === undefined) return undefined;
      const body = { version: read(deed, note.version), text: luck.pick(['Rettet.', 'Rettet igen.', '']) };
      return desk(name, { user, method: 'PUT', path: `/api/visits/${note.id}/note`, body });
    },
  },
  lockNote: {
    weight: 10,
    run: (deed) => {
      const note = noteOf(deed);
      const version = note && read(deed, note.version);
      return note && post({ ...deed, user: deed.seer }, `/api/visits/${note.id}/note/lock`, { version });
    },
  },
  amendNote: {
    weight: 4,
    run: (deed) => {
      const note = oneOf(deed, deed.mirror.all('note'), ({ locked }) => locked !== undefined);
      return note && post({ ...deed, user: deed.seer }, `/api/visits/${note.id}/note/addendum`, { text: 'Mere.' });
    },
  },
};
