import { favrskov2021 } from '../../local/seed/policies/favrskov-2021.ts';
import { playable } from '../../local/seed/policies/policies.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Measured } from '../figures.ts';
import { playWindowYear, type WindowFigures } from './window-year.ts';

const least = { kept: 0.95, soon: 0.9 };
const consultants = 2;
const callsPerHour = 1;
const loads = [2, 2.4, 2.8];
const unit: Unit = {
  entity: 'unit',
  unitId: 'room',
  version: 0,
  name: 'Favrskov',
  number: '+4589640000',
  policies: [playable(favrskov2021)],
};

/** A year with two consultants: which windows are kept, where they are promised by what can be kept and where by the clock alone. */
export async function windows(): Promise<Measured> {
  const all = loads.map((asksPerHour) => {
    const plan = { unit, days: 365, consultants, handling: 1500, asksPerHour, callsPerHour, seed: 1 };
    const [modelled, plain] = [true, false].map((isModelled) => playWindowYear({ ...plan, isModelled }));
    return { asksPerHour, modelled: modelled as WindowFigures, plain: plain as WindowFigures };
  });
  return {
    name: 'routing: windows of call-backs in a year with two consultants',
    budget: `kept ${percent(least.kept)} at least, and ${percent(least.soon)} of those who ask have one of the same or the next working day`,
    lines: all.map(
      ({ asksPerHour, modelled, plain }) =>
        `${load(asksPerHour)}: ${modelled.asked} asked, kept ${share(modelled, 'kept')}, same or next working day ${share(modelled, 'soon')}; ` +
        `promised by the clock alone, kept ${share(plain, 'kept')}`,
    ),
    broken: all.flatMap(({ asksPerHour, modelled }) => brokenBy(load(asksPerHour), modelled)),
  };
}

function load(asksPerHour: number): string {
  return `${asksPerHour} wishes and ${callsPerHour} call an hour of 25 min, Mondays half as many again`;
}

function brokenBy(said: string, figures: WindowFigures): string[] {
  return (['kept', 'soon'] as const).flatMap((what) =>
    figures[what] < least[what] * figures.asked ? [`${said}: ${what} only ${share(figures, what)}`] : [],
  );
}

function share(figures: WindowFigures, what: 'kept' | 'soon'): string {
  return percent(figures[what] / figures.asked);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
