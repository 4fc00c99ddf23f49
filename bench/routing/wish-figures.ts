import type { StaffId } from '../../schemas/ids.ts';
import type { Load } from './erlang.ts';
import { Room } from './room.ts';
import { type Served, staffIdOf } from './room-plan.ts';

export interface WishPlan extends Load {
  calls: number;
  seed: number;
  /** Seconds for which a call waits for the consultant that the caller knows. */
  cap: number;
}

export interface WishFigures {
  /** Calls of somebody who wishes not to talk with one of the consultants, or with two. */
  wishing: number;
  /** Of these, rung at one whom they wish not to talk with. */
  rung: number;
  /** Calls that were skipped, or left with somebody idle who might have been rung for them. */
  passedOver: number;
  /** Mean seconds of waiting: of those who wish, and of the others. */
  wait: number;
  othersWait: number;
}

/**
 * Four in ten callers wish not to talk with one of the consultants, a quarter of these with two; all of them know somebody, and of the wishing
 * it is now and then the very one, as it is on the line until the moment of the wish.
 */
export function wishFigures({ cap, ...plan }: WishPlan): WishFigures {
  const served: Served[] = [];
  const staff = Array.from({ length: plan.consultants }, (_, index) => staffIdOf(index));
  const notWith = (luck: number): StaffId[] => {
    if (luck >= 0.4) return [];
    const at = Math.floor(luck * 1000);
    const most = luck < 0.1 ? 2 : 1;
    return [at, at + 1].slice(0, most).flatMap((index) => staff[index % staff.length] ?? []);
  };
  const knows = { cap, whom: (luck: number) => staff[Math.floor(luck * 7919) % staff.length] };
  new Room({ ...plan, knows, notWith }, (one) => served.push(one)).play();
  const wishing = served.filter((one) => one.notWith.length > 0);
  return {
    wishing: wishing.length,
    rung: wishing.filter(({ by, notWith: not }) => by !== undefined && not.includes(by)).length,
    passedOver: served.filter(({ isPassedOver }) => isPassedOver).length,
    wait: mean(wishing),
    othersWait: mean(served.filter((one) => one.notWith.length === 0)),
  };
}

function mean(of: Served[]): number {
  return of.reduce((sum, { wait }) => sum + wait, 0) / Math.max(of.length, 1);
}
