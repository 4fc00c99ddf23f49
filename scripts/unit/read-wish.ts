import { parseArgs } from 'node:util';
import {
  readNumber,
  readPersonName,
  readPlace,
  readRole,
  readSubject,
  readUnitId,
  readUnitName,
  readUser,
} from './read-words.ts';
import { Refused } from './refused.ts';
import type { Wish } from './wish.ts';

export const usage = `npm run unit -- list
npm run unit -- add UNIT --name "Prøveby Kommune" [--place "Torvet 1, Prøveby"]
npm run unit -- number UNIT +4587654321
npm run unit -- staff UNIT USER --role consultant|intake|coordinator|manager|admin|auditor --name "Kirsten Kjær"
Where: the line on this machine, running or stopped [--data DIR]; a store at an address [--endpoint URL];
in AWS --stack VisitationLine, or --table NAME, [--region eu-west-1], and for staff --subject SUB.`;

/** Which table is meant. */
export interface Whereabouts {
  data: string;
  table?: string | undefined;
  endpoint?: string | undefined;
  stack?: string | undefined;
  region: string;
}

const text = { type: 'string' } as const;
const whereabouts = { data: text, table: text, endpoint: text, stack: text, region: text };
const own = { name: text, place: text, role: text, subject: text };

type Own = Partial<Record<keyof typeof own, string>>;

/** What each verb is followed by, and the options it has. */
const verbs: Record<Wish['verb'], { words: string[]; options: (keyof typeof own)[] }> = {
  list: { words: [], options: [] },
  add: { words: ['the id of the unit, such as proeveby'], options: ['name', 'place'] },
  number: { words: ['the id of the unit', 'its telephone number, such as +4587654321'], options: [] },
  staff: {
    words: ['the id of the unit', 'the name the person signs in with, such as kirsten_k'],
    options: ['name', 'role', 'subject'],
  },
};

/** Reads the command line. @throws Refused with what is wrong and what to write instead */
export function readWish(args: string[]): { wish: Wish; where: Whereabouts } {
  const { values, positionals } = parsed(args);
  const [verb = '', ...words] = positionals;
  if (!isVerb(verb)) {
    const wrong = verb === '' ? 'It is not said what to do.' : `There is no “${verb}”.`;
    throw new Refused(`${wrong} Write add, number, staff or list.`, { isUsage: true });
  }
  demandWords(verb, words);
  for (const name of Object.keys(own) as (keyof typeof own)[])
    if (values[name] !== undefined && !verbs[verb].options.includes(name))
      throw new Refused(`--${name} says nothing to ${verb}. Leave it out.`, { isUsage: true });
  const { data = '.local', region = 'eu-west-1', table, endpoint, stack } = values;
  if (stack !== undefined && (table ?? endpoint) !== undefined)
    throw new Refused('--stack finds the table by itself. Leave out --table and --endpoint.', { isUsage: true });
  return { wish: wishOf(verb, words, values), where: { data, region, table, endpoint, stack } };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { ...whereabouts, ...own } });
  } catch (error) {
    throw new Refused((error as Error).message.split('. To specify')[0] ?? '', { isUsage: true });
  }
}

function isVerb(word: string): word is Wish['verb'] {
  return Object.hasOwn(verbs, word);
}

function demandWords(verb: Wish['verb'], words: string[]): void {
  const wanted = verbs[verb].words;
  const missing = wanted[words.length];
  if (missing !== undefined) throw new Refused(`${verb}: write ${missing}.`, { isUsage: true });
  const further = words.slice(wanted.length);
  if (further.length > 0)
    throw new Refused(
      `${verb}: “${further.join(' ')}” is too much. What has spaces in it stands in quotes, such as --name "Prøveby Kommune".`,
      { isUsage: true },
    );
}

function wishOf(verb: Wish['verb'], [unitId = '', second = '']: string[], options: Own): Wish {
  const demand = (name: keyof Own, example: string) => {
    const value = options[name];
    if (value === undefined) throw new Refused(`${verb}: write --${name} ${example}.`, { isUsage: true });
    return value;
  };
  const optional = <Value>(value: string | undefined, read: (written: string) => Value) =>
    value === undefined ? undefined : read(value);
  switch (verb) {
    case 'list':
      return { verb };
    case 'add': {
      const place = optional(options.place, readPlace);
      return { verb, unitId: readUnitId(unitId), name: readUnitName(demand('name', '"Prøveby Kommune"')), place };
    }
    case 'number':
      return { verb, unitId: readUnitId(unitId), number: readNumber(second) };
    case 'staff':
      return {
        verb,
        unitId: readUnitId(unitId),
        user: readUser(second),
        role: readRole(demand('role', 'consultant')),
        name: readPersonName(demand('name', '"Kirsten Kjær"')),
        subject: optional(options.subject, readSubject),
      };
  }
}
