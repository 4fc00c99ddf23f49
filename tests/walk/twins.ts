import { playAll, promptOf } from './circumstances.ts';
import { movesOf } from './moves/moves.ts';
import { configurationOf } from './name.ts';
import { nextOf, type Place } from './walk.ts';
import type { World } from './world.ts';

/** A way that hangs on what no name says: whether a talk was noted since the call joined the case decides whether another's code takes it out of it. */
const unnamed: Readonly<Record<string, string>> = { ownCode: "somebody else's code" };

/** Where each command leads from a world, other than back to itself. */
function waysFrom(world: World): string[] {
  const own = seenIn(configurationOf(world));
  const ways = new Set<string>();
  const left = unnamed[promptOf(world) ?? ''];
  for (const move of movesOf(world).filter(({ label }) => label !== left)) {
    for (const { move: played, world: before, outcome } of playAll(world, move)) {
      const next = nextOf({ way: '', move: played, before, outcome });
      const seen = next === undefined ? own : seenIn(configurationOf(next));
      if (seen !== own) ways.add(`${move.label} > ${seen}`);
    }
  }
  return [...ways].toSorted();
}

/** Where a name says how the case was found: what is seen of it is whether 4 asks for the code, and what another's code leads to. */
const codeKeyed = 4;

/** Where a name says of a call that has ended whether the case has a telephone, which no name says before. */
const ofTelephone = 2;

/** Where a name says what is promised: how often it was tried is counted when we call, which no name of a call that came in says. */
const ofPromise = 3;

/** Where a name says whether there is a meeting and whether there was a talk, of which the second is looked at. */
const ofMeeting = 2;

/**
 * A name as the next step shows it: whom the call holds makes no difference at a prompt and is seen again once it is left; how many times
 * are read out, which windows, whether a call-back is due by now, and whether a meeting has begun, which another choice replaces only before
 * that, hang on the day and the hour.
 */
function seenIn(name: string): string {
  if (name === 'nothing yet') return name;
  const [call, visit] = JSON.parse(name) as [unknown[], unknown[]];
  const [prompt] = call;
  const isOfTheHour = (place: number) =>
    (prompt === 'meetingTimes' && place === 1) || (prompt === 'callbackTimes' && place === 3);
  const isOfTelephone = (place: number) => prompt === 'ended' && place >= ofTelephone;
  const shown = call.filter((_, place) => place !== codeKeyed && !isOfTheHour(place) && !isOfTelephone(place));
  const isClosed = visit[0] === 'closed';
  const standing = visit.map((fact, place) => {
    // Whether a promise is kept beyond the conclusion hangs on when it was made.
    if (place === ofPromise) return isClosed || fact !== null;
    return Array.isArray(fact) ? fact[place === ofMeeting ? 1 : 0] : fact;
  });
  return JSON.stringify([shown, standing]);
}

/** What leads elsewhere from the twin of a place than from the place itself. */
export function differencesOf({ world, twin }: Place): string[] {
  if (twin === undefined) return [];
  const [here, there] = [waysFrom(world), waysFrom({ ...twin, staffed: world.staffed })];
  return [...here.filter((way) => !there.includes(way)), ...there.filter((way) => !here.includes(way))];
}
