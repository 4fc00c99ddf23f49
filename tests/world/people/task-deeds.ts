import { taskDone } from '../../../schemas/task.ts';
import { postCarelessly } from './careless.ts';
import { contactOf, type Deed, type Deeds, oneOf } from './deed.ts';

/** Saves what was said of money for food and rent, over the version that the page shows. */
async function sayNeed(deed: Deed, visitId: string, said: string): Promise<void> {
  const { desk, luck, name, seer: user } = deed;
  const { body } = await desk(`${name} reads`, { user, method: 'GET', path: `/api/visits/${visitId}` });
  const version = luck.chance(0.95) ? body.version : 0;
  const path = `/api/visits/${visitId}/checklist`;
  await desk(name, { user, method: 'PUT', path, body: { version, answers: { F2: said } } });
}

/** What follows from what was said: told of, taken back, said again, done; also what nobody can say of it. */
export const taskDeeds: Deeds = {
  task: {
    weight: 14,
    run: (deed) => {
      const { luck, mirror } = deed;
      const task = oneOf(deed, mirror.all('task'), ({ open }) => open);
      const outcome = task && luck.pick(luck.chance(0.9) ? [...task.outcomes] : taskDone.options);
      return task && postCarelessly(deed, `/api/tasks/${task.id}/close`, { outcome });
    },
  },
  need: {
    weight: 5,
    run: (deed) => {
      const contact = contactOf(deed);
      return contact && sayNeed(deed, contact.id, 'nej');
    },
  },
  /** The caller turns out to have a case: the need goes there, and somebody still says on the old page that it is seen to. */
  needOfCaller: {
    weight: 9,
    run: async (deed) => {
      const { desk, luck, mirror, name, seer: user } = deed;
      const personOf = (visitId: string) => mirror.one('contact', visitId)?.person;
      const calls = mirror
        .all('call')
        .filter((one) => one.direction === 'inbound' && personOf(one.visitId) === undefined);
      const known = mirror.contacts().filter(({ open, person }) => open && person !== undefined);
      if (calls.length === 0 || known.length === 0) return;
      const { id, visitId } = luck.pick(calls);
      await sayNeed(deed, visitId, 'nej');
      const task = mirror.all('task').find((one) => one.visitId === visitId && one.open);
      const body = { visitId: luck.pick(known).id };
      await desk(`${name} links`, { user, method: 'PUT', path: `/api/calls/${id}/visit`, body });
      if (task === undefined) return;
      const outcome = luck.pick([...task.outcomes]);
      await postCarelessly({ ...deed, name: `${name} closes` }, `/api/tasks/${task.id}/close`, { outcome });
    },
  },
  needChanged: {
    weight: 6,
    run: (deed) => {
      const needs = deed.mirror.all('task').filter(({ sort }) => sort === 'acuteNeed');
      const need = oneOf(deed, needs, ({ open }) => open);
      return need && sayNeed(deed, need.visitId, deed.luck.weighted({ ja: 65, vedIkke: 15, nej: 20 }));
    },
  },
};
