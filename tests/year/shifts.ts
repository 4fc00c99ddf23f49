import type { Doing } from './agenda.ts';
import { at, closes } from './calendar.ts';
import { tidyUp } from './forgetting.ts';
import { consultants, minute, type World } from './world.ts';

/** A consultant's day: on duty at eight, lunch from 12 to 12:30, home at closing time or when the last talk is over. */
async function* shift(world: World, user: string, day: string): Doing {
  const { line, now } = world;
  const consultant = line.consultant(user);
  await consultant.goesOnDuty();
  yield at(day, '12:00');
  while (!(await becomes(world, user, 'pause')) && now() < at(day, '12:25')) yield now() + minute;
  yield Math.max(now(), at(day, '12:30'));
  await becomes(world, user, 'available');
  yield closes(day);
  // Nobody goes home in the middle of a talk.
  while (!(await becomes(world, user, 'off'))) yield now() + minute;
}

async function becomes({ line }: World, user: string, state: 'available' | 'pause' | 'off'): Promise<boolean> {
  const { status } = await line.staff(user).asks('PUT', '/me/presence', { state });
  return status === 200;
}

/** Puts the shifts of a working day on the agenda. */
export function addShifts(world: World, day: string): void {
  for (const user of consultants) world.agenda.add(at(day, '08:00'), shift(world, user, day));
  world.agenda.add(at(day, '14:45'), tidyUp(world, day));
}
