import { beforeEach, describe, expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, consultantOf, visitOf } from '../../tests/fixtures/case.ts';
import { meanwhile, sidOf } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { match } from './match.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function at(seconds: number) {
  return new Date(Date.parse(caseNow) + seconds * 1000).toISOString();
}

/** Calls that wait and consultants that are free, both longest first. */
async function stand(calls: number, consultants: number) {
  for (let index = 1; index <= calls; index += 1)
    await line.seed(
      visitOf({ visitId: `visit_${index}`, activeCallId: `call_${index}` }),
      callOf({
        callId: `call_${index}`,
        visitId: `visit_${index}`,
        placeAt: at(index - 100),
        legs: { 1: { party: 'citizen', sid: sidOf(index), at: caseNow } },
      }),
    );
  for (let index = 1; index <= consultants; index += 1)
    await line.seed(consultantOf({ staffId: `staff_${index}`, user: `user${index}`, idleFrom: at(index - 100) }));
}

function pairs() {
  return line
    .all('consultant')
    .flatMap(({ staffId, state, callId }) => (state === 'reserved' ? [[staffId, callId]] : []))
    .toSorted();
}

describe('a match', () => {
  test('gives the call that waits longest to the consultant who is idle longest, and so on', async () => {
    await stand(3, 2);
    expect(await match(line.deps, caseUnit)).toBe(2);
    expect(pairs()).toEqual([
      ['staff_1', 'call_1'],
      ['staff_2', 'call_2'],
    ]);
    expect((await line.item('call', 'call_3')).state.at).toBe('waiting');
    expect(line.events('callReserved').map(({ by, callId }) => [by, callId])).toEqual([
      ['system', 'call_1'],
      ['system', 'call_2'],
    ]);
    expect(line.all('queueEntry').map(({ callId }) => callId)).toEqual(['call_3']);
    expect(line.all('availability')).toEqual([]);
  });

  test.each([
    [0, 2],
    [2, 0],
    [0, 0],
  ])('of %i calls and %i consultants makes none', async (calls, consultants) => {
    await stand(calls, consultants);
    expect(await match(line.deps, caseUnit)).toBe(0);
    expect(line.types()).toEqual([]);
  });

  test('asks nothing more once the only call is given', async () => {
    await stand(1, 3);
    const before = line.table.requests;
    expect(await match(line.deps, caseUnit)).toBe(1);
    // Who waits, who is free, the two items, the rules of the unit, and the write.
    expect(line.table.requests - before).toBe(5);
  });

  test('passes over whom the citizen wishes not to talk with, however many of them are first on the list', async () => {
    await stand(0, 7);
    const notWith = [1, 2, 3, 4, 5, 6].map((index) => `staff_${index}` as const);
    await line.seed(visitOf({ activeCallId: 'call_1', notWith }), callOf({ notWith }));
    const before = line.table.requests;
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_7', 'call_1']]);
    // Who waits is read once more, to the end of the list, and nobody is looked for who is waited for.
    expect(line.table.requests - before).toBe(6);
  });

  test('finds who speaks the language of a call, however far back on the list, and asks no more where somebody near does', async () => {
    await stand(0, 6);
    const suitedBy = { language: 'en', until: at(90) } as const;
    const visit = visitOf({ activeCallId: 'call_1', citizen: { language: 'en' } });
    await line.seed(visit, callOf({ suitedBy }));
    await line.seed(consultantOf({ staffId: 'staff_7', user: 'user7', idleFrom: at(-1), languages: ['en'] }));
    const before = line.table.requests;
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_7', 'call_1']]);
    // Beside the five of any call: who waits, to the end of the list, and everybody who is on duty.
    expect(line.table.requests - before).toBe(7);
    await line.seed(
      visitOf({ ...visit, visitId: 'visit_2' }),
      callOf({ callId: 'call_2', visitId: 'visit_2', suitedBy }),
    );
    await line.seed(consultantOf({ staffId: 'staff_0', user: 'user0', idleFrom: at(-200), languages: ['en'] }));
    const again = line.table.requests;
    expect(await match(line.deps, caseUnit)).toBe(1);
    // The rules of the unit are known by now.
    expect(line.table.requests - again).toBe(4);
  });

  test('waits for who speaks it and talks, holds nobody else up meanwhile, and goes to anybody when its time is over', async () => {
    await stand(0, 2);
    const suitedBy = { language: 'en', until: at(90) } as const;
    await line.seed(visitOf({ activeCallId: 'call_1', citizen: { language: 'en' } }), callOf({ suitedBy }));
    await line.seed(consultantOf({ staffId: 'staff_7', user: 'user7', state: 'busy', languages: ['en'] }));
    await line.seed(
      visitOf({ visitId: 'visit_2', activeCallId: 'call_2' }),
      callOf({ callId: 'call_2', visitId: 'visit_2', placeAt: at(1) }),
    );
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_1', 'call_2']]);
    line.now = at(90);
    for (const staffId of ['staff_2', 'staff_7'] as const) await line.store.heartbeat(caseUnit, staffId, at(90));
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toContainEqual(['staff_2', 'call_1']);
  });

  test('asks no more of a call of some target group where whoever is free takes every group', async () => {
    await stand(1, 3);
    const entry = line.all('queueEntry')[0];
    if (entry === undefined) throw new Error('Nobody waits');
    const suitedBy = { groups: ['over30' as const], until: at(90) };
    await line.store.overwrite({ ...(await line.item('call', 'call_1')), suitedBy });
    await line.store.overwrite({ ...entry, suitedBy });
    const before = line.table.requests;
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(line.table.requests - before).toBe(5);
  });

  test('is not held up by calls for which nobody may be rung who is free', async () => {
    await stand(7, 1);
    for (const index of [1, 2, 3, 4, 5, 6]) {
      const call = await line.item('call', `call_${index}`);
      await line.store.overwrite({ ...call, notWith: ['staff_1'] });
      const entry = line.all('queueEntry').find(({ callId }) => callId === call.callId);
      if (entry !== undefined) await line.store.overwrite({ ...entry, notWith: ['staff_1'] });
    }
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_1', 'call_7']]);
  });

  test('reaches as many as wait, beyond the heads of the lists', async () => {
    await stand(8, 7);
    expect(await match(line.deps, caseUnit)).toBe(7);
    expect(pairs().map(([, callId]) => callId)).toEqual([1, 2, 3, 4, 5, 6, 7].map((index) => `call_${index}`));
  });

  test('passes over who cools off', async () => {
    await stand(1, 0);
    await line.seed(
      consultantOf({ staffId: 'staff_cool', user: 'cool', idleFrom: at(10) }),
      consultantOf({ staffId: 'staff_2', user: 'two', idleFrom: at(20) }),
    );
    expect(await match(line.deps, caseUnit)).toBe(0);
    line.now = at(10);
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_cool', 'call_1']]);
  });

  test('signs off a desk that has gone silent, and rings the next one', async () => {
    await stand(1, 0);
    await line.seed(
      consultantOf({ staffId: 'staff_gone', user: 'gone', idleFrom: at(-50), aliveAt: at(-61) }),
      consultantOf({ staffId: 'staff_here', user: 'here', idleFrom: at(-40), aliveAt: at(-59) }),
    );
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_here', 'call_1']]);
    expect(await line.item('consultant', 'staff_gone')).toMatchObject({ state: 'off', reason: 'ingen forbindelse' });
  });

  test('that meets another gives nobody twice and leaves nobody out', async () => {
    await stand(4, 4);
    meanwhile(line, () => match(line.deps, caseUnit), 1);
    await match(line.deps, caseUnit);
    expect(pairs()).toEqual([1, 2, 3, 4].map((index) => [`staff_${index}`, `call_${index}`]));
    expect(line.events('callReserved')).toHaveLength(4);
  });

  test('whose consultant was taken meanwhile reads the lists again and gives the call to another', async () => {
    await stand(1, 2);
    meanwhile(line, async () => {
      const { idleFrom: _none, ...first } = await line.item('consultant', 'staff_1');
      await line.seed({ ...first, version: first.version + 1, state: 'pause' });
      await line.table.write([{ remove: { pk: `UNIT#${caseUnit}`, sk: `AVAILABLE#${at(-99)}#staff_1` } }]);
    });
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_2', 'call_1']]);
  });
});

describe('something that cannot be read', () => {
  test('about the first call does not keep the second from being answered', async () => {
    await stand(2, 1);
    await line.spoil(await line.item('call', 'call_1'));
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect(pairs()).toEqual([['staff_1', 'call_2']]);
  });

  test('about the first consultant does not keep the second from answering', async () => {
    await stand(1, 2);
    await line.spoil(await line.item('consultant', 'staff_1'));
    expect(await match(line.deps, caseUnit)).toBe(1);
    expect((await line.item('call', 'call_1')).legs['2']?.staffId).toBe('staff_2');
  });

  test('but a fault of another kind is thrown', async () => {
    await stand(1, 1);
    line.faults = ({ kind }) => {
      if (kind === 'write') throw new Error('The table is gone');
      return undefined;
    };
    await expect(match(line.deps, caseUnit)).rejects.toThrow('The table is gone');
  });
});
