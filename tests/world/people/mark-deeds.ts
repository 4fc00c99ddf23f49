import { postCarelessly } from './careless.ts';
import { type Deeds, oneOf } from './deed.ts';

const dayMs = 86_400_000;
/** Days ahead on which somebody wants to look again; today, days that are past and those beyond two years are refused. */
const ahead = { '1': 45, '2': 15, '4': 15, '7': 8, '30': 4, '0': 5, '-1': 5, '800': 3 };

/** Marks on people: set for the right and the wrong day, closed on it, before it and twice. */
export const markDeeds: Deeds = {
  setMark: {
    weight: 14,
    run: (deed) => {
      const { luck, mirror, user, seer, world } = deed;
      const person = oneOf(deed, mirror.all('person'), () => true);
      const on = new Date(world.scheduler.now() + Number(luck.weighted(ahead)) * dayMs);
      const reviewOn = luck.chance(0.06) ? '2021-02-30' : on.toISOString().slice(0, 10);
      const body = { reviewOn, text: 'Hold øje.', ...(luck.chance(0.3) && { flag: 'F08' }) };
      const by = luck.chance(0.05) ? user : seer;
      return person && postCarelessly({ ...deed, user: by }, `/api/persons/${person.id}/watch-marks`, body);
    },
  },
  closeMark: {
    weight: 30,
    run: (deed) => {
      const { luck, mirror, user, seer } = deed;
      const mark = oneOf(
        deed,
        mirror.all('watchMark'),
        ({ open, closed }) => open || (closed === undefined && luck.chance(0.5)),
      );
      const body = { reason: luck.chance(0.45) ? '' : 'Talt med borgeren.' };
      const by = luck.chance(0.05) ? user : seer;
      return mark && postCarelessly({ ...deed, user: by }, `/api/watch-marks/${mark.id}/close`, body);
    },
  },
};
