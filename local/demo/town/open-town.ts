import type { DemoStaff } from '../../seed/people.ts';
import { looksAgain } from '../looks.ts';
import { Town, type TownOptions } from './town.ts';

export interface OpenTownOptions extends Omit<TownOptions, 'colleagues'> {
  people: readonly DemoStaff[];
  now(): number;
}

/** Calls an hour when nothing else is said. */
const usual = 12;

/** The town of this machine, looked at by itself while it is on. */
export function openTown({ people, now, ...options }: OpenTownOptions) {
  // The first consultant is left to whoever tries the line.
  const [, ...colleagues] = people.filter(({ role }) => role === 'consultant').map(({ user }) => user);
  const town = new Town({ ...options, colleagues });
  let end: (() => void) | undefined;
  const close = () => {
    end?.();
    end = undefined;
  };
  return {
    shown: () => town.shown,
    comesOn(perHour = usual): void {
      if (town.isOn) return;
      close();
      town.begins(perHour, now());
      end = looksAgain(async () => {
        await town.look(now());
        if (!town.isOn) close();
      });
    },
    /** Whoever is on the line is answered first. */
    goesOff: () => town.ends(now()),
    close,
  };
}

export type OpenTown = ReturnType<typeof openTown>;
