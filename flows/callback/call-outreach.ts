import type { OutreachId, StaffId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';
import { conversationTypeIds } from '../visit/conversation-types.ts';
import { latestOf } from '../visit/latest.ts';
import { entryOf } from '../visit/outreach.ts';
import { callOut } from './call-out.ts';

/** A consultant takes an entry of the list and calls out, in the person's latest case: two at once have one call. */
export function callOutreach(work: Work, { outreachId, staffId }: { outreachId: OutreachId; staffId: StaffId }): void {
  const { closed, personId, type, purpose } = entryOf(work, outreachId);
  if (closed !== undefined) refuse('superseded');
  const visit = latestOf(work, work.demand('person', personId)) ?? refuse('notFound');
  const kind = conversationTypeIds.find((one) => one === type) ?? refuse('notFound');
  callOut(work, { visitId: visit.visitId, staffId, kind, purpose, outreachId });
}
