import type { Doing } from './agenda.ts';
import { type Applicant, registerCaller } from './applicant.ts';
import { at, dayOf } from './calendar.ts';
import { conclude } from './conclusion.ts';
import { meetingLength } from './doubt.ts';
import { writeDown } from './forgetting.ts';
import { minute, type World } from './world.ts';

/** The physical meeting that stands in the case: it is held and concluded, or the citizen does not come. */
export async function* meet(world: World, who: Applicant): Doing {
  const { plan, visitId } = who;
  const { meeting } = await world.line.staff('borgerservice1').visit(visitId);
  if (meeting === undefined) throw new Error(`${plan.name} has no meeting`);
  yield Date.parse(meeting.startAt);
  if (plan.comesToMeeting && !who.registered) await registerCaller(world, who);
  yield world.now() + meetingLength;
  const path = `/meetings/${meeting.meetingId}/outcome`;
  yield* writeDown(world, visitId, plan.comesToMeeting ? held(world, who, path) : missed(world, who, path));
}

async function* held(world: World, who: Applicant, path: string): Doing {
  await world.line.staff('borgerservice1').does('POST', path, { outcome: 'held' });
  world.ledger.met(who.contact, world.now());
  yield world.now() + 5 * minute;
  yield* conclude(world, who, 'physical');
}

async function* missed(
  { line, ledger, now, rules }: World,
  { plan, contact, visitId }: Applicant,
  path: string,
): Doing {
  const clerk = line.staff('borgerservice1');
  await clerk.does('POST', path, { outcome: 'noShow' });
  contact.standing = 'waiting';
  if (!plan.withdraws) return;
  yield at(rules.calendar.workingDayAfter(dayOf(now())), '10:00');
  await clerk.does('POST', `/visits/${visitId}/end`, { reason: 'withdrawn' });
  ledger.ends(contact, now());
}
