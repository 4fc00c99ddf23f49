import type { ContactState } from '../../../schemas/visit.ts';

/** What an event of the table means to the invariants. */
export interface EventFact {
  is: 'event';
  id: string;
  type: string;
  visitId: string | undefined;
  callId: string | undefined;
  /** The meeting that somebody is reminded of. */
  reminds: string | undefined;
  contact: { from: ContactState | undefined; to: ContactState; joined: boolean } | undefined;
  /** Every effect has its final outcome. */
  settled: boolean;
  /** What it adds to the report: day, counter, by how much. */
  additions(): { day: string; counter: string; by: number }[];
}
