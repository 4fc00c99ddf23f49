import { checklist20212 } from '../../../flows/visit/checklist-2021-2/definition.ts';
import type { ContactFact } from '../invariants/fact.ts';
import { administrator } from './cast.ts';
import { contactOf, type Deed, type Deeds, oneOf, post } from './deed.ts';

/** Two cases of which somebody says that they are one person's: different people, mostly. */
function twoOf(deed: Deed): [ContactFact, ContactFact] | undefined {
  const { luck, mirror } = deed;
  const named = mirror.contacts().filter(({ open, person, callId }) => open && person !== undefined && !callId);
  if (named.length < 2) return undefined;
  const one = luck.pick(named);
  return [one, luck.pick(named.filter((other) => other !== one))];
}

/** The same was asked in both, and now and then answered differently; whoever has a task of the other open acts on it afterwards. */
async function joinAnswered(deed: Deed, [one, other]: [ContactFact, ContactFact]): Promise<void> {
  const { desk, luck, mirror, name, seer: user } = deed;
  const isAlike = luck.chance(0.5);
  for (const [index, { id }] of [one, other].entries()) {
    const path = `/api/visits/${id}`;
    const { body } = await desk(`${name} reads ${index}`, { user, method: 'GET', path });
    const saved = { version: body.version, answers: { F2: 'nej', C1: index === 0 || isAlike ? 'ja' : 'nej' } };
    await desk(`${name} answers ${index}`, { user, method: 'PUT', path: `${path}/checklist`, body: saved });
  }
  const need = mirror.all('task').find((task) => task.visitId === other.id && task.sort === 'acuteNeed');
  await post(deed, `/api/visits/${one.id}/join`, { visitId: other.id });
  if (need !== undefined)
    await post({ ...deed, name: `${name} tells` }, `/api/tasks/${need.id}/close`, { outcome: 'told' });
}

/** A checklist as it is, or with a section that is there twice. */
function definitionFor({ luck, world }: Deed): object {
  const { sections, ...definition } = checklist20212;
  const validFrom = new Date(world.scheduler.now() + luck.between(-1, 2) * 86_400_000).toISOString().slice(0, 10);
  const asked = luck.chance(0.25) ? [...sections, ...sections.slice(0, 1)] : sections;
  return { ...definition, definitionVersion: luck.pick(['2021-3', '2021-4']), validFrom, sections: asked };
}

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
    weight: 70,
    run: (deed) => {
      const birthday = oneOf(deed, deed.mirror.all('birthday'), ({ open }) => open);
      const outcome = deed.luck.pick(['arranged', 'left']);
      return birthday && post({ ...deed, user: deed.seer }, `/api/persons/${birthday.id}/birthday`, { outcome });
    },
  },
  joinRegistered: {
    weight: 30,
    run: (deed) => {
      const contact = contactOf(deed);
      const other = contactOf(deed);
      return contact && other && post(deed, `/api/visits/${contact.id}/join`, { visitId: other.id });
    },
  },
  joinTwo: {
    weight: 8,
    run: (deed) => {
      const two = twoOf(deed);
      return two && post(deed, `/api/visits/${two[0].id}/join`, { visitId: two[1].id });
    },
  },
  joinAnswered: {
    weight: 4,
    run: (deed) => {
      const two = twoOf(deed);
      return two && joinAnswered(deed, two);
    },
  },
  publish: {
    weight: 3,
    run: async (deed) => {
      const { desk, name } = deed;
      const asked = { user: administrator, method: 'PUT', path: '/api/admin/checklist' } as const;
      const body = definitionFor(deed);
      const { status } = await desk(name, { ...asked, body });
      // Whoever is not sure that it was heard does it once more.
      if (status < 400 && deed.luck.chance(0.5)) await desk(`${name} once more`, { ...asked, body });
    },
  },
};
