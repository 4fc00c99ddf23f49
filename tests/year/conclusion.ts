import { demandedAnswers } from '../line/consultant.ts';
import type { Doing } from './agenda.ts';
import { type Applicant, registerCaller } from './applicant.ts';
import type { Plan } from './applicants.ts';
import { at, dayOf, workingDayAfter } from './calendar.ts';
import { minute, type World } from './world.ts';

/** How long a physical meeting or follow-up lasts. */
const meetingLength = 45 * minute;

/** The consultant concludes what was talked about; a doubt books its follow-up in the same step. */
export async function* conclude(world: World, who: Applicant, channel: 'phone' | 'physical'): Doing {
  const { line, ledger, now } = world;
  const { plan } = who;
  const consultant = line.staff('konsulent1');
  const demands = plan.certainty === 'usikker' || (plan.wouldRatherMeet && channel === 'phone');
  const path = `/visits/${who.visitId}/conclude`;
  const asked = { ...(await prepare(world, who)), category: plan.category, certainty: plan.certainty };
  if (!demands) {
    await consultant.does('POST', path, asked);
    ledger.concluded(who.contact, plan.category, false);
    await world.afterConclusion(who.visitId);
    return;
  }
  const refused = await consultant.asks('POST', path, asked);
  if (refused.status !== 422) throw new Error(`A doubt without its follow-up was answered ${refused.status}`);
  // Late is a time after the target, the next working day.
  const slot = await freeSlot(world, plan.followUp === 'late' ? 3 : 1);
  const { followUp } = await consultant.does<{ followUp: { followUpId: string } }>('POST', path, {
    ...asked,
    followUp: { slotId: slot.slotId, lateReason: 'citizenWish' },
  });
  ledger.concluded(who.contact, plan.category, true);
  await world.afterConclusion(who.visitId);
  const kept = ledger.followUpOpened(now());
  if (plan.followUp === 'never') return;
  yield* settle(world, plan, { followUpId: followUp.followUpId, at: Date.parse(slot.startAt) });
  kept.closedAt = now();
  kept.held = true;
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

/** The follow-up is held; who does not come keeps the doubt open, and it is settled at the next time. */
async function* settle(
  world: World,
  plan: Plan,
  { followUpId, at: startAt }: { followUpId: string; at: number },
): Doing {
  const coordinator = world.line.staff('koordinator1');
  const path = `/followups/${followUpId}/close`;
  yield startAt + meetingLength;
  if (plan.followUp === 'noShow') {
    const again = await freeSlot(world, 1);
    await coordinator.does('POST', path, {
      outcome: 'noShow',
      next: { slotId: again.slotId, lateReason: 'citizenWish' },
    });
    yield Date.parse(again.startAt) + meetingLength;
  }
  const outcome = plan.followUp === 'changed' ? 'changed' : 'confirmed';
  const other = plan.category === 'jobparat' ? 'aktivitetsparat' : 'jobparat';
  await coordinator.does('POST', path, { outcome, ...(outcome === 'changed' && { category: other }) });
}

async function freeSlot({ line, now }: World, workingDaysAhead: number) {
  let day = workingDayAfter(dayOf(now()), workingDaysAhead);
  for (let tried = 0; tried < 5; tried += 1) {
    const [slot] = await line.staff('konsulent1').freeSlots(day);
    if (slot !== undefined) return slot;
    day = workingDayAfter(day);
  }
  throw new Error('No free time for a follow-up within a week');
}

/** The physical meeting that stands in the case: it is held and concluded, or the citizen does not come. */
export async function* meet(world: World, who: Applicant): Doing {
  const { line, now } = world;
  const { plan } = who;
  const clerk = line.staff('borgerservice1');
  const { meeting } = await clerk.visit(who.visitId);
  if (meeting === undefined) throw new Error(`${plan.name} has no meeting`);
  yield Date.parse(meeting.startAt);
  if (!plan.comesToMeeting) {
    yield now() + meetingLength;
    await clerk.does('POST', `/meetings/${meeting.meetingId}/outcome`, { outcome: 'noShow' });
    who.contact.standing = 'waiting';
    if (!plan.withdraws) return;
    yield at(workingDayAfter(dayOf(now())), '10:00');
    await clerk.does('POST', `/visits/${who.visitId}/end`, { reason: 'withdrawn' });
    who.contact.standing = 'ended';
    return;
  }
  if (!who.registered) await registerCaller(world, who);
  yield now() + meetingLength;
  await clerk.does('POST', `/meetings/${meeting.meetingId}/outcome`, { outcome: 'held' });
  yield now() + 5 * minute;
  yield* conclude(world, who, 'physical');
}
