import { caseworkerChange, notWithReason } from '../../../schemas/caseworker.ts';
import type { ContactFact, PersonFact } from '../invariants/fact.ts';
import { laterOn, postCarelessly } from './careless.ts';
import { coordinator } from './cast.ts';
import { type Deed, type Deeds, oneOf, post } from './deed.ts';
import { colleagues } from './moments.ts';

/** As whom each of these signs in. */
const users: Record<string, string> = { staff_02: 'konsulent1', staff_03: 'konsulent2' };

/** Somebody whom the lists know; of most, one who has a call just now. */
function personOf(deed: Deed) {
  const { mirror, luck } = deed;
  const live = mirror.all('call').filter(({ stage }) => stage !== 'ended');
  const theirs = live.flatMap(({ visitId }) => mirror.one('person', mirror.one('contact', visitId)?.person) ?? []);
  return theirs.length > 0 && luck.chance(0.6) ? luck.pick(theirs) : oneOf(deed, mirror.all('person'), () => true);
}

function takeBack(deed: Deed, { id, notWith }: Pick<PersonFact, 'id' | 'notWith'>) {
  const staffId = deed.luck.pick([...notWith, ...notWith, ...notWith, ...colleagues]);
  const by = { ...deed, user: deed.luck.chance(0.9) ? coordinator : deed.user };
  return postCarelessly(by, `/api/persons/${id}/not-with/take-back`, { staffId });
}

/** Whoever looks does not know that the citizen has said no to them, and wants to make the call. */
function makeTheirs(deed: Deed, { id }: Pick<ContactFact, 'id'>, staffId: string) {
  return post({ ...deed, user: users[staffId] ?? deed.user }, `/api/visits/${id}/callback`, { mine: true });
}

/** The wish, by whichever page it is said, and what comes of not knowing of it. */
function wish(deed: Deed) {
  const { luck, mirror } = deed;
  const person = personOf(deed);
  if (person === undefined) return undefined;
  const staffId = luck.pick(colleagues);
  const reason = luck.chance(0.5) ? { reason: luck.pick(notWithReason.options) } : {};
  const contact = mirror.contacts().find((one) => one.open && one.person === person.id);
  if (contact !== undefined && luck.chance(0.5))
    laterOn(deed, 'wants the call', (later) => makeTheirs(later, contact, staffId));
  if (luck.chance(0.3)) laterOn(deed, 'takes it back', (later) => takeBack(later, { ...person, notWith: [staffId] }));
  return postCarelessly(deed, `/api/persons/${person.id}/not-with`, { staffId, ...reason });
}

/** With whom citizens wish not to talk: said before anybody has rung, in a talk, twice, of nobody; taken back, and by whoever may not. */
export const wishDeeds: Deeds = {
  wish: { weight: 26, run: wish },
  takeWishBack: {
    weight: 8,
    run: (deed) => {
      const person = oneOf(deed, deed.mirror.all('person'), ({ notWith }) => notWith.length > 0);
      return person && takeBack(deed, person);
    },
  },
  giveCaseworker: {
    weight: 8,
    run: (deed) => {
      const { desk, luck, name, user } = deed;
      const person = personOf(deed);
      const body = { to: luck.pick(colleagues), reason: luck.pick(caseworkerChange.options) };
      const by = luck.chance(0.9) ? coordinator : user;
      return person && desk(name, { user: by, method: 'PUT', path: `/api/persons/${person.id}/caseworker`, body });
    },
  },
  lookAtCaseworker: {
    weight: 2,
    run: (deed) => {
      const { desk, name, user } = deed;
      const person = personOf(deed);
      return person && desk(name, { user, method: 'GET', path: `/api/persons/${person.id}/caseworker` });
    },
  },
};
