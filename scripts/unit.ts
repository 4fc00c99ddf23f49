/**
 * `npm run unit -- add|number|staff|list …`: units, their numbers and their staff, in the table of the line on this machine or of one in AWS.
 * What cannot be done is told in a sentence, with exit code 2, and nothing is written; a fault on the way ends with 1.
 */
import { randomUUID } from 'node:crypto';
import { localDayOf } from '../flows/calendar/local-time.ts';
import { favrskovToday } from '../local/seed/policies/favrskov-today.ts';
import { playable } from '../local/seed/policies/policies.ts';
import { addUnit } from './unit/add-unit.ts';
import { giveNumber } from './unit/give-number.ts';
import { demandFree, hire } from './unit/hire.ts';
import { listUnits } from './unit/list-units.ts';
import { openPlace, type Place } from './unit/open-place.ts';
import { readWish, usage } from './unit/read-wish.ts';
import { Refused } from './unit/refused.ts';
import { subjectFor } from './unit/sign-in.ts';
import { tellAround } from './unit/tell-around.ts';
import type { Wish } from './unit/wish.ts';

async function carryOut(place: Place, wish: Wish, region: string): Promise<string[]> {
  const { store } = place;
  switch (wish.verb) {
    case 'list':
      return listUnits(store, localDayOf(new Date().toISOString()));
    case 'add':
      return addUnit(store, place.isInAws ? favrskovToday : playable(favrskovToday), wish);
    case 'number':
      return giveNumber(store, wish);
    case 'staff': {
      await demandFree(store, wish);
      const subject = subjectFor(place, wish, { region, newSubject: randomUUID });
      return hire(store, { ...wish, subject, newId: () => randomUUID().replaceAll('-', '') });
    }
  }
}

async function main(): Promise<void> {
  const { wish, where } = readWish(process.argv.slice(2));
  const place = await openPlace(where);
  try {
    console.log(place.name);
    for (const line of await carryOut(place, wish, where.region)) console.log(line);
    for (const line of await tellAround(place, wish, where)) console.log(line);
  } finally {
    await place.close();
  }
}

try {
  await main();
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `${message}: ${cause.message}` : message);
  if (error instanceof Refused && error.isUsage) console.error(`\n${usage}`);
  process.exitCode = error instanceof Refused ? 2 : 1;
}
