import type { Check, Complain } from './check.ts';
import type { Fact, MeetingFact, SlotFact } from './fact.ts';
import type { Mirror } from './mirror.ts';

/** A queue entry stands exactly while its call waits. */
function queueAgrees(mirror: Mirror, callId: string, complain: Complain): void {
  const { length } = mirror.all('queueEntry').filter((entry) => entry.callId === callId);
  const waits = mirror.one('call', callId)?.stage === 'waiting';
  if (length !== (waits ? 1 : 0)) complain('queue', `${callId} has ${length} entries, waits: ${waits}`);
}

/** An availability stands exactly while its consultant is free, with the same moment. */
function availabilityAgrees(mirror: Mirror, staffId: string, complain: Complain): void {
  const entries = mirror.all('availability').filter((entry) => entry.staffId === staffId);
  const consultant = mirror.one('consultant', staffId);
  const wanted = consultant?.available === true ? [consultant.idleFrom] : [];
  const right = entries.length === wanted.length && entries.every(({ idleFrom }, index) => idleFrom === wanted[index]);
  if (!right) complain('availability', `${staffId} has ${entries.length} entries`);
}

/** A time is sold to the meeting that is booked at it, and to no other. */
function slotAgrees(mirror: Mirror, slot: SlotFact, complain: Complain): void {
  if (slot.meetingId === undefined || mirror.one('meeting', slot.meetingId)?.slotId === slot.id) return;
  complain('slot', `${slot.id} is sold for a meeting that is not there`);
}

/** Does the case, or a doubt of it, know of its meeting? */
function isSomebodys(mirror: Mirror, { id, visitId }: MeetingFact): boolean {
  const isOfDoubt = mirror.all('followUp').some((doubt) => doubt.visitId === visitId && doubt.meetingId === id);
  return isOfDoubt || mirror.one('contact', visitId)?.meetingId === id;
}

/** How a meeting went is said when it has begun. */
function isBegun({ id, startAt, over }: MeetingFact, before: Fact | undefined, now: number): boolean {
  const wasOver = before?.is === 'meeting' && before.id === id && before.over;
  return !over || wasOver || Date.parse(startAt) <= now;
}

function meetingAgrees(mirror: Mirror, meeting: MeetingFact, complain: Complain): void {
  if (meeting.booked && mirror.one('slot', meeting.slotId)?.meetingId !== meeting.id)
    complain('slot', `${meeting.id} has no slot`);
  if (meeting.booked && !isSomebodys(mirror, meeting))
    complain('meeting of nobody', `${meeting.id} of ${meeting.visitId}`);
  const booked = mirror.all('meeting').filter((one) => one.booked && one.ofVisit && one.visitId === meeting.visitId);
  if (booked.length > 1) complain('two meetings', `${meeting.visitId}: ${booked.map(({ id }) => id).join(', ')}`);
}

/** What a fact that has changed, or is gone, makes worth looking at. */
function look(mirror: Mirror, fact: Fact, complain: Complain): void {
  switch (fact.is) {
    case 'call':
      queueAgrees(mirror, fact.id, complain);
      break;
    case 'queueEntry':
      queueAgrees(mirror, fact.callId, complain);
      break;
    case 'consultant':
      availabilityAgrees(mirror, fact.id, complain);
      break;
    case 'availability':
      availabilityAgrees(mirror, fact.staffId, complain);
      break;
    case 'slot':
      slotAgrees(mirror, fact, complain);
      break;
    case 'meeting':
      meetingAgrees(mirror, fact, complain);
      break;
    default:
  }
}

/** What stands on a list stands there for a reason, and what should stand there does. */
export function createListCheck(mirror: Mirror, complain: Complain, now: () => number): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is === 'meeting' && !isBegun(after, before, now())) complain('too early', `${after.id} is over`);
      // A slot or meeting that is gone says nothing any more; a list that lost an entry does.
      const fact = after ?? (before?.is === 'slot' || before?.is === 'meeting' ? undefined : before);
      if (fact !== undefined) look(mirror, fact, complain);
    }
  };
}
