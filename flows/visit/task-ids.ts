import type { OutreachId, PersonId, TaskId, VisitId } from '../../schemas/ids.ts';

/** The task of an acute need: one for each case. */
export function needIdOf(visitId: VisitId): TaskId {
  return `task_need-${visitId}`;
}

/** The task of speaking with somebody to whom our word was broken too often: one for each case. */
export function brokenIdOf(visitId: VisitId): TaskId {
  return `task_broken-${visitId}`;
}

/** The task of speaking with somebody whom an office had for a moment only: one for each case. */
export function officeGoneIdOf(visitId: VisitId): TaskId {
  return `task_office-${visitId}`;
}

/** The task of finding somebody else to talk with: one for each person. */
export function otherIdOf(personId: PersonId): TaskId {
  return `task_other-${personId}`;
}

/** The task of offering a coordinating caseworker: one for each person. */
export function offerIdOf(personId: PersonId): TaskId {
  return `task_offer-${personId}`;
}

/** The entry of the list of those whom the office wants called: one for each person, so that nobody stands on it twice. */
export function outreachIdOf(personId: PersonId): OutreachId {
  return `outreach_${personId}`;
}
