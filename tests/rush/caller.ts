import type { Citizen } from '../line/citizen.ts';

/** What somebody who calls in a rush wants, with the keys they press one after another; `wait`: a moment for the prompt to be over. */
export const wishes = {
  talk: ['#', 'wait', '3'],
  callback: ['#', 'wait', '1', '1', '1'],
  meeting: ['#', 'wait', '2', '1'],
  nothing: ['#', 'wait'],
  silence: [],
} as const;
export type Wish = keyof typeof wishes;

/** Of twenty who call, so many want each. */
const twenty: readonly Wish[] = [
  ...Array<Wish>(12).fill('talk'),
  ...Array<Wish>(3).fill('callback'),
  ...Array<Wish>(2).fill('meeting'),
  ...Array<Wish>(2).fill('nothing'),
  'silence',
];

/** Seconds after which somebody hangs up who has chosen, and who waits or talks: a third of these run out of patience. */
const seconds = { chosen: 10, patience: 240 };

/** Somebody in a rush, played from one look to the next; `at` is seconds of the line's clock. */
export class Caller {
  readonly wish: Wish;
  private readonly citizen: Citizen;
  private readonly index: number;
  private step = 0;
  private begunAt = 0;

  constructor(citizen: Citizen, index: number) {
    this.citizen = citizen;
    this.index = index;
    // Twenty and seven have no divisor in common, so every wish comes in its share, mixed with the others.
    this.wish = twenty[(index * 7) % twenty.length] ?? 'talk';
  }

  async begins(at: number): Promise<void> {
    this.begunAt = at;
    await this.citizen.calls({ isTracked: false });
  }

  /** Does the next thing, and says whether the call is over. */
  async goesOn(at: number): Promise<boolean> {
    if (!(await this.citizen.isOnTheLine())) return true;
    const key = wishes[this.wish][this.step];
    if (key !== undefined) {
      this.step += 1;
      // Whoever is cut off in this moment presses a key that nobody hears.
      if (key !== 'wait') await this.citizen.presses(key).catch(() => undefined);
      return false;
    }
    if (at - this.begunAt < this.stays()) return false;
    await this.citizen.hangsUp().catch(() => undefined);
    return true;
  }

  /** Seconds: who waits or talks stays, but for every third. */
  private stays(): number {
    if (this.wish !== 'talk') return seconds.chosen;
    return this.index % 3 === 0 ? seconds.patience : Number.POSITIVE_INFINITY;
  }
}
