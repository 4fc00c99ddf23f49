import type { Agenda } from './agenda.ts';
import type { Ledger } from './ledger.ts';
import type { PlayedLine } from './played-line.ts';

/** What every player reaches: the line from outside, the time, the common ledger. */
export interface World {
  line: PlayedLine;
  ledger: Ledger;
  agenda: Agenda;
  /** Epoch ms at which the line's clock stands. */
  now(): number;
  /** Called when a consultant has concluded a visit. */
  afterConclusion(visitId: string): Promise<void>;
}

export const consultants = ['konsulent1', 'konsulent2'];
export const second = 1000;
export const minute = 60 * second;
