import { looksAgain } from './looks.ts';
import type { Outside } from './outside.ts';
import { PlayedDesk } from './played-desk.ts';

export interface ColleagueOptions extends Outside {
  now(): number;
}

/** Whose desk is played. */
const user = 'konsulent2';
/** A talk with the colleague is short: whoever tries the line wants to see the queue move. */
const talkMs = 45_000;

/** A consultant who takes calls by themselves, for as long as somebody on the start page wants it. */
export class Colleague {
  private readonly desk: PlayedDesk;
  private readonly now: () => number;
  private end: (() => void) | undefined;

  constructor({ now, ...outside }: ColleagueOptions) {
    this.desk = new PlayedDesk({ ...outside, user, talkMs: () => talkMs });
    this.now = now;
  }

  get isOn(): boolean {
    return this.end !== undefined;
  }

  async comesOn(): Promise<void> {
    if (this.isOn) return;
    this.end = looksAgain(() => this.desk.look(this.now()));
    await this.desk.comes();
  }

  async goesOff(): Promise<void> {
    if (!this.isOn) return;
    this.close();
    await this.desk.goes();
  }

  close(): void {
    this.end?.();
    this.end = undefined;
  }
}
