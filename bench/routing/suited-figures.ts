import type { Load } from './erlang.ts';
import { Room } from './room.ts';
import { type RoomPlan, type Served, staffIdOf } from './room-plan.ts';

interface SuitedPlan extends Load {
  calls: number;
  seed: number;
  /** Seconds for which a call waits for somebody who speaks its language. */
  wait: number;
  /** So many of the consultants speak English, and that share of the calls is in it. */
  speakers: number;
  share: number;
}

/** Of the calls in English, and of the others: in the room as it is, and in one where nobody is waited for or preferred. */
export interface SuitedFigures {
  english: number;
  /** Share of the calls in English that reached somebody who speaks it. */
  reached: number;
  byChance: number;
  /** Mean seconds of waiting. */
  wait: number;
  plainWait: number;
  othersWait: number;
  othersPlainWait: number;
}

/** The same calls twice through the same room. */
export function suitedFigures({ wait, speakers, share, ...plan }: SuitedPlan): SuitedFigures {
  const isEnglish = (luck: number) => luck < share;
  const skills = (index: number) => (index < speakers ? { languages: ['en' as const] } : {});
  const whom = (luck: number) => (isEnglish(luck) ? { language: 'en' as const } : undefined);
  const served = play({ ...plan, suits: { wait, skills, whom } });
  const plain = play(plan);
  const english = served.flatMap((one) => (one.suitedBy === undefined ? [] : [one.call]));
  const others = served.flatMap((one) => (one.suitedBy === undefined ? [one.call] : []));
  const isSpeaker = new Set(Array.from({ length: speakers }, (_, index) => staffIdOf(index)));
  const reached = (of: Served[]) => mean(english, (call) => Number(isSpeaker.has(of[call]?.by ?? 'staff_none')));
  const waits = (of: Served[]) => (call: number) => of[call]?.wait ?? 0;
  return {
    english: english.length,
    reached: reached(served),
    byChance: reached(plain),
    wait: mean(english, waits(served)),
    plainWait: mean(english, waits(plain)),
    othersWait: mean(others, waits(served)),
    othersPlainWait: mean(others, waits(plain)),
  };
}

/** What became of each call, by its number. */
function play(plan: RoomPlan): Served[] {
  const served: Served[] = new Array(plan.calls);
  new Room(plan, (one) => {
    served[one.call] = one;
  }).play();
  return served;
}

function mean(calls: readonly number[], of: (call: number) => number): number {
  return calls.reduce((sum, call) => sum + of(call), 0) / Math.max(calls.length, 1);
}
