import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { code, flagId, refusalCode, version } from './code.ts';
import { event } from './event.ts';
import * as ids from './ids.ts';
import { officeId } from './office.ts';
import { instant, localDay } from './time.ts';

/** The parts of a schema that are looked at. */
interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  options?: z.core.$ZodType[];
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  keyType?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  /** Of a literal or an enum, the tag of a union. */
  values?: unknown[];
}

interface Leaf {
  path: string;
  schema: z.core.$ZodType;
}

/** Every field of a schema that is no container, by its path; members of a union are named by their tag. */
function leavesOf(schema: z.core.$ZodType, path = ''): Leaf[] {
  const definition = schema._zod.def as unknown as Definition;
  const { shape, options = [], element, innerType, keyType, valueType } = definition;
  switch (definition.type) {
    case 'object':
      return Object.entries(shape ?? {}).flatMap(([name, field]) =>
        leavesOf(field, `${path}${path === '' ? '' : '.'}${name}`),
      );
    case 'union':
      return options.flatMap((option) => leavesOf(option, `${path}${tagOf(option)}`));
    case 'array':
      return leavesOf(element as z.core.$ZodType, `${path}[]`);
    case 'optional':
      return leavesOf(innerType as z.core.$ZodType, path);
    case 'record':
      return [
        ...leavesOf(keyType as z.core.$ZodType, `${path}{key}`),
        ...leavesOf(valueType as z.core.$ZodType, `${path}{}`),
      ];
    default:
      return [{ path, schema }];
  }
}

function tagOf(option: z.core.$ZodType): string {
  const { shape = {} } = option._zod.def as unknown as Definition;
  const tag = shape.type ?? shape.kind ?? shape.result;
  const [value] = (tag?._zod.def as unknown as Definition | undefined)?.values ?? [];
  return value === undefined ? '' : `(${String(value)})`;
}

function typeOf({ schema }: Leaf): string {
  return (schema._zod.def as unknown as Definition).type;
}

const leaves = leavesOf(event);
const texts = leaves.filter((leaf) => !['literal', 'enum', 'boolean', 'number', 'int'].includes(typeOf(leaf)));

/** The only texts that an event may hold: pseudonyms, moments, and words of fixed patterns. */
const allowed = new Map<z.core.$ZodType, string>([
  ...Object.entries(ids)
    .filter(([name]) => name !== 'callSid')
    .map(([name, schema]) => [schema, name] as const),
  [instant, 'instant'],
  [localDay, 'localDay'],
  [code, 'code'],
  [flagId, 'flagId'],
  [version, 'version'],
  [refusalCode, 'refusalCode'],
  [officeId, 'officeId'],
]);

describe('an event', () => {
  test('is walked to its last field', () => {
    const paths = leaves.map(({ path }) => path);
    for (const path of [
      'by',
      'payload(callEnded).talk.staffId',
      'effects[](sms).template',
      'outcomes{}(refused).code',
      'contact.day',
    ])
      expect(paths).toContain(path);
    expect(
      leaves.map(typeOf).filter((type) => ['unknown', 'any', 'custom', 'transform', 'lazy'].includes(type)),
    ).toEqual([]);
  });

  test('holds no text but pseudonyms, moments and words of fixed patterns', () => {
    const others = texts.filter(({ schema }) => !allowed.has(schema)).map(({ path }) => path);
    expect(others).toEqual(['outcomes{key}']);
  });

  test('holds words of a rule, refusal or version in these fields only', () => {
    const words = ['code', 'flagId', 'version', 'refusalCode'];
    const fields = texts.filter(({ schema }) => words.includes(allowed.get(schema) ?? ''));
    expect(fields.map(({ path, schema }) => `${allowed.get(schema)} ${path}`).toSorted()).toEqual([
      'code payload(callConnected).conversationType',
      'code payload(callEnded).talk.conversationType',
      'code payload(callOutBegun).conversationType',
      'code payload(conclusionCorrected).category',
      'code payload(conclusionCorrected).wasCategory',
      'code payload(firstTalkHeld).conversationType',
      'code payload(followUpClosed).conversationType',
      'code payload(followUpClosed).finalCategory',
      'code payload(followUpClosed).firstCategory',
      'code payload(meetingBooked).conversationType',
      'code payload(meetingEnded).conversationType',
      'code payload(meetingEnded).talk.conversationType',
      'code payload(outreachClosed).conversationType',
      'code payload(outreachListed).conversationType',
      'code payload(outreachRestored).conversationType',
      'code payload(talkNoted).conversationType',
      'code payload(visitConcluded).category',
      'code payload(visitConcluded).conversationType',
      'code payload(visitConcluded).previous.category',
      'flagId payload(procedureFollowed).flag',
      'flagId payload(visitConcluded).flags[]',
      'flagId payload(visitConcluded).mandatoryFlags[]',
      'flagId payload(watchMarkClosed).flag',
      'flagId payload(watchMarkSet).flag',
      'refusalCode outcomes{}(refused).code',
      'refusalCode payload(callbackNotDialled).code',
      'version payload(checklistPublished).definitionVersion',
      'version payload(choiceOffered).wordingVersion',
      'version payload(visitConcluded).definitionVersion',
    ]);
  });

  test.each([
    ['a name', 'Åse Æbelø'],
    ['a telephone number', '+4520123456'],
    ['a bare telephone number', '20123456'],
    ['a CPR', '6101701234'],
    ['a CPR with a dash', '610170-1234'],
    ['a CallSid', 'CA0123456789abcdef0123456789abcdef'],
    ['free text', 'Borgeren er ked af det.'],
  ])('has no field that takes %s', (_what, text) => {
    const takes = texts.filter(({ schema }) => (schema as z.ZodMiniType).safeParse(text).success);
    expect(takes.map(({ path }) => path)).toEqual([]);
  });

  test.each(['Åse Æbelø', '+4520123456', 'Borgeren er ked af det.'])(
    'has no id that takes %s behind its prefix',
    (text) => {
      const prefixes = ['visit_', 'call_', 'meeting_', 'followup_', 'message_', 'event_', 'staff_', 'person_'];
      const taken = prefixes.filter((prefix) =>
        texts.some(({ schema }) => (schema as z.ZodMiniType).safeParse(`${prefix}1`).success),
      );
      expect(taken).toEqual(prefixes);
      const takes = texts.filter(({ schema }) =>
        prefixes.some((prefix) => (schema as z.ZodMiniType).safeParse(prefix + text).success),
      );
      expect(takes.map(({ path }) => path)).toEqual([]);
    },
  );
});
