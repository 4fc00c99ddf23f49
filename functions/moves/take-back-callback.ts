import { endQueuedCallback, isQueuedCallback } from '../../flows/callback/promise.ts';
import type { Draft } from '../../flows/change.ts';
import { isOpenContact } from '../../flows/visit/contact.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Store } from '../adapters/store.ts';

/**
 * A call-back that stands in the queue, or rings at a desk, for a promise that no longer holds (withdrawn, concluded, a meeting chosen instead) is taken
 * out in the same write: nobody is called for nothing. Call after the draft has the visit as it will stand.
 */
export const takeBackCallback = async (store: Store, draft: Draft, before: Visit, after: Visit): Promise<void> => {
  if (before.activeCallId === undefined || (after.promise !== undefined && isOpenContact(after))) return;
  const call = await store.call(before.activeCallId);
  // A call-back that is under way, or lost and waiting with the citizen on the line, ends by itself.
  if (call === undefined || !isQueuedCallback(call)) return;
  const { activeCallId: _taken, ...rest } = after;
  endQueuedCallback(draft, call);
  draft.visit(before, rest);
};
