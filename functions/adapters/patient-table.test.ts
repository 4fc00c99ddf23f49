import { expect, test } from 'vitest';
import { createPatientTable } from './patient-table.ts';
import { AnswerLost, absent, type Table, TableBusy, type Write, type Written } from './table.ts';

type Step = Written | Error;
const done: Written = { done: true };
const refused: Written = { done: false, refused: [0] };
const put: Write = { put: { pk: 'a', sk: 'b', version: 2 }, when: { version: 1 } };

/** A table that answers in turn as told, and a patient one round it that notes its pauses instead of taking them. */
function patientOver(steps: Step[], random = 1) {
  const left = [...steps];
  const pauses: number[] = [];
  let requests = 0;
  const next = async (): Promise<Written> => {
    requests += 1;
    const step = left.shift();
    if (step === undefined) throw new Error('Asked more often than expected');
    if (step instanceof Error) throw step;
    return step;
  };
  const table: Table = {
    get: async () => ({ answer: await next() }),
    getMany: async () => [{ answer: await next() }],
    query: async () => [{ answer: await next() }],
    write: next,
    get requests() {
      return requests;
    },
  };
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  return { patient: createPatientTable(table, { pause, random: () => random }), pauses, left };
}

function times(count: number, step: () => Error) {
  return Array.from({ length: count }, step);
}

function conflict() {
  return new TableBusy('conflict');
}

function throttle() {
  return new TableBusy('throttle');
}

function lost() {
  return new AnswerLost();
}

test('a write that meets another or is throttled is made again, each time after a longer pause by chance', async () => {
  const { patient, pauses } = patientOver([conflict(), throttle(), conflict(), done]);
  expect(await patient.write([put])).toEqual({ done: true });
  expect(pauses).toEqual([10, 20, 40]);
  expect(patient.requests).toBe(4);
  const sooner = patientOver([conflict(), throttle(), done], 0.25);
  await sooner.patient.write([put]);
  expect(sooner.pauses).toEqual([2.5, 5]);
});

test('a write that stays busy says so after eight tries, in its last words', async () => {
  const { patient, pauses, left } = patientOver([...times(7, conflict), throttle(), done]);
  await expect(patient.write([put])).rejects.toMatchObject({ name: 'TableBusy', why: 'throttle' });
  expect(left).toEqual([done]);
  expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640]);
});

test('a refused write is an answer: it is not made again, and nothing about it is doubtful', async () => {
  const { patient, pauses } = patientOver([conflict(), refused]);
  expect(await patient.write([put])).toEqual(refused);
  expect(pauses).toHaveLength(1);
});

test('a write without an answer is made again; refused then, it may have met itself', async () => {
  expect(await patientOver([lost(), done]).patient.write([put])).toEqual({ done: true });
  const { patient } = patientOver([lost(), conflict(), refused]);
  expect(await patient.write([put])).toEqual({ done: false, refused: [0], doubtful: true });
});

test('a write that never gets an answer says so after five tries', async () => {
  const { patient, left } = patientOver([conflict(), ...times(5, lost), done]);
  await expect(patient.write([put])).rejects.toBeInstanceOf(AnswerLost);
  expect(left).toEqual([done]);
});

test('a write that is busy to the end after an answer was lost never says that nothing was done', async () => {
  const { patient } = patientOver([lost(), ...times(7, conflict), done]);
  await expect(patient.write([put])).rejects.toBeInstanceOf(AnswerLost);
});

const key = { pk: 'a', sk: 'b' };
const add = { version: 1 };
test.each<[string, Write[]]>([
  ['adds under a condition on what it adds to', [{ update: key, add, when: { version: 1 } }]],
  ['adds where there was nothing', [{ update: key, add, when: { version: absent } }]],
  [
    'adds beside a mark put once',
    [
      { update: key, add },
      { put: { pk: 'm', sk: 'm' }, when: { pk: absent } },
    ],
  ],
  ['adds beside a row put over its last version', [{ update: key, add }, put]],
  [
    'adds beside something set under a condition on what it was',
    [{ update: key, add, set: { state: 'b' }, when: { state: 'a' } }],
  ],
  ['adds beside something unset that was demanded', [{ update: key, add, unset: ['state'], when: { state: 'a' } }]],
  [
    'adds beside the removal of a row as it was',
    [
      { update: key, add },
      { remove: { pk: 'm', sk: 'm' }, when: { state: 'a' } },
    ],
  ],
  ['adds nothing', [{ update: key, set: { state: 'b' } }, { put: key }, { remove: key }]],
])('a write that %s is made again when its answer is lost', async (_what, writes) => {
  expect(await patientOver([lost(), done]).patient.write(writes)).toEqual({ done: true });
});

test.each<[string, Write[]]>([
  ['without a condition', [{ update: key, add }]],
  ['under a condition that still holds afterwards', [{ update: key, add, when: { state: 'a', other: ['a', 'b'] } }]],
  [
    'beside a row put under such a condition',
    [
      { update: key, add },
      { put: { ...key, state: 'a' }, when: { state: 'a' } },
    ],
  ],
  [
    'beside a row removed if it is not there',
    [
      { update: key, add },
      { remove: key, when: { pk: absent } },
    ],
  ],
  ['under a condition reaching into a map', [{ update: key, add, set: { 'map.a': 'b' }, when: { 'map.a': 'a' } }]],
])('a write that adds %s is not: it might be added twice', async (_what, writes) => {
  const { patient, left } = patientOver([conflict(), lost(), done]);
  await expect(patient.write(writes)).rejects.toBeInstanceOf(AnswerLost);
  expect(left).toEqual([done]);
});

test('reads are made again alike', async () => {
  for (const read of ['get', 'getMany', 'query'] as const) {
    const { patient } = patientOver([throttle(), lost(), done]);
    const answer = await (read === 'get'
      ? patient.get(key)
      : read === 'query'
        ? patient.query(key)
        : patient.getMany([key]));
    expect(read === 'get' ? [answer] : answer).toEqual([{ answer: done }]);
    const busy = patientOver(times(9, throttle)).patient;
    await expect(busy.query(key)).rejects.toBeInstanceOf(TableBusy);
    expect(busy.requests).toBe(8);
  }
});

test('what is neither busy nor lost is thrown at once', async () => {
  const wrong = new TypeError('wrong');
  const { patient, pauses } = patientOver([wrong, done]);
  await expect(patient.write([put])).rejects.toBe(wrong);
  expect(pauses).toEqual([]);
});
