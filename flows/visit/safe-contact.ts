import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';

/** Is the citizen in safe contact: nothing is sent, and we call only at a time that the citizen has agreed to? */
export function isSafeContact({ noMessages }: Pick<Visit, 'noMessages'>): boolean {
  return noMessages !== undefined;
}

/**
 * May the citizen be called at this moment? In safe contact only because of the citizen's own wish, and only in the window that the citizen
 * knows of: at any other time somebody else may take the telephone.
 */
export function mayRing(visit: Pick<Visit, 'noMessages' | 'callback'>, now: Instant): boolean {
  if (!isSafeContact(visit)) return true;
  const { callback } = visit;
  return callback?.kind === 'callback' && now < callback.until;
}
