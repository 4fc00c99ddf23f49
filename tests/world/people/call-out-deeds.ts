import type { ContactFact } from '../invariants/fact.ts';
import type { Luck } from '../luck.ts';
import { postCarelessly } from './careless.ts';
import { contactOf, type Deed, type Deeds } from './deed.ts';

/** Of every kind: what the case is, what only reaches out, what asks for words, and what no telephone may be rung for. */
const types = {
  visitation: 40,
  jobsamtale: 8,
  jobsparring: 14,
  bekymring: 22,
  andenSamtale: 8,
  rehabiliteringsmoede: 8,
};

/** Somebody who may be called at an agreed time only or not at all, one whose case is concluded, or anybody. */
function calledOf(deed: Deed): ContactFact | undefined {
  const { luck, mirror } = deed;
  const kinds: ((contact: ContactFact) => boolean)[] = [
    ({ open, safe }) => open && safe,
    ({ open, written }) => open && written,
    ({ concluded }) => concluded,
    ({ open, promise }) => open && promise !== undefined,
  ];
  const some = kinds.map((kind) => mirror.contacts().filter(kind)).filter(({ length }) => length > 0);
  return some.length > 0 && luck.chance(0.6) ? luck.pick(luck.pick(some)) : contactOf(deed);
}

function requestOf(luck: Luck): object {
  const type = luck.weighted(types);
  const asksPurpose = type === 'bekymring' || type === 'andenSamtale';
  return { type, ...(luck.chance(asksPurpose ? 0.8 : 0.1) && { purpose: 'Om mad og husleje.' }) };
}

/** Mostly whoever is at a softphone; now and then somebody who is off, or has none. */
export function callerOf({ cast, luck, user }: Deed): string {
  const onDuty = cast.consultants.filter((consultant) => consultant.onDuty);
  return onDuty.length > 0 && luck.chance(0.85) ? luck.pick(onDuty).user : user;
}

/** Calls out: early, twice, from the wrong case, by two at once, to somebody who is on the line, and to nobody who answers. */
export const callOutDeeds: Deeds = {
  callOut: {
    weight: 60,
    run: (deed) => {
      const contact = calledOf(deed);
      const user = callerOf(deed);
      return contact && postCarelessly({ ...deed, user }, `/api/visits/${contact.id}/call`, requestOf(deed.luck));
    },
  },
};
