import { localDayOf } from '../../flows/calendar/local-time.ts';
import { hoursOn, isOpen, nextOpening } from '../../flows/calendar/opening-hours.ts';
import { allOf, itemOf, withEntities } from './items.ts';
import { type Move, type Outcome, play } from './play.ts';
import { after, policy, rejoinSeconds, rested, staffId, unit, type World } from './world.ts';

/** How many times are free: many, none, or one. */
const freeTimes = [4, 0, 1];
/** Later than a lost consultant can come back. */
const tooLate = rejoinSeconds + 10;
/** At most so many answers are borne at a prompt: of two arrangements each is asked about three times. */
const longest = 6;

/** A move as it was played, and the world in which it was. */
export interface Played {
  world: World;
  move: Move;
  outcome: Outcome;
}

/**
 * Plays a move in all circumstances in which it can end otherwise: while the line is open and closed, with and without a consultant on
 * duty, with free times and without. What the decision asks for, or does, tells which of them matter to it.
 */
export function playAll(world: World, move: Move): Played[] {
  const played = moments(world, move).flatMap((at) => playAt(world, { ...move, at }));
  const [first] = played;
  if (first?.move.at === undefined || !dependsOnHours(first, played)) return played;
  return [...played, ...playAt(world, { ...move, at: otherHours(first.move.at) })];
}

/** Shortly after, and when time has run out for whoever must come back, or when a call-back is due again. */
function moments({ items, callId, now }: World, { at, command }: Move): string[] {
  const call = itemOf(items, 'call', callId);
  const nextAt = itemOf(items, 'visit', call?.visitId)?.callback?.nextAt;
  const soon = at ?? after(now, 10);
  const isAttempt = command.type === 'endLeg' && call?.state.at !== 'ended' && nextAt !== undefined && nextAt > soon;
  return [soon, ...(call?.state.at === 'lost' ? [after(soon, tooLate)] : []), ...(isAttempt ? [nextAt] : [])];
}

/**
 * A decision that looks at the hours asks for the consultants while the line is closed, lets callers wait while it is open, and promises
 * to call at once or on another day.
 */
function dependsOnHours({ move: { command } }: Played, played: readonly Played[]): boolean {
  return played.some(({ outcome, world }) => {
    if (outcome.asked.has('consultants')) return true;
    if (!('world' in outcome)) return false;
    if (outcome.change.events.some(({ payload }) => payload.type === 'callbackPromised')) return true;
    const waits = itemOf(outcome.world.items, 'call', world.callId)?.state.at === 'waiting';
    return waits && command.type === 'citizenSays';
  });
}

/** When the line closes next, if it is open then, and opens next, if it is not. */
export function otherHours(at: string): string {
  const today = hoursOn(localDayOf(at), unit);
  if (isOpen(at, policy.openingHours)) return today?.closes ?? at;
  return today !== undefined && at < today.opens ? today.opens : nextOpening(localDayOf(at), unit).opens;
}

function playAt(world: World, move: Move & { at: string }): Played[] {
  const onDuty = playWith(withConsultant(world, move.at, 'available'), move);
  if (!onDuty.some(({ outcome }) => outcome.asked.has('consultants'))) return onDuty;
  return [...onDuty, ...playWith(withConsultant(world, move.at, 'off'), move)];
}

function playWith(world: World, move: Move): Played[] {
  const played: Played[] = [];
  for (const free of move.race === undefined && move.free === undefined ? freeTimes : [4]) {
    const now = playToTheEnd(world, { ...move, free });
    played.push(...now);
    if (!now.some(({ outcome }) => outcome.asked.has('sold'))) break;
  }
  return played;
}

/** Once, or until the prompt is left. */
function playToTheEnd(world: World, move: Move): Played[] {
  const played: Played[] = [{ world, move, outcome: play(world, move) }];
  const prompt = promptOf(world);
  while (move.toTheEnd === true && prompt !== undefined && played.length < longest) {
    const outcome = played.at(-1)?.outcome;
    if (outcome === undefined || !('world' in outcome) || promptOf(outcome.world) !== prompt) break;
    const call = itemOf(outcome.world.items, 'call', world.callId);
    const at = after(outcome.world.now, 10);
    const next = { ...move, at, command: { ...move.command, step: call?.step } } as Move;
    played.push({ world: outcome.world, move: next, outcome: play(outcome.world, next) });
  }
  return played;
}

export function promptOf({ items, callId }: World): string | undefined {
  const call = itemOf(items, 'call', callId);
  return call?.state.at === 'prompt' ? call.state.prompt : undefined;
}

const prepared = new WeakMap<World, Map<string, World>>();

/** Every desk has just been heard of; whom no call holds is rested, or off duty. */
function withConsultant(world: World, now: string, state: 'available' | 'off'): World {
  const known = prepared.get(world) ?? new Map<string, World>();
  prepared.set(world, known);
  const name = `${now} ${state}`;
  const found = known.get(name) ?? prepare(world, now, state);
  known.set(name, found);
  return found;
}

function prepare(world: World, now: string, state: 'available' | 'off'): World {
  const consultants = allOf(world.items, 'consultant').map((one) => {
    const isHeld = one.staffId !== staffId || one.state === 'reserved' || one.state === 'busy';
    return isHeld ? { ...one, aliveAt: now } : { ...rested(now, state), version: one.version };
  });
  const items = new Map([...world.items].filter(([, { entity }]) => entity !== 'availability'));
  return { ...world, items: withEntities(items, consultants) };
}
