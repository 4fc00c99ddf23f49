import { outreachDone } from '../../../schemas/outreach.ts';
import { outreachType } from '../../../schemas/outreach-api.ts';
import { listedAtOnce } from '../../../schemas/outreach-import-api.ts';
import type { StaffReply } from '../front.ts';
import { callerOf } from './call-out-deeds.ts';
import { laterOn, postCarelessly } from './careless.ts';
import { coordinator } from './cast.ts';
import { type Deed, type Deeds, oneOf, post } from './deed.ts';

function calls(deed: Deed): Promise<StaffReply> | undefined {
  const entry = oneOf(deed, deed.mirror.all('outreach'), ({ open }) => open);
  return entry && postCarelessly({ ...deed, user: callerOf(deed) }, `/api/outreach/${entry.id}/call`, {});
}

function closes(deed: Deed): Promise<StaffReply> | undefined {
  const { luck, mirror, seer } = deed;
  const entry = oneOf(deed, mirror.all('outreach'), ({ open }) => open);
  const outcome = luck.chance(0.3) ? 'withdrawn' : luck.pick([...outreachDone.options]);
  const by = luck.chance(0.5) ? coordinator : seer;
  return entry && postCarelessly({ ...deed, user: by }, `/api/outreach/${entry.id}/close`, { outcome });
}

function restores(deed: Deed): Promise<StaffReply> | undefined {
  const all = deed.mirror.all('outreach').filter(({ open }) => !open);
  const withdrawn = all.filter(({ closed }) => closed?.outcome === 'withdrawn');
  const some = withdrawn.length > 0 && deed.luck.chance(0.8) ? withdrawn : all;
  const entry = some.length === 0 ? undefined : deed.luck.pick(some);
  return entry && post({ ...deed, user: coordinator }, `/api/outreach/${entry.id}/undo`);
}

/** Somebody is put on the list of those whom the office wants called, called, told of, taken off and put back: twice, too early and by the wrong ones. */
export const outreachDeeds: Deeds = {
  listOutreach: {
    weight: 18,
    run: (deed) => {
      const { luck, mirror, user } = deed;
      const person = oneOf(deed, mirror.all('person'), () => true);
      const type = luck.pick([...outreachType.options]);
      const isAsked = luck.chance(type === 'bekymring' ? 0.8 : 0.1);
      const body = { type, ...(isAsked && { purpose: 'Om mad og husleje.' }) };
      const by = luck.chance(0.9) ? coordinator : user;
      if (person === undefined) return undefined;
      if (luck.chance(0.7)) laterOn(deed, 'calls for it', calls);
      if (luck.chance(0.7)) laterOn(deed, 'says what came of it', closes);
      if (luck.chance(0.5)) laterOn(deed, 'takes that back', restores);
      return postCarelessly({ ...deed, user: by }, `/api/persons/${person.id}/outreach`, body);
    },
  },
  /** A whole list is looked through and stored at once, with some on it who cannot be, and now and then the same twice. */
  listMany: {
    weight: 6,
    run: (deed) => {
      const { luck, mirror, user } = deed;
      const personIds = mirror.all('person').flatMap(({ id }) => (luck.chance(0.5) ? [id, id] : []));
      const type = luck.pick([...outreachType.options]);
      const by = luck.chance(0.9) ? coordinator : user;
      if (personIds.length === 0) return undefined;
      const body = { type, purpose: 'Om mad og husleje.', personIds: personIds.slice(0, listedAtOnce) };
      return postCarelessly({ ...deed, user: by }, '/api/outreach', body);
    },
  },
  callOutreach: { weight: 12, run: calls },
  closeOutreach: { weight: 12, run: closes },
  restoreOutreach: { weight: 6, run: restores },
};
