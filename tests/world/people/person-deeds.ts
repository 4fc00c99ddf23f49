import { checklist20212 } from '../../../flows/visit/checklist-2021-2/definition.ts';
import { administrator } from './cast.ts';
import { contactOf, type Deeds, oneOf, post } from './deed.ts';

/** What is found out about a person, and about what everybody is asked. */
export const personDeeds: Deeds = {
  education: {
    weight: 4,
    run: (deed) => {
      const person = oneOf(deed, deed.mirror.all('person'), () => true);
      const body = { education: deed.luck.chance(0.5) };
      const path = `/api/persons/${person?.id}/education`;
      return person && deed.desk(deed.name, { user: deed.seer, method: 'PUT', path, body });
    },
  },
  birthday: {
    weight: 30,
    run: (deed) => {
      const birthday = oneOf(deed, deed.mirror.all('birthday'), ({ open }) => open);
      const outcome = deed.luck.pick(['arranged', 'left']);
      return birthday && post({ ...deed, user: deed.seer }, `/api/persons/${birthday.id}/birthday`, { outcome });
    },
  },
  task: {
    weight: 12,
    run: (deed) => {
      const task = oneOf(deed, deed.mirror.all('task'), ({ open }) => open);
      return task && post(deed, `/api/tasks/${task.id}/close`, { outcome: deed.luck.pick([...task.outcomes]) });
    },
  },
  joinRegistered: {
    weight: 12,
    run: (deed) => {
      const contact = contactOf(deed);
      const other = contactOf(deed);
      return contact && other && post(deed, `/api/visits/${contact.id}/join`, { visitId: other.id });
    },
  },
  publish: {
    weight: 1.5,
    run: (deed) => {
      const { desk, name, luck, world } = deed;
      const validFrom = new Date(world.scheduler.now() + luck.below(3) * 86_400_000).toISOString().slice(0, 10);
      const body = { ...checklist20212, definitionVersion: luck.pick(['2021-3', '2021-4']), validFrom };
      return desk(name, { user: administrator, method: 'PUT', path: '/api/admin/checklist', body });
    },
  },
};
