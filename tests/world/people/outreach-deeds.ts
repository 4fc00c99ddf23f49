import { outreachDone } from '../../../schemas/outreach.ts';
import { outreachType } from '../../../schemas/outreach-api.ts';
import { callerOf } from './call-out-deeds.ts';
import { postCarelessly } from './careless.ts';
import { coordinator } from './cast.ts';
import { type Deeds, oneOf, post } from './deed.ts';

/** Somebody is put on the list of those whom the office wants called, called, told of, taken off and put back: twice, too early and by the wrong ones. */
export const outreachDeeds: Deeds = {
  listOutreach: {
    weight: 14,
    run: (deed) => {
      const { luck, mirror, user } = deed;
      const person = oneOf(deed, mirror.all('person'), () => true);
      const type = luck.pick([...outreachType.options]);
      const isAsked = luck.chance(type === 'bekymring' ? 0.8 : 0.1);
      const body = { type, ...(isAsked && { purpose: 'Om mad og husleje.' }) };
      const by = luck.chance(0.9) ? coordinator : user;
      return person && postCarelessly({ ...deed, user: by }, `/api/persons/${person.id}/outreach`, body);
    },
  },
  callOutreach: {
    weight: 20,
    run: (deed) => {
      const entry = oneOf(deed, deed.mirror.all('outreach'), ({ open }) => open);
      return entry && postCarelessly({ ...deed, user: callerOf(deed) }, `/api/outreach/${entry.id}/call`, {});
    },
  },
  closeOutreach: {
    weight: 14,
    run: (deed) => {
      const { luck, mirror, seer } = deed;
      const entry = oneOf(deed, mirror.all('outreach'), ({ open }) => open);
      const outcome = luck.pick([...outreachDone.options]);
      const by = luck.chance(0.5) ? coordinator : seer;
      return entry && postCarelessly({ ...deed, user: by }, `/api/outreach/${entry.id}/close`, { outcome });
    },
  },
  restoreOutreach: {
    weight: 10,
    run: (deed) => {
      const closed = deed.mirror.all('outreach').filter(({ open }) => !open);
      const entry = closed.length === 0 ? undefined : deed.luck.pick(closed);
      return entry && post({ ...deed, user: coordinator }, `/api/outreach/${entry.id}/undo`);
    },
  },
};
