import type { Agenda, Doing } from './agenda.ts';
import type { Careless } from './careless.ts';
import type { Ledger } from './ledger.ts';
import type { PlayedLine } from './played-line.ts';
import type { Rules } from './rules.ts';

/** What every player reaches: the line from outside, the time, the common ledger. */
export interface World {
  line: PlayedLine;
  rules: Rules;
  ledger: Ledger;
  agenda: Agenda;
  careless: Careless;
  /** Outcomes that nobody has written down: what is to be done by whoever finds the open matter, by its id. */
  forgotten: Map<string, Doing>;
  /** Epoch ms at which the line's clock stands. */
  now(): number;
  /** Called when a consultant has concluded a visit. */
  afterConclusion(visitId: string): Promise<void>;
}

export const consultants = ['konsulent1', 'konsulent2'];
export const second = 1000;
export const minute = 60 * second;
