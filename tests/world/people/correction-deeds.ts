import type { StaffReply } from '../front.ts';
import type { Luck } from '../luck.ts';
import { laterOn, postCarelessly } from './careless.ts';
import { deskUsers } from './cast.ts';
import { cprs, nearBirthday } from './cprs.ts';
import { type Deed, type Deeds, oneOf, post } from './deed.ts';

const reason = 'Tastefejl.';
const phones = ['20111111', '30222222', '40333333', '86101010', '1234'];
const categories = { jobparat: 40, aktivitetsparat: 40, uddannelsesparat: 15, nosuch: 5 };
const certainties = { sikker: 40, nogenlunde: 40, usikker: 20 };

/** One thing that names somebody, right or wrong; now and then two, which is one too many. */
function namingFor(luck: Luck): object {
  const one = {
    name: { name: `Person ${luck.pick(['A', 'B', 'Æble'])}` },
    phone: { phone: luck.pick(phones) },
    // Most often that of somebody who may have registered; the last has a birth date that is none.
    cpr: { cpr: luck.chance(0.4) ? nearBirthday : luck.pick([...cprs, '3102991234']) },
  };
  const more = luck.chance(0.12) ? one.name : {};
  return { ...more, ...one[luck.weighted({ name: 20, phone: 20, cpr: 60 })] };
}

/** Somebody else, or the same one, takes a correction back; sometimes when it is too late, sometimes twice. */
async function mayTakeBack(deed: Deed, asked: Promise<StaffReply>): Promise<void> {
  const { luck } = deed;
  const [isTakenBack, user] = [luck.chance(0.5), luck.pick(deskUsers)];
  const { status, body } = await asked;
  if (status !== 201 || !isTakenBack) return;
  const path = `/api/corrections/${body.correctionId}/undo`;
  laterOn(deed, 'takes it back', (again) => postCarelessly({ ...again, user }, path, {}));
}

/** What was wrong is put right: of people, and of what was concluded. */
export const correctionDeeds: Deeds = {
  correctPerson: {
    weight: 50,
    run: (deed) => {
      const person = oneOf(deed, deed.mirror.all('person'), () => true);
      const body = { ...namingFor(deed.luck), reason };
      return person && mayTakeBack(deed, postCarelessly(deed, `/api/persons/${person.id}/corrections`, body));
    },
  },
  correctNeeds: {
    weight: 14,
    run: (deed) => {
      const { luck, mirror } = deed;
      const person = oneOf(deed, mirror.all('person'), () => true);
      const needs = ['interpreter', 'companion', 'noDigitalPost', 'noPhone'].filter(() => luck.chance(0.35));
      const body = { needs, protectedAddress: luck.chance(0.2), reason };
      return person && mayTakeBack(deed, postCarelessly(deed, `/api/persons/${person.id}/needs`, body));
    },
  },
  correctConclusion: {
    weight: 16,
    run: (deed) => {
      const { luck, mirror, user, seer } = deed;
      const contact = oneOf(deed, mirror.contacts(), ({ concluded }) => concluded);
      const body = {
        ...(luck.chance(0.75) && { category: luck.weighted(categories) }),
        ...(luck.chance(0.35) && { certainty: luck.weighted(certainties) }),
        reason,
      };
      const by = luck.chance(0.05) ? user : seer;
      const path = `/api/visits/${contact?.id}/corrections`;
      return contact && mayTakeBack(deed, postCarelessly({ ...deed, user: by }, path, body));
    },
  },
  undo: {
    weight: 14,
    run: (deed) => {
      const correction = oneOf(deed, deed.mirror.all('correction'), ({ undone }) => !undone);
      return correction && post(deed, `/api/corrections/${correction.id}/undo`);
    },
  },
};
