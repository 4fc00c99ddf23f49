import { addDays, atLocal, localDayOf } from '../../../flows/calendar/local-time.ts';
import { hoursOn } from '../../../flows/calendar/opening-hours.ts';
import type { Citizen } from './citizen.ts';
import type { Past } from './past.ts';
import { type Luck, luckFrom, personBy } from './people.ts';

const days = 730;
/** A municipality of Favrskov's size had 179 new applicants in a year of some 250 working days. */
const perDay = 179 / 250;
/** The last days belong to the stories of the week. */
const left = 6;

/** Puts two years of ordinary days on the agenda, up to some days before `now`. */
export function twoYears(past: Past, now: number): void {
  const luck = luckFrom(2021);
  const today = localDayOf(new Date(now).toISOString());
  let number = 0;
  for (let back = days; back > left; back -= 1) {
    const day = addDays(today, -back);
    if (hoursOn(day, past.line.unit) === undefined) continue;
    for (let arrivals = luck.next() + perDay; arrivals >= 1; arrivals -= 1) {
      number += 1;
      comes(past, luck, { number, day });
    }
  }
}

function comes(past: Past, luck: Luck, { number, day }: { number: number; day: string }): void {
  const isYoung = luck.next() < 0.18;
  const citizen = somebody(luck, number, isYoung);
  const at = Date.parse(atLocal(day, '08:10')) + luck.between(0, 5 * 3600) * 1000;
  const way = luck.next();
  past.agenda.at(at, async () => {
    if (way < 0.5) await past.registers(citizen, 'callback');
    else if (way < 0.72) await past.registers(citizen, 'physical');
    else {
      await past.registers(citizen, 'none');
      const rings = at + luck.between(10, 90) * 60_000;
      past.agenda.at(rings, () => past.calls(citizen, '3', { hangsUp: way > 0.97 }));
    }
  });
  // Now and then somebody rings whom nobody knows, and hangs up again.
  if (luck.next() < 0.06)
    past.agenda.at(at + 3_600_000, () =>
      past.calls(somebody(luck, number + 5000, false), '-', { hangsUp: true, withheld: true }),
    );
}

function somebody(luck: Luck, number: number, isYoung: boolean): Citizen {
  const chance = luck.next();
  const isUnsure = luck.next() < 0.15;
  const isTrained = !isYoung || luck.next() < 0.3;
  return {
    ...personBy(number, isYoung),
    ...(isYoung && { education: isTrained }),
    ...(luck.next() < 0.12 && withInterpreter(luck)),
    whenRung: chance < 0.08 ? ['no-answer'] : chance < 0.2 ? ['no-answer', 'answer'] : ['answer'],
    talkMinutes: luck.between(11, 26),
    category: categoryOf(luck, isTrained),
    certainty: isUnsure ? 'usikker' : luck.pick(['sikker', 'sikker', 'nogenlunde']),
    followUp: luck.pick(['confirmed', 'confirmed', 'changed', 'late']),
    comesTo: luck.next() < 0.06 ? 'nothing' : 'everything',
  };
}

/** An interpreter is needed; now and then none is there, and the talk is had again in person. */
function withInterpreter(luck: Luck): Pick<Citizen, 'language' | 'needs' | 'answers'> {
  const language = luck.pick(['arabisk', 'polsk', 'ukrainsk', 'tyrkisk']);
  return { language, needs: ['interpreter'], answers: { A4: luck.next() < 0.8 ? 'tolkMed' : 'tolkMangler' } };
}

function categoryOf(luck: Luck, isTrained: boolean): string {
  if (luck.next() < 0.3) return 'aktivitetsparat';
  return isTrained ? 'jobparat' : luck.pick(['uddannelsesparat', 'uddannelsesparat', 'aabenlystUddannelsesparat']);
}
