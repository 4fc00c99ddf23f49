import type { Theme } from '../acts.ts';
import { type Luck, luckOf } from '../luck.ts';
import { pickSlot } from './case-work.ts';
import { clerk, coordinator, deskUsers } from './cast.ts';
import { cprs, nearBirthday } from './cprs.ts';
import type { Deed, Office, OfficeOptions } from './deed.ts';
import { deeds } from './deeds.ts';

const weights = Object.fromEntries(Object.entries(deeds).map(([name, { weight }]) => [name, weight]));
/** What there is more of in a history about one thing. */
const more: Record<Theme, Record<string, number>> = {
  all: {},
  doubts: { conclude: 90, meet: 160, close: 90, bookDoubt: 20, outcome: 30, move: 20 },
  talks: { linkTalks: 120, split: 30, registerCaller: 20 },
  after: {
    ...{ conclude: 90, lockNote: 60, amendNote: 60, lockEmptyNote: 25, changeLocked: 30, birthday: 240, setMark: 40 },
    ...{ closeMark: 150, correctConclusion: 40, joinTwo: 26, joinAnswered: 36, close: 40, task: 40 },
    ...{ callOut: 60, listOutreach: 60, callOutreach: 30, closeOutreach: 40 },
  },
  unreachable: {},
};

/** Kinds of work that somebody looks for before giving up. */
const mostLooks = 4;

/** What is said of the offer, by somebody careless. */
function offeredBy(luck: Luck) {
  return {
    // Where the rules begin with one way, somebody may say whose wish it was; else it is nobody's or the citizen's.
    ...(luck.chance(0.3) && { askedBy: luck.pick(['citizen', 'staff', 'rule']) }),
    // Also where the telephone is what was chosen, which is refused.
    ...(luck.chance(0.15) && { notOffered: luck.pick(['acute', 'lawDemandsPhysical', 'other']) }),
  };
}

/** Work that is done at the desks beside the calls. */
export function createOffice(options: OfficeOptions): Office {
  const { seed, theme, desk, world } = options;
  const weighed = { ...weights, ...more[theme] };
  const office: Office = {
    register: async (name, person, callId) => {
      const luck = luckOf(seed, `${name} registers`);
      const choice = luck.weighted({ callback: 45, physical: 20, none: 35 });
      const work = { name, user: clerk, desk, luck, now: world.scheduler.now };
      const slotId = choice === 'physical' && luck.chance(0.5) ? await pickSlot(work) : undefined;
      const body = {
        name: person.name,
        choice,
        ...offeredBy(luck),
        ...(person.phone !== undefined && { phone: person.phone }),
        // Two people share a number now and then, and one is registered twice.
        ...(luck.chance(0.4) && { education: luck.chance(0.5) }),
        ...(luck.chance(0.5) && { cpr: luck.chance(0.2) ? nearBirthday : luck.pick(cprs) }),
        ...(luck.chance(0.3) && { join: true }),
        ...(slotId !== undefined && { slotId }),
        ...(callId !== undefined && { callId }),
        ...(luck.chance(0.35) && { language: luck.pick(['engelsk', 'Ukrainsk', 'volapyk']) }),
      };
      const reply = await desk(`${name} registers`, { user: clerk, method: 'POST', path: '/api/applicants', body });
      if (reply.status !== 201) return;
      person.code = String(reply.body.referenceCode);
      person.visitId = String(reply.body.visitId);
    },
    act: async (name) => {
      const luck = luckOf(seed, `${name} in the office`);
      const user = luck.pick(deskUsers);
      const deed: Deed = { ...options, name, luck, user, seer: user === clerk ? coordinator : user, office };
      // What the lists do not offer leaves time for something else.
      for (let looks = 0; looks < mostLooks; looks += 1) {
        const begun = deeds[luck.weighted(weighed)]?.run(deed);
        if (begun !== undefined) return void (await begun);
      }
    },
  };
  return office;
}
