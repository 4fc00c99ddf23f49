import type { ReplyId, StaffId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';

export interface AnsweredReply {
  replyId: ReplyId;
  staffId: StaffId;
  /** What was done about it, sealed. */
  done: string;
}

/** Somebody has seen to an SMS that came in; said twice, the first word stands. */
export function answerReply(work: Work, { replyId, staffId, done }: AnsweredReply): void {
  const reply = work.demand('reply', replyId);
  if (reply.unitId !== work.unitId) refuse('notFound', 'reply');
  if (reply.answered !== undefined || reply.dueAt === undefined) return;
  work.preload({ entity: 'visit', id: reply.visitId });
  work.put({ ...reply, answered: { at: work.now, by: staffId, done } });
  work.record({ type: 'replyAnswered', replyId }, { visitId: reply.visitId });
}
