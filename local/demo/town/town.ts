import { localDayOf } from '../../../flows/calendar/local-time.ts';
import type { Unit } from '../../../schemas/unit.ts';
import { morningOf } from '../moved-clock.ts';
import type { Outside } from '../outside.ts';
import { type Luck, luckFrom, personBy } from '../past/people.ts';
import { PlayedDesk } from '../played-desk.ts';
import { Caller } from './caller.ts';
import { nextIntent } from './wishes.ts';

export interface TownOptions extends Outside {
  unit: Unit;
  /** Users whose desks are played. */
  colleagues: readonly string[];
  /** Tells whoever started it how it goes. */
  say(line: string): void;
}

/** A town rings for one day at most, and no more often than this. */
export const mostCalls = 100;
/** Nobody begins to call while so many are on the line. */
const mostAtOnce = 30;
/** Seconds: until the first call; and after the last one nobody waits longer for the line to be empty. */
const seconds = { untilFirst: 10, untilEmpty: 1800 };
const talkS = { least: 120, most: 420 };
const hourMs = 3_600_000;
/** Numbers of the people of a town: each day has its own, and none is of the past that a demo begins with. */
const people = { first: 1000, days: 29 };

export type TownState = 'off' | 'waiting' | 'ringing' | 'emptying';

/** A town that rings through one day of the line, and colleagues who answer it. It stops by itself. */
export class Town {
  private readonly options: TownOptions;
  private readonly desks: PlayedDesk[];
  private state: TownState = 'off';
  private perHour = 0;
  private callers: Caller[] = [];
  private begun = 0;
  /** How many had called before, if it has been on before. */
  private before = 0;
  private day = '';
  /** One for who calls and one for how long is talked, so that a day's callers are the same whoever answers. */
  private luck: Luck = luckFrom(0);
  private talkLuck: Luck = luckFrom(1);
  /** Epoch ms: when the next one calls; or, once it is emptying, when it ends at the latest. */
  private nextAt = 0;

  constructor(options: TownOptions) {
    this.options = options;
    const talkMs = () => this.talkLuck.between(talkS.least, talkS.most) * 1000;
    this.desks = options.colleagues.map((user) => new PlayedDesk({ ...options, user, talkMs }));
  }

  get isOn(): boolean {
    return this.state !== 'off';
  }

  /** `called`: so many since it last began. */
  get shown(): { state: TownState; called: number } {
    return { state: this.state, called: this.begun };
  }

  /** From now on, or from the moment on at which the line opens. */
  begins(perHour: number, now: number): void {
    this.perHour = perHour;
    this.before += this.begun;
    this.begun = 0;
    this.state = 'waiting';
    const { isOpen, nextMorning } = morningOf(this.options.unit, iso(now));
    if (isOpen) return;
    this.options.say(
      `town       the line is closed: it begins to ring when the line opens, ${told(nextMorning)}. The start page moves the clock there.`,
    );
  }

  /** Nobody calls any more; who is on the line is answered first. */
  ends(now: number): void {
    if (this.state === 'waiting') this.state = 'off';
    if (this.state !== 'ringing') return;
    this.state = 'emptying';
    this.nextAt = now + seconds.untilEmpty * 1000;
  }

  /** One look at everybody, and what they do at this moment (epoch ms). */
  async look(now: number): Promise<void> {
    if (this.state === 'waiting' && morningOf(this.options.unit, iso(now)).isOpen) await this.opens(now);
    if (this.state === 'off' || this.state === 'waiting') return;
    if (this.state === 'ringing') await this.rings(now);
    const over = await Promise.all(this.callers.map((caller) => caller.goesOn(now)));
    this.callers = this.callers.filter((_, index) => over[index] !== true);
    // Whoever meets a fault looks again the next time, and holds up nobody else.
    await Promise.allSettled(this.desks.map((desk) => desk.look(now)));
    const isEmpty = this.callers.length === 0 && this.desks.every(({ isIdle }) => isIdle);
    if (this.state === 'emptying' && (isEmpty || now >= this.nextAt)) await this.closes();
  }

  private async opens(now: number): Promise<void> {
    this.day = localDayOf(iso(now));
    this.luck = luckFrom(Date.parse(this.day) + this.before);
    this.talkLuck = luckFrom(this.before);
    this.nextAt = now + seconds.untilFirst * 1000;
    for (const desk of this.desks) await desk.comes();
    this.state = 'ringing';
    const who = this.desks.map(({ user }) => user).join(', ');
    this.options.say(
      `town       ${this.perHour} calls an hour until the line closes, ${mostCalls} at most; answered by ${who}`,
    );
  }

  private async rings(now: number): Promise<void> {
    const isToday = localDayOf(iso(now)) === this.day && morningOf(this.options.unit, iso(now)).isOpen;
    if (!isToday || this.begun >= mostCalls) return this.ends(now);
    if (now < this.nextAt || this.callers.length >= mostAtOnce) return;
    // As chance has it, but nobody waits for longer than three times as long as on average.
    const gap = Math.min(3, -Math.log(1 - this.luck.next())) * (hourMs / this.perHour);
    this.nextAt = now + gap;
    const caller = this.nextCaller();
    await caller.begins(now);
    this.callers.push(caller);
  }

  private nextCaller(): Caller {
    const ofDay = (Date.parse(this.day) / (24 * hourMs)) % people.days;
    // Nobody under 30: their education decides the category, and a played desk knows one only.
    const person = personBy(people.first + ofDay * mostCalls + this.before + this.begun, false);
    this.begun += 1;
    return new Caller({ ...this.options, ...person, calls: this.options.unit.number, intent: nextIntent(this.luck) });
  }

  private async closes(): Promise<void> {
    this.state = 'off';
    for (const caller of this.callers) await caller.hangsUp();
    this.callers = [];
    await Promise.allSettled(this.desks.map((desk) => desk.goes()));
    this.options.say(`town       over: ${this.begun} have called. The lists and the report say what became of them.`);
  }
}

const moment = new Intl.DateTimeFormat('en-GB', {
  ...({ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const),
  timeZone: 'Europe/Copenhagen',
});

/** As it stands on a clock in Denmark. */
function told(at: string): string {
  return moment.format(new Date(at));
}

function iso(now: number): string {
  return new Date(now).toISOString();
}
