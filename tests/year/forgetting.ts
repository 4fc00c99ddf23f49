import type { Doing } from './agenda.ts';
import { at } from './calendar.ts';
import { minute, type World } from './world.ts';

/** What is open because nobody has said how it went. */
const unwritten = ['outcome', 'closeFollowUp'];
const dayMs = 24 * 3600 * 1000;

interface Row {
  matterId: string;
  what: string;
  dueAt: string;
}

/** Somebody writes down how it went, or forgets to: then it is done by whoever finds the open matter on *Sager*, days later. */
export async function* writeDown(world: World, matterId: string, doing: Doing): Doing {
  if (!world.careless.strikes('forgottenOutcomes')) return yield* doing;
  world.forgotten.set(matterId, found(world, doing));
}

async function* found({ careless }: World, doing: Doing): Doing {
  careless.seen('forgottenOutcomes');
  yield* doing;
}

/**
 * Once a day the coordinator goes through *Sager*: tells whom an SMS did not reach, and asks about every outcome that is more than a day
 * overdue.
 */
export async function* tidyUp({ line, forgotten, agenda, now }: World, day: string): Doing {
  const coordinator = line.staff('koordinator1');
  const { cases } = await coordinator.does<{ cases: Row[] }>('GET', '/cases');
  for (const { matterId, what, dueAt } of cases) {
    if (what === 'tellCitizen') {
      yield now() + minute;
      await coordinator.does('POST', `/messages/${matterId}/told`);
    }
    const doing = forgotten.get(matterId);
    if (doing === undefined || !unwritten.includes(what) || Date.parse(dueAt) > at(day, '00:00') - dayMs) continue;
    forgotten.delete(matterId);
    agenda.add(now(), doing);
  }
}
