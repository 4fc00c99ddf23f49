import type { Visit } from '../../schemas/visit.ts';

/** Is the citizen in safe contact: nothing is sent, and we call only at a time that the citizen has agreed to? */
export function isSafeContact({ noMessages }: Pick<Visit, 'noMessages'>): boolean {
  return noMessages !== undefined;
}
