import { staffIdOf } from '../base.ts';
import { luckOf } from '../luck.ts';
import { laterOn } from './careless.ts';
import { administrator, coordinator } from './cast.ts';
import type { Deed, Deeds } from './deed.ts';
import type { Desk } from './desk.ts';
import { colleagues } from './moments.ts';

const languages = [[], ['en'], ['en'], ['uk', 'en'], ['en', 'en']];
const groups = [[], [], ['over30'], ['under30Educated', 'under30Uneducated']];

function say(deed: Deed, staffId: string) {
  const { desk, luck, name, user } = deed;
  const by = luck.weighted({ [coordinator]: 70, [administrator]: 20, [user]: 10 });
  const body = { languages: luck.pick(languages), groups: luck.pick(groups) };
  return desk(name, { user: by, method: 'PUT', path: `/api/consultants/${staffId}/skills`, body });
}

/** What consultants speak and whom they take: said while calls wait, twice at once, otherwise a moment later, of nobody, and by whoever may not. */
export const skillDeeds: Deeds = {
  saySkills: {
    weight: 22,
    run: (deed) => {
      const staffId = deed.luck.pick(colleagues);
      if (deed.luck.chance(0.3)) laterOn(deed, 'says otherwise', (later) => say(later, staffId));
      const isBeside = deed.luck.chance(0.15);
      const own = say(deed, staffId);
      if (isBeside) void say({ ...deed, name: `${deed.name} beside` }, staffId);
      return own;
    },
  },
  lookAtSkills: {
    weight: 2,
    run: ({ desk, name, user }) => desk(name, { user, method: 'GET', path: '/api/consultants' }),
  },
};

/** In many histories a coordinator has said of one of the consultants what the other does not speak, or whom they take. */
export async function isSaidToSpeak(of: { seed: number; desk: Desk; user: string; name: string }): Promise<void> {
  const { seed, desk, user, name } = of;
  const luck = luckOf(seed, `${user} speaks`);
  if (luck.chance(0.5)) return;
  const body = { languages: luck.pick([[], ['en']]), groups: luck.pick([[], ['over30'], ['under30Uneducated']]) };
  const path = `/api/consultants/${staffIdOf(user)}/skills`;
  await desk(`${name} is said to speak`, { user: coordinator, method: 'PUT', path, body });
}
