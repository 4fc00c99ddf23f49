import { Room } from './room.ts';
import type { RoomPlan } from './room-plan.ts';

export interface RoomFigures {
  /** Mean seconds of waiting, of all who called. */
  wait: number;
  /** Half the width of its 95 % interval, as a share of it. */
  give: number;
  abandoned: number;
}

/** Calls from an empty room on that are not counted, as a share. */
const warmUp = 0.01;
/** Stretches of calls, each so long that it knows nothing of the one before; 2.06: Student's t for as many less one. */
const stretches = 26;
const t = 2.06;

/** Plays a room and takes its means, once the empty beginning is forgotten. */
export function figuresOf(plan: RoomPlan): RoomFigures {
  const first = Math.floor(plan.calls * warmUp);
  const counted = plan.calls - first;
  const waits = Array.from({ length: stretches }, () => ({ sum: 0, count: 0 }));
  let gaveUp = 0;
  new Room(plan, ({ call, wait, by }) => {
    const stretch = waits[Math.floor(((call - first) * stretches) / counted)];
    if (stretch === undefined) return;
    stretch.sum += wait;
    stretch.count += 1;
    if (by === undefined) gaveUp += 1;
  }).play();
  const means = waits.map(({ sum, count }) => sum / count);
  const wait = means.reduce((sum, mean) => sum + mean, 0) / stretches;
  const variance = means.reduce((sum, mean) => sum + (mean - wait) ** 2, 0) / (stretches - 1);
  return { wait, give: (t * Math.sqrt(variance / stretches)) / wait, abandoned: gaveUp / counted };
}
