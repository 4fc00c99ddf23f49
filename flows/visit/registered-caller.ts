import type { Call } from '../../schemas/call.ts';
import type { CallId, VisitId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';

/** The open contact of the call in which somebody is registered. */
export function callersContact(work: Work, callId: CallId | undefined): Visit | undefined {
  if (callId === undefined) return undefined;
  const call = work.demand('call', callId);
  if (call.unitId !== work.unitId) refuse('notFound');
  const visit = work.demand('visit', call.visitId);
  // A call that has ended stays with its nameless contact and knows by itself who it was: the contact does not say.
  if (visit.personId !== undefined || call.identified) refuse('alreadyIdentified', 'callId');
  return isOpenContact(visit) ? visit : undefined;
}

/** The caller is known from now on; a call that goes on though its contact has ended goes on in the one that was registered. */
export function nameCaller(
  work: Work,
  callId: CallId,
  { person, visitId }: { person: Person; visitId: VisitId },
): void {
  const call = work.demand('call', callId);
  const moves = call.visitId !== visitId && call.state.at !== 'ended';
  const callable = call.callable || person.phone !== undefined;
  const named: Call = { ...call, identified: true, through: 'staff', callable };
  work.put(moves ? { ...named, visitId } : named);
  if (!moves) return;
  const left = work.demand('visit', call.visitId);
  if (left.activeCallId === callId) work.put(omit(left, 'activeCallId'));
  work.put({ ...work.demand('visit', visitId), activeCallId: callId });
}
