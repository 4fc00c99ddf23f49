import type { Duty } from './items.ts';
import type { PureLine } from './pure-line.ts';

export type Deed = () => unknown;

/** What is to be done when, besides what falls due by itself. */
export class Agenda {
  private readonly line: PureLine;
  /** Sorted, the next one last. */
  private readonly open: { moment: number; deed: Deed }[] = [];

  constructor(line: PureLine) {
    this.line = line;
  }

  /** At a moment (epoch ms); what lies behind is done at once, and what lies after the end of the play never. */
  at(moment: number, deed: Deed): void {
    const due = Math.max(moment, this.line.now);
    let place = this.open.length;
    while (place > 0 && (this.open[place - 1]?.moment ?? 0) <= due) place -= 1;
    this.open.splice(place, 0, { moment: due, deed });
  }

  in(seconds: number, deed: Deed): void {
    this.at(this.line.now + seconds * 1000, deed);
  }

  async runUntil(end: number): Promise<void> {
    for (;;) {
      const next = this.open.at(-1);
      const duty = this.line.items.nextDuty();
      const dueAt = duty?.at ?? Number.POSITIVE_INFINITY;
      const moment = Math.min(next?.moment ?? Number.POSITIVE_INFINITY, dueAt);
      if (moment > end) break;
      this.line.now = Math.max(moment, this.line.now);
      if (duty !== undefined && dueAt === moment) this.doDuty(duty);
      else await this.open.pop()?.deed();
    }
    this.line.now = end;
  }

  /** Decides what is due; where it is due as before afterwards, nothing came of it. */
  private doDuty({ ref }: Duty): void {
    const { line } = this;
    line.asks({ type: 'fallDue', unitId: line.unit.unitId, ref });
    const next = line.items.nextDuty();
    if (next?.ref.id === ref.id && next.ref.entity === ref.entity && next.at <= line.now) line.items.passOver(next);
  }
}
