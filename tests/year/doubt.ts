import type { Doing } from './agenda.ts';
import type { Plan } from './applicants.ts';
import type { Slip } from './careless.ts';
import { writeDown } from './forgetting.ts';
import type { Contact, Doubt } from './ledger.ts';
import { refusedAs } from './refused.ts';
import { freeSlot } from './slots.ts';
import { minute, type World } from './world.ts';

/** How long a physical meeting or follow-up lasts. */
export const meetingLength = 45 * minute;
/** After so many meetings that nobody came to, only a coordinator closes. */
const forCoordinator = 3;
/** How often those who do not come stay away, one after the other. */
const absences = [forCoordinator, 1, 1];

/** A doubt that is open, and what of it has gone wrong so far. */
export interface OpenDoubt {
  plan: Plan;
  contact: Contact;
  kept: Doubt;
  /** When its meeting begins, epoch ms. */
  startAt: number;
  slips: Slip[];
  missed: number;
}

function pathOf({ kept: { followUpId } }: OpenDoubt): string {
  return `/followups/${followUpId}/close`;
}

/** The follow-up is held; who does not come keeps the doubt open, and it is settled at the next time. */
export async function* settle(world: World, doubt: OpenDoubt): Doing {
  const { careless } = world;
  if (careless.strikes('earlyClosings')) yield* closeTooEarly(world, doubt);
  yield doubt.startAt + meetingLength;
  if (careless.strikes('noShows')) {
    doubt.slips.push('noShows');
    const times = absences[(careless.shares().noShows.meant - 1) % absences.length] ?? 1;
    while (doubt.missed < times) yield* stayAway(world, doubt);
  }
  yield* writeDown(world, doubt.kept.followUpId, close(world, doubt));
}

/** Somebody would like to have it done before anybody was met. */
async function* closeTooEarly({ line, now }: World, doubt: OpenDoubt): Doing {
  yield Math.min(now() + 10 * minute, doubt.startAt - minute);
  const answer = await line.staff('konsulent1').asks('POST', pathOf(doubt), { outcome: 'confirmed' });
  refusedAs('A doubt closed before its meeting', answer, [409, 'tooEarly']);
  doubt.slips.push('earlyClosings');
}

/** Nobody came: the next time is booked with the outcome, or in a second step. */
async function* stayAway(world: World, doubt: OpenDoubt): Doing {
  const coordinator = world.line.staff('koordinator1');
  const { followUpId } = doubt.kept;
  const { slotId, startAt } = await freeSlot(world, 1);
  const next = { slotId, lateReason: 'citizenWish' };
  doubt.missed += 1;
  world.ledger.staysAway();
  world.ledger.followUpBooked(doubt.kept, Date.parse(startAt));
  if (doubt.missed % 2 === 1) await coordinator.does('POST', pathOf(doubt), { outcome: 'noShow', next });
  else {
    const { followUps } = await coordinator.desk();
    const meetingId = followUps.find((row) => row.followUpId === followUpId)?.meetingId;
    await coordinator.does('POST', `/meetings/${meetingId}/outcome`, { outcome: 'noShow' });
    await coordinator.does('POST', `/followups/${followUpId}/meeting`, next);
  }
  doubt.startAt = Date.parse(startAt);
  yield doubt.startAt + meetingLength;
}

async function* close({ line, ledger, careless, now }: World, doubt: OpenDoubt): Doing {
  const { plan, contact, kept } = doubt;
  const closing =
    plan.followUp === 'changed'
      ? { outcome: 'changed', category: otherThan(plan) }
      : { outcome: 'confirmed', category: plan.category };
  if (doubt.missed >= forCoordinator) {
    const answer = await line.staff('konsulent1').asks('POST', pathOf(doubt), closing);
    refusedAs('A doubt closed by a consultant after three absences', answer, [403, 'coordinatorOnly']);
    yield now() + minute;
  }
  await line.staff('koordinator1').does('POST', pathOf(doubt), closing);
  ledger.followUpHeld(kept, contact, { closedAt: now(), changed: plan.followUp === 'changed' });
  for (const slip of doubt.slips) careless.seen(slip);
}

/** The category after all, of those that the group can have. */
function otherThan({ category, group }: Plan): string {
  if (category !== 'aktivitetsparat') return 'aktivitetsparat';
  return group === 'kontanthjaelp' ? 'jobparat' : 'uddannelsesparat';
}
