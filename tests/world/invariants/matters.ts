import { people } from '../../../local/seed/people.ts';
import type { Owner } from '../../../schemas/step.ts';
import type { Check, Complain } from './check.ts';
import type {
  BirthdayFact,
  ContactFact,
  Fact,
  FollowUpFact,
  MessageFact,
  NoteFact,
  ReplyFact,
  TaskFact,
} from './fact.ts';
import { checkMarks } from './marks.ts';
import type { Changed, Mirror } from './mirror.ts';
import { createOutreachCheck } from './outreach.ts';
import { checkPromises } from './promises.ts';
import type { Settling } from './settled.ts';

type Matter =
  | ContactFact
  | FollowUpFact
  | MessageFact
  | ReplyFact
  | BirthdayFact
  | NoteFact
  | TaskFact
  | Extract<Fact, { is: 'outreach' }>;

const staff = new Set<string>(people.map(({ staffId }) => staffId));
const roles = new Set<string>(people.map(({ role }) => role));
const coordinators = new Set<string>(people.filter(({ role }) => role === 'coordinator').map(({ staffId }) => staffId));

/** A promise, a wish or a meeting that goes on after the conclusion is a matter too. */
function isUnfinished(matter: Matter): boolean {
  if (matter.is !== 'contact') return matter.open;
  return matter.open || (!matter.ended && isWaitedFor(matter));
}

/** Whatever is not finished stands on the list of open matters, and what is finished does not. */
function isListed(matter: Matter, complain: Complain): void {
  const { id, listed } = matter;
  if (isUnfinished(matter) !== listed)
    complain('lost', `${id} is ${listed ? 'finished and' : 'unfinished and not'} listed`);
}

function isWaitedFor({ promise, meetingId, desk }: ContactFact): boolean {
  return promise !== undefined || meetingId !== undefined || desk;
}

/** What has ended has nothing to come. */
function isLetGo(contact: ContactFact, complain: Complain): void {
  if (contact.ended && isWaitedFor(contact))
    complain('left over', `${contact.id} has ended and still has something to come`);
}

/** Once locked, a note stays so, with its time and its author. */
function isLocked({ id, locked }: NoteFact, after: Fact | undefined, complain: Complain): void {
  const now = after?.is === 'note' ? after.locked : undefined;
  if (now?.at !== locked?.at || now?.by !== locked?.by) complain('unlocked', `the note of ${id} was locked`);
}

/** A doubt is open until somebody has met the citizen, or a coordinator withdraws it and writes why. */
function isMet(before: Fact | undefined, { id, closed, startAt, listed }: FollowUpFact, complain: Complain): void {
  const wasOpen = before?.is !== 'followUp' || before.closed === undefined;
  if (closed === undefined || !wasOpen) return;
  if (listed) complain('lost', `${id} is closed and still has a next step`);
  const isSeen = startAt !== undefined && startAt <= closed.at;
  const isWithdrawn = closed.outcome === 'withdrawn' && closed.reason !== undefined && coordinators.has(closed.by);
  if (!isSeen && !isWithdrawn) complain('unseen', `${id} was closed as ${closed.outcome} by ${closed.by}`);
  if (closed.outcome === 'withdrawn' && !isWithdrawn) complain('unseen', `${id} was withdrawn by ${closed.by}`);
}

/** A conclusion rests on a talk; one that comes from a joined contact rested on one there. */
function isTalkHeld({ changes }: Changed, contact: ContactFact, mirror: Mirror): boolean {
  const before = changes.find(({ after }) => after === contact)?.before;
  if (before?.is !== 'contact') return false;
  const isTalking = mirror.all('call').some(({ visitId, talks }) => talks && visitId === contact.id);
  const isMoved = changes.some(
    (one) => one.before?.is === 'contact' && one.before.concluded && one.before.id !== before.id,
  );
  return before.talked || before.concluded || isTalking || isMoved;
}

/** Of a promise that one contact had, another has what came of it when the two are joined: the promise, or a meeting that was chosen instead. */
function isKept({ changes }: Changed, joined: ContactFact, complain: Complain): void {
  const before = changes.find(({ after }) => after === joined)?.before;
  if (before?.is !== 'contact' || before.joined || before.promise === undefined) return;
  const goesOn = changes.some(
    ({ before: was, after }) =>
      after?.is === 'contact' && after !== joined && (after.promise !== undefined || isChosen(was, after.meetingId)),
  );
  if (!goesOn) complain('promise lost', `${joined.id} was joined`);
}

/** A meeting that was not there before. */
function isChosen(before: Fact | undefined, meetingId: string | undefined): boolean {
  return meetingId !== undefined && !(before?.is === 'contact' && before.meetingId === meetingId);
}

/** One person behind a CPR number, however often somebody is registered. */
function isOnePerson({ changes }: Changed, mirror: Mirror, complain: Complain): void {
  for (const { after } of changes) {
    if (after?.is !== 'person' || after.cpr === undefined) continue;
    const others = mirror.all('person').filter(({ id, cpr }) => cpr === after.cpr && id !== after.id);
    if (others.length > 0) complain('two persons', `${after.id} and ${others.map(({ id }) => id).join(', ')}`);
  }
}

/** What holds of everything unfinished about a person, at every commit. */
export function createMatterCheck(mirror: Mirror, complain: Complain): Check {
  function look(changed: Changed, before: Fact | undefined, after: Fact | undefined): void {
    if (after !== undefined && 'listed' in after && after.is !== 'watchMark') isListed(after, complain);
    if (before?.is === 'note' && before.locked !== undefined) isLocked(before, after, complain);
    if (after?.is === 'followUp') isMet(before, after, complain);
    if (after?.is !== 'contact') return;
    isLetGo(after, complain);
    if (after.joined) isKept(changed, after, complain);
    if (after.concluded && !isTalkHeld(changed, after, mirror))
      complain('unheld', `${after.id} was concluded without a talk`);
  }
  const checkOutreach = createOutreachCheck(complain);
  return (changed) => {
    checkOutreach(changed);
    for (const { before, after } of changed.changes) look(changed, before, after);
    isOnePerson(changed, mirror, complain);
  };
}

/** Somebody who is there, or anybody of a role that somebody has. */
function isSomebody(owner: Owner): boolean {
  return 'staffId' in owner ? staff.has(owner.staffId) : roles.has(owner.role);
}

/** To be called every hour: whatever is open has, as it is shown now, one next step with an owner. */
export function checkMatters(mirror: Mirror, { now, unit, complain }: Settling): void {
  const matters = [
    ...mirror.contacts(),
    ...mirror.all('followUp'),
    ...mirror.all('message'),
    ...mirror.all('reply'),
    ...mirror.all('birthday'),
    ...mirror.all('note'),
    ...mirror.all('task'),
    ...mirror.all('outreach'),
  ];
  for (const { id, open, listed, stepAt } of matters) {
    const step = stepAt(now, unit);
    if (open !== (step !== undefined) && (open || !listed))
      complain('lost', `${id} is open: ${open}, and its step ${step?.what}`);
    if (step !== undefined && !isSomebody(step.owner)) complain('lost', `${id} is nobody's`);
  }
  for (const { id, stepAt } of mirror.all('watchMark')) {
    const owner = stepAt(now, unit)?.owner;
    if (owner !== undefined && !isSomebody(owner)) complain('lost', `${id} is nobody's`);
  }
  checkMarks(mirror, { now, unit, complain });
  checkPromises(mirror, { now, complain });
}
