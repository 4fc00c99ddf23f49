import type { Visit } from '../../schemas/visit.ts';
import { recordReplaced } from '../callback/replace.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { isOpenContact } from '../visit/contact.ts';
import { askDesk } from '../visit/desk.ts';

/** The citizen cannot hear, or does not want to be rung: a call that was promised gives way to a consultant who writes, and none is made any more. */
export function askToBeWrittenTo(work: Work, visit: Visit): boolean {
  recordReplaced(work, visit);
  const rest: Visit = { ...omit(visit, 'callback'), inWriting: visit.inWriting ?? work.now };
  work.put(rest);
  takeBackCallback(work, rest);
  const current = work.demand('visit', visit.visitId);
  if (!isOpenContact(current)) return false;
  askDesk(work, current, 'write');
  return true;
}
