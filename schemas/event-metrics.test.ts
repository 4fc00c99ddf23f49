import { describe, expect, test } from 'vitest';
import { registersBy, tellsWhole } from '../tests/fixtures/stories.ts';
import { type Event, event as eventSchema, type Payload, type PayloadOf } from './event.ts';

/** `a`, `a.b` and so on: every field of a value, those of its members included. */
type Paths<Value> = Value extends string | number | boolean | readonly unknown[]
  ? never
  : { [Name in keyof Value & string]: Name | `${Name}.${Paths<NonNullable<Value[Name]>>}` }[keyof Value & string];
type Told<Type extends Payload['type']> = Omit<Event, 'payload' | 'effects' | 'outcomes'> & {
  payload: PayloadOf<Type>;
};

/** Fields of one type of event; `later` ones have no source yet. */
interface Fact {
  type: Payload['type'];
  fields: string[];
  later: boolean;
}
function fact<Type extends Payload['type']>(type: Type, ...fields: Paths<Told<Type>>[]): Fact {
  return { type, fields, later: false };
}
function later<Type extends Payload['type']>(type: Type, ...fields: Paths<Told<Type>>[]): Fact {
  return { type, fields, later: true };
}

/** How a metric is computed from events alone: what its numerator and its denominator add up. */
interface Metric {
  name: string;
  numerator: Fact[];
  denominator: Fact[];
}

const registered = fact('personRegistered', 'payload.openedAt', 'day');
const offered = fact('choiceOffered', 'payload.offered', 'payload.through', 'payload.channels', 'by');
const chosen = fact('choiceMade', 'payload.choice', 'payload.was', 'payload.stage', 'by');
const talked = fact(
  'callEnded',
  'payload.talk.form',
  'payload.talk.number',
  'payload.talk.openedAt',
  'payload.talk.startedAt',
  'at',
);
const met = fact(
  'meetingEnded',
  'payload.talk.form',
  'payload.talk.number',
  'payload.talk.openedAt',
  'payload.talk.startedAt',
);
const concluded = fact('visitConcluded', 'payload.form', 'payload.category', 'payload.certainty');
const closed = fact(
  'followUpClosed',
  'payload.held',
  'payload.changed',
  'payload.firstCategory',
  'payload.finalCategory',
);

/** The metrics that managers ask for, with the facts that each rests on. A field that is removed or renamed does not compile here. */
const metrics: Record<string, Metric> = {
  M1: {
    name: 'persons who were offered the choice / newly registered',
    numerator: [
      fact('personRegistered', 'payload.offered'),
      fact('choiceOffered', 'payload.notOfferedWhy'),
      later('choiceOffered', 'payload.wordingVersion'),
    ],
    denominator: [registered],
  },
  M2: { name: 'chose physical / offered', numerator: [chosen], denominator: [offered] },
  M3: {
    name: 'telephone talks on the day of registration / telephone choices',
    numerator: [talked],
    denominator: [chosen],
  },
  M4: {
    name: 'hours from registration to the first talk, by channel',
    numerator: [talked, met],
    denominator: [talked, met],
  },
  M5: {
    name: 'first talk within the week / persons',
    numerator: [fact('firstTalkHeld', 'payload.openedAt', 'payload.dueAt', 'payload.met', 'payload.form')],
    denominator: [registered],
  },
  M6: {
    name: 'talks held / promised or booked, by channel, and what became of the others',
    numerator: [
      fact(
        'callbackKept',
        'payload.attempts',
        'payload.inWindow',
        'payload.lateSeconds',
        'payload.from',
        'payload.until',
      ),
      fact('meetingEnded', 'payload.outcome', 'payload.purpose', 'payload.form'),
    ],
    denominator: [
      fact('callbackPromised', 'payload.kind', 'payload.from', 'payload.until'),
      fact('meetingBooked', 'payload.purpose', 'payload.form', 'payload.startAt'),
      fact('meetingCancelled', 'payload.purpose'),
      fact('callbackMissed', 'payload.attempts', 'payload.from', 'payload.until'),
      fact('callbackAttemptFailed', 'payload.attempts'),
      fact('callbackReplaced', 'payload.from', 'payload.until'),
    ],
  },
  M7: {
    name: 'telephone talks although the law demanded attendance / telephone talks',
    numerator: [fact('callEnded', 'payload.talk.attendanceDemanded', 'payload.talk.legalBasis')],
    denominator: [talked],
  },
  M8: {
    name: 'telephone talks with a mandatory flag / concluded telephone talks, by flag',
    numerator: [fact('visitConcluded', 'payload.flagged', 'payload.mandatoryFlags', 'payload.flags', 'by')],
    denominator: [concluded],
  },
  M9: {
    name: 'category changed after the meeting / flagged with a meeting held',
    numerator: [closed],
    denominator: [closed],
  },
  M10: {
    name: 'concluded anew within 90 days / concluded, by channel',
    numerator: [fact('visitConcluded', 'payload.previous.at', 'payload.previous.form', 'payload.previous.category')],
    denominator: [concluded],
  },
  M11: {
    name: 'aktivitetsparat / concluded, by channel',
    numerator: [concluded, closed, fact('visitConcluded', 'citizen.ageGroup', 'citizen.education')],
    denominator: [concluded],
  },
  M12: {
    name: 'changed from telephone to physical / telephone choices, by stage',
    numerator: [chosen, fact('choiceMade', 'payload.askedBy')],
    denominator: [chosen],
  },
  M13: {
    name: 'follow-ups held by their due date / mandatory flags',
    numerator: [fact('followUpClosed', 'payload.held', 'payload.inTime', 'payload.dueAt')],
    denominator: [fact('followUpOpened', 'payload.dueAt', 'payload.startAt'), fact('followUpOverdue', 'payload.dueAt')],
  },
  M14: {
    name: 'consultants a citizen in the first 6 and 12 months, and why they changed',
    numerator: [
      fact('callEnded', 'payload.talk.staffId'),
      fact('callEnded', 'person.consultants', 'person.isNewConsultant', 'person.firstContactAt'),
      fact('meetingEnded', 'person.consultants', 'person.isNewConsultant', 'person.firstContactAt'),
      fact('caseworkerChanged', 'payload.was', 'payload.to', 'payload.reason'),
    ],
    denominator: [fact('callEnded', 'person.personId'), fact('meetingEnded', 'person.personId')],
  },
  M15: {
    name: 'follow-ups with the same consultant / follow-ups',
    numerator: [fact('followUpClosed', 'payload.sameStaff')],
    denominator: [closed],
  },
  M16: {
    name: 'answered, abandoned / offered calls; seconds to answer; call-backs within three attempts',
    numerator: [
      fact('callConnected', 'payload.direction', 'payload.waitSeconds'),
      fact('callEnded', 'payload.direction', 'payload.outcome', 'payload.callSeconds'),
      fact('callbackKept', 'payload.attempts'),
    ],
    denominator: [fact('callReceived', 'payload.caller', 'payload.open', 'payload.known')],
  },
  M17: {
    name: 'minutes of talk and of wrap-up / talks',
    numerator: [fact('callEnded', 'payload.talkSeconds'), fact('presenceChanged', 'payload.was', 'payload.seconds')],
    denominator: [talked],
  },
  M18: {
    name: 'notes locked on the day of the conclusion, and concluded on the day of the talk / concluded',
    numerator: [
      fact('noteLocked', 'payload.inTime', 'payload.writtenAt'),
      fact('noteOverdue', 'payload.dueAt'),
      fact('visitConcluded', 'payload.talkedAt', 'day'),
    ],
    denominator: [concluded],
  },
  M19: {
    name: 'talks by language; interpreter present / needed',
    numerator: [fact('visitConcluded', 'payload.interpretation', 'citizen.language')],
    denominator: [
      fact('callEnded', 'citizen.language', 'citizen.knownBefore'),
      fact('callEnded', 'citizen.interpreter'),
    ],
  },
  M20: { name: 'talks by form / talks', numerator: [talked, met], denominator: [talked, met] },
  M21: {
    name: 'citizens with four talks in twelve months / citizens with a benefit for as long',
    numerator: [talked, fact('callEnded', 'payload.talk.conversationType'), fact('callEnded', 'person.personId')],
    denominator: [fact('callEnded', 'person.firstContactAt')],
  },
  M22: {
    name: 'satisfaction after the call',
    numerator: [fact('talkRated', 'payload.score')],
    denominator: [talked],
  },
  M23: {
    name: 'registered > offered > chose telephone > reached > completed > flagged > physical > final',
    numerator: [
      offered,
      chosen,
      fact('callConnected', 'payload.staffId'),
      talked,
      fact('visitConcluded', 'payload.flagged'),
      met,
      closed,
    ],
    denominator: [registered],
  },
};

/** Whatever settles something says by whom, how, under which rules, of whom, and what had been offered. */
const settling: Fact[] = [
  fact(
    'visitConcluded',
    'by',
    'payload.form',
    'payload.legalBasis',
    'payload.attendanceDemanded',
    'payload.definitionVersion',
    'payload.offer.by',
    'payload.offer.channels',
    'payload.offer.through',
    'citizen.language',
    'citizen.knownBefore',
    'unitId',
  ),
  fact(
    'meetingEnded',
    'by',
    'payload.form',
    'payload.legalBasis',
    'payload.attendanceDemanded',
    'payload.offer.by',
    'payload.offer.channels',
    'citizen.language',
    'unitId',
  ),
  fact(
    'followUpClosed',
    'by',
    'payload.form',
    'payload.legalBasis',
    'payload.attendanceDemanded',
    'payload.offer.by',
    'payload.offer.channels',
    'citizen.language',
    'unitId',
  ),
  fact('visitConcluded', 'payload.conversationType'),
  fact('meetingEnded', 'citizen.ageGroup', 'citizen.education'),
  fact('followUpClosed', 'citizen.ageGroup', 'citizen.education'),
  fact('meetingEnded', 'payload.conversationType'),
  fact('meetingEnded', 'citizen.interpreter'),
  fact('followUpClosed', 'payload.conversationType'),
  fact('followUpClosed', 'citizen.interpreter'),
];

/** What a field of an event holds, by its path. */
function at(event: Event, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], event);
}

const facts = [
  ...Object.values(metrics).flatMap(({ numerator, denominator }) => [...numerator, ...denominator]),
  ...settling,
];
const events = tellsWhole();
function isTold({ type }: Fact, field: string): boolean {
  return events.some((event) => event.payload.type === type && at(event, field) !== undefined);
}

describe('the events', () => {
  test('have the facts of every metric, M1 to M23', () => {
    expect(Object.keys(metrics)).toEqual(Array.from({ length: 23 }, (_, index) => `M${index + 1}`));
    expect(
      Object.values(metrics).filter(({ numerator, denominator }) => numerator.length === 0 || denominator.length === 0),
    ).toEqual([]);
  });

  test('tell every fact that has a source: in one history of a few cases each of them is filled', () => {
    const silent = facts
      .filter((one) => !one.later)
      .flatMap((one) => one.fields.filter((field) => !isTold(one, field)).map((field) => `${one.type} ${field}`));
    expect([...new Set(silent)]).toEqual([]);
  });

  test('can be read again as they were told', () => {
    for (const event of events) expect(eventSchema.parse(event)).toEqual(event);
  });

  test('leave out what has no source yet: who fills it takes its mark away here', () => {
    const told = facts
      .filter((one) => one.later)
      .flatMap((one) => one.fields.filter((field) => isTold(one, field)).map((field) => `${one.type} ${field}`));
    expect(told).toEqual([]);
  });
});

describe('a choice', () => {
  test('takes what was chosen before out again, so that each citizen counts once', () => {
    const changes = registersBy('callback', 'physical', 'physical').filter(
      ({ payload }) => payload.type === 'choiceMade',
    );
    const counts: Record<string, number> = {};
    for (const { payload } of changes) {
      if (payload.type !== 'choiceMade') continue;
      counts[payload.choice] = (counts[payload.choice] ?? 0) + 1;
      if (payload.was !== undefined) counts[payload.was] = (counts[payload.was] ?? 0) - 1;
    }
    expect(counts).toEqual({ callback: 0, physical: 1 });
  });

  test('is offered once a contact, whoever asks again', () => {
    const offers = registersBy('callback', 'physical').filter(({ payload }) => payload.type === 'choiceOffered');
    expect(offers.map(({ by }) => by)).toEqual(['staff_intake']);
  });
});
