import type { Role, Staff } from '../../schemas/staff.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';

/** Who asks, and by what rules and clock they are answered. */
export interface Seen {
  unit: Unit;
  policy: Policy;
  now: string;
  /** Intake sees the case but not what was answered. */
  staff: Staff;
}

/** Those who may know what was answered, and so what follows from it: flags and their procedures. */
export const seers: readonly Role[] = ['consultant', 'coordinator'];

/** May whoever asks know what was answered? */
export function seesAnswers({ staff }: Pick<Seen, 'staff'>): boolean {
  return seers.includes(staff.role);
}
