import type { SentSms } from '../../schemas/message.ts';
import type { Reply } from '../../schemas/reply.ts';
import type { MessageRow } from '../../schemas/staff-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps, StaffNames } from './deps.ts';
import { type Seen, seesAnswers } from './seen.ts';

/** What was sent about a case and what came in, in the order in which it did. */
export async function messagesView(
  deps: Deps,
  { visitId, replies = [] }: Visit,
  seen: Pick<Seen, 'staff'> & { names: StaffNames },
): Promise<{ messages?: MessageRow[] }> {
  const [sent, received] = await Promise.all([deps.store.sentAbout(visitId), deps.store.readable('reply', replies)]);
  const ids = [...new Set(sent.map(({ messageId }) => messageId))];
  const failed = new Set((await deps.store.readable('message', ids)).map(({ messageId }) => messageId));
  const rows = await Promise.all([
    ...sent.map((one) => sentRow(deps, one, failed.has(one.messageId))),
    ...received.map((one) => replyRow(deps, one, seen)),
  ]);
  return rows.length === 0 ? {} : { messages: rows.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}

async function sentRow({ sealing }: Deps, sent: SentSms, hasFailed: boolean): Promise<MessageRow> {
  const text = await sealing.open(sent.text, sent.unitId);
  return { at: sent.at, direction: 'out', text, ...(hasFailed && { failed: true as const }) };
}

async function replyRow(
  { sealing }: Deps,
  { replyId, unitId, at, text, meaning, shared, dueAt, answered }: Reply,
  { staff, names }: Pick<Seen, 'staff'> & { names: StaffNames },
): Promise<MessageRow> {
  const sees = seesAnswers({ staff });
  const byName = answered === undefined ? undefined : names.get(answered.by);
  return {
    at,
    direction: 'in',
    ...(sees && { text: await sealing.open(text, unitId) }),
    reply: {
      replyId,
      meaning,
      ...(shared !== undefined && { shared }),
      ...(dueAt !== undefined && { dueAt }),
      ...(answered !== undefined && {
        answered: {
          at: answered.at,
          ...(byName !== undefined && { byName }),
          ...(sees && { done: await sealing.open(answered.done, unitId) }),
        },
      }),
    },
  };
}
