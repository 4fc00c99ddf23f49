import { addDays, localDayOf } from '../../flows/calendar/local-time.ts';
import { hoursOn, workingDayAfter } from '../../flows/calendar/opening-hours.ts';
import { Room, windowWithRoom } from '../../flows/callback/room.ts';
import { callbackWindow, type Window } from '../../flows/callback/window.ts';
import { pickPair } from '../../flows/routing/pick.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Promised, QueueEntry } from '../../schemas/queue.ts';
import type { Availability } from '../../schemas/staff.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { createDraws, type Drawn } from './draws.ts';
import { staffIdOf } from './room-plan.ts';

export interface WindowYear {
  unit: Unit;
  days: number;
  consultants: number;
  /** Mean seconds of a talk with what is written after it. */
  handling: number;
  /** A mean opening hour; on Mondays half as much again, and on Fridays half as much less. */
  asksPerHour: number;
  callsPerHour: number;
  seed: number;
  /** Whether a window is promised only where it can be kept, or as if nobody else had been promised one. */
  isModelled: boolean;
}

export interface WindowFigures {
  asked: number;
  kept: number;
  /** Promised a window of the same or of the next working day. */
  soon: number;
}

/** A promise that stands, or a caller who waits on the line. */
interface One extends QueueEntry {
  handling: number;
  window?: Window;
}

const begins: LocalDay = '2021-01-04';
const weekday = [0.5, 1.5, 1, 1, 1, 0.5, 0.5];

function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** A year of an office on a driven clock: windows and order are the line's own, chance is only in who comes when, and for how long. */
export function playWindowYear(plan: WindowYear): WindowFigures {
  const figures: WindowFigures = { asked: 0, kept: 0, soon: 0 };
  const asks = createDraws({ perHour: plan.asksPerHour, handling: plan.handling, seed: plan.seed });
  const calls = createDraws({ perHour: plan.callsPerHour, handling: plan.handling, seed: plan.seed + 1 });
  let standing: One[] = [];
  for (let index = 0, day = begins; index < plan.days; index += 1, day = addDays(day, 1)) {
    const hours = hoursOn(day, plan.unit);
    if (hours === undefined) continue;
    const [opens, closes] = [Date.parse(hours.opens), Date.parse(hours.closes)];
    const rush = weekday[new Date(opens).getUTCDay()] ?? 1;
    const coming = [
      ...arrivals(asks, { opens, closes, rush }).map((one) => ({ ...one, isAsk: true })),
      ...arrivals(calls, { opens, closes, rush }).map((one) => ({ ...one, isAsk: false })),
    ].toSorted((a, b) => a.at - b.at);
    standing = new Day({ plan, opens, closes, coming, standing, figures }).play();
  }
  return figures;
}

interface Hours {
  opens: number;
  closes: number;
}

interface Arrival {
  at: number;
  handling: number;
}

function arrivals(draw: () => Drawn, { opens, closes, rush }: Hours & { rush: number }): Arrival[] {
  const found: Arrival[] = [];
  for (let at = opens; ; ) {
    const { gap, handling } = draw();
    at += gap / rush;
    if (at >= closes) return found;
    found.push({ at, handling });
  }
}

interface DayPlan extends Hours {
  plan: WindowYear;
  coming: (Arrival & { isAsk: boolean })[];
  standing: One[];
  figures: WindowFigures;
}

/** A day from one event to the next. */
class Day {
  private readonly of: DayPlan;
  private readonly free: Availability[];
  private waiting: One[];
  private busy: { until: number; staffId: StaffId }[] = [];
  private now: number;

  constructor(of: DayPlan) {
    this.of = of;
    this.now = of.opens;
    this.waiting = of.standing;
    this.free = Array.from({ length: of.plan.consultants }, (_, index) => this.idle(staffIdOf(index)));
  }

  /** Gives the promises that stand at its end; who waits on the line at closing is talked with. */
  play(): One[] {
    for (; this.now < this.of.closes; this.now = this.next()) {
      this.endTalks();
      this.come();
      while (this.take());
    }
    return this.waiting.filter(({ window }) => window !== undefined);
  }

  private next(): number {
    const { closes, coming } = this.of;
    const moments = [
      coming[0]?.at ?? closes,
      ...this.busy.map(({ until }) => until),
      ...this.waiting.map(({ placeAt }) => Date.parse(placeAt)),
    ];
    return Math.min(closes, ...moments.filter((at) => at > this.now));
  }

  private endTalks(): void {
    for (const { until, staffId } of this.busy) if (until <= this.now) this.free.push(this.idle(staffId));
    this.busy = this.busy.filter(({ until }) => until > this.now);
  }

  private come(): void {
    const { coming, closes } = this.of;
    while ((coming[0]?.at ?? closes) <= this.now) {
      const one = coming.shift();
      if (one !== undefined) this.waiting.push(one.isAsk ? this.promise(one) : entry(one, instant(one.at), 'inbound'));
    }
  }

  /** Somebody who is free takes the first who is due; nothing where nobody is free, or nobody due. */
  private take(): boolean {
    const now = instant(this.now);
    const due = this.waiting
      .filter(({ placeAt }) => placeAt <= now)
      .toSorted((a, b) => (a.placeAt < b.placeAt ? -1 : 1));
    const pair = pickPair({ waiting: due, available: this.free, now });
    const taken = due.find(({ callId }) => callId === pair?.callId);
    if (pair === undefined || taken === undefined) return false;
    this.waiting = this.waiting.filter((one) => one !== taken);
    this.free.splice(
      this.free.findIndex(({ staffId }) => staffId === pair.staffId),
      1,
    );
    this.busy.push({ until: this.now + taken.handling, staffId: pair.staffId });
    if (taken.window !== undefined && now <= taken.window.until) this.of.figures.kept += 1;
    return true;
  }

  private promise(one: Arrival): One {
    const { plan, figures } = this.of;
    const now = instant(one.at);
    const promised = this.waiting.flatMap(({ callId, window }): Promised[] =>
      window === undefined ? [] : [{ entity: 'promised', unitId: 'room', visitId: `visit_${callId}`, ...window }],
    );
    const room = new Room(plan.unit, now, promised);
    const window = plan.isModelled ? windowWithRoom(plan.unit, now, { room }) : callbackWindow(now, plan.unit);
    figures.asked += 1;
    if (localDayOf(window.until) <= workingDayAfter(localDayOf(now), plan.unit)) figures.soon += 1;
    return { ...entry(one, window.from, 'callback'), window };
  }

  private idle(staffId: StaffId): Availability {
    return { entity: 'availability', unitId: 'room', staffId, idleFrom: instant(this.now) };
  }
}

/** Nobody else comes in the same millisecond by the same way. */
function entry({ at, handling }: Arrival, placeAt: Instant, direction: 'inbound' | 'callback'): One {
  return { entity: 'queueEntry', unitId: 'room', placeAt, callId: `call_${direction}${at}`, direction, handling };
}
