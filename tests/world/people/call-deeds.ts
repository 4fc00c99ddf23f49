import type { CallFact } from '../invariants/fact.ts';
import { saveAnswers } from './case-work.ts';
import { type Deed, type Deeds, oneOf, post, workOf } from './deed.ts';
import { talkingPair } from './talking-pair.ts';

function callOf(deed: Deed) {
  return oneOf(
    deed,
    deed.mirror.all('call').filter(({ direction }) => direction === 'inbound'),
    ({ visitId }) => deed.mirror.one('contact', visitId)?.person === undefined,
  );
}

/** Somebody has answered in the case of a call, and finds out then that it was somebody else. */
async function splitAnswered(deed: Deed, { id, visitId }: CallFact): Promise<void> {
  await saveAnswers(workOf(deed, visitId));
  await post(deed, `/api/calls/${id}/split`);
}

/** Whose call it is: said, found out to be wrong, and said of a call that has a case already. */
export const callDeeds: Deeds = {
  split: {
    weight: 5,
    run: (deed) => {
      const call = oneOf(deed, deed.mirror.all('call'), ({ provisional }) => provisional);
      return call && post(deed, `/api/calls/${call.id}/split`);
    },
  },
  splitLate: {
    weight: 5,
    run: (deed) => {
      const { mirror, seer } = deed;
      const call = oneOf(
        deed,
        mirror.all('call').filter(({ provisional }) => provisional),
        ({ visitId }) => mirror.one('contact', visitId)?.open === true,
      );
      return call && splitAnswered({ ...deed, user: seer }, call);
    },
  },
  linkKnown: {
    weight: 13,
    run: (deed) => {
      const { desk, name, seer: user, mirror } = deed;
      const isKnown = ({ visitId }: CallFact) => mirror.one('contact', visitId)?.person !== undefined;
      const call = oneOf(deed, mirror.all('call').filter(isKnown), ({ stage }) => stage !== 'ended');
      const other = oneOf(deed, mirror.contacts(), ({ open, person }) => open && person !== undefined);
      const path = `/api/calls/${call?.id}/visit`;
      return call && other && desk(name, { user, method: 'PUT', path, body: { visitId: other.id } });
    },
  },
  link: {
    weight: 10,
    run: (deed) => {
      const { desk, name, seer, mirror, luck } = deed;
      const call = callOf(deed);
      const known = oneOf(
        deed,
        // Now and then one that has no name yet.
        mirror.contacts().filter(({ person }) => person !== undefined || luck.chance(0.05)),
        ({ open }) => open,
      );
      const path = `/api/calls/${call?.id}/visit`;
      return call && known && desk(name, { user: seer, method: 'PUT', path, body: { visitId: known.id } });
    },
  },
  linkTalks: {
    weight: 20,
    run: (deed) => {
      const pair = talkingPair(deed);
      const path = `/api/calls/${pair?.call.id}/visit`;
      return pair && deed.desk(deed.name, { user: deed.seer, method: 'PUT', path, body: { visitId: pair.known.id } });
    },
  },
  registerCaller: {
    weight: 8,
    run: (deed) => {
      const call = callOf(deed);
      return call && deed.office.register(deed.name, deed.luck.pick(deed.cast.persons), call.id);
    },
  },
};
