import type { Load } from './erlang.ts';
import { Room } from './room.ts';
import { type RoomPlan, type Served, staffIdOf } from './room-plan.ts';

export interface KnownPlan extends Load {
  calls: number;
  seed: number;
  /** Seconds from the first ring for which a call is only the known consultant's. */
  cap: number;
}

export interface KnownFigures {
  /** Calls whose known consultant is at work, and the share of these that they answer: when they are waited for, and by chance. */
  known: number;
  answered: number;
  byChance: number;
  /** Calls that were answered later, by more than the cap, than had they themselves known nobody. */
  ownOver: number;
  /** Calls that were answered later, by more than the cap, than in the room in which nobody is waited for. */
  roomOver: number;
  /** Seconds of the latest by either of these. */
  worst: number;
  /** Calls that were skipped, or left with somebody idle, while they were anybody's: `isPassedOver` of the room. */
  passedOver: number;
  /** Calls that waited for a consultant who is not at work. */
  forAbsent: number;
  /** Mean seconds of waiting, and in the room in which nobody is waited for. */
  wait: number;
  plainWait: number;
}

/** One caller in ten knows somebody who is not at work that day. */
const away = 0.1;

/**
 * The same calls twice through the same room: once each waits for a consultant the caller knows, drawn evenly, and once nobody does. Every
 * call knows somebody, which costs most.
 */
export function knownFigures({ cap, ...plan }: KnownPlan): KnownFigures {
  const plain = play({ ...plan, knows: { cap: 0, whom: whomOf(plan) } });
  const served = play({ ...plan, knows: { cap, whom: whomOf(plan) } });
  const isAtWork = new Set(Array.from({ length: plan.consultants }, (_, index) => staffIdOf(index)));
  const known = served.filter((one) => one.known !== undefined && isAtWork.has(one.known));
  const absent = served.filter((one) => one.known !== undefined && !isAtWork.has(one.known));
  const later = served.map(({ wait }, call) => wait - (plain[call]?.wait ?? 0));
  const own = served.map(({ waitedForKnown }) => waitedForKnown);
  const isOver = (seconds: number) => Math.round(seconds * 1000) > cap * 1000;
  return {
    known: known.length,
    answered: share(known, (one) => one.by === one.known),
    byChance: share(known, ({ call }) => plain[call]?.by === plain[call]?.known),
    ownOver: own.filter(isOver).length,
    roomOver: later.filter(isOver).length,
    worst: [...own, ...later].reduce((most, one) => Math.max(most, one), 0),
    passedOver: served.filter(({ isPassedOver }) => isPassedOver).length,
    forAbsent: absent.filter(({ waitedForKnown }) => waitedForKnown > 0).length,
    wait: mean(served),
    plainWait: mean(plain),
  };
}

function whomOf({ consultants }: Load): (luck: number) => ReturnType<typeof staffIdOf> {
  return (luck) => staffIdOf(Math.floor((luck * consultants) / (1 - away)));
}

/** What became of each call, by its number. */
function play(plan: RoomPlan): Served[] {
  const served: Served[] = new Array(plan.calls);
  new Room(plan, (one) => {
    served[one.call] = one;
  }).play();
  return served;
}

function share(of: Served[], is: (one: Served) => boolean): number {
  return of.filter(is).length / of.length;
}

function mean(of: Served[]): number {
  return of.reduce((sum, { wait }) => sum + wait, 0) / of.length;
}
