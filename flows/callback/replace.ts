import type { Call } from '../../schemas/call.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';

/** A call-back that was promised gives way to something else, if there was one; its window is told, since it may have been broken by then. */
export function recordReplaced(work: Work, { visitId, callback }: Visit, callId?: CallId): void {
  if (callback === undefined) return;
  const { from, until } = callback;
  work.record({ type: 'callbackReplaced', from, until }, { visitId, ...(callId !== undefined && { callId }) });
}

/** Did the consultant of this talk agree with the citizen to call again? */
export function isAgreedIn({ connectedAt }: Call, { callback }: Visit): boolean {
  return callback?.agreed === true && connectedAt !== undefined && callback.madeAt >= connectedAt;
}
