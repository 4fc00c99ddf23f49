import { omit } from '../../flows/case/omit.ts';
import { isOpenContact } from '../../flows/visit/contact.ts';
import type { Call, CallState } from '../../schemas/call.ts';
import { playAll, promptOf } from './circumstances.ts';
import { allOf, itemOf, withEntities } from './items.ts';
import { movesOf } from './moves/moves.ts';
import { configurationOf, detailsOf } from './name.ts';
import type { Move } from './play.ts';
import { isLive, type Step } from './step.ts';
import { emptyWorld, type World } from './world.ts';

/** A configuration: the first world that was met of it, and the shortest way there. */
export interface Place {
  name: string;
  world: World;
  way: string;
  /** Another world of the same configuration, which differs in what is held not to matter. */
  twin?: World;
}

/** What leads from one place to another, both by their number. */
export interface Edge {
  from: number;
  to: number;
  label: string;
  pressed: string | undefined;
}

export interface Walk {
  places: Place[];
  edges: Edge[];
  /** Commands tried. */
  steps: number;
  /** Worlds met, told apart by everything but times and ids: with a call that is live, and with one that has ended. */
  met: { live: number; ended: number };
}

/** Judges a step. `isNew`: it led where nobody had been. */
export type Judge = (step: Step, isNew: boolean) => void;

/** Visits every configuration in reach by a shortest way and tries every command there, in all circumstances that matter to it. */
export function walk(judge: Judge): Walk {
  const atlas = new Atlas();
  const edges: Edge[] = [];
  let steps = 0;
  atlas.meet(emptyWorld(), 'before');
  for (let from = 0; from < atlas.places.length; from += 1) {
    const { world, way } = atlas.places[from] as Place;
    for (const move of movesOf(world)) {
      const to = `${way} > ${move.label}`;
      for (const played of tell(to, () => playAll(world, move))) {
        steps += 1;
        const step: Step = { way, move: played.move, before: played.world, outcome: played.outcome };
        const next = nextOf(step);
        const known = atlas.places.length;
        const place = next === undefined ? undefined : atlas.meet(next, to);
        if (place !== undefined) edges.push({ from, to: place, label: move.label, pressed: move.pressed });
        judge(step, place === known);
      }
    }
  }
  return { places: atlas.places, edges, steps, met: atlas.met() };
}

class Atlas {
  readonly places: Place[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly details = { live: new Set<string>(), ended: new Set<string>() };

  /** The number of the place that this world is. */
  meet(world: World, way: string): number {
    const name = configurationOf(world);
    const details = detailsOf(world);
    this.details[isLive(itemOf(world.items, 'call', world.callId)) ? 'live' : 'ended'].add(details);
    const known = this.numbers.get(name);
    const place = known === undefined ? undefined : this.places[known];
    if (known !== undefined && place !== undefined) {
      if (place.twin === undefined && detailsOf(place.world) !== details) place.twin = world;
      return known;
    }
    this.numbers.set(name, this.places.length);
    return this.places.push({ name, world, way }) - 1;
  }

  met(): Walk['met'] {
    return { live: this.details.live.size, ended: this.details.ended.size };
  }
}

function tell<Result>(way: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw new Error(way, { cause: error });
  }
}

/** Where the walk goes on: in the same call, or in the one that follows it. Not where two calls of one citizen run side by side. */
export function nextOf({ before, move, outcome }: Step): World | undefined {
  if ('refused' in outcome || move.isLast === true || (move.isStaffs === true && before.staffed)) return undefined;
  const world = forgetful(outcome.world);
  const staffed = before.staffed || move.isStaffs === true;
  const next = allOf(world.items, 'call').find((call) => isLive(call) && isNew(call, before, move));
  const told = isToldAnew(world) ? undefined : (confirmedIn(world) ?? stillConfirmed(before));
  if (next === undefined) return { ...world, staffed, confirmed: told };
  if (isLive(itemOf(world.items, 'call', before.callId))) return undefined;
  return { ...world, callId: next.callId, staffed: false, confirmed: undefined };
}

/**
 * What would only make fewer things possible is forgotten: the key that was heard last at the static document, and for how long a talk has
 * been lost. In each next move the consultant may still come back, or no longer. How much of a code came before a pause is forgotten as well:
 * one digit stands for all.
 */
function forgetful(world: World): World {
  const call = itemOf(world.items, 'call', world.callId);
  if (call === undefined) return world;
  const state = shortened(lostNow(call.state, world.now));
  if (call.fallbackKey === undefined && state === call.state) return world;
  return { ...world, items: withEntities(world.items, [{ ...omit(call, 'fallbackKey'), state }]) };
}

function shortened(state: CallState): CallState {
  return state.at === 'prompt' && state.part !== undefined && state.part !== '6' ? { ...state, part: '6' } : state;
}

function lostNow(state: CallState, now: string): CallState {
  if (state.at === 'lost') return { ...state, since: now };
  return 'lost' in state && state.lost !== undefined ? { ...state, lost: { ...state.lost, since: now } } : state;
}

/** What was told before; nothing once the case is closed, since what is chosen then is another contact's. */
function stillConfirmed({ items, callId, confirmed }: World): World['confirmed'] {
  const visit = itemOf(items, 'visit', itemOf(items, 'call', callId)?.visitId);
  return visit !== undefined && isOpenContact(visit) ? confirmed : undefined;
}

/** Has the caller just been told that what stood is cancelled, or what stands in the case behind the code, if anything does? */
function isToldAnew(world: World): boolean {
  const { reason = 'first' } = itemOf(world.items, 'call', world.callId) ?? {};
  return (
    promptOf(world) === 'arranged' ||
    ['callbackCancelled', 'meetingCancelled', 'nothingArranged', 'codeFound'].includes(reason)
  );
}

/** What the caller has just been told as settled. */
function confirmedIn(world: World): World['confirmed'] {
  const prompt = promptOf(world);
  if (prompt === 'promised') return 'callback';
  return prompt === 'booked' ? 'meeting' : undefined;
}

function isNew({ callId }: Call, before: World, { given = [] }: Move): boolean {
  const isGiven = given.some((one) => one.entity === 'call' && one.callId === callId);
  return !isGiven && itemOf(before.items, 'call', callId) === undefined;
}
