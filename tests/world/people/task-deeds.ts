import { taskDone } from '../../../schemas/task.ts';
import type { TaskFact } from '../invariants/fact.ts';
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
      // One that went with a case that was joined stands on old pages longest.
      const isShown = (of: TaskFact) => of.open || (of.closed?.outcome === 'joined' && luck.chance(0.8));
      const task = oneOf(deed, mirror.all('task'), isShown);
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
  needChanged: {
    weight: 6,
    run: (deed) => {
      const needs = deed.mirror.all('task').filter(({ sort }) => sort === 'acuteNeed');
      const need = oneOf(deed, needs, ({ open }) => open);
      return need && sayNeed(deed, need.visitId, deed.luck.weighted({ ja: 65, vedIkke: 15, nej: 20 }));
    },
  },
};
