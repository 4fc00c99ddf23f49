import type { Days } from '../past/days.ts';
import type { Past } from '../past/past.ts';

export interface Told {
  past: Past;
  days: Days;
  /** Where the demo begins, epoch ms; what lies after it is left to whoever tries the line. */
  now: number;
}

/** What somebody does in the demo's last days: everything is put on the agenda of the past. */
export type Story = (told: Told) => void;
