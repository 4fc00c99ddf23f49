import { beforeEach, describe, expect, test } from 'vitest';
import { companionsOf } from '../../flows/case/companions.ts';
import { callbackOf, callOf, caseNow, caseUnit, sid, visitOf } from '../../tests/fixtures/case.ts';
import { meanwhile } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen } from '../../tests/fixtures/line-people.ts';
import { CaseBusy, changeCase } from './change-case.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const withdraw = { type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' } as const;
const save = { type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_1', version: 0, answers: { C1: 'ja' } } as const;
/** The kinds of request that a deed sends to the table. */
async function requestsOf(deed: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  line.faults = ({ kind }) => {
    seen.push(kind);
    return undefined;
  };
  await deed();
  return seen;
}

describe('a command', () => {
  test('is loaded, decided and written with its events, and answers with the case as it stands then', async () => {
    await line.seed(visitOf({ callback: callbackOf() }));
    const seen = await requestsOf(async () => {
      const outcome = await changeCase(line.deps, withdraw, karen.staffId);
      expect(outcome).toMatchObject({ done: true, made: {} });
      expect(outcome.file.item('visit', 'visit_1')).toMatchObject({
        version: 2,
        ended: { at: caseNow, reason: 'withdrawn' },
      });
    });
    // What is next is derived by the unit's rules, which a warm function keeps.
    expect(seen).toEqual(['getMany', 'getMany', 'write']);
    expect(await requestsOf(() => changeCase(line.deps, withdraw, karen.staffId))).toEqual(['getMany']);
    expect(line.events().map(({ by, payload }) => [by, payload.type])).toEqual([
      [karen.staffId, 'callbackReplaced'],
      [karen.staffId, 'visitEnded'],
    ]);
    expect((await line.item('visit', 'visit_1')).version).toBe(2);
  });

  test('that is refused writes nothing and says why', async () => {
    await line.seed(visitOf({ ended: { at: caseNow, reason: 'withdrawn' } }));
    const before = line.table.dump();
    const outcome = await changeCase(line.deps, withdraw, karen.staffId);
    expect(outcome).toMatchObject({ done: false, refused: { code: 'alreadyConcluded' } });
    expect(outcome.file.item('visit', 'visit_1')?.version).toBe(1);
    expect(line.table.dump()).toEqual(before);
  });

  test('about something that is not there is refused by its kind', async () => {
    expect(await changeCase(line.deps, withdraw, karen.staffId)).toMatchObject({
      done: false,
      refused: { code: 'notFound', about: 'visit' },
    });
  });

  test('that changes nothing writes nothing', async () => {
    await line.seed(visitOf(), callOf({ state: { at: 'ended', outcome: 'missed' } }));
    const said = { type: 'citizenSays', callId: 'call_1', sid: sid, digits: '1', isAfterConference: false } as const;
    const seen = await requestsOf(async () => {
      expect(await changeCase(line.deps, said, 'citizen')).toMatchObject({ done: true });
    });
    expect(seen).not.toContain('write');
  });
});

describe('somebody else who was first', () => {
  test('is seen when the command is decided anew', async () => {
    await line.seed(visitOf());
    meanwhile(line, async () => {
      const visit = await line.item('visit', 'visit_1');
      const wished = { ...visit, callback: callbackOf() };
      for (const one of [wished, ...companionsOf(wished)]) await line.store.overwrite(one);
    });
    const outcome = await changeCase(line.deps, withdraw, karen.staffId);
    expect(outcome.done).toBe(true);
    expect(line.types()).toEqual(['callbackReplaced', 'visitEnded']);
    expect(await line.item('visit', 'visit_1')).toMatchObject({ version: 3 });
  });

  test('may leave nothing to do: the refusal says so', async () => {
    await line.seed(visitOf());
    meanwhile(line, () => changeCase(line.deps, withdraw, karen.staffId));
    expect(await changeCase(line.deps, withdraw, karen.staffId)).toMatchObject({
      done: false,
      refused: { code: 'alreadyConcluded' },
    });
    expect(line.types()).toEqual(['visitEnded']);
  });

  test('who wrote the very same is not taken for ourselves', async () => {
    await line.seed(visitOf());
    meanwhile(line, () => changeCase(line.deps, save, karen.staffId));
    expect(await changeCase(line.deps, save, karen.staffId)).toMatchObject({ done: false, refused: { code: 'stale' } });
    expect((await line.item('checklist', 'visit_1')).version).toBe(1);
  });

  test('again and again ends in a word about it, after six tries', async () => {
    await line.seed(visitOf());
    let others = 0;
    meanwhile(
      line,
      async () => {
        others += 1;
        await line.store.overwrite(await line.item('visit', 'visit_1'));
      },
      100,
    );
    const busy = changeCase(line.deps, withdraw, karen.staffId);
    await expect(busy).rejects.toThrow(CaseBusy);
    await expect(busy).rejects.toThrow('withdraw met other writes 6 times');
    expect(others).toBe(6);
    line.faults = undefined;
    expect((await line.item('visit', 'visit_1')).ended).toBeUndefined();
    expect(line.types()).toEqual([]);
  });
});

describe('an answer of the table that was lost', () => {
  /** The first write is carried out, and nobody hears of it. */
  const loseFirstAnswer = () => {
    let lost = 0;
    line.faults = ({ kind }) => {
      if (kind !== 'write' || lost > 0) return undefined;
      lost += 1;
      return 'lostAnswer';
    };
  };

  test('leaves a write that is known again by its event', async () => {
    await line.seed(visitOf({ callback: callbackOf() }));
    loseFirstAnswer();
    const outcome = await changeCase(line.deps, withdraw, karen.staffId);
    expect(outcome).toMatchObject({ done: true });
    expect(outcome.file.item('visit', 'visit_1')).toMatchObject({ version: 2 });
    expect(line.types()).toEqual(['callbackReplaced', 'visitEnded']);
    expect((await line.item('visit', 'visit_1')).version).toBe(2);
  });

  test('leaves a write without events that is known again by what it wrote', async () => {
    await line.seed(visitOf());
    loseFirstAnswer();
    const outcome = await changeCase(line.deps, save, karen.staffId);
    expect(outcome).toMatchObject({ done: true });
    expect(await line.item('checklist', 'visit_1')).toMatchObject({ version: 1, answers: { C1: 'ja' } });
  });

  test('of a write that never arrived, and somebody else was first, is decided anew', async () => {
    await line.seed(visitOf());
    let lost = 0;
    line.faults = async ({ kind }) => {
      if (kind !== 'write') return undefined;
      lost += 1;
      if (lost === 1) {
        // Somebody else's write, and then an answer that tells nothing of it.
        line.faults = undefined;
        await changeCase(line.deps, { ...save, answers: { C1: 'nej' } }, 'staff_other');
        line.faults = ({ kind: later }) => (later === 'write' && lost++ === 1 ? 'lostAnswer' : undefined);
        return 'lostAnswer';
      }
      return undefined;
    };
    expect(await changeCase(line.deps, save, karen.staffId)).toMatchObject({ done: false, refused: { code: 'stale' } });
    expect((await line.item('checklist', 'visit_1')).answers).toEqual({ C1: 'nej' });
  });

  test('so often that nobody can tell is thrown', async () => {
    await line.seed(visitOf());
    line.faults = ({ kind }) => (kind === 'write' ? 'lostAnswer' : undefined);
    await expect(changeCase(line.deps, withdraw, karen.staffId)).rejects.toThrow('The table did not answer');
  });
});

describe('a table that is busy', () => {
  test.each(['conflict', 'throttle'] as const)(
    'for a while (%s) is asked again, and the command is carried out once',
    async (fault) => {
      await line.seed(visitOf({ callback: callbackOf() }));
      let met = 0;
      line.faults = () => {
        met += 1;
        return met % 3 === 0 ? undefined : fault;
      };
      expect(await changeCase(line.deps, withdraw, karen.staffId)).toMatchObject({ done: true });
      expect(line.types()).toEqual(['callbackReplaced', 'visitEnded']);
    },
  );

  test('for good is thrown', async () => {
    await line.seed(visitOf());
    line.faults = ({ kind }) => (kind === 'write' ? 'conflict' : undefined);
    await expect(changeCase(line.deps, withdraw, karen.staffId)).rejects.toThrow(
      'Another transaction was at the same rows',
    );
  });
});
