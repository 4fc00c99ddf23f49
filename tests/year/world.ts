import type { Line } from '../line/line-under-test.ts';
import type { Agenda } from './agenda.ts';
import type { Ledger } from './ledger.ts';

/** What every player reaches: the line from outside, the time, the common ledger. */
export interface World {
  line: Line;
  ledger: Ledger;
  agenda: Agenda;
  /** Epoch ms at which the line's clock stands. */
  now(): number;
  /** Called just before a consultant concludes a visit. */
  beforeConclusion(visitId: string): Promise<void>;
}

export const CONSULTANTS = ['konsulent1', 'konsulent2'];
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
