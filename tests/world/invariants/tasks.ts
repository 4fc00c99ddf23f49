import type { Check, Complain } from './check.ts';
import type { Fact, TaskFact } from './fact.ts';
import type { Changed, Mirror } from './mirror.ts';

type Changes = Changed['changes'];

/** What was done stays done; something else to do takes its place when it is told of, or comes along from a case that is joined. */
function staysClosed(before: Fact | undefined, after: TaskFact, changes: Changes): string | undefined {
  const was = before?.is === 'task' ? before.closed : undefined;
  if (was === undefined) return undefined;
  if (after.closed !== undefined) return after.closed.at === was.at && after.closed.by === was.by ? undefined : 'again';
  const isNew = changes.some(
    (one) =>
      (one.before === undefined &&
        one.after?.is === 'event' &&
        one.after.type === 'taskOpened' &&
        one.after.visitId === after.visitId) ||
      (one.after?.is === 'task' && one.after.id !== after.id && one.after.closed?.outcome === 'joined'),
  );
  return isNew ? undefined : 'and open again';
}

/** A person is offered a coordinating caseworker by one task at a time. */
function oneOffer(mirror: Mirror, { visitId }: TaskFact, complain: Complain): void {
  const personOf = (id: string) => mirror.one('contact', id)?.person;
  const person = personOf(visitId);
  const offers = mirror
    .all('task')
    .filter((one) => one.sort === 'coordinator' && one.open && personOf(one.visitId) === person);
  if (person !== undefined && offers.length > 1)
    complain('two offers', `${person}: ${offers.map(({ id }) => id).join(', ')}`);
}

/** Somebody is to act on an acute need exactly as long as the answer tells of it and nobody has acted. */
function needStands(mirror: Mirror, visitId: string, complain: Complain): void {
  const need = mirror.all('task').find((one) => one.sort === 'acuteNeed' && one.visitId === visitId);
  const isTold = mirror.one('checklist', visitId)?.inNeed === true;
  if (need?.open === true && !isTold) complain('need', `${need.id} is open, and nobody tells of a need`);
  const contact = mirror.one('contact', visitId);
  // Of a contact that had ended before it was linked the need has gone over to the case, though it ended otherwise.
  const isMoved = contact?.joined === true || (contact?.ended === true && need?.closed?.outcome === 'joined');
  const isSeen = need !== undefined && (need.open || need.closed?.outcome === 'told');
  if (isTold && !isSeen && !isMoved) complain('need', `${visitId} tells of a need, and nobody is to act`);
}

const checks: Partial<Record<TaskFact['sort'], (mirror: Mirror, task: TaskFact, complain: Complain) => void>> = {
  coordinator: oneOffer,
  acuteNeed: (mirror, { visitId }, complain) => needStands(mirror, visitId, complain),
};

/** What somebody has to do because of a talk is there as long as there is a reason for it, once, until it is done. */
export function createTaskCheck(mirror: Mirror, complain: Complain): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is === 'checklist') needStands(mirror, after.id, complain);
      if (after?.is !== 'task') continue;
      const how = staysClosed(before, after, changes);
      if (how !== undefined) complain('closed again', `${after.id} was closed ${how}`);
      checks[after.sort]?.(mirror, after, complain);
    }
  };
}
