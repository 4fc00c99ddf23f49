import { laterOn } from './careless.ts';
import { coordinator } from './cast.ts';
import { type Deed, type Deeds, post } from './deed.ts';

/** What is done about the whole line: closed for the rest of the day, and opened again. */
export const lineDeeds: Deeds = {
  closeLine: {
    weight: 3,
    run: (deed) => {
      if (deed.luck.chance(0.4)) laterOn(deed, 'reopens', reopen);
      const body = { text: 'Vi har strømsvigt.' };
      return deed.desk(deed.name, { user: coordinator, method: 'PUT', path: '/api/closing', body });
    },
  },
  reopenLine: { weight: 3, run: reopen },
};

function reopen(deed: Deed): Promise<unknown> {
  return post({ ...deed, user: coordinator }, '/api/closing/reopen');
}
