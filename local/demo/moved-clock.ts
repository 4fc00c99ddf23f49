import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from 'driven-clock/clock';
import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { hoursOn, opensNext } from '../../flows/calendar/opening-hours.ts';
import type { Unit } from '../../schemas/unit.ts';

/** The line has been open for so long when a morning begins, so that nobody meets a door that is about to open. */
const intoTheDay = 'PT5M';

/** Is the line open, and when does the next working morning begin? */
export function morningOf(unit: Unit, now: string): { isOpen: boolean; nextMorning: string } {
  const hours = hoursOn(localDayOf(now), unit);
  const isOpen = hours !== undefined && now >= hours.opens && now < hours.closes;
  return { isOpen, nextMorning: plus(opensNext(now, unit), intoTheDay) };
}

/** A clock that runs ahead of the real one, also after a restart: what has happened must not lie in the future. */
export function createMovedClock(clock: Clock, dataDir: string) {
  const file = join(dataDir, 'clock-ahead-ms');
  return {
    /** As it was left. */
    restore(): void {
      const ahead = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
      if (ahead > 0) clock.real(Date.now() + ahead);
    },
    /** To a moment that lies ahead; a driven clock is left to whoever drives it. */
    moveTo(moment: number): void {
      if (clock.mode !== 'real' || moment <= clock.now()) return;
      clock.real(moment);
      writeFileSync(file, String(moment - Date.now()));
    },
  };
}
