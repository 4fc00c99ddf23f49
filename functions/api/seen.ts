import type { Staff } from '../../schemas/staff.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';

/** Who asks, and by what rules and clock they are answered. */
export interface Seen {
  unit: Unit;
  policy: Policy;
  now: string;
  /** Intake sees the case but not what was answered. */
  staff: Staff;
}

/** May whoever asks know what was answered, and so what follows from it: flags and their procedures? */
export function seesAnswers({ staff }: Pick<Seen, 'staff'>): boolean {
  return staff.role === 'consultant' || staff.role === 'coordinator';
}
