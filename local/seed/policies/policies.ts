import type { Office } from '../../../schemas/office.ts';
import type { LocalDay } from '../../../schemas/time.ts';
import type { Policy } from '../../../schemas/unit.ts';
import { copenhagen2020 } from './copenhagen-2020.ts';
import { copenhagenVideo } from './copenhagen-video.ts';
import { favrskov2021 } from './favrskov-2021.ts';
import { favrskovToday } from './favrskov-today.ts';
import { skanderborg } from './skanderborg.ts';

/** Shipped examples by the name that `npm start -- --policy NAME` takes, the one that is played by default first. */
export const policies: Record<string, Policy> = Object.fromEntries(
  [favrskov2021, favrskovToday, skanderborg, copenhagenVideo, copenhagen2020].map((policy) => [policy.name, policy]),
);

/** The municipality that a shipped example is of, as its line says it. */
export function municipalityOf({ name }: Policy): string {
  if (name.startsWith('skanderborg')) return 'Skanderborg Kommune';
  return name.startsWith('copenhagen') ? 'Københavns Kommune' : 'Favrskov Kommune';
}

/** Telephones of this machine in place of a municipality's own; anybody may take them on the page of a citizen's telephone. */
export const playedOffices: readonly Office[] = [
  { id: 'jobcenter', name: 'Jobcentrets hovednummer', number: '+4589640010' },
  { id: 'ydelse', name: 'Ydelseskontoret', number: '+4589640020' },
];

/** On one machine a policy plays on any day that the clock is set to. */
export function playable({ validTo, ...policy }: Policy): Policy {
  const law = { from: policy.validFrom, ...(validTo !== undefined && { to: validTo }) };
  return { ...policy, validFrom: '2018-01-01', law, offices: [...playedOffices] };
}

/** What to say of a policy that is played outside its legal dates; nothing within them. */
export function outsideDates({ name, validFrom, validTo }: Policy, day: LocalDay): string | undefined {
  if (day >= validFrom && (validTo === undefined || day <= validTo)) return undefined;
  const dates = validTo === undefined ? `from ${validFrom}` : `from ${validFrom} to ${validTo}`;
  return `The policy ${name} was in force ${dates}: it is played as an example, and is not the law of ${day}.`;
}
