import { atLocal, endOfDay } from '../../flows/calendar/local-time.ts';
import { readDay, readMoment } from '../../flows/calendar/read-date.ts';
import { accessPurpose } from '../../schemas/access.ts';
import { malformed, type Reply, type Route } from './route.ts';

/** What a parameter of a query is: a local day, a moment with its zone, or either; a word; true or false; what something is opened for. */
export type ParameterKind = 'day' | 'moment' | 'dayOrMoment' | 'text' | 'flag' | 'purpose';

const isA: Record<ParameterKind, (text: string) => boolean> = {
  day: (text) => readDay(text) !== undefined,
  moment: (text) => readMoment(text) !== undefined,
  dayOrMoment: (text) => readDay(text) !== undefined || readMoment(text) !== undefined,
  text: () => true,
  flag: (text) => text === 'true' || text === 'false',
  purpose: (text) => accessPurpose.safeParse(text).success,
};

/** How each kind is described in OpenAPI. */
export const formatOf: Record<ParameterKind, object> = {
  day: { type: 'string', format: 'date' },
  moment: { type: 'string', format: 'date-time' },
  text: { type: 'string' },
  flag: { type: 'boolean' },
  purpose: { type: 'string', enum: accessPurpose.options },
  dayOrMoment: {
    anyOf: [
      { type: 'string', format: 'date' },
      { type: 'string', format: 'date-time' },
    ],
  },
};

/** What is wrong with the query of a request, if anything: the first parameter that is missing or is not what it should be. */
export function wrongQuery({ query = {} }: Route, given: Record<string, string>): Reply<never> | undefined {
  for (const [name, { required, kind }] of Object.entries(query)) {
    const value = given[name];
    if (value === undefined) {
      if (required) return malformed(name, `Feltet ${name} mangler.`);
    } else if (!isA[kind](value))
      return malformed(
        name,
        kind === 'flag' || kind === 'purpose'
          ? `Feltet ${name} er ikke rigtigt.`
          : `Feltet ${name} er ikke en dato, der findes.`,
      );
  }
  return undefined;
}

/** A day means the whole local day; a moment means itself. */
export function momentOf(text: string, edge: 'from' | 'to'): string {
  const day = readDay(text);
  if (day === undefined) return readMoment(text) ?? text;
  return edge === 'from' ? atLocal(day, '00:00') : endOfDay(day);
}
