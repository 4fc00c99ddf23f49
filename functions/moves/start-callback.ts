import { isDue, queueCallback } from '../../flows/callback/promise.ts';
import { draftChange } from '../../flows/change.ts';
import type { MoveDeps } from './deps.ts';

/** Puts a due promise in the queue. Nothing when it is no longer due, or when somebody else was first. */
export const startCallback = async ({ store, now }: MoveDeps, visitId: string): Promise<void> => {
  const visit = await store.visit(visitId);
  if (visit === undefined || !isDue(visit, now())) return;
  const draft = draftChange(visit.unitId, now(), `${visit.visitId}.${visit.version}`);
  draft.visit(visit, queueCallback(draft, visit));
  await store.commit(draft.finish());
};
