import type { Leg } from './carrier/leg.ts';
import type { Message } from './carrier/rest.ts';
import type { RowChange } from './memory-rows.ts';

/** What one request to the store wrote, and the run that wrote it. */
export interface Commit {
  by: string;
  changes: readonly RowChange[];
}

/** Told of everything that can be seen from outside; what must always hold is looked at here. */
export interface Witness {
  committed(commit: Commit): void;
  said(leg: Leg, text: string): void;
  /** A leg of ours began to ring. */
  dialled(leg: Leg): void;
  /** Somebody was in a conference with nobody else for so long. */
  wasAlone(leg: Leg, milliseconds: number): void;
  sent(message: Message): void;
  /** Somebody at a desk got an answer from a run. */
  answered(by: string, status: number, code: string): void;
  /** A run failed with something that no fault explains. */
  failed(name: string, why: string): void;
}
