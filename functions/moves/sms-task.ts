import { draftChange } from '../../flows/change.ts';
import type { MoveDeps } from './deps.ts';

/** Opens the task once for a meeting, however often its SMS is refused. */
export const openSmsTask = async (
  { store, now }: Pick<MoveDeps, 'store' | 'now'>,
  unitId: string,
  visitId: `visit_${string}`,
  meetingId: `meeting_${string}` | undefined,
): Promise<void> => {
  const taskId = `task_sms_${meetingId ?? visitId}` as const;
  const draft = draftChange(unitId, now(), taskId);
  draft.put({
    entity: 'task',
    taskId,
    unitId,
    version: 0,
    kind: 'smsRefused',
    visitId,
    ...(meetingId !== undefined && { meetingId }),
    openedAt: draft.now,
  });
  draft.tell({ type: 'taskOpened', taskId }, { visitId });
  // Refused when the task is there already, which is what we want.
  await store.commit(draft.finish());
};
