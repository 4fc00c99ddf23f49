import type { StaffReply } from '../front.ts';
import { deskUsers } from './cast.ts';
import { type Deed, post } from './deed.ts';

/** Long enough for a window of ten minutes to close now and then. */
const later = { least: 1_000, most: 12 * 60_000 };

/** Does something once more after a while, from the page that was open then. */
export function laterOn(deed: Deed, what: string, run: (deed: Deed) => unknown): void {
  const { luck, name, world } = deed;
  const told = `${name} ${what}`;
  const at = world.scheduler.now() + luck.between(later.least, later.most);
  world.scheduler.at(at, told, () => void run({ ...deed, name: told }));
}

/** Posts as careless people do: now and then a colleague does the same at the same moment, or somebody once more later. */
export async function postCarelessly(deed: Deed, path: string, body: object): Promise<StaffReply> {
  const { luck, name } = deed;
  const other = luck.pick(deskUsers);
  if (luck.chance(0.15)) laterOn(deed, 'once more', (again) => post({ ...again, user: other }, path, body));
  const isBeside = luck.chance(0.1);
  const own = post(deed, path, body);
  if (isBeside) void post({ ...deed, name: `${name} beside`, user: other }, path, body);
  return own;
}
