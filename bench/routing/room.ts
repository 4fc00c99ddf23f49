import { mayTalk } from '../../flows/routing/not-with.ts';
import { pickPair } from '../../flows/routing/pick.ts';
import type { Skills } from '../../flows/routing/suited.ts';
import type { CallId, StaffId } from '../../schemas/ids.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { Availability } from '../../schemas/staff.ts';
import { createDraws } from './draws.ts';
import { instantOf, type RoomPlan, type Served, staffIdOf, type Waiting } from './room-plan.ts';

/**
 * A room of consultants on a clock that is driven from one event to the next. Who is rung for whom is decided by `pickPair` of the line, on
 * the two lists in the order of the store; chance is only in who calls when, for how long and with what patience.
 */
export class Room {
  private readonly plan: RoomPlan;
  private readonly draw;
  private readonly waiting: Waiting[] = [];
  private readonly available: Availability[] = [];
  private readonly there: ReadonlySet<StaffId>;
  private readonly onDuty: readonly (Skills & { staffId: StaffId })[];
  private readonly ends: { at: number; staffId: StaffId }[] = [];
  private readonly told: (served: Served) => void;
  private now = 0;
  private nextAt = 0;
  private come = 0;

  constructor(plan: RoomPlan, told: (served: Served) => void) {
    this.plan = plan;
    this.told = told;
    this.draw = createDraws(plan);
    const staff = Array.from({ length: plan.consultants }, (_, index) => index);
    this.onDuty = staff.map((index) => ({ staffId: staffIdOf(index), ...plan.suits?.skills(index) }));
    this.there = new Set(this.onDuty.map(({ staffId }) => staffId));
    for (const { staffId } of this.onDuty) this.frees(staffId);
  }

  /** Until as many have called as the plan says and nobody waits any more. */
  play(): void {
    while (this.come < this.plan.calls || this.waiting.length > 0) {
      this.now = this.nextEvent();
      this.endTalks();
      this.giveUp();
      if (this.now === this.nextAt) this.arrive();
      this.match();
    }
  }

  private nextEvent(): number {
    let at = this.nextAt;
    for (const end of this.ends) at = Math.min(at, end.at);
    for (const { givesUpAt, until, widensAt } of this.waiting)
      at = Math.min(at, givesUpAt, ...[until, widensAt].filter((one) => one > this.now));
    return at;
  }

  private frees(staffId: StaffId): void {
    const skills = this.onDuty.find((one) => one.staffId === staffId);
    this.available.push({ ...skills, entity: 'availability', unitId: 'room', staffId, idleFrom: instantOf(this.now) });
  }

  private endTalks(): void {
    for (let index = this.ends.length - 1; index >= 0; index -= 1) {
      const end = this.ends[index];
      if (end === undefined || end.at > this.now) continue;
      this.ends.splice(index, 1);
      this.frees(end.staffId);
    }
  }

  private giveUp(): void {
    for (let index = this.waiting.length - 1; index >= 0; index -= 1) {
      const one = this.waiting[index];
      if (one !== undefined && one.givesUpAt <= this.now) this.leaves(one, undefined);
    }
  }

  private arrive(): void {
    const { gap, handling, patience, luck } = this.draw();
    const { knows, suits } = this.plan;
    const suitedBy = suits?.whom(luck);
    const widensAt = suitedBy === undefined ? this.now : this.now + (suits?.wait ?? 0) * 1000;
    const notWith = this.plan.notWith?.(luck) ?? [];
    const callId: CallId = `call_${this.come}`;
    const known = knows?.whom(luck);
    const cap = known === undefined ? 0 : (knows?.cap ?? 0);
    const until = this.now + cap * 1000;
    this.waiting.push({
      entity: 'queueEntry',
      unitId: 'room',
      placeAt: instantOf(this.now),
      callId,
      direction: 'inbound',
      // Where nobody is waited for, nobody is rung first for being known either.
      ...(known !== undefined && cap > 0 && { owner: { staffId: known, until: instantOf(until) } }),
      ...(notWith.length > 0 && { notWith }),
      ...(suitedBy !== undefined && { suitedBy: { ...suitedBy, until: instantOf(widensAt) } }),
      call: this.come,
      known,
      at: this.now,
      handling,
      givesUpAt: this.now + patience,
      until,
      widensAt,
      couldAt: undefined,
      isPassedOver: false,
    });
    this.come += 1;
    this.nextAt = this.come < this.plan.calls ? this.now + gap : Number.POSITIVE_INFINITY;
  }

  private match(): void {
    while (this.waiting.length > 0 && this.available.length > 0) {
      this.askAsUnknown();
      const picked = this.pick(this.waiting);
      const index = this.waiting.findIndex(({ callId }) => callId === picked?.callId);
      this.passOver(index === -1 ? this.waiting.length : index);
      const one = this.waiting[index];
      if (one === undefined || picked === undefined) return;
      this.leaves(one, picked.staffId);
    }
  }

  private pick(waiting: readonly QueueEntry[]) {
    const { available, there, onDuty } = this;
    return pickPair({ waiting, available, there, onDuty, now: instantOf(this.now) });
  }

  /** Notes which calls would be given to somebody now if they, each alone, were nobody's. */
  private askAsUnknown(): void {
    for (const [index, one] of this.waiting.entries()) {
      if (one.owner === undefined || one.couldAt !== undefined) continue;
      const { owner: _known, ...unknown } = one;
      if (this.pick(this.waiting.with(index, unknown as Waiting))?.callId === one.callId) one.couldAt = this.now;
    }
  }

  /**
   * One of those who are free is given to the call behind so many others, or to nobody. None of these was to be skipped if it is anybody's, nor
   * left with somebody idle whom no call before it can have been kept for.
   */
  private passOver(count: number): void {
    const isTaken = count < this.waiting.length;
    let kept = 0;
    for (const one of this.waiting.slice(0, count)) {
      const isAnybodys = one.owner === undefined || one.until <= this.now || !this.there.has(one.owner.staffId);
      const may = mayTalk(this.available, one.notWith).length;
      if (!isAnybodys) kept += 1;
      else if ((isTaken && one.notWith === undefined) || kept < may) one.isPassedOver = true;
    }
  }

  private leaves(one: Waiting, by: StaffId | undefined): void {
    this.waiting.splice(this.waiting.indexOf(one), 1);
    if (by !== undefined) {
      this.available.splice(
        this.available.findIndex(({ staffId }) => staffId === by),
        1,
      );
      this.ends.push({ at: this.now + one.handling, staffId: by });
    }
    const { call, at, known, notWith = [], suitedBy, couldAt, isPassedOver } = one;
    this.told({
      call,
      wait: (this.now - at) / 1000,
      by,
      known,
      notWith,
      suitedBy,
      waitedForKnown: couldAt === undefined ? 0 : (this.now - couldAt) / 1000,
      isPassedOver,
    });
  }
}
