import { demandedAnswers } from '../line/consultant.ts';
import type { Doing } from './agenda.ts';
import type { Applicant } from './applicant.ts';
import { settle } from './doubt.ts';
import { endOfWeek } from './rules.ts';
import { freeSlot } from './slots.ts';
import type { World } from './world.ts';

type Form = 'phone' | 'physical';

/** The consultant concludes what was talked about; a doubt, or the law, books the physical meeting in the same step. */
export async function* conclude(world: World, who: Applicant, form: Form): Doing {
  const { line, ledger, rules } = world;
  const { plan } = who;
  const consultant = line.staff('konsulent1');
  const isDoubted = plan.certainty === 'usikker' || (plan.wouldRatherMeet && form === 'phone');
  const path = `/visits/${who.visitId}/conclude`;
  const asked = { ...(await prepare(world, who)), category: plan.category, certainty: plan.certainty };
  if (isDoubted || (rules.demandsAttendance && form === 'phone'))
    return yield* concludeWithMeeting(world, who, { path, asked, isDoubted });
  await consultant.does('POST', path, asked);
  await lockNote(world, who);
  ledger.concluded(who.contact, plan.category, false);
  await world.afterConclusion(who.visitId);
}

/** The draft is right as it stands. */
async function lockNote({ line }: World, { visitId }: Applicant): Promise<void> {
  await line.staff('konsulent1').does('POST', `/visits/${visitId}/note/lock`, { version: 1 });
}

interface Asked {
  path: string;
  asked: object;
  /** Somebody is in doubt; else it is only the law that demands the meeting. */
  isDoubted: boolean;
}

async function* concludeWithMeeting(world: World, who: Applicant, { path, asked, isDoubted }: Asked): Doing {
  const { line, ledger } = world;
  const { plan, contact } = who;
  const consultant = line.staff('konsulent1');
  const refused = await consultant.asks('POST', path, asked);
  if (refused.status !== 422)
    throw new Error(`A conclusion without the meeting it demands was answered ${refused.status}`);
  // Late is a time after the target, the next working day.
  const slot = await freeSlot(world, plan.followUp === 'late' ? 3 : 1);
  const { followUp } = await consultant.does<{ followUp: { followUpId: string } }>('POST', path, {
    ...asked,
    followUp: { slotId: slot.slotId, lateReason: 'citizenWish' },
  });
  await lockNote(world, who);
  ledger.concluded(contact, plan.category, isDoubted);
  await world.afterConclusion(who.visitId);
  const { followUpId } = followUp;
  const kept = ledger.followUpOpened({ followUpId, dueAt: dueOf(world, who, isDoubted) });
  const startAt = Date.parse(slot.startAt);
  ledger.followUpBooked(kept, startAt);
  if (plan.followUp === 'never') return;
  yield* settle(world, { plan, contact, kept, startAt, slips: [], missed: 0 });
}

/** A doubt is due on the next working day; the first talk that the law demands within its week, but no sooner than that. */
function dueOf({ rules: { calendar }, now }: World, { contact }: Applicant, isDoubted: boolean): number {
  const target = calendar.endOfNextWorkingDay(now());
  return isDoubted ? target : Math.max(target, endOfWeek(contact.openedAt));
}

/** Everything is asked that must be, and what was arranged before the talk is not wanted after it. */
async function prepare({ line }: World, { visitId }: Applicant) {
  const consultant = line.staff('konsulent1');
  const { version, callback, meeting } = await consultant.visit(visitId);
  const saved = await consultant.does<{ version: number }>('PUT', `/visits/${visitId}/checklist`, {
    version,
    answers: demandedAnswers,
  });
  const isFree = callback === undefined && meeting?.state !== 'booked';
  return { version: saved.version, ...(!isFree && { arrangements: 'cancel' }) };
}
